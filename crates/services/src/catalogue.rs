//! What everybody may explore: occupations, competences, open requests.

use crate::{ServiceError, Services};
use domain::ApiError;
use domain::calendar::{Date, Timestamp, school_year};
use domain::catalogue::{Catalogue, Course, OccupationSummary, PublicDemand};
use domain::demand::{DemandKind, DemandState};
use domain::id::{CompetenceId, DemandId, OccupationId, OrganisationId};
use domain::language::Language;
use domain::need::FEWEST_TOLD;
use domain::policy::{Action, Actor, Resource, authorize};
use persistence::demand::DemandRecord;
use std::collections::BTreeMap;
use std::sync::Arc;

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
    let taught = taught(services).await?;
    let mut members: Vec<_> = demands.iter().map(|demand| demand.company).chain(taught.iter().map(|course| course.school)).collect();
    members.sort_unstable();
    members.dedup();
    let members = persistence::organisation::find(connection, &members).await?;
    let named = |id: OrganisationId| members.get(&id).map(|record| record.organisation.name.clone()).unwrap_or_default();
    let places = persistence::municipality::all(connection).await?;
    Ok(Catalogue {
        occupations: occupations(services, language, &demands).await?,
        competences: persistence::competence::labels(connection, language).await?,
        demands: demands
            .into_iter()
            .map(|demand| PublicDemand {
                id: demand.id,
                company: named(demand.company),
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
        courses: courses(&taught, named),
        taxonomy: persistence::competence::taxonomy(connection).await?,
    })
}

/// What a course of a school teaches.
struct Taught {
    school: OrganisationId,
    track: String,
    competences: Vec<CompetenceId>,
}

/// What decides whether [`Taught`] still holds: the revision by which boards judge, which every change of
/// students and classes takes; that of the catalogue, with which a whole polo comes; the school year.
type Moment = (u64, u64, String);

/// What courses teach, as this process read it last.
#[derive(Default)]
pub(crate) struct KeptCourses(tokio::sync::Mutex<Option<(Moment, Arc<Vec<Taught>>)>>);

impl std::fmt::Debug for KeptCourses {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("KeptCourses").finish_non_exhaustive()
    }
}

/// What the courses of this school year teach, as far as [`FEWEST_TOLD`] students each show it.
async fn taught(services: &Services) -> Result<Arc<Vec<Taught>>, ServiceError> {
    let connection = services.database().connection();
    // The revisions first: what is newer than them is read once more, never missed.
    let (judged, words) = (persistence::regulation::revision(connection).await?, persistence::catalogue::revision(connection).await?);
    let moment = (judged, words, school_year(services.today()));
    // Held while the students are counted, so that they are counted once.
    let mut kept = services.courses().0.lock().await;
    if let Some((of, taught)) = kept.as_ref()
        && *of == moment
    {
        return Ok(Arc::clone(taught));
    }
    let mut taught: Vec<Taught> = Vec::new();
    for (school, track, competence) in persistence::student::taught(connection, &moment.2, FEWEST_TOLD).await? {
        match taught.last_mut().filter(|last| last.school == school && last.track == track) {
            Some(last) => last.competences.push(competence),
            None => taught.push(Taught { school, track, competences: vec![competence] }),
        }
    }
    let taught = Arc::new(taught);
    *kept = Some((moment, Arc::clone(&taught)));
    Ok(taught)
}

/// By school and course.
fn courses(taught: &[Taught], named: impl Fn(OrganisationId) -> String) -> Vec<Course> {
    let course = |one: &Taught| Course { school: named(one.school), track: one.track.clone(), teaches: one.competences.clone() };
    let mut courses: Vec<Course> = taught.iter().map(course).collect();
    courses.sort_by_cached_key(|course| (domain::search::normalise(&course.school), course.track.clone()));
    courses
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
    let day = |at: Timestamp| at.to_italian().date();
    DemandState::on(today, demand.facts.kind, demand.positions, taken, day(demand.created_at), demand.withdrawn_at.map(day))
}
