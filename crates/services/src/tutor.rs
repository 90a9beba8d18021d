//! Who follows students: tutors of companies and schools, how many students each follows at a time,
//! and who gives them to whom.

mod choice;
mod counterpart;

pub use choice::{StudentTutors, assign};
pub(crate) use choice::{chosen, of_student, options, overburdened};
pub use counterpart::{Counterpart, Named, counterparts};

use crate::school_class::label;
use crate::{ServiceError, Services};
use domain::calendar::Date;
use domain::id::{OrganisationId, TutorId};
use domain::organisation::{Organisation, OrganisationKind};
use domain::policy::{Action, Actor, Resource, Role, authorize};
use domain::search::normalise;
use domain::tutor::{Followed, Load, Tutor, TutorForm, load};
use domain::{ApiError, FieldError};
use persistence::import::NewOrganisation;
use persistence::organisation::StoredOrganisation;
use persistence::tutor::TutorNeeds;
use persistence::{Connection, StoreError, write_transaction};
use std::collections::BTreeMap;

/// Which tutors a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TutorFilter {
    /// Words of the tutor's name or role, or of the organisation's name.
    pub text: String,
    /// Only those who follow as many as they may, or more.
    pub full: bool,
}

/// A tutor in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedTutor {
    /// The tutor.
    pub tutor: Tutor,
    /// What the organisation is called.
    pub organisation: String,
    /// Whether it is a school.
    pub of_school: bool,
    /// How much they have to do.
    pub load: Load,
}

/// The tutors that somebody may see.
#[derive(Clone, Debug, Default)]
pub struct TutorsView {
    /// Those whom the filter shows: those who still follow somebody new first, then by organisation and
    /// name.
    pub tutors: Vec<ListedTutor>,
    /// How many there are without a filter.
    pub known: usize,
    /// Whether they may be of several organisations.
    pub of_many: bool,
    /// Whether the reader may add some.
    pub may_keep: bool,
}

/// A tutor as somebody may see them.
#[derive(Clone, Debug)]
pub struct TutorView {
    /// As in the list.
    pub line: ListedTutor,
    /// Who wrote it last; `None` where it came with a package.
    pub changed_by: Option<String>,
    /// What names them.
    pub needs: TutorNeeds,
    /// Whether the reader may change them.
    pub may_keep: bool,
}

impl TutorFilter {
    /// Whether it shows everybody.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    fn shows(&self, line: &ListedTutor) -> bool {
        let text = normalise(&format!("{} {} {}", line.tutor.terms.name, line.tutor.terms.role, line.organisation));
        normalise(&self.text).split_whitespace().all(|word| text.contains(word)) && (!self.full || line.load.is_full())
    }
}

/// What the policy calls an organisation that has tutors.
fn resource(organisation: &Organisation) -> Option<Resource<'static>> {
    match organisation.kind {
        OrganisationKind::Company => Some(Resource::Company(organisation.id)),
        kind if kind.is_school() => Some(Resource::School(organisation.id)),
        _ => None,
    }
}

/// The organisation whose tutors the actor keeps.
fn own(actor: &Actor) -> Result<OrganisationId, ServiceError> {
    let (organisation, resource) = match actor.role() {
        Some(Role::Teacher { school }) => (school, Resource::School(school)),
        Some(Role::Company { company }) => (company, Resource::Company(company)),
        Some(Role::Coordinator) => return Err(ServiceError::Forbidden),
        _ => return Err(ServiceError::NotFound),
    };
    let _permit = authorize(actor, Action::KeepTutors, &resource)?;
    Ok(organisation)
}

/// The tutors whom the filter shows: of one's own organisation, or of all of them for the coordinator.
///
/// # Errors
/// [`ApiError::NotFound`] for everybody else.
pub async fn list(services: &Services, actor: &Actor, filter: &TutorFilter) -> Result<TutorsView, ApiError> {
    Ok(read_list(services, actor, filter).await?)
}

