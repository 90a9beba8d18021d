//! Where a board and the classes that take part in it no longer agree: students who came into a
//! class, or left it, since the board was prepared.

use crate::entity::{board_class, board_student, student};
use crate::error::StoreError;
use domain::id::{BoardId, OrganisationId, SchoolClassId, StudentId};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

/// A student with the class of today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolled {
    /// Which one.
    pub id: StudentId,
    /// The school.
    pub school: OrganisationId,
    /// The class.
    pub class: SchoolClassId,
    /// The pseudonym.
    pub code: String,
}

/// Students of the board's classes who are not on it.
///
/// # Errors
/// [`StoreError`].
pub async fn missing(connection: &impl ConnectionTrait, board: BoardId) -> Result<Vec<Enrolled>, StoreError> {
    read(connection, missing_of(board)).await
}

/// Students on the board who are in none of its classes.
///
/// # Errors
/// [`StoreError`].
pub async fn strangers(connection: &impl ConnectionTrait, board: BoardId) -> Result<Vec<Enrolled>, StoreError> {
    read(connection, strangers_of(board)).await
}

/// How many there are of both.
///
/// # Errors
/// [`StoreError`].
pub async fn unsettled(connection: &impl ConnectionTrait, board: BoardId) -> Result<u32, StoreError> {
    let count = missing_of(board).count(connection).await? + strangers_of(board).count(connection).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

fn missing_of(board: BoardId) -> Select<student::Entity> {
    student::Entity::find()
        .filter(student::Column::SchoolClass.in_subquery(classes_of(board)))
        .filter(student::Column::Id.not_in_subquery(students_of(board)))
}

fn strangers_of(board: BoardId) -> Select<student::Entity> {
    student::Entity::find()
        .filter(student::Column::Id.in_subquery(students_of(board)))
        .filter(student::Column::SchoolClass.not_in_subquery(classes_of(board)))
}

fn classes_of(board: BoardId) -> SelectStatement {
    let mut classes = Query::select();
    classes.column(board_class::Column::SchoolClass).from(board_class::Entity).and_where(board_class::Column::Board.eq(board.0));
    classes
}

fn students_of(board: BoardId) -> SelectStatement {
    let mut students = Query::select();
    students.column(board_student::Column::Student).from(board_student::Entity).and_where(board_student::Column::Board.eq(board.0));
    students
}

async fn read(connection: &impl ConnectionTrait, select: Select<student::Entity>) -> Result<Vec<Enrolled>, StoreError> {
    use student::Column;
    let rows: Vec<(Uuid, Uuid, Uuid, String)> = select
        .select_only()
        .columns([Column::Id, Column::School, Column::SchoolClass, Column::Pseudonym])
        .order_by_asc(Column::Pseudonym)
        .into_tuple()
        .all(connection)
        .await?;
    let enrolled =
        |(id, school, class, code)| Enrolled { id: StudentId(id), school: OrganisationId(school), class: SchoolClassId(class), code };
    Ok(rows.into_iter().map(enrolled).collect())
}
