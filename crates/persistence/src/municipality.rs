//! Municipalities, and how long the ways between them take.

use crate::row;
use crate::{entity, error::StoreError, word::Word};
use domain::place::{Means, Municipality};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};

/// All municipalities, by ISTAT code: a polo knows a few dozen.
///
/// # Errors
/// [`StoreError`].
pub async fn all(connection: &impl ConnectionTrait) -> Result<BTreeMap<String, Municipality>, StoreError> {
    let rows = entity::municipality::Entity::find().all(connection).await?;
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
