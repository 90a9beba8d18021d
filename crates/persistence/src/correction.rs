//! What students ask their school to correct, and what became of it.

use crate::{entity, error::StoreError, row};
use domain::calendar::Timestamp;
use domain::id::{CorrectionId, OrganisationId, PersonId, StudentId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// What the school says.
    pub answer: String,
}

/// A request for a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Which one.
    pub id: CorrectionId,
    /// Whose.
    pub student: StudentId,
    /// What is wrong, in their words.
    pub words: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// How it ended.
    pub settled: Option<Settled>,
    /// How often it was written.
    pub version: u64,
}

/// Writes down a request.
///
/// # Errors
/// [`StoreError::Taken`] where it is there already.
pub async fn insert(
    connection: &impl ConnectionTrait,
    id: CorrectionId,
    student: StudentId,
    words: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = entity::correction_request::ActiveModel {
        id: Set(id.0),
        student: Set(student.0),
        words: Set(words.to_owned()),
        asked_at: Set(at.0),
        settled_at: Set(None),
        settled_by: Set(None),
        answer: Set(None),
        version: Set(1),
    };
    entity::correction_request::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// The requests of a student, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_student(connection: &impl ConnectionTrait, student: StudentId) -> Result<Vec<Correction>, StoreError> {
    use entity::correction_request::{Column, Entity};
    let query = Entity::find().filter(Column::Student.eq(student.0)).order_by_desc(Column::AskedAt).order_by_desc(Column::Id);
    query.all(connection).await?.into_iter().map(correction).collect()
}

/// The requests of a school's students that nobody has settled, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn waiting(connection: &impl ConnectionTrait, school: OrganisationId) -> Result<Vec<Correction>, StoreError> {
    use entity::correction_request::{Column, Entity};
    use entity::student;
    let mut there = Query::select();
    there.column(student::Column::Id).from(student::Entity).and_where(student::Column::School.eq(school.0));
    let query = Entity::find().filter(Column::Student.in_subquery(there)).filter(Column::SettledAt.is_null());
    query.order_by_asc(Column::AskedAt).order_by_asc(Column::Id).all(connection).await?.into_iter().map(correction).collect()
}

/// Settles a request of a student at the version that one has seen; `false` where it is at another one,
/// settled, or somebody else's.
///
/// # Errors
/// [`StoreError`].
pub async fn settle(
    connection: &impl ConnectionTrait,
    student: StudentId,
    id: CorrectionId,
    seen: u64,
    settled: &Settled,
) -> Result<bool, StoreError> {
    use entity::correction_request::{ActiveModel, Column, Entity};
    let row = ActiveModel {
        settled_at: Set(Some(settled.at.0)),
        settled_by: Set(Some(settled.by.0)),
        answer: Set(Some(settled.answer.clone())),
        ..Default::default()
    };
    let these = Column::Id.eq(id.0).and(Column::Student.eq(student.0)).and(Column::Version.eq(row::stored_version(seen)));
    let these = these.and(Column::SettledAt.is_null());
    let next = Expr::col(Column::Version).add(1);
    let done = Entity::update_many().set(row).col_expr(Column::Version, next).filter(these).exec(connection).await?;
    Ok(done.rows_affected == 1)
}

fn correction(row: entity::correction_request::Model) -> Result<Correction, StoreError> {
    let settled = match (row.settled_at, row.settled_by) {
        (Some(at), Some(by)) => Some(Settled { at: Timestamp(at), by: PersonId(by), answer: row.answer.unwrap_or_default() }),
        _ => None,
    };
    Ok(Correction {
        id: CorrectionId(row.id),
        student: StudentId(row.student),
        words: row.words,
        asked_at: Timestamp(row.asked_at),
        settled,
        version: row::number("correction_request", row.version)?,
    })
}
