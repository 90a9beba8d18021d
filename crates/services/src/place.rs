//! Municipalities and how long the ways between them take: a list for whoever has a part in the polo,
//! changed by the coordinator. Boards judge by both at once.

use crate::school_class::{Page, label};
use crate::{ServiceError, Services};
use domain::id::PersonId;
use domain::place::{Means, Municipality, PlaceForm, Way, WayForm, kilometres};
use domain::policy::{Action, Actor, Resource, authorize};
use domain::search::normalise;
use domain::{ApiError, FieldError};
pub use persistence::municipality::PlaceFigures;
use persistence::municipality::PlaceNeeds;
use persistence::{Connection, StoreError, write_transaction};
use std::collections::{BTreeMap, BTreeSet};

/// Which municipalities a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceFilter {
    /// Words of the name, or the beginning of the ISTAT code.
    pub text: String,
    /// Which page, from 0.
    pub page: usize,
}

/// A municipality in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedPlace {
    /// The municipality.
    pub municipality: Municipality,
    /// What is there that everybody may know of: never how many students live there.
    pub figures: PlaceFigures,
}

/// The municipalities of the polo.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacesView {
    /// A page of those that the filter shows, by name.
    pub places: Vec<ListedPlace>,
    /// Which page.
    pub page: Page,
    /// How many there are without a filter.
    pub known: usize,
    /// Whether the reader may change them.
    pub may_keep: bool,
}

/// The way out of a municipality to another one.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedWay {
    /// Where it leads.
    pub to: Municipality,
    /// As the crow flies.
    pub kilometres: f64,
    /// How long it takes.
    pub way: Way,
    /// How often the time was written; 0 where it is an estimate.
    pub version: u64,
    /// Who wrote it last; `None` after an import, and for whoever may not change it.
    pub changed_by: Option<String>,
}

/// A municipality as somebody may see it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceView {
    /// As in the list.
    pub line: ListedPlace,
    /// How often it was written.
    pub version: u64,
    /// Who wrote it last; `None` after an import, and for whoever may not change it.
    pub changed_by: Option<String>,
    /// By what the ways are travelled.
    pub means: Means,
    /// The ways out of it, by name; the one within it is the first.
    pub ways: Vec<ListedWay>,
    /// What keeps it from being removed, as far as that is public.
    pub hindrances: Vec<FieldError>,
    /// Whether the reader may change it.
    pub may_keep: bool,
}

impl PlaceFilter {
    /// Whether it shows all of them.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.text.is_empty()
    }

    fn shows(&self, place: &Municipality) -> bool {
        let name = normalise(&place.name);
        let asked = normalise(&self.text);
        let is_code = !asked.is_empty() && place.istat_code.starts_with(asked.trim());
        is_code || asked.split_whitespace().all(|word| name.contains(word))
    }
}

fn may_keep(actor: &Actor) -> bool {
    authorize(actor, Action::KeepPlaces, &Resource::Polo).is_ok()
}

/// A page of the municipalities that the filter shows.
///
/// # Errors
/// [`ApiError::NotFound`] for visitors.
pub async fn list(services: &Services, actor: &Actor, filter: &PlaceFilter) -> Result<PlacesView, ApiError> {
    let (mut places, known) = shown(services, actor, filter).await?;
    let page = Page::cut(&mut places, filter.page);
    Ok(PlacesView { places, page, known, may_keep: may_keep(actor) })
}

/// Every municipality that the filter shows, by name, and how many there are without it.
pub(crate) async fn shown(services: &Services, actor: &Actor, filter: &PlaceFilter) -> Result<(Vec<ListedPlace>, usize), ServiceError> {
    let _permit = authorize(actor, Action::ReadPlaces, &Resource::Polo)?;
    let connection = services.database().connection();
    let all = persistence::municipality::all(connection).await?;
    let figures = persistence::municipality::figures(connection).await?;
    let known = all.len();
    let line = |municipality: Municipality| {
        let figures = figures.get(&municipality.istat_code).copied().unwrap_or_default();
        ListedPlace { municipality, figures }
    };
    let mut places: Vec<ListedPlace> = all.into_values().filter(|place| filter.shows(place)).map(line).collect();
    places.sort_by_cached_key(|line| (normalise(&line.municipality.name), line.municipality.istat_code.clone()));
    Ok((places, known))
}

