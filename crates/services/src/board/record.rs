//! The command path: a wish becomes events, rows and a receipt, in one transaction.
//!
//! The order of locks is the same everywhere, so that nobody waits in a circle: the turn of the
//! board in this process, the board's row (first statement of the transaction), then the rows of
//! students in the order of their ids and those of tutors in the order of theirs, or the row of the
//! demand.

use super::live::{self, LiveBoard};
use crate::{ServiceError, Services};
use domain::board::{BoardCommand, BoardEvent, Cause, CommandEnvelope, MOST_MOVES, Receipt, Recorded, Refusal, Standing, decide_as};
use domain::calendar::{Date, Timestamp};
use domain::id::{BoardId, CommandId, DemandId, PersonId, StudentId, TutorId};
use domain::policy::Actor;
use persistence::command::{DoneCommand, Outcome};
use persistence::student::LockedStudent;
use persistence::{MaybeBusy, StoreError, Transaction, write_transaction};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tokio::sync::OwnedMutexGuard;

/// Who wants something, when, under which command.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    /// The command's id.
    pub(crate) command: CommandId,
    /// Who; `None` for an import.
    pub(crate) actor: Option<PersonId>,
    /// When.
    pub(crate) at: Timestamp,
    /// The day, for rules without a period.
    pub(crate) today: Date,
}

/// What a wish led to on one board.
#[derive(Clone, Debug)]
pub(crate) struct Done {
    board: BoardId,
    events: Vec<Recorded>,
    /// The receipt.
    pub(crate) receipt: Receipt,
}

/// Boards whose turn one holds, for one transaction with at most one command on each.
#[derive(Debug)]
pub(crate) struct Sitting {
    boards: BTreeMap<BoardId, (Arc<LiveBoard>, OwnedMutexGuard<()>)>,
}

impl Sitting {
    /// Takes the turn of each board, in the order of their ids. Hand over a collection that owns its
    /// ids: a borrowing iterator would make a future that cannot change threads.
    pub(crate) async fn open(services: &Services, boards: impl IntoIterator<Item = BoardId>) -> Result<Self, ServiceError> {
        let boards: BTreeSet<BoardId> = boards.into_iter().collect();
        let mut held = BTreeMap::new();
        for board in boards {
            let live = live::find(services, board).await?;
            let turn = Arc::clone(&live.turn).lock_owned().await;
            held.insert(board, (live, turn));
        }
        Ok(Self { boards: held })
    }

    /// Does a command inside a transaction. On any error the transaction must end.
    pub(crate) async fn record(
        &self,
        transaction: &Transaction,
        board: BoardId,
        wish: &Wish,
        command: &BoardCommand,
    ) -> Result<Done, ServiceError> {
        let version = take_version(transaction, board).await?;
        self.write(transaction, board, version, wish, command).await
    }

    async fn write(
        &self,
        transaction: &Transaction,
        board: BoardId,
        version: u64,
        wish: &Wish,
        command: &BoardCommand,
    ) -> Result<Done, ServiceError> {
        let (live, _) = self.boards.get(&board).ok_or(ServiceError::NotFound)?;
        write(transaction, live, version, wish, command).await
    }

    /// After a transaction that took revisions of what boards judge by and ended without a commit: what
    /// the memory read in it never came to be.
    pub(crate) fn abandon(self, services: &Services) {
        for board in self.boards.keys() {
            services.boards().forget(*board);
        }
    }

    /// After the commit: the memory learns what happened, and the bells ring.
    pub(crate) fn settle(self, services: &Services, done: &[Done]) {
        for done in done {
            if let Some((live, _)) = self.boards.get(&done.board)
                && let Err(error) = live.apply(&done.events)
            {
                tracing::error!(%error, board = %done.board, "a committed event does not fit the memory of its board: reading it anew");
                services.boards().forget(done.board);
            }
            services.hub().ring(done.board, done.receipt.last);
        }
    }
}

/// A board that nobody else can see yet, because its transaction made it: for the seed.
#[derive(Debug)]
pub(crate) struct UnsharedBoard {
    live: LiveBoard,
}

impl UnsharedBoard {
    /// Reads the board as the transaction sees it.
    pub(crate) async fn load(transaction: &Transaction, board: BoardId, today: Date) -> Result<Self, ServiceError> {
        Ok(Self { live: LiveBoard::load(transaction, board, today).await? })
    }

    /// In which order a student would like the places, as the transaction sees it.
    pub(crate) async fn order(&self, transaction: &Transaction, student: StudentId) -> Result<Vec<DemandId>, ServiceError> {
        let version = persistence::board::version(transaction, self.live.id).await?.ok_or(ServiceError::NotFound)?;
        self.live.catch_up(transaction, version).await?;
        Ok(self.live.read().state.preferences(student))
    }

    /// Does a command inside the transaction. On any error the transaction must end.
    pub(crate) async fn record(&self, transaction: &Transaction, wish: &Wish, command: &BoardCommand) -> Result<Receipt, ServiceError> {
        let version = take_version(transaction, self.live.id).await?;
        let done = write(transaction, &self.live, version, wish, command).await?;
        self.live.apply(&done.events)?;
        Ok(done.receipt)
    }
}

