//! Occupations with what they need, as everybody may read them.

use crate::row::step;
use crate::{entity, error::StoreError, word::Word};
use domain::catalogue::{OccupationCompetence, OccupationSummary, Relation};
use domain::id::{CompetenceId, OccupationId};
use domain::language::Language;
use sea_orm::{ConnectionTrait, EntityTrait};
use std::collections::BTreeMap;
use uuid::Uuid;

/// An occupation or a competence of the catalogue with all words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// ESCO's address; of the polo's own a `urn:uuid:`.
    pub address: String,
    /// An occupation, else a competence.
    pub is_occupation: bool,
    /// Of an occupation: its ISCO-08 group; else empty.
    pub group: String,
    /// Italian label.
    pub label_it: String,
    /// English label.
    pub label_en: String,
    /// Other Italian words for it.
    pub synonyms_it: Vec<String>,
}

/// Everything of the catalogue, occupations first, by address.
///
/// # Errors
/// [`StoreError`].
pub async fn entries(connection: &impl ConnectionTrait) -> Result<Vec<CatalogueEntry>, StoreError> {
    let address = |uri: Option<String>, id: Uuid| uri.unwrap_or_else(|| id.urn().to_string());
    let occupations = entity::occupation::Entity::find().all(connection).await?.into_iter().map(|row| CatalogueEntry {
        address: address(row.uri, row.id),
        is_occupation: true,
        group: row.isco_code,
        label_it: row.label_it,
        label_en: row.label_en,
        synonyms_it: Vec::new(),
    });
    let competences = entity::competence::Entity::find().all(connection).await?.into_iter().map(|row| CatalogueEntry {
        address: address(row.uri, row.id),
        is_occupation: false,
        group: String::new(),
        label_it: row.label_it,
        label_en: row.label_en,
        synonyms_it: crate::competence::synonyms_of(&row.synonyms_it),
    });
    let mut entries: Vec<CatalogueEntry> = occupations.chain(competences).collect();
    entries.sort_unstable_by(|one, other| (!one.is_occupation, &one.address).cmp(&(!other.is_occupation, &other.address)));
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
