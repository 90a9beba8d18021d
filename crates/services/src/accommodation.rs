//! What a student needs to be well placed: stated and read by their own school alone, honoured on
//! every board without being named there.

use crate::school_class::label;
use crate::{ServiceError, Services, board};
use domain::ApiError;
use domain::board::Standing;
use domain::id::{BoardId, DemandId, OrganisationId, StudentId};
use domain::policy::{Action, Actor, Resource, authorize};
use domain::student::{Accommodation, AccommodationForm, Obstacle};
use persistence::{StoreError, write_transaction};
use std::collections::BTreeSet;

/// What a student needs, and what that rules out on the boards where they take part.
#[derive(Clone, Debug, Default)]
pub struct AccommodationView {
    /// What a place must be like.
    pub stated: Accommodation,
    /// How often it was written; 0 where it never was.
    pub version: u64,
    /// Who wrote it last.
    pub changed_by: Option<String>,
    /// By board, in the order of their titles.
    pub boards: Vec<BoardPlaces>,
}

/// What is left of a board's places.
#[derive(Clone, Debug)]
pub struct BoardPlaces {
    /// Which board.
    pub board: BoardId,
    /// Its title.
    pub title: String,
    /// Places on it, whatever else the rules say of them.
    pub places: usize,
    /// Of these, ruled out; by company and title.
    pub ruled_out: Vec<RuledOut>,
}

/// A place that lacks something.
#[derive(Clone, Debug)]
pub struct RuledOut {
    /// Which demand.
    pub demand: DemandId,
    /// Its title.
    pub title: String,
    /// Whose it is.
    pub company: String,
    /// What it lacks.
    pub obstacles: Vec<Obstacle>,
    /// Whether the student has a seat there.
    pub placed: bool,
}

/// What a student of one's own school needs. `boards` are those on which they take part, with titles.
///
/// # Errors
/// [`ServiceError::NotFound`] for everybody but the school's own people.
pub(crate) async fn of(
    services: &Services,
    actor: &Actor,
    (student, school, home): (StudentId, OrganisationId, &str),
    boards: &[(BoardId, String)],
) -> Result<AccommodationView, ServiceError> {
    let _permit = authorize(actor, Action::KeepAccommodations, &Resource::School(school))?;
    let connection = services.database().connection();
    let stored = persistence::accommodation::one(connection, student).await?;
    let mut view = AccommodationView {
        stated: stored.stated,
        version: stored.version,
        changed_by: label(connection, stored.changed_by).await?,
        boards: Vec::new(),
    };
    if view.stated.is_none() {
        return Ok(view);
    }
    let ways = board::Ways::read(connection, &BTreeSet::from([home.to_owned()])).await?;
    for (id, title) in boards {
        let (places, state) = board::places(services, *id).await?;
        let lacking = places.iter().filter_map(|(demand, (facts, place))| {
            let obstacles = ways.obstacles(&view.stated, home, facts, place);
            (!obstacles.is_empty()).then_some((*demand, obstacles))
        });
        let lacking: Vec<(DemandId, Vec<Obstacle>)> = lacking.collect();
        let ids: Vec<DemandId> = lacking.iter().map(|(demand, _)| *demand).collect();
        let mut records = persistence::demand::find(connection, &ids).await?;
        let companies: Vec<OrganisationId> = records.values().map(|record| record.company).collect();
        let companies = persistence::organisation::find(connection, &companies).await?;
        let here = state.student(student).map(|entry| entry.standing);
        let mut ruled_out: Vec<RuledOut> = lacking
            .into_iter()
            .filter_map(|(demand, obstacles)| {
                let record = records.remove(&demand)?;
                let company = companies.get(&record.company).map(|company| company.organisation.name.clone()).unwrap_or_default();
                Some(RuledOut { demand, title: record.title, company, obstacles, placed: here == Some(Standing::Placed(demand)) })
            })
            .collect();
        ruled_out.sort_by_cached_key(|place| (!place.placed, domain::search::normalise(&place.company), place.title.clone()));
        view.boards.push(BoardPlaces { board: *id, title: title.clone(), places: places.len(), ruled_out });
    }
    Ok(view)
}

/// States what a student of one's own school needs. Every board judges by it at once.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::Stale`] where somebody wrote it
/// meanwhile, [`ApiError::NotFound`] for everybody but the school's own people, [`ApiError::Busy`].
pub async fn change(services: &Services, actor: &Actor, student: StudentId, form: &AccommodationForm) -> Result<(), ApiError> {
    let found = persistence::enrolment::one(services.database().connection(), student).await.map_err(ServiceError::from)?;
    let school = found.ok_or(ApiError::NotFound)?.row.school;
    let _permit = authorize(actor, Action::KeepAccommodations, &Resource::School(school))?;
    let (seen, stated) = (form.seen()?, &form.parse()?);
    let revision = write_transaction(services.database(), |transaction| async move {
        // Boards read their facts anew.
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        match persistence::accommodation::write(&transaction, student, seen, stated, actor.person()).await {
            Ok(true) => Ok::<_, ServiceError>(revision),
            Ok(false) => Err(ServiceError::Stale),
            // The student was removed meanwhile.
            Err(StoreError::Reference(_)) => Err(ServiceError::NotFound),
            Err(error) => Err(error.into()),
        }
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}
