//! Occupations with what they need, as everybody may read them.

use crate::row::step;
use crate::{entity, error::StoreError, word::Word};
use domain::catalogue::{OccupationCompetence, OccupationSummary, Relation};
use domain::id::{CompetenceId, OccupationId};
use domain::language::Language;
use sea_orm::{ConnectionTrait, EntityTrait};
use std::collections::BTreeMap;
use uuid::Uuid;

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
