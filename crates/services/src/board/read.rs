//! Reading the log of a board through somebody's eyes.

use super::live::{self, LiveBoard};
use crate::{ServiceError, Services};
use domain::board::{HistoryLine, Reader, Seen, project};
use domain::id::{BoardId, PersonId};
use domain::policy::{Action, Actor, Role};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The most events that one call answers.
const MOST_EVENTS: u32 = 2_000;

/// Lines of one page of the history.
const PAGE: u64 = 50;

/// The board at its last version, where the actor may do this with it.
pub(super) async fn open(services: &Services, actor: &Actor, board: BoardId, action: Action) -> Result<Arc<LiveBoard>, ServiceError> {
    let live = live::find(services, board).await?;
    live.refresh(services).await?;
    let _permit = live.authorize(actor, action)?;
    Ok(live)
}

/// Through whose eyes the actor reads; the demands of a company are read fresh.
async fn reader(services: &Services, actor: &Actor) -> Result<Reader, ServiceError> {
    let own = match actor.role() {
        Some(Role::Company { company }) => persistence::demand::of_company(services.database().connection(), company).await?,
        _ => BTreeSet::new(),
    };
    Reader::of(actor, || own).ok_or(ServiceError::NotFound)
}

pub(super) async fn events_after(
    services: &Services,
    actor: &Actor,
    board: BoardId,
    after: u64,
    limit: u32,
) -> Result<Vec<Seen>, ServiceError> {
    open(services, actor, board, Action::ReadBoard).await?;
    let limit = u64::from(limit.min(MOST_EVENTS));
    let events = persistence::event::after(services.database().connection(), board, after, limit).await?;
    // Read after the events: a demand that one of them brought is surely among a company's own.
    let reader = reader(services, actor).await?;
    Ok(events.iter().map(|recorded| project(recorded, &reader)).collect())
}

pub(super) async fn history(
    services: &Services,
    actor: &Actor,
    board: BoardId,
    before: Option<u64>,
) -> Result<Vec<HistoryLine>, ServiceError> {
    open(services, actor, board, Action::ReadHistory).await?;
    let connection = services.database().connection();
    let events = persistence::event::before(connection, board, before, PAGE).await?;
    let reader = reader(services, actor).await?;
    let actors: Vec<PersonId> = events.iter().filter_map(|recorded| recorded.actor).collect::<BTreeSet<_>>().into_iter().collect();
    let labels = persistence::person::labels(connection, &actors).await?;
    let names: BTreeMap<PersonId, String> = labels.into_iter().map(|label| (label.id, label.name)).collect();
    let line = |seen: Seen| HistoryLine { at: seen.at, actor_name: seen.actor.and_then(|actor| names.get(&actor).cloned()), seen };
    Ok(events.iter().map(|recorded| line(project(recorded, &reader))).collect())
}
