//! `decide`: which events a command causes, or why not. Pure: the same answer in the browser,
//! before the server has spoken, and on the server, which has the last word.

use super::arrangement::{self, Change};
use super::stage;
use super::{Assessment, BoardCommand, BoardEvent, BoardState, Cause, Facts, MOST_PREFERENCES, Refusal, Standing, StudentStanding};
use crate::demand::DemandKind;
use crate::id::{DemandId, PersonId, StudentId};
use crate::rules::Following;
use std::collections::BTreeMap;

/// The events and their cause, or why not.
///
/// # Errors
/// A [`Refusal`]; the board stays as it is.
pub fn decide(board: &BoardState, facts: &Facts, actor: PersonId, command: &BoardCommand) -> Result<(Cause, Vec<BoardEvent>), Refusal> {
    decide_as(board, facts, Some(actor), command)
}

/// As [`decide`], for an import too, which is nobody and has nothing to undo.
///
/// # Errors
/// A [`Refusal`]; the board stays as it is.
pub fn decide_as(
    board: &BoardState,
    facts: &Facts,
    actor: Option<PersonId>,
    command: &BoardCommand,
) -> Result<(Cause, Vec<BoardEvent>), Refusal> {
    let one = |event| Ok((Cause::Do, vec![event]));
    match *command {
        BoardCommand::Place { student, demand } => one(place(board, facts, student, demand)?),
        BoardCommand::Unplace { student } => match movable(board, student)?.standing {
            Standing::Placed(from) => {
                open(board, from)?;
                one(BoardEvent::Unplaced { student, from })
            }
            Standing::Free | Standing::Elsewhere => Err(Refusal::NotPlaced),
        },
        BoardCommand::LockStudent { student } => match known(board, student)?.locked {
            false => one(BoardEvent::StudentLocked { student }),
            true => Err(Refusal::NothingToChange),
        },
        BoardCommand::UnlockStudent { student } => match known(board, student)?.locked {
            true => one(BoardEvent::StudentUnlocked { student }),
            false => Err(Refusal::NothingToChange),
        },
        BoardCommand::LockDemand { demand } => match board.demand(demand).ok_or(Refusal::UnknownDemand)?.locked {
            false => one(BoardEvent::DemandLocked { demand }),
            true => Err(Refusal::NothingToChange),
        },
        BoardCommand::UnlockDemand { demand } => match board.demand(demand).ok_or(Refusal::UnknownDemand)?.locked {
            true => one(BoardEvent::DemandUnlocked { demand }),
            false => Err(Refusal::NothingToChange),
        },
        BoardCommand::Undo => undo(board, facts, actor),
        BoardCommand::Redo => redo(board, facts, actor),
        BoardCommand::Join { student } => match board.student(student) {
            None => Ok((Cause::SetUp, vec![BoardEvent::Joined { student }])),
            Some(_) => Err(Refusal::NothingToChange),
        },
        BoardCommand::Leave { student } => Ok((Cause::SetUp, leave(board, student)?)),
        BoardCommand::Allot { demand, seats } => match board.demand(demand) {
            Some(entry) if entry.seats == seats => Err(Refusal::NothingToChange),
            Some(entry) if entry.taken > seats => Err(Refusal::SeatsTaken { taken: entry.taken }),
            _ => Ok((Cause::SetUp, vec![BoardEvent::Allotted { demand, seats }])),
        },
        BoardCommand::Arrange { ref moves } => Ok((Cause::Do, arrangement::arrange(board, facts, moves)?)),
        BoardCommand::Prefer { student, ref demands } => Ok((Cause::SetUp, prefer(board, facts, student, demands)?)),
        BoardCommand::Assess { student, demand, assessment } => Ok((Cause::SetUp, vec![assess(board, student, demand, assessment)?])),
        BoardCommand::Advance { student, to } => Ok((Cause::SetUp, vec![stage::advance(board, facts, student, to)?])),
        BoardCommand::Accept { student, demand, accepted } => Ok((Cause::SetUp, vec![stage::accept(board, student, demand, accepted)?])),
        BoardCommand::Withdraw { student, reason } => Ok((Cause::SetUp, vec![stage::withdraw(board, student, reason)?])),
    }
}

fn known(board: &BoardState, student: StudentId) -> Result<StudentStanding, Refusal> {
    board.student(student).ok_or(Refusal::UnknownStudent)
}

pub(super) fn movable(board: &BoardState, student: StudentId) -> Result<StudentStanding, Refusal> {
    let entry = known(board, student)?;
    if entry.locked {
        return Err(Refusal::StudentLocked);
    }
    if entry.stage.is_proposed() { Ok(entry) } else { Err(Refusal::Committed { now: entry.stage }) }
}

pub(super) fn open(board: &BoardState, demand: DemandId) -> Result<super::DemandSeats, Refusal> {
    let entry = board.demand(demand).ok_or(Refusal::UnknownDemand)?;
    if entry.locked { Err(Refusal::DemandLocked) } else { Ok(entry) }
}

