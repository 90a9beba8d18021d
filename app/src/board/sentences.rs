//! What happened, in words: for the status line, the notice and the history.

use super::directory::Directory;
use domain::board::{BoardCommand, BoardEvent, BoardState, Cause, HistoryLine, Seen, Stage, Standing, Withdrawal};
use domain::id::{DemandId, StudentId};
use domain::language::Language;
use messages::text;
use std::collections::BTreeSet;

fn place(directory: &Directory, demand: DemandId) -> String {
    directory.demand(demand).map(|card| card.company_name.clone()).unwrap_or_default()
}

fn title(directory: &Directory, demand: DemandId) -> String {
    directory.demand(demand).map(|card| format!("{} · {}", card.title, card.company_name)).unwrap_or_default()
}

/// What one did oneself: who, from where, to where.
pub fn of_command(language: Language, directory: &Directory, before: &BoardState, command: &BoardCommand) -> String {
    let who = |student: StudentId| directory.student_label(student);
    let seat = |student: StudentId| match before.student(student).map(|entry| entry.standing) {
        Some(Standing::Placed(demand)) => Some(place(directory, demand)),
        _ => None,
    };
    match *command {
        BoardCommand::Place { student, demand } => {
            let to = title(directory, demand);
            match seat(student) {
                Some(from) => text(language, "board-did-move", &[("who", who(student).into()), ("from", from.into()), ("to", to.into())]),
                None => text(language, "board-did-place", &[("who", who(student).into()), ("to", to.into())]),
            }
        }
        BoardCommand::Unplace { student } => {
            text(language, "board-did-unplace", &[("who", who(student).into()), ("from", seat(student).unwrap_or_default().into())])
        }
        BoardCommand::Arrange { ref moves } => text(language, "board-event-arranged", &[("moves", moves.len().into())]),
        BoardCommand::Prefer { student, ref demands } => new_order(language, directory, &before.preferences(student), demands),
        BoardCommand::Assess { student, assessment, .. } => {
            let said = messages::assessment(language, assessment);
            text(language, "board-did-assess", &[("who", who(student).into()), ("assessment", said.into())])
        }
        BoardCommand::Advance { student, to } => came_to(language, directory, student, to),
        BoardCommand::Accept { student, accepted, .. } => {
            came_to(language, directory, student, if accepted { Stage::Accepted } else { Stage::Confirmed })
        }
        BoardCommand::Withdraw { student, reason } => withdrawn(language, directory, student, &seat(student).unwrap_or_default(), reason),
        BoardCommand::LockStudent { student } => text(language, "board-did-lock", &[("what", who(student).into())]),
        BoardCommand::UnlockStudent { student } => text(language, "board-did-unlock", &[("what", who(student).into())]),
        BoardCommand::LockDemand { demand } => text(language, "board-did-lock", &[("what", title(directory, demand).into())]),
        BoardCommand::UnlockDemand { demand } => text(language, "board-did-unlock", &[("what", title(directory, demand).into())]),
        BoardCommand::Undo => text(language, "board-did-undo", &[]),
        BoardCommand::Redo => text(language, "board-did-redo", &[]),
        BoardCommand::Join { student } => text(language, "board-event-joined", &[("who", who(student).into())]),
        BoardCommand::Leave { student } => text(language, "board-event-left", &[("who", who(student).into())]),
        BoardCommand::Allot { demand, seats } => {
            text(language, "board-event-allotted", &[("what", title(directory, demand).into()), ("seats", seats.into())])
        }
    }
}

/// How far a placement came.
fn came_to(language: Language, directory: &Directory, student: StudentId, stage: Stage) -> String {
    let (who, stage) = (directory.student_label(student), messages::stage(language, stage));
    text(language, "board-event-stage", &[("who", who.into()), ("stage", stage.into())])
}

/// That a placement ended before its time.
fn withdrawn(language: Language, directory: &Directory, student: StudentId, from: &str, reason: Withdrawal) -> String {
    let (who, reason) = (directory.student_label(student), messages::withdrawal(language, reason));
    text(language, "board-event-withdrawn", &[("who", who.into()), ("from", from.into()), ("reason", reason.into())])
}

/// What changed in one's own order of places.
fn new_order(language: Language, directory: &Directory, before: &[DemandId], after: &[DemandId]) -> String {
    let say = |key: &str, demand: DemandId, position: usize| {
        text(language, key, &[("title", title(directory, demand).into()), ("rank", (position + 1).into())])
    };
    let beyond = |one: &[DemandId], other: &[DemandId]| -> Vec<(usize, DemandId)> {
        one.iter().copied().enumerate().filter(|(_, demand)| !other.contains(demand)).collect()
    };
    match (&beyond(after, before)[..], &beyond(before, after)[..]) {
        ([(position, added)], []) => say("preferences-did-add", *added, *position),
        ([], [(position, removed)]) => say("preferences-did-remove", *removed, *position),
        ([], []) => {
            // The one that was taken up and put elsewhere: without it both orders are the same.
            let without = |order: &[DemandId], demand: DemandId| -> Vec<DemandId> {
                order.iter().copied().filter(|other| *other != demand).collect()
            };
            let moved =
                after.iter().copied().enumerate().find(|(position, demand)| {
                    before.get(*position) != Some(demand) && without(before, *demand) == without(after, *demand)
                });
            match moved {
                Some((position, demand)) => say("preferences-did-move", demand, position),
                None => text(language, "preferences-did", &[("count", after.len().into())]),
            }
        }
        _ => text(language, "preferences-did", &[("count", after.len().into())]),
    }
}

