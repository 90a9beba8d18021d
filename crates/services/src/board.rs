//! Boards: reading them through somebody's eyes, and doing commands on them.

mod barred;
mod live;
mod read;
mod record;
mod roll;
mod setup;
mod tutors;
mod view;

pub(crate) use barred::{Places, Ways};
pub(crate) use live::LiveBoards;
pub use roll::{BoardRoll, Leaver, Newcomers, Settled, Settlement};

pub(crate) use record::{Sitting, UnsharedBoard, Wish, used_twice};

use crate::{ServiceError, Services};
use domain::ApiError;
use domain::board::{BoardForm, BoardState, BoardSummary, BoardView, CommandEnvelope, Facts, HistoryLine, Receipt, Seen, SetupOptions};
use domain::catalogue::CompetenceLabel;
use domain::demand::DemandCard;
use domain::id::{BoardId, CommandId, DemandId};
use domain::language::Language;
use domain::policy::{Action, Actor, Role};

/// The boards that the actor may read, by period and title.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn list(services: &Services, actor: &Actor, _language: Language) -> Result<Vec<BoardSummary>, ApiError> {
    Ok(view::list(services, actor).await?)
}

/// The boards that the actor may read.
pub(crate) async fn visible(services: &Services, actor: &Actor) -> Result<std::collections::BTreeSet<BoardId>, ServiceError> {
    Ok(view::list(services, actor).await?.into_iter().map(|board| board.id).collect())
}

/// A board with all that the actor may see of it.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none for this actor.
pub async fn view(services: &Services, actor: &Actor, board: BoardId, language: Language) -> Result<BoardView, ApiError> {
    Ok(view::view(services, actor, board, language).await?)
}

/// Does a command, once: sent again it gets the first receipt. It is done to the end even when the
/// caller goes away meanwhile.
///
/// # Errors
/// [`ApiError::Refused`] by a rule, [`ApiError::NotFound`], [`ApiError::Forbidden`],
/// [`ApiError::Malformed`] where the command's id was used for something else, [`ApiError::Busy`].
pub async fn execute(services: &Services, actor: &Actor, board: BoardId, envelope: CommandEnvelope) -> Result<Receipt, ApiError> {
    let (services, actor) = (services.clone(), *actor);
    let work = tokio::spawn(async move { record::execute(&services, &actor, board, envelope).await });
    let outcome = work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))?;
    Ok(outcome?)
}

/// What the actor may see of the events after a version, oldest first, without gaps: of a hidden
/// event only the version.
///
/// # Errors
/// [`ApiError::NotFound`] where there is no such board for this actor.
pub async fn events_after(services: &Services, actor: &Actor, board: BoardId, after: u64, limit: u32) -> Result<Vec<Seen>, ApiError> {
    Ok(read::events_after(services, actor, board, after, limit).await?)
}

/// A page of fifty lines of the history before a version (the newest where `None`), newest first.
///
/// # Errors
/// [`ApiError::NotFound`], [`ApiError::Forbidden`] for students and companies.
pub async fn history(services: &Services, actor: &Actor, board: BoardId, before: Option<u64>) -> Result<Vec<HistoryLine>, ApiError> {
    Ok(read::history(services, actor, board, before).await?)
}

/// One demand of a board with the labels of its competences, for whoever meets it in an event.
///
/// # Errors
/// [`ApiError::NotFound`] where the actor sees no such demand there.
pub async fn demand(
    services: &Services,
    actor: &Actor,
    board: BoardId,
    demand: DemandId,
    language: Language,
) -> Result<(DemandCard, Vec<CompetenceLabel>), ApiError> {
    Ok(view::demand(services, actor, board, demand, language).await?)
}

/// What a round can be made of: a new one, or one that is there.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever prepares none, [`ApiError::Forbidden`] for teachers of guests.
pub async fn setup_options(services: &Services, actor: &Actor, board: Option<BoardId>) -> Result<SetupOptions, ApiError> {
    Ok(setup::options(services, actor, board).await?)
}

/// Makes a round, or gives one that is there more students and other seats. It is done to the end
/// even when the caller goes away meanwhile.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::Refused`] where somebody took the seats
/// meanwhile, [`ApiError::NotFound`], [`ApiError::Forbidden`], [`ApiError::Busy`].
pub async fn set_up(services: &Services, actor: &Actor, board: Option<BoardId>, form: BoardForm) -> Result<BoardId, ApiError> {
    let (services, actor) = (services.clone(), *actor);
    let work = tokio::spawn(async move { setup::set_up(&services, &actor, board, &form).await });
    Ok(work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))??)
}

