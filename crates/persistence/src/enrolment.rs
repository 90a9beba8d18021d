//! Students as their school keeps them, with versions: the register's row, and what each can do.
//! Names are in [`crate::student`] and [`crate::intake`].

use crate::import::{Attested, attested_row};
use crate::record::{self, StudentRow, student_row};
use crate::row::{self, MOST_BOUND};
use crate::{entity, error::StoreError, student};
use domain::calendar::Date;
use domain::id::{BoardId, CompetenceId, PersonId, SchoolClassId, StudentId};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QuerySelect, UpdateMany};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A student with who wrote the row last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredStudent {
    /// The register's row.
    pub row: StudentRow,
    /// How often it was written.
    pub version: u64,
    /// By whom last; `None` after an import.
    pub changed_by: Option<PersonId>,
}

/// A competence of a student with who wrote it last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredHeld {
    /// Which, how well, who attested it.
    pub attested: Attested,
    /// How often it was written.
    pub version: u64,
    /// By whom last; `None` after an import.
    pub changed_by: Option<PersonId>,
}

/// What would lose a student.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StudentNeeds {
    /// Boards on which they take part.
    pub boards: BTreeSet<BoardId>,
    /// Placements of earlier years.
    pub past: u64,
    /// People who enter as this student.
    pub people: u64,
}

/// One student; `None` where there is none.
///
/// # Errors
/// [`StoreError`].
pub async fn one(connection: &impl ConnectionTrait, id: StudentId) -> Result<Option<StoredStudent>, StoreError> {
    entity::student::Entity::find_by_id(id.0).one(connection).await?.map(stored).transpose()
}

/// The students of a class.
///
/// # Errors
/// [`StoreError`].
pub async fn of_class(connection: &impl ConnectionTrait, class: SchoolClassId) -> Result<Vec<StoredStudent>, StoreError> {
    let query = entity::student::Entity::find().filter(entity::student::Column::SchoolClass.eq(class.0));
    query.all(connection).await?.into_iter().map(stored).collect()
}

fn stored(row: entity::student::Model) -> Result<StoredStudent, StoreError> {
    let (version, changed_by) = (row::number("student", row.version)?, row.changed_by.map(PersonId));
    Ok(StoredStudent { row: record::student(row)?, version, changed_by })
}