async fn read_list(services: &Services, actor: &Actor, filter: &TutorFilter) -> Result<TutorsView, ServiceError> {
    if !matches!(actor.role(), Some(Role::Teacher { .. } | Role::Company { .. } | Role::Coordinator)) {
        return Err(ServiceError::NotFound);
    }
    let organisations = readable(services, actor).await?;
    let mut tutors = lines(services, &organisations).await?;
    let known = tutors.len();
    tutors.retain(|line| filter.shows(line));
    tutors.sort_by_cached_key(|line| {
        (!line.tutor.is_active(), normalise(&line.organisation), normalise(&line.tutor.terms.name), line.tutor.id)
    });
    Ok(TutorsView { tutors, known, of_many: own(actor).is_err(), may_keep: own(actor).is_ok() })
}

/// The organisations whose tutors the actor may see.
async fn readable(services: &Services, actor: &Actor) -> Result<BTreeMap<OrganisationId, Organisation>, ServiceError> {
    let all = persistence::organisation::all(services.database().connection()).await?;
    let may_see = |one: &Organisation| resource(one).is_some_and(|resource| authorize(actor, Action::ReadTutors, &resource).is_ok());
    let organisation = |stored: StoredOrganisation| {
        let NewOrganisation { id, name, kind, municipality, .. } = stored.record;
        Organisation { id, name, kind, municipality }
    };
    Ok(all.into_iter().map(organisation).filter(may_see).map(|one| (one.id, one)).collect())
}

async fn lines(services: &Services, organisations: &BTreeMap<OrganisationId, Organisation>) -> Result<Vec<ListedTutor>, ServiceError> {
    let connection = services.database().connection();
    let ids: Vec<OrganisationId> = organisations.keys().copied().collect();
    let tutors: Vec<Tutor> = persistence::tutor::of(connection, &ids).await?.into_iter().map(|stored| stored.tutor).collect();
    let schools: Vec<OrganisationId> = organisations.values().filter(|one| one.kind.is_school()).map(|one| one.id).collect();
    let in_companies: Vec<TutorId> = tutors.iter().filter(|tutor| !schools.contains(&tutor.organisation)).map(|tutor| tutor.id).collect();
    let mut followed = persistence::tutor::followed_in_companies(connection, &in_companies, None).await?;
    followed.extend(persistence::tutor::followed_in_schools(connection, &schools).await?);
    let law = persistence::regulation::all(connection).await?;
    let lines = tutors.into_iter().filter_map(|tutor| {
        let organisation = organisations.get(&tutor.organisation)?;
        let of_school = organisation.kind.is_school();
        let followed: Vec<Followed> = followed.remove(&tutor.id).unwrap_or_default();
        let load = load(&followed, tutor.terms.most, (!of_school).then_some(&law), services.today());
        Some(ListedTutor { organisation: organisation.name.clone(), of_school, load, tutor })
    });
    Ok(lines.collect())
}

/// One tutor.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none for this actor.
pub async fn one(services: &Services, actor: &Actor, id: TutorId) -> Result<TutorView, ApiError> {
    Ok(read_one(services, actor, id).await?)
}

async fn read_one(services: &Services, actor: &Actor, id: TutorId) -> Result<TutorView, ServiceError> {
    let connection = services.database().connection();
    let stored = persistence::tutor::one(connection, id).await?.ok_or(ServiceError::NotFound)?;
    let organisation = organisation_of(connection, stored.tutor.organisation).await?;
    let subject = resource(&organisation).ok_or(ServiceError::NotFound)?;
    let _permit = authorize(actor, Action::ReadTutors, &subject)?;
    let only = BTreeMap::from([(organisation.id, organisation)]);
    let line = lines(services, &only).await?.into_iter().find(|line| line.tutor.id == id).ok_or(ServiceError::NotFound)?;
    Ok(TutorView {
        line,
        changed_by: label(connection, stored.changed_by).await?,
        needs: persistence::tutor::needs(connection, id).await?,
        may_keep: authorize(actor, Action::KeepTutors, &subject).is_ok(),
    })
}

async fn organisation_of(connection: &impl Connection, id: OrganisationId) -> Result<Organisation, ServiceError> {
    let found = persistence::organisation::find(connection, &[id]).await?.remove(&id);
    Ok(found.ok_or(ServiceError::NotFound)?.organisation)
}

