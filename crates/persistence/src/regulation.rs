//! Thresholds of law.

use crate::{entity, error::StoreError, row};
use domain::regulation::{Citation, Regulation, RegulationKey, Regulations};
use sea_orm::{ConnectionTrait, EntityTrait};

/// All thresholds of all times.
///
/// # Errors
/// [`StoreError`].
pub async fn all(connection: &impl ConnectionTrait) -> Result<Regulations, StoreError> {
    let rows = entity::regulation::Entity::find().all(connection).await?;
    rows.into_iter().map(regulation).collect::<Result<_, _>>().map(Regulations)
}

fn regulation(row: entity::regulation::Model) -> Result<Regulation, StoreError> {
    const TABLE: &str = "regulation";
    Ok(Regulation {
        key: RegulationKey::from_name(&row.key).ok_or_else(|| StoreError::corrupt(TABLE, format!("unknown key \"{}\"", row.key)))?,
        value: row::number(TABLE, row.value)?,
        from: row.valid_from,
        to: row.valid_to,
        citation: Citation { text: row.citation, to_check: row.to_check },
    })
}
