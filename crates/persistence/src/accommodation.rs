//! What students need to be well placed. What is read here stays within the school: boards get the
//! demands that it rules out, not the needs.

use crate::row;
use crate::{entity, error::StoreError, word::Word};
use domain::calendar::ClockTime;
use domain::demand::Risk;
use domain::id::{BoardId, PersonId, StudentId};
use domain::place::Means;
use domain::student::{Accommodation, TravelLimit};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use std::collections::BTreeMap;

const TABLE: &str = "accommodation";

/// What was stated of a student.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredAccommodation {
    /// What a place must be like.
    pub stated: Accommodation,
    /// How often it was written; 0 where it never was.
    pub version: u64,
    /// By whom last.
    pub changed_by: Option<PersonId>,
}

/// What was stated of a student; nothing at version 0 where nothing ever was.
///
/// # Errors
/// [`StoreError`].
pub async fn one(connection: &impl ConnectionTrait, student: StudentId) -> Result<StoredAccommodation, StoreError> {
    let Some(row) = entity::accommodation::Entity::find_by_id(student.0).one(connection).await? else {
        return Ok(StoredAccommodation::default());
    };
    let (version, changed_by) = (row::number(TABLE, row.version)?, row.changed_by.map(PersonId));
    Ok(StoredAccommodation { stated: accommodation(row)?, version, changed_by })
}

/// What was stated of the students of a board; of most, nothing.
///
/// # Errors
/// [`StoreError`].
pub async fn on_board(connection: &impl ConnectionTrait, board: BoardId) -> Result<BTreeMap<StudentId, Accommodation>, StoreError> {
    use entity::{accommodation::Column, board_student};
    let mut there = Query::select();
    there.column(board_student::Column::Student).from(board_student::Entity).and_where(board_student::Column::Board.eq(board.0));
    let query = entity::accommodation::Entity::find().filter(Column::Student.in_subquery(there));
    query.all(connection).await?.into_iter().map(|row| Ok((StudentId(row.student), accommodation(row)?))).collect()
}

/// Writes it over the version that one has seen, 0 for the first time; `false` where it is at another
/// one.
///
/// # Errors
/// [`StoreError::Reference`] where there is no such student.
pub async fn write(
    connection: &impl ConnectionTrait,
    student: StudentId,
    seen: u64,
    stated: &Accommodation,
    by: Option<PersonId>,
) -> Result<bool, StoreError> {
    use entity::accommodation::{ActiveModel, Column, Entity};
    let row = ActiveModel {
        student: Set(student.0),
        travel_means: Set(stated.travel.map(|limit| limit.means.word().to_owned())),
        travel_minutes: Set(stated.travel.map(|limit| limit.minutes.into())),
        risk: Set(stated.risk.map(|risk| risk.word().to_owned())),
        daily_hours: Set(stated.daily_hours.map(Into::into)),
        weekly_hours: Set(stated.weekly_hours.map(Into::into)),
        not_before: Set(stated.not_before.map(|time| time.minutes().into())),
        not_after: Set(stated.not_after.map(|time| time.minutes().into())),
        until: Set(stated.until),
        version: NotSet,
        changed_by: Set(by.map(|by| by.0)),
    };
    if seen == 0 {
        return match Entity::insert(row).exec_without_returning(connection).await.map_err(StoreError::from) {
            Err(StoreError::Taken(_)) => Ok(false),
            done => done.map(|_| true),
        };
    }
    let row = ActiveModel { student: NotSet, ..row };
    let these = Column::Student.eq(student.0).and(Column::Version.eq(row::stored_version(seen)));
    let next = Expr::col(Column::Version).add(1);
    let done = Entity::update_many().set(row).col_expr(Column::Version, next).filter(these).exec(connection).await?;
    Ok(done.rows_affected == 1)
}

fn accommodation(row: entity::accommodation::Model) -> Result<Accommodation, StoreError> {
    let hours = |hours: Option<i32>| hours.map(|hours| row::number(TABLE, hours)).transpose();
    let time = |minutes: Option<i32>| {
        let minutes = minutes.map(|minutes| row::number::<u16>(TABLE, minutes)).transpose()?;
        minutes.map(|minutes| ClockTime::try_from(minutes).map_err(|why| StoreError::corrupt(TABLE, why))).transpose()
    };
    let means = row.travel_means.as_deref().map(|means| Means::read(TABLE, means)).transpose()?;
    Ok(Accommodation {
        travel: means.zip(hours(row.travel_minutes)?).map(|(means, minutes)| TravelLimit { means, minutes }),
        risk: row.risk.as_deref().map(|risk| Risk::read(TABLE, risk)).transpose()?,
        daily_hours: hours(row.daily_hours)?,
        weekly_hours: hours(row.weekly_hours)?,
        not_before: time(row.not_before)?,
        not_after: time(row.not_after)?,
        until: row.until,
    })
}
