//! Imports: the file while it is prepared, what was done with it, and what is needed to take it
//! back. Names of students are written here, and read only against a permit.

use crate::bulk::insert_all;
use crate::record::{Key, Record};
use crate::row::{self, MOST_BOUND};
use crate::{entity, error::StoreError, word::Word};
use domain::calendar::Timestamp;
use domain::id::{BoardId, DemandId, ImportId, OrganisationId, PersonId, StudentId};
use domain::import::{ImportCounts, ImportState};
use domain::policy::NamePermit;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

const TABLE: &str = "import";

/// So many additions stand in one row of the log.
const ADDED_IN_ONE: usize = 1_000;

/// An import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// Which one.
    pub id: ImportId,
    /// What is imported, in the words of whoever reads files.
    pub kind: String,
    /// The school whose file it is; `None` for lists that the polo shares.
    pub school: Option<OrganisationId>,
    /// Who; `None` for the command line.
    pub person: Option<PersonId>,
    /// The file's name.
    pub file_name: String,
    /// How far it has come.
    pub state: ImportState,
    /// How the file is read (JSON); empty once it is done.
    pub settings: String,
    /// What became of its rows.
    pub counts: ImportCounts,
    /// Goes up with each change.
    pub version: u64,
    /// When the file came.
    pub created_at: Timestamp,
    /// When it was taken in.
    pub done_at: Option<Timestamp>,
    /// When it was taken back.
    pub undone_at: Option<Timestamp>,
}

/// One change, as the log keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Logged {
    /// A record came; the number is its fingerprint.
    Added(Key, u64),
    /// A record became another one, whose fingerprint is the number; this is how it was.
    Changed(Box<Record>, u64),
    /// A student's places on a board came into another order.
    Preferred {
        /// On which board.
        board: BoardId,
        /// Whose.
        student: StudentId,
        /// As it was.
        before: Vec<DemandId>,
        /// As it became.
        after: Vec<DemandId>,
    },
}

/// A name, to be stored or compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollName {
    /// Whose.
    pub student: StudentId,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
}

/// Stores an import.
///
/// # Errors
/// [`StoreError`].
pub async fn insert(connection: &impl ConnectionTrait, new: &ImportRow) -> Result<(), StoreError> {
    let row = entity::import::ActiveModel {
        id: Set(new.id.0),
        kind: Set(new.kind.clone()),
        organisation: Set(new.school.map(|school| school.0)),
        person: Set(new.person.map(|person| person.0)),
        file_name: Set(new.file_name.clone()),
        state: Set(new.state.word().to_owned()),
        settings: Set(new.settings.clone()),
        added: Set(stored(new.counts.added)),
        changed: Set(stored(new.counts.changed)),
        unchanged: Set(stored(new.counts.unchanged)),
        left_out: Set(stored(new.counts.left_out)),
        version: Set(row::stored_version(new.version)),
        created_at: Set(new.created_at.0),
        done_at: Set(new.done_at.map(|at| at.0)),
        undone_at: Set(new.undone_at.map(|at| at.0)),
    };
    entity::import::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// An import.
///
/// # Errors
/// [`StoreError`].
pub async fn find(connection: &impl ConnectionTrait, id: ImportId) -> Result<Option<ImportRow>, StoreError> {
    entity::import::Entity::find_by_id(id.0).one(connection).await?.map(import).transpose()
}

/// The newest imports, drafts included, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn newest(connection: &impl ConnectionTrait, most: u64) -> Result<Vec<ImportRow>, StoreError> {
    let query = entity::import::Entity::find().order_by_desc(entity::import::Column::Id).limit(most);
    query.all(connection).await?.into_iter().map(import).collect()
}

/// Keeps the bytes of a draft's file.
///
/// # Errors
/// [`StoreError`].
pub async fn keep_file(connection: &impl ConnectionTrait, id: ImportId, bytes: Vec<u8>) -> Result<(), StoreError> {
    let row = entity::import_file::ActiveModel { import: Set(id.0), bytes: Set(bytes) };
    entity::import_file::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// The bytes of a draft's file.
///
/// # Errors
/// [`StoreError`].
pub async fn file(connection: &impl ConnectionTrait, id: ImportId) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(entity::import_file::Entity::find_by_id(id.0).one(connection).await?.map(|row| row.bytes))
}

