//! Municipalities, and how long the ways between them take; the times that people write by hand have
//! a module of their own.

use crate::import::municipality_row;
use crate::row;
use crate::{entity, error::StoreError, word::Word};
use domain::id::PersonId;
use domain::place::{Means, Municipality};
use entity::municipality::{ActiveModel, Column, Entity};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QuerySelect, UpdateMany};
use std::collections::{BTreeMap, BTreeSet};

/// A municipality with who wrote it last.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredMunicipality {
    /// The municipality.
    pub municipality: Municipality,
    /// How often it was written.
    pub version: u64,
    /// By whom last; `None` after an import.
    pub changed_by: Option<PersonId>,
}

/// What is in a municipality that everybody may know of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlaceFigures {
    /// Organisations that have their seat there.
    pub organisations: u32,
    /// Demands for work there that are not withdrawn.
    pub demands: u32,
}

/// What needs a municipality.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlaceNeeds {
    /// Organisations.
    pub organisations: u64,
    /// Demands, also withdrawn ones.
    pub demands: u64,
    /// Stated ways to it or out of it.
    pub ways: u64,
    /// Whether anybody lives there: nobody learns how many.
    pub homes: bool,
}

/// All municipalities, by ISTAT code: a polo knows a few dozen.
///
/// # Errors
/// [`StoreError`].
pub async fn all(connection: &impl ConnectionTrait) -> Result<BTreeMap<String, Municipality>, StoreError> {
    let rows = Entity::find().all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.istat_code.clone(), municipality(row))).collect())
}

/// The minutes that somebody has stated for the ways out of these municipalities, by origin,
/// destination and means.
///
/// # Errors
/// [`StoreError`].
pub async fn ways(
    connection: &impl ConnectionTrait,
    origins: &BTreeSet<String>,
) -> Result<BTreeMap<(String, String, Means), u16>, StoreError> {
    use entity::travel_time::{Column, Entity};
    let rows = Entity::find().filter(Column::Origin.is_in(origins)).all(connection).await?;
    let way = |row: entity::travel_time::Model| {
        let minutes = row::number("travel_time", row.minutes)?;
        Ok(((row.origin, row.destination, Means::read("travel_time", &row.means)?), minutes))
    };
    rows.into_iter().map(way).collect()
}

fn municipality(row: entity::municipality::Model) -> Municipality {
    Municipality { istat_code: row.istat_code, name: row.name, latitude: row.latitude, longitude: row.longitude }
}

/// One municipality; `None` where there is none.
///
/// # Errors
/// [`StoreError`].
pub async fn one(connection: &impl ConnectionTrait, istat_code: &str) -> Result<Option<StoredMunicipality>, StoreError> {
    let Some(row) = Entity::find_by_id(istat_code.to_owned()).one(connection).await? else { return Ok(None) };
    let (version, changed_by) = (row::number("municipality", row.version)?, row.changed_by.map(PersonId));
    Ok(Some(StoredMunicipality { municipality: municipality(row), version, changed_by }))
}

/// What is in each municipality, by ISTAT code; where nothing is, it is left out.
///
/// # Errors
/// [`StoreError`].
pub async fn figures(connection: &impl ConnectionTrait) -> Result<BTreeMap<String, PlaceFigures>, StoreError> {
    use entity::{demand, organisation};
    let mut figures: BTreeMap<String, PlaceFigures> = BTreeMap::new();
    let organisations: Vec<(String, i64)> = organisation::Entity::find()
        .select_only()
        .column(organisation::Column::Municipality)
        .column_as(Expr::col(organisation::Column::Id).count(), "found")
        .group_by(organisation::Column::Municipality)
        .into_tuple()
        .all(connection)
        .await?;
    for (place, count) in organisations {
        figures.entry(place).or_default().organisations = row::number("organisation", count)?;
    }
    let demands: Vec<(String, i64)> = demand::Entity::find()
        .select_only()
        .column(demand::Column::Municipality)
        .column_as(Expr::col(demand::Column::Id).count(), "found")
        .filter(demand::Column::WithdrawnAt.is_null())
        .group_by(demand::Column::Municipality)
        .into_tuple()
        .all(connection)
        .await?;
    for (place, count) in demands {
        figures.entry(place).or_default().demands = row::number("demand", count)?;
    }
    Ok(figures)
}

/// What needs a municipality.
///
/// # Errors
/// [`StoreError`].
pub async fn needs(connection: &impl ConnectionTrait, istat_code: &str) -> Result<PlaceNeeds, StoreError> {
    use entity::{demand, organisation, student, travel_time};
    let ways = travel_time::Column::Origin.eq(istat_code).or(travel_time::Column::Destination.eq(istat_code));
    Ok(PlaceNeeds {
        organisations: organisation::Entity::find().filter(organisation::Column::Municipality.eq(istat_code)).count(connection).await?,
        demands: demand::Entity::find().filter(demand::Column::Municipality.eq(istat_code)).count(connection).await?,
        ways: travel_time::Entity::find().filter(ways).count(connection).await?,
        homes: student::Entity::find().filter(student::Column::Municipality.eq(istat_code)).count(connection).await? > 0,
    })
}

/// Adds a municipality at version 1.
///
/// # Errors
/// [`StoreError::Taken`] where there is one of this code.
pub async fn insert(connection: &impl ConnectionTrait, new: &Municipality, by: Option<PersonId>) -> Result<(), StoreError> {
    let row = ActiveModel { changed_by: Set(by.map(|by| by.0)), ..municipality_row(new) };
    Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// Writes a municipality over the version that one has seen; `false` where it is at another one, or
/// gone.
///
/// # Errors
/// [`StoreError`].
pub async fn change(connection: &impl ConnectionTrait, seen: u64, after: &Municipality, by: Option<PersonId>) -> Result<bool, StoreError> {
    let done = written(after, by).filter(Column::Version.eq(row::stored_version(seen))).exec(connection).await?;
    Ok(done.rows_affected == 1)
}

/// Writes a municipality over whatever version there is.
///
/// # Errors
/// [`StoreError::Database`] where there is none.
pub(crate) async fn replace(connection: &impl ConnectionTrait, after: &Municipality) -> Result<(), StoreError> {
    match written(after, None).exec(connection).await?.rows_affected {
        0 => Err(StoreError::Database(DbErr::RecordNotUpdated)),
        _ => Ok(()),
    }
}

/// Removes a municipality at the version that one has seen; `false` where it is at another one, or gone.
///
/// # Errors
/// [`StoreError::Reference`] where something needs it.
pub async fn remove(connection: &impl ConnectionTrait, istat_code: &str, seen: u64) -> Result<bool, StoreError> {
    let this: SimpleExpr = Column::IstatCode.eq(istat_code).and(Column::Version.eq(row::stored_version(seen)));
    Ok(Entity::delete_many().filter(this).exec(connection).await?.rows_affected == 1)
}

fn written(after: &Municipality, by: Option<PersonId>) -> UpdateMany<Entity> {
    let row = ActiveModel { istat_code: NotSet, changed_by: Set(by.map(|by| by.0)), ..municipality_row(after) };
    let next = Expr::col(Column::Version).add(1);
    Entity::update_many().set(row).col_expr(Column::Version, next).filter(Column::IstatCode.eq(after.istat_code.as_str()))
}
