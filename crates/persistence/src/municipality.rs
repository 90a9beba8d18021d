//! Municipalities.

use crate::{entity, error::StoreError};
use domain::place::Municipality;
use sea_orm::{ConnectionTrait, EntityTrait};
use std::collections::BTreeMap;

/// All municipalities, by ISTAT code: a polo knows a few dozen.
///
/// # Errors
/// [`StoreError`].
pub async fn all(connection: &impl ConnectionTrait) -> Result<BTreeMap<String, Municipality>, StoreError> {
    let rows = entity::municipality::Entity::find().all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.istat_code.clone(), municipality(row))).collect())
}

fn municipality(row: entity::municipality::Model) -> Municipality {
    Municipality { istat_code: row.istat_code, name: row.name, latitude: row.latitude, longitude: row.longitude }
}
