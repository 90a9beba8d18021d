//! The log of who came in and what was done with accounts: written with what it tells, read by the
//! coordinator.

use crate::{ServiceError, Services};
use domain::ApiError;
pub use domain::audit::{AuditEvent, AuditKind};
use domain::board::PersonLabel;
use domain::id::{AuditEventId, PersonId};
use domain::policy::{Action, Actor, Resource, authorize};
use persistence::{Connection, audit, write_transaction};

/// How many lines a page has.
const PAGE: u64 = 100;

/// A page of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditPage {
    /// Newest first.
    pub events: Vec<AuditEvent>,
    /// How those are called whom they name and who still are known; of students nobody.
    pub people: Vec<PersonLabel>,
    /// Where older lines begin, if there are any.
    pub older: Option<AuditEventId>,
}

/// Writes a line, in the transaction of what it tells.
pub(crate) async fn note(
    services: &Services,
    connection: &impl Connection,
    kind: AuditKind,
    person: Option<PersonId>,
    actor: Option<PersonId>,
) -> Result<(), ServiceError> {
    let event = AuditEvent { id: AuditEventId::generate(), at: services.now(), kind, person, actor };
    Ok(audit::append(connection, &event).await?)
}

/// Writes a line by itself.
pub(crate) async fn write(
    services: &Services,
    kind: AuditKind,
    person: Option<PersonId>,
    actor: Option<PersonId>,
) -> Result<(), ServiceError> {
    write_transaction(services.database(), |transaction| async move { note(services, &transaction, kind, person, actor).await }).await
}

/// Notes that somebody asked for what they may see and not do. Where it cannot be noted, that is
/// logged: the answer is the same.
pub async fn denied(services: &Services, person: PersonId) {
    if let Err(error) = write(services, AuditKind::Denied, Some(person), Some(person)).await {
        tracing::error!(%error, "a denial could not be noted");
    }
}

/// A page of the log: of one kind where it is given, of what was before a line where that is given.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever is not the coordinator.
pub async fn read(
    services: &Services,
    actor: &Actor,
    kind: Option<AuditKind>,
    before: Option<AuditEventId>,
) -> Result<AuditPage, ApiError> {
    let _permit = authorize(actor, Action::ReadAudit, &Resource::Polo)?;
    let connection = services.database().connection();
    let mut events = audit::newest(connection, kind, before, PAGE + 1).await.map_err(ServiceError::from)?;
    let is_more = events.len() as u64 > PAGE;
    events.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let older = if is_more { events.last().map(|event| event.id) } else { None };
    let mut named: Vec<PersonId> = events.iter().flat_map(|event| [event.person, event.actor]).flatten().collect();
    named.sort();
    named.dedup();
    let people = persistence::person::labels(connection, &named).await.map_err(ServiceError::from)?;
    Ok(AuditPage { events, people, older })
}
