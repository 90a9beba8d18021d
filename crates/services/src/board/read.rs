//! Reading the log of a board through somebody's eyes.

use super::live::{self, LiveBoard};
use crate::{ServiceError, Services};
use domain::board::{HistoryLine, Reader, Recorded, Seen, project};
use domain::id::{BoardId, PersonId, StudentId};
use domain::policy::{Action, Actor, Role};
use persistence::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The most events that one call answers.
const MOST_EVENTS: u32 = 2_000;

/// Lines of one page of the history.
const PAGE: usize = 50;

/// Events of the history read at once; a step of several is one line.
const PIECE: u64 = 200;

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
    let steps = steps_before(connection, board, before).await?;
    let reader = reader(services, actor).await?;
    let actors: Vec<PersonId> = steps.iter().filter_map(|step| step.last.actor).collect::<BTreeSet<_>>().into_iter().collect();
    let labels = persistence::person::labels(connection, &actors).await?;
    let names: BTreeMap<PersonId, String> = labels.into_iter().map(|label| (label.id, label.name)).collect();
    let line = |step: &Step| {
        let seen = project(&step.last, &reader);
        let actor_name = seen.actor.and_then(|actor| names.get(&actor).cloned());
        let students = u32::try_from(step.students.len()).unwrap_or(u32::MAX);
        HistoryLine { at: seen.at, actor_name, first: step.first, students, seen }
    };
    Ok(steps.iter().map(line).collect())
}

/// Events of one command that are told in one line.
struct Step {
    /// The newest of them.
    last: Recorded,
    /// The version of the oldest.
    first: u64,
    students: BTreeSet<StudentId>,
}

/// A page of whole steps, the newest first.
async fn steps_before(connection: &impl Connection, board: BoardId, before: Option<u64>) -> Result<Vec<Step>, ServiceError> {
    let mut steps: Vec<Step> = Vec::with_capacity(PAGE);
    let mut before = before;
    loop {
        let events = persistence::event::before(connection, board, before, PIECE).await?;
        before = events.last().map(|recorded| recorded.version);
        for recorded in &events {
            let is_full = steps.len() == PAGE;
            match steps.last_mut() {
                Some(step) if step.last.command == recorded.command && step.last.event.continues(&recorded.event) => {
                    step.first = recorded.version;
                    step.students.extend(recorded.event.student());
                }
                // The page's last step is whole when another one begins.
                _ if is_full => return Ok(steps),
                _ => {
                    steps.push(Step { last: *recorded, first: recorded.version, students: recorded.event.student().into_iter().collect() })
                }
            }
        }
        if before.is_none() {
            return Ok(steps);
        }
    }
}
