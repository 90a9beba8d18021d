//! Who has read what of a student, and by what right: lines are added, never changed.

use crate::{entity, error::StoreError, row::MOST_BOUND, word::Word};
use domain::calendar::Timestamp;
use domain::id::{BoardId, OrganisationId, PersonId, ReleaseId, SchoolClassId, StudentId};
use domain::release::{AccessGround, AccessWhat};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;
use uuid::Uuid;

const TABLE: &str = "file_access";

/// Within so many milliseconds the same reading is one line.
const HOUR: i64 = 60 * 60 * 1_000;

/// What was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// One student's own page.
    File(StudentId),
    /// All that is held of one student.
    Export(StudentId),
    /// The list of a class.
    Class(SchoolClassId),
    /// A board that names the students of the reader's school.
    Board(BoardId),
    /// What was released of one student to the reader's company.
    Released(StudentId, ReleaseId),
}

impl Subject {
    fn what(self) -> AccessWhat {
        match self {
            Self::File(_) => AccessWhat::File,
            Self::Export(_) => AccessWhat::Export,
            Self::Class(_) => AccessWhat::ClassList,
            Self::Board(_) => AccessWhat::BoardList,
            Self::Released(..) => AccessWhat::Released,
        }
    }

    fn id(self) -> Uuid {
        match self {
            Self::File(student) | Self::Export(student) | Self::Released(student, _) => student.0,
            Self::Class(class) => class.0,
            Self::Board(board) => board.0,
        }
    }
}

/// Who reads, for which organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessReader {
    /// Which person.
    pub person: PersonId,
    /// Of which school or company.
    pub organisation: OrganisationId,
}

/// A line of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessLine {
    /// When, the first time within its hour.
    pub at: Timestamp,
    /// Who.
    pub reader: AccessReader,
    /// What.
    pub what: AccessWhat,
    /// By what right.
    pub ground: AccessGround,
}

/// Those of the subjects of which this hour has no line of this reader yet.
///
/// # Errors
/// [`StoreError`].
pub async fn unnoted(
    connection: &impl ConnectionTrait,
    reader: AccessReader,
    subjects: &[Subject],
    at: Timestamp,
) -> Result<Vec<Subject>, StoreError> {
    use entity::file_access::{Column, Entity};
    let mut noted = BTreeSet::new();
    for subjects in subjects.chunks(MOST_BOUND - 2) {
        let query = Entity::find()
            .select_only()
            .column(Column::What)
            .column(Column::Subject)
            .filter(Column::Person.eq(reader.person.0))
            .filter(Column::Hour.eq(at.0.div_euclid(HOUR)))
            .filter(Column::Subject.is_in(subjects.iter().map(|subject| subject.id())));
        let rows: Vec<(String, Uuid)> = query.into_tuple().all(connection).await?;
        noted.extend(rows);
    }
    let is_new = |subject: &Subject| !noted.contains(&(subject.what().word().to_owned(), subject.id()));
    Ok(subjects.iter().copied().filter(is_new).collect())
}

/// Adds a line for each subject; one that is there already for this hour stays as it is.
///
/// # Errors
/// [`StoreError::Reference`] where a subject is gone.
pub async fn note(connection: &impl ConnectionTrait, reader: AccessReader, subjects: &[Subject], at: Timestamp) -> Result<(), StoreError> {
    use entity::file_access::{ActiveModel, Column, Entity};
    const COLUMNS: usize = 11;
    for subjects in subjects.chunks(MOST_BOUND / COLUMNS) {
        let rows = subjects.iter().map(|subject| {
            let (student, class, board, release) = match *subject {
                Subject::File(student) | Subject::Export(student) => (Some(student.0), None, None, None),
                Subject::Class(class) => (None, Some(class.0), None, None),
                Subject::Board(board) => (None, None, Some(board.0), None),
                Subject::Released(student, release) => (Some(student.0), None, None, Some(release.0)),
            };
            ActiveModel {
                id: Set(Uuid::now_v7()),
                at: Set(at.0),
                hour: Set(at.0.div_euclid(HOUR)),
                person: Set(reader.person.0),
                organisation: Set(reader.organisation.0),
                what: Set(subject.what().word().to_owned()),
                subject: Set(subject.id()),
                student: Set(student),
                school_class: Set(class),
                board: Set(board),
                name_release: Set(release),
            }
        });
        let rows: Vec<ActiveModel> = rows.collect();
        let again = OnConflict::columns([Column::Subject, Column::Person, Column::What, Column::Hour]).do_nothing().to_owned();
        Entity::insert_many(rows).on_conflict(again).exec_without_returning(connection).await?;
    }
    Ok(())
}

/// Who has read of a student, the newest first, at most so many lines: the student's own page and what
/// was released, the list of the class, the boards of the student's school with their names.
///
/// # Errors
/// [`StoreError`].
pub async fn of_student(
    connection: &impl ConnectionTrait,
    student: StudentId,
    school: OrganisationId,
    class: SchoolClassId,
    boards: &BTreeSet<BoardId>,
    most: u64,
) -> Result<Vec<AccessLine>, StoreError> {
    use entity::file_access::{Column, Entity};
    let lists = Condition::any().add(Column::SchoolClass.eq(class.0)).add(Column::Board.is_in(boards.iter().map(|board| board.0)));
    let lists = Condition::all().add(Column::Organisation.eq(school.0)).add(lists);
    let query = Entity::find().filter(Condition::any().add(Column::Student.eq(student.0)).add(lists));
    let rows = query.order_by_desc(Column::At).order_by_desc(Column::Id).limit(most).all(connection).await?;
    rows.into_iter().map(line).collect()
}

fn line(row: entity::file_access::Model) -> Result<AccessLine, StoreError> {
    Ok(AccessLine {
        at: Timestamp(row.at),
        reader: AccessReader { person: PersonId(row.person), organisation: OrganisationId(row.organisation) },
        what: AccessWhat::read(TABLE, &row.what)?,
        ground: row.name_release.map_or(AccessGround::OwnSchool, |release| AccessGround::Release(ReleaseId(release))),
    })
}
