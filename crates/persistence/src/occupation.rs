//! Occupations.

use crate::{entity, error::StoreError};
use domain::id::OccupationId;
use domain::language::Language;
use sea_orm::{ConnectionTrait, EntityTrait};
use std::collections::BTreeMap;

/// Every occupation's label: a polo knows a few dozen.
///
/// # Errors
/// [`StoreError`].
pub async fn labels(connection: &impl ConnectionTrait, language: Language) -> Result<BTreeMap<OccupationId, String>, StoreError> {
    let rows = entity::occupation::Entity::find().all(connection).await?;
    let label = |row: entity::occupation::Model| match language {
        Language::Italian => (OccupationId(row.id), row.label_it),
        Language::English => (OccupationId(row.id), row.label_en),
    };
    Ok(rows.into_iter().map(label).collect())
}

/// Everything that each occupation is called, in both languages, and its address; the Italian label
/// comes first.
///
/// # Errors
/// [`StoreError`].
pub async fn words(connection: &impl ConnectionTrait) -> Result<Vec<(OccupationId, Vec<String>)>, StoreError> {
    let rows = entity::occupation::Entity::find().all(connection).await?;
    let words = rows.into_iter().map(|row| {
        let mut words = vec![row.label_it, row.label_en];
        words.extend(row.uri);
        (OccupationId(row.id), words)
    });
    Ok(words.collect())
}