/// Whether the actor may add tutors.
///
/// # Errors
/// [`ApiError::Forbidden`] for the coordinator, [`ApiError::NotFound`] for others.
pub fn may_add(actor: &Actor) -> Result<(), ApiError> {
    Ok(own(actor).map(|_| ())?)
}

/// Adds a tutor to one's own organisation.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::Forbidden`] for the coordinator,
/// [`ApiError::NotFound`] for others, [`ApiError::Busy`].
pub async fn create(services: &Services, actor: &Actor, form: &TutorForm) -> Result<TutorId, ApiError> {
    let organisation = own(actor)?;
    let terms = form.parse()?;
    let tutor = &Tutor { id: TutorId::generate(), organisation, terms, ended_on: None, version: 1 };
    write_transaction(services.database(), |transaction| async move {
        persistence::tutor::insert(&transaction, tutor, actor.person()).await.map_err(ServiceError::from)
    })
    .await?;
    Ok(tutor.id)
}

/// Changes a tutor of one's own organisation. Boards judge by it at once.
///
/// # Errors
/// As [`create`], and [`ApiError::Stale`] where it is at another version than the form has seen.
pub async fn change(services: &Services, actor: &Actor, id: TutorId, form: &TutorForm) -> Result<(), ApiError> {
    kept(services, actor, id).await?;
    let (seen, after) = (form.seen()?, &form.parse()?);
    let revision = write_transaction(services.database(), |transaction| async move {
        // Boards read their facts anew.
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        match persistence::tutor::change(&transaction, id, seen, after, actor.person()).await? {
            true => Ok(revision),
            false => Err(ServiceError::Stale),
        }
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// Says that a tutor follows nobody new from today on, or that they do again. Whom they follow they
/// keep.
///
/// # Errors
/// As [`change`].
pub async fn end(services: &Services, actor: &Actor, id: TutorId, form: &TutorForm, ended: bool) -> Result<(), ApiError> {
    kept(services, actor, id).await?;
    let (seen, on): (u64, Option<Date>) = (form.seen()?, ended.then(|| services.today()));
    write_transaction(services.database(), |transaction| async move {
        match persistence::tutor::end(&transaction, id, seen, on, actor.person()).await? {
            true => Ok(()),
            false => Err(ServiceError::Stale),
        }
    })
    .await?;
    Ok(())
}

/// Removes a tutor whom nothing names.
///
/// # Errors
/// As [`change`]; [`ApiError::Invalid`] says what names them.
pub async fn remove(services: &Services, actor: &Actor, id: TutorId, form: &TutorForm) -> Result<(), ApiError> {
    kept(services, actor, id).await?;
    let seen = form.seen()?;
    write_transaction(services.database(), |transaction| async move {
        let problems = hindrances(persistence::tutor::needs(&transaction, id).await?);
        if !problems.is_empty() {
            return Err(ServiceError::Invalid(problems));
        }
        match persistence::tutor::remove(&transaction, id, seen).await {
            Ok(true) => Ok(()),
            // Somebody chose them meanwhile.
            Ok(false) | Err(StoreError::Reference(_)) => Err(ServiceError::Stale),
            Err(error) => Err(error.into()),
        }
    })
    .await?;
    Ok(())
}

/// What keeps a tutor from being removed, as a page says it.
#[must_use]
pub fn hindrances(needs: TutorNeeds) -> Vec<FieldError> {
    let found = [
        (needs.demands, "field-tutor-has-demands"),
        (needs.classes, "field-tutor-has-classes"),
        (needs.students, "field-tutor-has-students"),
    ];
    found
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, key)| FieldError::new("remove", key).with("count", count.to_string()))
        .collect()
}

/// The tutor is one whom the actor keeps.
async fn kept(services: &Services, actor: &Actor, id: TutorId) -> Result<(), ServiceError> {
    let connection = services.database().connection();
    let stored = persistence::tutor::one(connection, id).await?.ok_or(ServiceError::NotFound)?;
    let organisation = organisation_of(connection, stored.tutor.organisation).await?;
    let _permit = authorize(actor, Action::KeepTutors, &resource(&organisation).ok_or(ServiceError::NotFound)?)?;
    Ok(())
}
