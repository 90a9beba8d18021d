//! What everybody may explore: occupations, competences, open requests.

use crate::{ServiceError, Services};
use domain::ApiError;
use domain::calendar::{Date, Timestamp};
use domain::catalogue::{Catalogue, OccupationSummary, PublicDemand};
use domain::demand::{DemandKind, DemandState};
use domain::id::{DemandId, OccupationId};
use domain::language::Language;
use domain::policy::{Action, Actor, Resource, authorize};
use persistence::demand::DemandRecord;
use std::collections::BTreeMap;

/// The catalogue in one language; small enough to be sent once and used without further requests.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn read(services: &Services, language: Language) -> Result<Catalogue, ApiError> {
    Ok(catalogue(services, language).await?)
}

async fn catalogue(services: &Services, language: Language) -> Result<Catalogue, ServiceError> {
    let _permit = authorize(&Actor::Anonymous, Action::ReadCatalogue, &Resource::Public)?;
    let connection = services.database().connection();
    let demands = open_demands(services).await?;
    let mut companies: Vec<_> = demands.iter().map(|demand| demand.company).collect();
    companies.sort_unstable();
    companies.dedup();
    let companies = persistence::organisation::find(connection, &companies).await?;
    let places = persistence::municipality::all(connection).await?;
    Ok(Catalogue {
        occupations: occupations(services, language, &demands).await?,
        competences: persistence::competence::labels(connection, language).await?,
        demands: demands
            .into_iter()
            .map(|demand| PublicDemand {
                id: demand.id,
                company: companies.get(&demand.company).map(|record| record.organisation.name.clone()).unwrap_or_default(),
                municipality: places.get(&demand.municipality).map_or(demand.municipality, |place| place.name.clone()),
                title: demand.title,
                positions: demand.positions,
                ahead: match demand.facts.kind {
                    DemandKind::Forecast { by_year, confidence } => Some((by_year, confidence)),
                    DemandKind::Placement(_) => None,
                },
                asked: demand.facts.asked,
                occupation: demand.occupation,
            })
            .collect(),
        taxonomy: persistence::competence::taxonomy(connection).await?,
    })
}

/// Occupations with the positions that these demands ask of each.
pub(crate) async fn occupations(
    services: &Services,
    language: Language,
    demands: &[DemandRecord],
) -> Result<Vec<OccupationSummary>, ServiceError> {
    let mut asked: BTreeMap<OccupationId, (u32, u32)> = BTreeMap::new();
    for demand in demands {
        let (placements, forecasts) = asked.entry(demand.occupation).or_default();
        match demand.facts.kind {
            DemandKind::Placement(_) => *placements += u32::from(demand.positions),
            DemandKind::Forecast { .. } => *forecasts += u32::from(demand.positions),
        }
    }
    let mut occupations = persistence::catalogue::occupations(services.database().connection(), language).await?;
    for occupation in &mut occupations {
        (occupation.placement_positions, occupation.forecast_positions) = asked.get(&occupation.id).copied().unwrap_or_default();
    }
    Ok(occupations)
}

/// The demands that still look for people, oldest first: neither over nor filled nor withdrawn.
pub(crate) async fn open_demands(services: &Services) -> Result<Vec<DemandRecord>, ServiceError> {
    let (connection, today) = (services.database().connection(), services.today());
    let mut demands = persistence::demand::all(connection).await?;
    let ids: Vec<DemandId> = demands.iter().map(|demand| demand.id).collect();
    let mut taken: BTreeMap<DemandId, u32> = BTreeMap::new();
    for allotment in persistence::demand::allotments(connection, &ids).await? {
        *taken.entry(allotment.demand).or_default() += u32::from(allotment.taken);
    }
    demands.retain(|demand| state(demand, taken.get(&demand.id).copied().unwrap_or(0), today).is_open());
    Ok(demands)
}

/// How a demand stands today.
pub(crate) fn state(demand: &DemandRecord, taken: u32, today: Date) -> DemandState {
    let day = |at: Timestamp| at.to_utc().date();
    DemandState::on(today, demand.facts.kind, demand.positions, taken, day(demand.created_at), demand.withdrawn_at.map(day))
}