/// One municipality, with the ways out of it by some means.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none for this actor.
pub async fn one(services: &Services, actor: &Actor, istat_code: &str, means: Means) -> Result<PlaceView, ApiError> {
    Ok(read_one(services, actor, istat_code, means).await?)
}

async fn read_one(services: &Services, actor: &Actor, istat_code: &str, means: Means) -> Result<PlaceView, ServiceError> {
    let _permit = authorize(actor, Action::ReadPlaces, &Resource::Polo)?;
    let connection = services.database().connection();
    let stored = persistence::municipality::one(connection, istat_code).await?.ok_or(ServiceError::NotFound)?;
    let figures = persistence::municipality::figures(connection).await?.remove(istat_code).unwrap_or_default();
    let may_keep = may_keep(actor);
    let (changed_by, hindrances) = if may_keep {
        let needs = persistence::municipality::needs(connection, istat_code).await?;
        (label(connection, stored.changed_by).await?, hindrances(PlaceNeeds { homes: false, ..needs }))
    } else {
        (None, Vec::new())
    };
    let ways = ways(connection, &stored.municipality, means, may_keep).await?;
    let line = ListedPlace { municipality: stored.municipality, figures };
    Ok(PlaceView { line, version: stored.version, changed_by, means, ways, hindrances, may_keep })
}

async fn ways(connection: &impl Connection, from: &Municipality, means: Means, with_authors: bool) -> Result<Vec<ListedWay>, ServiceError> {
    let stated = persistence::travel_time::out_of(connection, &from.istat_code, means).await?;
    let people: BTreeSet<PersonId> = stated.iter().filter_map(|stored| stored.changed_by).filter(|_| with_authors).collect();
    let people: Vec<PersonId> = people.into_iter().collect();
    let labels = persistence::person::labels(connection, &people).await?;
    let authors: BTreeMap<PersonId, String> = labels.into_iter().map(|label| (label.id, label.name)).collect();
    let stated: BTreeMap<&str, _> = stated.iter().map(|stored| (stored.time.destination.as_str(), stored)).collect();
    let way = |to: Municipality| {
        let kilometres = kilometres((from.latitude, from.longitude), (to.latitude, to.longitude));
        let stated = stated.get(to.istat_code.as_str());
        let way = match stated {
            Some(stored) => Way { minutes: stored.time.minutes, estimated: false },
            None => Way::estimate(means, kilometres),
        };
        let changed_by = stated.and_then(|stored| authors.get(&stored.changed_by?)).cloned();
        ListedWay { to, kilometres, way, version: stated.map_or(0, |stored| stored.version), changed_by }
    };
    let mut ways: Vec<ListedWay> = persistence::municipality::all(connection).await?.into_values().map(way).collect();
    ways.sort_by_cached_key(|way| (way.to.istat_code != from.istat_code, normalise(&way.to.name), way.to.istat_code.clone()));
    Ok(ways)
}

/// Whether the actor may add municipalities.
///
/// # Errors
/// [`ApiError::Forbidden`] for all but the coordinator, [`ApiError::NotFound`] for visitors.
pub fn may_add(actor: &Actor) -> Result<(), ApiError> {
    let _permit = authorize(actor, Action::KeepPlaces, &Resource::Polo)?;
    Ok(())
}