/// Says anew how a draft's file is read. `false` where it is no draft at this version any more.
///
/// # Errors
/// [`StoreError`].
pub async fn save_settings(connection: &impl ConnectionTrait, id: ImportId, version: u64, settings: &str) -> Result<bool, StoreError> {
    use entity::import::{Column, Entity};
    let done = Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::Settings, Expr::val(settings))
        .filter(at_version(id, version, ImportState::Draft))
        .exec(connection)
        .await?;
    Ok(done.rows_affected == 1)
}

/// A draft is done: its file and how it was read are forgotten. `false` where it is no draft at this
/// version any more.
///
/// # Errors
/// [`StoreError`].
pub async fn finish(
    connection: &impl ConnectionTrait,
    id: ImportId,
    version: u64,
    counts: ImportCounts,
    at: Timestamp,
) -> Result<bool, StoreError> {
    use entity::import::{Column, Entity};
    let done = Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::State, Expr::val(ImportState::Done.word()))
        .col_expr(Column::Settings, Expr::val(""))
        .col_expr(Column::Added, Expr::val(stored(counts.added)))
        .col_expr(Column::Changed, Expr::val(stored(counts.changed)))
        .col_expr(Column::Unchanged, Expr::val(stored(counts.unchanged)))
        .col_expr(Column::LeftOut, Expr::val(stored(counts.left_out)))
        .col_expr(Column::DoneAt, Expr::val(at.0))
        .filter(at_version(id, version, ImportState::Draft))
        .exec(connection)
        .await?;
    if done.rows_affected == 1 {
        entity::import_file::Entity::delete_by_id(id.0).exec(connection).await?;
    }
    Ok(done.rows_affected == 1)
}

/// An import is taken back. `false` where it was not done.
///
/// # Errors
/// [`StoreError`].
pub async fn mark_undone(connection: &impl ConnectionTrait, id: ImportId, at: Timestamp) -> Result<bool, StoreError> {
    use entity::import::{Column, Entity};
    let done = Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::State, Expr::val(ImportState::Undone.word()))
        .col_expr(Column::UndoneAt, Expr::val(at.0))
        .filter(Column::Id.eq(id.0).and(Column::State.eq(ImportState::Done.word())))
        .exec(connection)
        .await?;
    Ok(done.rows_affected == 1)
}

/// A draft is given up, with its file. `false` where it is none.
///
/// # Errors
/// [`StoreError`].
pub async fn discard(connection: &impl ConnectionTrait, id: ImportId) -> Result<bool, StoreError> {
    use entity::import::{Column, Entity};
    let draft = Column::Id.eq(id.0).and(Column::State.eq(ImportState::Draft.word()));
    Ok(Entity::delete_many().filter(draft).exec(connection).await?.rows_affected == 1)
}

/// Drafts of before a moment go with their files; returns how many.
///
/// # Errors
/// [`StoreError`].
pub async fn discard_before(connection: &impl ConnectionTrait, moment: Timestamp) -> Result<u64, StoreError> {
    use entity::import::{Column, Entity};
    let old = Column::CreatedAt.lt(moment.0).and(Column::State.eq(ImportState::Draft.word()));
    Ok(Entity::delete_many().filter(old).exec(connection).await?.rows_affected)
}

/// Writes what an import did.
///
/// # Errors
/// [`StoreError`].
pub async fn log(connection: &impl ConnectionTrait, id: ImportId, changes: &[Logged]) -> Result<(), StoreError> {
    let (added, changed): (Vec<&Logged>, Vec<&Logged>) = changes.iter().partition(|change| matches!(change, Logged::Added(..)));
    let pieces = added.chunks(ADDED_IN_ONE).map(|piece| (None, json(piece)));
    let single = changed.chunks(1).map(|piece| (piece.iter().find_map(|change| student_of(change)), json(piece)));
    let rows: Vec<_> = pieces
        .chain(single)
        .zip(0..)
        .map(|((student, changes), position)| entity::import_change::ActiveModel {
            import: Set(id.0),
            position: Set(position),
            student: Set(student.map(|student| student.0)),
            changes: Set(changes),
        })
        .collect();
    insert_all(connection, rows).await
}

