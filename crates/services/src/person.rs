//! People who use the product, and the actors that they are. Whether somebody *is* that person is
//! not decided here: in demo mode one chooses.

use crate::{ServiceError, Services};
use domain::ApiError;
use domain::id::PersonId;
use domain::person::{DemoPerson, RoleKind};
use domain::policy::{Action, Actor, Resource, Role, authorize};
use persistence::StoreError;
use persistence::person::PersonRecord;

/// The fictional people of the demo, by code; to be offered in demo mode only.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn demo_people(services: &Services) -> Result<Vec<DemoPerson>, ApiError> {
    let records = persistence::person::all(services.database().connection()).await.map_err(ServiceError::from)?;
    let mut people = Vec::with_capacity(records.len());
    for record in &records {
        people.push(described(services, record).await?.1);
    }
    Ok(people)
}

/// Who a person is; `None` where there is no such person.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn actor(services: &Services, person: PersonId) -> Result<Option<(Actor, DemoPerson)>, ApiError> {
    Ok(find(services, person).await?)
}

pub(crate) async fn find(services: &Services, person: PersonId) -> Result<Option<(Actor, DemoPerson)>, ServiceError> {
    match persistence::person::find(services.database().connection(), person).await? {
        Some(record) => Ok(Some(described(services, &record).await?)),
        None => Ok(None),
    }
}

async fn described(services: &Services, record: &PersonRecord) -> Result<(Actor, DemoPerson), ServiceError> {
    let connection = services.database().connection();
    let actor = Actor::Person { person: record.id, role: role(record)? };
    let organisation = match record.organisation {
        Some(id) => persistence::organisation::find(connection, &[id]).await?.remove(&id).map(|found| found.organisation.name),
        None => None,
    };
    let name = match own_name(services, &actor).await? {
        Some(name) => name,
        None => record.name.clone(),
    };
    Ok((actor, DemoPerson { id: record.id, name, role: record.role, organisation: organisation.unwrap_or_default(), waiting: 0 }))
}

fn role(record: &PersonRecord) -> Result<Role, ServiceError> {
    match (record.role, record.organisation, record.student) {
        (RoleKind::Teacher, Some(school), _) => Ok(Role::Teacher { school }),
        (RoleKind::Student, _, Some((student, school))) => Ok(Role::Student { student, school }),
        (RoleKind::Company, Some(company), _) => Ok(Role::Company { company }),
        (RoleKind::Coordinator, ..) => Ok(Role::Coordinator),
        _ => Err(StoreError::Corrupt { table: "person", detail: format!("{} lacks what its role needs", record.id) }.into()),
    }
}

/// A student's name, read with the permission that one has for one's own.
async fn own_name(services: &Services, actor: &Actor) -> Result<Option<String>, ServiceError> {
    let Some(Role::Student { student, school }) = actor.role() else { return Ok(None) };
    let permit = authorize(actor, Action::ReadNames, &Resource::Student { student, school })?;
    let Some(permit) = permit.names() else { return Ok(None) };
    let mut names = persistence::student::names(services.database().connection(), &[permit], &[student]).await?;
    Ok(names.remove(&student).map(|name| name.full()))
}