/// How many placements wait for a step of the actor's: a company's yes, or the signature of the school
/// that owns the board.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn waiting(services: &Services, actor: &Actor) -> Result<u32, ApiError> {
    let connection = services.database().connection();
    let count = match actor.role() {
        Some(Role::Company { company }) => persistence::figures::waiting_for_company(connection, company).await,
        Some(Role::Teacher { school }) => persistence::figures::waiting_for_school(connection, school).await,
        Some(Role::Student { .. } | Role::Coordinator) | None => Ok(0),
    };
    Ok(count.map_err(ServiceError::from)?)
}

/// Where a board and its classes no longer agree, and what a command of [`settle`] did.
///
/// # Errors
/// [`ApiError::NotFound`] or [`ApiError::Forbidden`] for all but the owner's teachers.
pub async fn roll(services: &Services, actor: &Actor, board: BoardId, done: Option<CommandId>) -> Result<BoardRoll, ApiError> {
    Ok(roll::roll(services, actor, board, done).await?)
}

/// Lets students come onto a board or leave it, or takes such a step back; by ordinary events, all of
/// it or nothing. It is done to the end even when the caller goes away meanwhile. The command by which
/// it was done can itself be taken back.
///
/// # Errors
/// As [`roll`]; [`ApiError::Refused`] where there is nothing to do, or somebody's seat is more than
/// proposed; [`ApiError::Busy`].
pub async fn settle(services: &Services, actor: &Actor, board: BoardId, settlement: Settlement) -> Result<CommandId, ApiError> {
    let (services, actor) = (services.clone(), *actor);
    let work = tokio::spawn(async move { roll::settle(&services, &actor, board, &settlement).await });
    Ok(work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))??)
}

/// The state of a board at its last version, for an import that was permitted before.
pub(crate) async fn state(services: &Services, board: BoardId) -> Result<BoardState, ServiceError> {
    let live = live::find(services, board).await?;
    live.refresh(services).await?;
    let state = live.read().state.clone();
    Ok(state)
}

/// The demands of a board with where the work is, and its state, for whoever was permitted before.
pub(crate) async fn places(services: &Services, board: BoardId) -> Result<(Places, BoardState), ServiceError> {
    let live = live::find(services, board).await?;
    live.refresh(services).await?;
    let state = live.read().state.clone();
    Ok((live.places(), state))
}

/// State and facts of a board, for somebody who may change it.
pub(crate) async fn whole(services: &Services, actor: &Actor, board: BoardId) -> Result<(BoardState, Facts), ServiceError> {
    let live = live::find(services, board).await?;
    live.refresh(services).await?;
    let _permit = live.authorize(actor, Action::ChangeBoard)?;
    let memory = live.read();
    let facts = Facts { today: services.today(), ..memory.facts.clone() };
    Ok((memory.state.clone(), facts))
}

/// State and facts of a board that the actor may read, with what students do elsewhere: to count
/// pairs in them. The facts are those of everybody on the board, and must not leave the server.
pub(crate) async fn readable(services: &Services, actor: &Actor, board: BoardId) -> Result<(BoardState, Facts), ServiceError> {
    let live = read::open(services, actor, board, Action::ReadBoard).await?;
    let (state, mut facts) = {
        let memory = live.read();
        (memory.state.clone(), Facts { today: services.today(), ..memory.facts.clone() })
    };
    let students: Vec<_> = facts.students.keys().copied().collect();
    let mut elsewhere = persistence::student::commitments(services.database().connection(), &students, board).await?;
    for (student, known) in &mut facts.students {
        known.elsewhere = elsewhere.remove(student).unwrap_or_default();
    }
    let tutors: Vec<_> = facts.tutors.keys().copied().collect();
    facts.tutors = persistence::tutor::facts(services.database().connection(), &tutors, board).await?;
    Ok((state, facts))
}

/// How many events a board has; `None` where there is no such board. For the poll of open streams,
/// whose readers were permitted before.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn version(services: &Services, board: BoardId) -> Result<Option<u64>, ApiError> {
    let version = persistence::board::version(services.database().connection(), board).await;
    Ok(version.map_err(ServiceError::from)?)
}
