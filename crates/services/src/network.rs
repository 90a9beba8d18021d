//! The polo and its members: who they are, since when and as what, what they ask and teach, the
//! agreement. Everybody with a part in the polo reads; the coordinator changes, and every school and
//! company says how it is reached.

mod change;
mod views;

pub(crate) use change::free_code;
pub use change::{change, change_agreement, change_membership, create};
pub use views::{AgreementsView, ClassLine, Edit, KindCount, NetworkView, OrganisationView};

use crate::{ServiceError, Services};
use domain::ApiError;
use domain::calendar::Date;
use domain::demand::{DemandState, OwnDemand};
use domain::id::{BoardId, OrganisationId};
use domain::language::Language;
use domain::network::{Composition, Entry, Member, NetworkFilter, Roll, agreement_on};
use domain::organisation::{Contact, Organisation, OrganisationKind};
use domain::place::Municipality;
use domain::policy::{Action, Actor, Resource, Role, authorize};
use domain::search::normalise;
use persistence::import::NewOrganisation;
use persistence::organisation::StoredOrganisation;
use std::collections::{BTreeMap, BTreeSet};

type Places = BTreeMap<String, Municipality>;

/// The organisations that the filter shows, and the polo as it is today.
///
/// # Errors
/// [`ApiError::NotFound`] for visitors.
pub async fn list(services: &Services, actor: &Actor, filter: &NetworkFilter) -> Result<NetworkView, ApiError> {
    Ok(read_list(services, actor, filter).await?)
}

/// One organisation, as the actor may see it.
///
/// # Errors
/// [`ApiError::NotFound`] for visitors, and where there is none.
pub async fn one(services: &Services, actor: &Actor, id: OrganisationId, language: Language) -> Result<OrganisationView, ApiError> {
    Ok(read_one(services, actor, id, language).await?)
}

/// The agreements of the polo.
///
/// # Errors
/// [`ApiError::NotFound`] for visitors.
pub async fn agreements(services: &Services, actor: &Actor) -> Result<AgreementsView, ApiError> {
    let _permit = authorize(actor, Action::ReadNetwork, &Resource::Polo)?;
    let agreements = persistence::network::agreements(services.database().connection()).await.map_err(ServiceError::from)?;
    Ok(AgreementsView { agreements, may_change: may_change(actor), today: services.today() })
}

/// The municipalities among which the form of a new organisation chooses: ISTAT code and name.
///
/// # Errors
/// [`ApiError::NotFound`] for visitors, [`ApiError::Forbidden`] for all but the coordinator.
pub async fn municipalities(services: &Services, actor: &Actor) -> Result<Vec<(String, String)>, ApiError> {
    let _permit = authorize(actor, Action::ChangeNetwork, &Resource::Polo)?;
    let places = persistence::municipality::all(services.database().connection()).await.map_err(ServiceError::from)?;
    Ok(sorted(places))
}

fn sorted(places: Places) -> Vec<(String, String)> {
    let mut municipalities: Vec<(String, String)> = places.into_values().map(|place| (place.istat_code, place.name)).collect();
    municipalities.sort_by_cached_key(|(_, name)| normalise(name));
    municipalities
}

/// Whether the actor looks after the polo.
fn may_change(actor: &Actor) -> bool {
    authorize(actor, Action::ChangeNetwork, &Resource::Polo).is_ok()
}

/// As what the policy knows an organisation.
fn resource(record: &NewOrganisation) -> Resource<'static> {
    match record.kind {
        OrganisationKind::Company => Resource::Company(record.id),
        OrganisationKind::TechnicalInstitute | OrganisationKind::VocationalInstitute => Resource::School(record.id),
        // Nobody speaks for them yet.
        OrganisationKind::Its | OrganisationKind::TrainingBody => Resource::Polo,
    }
}

fn edit(actor: &Actor, record: &NewOrganisation) -> Edit {
    if may_change(actor) {
        Edit::Whole
    } else if authorize(actor, Action::ChangeOrganisation, &resource(record)).is_ok() {
        Edit::Contact
    } else {
        Edit::Nothing
    }
}

fn seen_by_all(record: &NewOrganisation, places: &Places) -> Organisation {
    let municipality = places.get(&record.municipality).map_or_else(|| record.municipality.clone(), |place| place.name.clone());
    Organisation { id: record.id, name: record.name.clone(), kind: record.kind, municipality }
}