/// What an import did, as far as it was not erased with a student.
///
/// # Errors
/// [`StoreError`].
pub async fn logged(connection: &impl ConnectionTrait, id: ImportId) -> Result<Vec<Logged>, StoreError> {
    use entity::import_change::{Column, Entity};
    let rows = Entity::find().filter(Column::Import.eq(id.0)).order_by_asc(Column::Position).all(connection).await?;
    let mut changes = Vec::new();
    for row in rows {
        let piece: Vec<Logged> = serde_json::from_str(&row.changes).map_err(|why| StoreError::corrupt("import_change", why))?;
        changes.extend(piece);
    }
    Ok(changes)
}

/// The names of a school's students.
///
/// # Errors
/// [`StoreError`].
pub async fn roll(connection: &impl ConnectionTrait, permit: &NamePermit, school: OrganisationId) -> Result<Vec<RollName>, StoreError> {
    use entity::student_identity::{Column, Entity};
    let students: Vec<uuid::Uuid> = entity::student::Entity::find()
        .select_only()
        .column(entity::student::Column::Id)
        .filter(entity::student::Column::School.eq(school.0))
        .into_tuple()
        .all(connection)
        .await?;
    // Names that the permit does not cover are not even read.
    let permitted: Vec<uuid::Uuid> = students.into_iter().filter(|id| permit.covers(school, StudentId(*id))).collect();
    let mut names = Vec::with_capacity(permitted.len());
    for students in permitted.chunks(MOST_BOUND) {
        let query = Entity::find().filter(Column::Student.is_in(students.iter().copied()));
        names.extend(query.all(connection).await?.into_iter().map(name));
    }
    Ok(names)
}

/// Stores the names of new students.
///
/// # Errors
/// [`StoreError`].
pub async fn add_names(connection: &impl ConnectionTrait, names: &[RollName]) -> Result<(), StoreError> {
    let rows = names.iter().map(|name| entity::student_identity::ActiveModel {
        student: Set(name.student.0),
        given: Set(name.given.clone()),
        family: Set(name.family.clone()),
        ..Default::default()
    });
    // Collected: a borrowing iterator would make a future that cannot change threads.
    insert_all(connection, rows.collect::<Vec<_>>()).await
}

/// Changes names, and keeps what they were.
///
/// # Errors
/// [`StoreError`].
pub async fn rename(connection: &impl ConnectionTrait, import: ImportId, names: &[RollName]) -> Result<(), StoreError> {
    use entity::student_identity::{Column, Entity};
    let mut before: HashMap<_, _> = HashMap::new();
    for names in names.chunks(MOST_BOUND) {
        let these = Entity::find().filter(Column::Student.is_in(names.iter().map(|name| name.student.0)));
        before.extend(these.all(connection).await?.into_iter().map(|row| (row.student, row)));
    }
    let kept = names.iter().filter_map(|name| {
        let before = before.get(&name.student.0)?;
        Some(entity::import_name::ActiveModel {
            import: Set(import.0),
            student: Set(name.student.0),
            given_before: Set(before.given.clone()),
            family_before: Set(before.family.clone()),
            given_after: Set(name.given.clone()),
            family_after: Set(name.family.clone()),
        })
    });
    insert_all(connection, kept.collect::<Vec<_>>()).await?;
    for name in names {
        write_name(connection, name, 1).await?;
    }
    Ok(())
}

/// Writes another name of a student, whose changes are counted.
///
/// # Errors
/// [`StoreError`].
pub async fn change_name(connection: &impl ConnectionTrait, name: &RollName) -> Result<(), StoreError> {
    write_name(connection, name, 1).await
}

async fn write_name(connection: &impl ConnectionTrait, name: &RollName, step: i64) -> Result<(), StoreError> {
    use entity::student_identity::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::Given, Expr::val(name.given.as_str()))
        .col_expr(Column::Family, Expr::val(name.family.as_str()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(step))
        .filter(Column::Student.eq(name.student.0))
        .exec(connection)
        .await?;
    // Whoever has the student's page open with the name of before hears it.
    entity::student::Entity::update_many()
        .col_expr(entity::student::Column::Version, Expr::col(entity::student::Column::Version).add(1))
        .filter(entity::student::Column::Id.eq(name.student.0))
        .exec(connection)
        .await?;
    Ok(())
}

/// How many of these students have another name than the one that they came with.
///
/// # Errors
/// [`StoreError`].
pub async fn renamed(connection: &impl ConnectionTrait, students: &[StudentId]) -> Result<usize, StoreError> {
    use entity::student_identity::{Column, Entity};
    let mut found = 0;
    for students in students.chunks(MOST_BOUND - 1) {
        let query = Entity::find().filter(Column::Student.is_in(students.iter().map(|id| id.0))).filter(Column::Version.gt(1));
        found += query.all(connection).await?.len();
    }
    Ok(found)
}