/// Why a transaction of a command ended without a commit.
enum Interrupted {
    /// It was done before.
    Repeat(Receipt),
    Failed(ServiceError),
}

impl From<StoreError> for Interrupted {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<ServiceError> for Interrupted {
    fn from(error: ServiceError) -> Self {
        Self::Failed(error)
    }
}

impl MaybeBusy for Interrupted {
    fn is_busy(&self) -> bool {
        matches!(self, Self::Failed(error) if error.is_busy())
    }
}

/// Does a person's command, once: a repeat gets the first receipt.
pub(super) async fn execute(
    services: &Services,
    actor: &Actor,
    board: BoardId,
    envelope: CommandEnvelope,
) -> Result<Receipt, ServiceError> {
    let live = live::find(services, board).await?;
    // Whose a demand is may be news; who keeps the board is not.
    let by_oneself = matches!(envelope.command, BoardCommand::Prefer { .. } | BoardCommand::Assess { .. } | BoardCommand::Accept { .. });
    if by_oneself || live.read().state.version() == 0 {
        live.refresh(services).await?;
    }
    let _permit = live.authorize_command(actor, &envelope.command)?;
    let person = actor.person().ok_or(ServiceError::NotFound)?;
    let wish = Wish { command: envelope.id, actor: Some(person), at: services.now(), today: services.today() };
    let sitting = Sitting::open(services, vec![board]).await?;
    let (wish, held, command) = (&wish, &sitting, &envelope.command);
    let outcome = write_transaction(services.database(), |transaction| async move {
        let version = take_version(&transaction, board).await?;
        if let Some(done) = persistence::command::find(&transaction, wish.command).await? {
            return Err(repeat(done, person, board));
        }
        let done = held.write(&transaction, board, version, wish, command).await?;
        let result = DoneCommand { actor: person, outcome: Outcome::Board(board, done.receipt) };
        match persistence::command::remember(&transaction, wish.command, &result, wish.at).await {
            // Sent to another board in the very same moment.
            Err(StoreError::Taken(_)) => Err(Interrupted::Failed(used_twice())),
            outcome => outcome.map(|()| done).map_err(Interrupted::from),
        }
    })
    .await;
    match outcome {
        Ok(done) => {
            let receipt = done.receipt;
            sitting.settle(services, &[done]);
            Ok(receipt)
        }
        Err(Interrupted::Repeat(receipt)) => Ok(receipt),
        Err(Interrupted::Failed(error)) => Err(error),
    }
}

fn repeat(done: DoneCommand, person: PersonId, board: BoardId) -> Interrupted {
    match done.outcome {
        Outcome::Board(first_board, receipt) if done.actor == person && first_board == board => Interrupted::Repeat(receipt),
        _ => Interrupted::Failed(used_twice()),
    }
}

pub(crate) fn used_twice() -> ServiceError {
    ServiceError::Malformed("this command id was used for something else".to_owned())
}

/// The lock of the board and the version of the command's first event.
async fn take_version(transaction: &Transaction, board: BoardId) -> Result<u64, ServiceError> {
    persistence::board::take_versions(transaction, board, 1).await?.ok_or(ServiceError::NotFound)
}

/// Decides and writes events and rows from `version` on, whose lock is held.
async fn write(
    transaction: &Transaction,
    live: &LiveBoard,
    version: u64,
    wish: &Wish,
    command: &BoardCommand,
) -> Result<Done, ServiceError> {
    live.catch_up(transaction, version - 1).await?;
    lock_students(transaction, live, wish, command).await?;
    lock_tutors(transaction, live, wish, command).await?;
    let (cause, events) = decide(live, wish, command)?;
    for event in &events {
        match *event {
            BoardEvent::Joined { student } => must_exist(transaction, student).await?,
            BoardEvent::Allotted { demand, seats } => share_out(transaction, live.id, demand, seats).await?,
            _ => {}
        }
    }
    let more = u64::try_from(events.len()).unwrap_or(u64::MAX) - 1;
    if more > 0 {
        persistence::board::take_versions(transaction, live.id, more).await?;
    }
    let events: Vec<Recorded> = (version..)
        .zip(events)
        .map(|(version, event)| Recorded { version, at: wish.at, actor: wish.actor, command: wish.command, cause, event })
        .collect();
    persistence::event::append(transaction, live.id, &events).await?;
    for recorded in &events {
        persistence::board::follow(transaction, live.id, &recorded.event).await?;
    }
    let receipt = Receipt { command: wish.command, first: version, last: version + more };
    Ok(Done { board: live.id, events, receipt })
}

/// Decides on the memory, which is at the version before; at least one event.
fn decide(live: &LiveBoard, wish: &Wish, command: &BoardCommand) -> Result<(Cause, Vec<BoardEvent>), ServiceError> {
    let mut memory = live.write();
    memory.facts.today = wish.today;
    let (cause, events) = decide_as(&memory.state, &memory.facts, wish.actor, command)?;
    if events.is_empty() { Err(Refusal::NothingToChange.into()) } else { Ok((cause, events)) }
}

/// Locks the students who may get a seat, and reads fresh what other boards and imports may have
/// changed of them: with the lock held it stays true until the commit.
async fn lock_students(transaction: &Transaction, live: &LiveBoard, wish: &Wish, command: &BoardCommand) -> Result<(), ServiceError> {
    let mut students: Vec<StudentId> = {
        let memory = live.read();
        let of = |events: &[BoardEvent]| events.iter().filter_map(BoardEvent::student).collect();
        match (command, wish.actor) {
            (BoardCommand::Place { student, .. }, _) => memory.state.student(*student).map(|_| *student).into_iter().collect(),
            (BoardCommand::Arrange { moves }, _) => {
                moves.iter().map(|one| one.student).filter(|student| memory.state.student(*student).is_some()).take(MOST_MOVES).collect()
            }
            (BoardCommand::Undo, Some(person)) => of(memory.state.next_undo(person)),
            (BoardCommand::Redo, Some(person)) => of(memory.state.next_redo(person)),
            _ => Vec::new(),
        }
    };
    if students.is_empty() {
        return Ok(());
    }
    students.sort_unstable();
    students.dedup();
    let mut locked: Vec<(StudentId, LockedStudent)> = Vec::with_capacity(students.len());
    for student in &students {
        locked.extend(persistence::student::lock(transaction, *student).await?.map(|row| (*student, row)));
    }
    let mut elsewhere = persistence::student::commitments(transaction, &students, live.id).await?;
    let mut memory = live.write();
    for (student, row) in locked {
        if let Some(facts) = memory.facts.students.get_mut(&student) {
            facts.birth = row.birth;
            facts.general_safety_hours = row.general_safety_hours;
            facts.specific_safety_hours = row.specific_safety_hours;
            facts.elsewhere = elsewhere.remove(&student).unwrap_or_default();
        }
    }
    Ok(())
}

/// Locks the companies' tutors who may get a student more, and reads fresh whom they follow on other
/// boards: with the lock held it stays true until the commit.
async fn lock_tutors(transaction: &Transaction, live: &LiveBoard, wish: &Wish, command: &BoardCommand) -> Result<(), ServiceError> {
    let tutors: BTreeSet<TutorId> = {
        let memory = live.read();
        let of = |events: &[BoardEvent]| events.iter().flat_map(seats_of).collect();
        let demands: Vec<DemandId> = match (command, wish.actor) {
            (BoardCommand::Place { demand, .. }, _) => vec![*demand],
            (BoardCommand::Arrange { moves }, _) => moves.iter().filter_map(|one| one.to).take(MOST_MOVES).collect(),
            (BoardCommand::Advance { student, .. }, _) => match memory.state.student(*student).map(|entry| entry.standing) {
                Some(Standing::Placed(demand)) => vec![demand],
                _ => Vec::new(),
            },
            (BoardCommand::Undo, Some(person)) => of(memory.state.next_undo(person)),
            (BoardCommand::Redo, Some(person)) => of(memory.state.next_redo(person)),
            _ => Vec::new(),
        };
        demands.iter().filter_map(|demand| memory.facts.followed.get(demand).copied()).collect()
    };
    if tutors.is_empty() {
        return Ok(());
    }
    persistence::tutor::lock(transaction, &tutors).await?;
    let tutors: Vec<TutorId> = tutors.into_iter().collect();
    let facts = persistence::tutor::facts(transaction, &tutors, live.id).await?;
    live.write().facts.tutors.extend(facts);
    Ok(())
}

/// The demands in which an event gives or takes a seat.
fn seats_of(event: &BoardEvent) -> impl Iterator<Item = DemandId> + use<> {
    let (from, to) = match *event {
        BoardEvent::Placed { from, to, .. } => (from, Some(to)),
        BoardEvent::Unplaced { from, .. } => (Some(from), None),
        _ => (None, None),
    };
    from.into_iter().chain(to)
}

async fn must_exist(transaction: &Transaction, student: StudentId) -> Result<(), ServiceError> {
    let found = persistence::student::find(transaction, &[student]).await?;
    if found.is_empty() { Err(Refusal::UnknownStudent.into()) } else { Ok(()) }
}

/// Under the demand's lock: all boards together have at most its positions.
async fn share_out(transaction: &Transaction, board: BoardId, demand: DemandId, seats: u16) -> Result<(), ServiceError> {
    let positions = persistence::demand::lock(transaction, demand).await?.ok_or(Refusal::UnknownDemand)?;
    let elsewhere = persistence::demand::seats_elsewhere(transaction, demand, board).await?;
    if elsewhere + u32::from(seats) > u32::from(positions) {
        return Err(Refusal::NoSeatsLeft { positions }.into());
    }
    Ok(())
}
