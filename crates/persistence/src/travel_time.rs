//! The stated times of ways between municipalities, with versions, as people write them by hand.

use crate::record::travel_time;
use crate::row;
use crate::{entity, error::StoreError, word::Word};
use domain::id::PersonId;
use domain::place::{Means, TravelTime};
use entity::travel_time::{ActiveModel, Column, Entity, Model};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, UpdateMany};

/// A stated time with who wrote it last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredTravelTime {
    /// The way and its time.
    pub time: TravelTime,
    /// How often it was written.
    pub version: u64,
    /// By whom last; `None` after an import.
    pub changed_by: Option<PersonId>,
}

/// What has been stated of the ways out of a municipality by some means.
///
/// # Errors
/// [`StoreError`].
pub async fn out_of(connection: &impl ConnectionTrait, origin: &str, means: Means) -> Result<Vec<StoredTravelTime>, StoreError> {
    let these = Column::Origin.eq(origin).and(Column::Means.eq(means.word()));
    Entity::find().filter(these).all(connection).await?.into_iter().map(stored).collect()
}

/// What has been stated of one way; `None` where nothing was.
///
/// # Errors
/// [`StoreError`].
pub async fn one(
    connection: &impl ConnectionTrait,
    origin: &str,
    destination: &str,
    means: Means,
) -> Result<Option<StoredTravelTime>, StoreError> {
    Entity::find().filter(way(origin, destination, means)).one(connection).await?.map(stored).transpose()
}

/// States a time at version 1.
///
/// # Errors
/// [`StoreError::Taken`] where there is one, [`StoreError::Reference`] for an unknown municipality.
pub async fn insert(connection: &impl ConnectionTrait, new: &TravelTime, by: Option<PersonId>) -> Result<(), StoreError> {
    let row = ActiveModel { changed_by: Set(by.map(|by| by.0)), ..travel_row(new) };
    Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// Writes a time over the version that one has seen; `false` where it is at another one, or gone.
///
/// # Errors
/// [`StoreError`].
pub async fn change(connection: &impl ConnectionTrait, seen: u64, after: &TravelTime, by: Option<PersonId>) -> Result<bool, StoreError> {
    let done = written(after, by).filter(Column::Version.eq(row::stored_version(seen))).exec(connection).await?;
    Ok(done.rows_affected == 1)
}

/// Writes a time over whatever version there is.
///
/// # Errors
/// [`StoreError::Database`] where there is none.
pub(crate) async fn replace(connection: &impl ConnectionTrait, after: &TravelTime) -> Result<(), StoreError> {
    match written(after, None).exec(connection).await?.rows_affected {
        0 => Err(StoreError::Database(DbErr::RecordNotUpdated)),
        _ => Ok(()),
    }
}

/// Takes back a stated time at the version that one has seen; `false` where it is at another one, or
/// gone.
///
/// # Errors
/// [`StoreError`].
pub async fn remove(
    connection: &impl ConnectionTrait,
    origin: &str,
    destination: &str,
    means: Means,
    seen: u64,
) -> Result<bool, StoreError> {
    let this = way(origin, destination, means).and(Column::Version.eq(row::stored_version(seen)));
    Ok(Entity::delete_many().filter(this).exec(connection).await?.rows_affected == 1)
}

pub(crate) fn travel_row(time: &TravelTime) -> ActiveModel {
    ActiveModel {
        origin: Set(time.origin.clone()),
        destination: Set(time.destination.clone()),
        means: Set(time.means.word().to_owned()),
        minutes: Set(i32::from(time.minutes)),
        ..Default::default()
    }
}

fn way(origin: &str, destination: &str, means: Means) -> SimpleExpr {
    Column::Origin.eq(origin).and(Column::Destination.eq(destination)).and(Column::Means.eq(means.word()))
}

fn written(after: &TravelTime, by: Option<PersonId>) -> UpdateMany<Entity> {
    let row = ActiveModel {
        origin: NotSet,
        destination: NotSet,
        means: NotSet,
        minutes: Set(i32::from(after.minutes)),
        version: NotSet,
        changed_by: Set(by.map(|by| by.0)),
    };
    let next = Expr::col(Column::Version).add(1);
    Entity::update_many().set(row).col_expr(Column::Version, next).filter(way(&after.origin, &after.destination, after.means))
}

fn stored(row: Model) -> Result<StoredTravelTime, StoreError> {
    let (version, changed_by) = (row::number("travel_time", row.version)?, row.changed_by.map(PersonId));
    Ok(StoredTravelTime { time: travel_time(row)?, version, changed_by })
}
