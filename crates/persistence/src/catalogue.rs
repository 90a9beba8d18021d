//! Occupations with what they need, as everybody may read them.

use crate::row::{self, step};
use crate::{entity, error::StoreError, word::Word};
use domain::catalogue::{OccupationCompetence, OccupationSummary, Relation};
use domain::id::{CompetenceId, OccupationId};
use domain::language::Language;
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, EntityTrait, ExprTrait};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What an entry of the catalogue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryId {
    /// An occupation.
    Occupation(OccupationId),
    /// A competence.
    Competence(CompetenceId),
}

/// An occupation or a competence of the catalogue with all words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// ESCO's address; of the polo's own a `urn:uuid:`.
    pub address: String,
    /// Which one of the catalogue.
    pub id: EntryId,
    /// Of an occupation: its ISCO-08 group; else empty.
    pub group: String,
    /// Italian label.
    pub label_it: String,
    /// English label.
    pub label_en: String,
    /// Other Italian words for it.
    pub synonyms_it: Vec<String>,
}

/// How often the words of catalogue and classification have changed: an index of them that was made
/// at this revision still holds.
///
/// # Errors
/// [`StoreError`].
pub async fn revision(connection: &impl ConnectionTrait) -> Result<u64, StoreError> {
    let row = entity::catalogue_revision::Entity::find().one(connection).await?;
    let row = row.ok_or_else(|| StoreError::corrupt("catalogue_revision", "its one row is missing"))?;
    row::number("catalogue_revision", row.revision)
}

/// How often the published classification alone has changed.
///
/// # Errors
/// [`StoreError`].
pub async fn classification_revision(connection: &impl ConnectionTrait) -> Result<u64, StoreError> {
    let row = entity::catalogue_revision::Entity::find().one(connection).await?;
    let row = row.ok_or_else(|| StoreError::corrupt("catalogue_revision", "its one row is missing"))?;
    row::number("catalogue_revision", row.classification)
}

/// Says that the published classification has changed; in the transaction that changes it.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn touch_classification(connection: &impl ConnectionTrait) -> Result<(), StoreError> {
    use entity::catalogue_revision::{Column, Entity};
    touch(connection).await?;
    Entity::update_many().col_expr(Column::Classification, Expr::col(Column::Classification).add(1)).exec(connection).await?;
    Ok(())
}

/// Says that the words have changed; in the transaction that changes them.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn touch(connection: &impl ConnectionTrait) -> Result<(), StoreError> {
    use entity::catalogue_revision::{Column, Entity};
    let done = Entity::update_many().col_expr(Column::Revision, Expr::col(Column::Revision).add(1)).exec(connection).await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::corrupt("catalogue_revision", "its one row is missing")) }
}

/// Everything of the catalogue, occupations first, by address.
///
/// # Errors
/// [`StoreError`].
pub async fn entries(connection: &impl ConnectionTrait) -> Result<Vec<CatalogueEntry>, StoreError> {
    let address = |uri: Option<String>, id: Uuid| uri.unwrap_or_else(|| id.urn().to_string());
    let occupations = entity::occupation::Entity::find().all(connection).await?.into_iter().map(|row| CatalogueEntry {
        address: address(row.uri, row.id),
        id: EntryId::Occupation(OccupationId(row.id)),
        group: row.isco_code,
        label_it: row.label_it,
        label_en: row.label_en,
        synonyms_it: Vec::new(),
    });
    let competences = entity::competence::Entity::find().all(connection).await?.into_iter().map(|row| CatalogueEntry {
        address: address(row.uri, row.id),
        id: EntryId::Competence(CompetenceId(row.id)),
        group: String::new(),
        label_it: row.label_it,
        label_en: row.label_en,
        synonyms_it: crate::competence::synonyms_of(&row.synonyms_it),
    });
    let mut entries: Vec<CatalogueEntry> = occupations.chain(competences).collect();
    let place = |entry: &CatalogueEntry| matches!(entry.id, EntryId::Competence(_));
    entries.sort_unstable_by(|one, other| (place(one), &one.address).cmp(&(place(other), &other.address)));
    Ok(entries)
}

/// Every occupation in one language, by label, what it needs most first. Who asks for it is not
/// known here: the positions are 0.
///
/// # Errors
/// [`StoreError`].
pub async fn occupations(connection: &impl ConnectionTrait, language: Language) -> Result<Vec<OccupationSummary>, StoreError> {
    const TABLE: &str = "occupation_competence";
    let mut needs: BTreeMap<Uuid, Vec<OccupationCompetence>> = BTreeMap::new();
    for row in entity::occupation_competence::Entity::find().all(connection).await? {
        needs.entry(row.occupation).or_default().push(OccupationCompetence {
            competence: CompetenceId(row.competence),
            relation: Relation::read(TABLE, &row.relation)?,
            level: step(TABLE, row.level)?,
        });
    }
    let rows = entity::occupation::Entity::find().all(connection).await?;
    let mut occupations: Vec<OccupationSummary> = rows
        .into_iter()
        .map(|row| {
            let mut competences = needs.remove(&row.id).unwrap_or_default();
            competences.sort_by_key(|need| (need.relation, std::cmp::Reverse(need.level), need.competence));
            let (label, description) = match language {
                Language::Italian => (row.label_it, row.description_it),
                Language::English => (row.label_en, row.description_en),
            };
            OccupationSummary { id: OccupationId(row.id), label, description, competences, placement_positions: 0, forecast_positions: 0 }
        })
        .collect();
    occupations.sort_by_cached_key(|occupation| domain::search::normalise(&occupation.label));
    Ok(occupations)
}