/// Adds a municipality, and gives its ISTAT code.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::Forbidden`] for all but the
/// coordinator, [`ApiError::NotFound`] for visitors, [`ApiError::Busy`].
pub async fn create(services: &Services, actor: &Actor, form: &PlaceForm) -> Result<String, ApiError> {
    may_add(actor)?;
    let new = &form.parse()?;
    let revision = write_transaction(services.database(), |transaction| async move {
        // One after the other, and imports too: what is read below stays true.
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        if let Some(twin) = persistence::municipality::one(&transaction, &new.istat_code).await? {
            let problem = FieldError::new("istat_code", "field-istat-twice").with("name", twin.municipality.name);
            return Err(ServiceError::Invalid(vec![problem]));
        }
        persistence::municipality::insert(&transaction, new, actor.person()).await?;
        Ok(revision)
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(new.istat_code.clone())
}

/// Corrects a municipality: all but its code, by which everything else knows it.
///
/// # Errors
/// As [`create`], and [`ApiError::Stale`] where it is at another version than the form has seen.
pub async fn change(services: &Services, actor: &Actor, istat_code: &str, form: &PlaceForm) -> Result<(), ApiError> {
    may_add(actor)?;
    exists(services, istat_code).await?;
    let form = PlaceForm { istat_code: istat_code.to_owned(), ..form.clone() };
    let (seen, after) = (form.seen()?, &form.parse()?);
    let revision = write_transaction(services.database(), |transaction| async move {
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        match persistence::municipality::change(&transaction, seen, after, actor.person()).await? {
            true => Ok(revision),
            false => Err(ServiceError::Stale),
        }
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// Removes a municipality that nothing needs.
///
/// # Errors
/// As [`change`]; [`ApiError::Invalid`] says what needs it.
pub async fn remove(services: &Services, actor: &Actor, istat_code: &str, form: &PlaceForm) -> Result<(), ApiError> {
    may_add(actor)?;
    exists(services, istat_code).await?;
    let seen = form.seen()?;
    let revision = write_transaction(services.database(), |transaction| async move {
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        let problems = hindrances(persistence::municipality::needs(&transaction, istat_code).await?);
        if !problems.is_empty() {
            return Err(ServiceError::Invalid(problems));
        }
        match persistence::municipality::remove(&transaction, istat_code, seen).await {
            Ok(true) => Ok(revision),
            // Somebody chose it meanwhile.
            Ok(false) | Err(StoreError::Reference(_)) => Err(ServiceError::Stale),
            Err(error) => Err(error.into()),
        }
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// States how long a way takes, or writes another time over the one that was seen.
///
/// # Errors
/// As [`change`]; [`ApiError::Stale`] also where somebody has stated the way since it was an estimate.
pub async fn state_way(services: &Services, actor: &Actor, from: &str, form: &WayForm) -> Result<(), ApiError> {
    may_add(actor)?;
    exists(services, from).await?;
    exists(services, &form.to).await?;
    let (seen, time) = (form.seen()?, &form.parse(from)?);
    let revision = write_transaction(services.database(), |transaction| async move {
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        if seen == 0 {
            if persistence::travel_time::one(&transaction, &time.origin, &time.destination, time.means).await?.is_some() {
                return Err(ServiceError::Stale);
            }
            persistence::travel_time::insert(&transaction, time, actor.person()).await?;
        } else if !persistence::travel_time::change(&transaction, seen, time, actor.person()).await? {
            return Err(ServiceError::Stale);
        }
        Ok(revision)
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// Takes a stated time back: the estimate holds again.
///
/// # Errors
/// As [`state_way`].
pub async fn forget_way(services: &Services, actor: &Actor, from: &str, form: &WayForm) -> Result<(), ApiError> {
    may_add(actor)?;
    exists(services, from).await?;
    let (seen, means) = (form.seen()?, form.means()?);
    let revision = write_transaction(services.database(), |transaction| async move {
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        match persistence::travel_time::remove(&transaction, from, &form.to, means, seen).await? {
            true => Ok(revision),
            false => Err(ServiceError::Stale),
        }
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// What keeps a municipality from being removed, as a page says it; of homes not how many.
fn hindrances(needs: PlaceNeeds) -> Vec<FieldError> {
    let counted = [
        (needs.organisations, "field-place-has-organisations"),
        (needs.demands, "field-place-has-demands"),
        (needs.ways, "field-place-has-ways"),
    ];
    let problem = |(count, key): (u64, &'static str)| (count > 0).then(|| FieldError::new("remove", key).with("count", count.to_string()));
    let homes = needs.homes.then(|| FieldError::new("remove", "field-place-held"));
    counted.into_iter().filter_map(problem).chain(homes).collect()
}

async fn exists(services: &Services, istat_code: &str) -> Result<(), ServiceError> {
    let found = persistence::municipality::one(services.database().connection(), istat_code).await?;
    found.map(|_| ()).ok_or(ServiceError::NotFound)
}
