//! Competences: labels in one language and how they relate.

use crate::{entity, error::StoreError};
use domain::catalogue::CompetenceLabel;
use domain::competence::Taxonomy;
use domain::id::CompetenceId;
use domain::language::Language;
use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};
use uuid::Uuid;

/// Between two synonyms of one competence.
pub(crate) const SYNONYM_SEPARATOR: char = '|';

/// Every competence with its label, by label. Synonyms exist in Italian only.
///
/// # Errors
/// [`StoreError`].
pub async fn labels(connection: &impl ConnectionTrait, language: Language) -> Result<Vec<CompetenceLabel>, StoreError> {
    let rows = entity::competence::Entity::find().all(connection).await?;
    let mut labels: Vec<CompetenceLabel> = rows.into_iter().map(|row| label(row, language)).collect();
    labels.sort_by_cached_key(|label| domain::search::normalise(&label.label));
    Ok(labels)
}

fn label(row: entity::competence::Model, language: Language) -> CompetenceLabel {
    let (label, synonyms) = match language {
        Language::Italian => (row.label_it, row.synonyms_it),
        Language::English => (row.label_en, String::new()),
    };
    CompetenceLabel { id: CompetenceId(row.id), label, synonyms: synonyms_of(&synonyms), group: row.group_code }
}

/// The words of a stored list.
pub(crate) fn synonyms_of(stored: &str) -> Vec<String> {
    stored.split(SYNONYM_SEPARATOR).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Everything that each competence is called, in both languages, and its address; the Italian label
/// comes first.
///
/// # Errors
/// [`StoreError`].
pub async fn words(connection: &impl ConnectionTrait) -> Result<Vec<(CompetenceId, Vec<String>)>, StoreError> {
    let rows = entity::competence::Entity::find().all(connection).await?;
    let words = rows.into_iter().map(|row| {
        let mut words = vec![row.label_it, row.label_en];
        words.extend(synonyms_of(&row.synonyms_it));
        words.extend(row.uri);
        (CompetenceId(row.id), words)
    });
    Ok(words.collect())
}

/// The broader competences and the groups.
///
/// # Errors
/// [`StoreError`].
pub async fn taxonomy(connection: &impl ConnectionTrait) -> Result<Taxonomy, StoreError> {
    let links = entity::competence_broader::Entity::find().all(connection).await?;
    let groups: Vec<(Uuid, String)> = entity::competence::Entity::find()
        .select_only()
        .column(entity::competence::Column::Id)
        .column(entity::competence::Column::GroupCode)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(Taxonomy::new(
        links.into_iter().map(|link| (CompetenceId(link.narrow), CompetenceId(link.broad))),
        groups.into_iter().map(|(id, group)| (CompetenceId(id), group)),
    ))
}
