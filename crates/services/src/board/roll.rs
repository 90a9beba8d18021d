//! A board whose classes have changed since it was prepared: whom it lacks, who is in its classes no
//! more, and the owner's one click that settles it, with the way back. Nobody joins or leaves by
//! themselves.

use super::live;
use super::record::{UnsharedBoard, Wish};
use super::view::name_permit;
use crate::{ServiceError, Services, access};
use domain::board::{BoardCommand, BoardEvent, Refusal, decide};
use domain::id::{BoardId, CommandId, OrganisationId, SchoolClassId, StudentId};
use domain::organisation::SchoolClass;
use domain::policy::{Action, Actor};
use persistence::access::Subject;
use persistence::board_roll::Enrolled;
use persistence::{Connection, Transaction, write_transaction};
use std::collections::{BTreeMap, BTreeSet};

/// What a board and its classes do not agree about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardRoll {
    /// Classes of the board with students who are not on it, by name.
    pub newcomers: Vec<Newcomers>,
    /// Students on the board who are in none of its classes, by name.
    pub leavers: Vec<Leaver>,
    /// What was settled just now.
    pub done: Option<Settled>,
}

/// Students of one class who are not on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomers {
    /// Which class.
    pub class: SchoolClassId,
    /// "4ª A 2026/27", with its school where that is not the owner.
    pub label: String,
    /// How many.
    pub students: u32,
}

/// A student on the board who is in none of its classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaver {
    /// Which one.
    pub student: StudentId,
    /// The name, or the pseudonym where the reader may not know it.
    pub label: String,
    /// Their class of today.
    pub class: String,
    /// Why they cannot simply be taken off.
    pub refusal: Option<Refusal>,
}

/// What one click did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// By which command.
    pub command: CommandId,
    /// How many came onto the board.
    pub joined: u32,
    /// How many left it.
    pub left: u32,
}

/// What the owner of a board wants to settle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// All students of a class of the board who are not on it come onto it.
    Admit(SchoolClassId),
    /// These students, who are in none of its classes, leave it.
    Dismiss(Vec<StudentId>),
    /// What a command of this kind did is taken back.
    TakeBack(CommandId),
}

fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(super) async fn roll(services: &Services, actor: &Actor, board: BoardId, done: Option<CommandId>) -> Result<BoardRoll, ServiceError> {
    let connection = services.database().connection();
    let live = live::find(services, board).await?;
    live.refresh(services).await?;
    let _permit = live.authorize(actor, Action::AllotSeats)?;
    let person = actor.person().ok_or(ServiceError::NotFound)?;
    let (owner, is_over) = {
        let memory = live.read();
        (memory.record.school, memory.record.period.to() < services.today())
    };
    // Of a round that is over, students go on to other classes, and nobody minds.
    let (missing, strangers) = if is_over {
        (Vec::new(), Vec::new())
    } else {
        (persistence::board_roll::missing(connection, board).await?, persistence::board_roll::strangers(connection, board).await?)
    };
    let classes = classes(connection, owner, missing.iter().chain(&strangers)).await?;
    let words = |class: SchoolClassId| classes.get(&class).map(|(_, words)| words.clone()).unwrap_or_default();

    let mut by_class: BTreeMap<SchoolClassId, u32> = BTreeMap::new();
    for student in &missing {
        *by_class.entry(student.class).or_default() += 1;
    }
    let mut newcomers: Vec<Newcomers> =
        by_class.into_iter().map(|(class, students)| Newcomers { class, label: words(class), students }).collect();
    newcomers.sort_by(|one, other| one.label.cmp(&other.label));

    let ids: Vec<StudentId> = strangers.iter().map(|student| student.id).collect();
    if !ids.is_empty() {
        access::note(services, actor, &[Subject::Board(board)]).await?;
    }
    let mut names = match name_permit(actor) {
        Some(permit) => persistence::student::names(connection, &[permit], &ids).await?,
        None => BTreeMap::new(),
    };
    let mut leavers: Vec<Leaver> = {
        let memory = live.read();
        let leaver = |student: Enrolled| {
            let leave = BoardCommand::Leave { student: student.id };
            Leaver {
                student: student.id,
                label: names.remove(&student.id).map_or(student.code, |name| name.full()),
                class: words(student.class),
                refusal: decide(&memory.state, &memory.facts, person, &leave).err(),
            }
        };
        strangers.into_iter().map(leaver).collect()
    };
    leavers.sort_by_cached_key(|leaver| domain::search::normalise(&leaver.label));
    let done = match done {
        Some(command) => settled(connection, board, command).await?,
        None => None,
    };
    Ok(BoardRoll { newcomers, leavers, done })
}