/// Adds a student, as yet without a name.
///
/// # Errors
/// [`StoreError::Taken`] where the school has the register number already.
pub async fn insert(connection: &impl ConnectionTrait, student: &StudentRow, by: Option<PersonId>) -> Result<(), StoreError> {
    let row = entity::student::ActiveModel { placement_lock: Set(0), changed_by: Set(by.map(|by| by.0)), ..student_row(student) };
    entity::student::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// Writes a student over the version that one has seen; `false` where it is at another one, or gone.
///
/// # Errors
/// [`StoreError::Taken`] where another one of the school has the register number.
pub async fn change(connection: &impl ConnectionTrait, seen: u64, after: &StudentRow, by: Option<PersonId>) -> Result<bool, StoreError> {
    let at_version = entity::student::Column::Version.eq(row::stored_version(seen));
    Ok(written(after, by).filter(at_version).exec(connection).await?.rows_affected == 1)
}

/// Writes a student over whatever version there is.
///
/// # Errors
/// [`StoreError::Database`] where there is none.
pub(crate) async fn replace(connection: &impl ConnectionTrait, after: &StudentRow) -> Result<(), StoreError> {
    one_row(written(after, None).exec(connection).await?.rows_affected)
}

fn written(after: &StudentRow, by: Option<PersonId>) -> UpdateMany<entity::student::Entity> {
    use entity::student::{ActiveModel, Column, Entity};
    let row = ActiveModel { placement_lock: NotSet, version: NotSet, changed_by: Set(by.map(|by| by.0)), ..student_row(after) };
    let next = Expr::col(Column::Version).add(1);
    Entity::update_many().set(row).col_expr(Column::Version, next).filter(Column::Id.eq(after.id.0))
}

/// Counts a student's version up because something that belongs to them is written over the version
/// that one has seen; `false` where it is at another one, or gone.
///
/// # Errors
/// [`StoreError`].
pub async fn touch(connection: &impl ConnectionTrait, id: StudentId, seen: u64, by: Option<PersonId>) -> Result<bool, StoreError> {
    use entity::student::{ActiveModel, Column, Entity};
    let row = ActiveModel { changed_by: Set(by.map(|by| by.0)), ..ActiveModel::default() };
    let these = Column::Id.eq(id.0).and(Column::Version.eq(row::stored_version(seen)));
    let next = Expr::col(Column::Version).add(1);
    let done = Entity::update_many().set(row).col_expr(Column::Version, next).filter(these).exec(connection).await?;
    Ok(done.rows_affected == 1)
}

fn one_row(rows: u64) -> Result<(), StoreError> {
    if rows == 0 { Err(StoreError::Database(DbErr::RecordNotUpdated)) } else { Ok(()) }
}

/// What would lose a student.
///
/// # Errors
/// [`StoreError`].
pub async fn needs(connection: &impl ConnectionTrait, id: StudentId) -> Result<StudentNeeds, StoreError> {
    let boards = entity::board_student::Entity::find().filter(entity::board_student::Column::Student.eq(id.0)).all(connection).await?;
    let past = entity::past_placement::Entity::find().filter(entity::past_placement::Column::Student.eq(id.0)).count(connection).await?;
    let people = entity::person::Entity::find().filter(entity::person::Column::Student.eq(id.0)).count(connection).await?;
    Ok(StudentNeeds { boards: boards.into_iter().map(|row| BoardId(row.board)).collect(), past, people })
}

/// Removes a student at the version that one has seen, with name and competences; `false` where it
/// is at another one, or gone.
///
/// # Errors
/// [`StoreError::Reference`] where a board needs them.
pub async fn remove(connection: &impl ConnectionTrait, id: StudentId, seen: u64) -> Result<bool, StoreError> {
    use entity::student::{Column, Entity};
    let these = Column::Id.eq(id.0).and(Column::Version.eq(row::stored_version(seen)));
    Ok(Entity::delete_many().filter(these).exec(connection).await?.rows_affected == 1)
}

/// Moves these students from one class into another one; how many of them were in the first.
///
/// # Errors
/// [`StoreError`].
pub async fn move_to_class(
    connection: &impl ConnectionTrait,
    students: &[StudentId],
    from: SchoolClassId,
    to: SchoolClassId,
    by: Option<PersonId>,
) -> Result<usize, StoreError> {
    use entity::student::{Column, Entity};
    let mut moved = 0;
    for students in students.chunks(MOST_BOUND - 3) {
        let done = Entity::update_many()
            .col_expr(Column::SchoolClass, Expr::value(to.0))
            .col_expr(Column::ChangedBy, Expr::value(by.map(|by| by.0)))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::SchoolClass.eq(from.0))
            .filter(Column::Id.is_in(students.iter().map(|id| id.0)))
            .exec(connection)
            .await?;
        moved += usize::try_from(done.rows_affected).unwrap_or(usize::MAX);
    }
    Ok(moved)
}

/// Which of these students stand on a board that is not over on a day.
///
/// # Errors
/// [`StoreError`].
pub async fn on_open_boards(
    connection: &impl ConnectionTrait,
    students: &[StudentId],
    day: Date,
) -> Result<BTreeSet<StudentId>, StoreError> {
    use entity::{board, board_student};
    let mut found = BTreeSet::new();
    for students in students.chunks(MOST_BOUND - 1) {
        let mut open = Query::select();
        open.column(board::Column::Id).from(board::Entity).and_where(board::Column::PeriodTo.gte(day));
        let query = board_student::Entity::find()
            .filter(board_student::Column::Student.is_in(students.iter().map(|id| id.0)))
            .filter(board_student::Column::Board.in_subquery(open));
        found.extend(query.all(connection).await?.into_iter().map(|row| StudentId(row.student)));
    }
    Ok(found)
}

/// Which students of a class stand on a board.
///
/// # Errors
/// [`StoreError`].
pub async fn on_boards(connection: &impl ConnectionTrait, class: SchoolClassId) -> Result<BTreeSet<StudentId>, StoreError> {
    use entity::board_student::{Column, Entity};
    let students: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Student)
        .filter(Column::Student.in_subquery(students_of(class)))
        .distinct()
        .into_tuple()
        .all(connection)
        .await?;
    Ok(students.into_iter().map(StudentId).collect())
}