/// First the seat, where there is one, then the student.
fn leave(board: &BoardState, student: StudentId) -> Result<Vec<BoardEvent>, Refusal> {
    let left = BoardEvent::Left { student };
    match movable(board, student)?.standing {
        Standing::Free => Ok(vec![left]),
        Standing::Placed(from) => {
            open(board, from)?;
            Ok(vec![BoardEvent::Unplaced { student, from }, left])
        }
        Standing::Elsewhere => Err(Refusal::UnknownStudent),
    }
}

fn place(board: &BoardState, facts: &Facts, student: StudentId, demand: DemandId) -> Result<BoardEvent, Refusal> {
    let entry = movable(board, student)?;
    let from = match entry.standing {
        Standing::Placed(here) if here == demand => return Err(Refusal::AlreadyThere),
        Standing::Placed(here) => {
            open(board, here)?;
            Some(here)
        }
        Standing::Free => None,
        Standing::Elsewhere => return Err(Refusal::UnknownStudent),
    };
    let seats = open(board, demand)?;
    allowed(facts, student, demand, facts.following(board, student, demand))?;
    if seats.free() == 0 {
        return Err(Refusal::Full { seats: seats.seats });
    }
    Ok(BoardEvent::Placed { student, from, to: demand })
}

/// Whether the rules allow a pair; `following` is whom the demand's tutor follows beside.
pub(super) fn allowed(facts: &Facts, student: StudentId, demand: DemandId, following: Following) -> Result<(), Refusal> {
    let report = facts.judge(student, demand, following).ok_or(Refusal::UnknownDemand)?;
    let broken: Vec<_> = report.refusals().cloned().collect();
    if broken.is_empty() { Ok(()) } else { Err(Refusal::Rules { broken }) }
}

/// What changes in a student's order: first what leaves it, then the new ranks.
fn prefer(board: &BoardState, facts: &Facts, student: StudentId, demands: &[DemandId]) -> Result<Vec<BoardEvent>, Refusal> {
    known(board, student)?;
    if demands.len() > MOST_PREFERENCES {
        return Err(Refusal::TooManyPreferences { most: u16::try_from(MOST_PREFERENCES).unwrap_or(u16::MAX) });
    }
    let mut wanted = BTreeMap::new();
    for (rank, demand) in (1_u8..).zip(demands) {
        board.demand(*demand).ok_or(Refusal::UnknownDemand)?;
        match facts.demands.get(demand).ok_or(Refusal::UnknownDemand)?.kind {
            DemandKind::Placement(_) => {}
            DemandKind::Forecast { .. } => return Err(Refusal::NotAPlacement),
        }
        if wanted.insert(*demand, rank).is_some() {
            return Err(Refusal::PreferredTwice);
        }
    }
    let gone = board.preferences(student).into_iter().filter(|demand| !wanted.contains_key(demand));
    let mut events: Vec<BoardEvent> = gone.map(|demand| BoardEvent::Preferred { student, demand, rank: None }).collect();
    let moved = (1_u8..).zip(demands).filter(|(rank, demand)| board.rank(student, **demand) != Some(*rank));
    events.extend(moved.map(|(rank, demand)| BoardEvent::Preferred { student, demand: *demand, rank: Some(rank) }));
    if events.is_empty() { Err(Refusal::NothingToChange) } else { Ok(events) }
}

fn assess(board: &BoardState, student: StudentId, demand: DemandId, assessment: Assessment) -> Result<BoardEvent, Refusal> {
    known(board, student)?;
    board.demand(demand).ok_or(Refusal::UnknownDemand)?;
    if board.assessment(student, demand) == assessment {
        return Err(Refusal::NothingToChange);
    }
    Ok(BoardEvent::Assessed { student, demand, assessment })
}

fn undo(board: &BoardState, facts: &Facts, actor: Option<PersonId>) -> Result<(Cause, Vec<BoardEvent>), Refusal> {
    let step = actor.and_then(|actor| board.steps.get(&actor)?.done.last()).ok_or(Refusal::NothingToUndo)?;
    let back = match arrangement::net(&step.events) {
        Some(changes) => {
            let back: Vec<Change> = changes.into_iter().map(Change::back).collect();
            arrangement::again(board, facts, actor, &back)?
        }
        None => repeat(board, step.events.iter().rev().filter_map(BoardEvent::inverse).collect())?,
    };
    Ok((Cause::Undo(step.command), back))
}

fn redo(board: &BoardState, facts: &Facts, actor: Option<PersonId>) -> Result<(Cause, Vec<BoardEvent>), Refusal> {
    let step = actor.and_then(|actor| board.steps.get(&actor)?.undone.last()).ok_or(Refusal::NothingToRedo)?;
    let forth = match arrangement::net(&step.events) {
        Some(changes) => arrangement::again(board, facts, actor, &changes)?,
        None => repeat(board, step.events.clone())?,
    };
    Ok((Cause::Redo(step.command), forth))
}

/// Events that move nobody, where each still fits what is there now.
fn repeat(board: &BoardState, events: Vec<BoardEvent>) -> Result<Vec<BoardEvent>, Refusal> {
    let mut after = board.clone();
    for event in &events {
        after.change(event).ok_or(Refusal::ChangedMeanwhile { student: event.student(), by: None })?;
    }
    Ok(events)
}