async fn read_list(services: &Services, actor: &Actor, filter: &NetworkFilter) -> Result<NetworkView, ServiceError> {
    let _permit = authorize(actor, Action::ReadNetwork, &Resource::Polo)?;
    let (connection, today) = (services.database().connection(), services.today());
    let places = persistence::municipality::all(connection).await?;
    let stored = persistence::organisation::all(connection).await?;
    let roll = persistence::network::roll(connection).await?;
    let agreements = persistence::network::agreements(connection).await?;
    let regulations = persistence::regulation::all(connection).await?;
    let entry = |record: &NewOrganisation| Entry { organisation: seen_by_all(record, &places), standing: roll.standing(record.id, today) };
    let mut entries: Vec<Entry> = stored.iter().map(|stored| entry(&stored.record)).collect();
    let belongs = |id: OrganisationId| roll.standing(id, today).role().is_some();
    let members = || stored.iter().map(|stored| &stored.record).filter(|record| belongs(record.id));
    let composition = Composition::of(
        members().map(|record| Member { kind: record.kind, vat_number: record.vat_number.as_deref() }),
        &regulations.on_day(today),
    );
    let counts = OrganisationKind::ALL
        .map(|(kind, _)| KindCount { kind, members: counted(members().filter(|record| record.kind == kind).count()) })
        .to_vec();
    let municipalities: BTreeSet<String> = entries.iter().map(|entry| entry.organisation.municipality.clone()).collect();
    let known = counted(entries.len());
    entries.retain(|entry| filter.shows(entry));
    entries.sort_by_cached_key(Entry::order);
    Ok(NetworkView {
        entries,
        known,
        counts,
        composition,
        agreement: agreement_on(&agreements, today).cloned(),
        municipalities: municipalities.into_iter().collect(),
        may_change: may_change(actor),
        today,
    })
}

fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

async fn read_one(services: &Services, actor: &Actor, id: OrganisationId, language: Language) -> Result<OrganisationView, ServiceError> {
    let _permit = authorize(actor, Action::ReadNetwork, &Resource::Polo)?;
    let (connection, today) = (services.database().connection(), services.today());
    let StoredOrganisation { record, version } = persistence::organisation::one(connection, id).await?.ok_or(ServiceError::NotFound)?;
    let places = persistence::municipality::all(connection).await?;
    let roll: Roll = persistence::network::roll(connection).await?;
    let edit = edit(actor, &record);
    let may_read_contacts = authorize(actor, Action::ReadContacts, &Resource::Polo).is_ok();
    let demands = match record.kind {
        OrganisationKind::Company => demands(services, actor, id, language, today).await?,
        _ => Vec::new(),
    };
    let classes = if record.kind.is_school() { classes(services, id).await? } else { Vec::new() };
    Ok(OrganisationView {
        organisation: seen_by_all(&record, &places),
        version,
        school_code: record.school_code,
        vat_number: record.vat_number,
        ateco: record.ateco,
        istat_code: record.municipality,
        contact: Contact {
            address: record.address,
            email: record.email.filter(|_| may_read_contacts),
            phone: record.phone.filter(|_| may_read_contacts),
        },
        may_read_contacts,
        standing: roll.standing(id, today),
        memberships: {
            let mut rows: Vec<_> = roll.of(id).copied().collect();
            rows.reverse();
            rows
        },
        demands,
        classes,
        edit,
        municipalities: if edit == Edit::Whole { sorted(places) } else { Vec::new() },
        today,
    })
}

/// What a company asks that is neither over nor withdrawn, on the boards that the reader may open.
async fn demands(
    services: &Services,
    actor: &Actor,
    company: OrganisationId,
    language: Language,
    today: Date,
) -> Result<Vec<OwnDemand>, ServiceError> {
    let mut demands = crate::demand::of_company(services, company, language).await?;
    demands.retain(|demand| !demand.card.facts.kind.is_past(today) && !matches!(demand.state, DemandState::Withdrawn { .. }));
    // How many seats of others are taken is no company's business.
    let may_know = !matches!(actor.role(), Some(Role::Company { company: own }) if own != company);
    let open: BTreeSet<BoardId> = if may_know { crate::board::visible(services, actor).await? } else { BTreeSet::new() };
    for demand in &mut demands {
        demand.boards.retain(|allotment| open.contains(&allotment.board));
    }
    Ok(demands)
}

/// The classes of a school with how many students each has, the newest year first.
async fn classes(services: &Services, school: OrganisationId) -> Result<Vec<ClassLine>, ServiceError> {
    let connection = services.database().connection();
    let students = persistence::organisation::students_by_class(connection, school).await?;
    let mut classes: Vec<ClassLine> = persistence::organisation::classes(connection, school)
        .await?
        .into_iter()
        .map(|class| ClassLine { students: students.get(&class.id).copied().unwrap_or(0), class })
        .collect();
    classes.sort_by(|one, other| {
        let key = |line: &ClassLine| (line.class.grade, line.class.section.clone());
        other.class.school_year.cmp(&one.class.school_year).then_with(|| key(one).cmp(&key(other)))
    });
    Ok(classes)
}