/// How many competences each student of a class has who has some.
///
/// # Errors
/// [`StoreError`].
pub async fn held_counts(connection: &impl ConnectionTrait, class: SchoolClassId) -> Result<BTreeMap<StudentId, u32>, StoreError> {
    use entity::student_competence::{Column, Entity};
    let counts: Vec<(Uuid, i64)> = Entity::find()
        .select_only()
        .column(Column::Student)
        .column_as(Expr::col(Column::Competence).count(), "competences")
        .filter(Column::Student.in_subquery(students_of(class)))
        .group_by(Column::Student)
        .into_tuple()
        .all(connection)
        .await?;
    counts.into_iter().map(|(student, count)| Ok((StudentId(student), row::number("student_competence", count)?))).collect()
}

fn students_of(class: SchoolClassId) -> SelectStatement {
    use entity::student::{Column, Entity};
    let mut students = Query::select();
    students.column(Column::Id).from(Entity).and_where(Column::SchoolClass.eq(class.0));
    students
}

/// What a student can do.
///
/// # Errors
/// [`StoreError`].
pub async fn held(connection: &impl ConnectionTrait, student: StudentId) -> Result<Vec<StoredHeld>, StoreError> {
    use entity::student_competence::{Column, Entity};
    let rows = Entity::find().filter(Column::Student.eq(student.0)).all(connection).await?;
    let stored = |row: entity::student_competence::Model| {
        Ok(StoredHeld {
            version: row::number("student_competence", row.version)?,
            changed_by: row.changed_by.map(PersonId),
            attested: Attested { held: student::held(&row)?, by: row.attested_by, on: row.attested_on },
        })
    };
    rows.into_iter().map(stored).collect()
}

/// Adds a competence of a student.
///
/// # Errors
/// [`StoreError::Taken`] where it is there already, [`StoreError::Reference`] where there is no such
/// competence.
pub async fn insert_held(
    connection: &impl ConnectionTrait,
    student: StudentId,
    attested: &Attested,
    by: Option<PersonId>,
) -> Result<(), StoreError> {
    let row = entity::student_competence::ActiveModel { changed_by: Set(by.map(|by| by.0)), ..attested_row(student, attested) };
    entity::student_competence::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// Writes a competence of a student over the version that one has seen; `false` where it is at
/// another one, or gone.
///
/// # Errors
/// [`StoreError`].
pub async fn change_held(
    connection: &impl ConnectionTrait,
    student: StudentId,
    seen: u64,
    after: &Attested,
    by: Option<PersonId>,
) -> Result<bool, StoreError> {
    let at_version = entity::student_competence::Column::Version.eq(row::stored_version(seen));
    Ok(written_held(student, after, by).filter(at_version).exec(connection).await?.rows_affected == 1)
}

/// Writes a competence of a student over whatever version there is.
///
/// # Errors
/// [`StoreError::Database`] where there is none.
pub(crate) async fn replace_held(connection: &impl ConnectionTrait, student: StudentId, after: &Attested) -> Result<(), StoreError> {
    one_row(written_held(student, after, None).exec(connection).await?.rows_affected)
}

fn written_held(student: StudentId, after: &Attested, by: Option<PersonId>) -> UpdateMany<entity::student_competence::Entity> {
    use entity::student_competence::{ActiveModel, Column, Entity};
    let row = ActiveModel { version: NotSet, changed_by: Set(by.map(|by| by.0)), ..attested_row(student, after) };
    let these = Column::Student.eq(student.0).and(Column::Competence.eq(after.held.competence.0));
    Entity::update_many().set(row).col_expr(Column::Version, Expr::col(Column::Version).add(1)).filter(these)
}

/// Takes a competence of a student back, at the version that one has seen; `false` where it is at
/// another one, or gone.
///
/// # Errors
/// [`StoreError`].
pub async fn remove_held(
    connection: &impl ConnectionTrait,
    student: StudentId,
    competence: CompetenceId,
    seen: u64,
) -> Result<bool, StoreError> {
    use entity::student_competence::{Column, Entity};
    let these = Column::Student.eq(student.0).and(Column::Competence.eq(competence.0));
    let done = Entity::delete_many().filter(these.and(Column::Version.eq(row::stored_version(seen)))).exec(connection).await?;
    Ok(done.rows_affected == 1)
}