/// What somebody else did: the events of one command, in one sentence; `None` where it is nothing to
/// be told.
pub fn of_step(language: Language, directory: &Directory, step: &[Seen]) -> Option<String> {
    let last = step.iter().rev().find(|seen| !seen.events.is_empty())?;
    let students: BTreeSet<StudentId> = step.iter().flat_map(|seen| &seen.events).filter_map(BoardEvent::student).collect();
    let person = last.actor.and_then(|actor| directory.person(actor));
    told(language, directory, last, students.len(), person)
}

/// A line of the history; who did it stands beside it.
pub fn of_line(language: Language, directory: &Directory, line: &HistoryLine) -> Option<String> {
    told(language, directory, &line.seen, usize::try_from(line.students).unwrap_or(usize::MAX), None)
}

/// One sentence for a step that concerns so many students and ends so.
fn told(language: Language, directory: &Directory, last: &Seen, students: usize, person: Option<&str>) -> Option<String> {
    let many = students > 1;
    if many
        && last.events.last()?.moves()
        && last.cause == Cause::Do
        && let Some(person) = person
    {
        return Some(text(language, "board-somebody-arranged", &[("person", person.into()), ("moves", students.into())]));
    }
    let sentence = match last.events.last()? {
        event if many && event.moves() => text(language, "board-event-arranged", &[("moves", students.into())]),
        BoardEvent::PlacedElsewhere { .. } | BoardEvent::FreedElsewhere { .. } if many => {
            text(language, "board-event-rearranged", &[("students", students.into())])
        }
        event => event_sentence(language, directory, event),
    };
    let what = match last.cause {
        Cause::Do | Cause::SetUp => sentence,
        Cause::Undo(_) => text(language, "board-event-undo", &[("what", sentence.into())]),
        Cause::Redo(_) => text(language, "board-event-redo", &[("what", sentence.into())]),
    };
    Some(match person {
        Some(person) => text(language, "board-somebody", &[("person", person.into()), ("what", what.into())]),
        None => what,
    })
}

/// What one event says.
fn event_sentence(language: Language, directory: &Directory, event: &BoardEvent) -> String {
    let who = |student: StudentId| directory.student_label(student);
    match *event {
        BoardEvent::Joined { student } => text(language, "board-event-joined", &[("who", who(student).into())]),
        BoardEvent::Left { student } => text(language, "board-event-left", &[("who", who(student).into())]),
        BoardEvent::Allotted { demand, seats } => {
            text(language, "board-event-allotted", &[("what", title(directory, demand).into()), ("seats", seats.into())])
        }
        BoardEvent::Placed { student, from: Some(from), to } => {
            let values = [("who", who(student).into()), ("from", place(directory, from).into()), ("to", title(directory, to).into())];
            text(language, "board-did-move", &values)
        }
        BoardEvent::Placed { student, from: None, to } => {
            text(language, "board-did-place", &[("who", who(student).into()), ("to", title(directory, to).into())])
        }
        BoardEvent::Unplaced { student, from } => {
            text(language, "board-did-unplace", &[("who", who(student).into()), ("from", place(directory, from).into())])
        }
        BoardEvent::StudentLocked { student } => text(language, "board-did-lock", &[("what", who(student).into())]),
        BoardEvent::StudentUnlocked { student } => text(language, "board-did-unlock", &[("what", who(student).into())]),
        BoardEvent::DemandLocked { demand } => text(language, "board-did-lock", &[("what", title(directory, demand).into())]),
        BoardEvent::DemandUnlocked { demand } => text(language, "board-did-unlock", &[("what", title(directory, demand).into())]),
        BoardEvent::PlacedElsewhere { student } => text(language, "board-event-elsewhere", &[("who", who(student).into())]),
        BoardEvent::FreedElsewhere { student } => text(language, "board-event-freed", &[("who", who(student).into())]),
        BoardEvent::SeatsChanged { .. } => text(language, "board-event-seats", &[]),
        BoardEvent::Preferred { student, .. } => text(language, "board-event-preferred", &[("who", who(student).into())]),
        BoardEvent::Advanced { student, stage, .. } => came_to(language, directory, student, stage),
        BoardEvent::Withdrawn { student, from, reason } => withdrawn(language, directory, student, &place(directory, from), reason),
        BoardEvent::Assessed { student, demand, assessment } => {
            let said = messages::assessment(language, assessment);
            let values = [("who", who(student).into()), ("company", place(directory, demand).into()), ("assessment", said.into())];
            text(language, "board-event-assessed", &values)
        }
    }
}