/// Gives back the names that an import changed. `false`, and nothing is done, where one of them was
/// changed again since.
///
/// # Errors
/// [`StoreError`].
pub async fn give_back_names(connection: &impl ConnectionTrait, import: ImportId) -> Result<bool, StoreError> {
    use entity::student_identity::Entity;
    let kept = entity::import_name::Entity::find().filter(entity::import_name::Column::Import.eq(import.0)).all(connection).await?;
    for row in &kept {
        let now = Entity::find_by_id(row.student).one(connection).await?;
        if now.is_none_or(|now| now.given != row.given_after || now.family != row.family_after) {
            return Ok(false);
        }
    }
    for row in kept {
        let before = RollName { student: StudentId(row.student), given: row.given_before, family: row.family_before };
        write_name(connection, &before, -1).await?;
    }
    Ok(true)
}

/// What headings meant in the files of this owner (JSON); `None` where nothing is remembered.
///
/// # Errors
/// [`StoreError`].
pub async fn memory(connection: &impl ConnectionTrait, owner: &str, kind: &str) -> Result<Option<String>, StoreError> {
    let key = (owner.to_owned(), kind.to_owned());
    Ok(entity::import_memory::Entity::find_by_id(key).one(connection).await?.map(|row| row.headings))
}

/// Remembers what headings meant.
///
/// # Errors
/// [`StoreError`].
pub async fn remember(connection: &impl ConnectionTrait, owner: &str, kind: &str, headings: &str) -> Result<(), StoreError> {
    use entity::import_memory::{ActiveModel, Column, Entity};
    let row = ActiveModel { owner: Set(owner.to_owned()), kind: Set(kind.to_owned()), headings: Set(headings.to_owned()) };
    let newest = OnConflict::columns([Column::Owner, Column::Kind]).update_column(Column::Headings).to_owned();
    Entity::insert(row).on_conflict(newest).exec_without_returning(connection).await?;
    Ok(())
}

/// How many of these students stand on a board.
///
/// # Errors
/// [`StoreError`].
pub async fn on_boards(connection: &impl ConnectionTrait, students: &[StudentId]) -> Result<usize, StoreError> {
    use entity::board_student::{Column, Entity};
    let mut found = std::collections::BTreeSet::new();
    for students in students.chunks(MOST_BOUND) {
        let query = Entity::find().filter(Column::Student.is_in(students.iter().map(|id| id.0)));
        found.extend(query.all(connection).await?.into_iter().map(|row| row.student));
    }
    Ok(found.len())
}

fn at_version(id: ImportId, version: u64, state: ImportState) -> sea_orm::sea_query::SimpleExpr {
    use entity::import::Column;
    Column::Id.eq(id.0).and(Column::Version.eq(row::stored_version(version))).and(Column::State.eq(state.word()))
}

fn import(row: entity::import::Model) -> Result<ImportRow, StoreError> {
    let count = |count: i32| row::number::<u32>(TABLE, count);
    Ok(ImportRow {
        id: ImportId(row.id),
        state: ImportState::read(TABLE, &row.state)?,
        counts: ImportCounts {
            added: count(row.added)?,
            changed: count(row.changed)?,
            unchanged: count(row.unchanged)?,
            left_out: count(row.left_out)?,
        },
        version: row::number(TABLE, row.version)?,
        kind: row.kind,
        school: row.organisation.map(OrganisationId),
        person: row.person.map(PersonId),
        file_name: row.file_name,
        settings: row.settings,
        created_at: Timestamp(row.created_at),
        done_at: row.done_at.map(Timestamp),
        undone_at: row.undone_at.map(Timestamp),
    })
}

fn name(row: entity::student_identity::Model) -> RollName {
    RollName { student: StudentId(row.student), given: row.given, family: row.family }
}

fn stored(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

fn student_of(change: &Logged) -> Option<StudentId> {
    match change {
        Logged::Added(key, _) => key.student(),
        Logged::Changed(before, _) => before.key().student(),
        Logged::Preferred { student, .. } => Some(*student),
    }
}

fn json(piece: &[&Logged]) -> String {
    serde_json::to_string(piece).unwrap_or_default()
}
