//! `decide`: which events a command causes, or why not. Pure: the same answer in the browser,
//! before the server has spoken, and on the server, which has the last word.

use super::{BoardCommand, BoardEvent, BoardState, Cause, Facts, Refusal, Standing, StudentStanding};
use crate::id::{DemandId, PersonId, StudentId};

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
        BoardCommand::Allot { demand, seats } => match board.demand(demand) {
            Some(entry) if entry.seats == seats => Err(Refusal::NothingToChange),
            Some(entry) if entry.taken > seats => Err(Refusal::SeatsTaken { taken: entry.taken }),
            _ => Ok((Cause::SetUp, vec![BoardEvent::Allotted { demand, seats }])),
        },
    }
}

fn known(board: &BoardState, student: StudentId) -> Result<StudentStanding, Refusal> {
    board.student(student).ok_or(Refusal::UnknownStudent)
}

fn movable(board: &BoardState, student: StudentId) -> Result<StudentStanding, Refusal> {
    let entry = known(board, student)?;
    if entry.locked { Err(Refusal::StudentLocked) } else { Ok(entry) }
}

fn open(board: &BoardState, demand: DemandId) -> Result<super::DemandSeats, Refusal> {
    let entry = board.demand(demand).ok_or(Refusal::UnknownDemand)?;
    if entry.locked { Err(Refusal::DemandLocked) } else { Ok(entry) }
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
    let report = facts.examine(student, demand, seats.taken).ok_or(Refusal::UnknownDemand)?;
    let broken: Vec<_> = report.refusals().cloned().collect();
    if !broken.is_empty() {
        return Err(Refusal::Rules { broken });
    }
    if seats.free() == 0 {
        return Err(Refusal::Full { seats: seats.seats });
    }
    Ok(BoardEvent::Placed { student, from, to: demand })
}

fn undo(board: &BoardState, facts: &Facts, actor: Option<PersonId>) -> Result<(Cause, Vec<BoardEvent>), Refusal> {
    let step = actor.and_then(|actor| board.steps.get(&actor)?.done.last()).ok_or(Refusal::NothingToUndo)?;
    let events: Vec<BoardEvent> = step.events.iter().rev().filter_map(BoardEvent::inverse).collect();
    replay(board, facts, actor, &events)?;
    Ok((Cause::Undo(step.command), events))
}

fn redo(board: &BoardState, facts: &Facts, actor: Option<PersonId>) -> Result<(Cause, Vec<BoardEvent>), Refusal> {
    let step = actor.and_then(|actor| board.steps.get(&actor)?.undone.last()).ok_or(Refusal::NothingToRedo)?;
    replay(board, facts, actor, &step.events)?;
    Ok((Cause::Redo(step.command), step.events.clone()))
}

/// Whether the events still hold as a whole: each fits what is there now, nobody is locked, and
/// in the end no demand is overbooked and no rule is broken.
fn replay(board: &BoardState, facts: &Facts, actor: Option<PersonId>, events: &[BoardEvent]) -> Result<(), Refusal> {
    let mut after = board.clone();
    for event in events {
        let others_touch = |student: Option<StudentId>| Refusal::ChangedMeanwhile {
            student,
            by: student.and_then(|student| board.touched.get(&student).copied()).filter(|by| Some(*by) != actor),
        };
        if let BoardEvent::Placed { student, from, to } = *event {
            movable(&after, student)?;
            open(&after, to)?;
            from.map_or(Ok(()), |from| open(&after, from).map(|_| ()))?;
        }
        if let BoardEvent::Unplaced { student, from } = *event {
            movable(&after, student)?;
            open(&after, from)?;
        }
        after.change(event).ok_or_else(|| others_touch(event.student()))?;
    }
    for event in events {
        if let BoardEvent::Placed { student, to, .. } = *event {
            let seats = after.demand(to).ok_or(Refusal::UnknownDemand)?;
            if seats.taken > seats.seats {
                return Err(Refusal::Full { seats: seats.seats });
            }
            let report = facts.examine(student, to, seats.taken - 1).ok_or(Refusal::UnknownDemand)?;
            let broken: Vec<_> = report.refusals().cloned().collect();
            if !broken.is_empty() {
                return Err(Refusal::Rules { broken });
            }
        }
    }
    Ok(())
}