/// The classes of these students, with the words for them.
async fn classes(
    connection: &impl Connection,
    owner: OrganisationId,
    students: impl Iterator<Item = &Enrolled>,
) -> Result<BTreeMap<SchoolClassId, (SchoolClass, String)>, ServiceError> {
    let schools: BTreeSet<OrganisationId> = students.map(|student| student.school).collect();
    let schools: Vec<OrganisationId> = schools.into_iter().collect();
    let known = persistence::organisation::find(connection, &schools).await?;
    let mut classes = BTreeMap::new();
    for school in schools {
        let name = known.get(&school).filter(|_| school != owner).map(|found| format!(", {}", found.organisation.name));
        for class in persistence::organisation::classes(connection, school).await? {
            let words = format!("{} {}{}", class.label(), class.school_year, name.as_deref().unwrap_or_default());
            classes.insert(class.id, (class, words));
        }
    }
    Ok(classes)
}

async fn settled(connection: &impl Connection, board: BoardId, command: CommandId) -> Result<Option<Settled>, ServiceError> {
    let events = persistence::event::of_command(connection, board, command).await?;
    let count = |wanted: fn(&BoardEvent) -> bool| counted(events.iter().filter(|recorded| wanted(&recorded.event)).count());
    let joined = count(|event| matches!(event, BoardEvent::Joined { .. }));
    let left = count(|event| matches!(event, BoardEvent::Left { .. }));
    Ok((joined + left > 0).then_some(Settled { command, joined, left }))
}

/// Settles it in one transaction, all of it or nothing; the command by which it can be taken back.
pub(super) async fn settle(services: &Services, actor: &Actor, board: BoardId, settlement: &Settlement) -> Result<CommandId, ServiceError> {
    let live = live::find(services, board).await?;
    let _permit = live.authorize(actor, Action::AllotSeats)?;
    let command = CommandId::generate();
    let wish = &Wish { command, actor: actor.person(), at: services.now(), today: services.today() };
    let last = write_transaction(services.database(), |transaction| async move {
        // The board's lock first, whatever is read afterwards.
        persistence::board::take_versions(&transaction, board, 0).await?.ok_or(ServiceError::NotFound)?;
        let commands = commands(&transaction, board, settlement).await?;
        if commands.is_empty() {
            return Err(Refusal::NothingToChange.into());
        }
        let unshared = UnsharedBoard::load(&transaction, board, wish.today).await?;
        for command in &commands {
            unshared.record(&transaction, wish, command).await?;
        }
        Ok::<_, ServiceError>(persistence::board::version(&transaction, board).await?.unwrap_or(0))
    })
    .await?;
    services.boards().forget(board);
    services.hub().ring(board, last);
    Ok(command)
}

/// What is to be done now, as the transaction sees it.
async fn commands(transaction: &Transaction, board: BoardId, settlement: &Settlement) -> Result<Vec<BoardCommand>, ServiceError> {
    let join = |student| BoardCommand::Join { student };
    let leave = |student| BoardCommand::Leave { student };
    match settlement {
        Settlement::Admit(class) => {
            let missing = persistence::board_roll::missing(transaction, board).await?;
            Ok(missing.into_iter().filter(|student| student.class == *class).map(|student| join(student.id)).collect())
        }
        Settlement::Dismiss(students) => {
            let strangers = persistence::board_roll::strangers(transaction, board).await?;
            Ok(strangers.into_iter().map(|student| student.id).filter(|id| students.contains(id)).map(leave).collect())
        }
        Settlement::TakeBack(command) => {
            let here = persistence::board::students(transaction, board).await?;
            let events = persistence::event::of_command(transaction, board, *command).await?;
            let back = |event: BoardEvent| match event {
                BoardEvent::Joined { student } => here.contains(&student).then(|| leave(student)),
                BoardEvent::Left { student } => (!here.contains(&student)).then(|| join(student)),
                _ => None,
            };
            Ok(events.into_iter().filter_map(|recorded| back(recorded.event)).collect())
        }
    }
}
