//! What happened, in words: for the status line, the notice and the history.

use super::directory::Directory;
use domain::board::{BoardCommand, BoardEvent, BoardState, Cause, Seen, Standing};
use domain::id::{DemandId, StudentId};
use domain::language::Language;
use messages::text;

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
        BoardCommand::LockStudent { student } => text(language, "board-did-lock", &[("what", who(student).into())]),
        BoardCommand::UnlockStudent { student } => text(language, "board-did-unlock", &[("what", who(student).into())]),
        BoardCommand::LockDemand { demand } => text(language, "board-did-lock", &[("what", title(directory, demand).into())]),
        BoardCommand::UnlockDemand { demand } => text(language, "board-did-unlock", &[("what", title(directory, demand).into())]),
        BoardCommand::Undo => text(language, "board-did-undo", &[]),
        BoardCommand::Redo => text(language, "board-did-redo", &[]),
        BoardCommand::Join { student } => text(language, "board-event-joined", &[("who", who(student).into())]),
        BoardCommand::Allot { demand, seats } => {
            text(language, "board-event-allotted", &[("what", title(directory, demand).into()), ("seats", seats.into())])
        }
    }
}

/// What somebody else did; `None` where it is nothing to be told.
pub fn of_event(language: Language, directory: &Directory, before: &BoardState, seen: &Seen) -> Option<String> {
    let _ = before;
    let what = event(language, directory, seen)?;
    Some(match seen.actor.and_then(|actor| directory.person(actor)) {
        Some(person) => text(language, "board-somebody", &[("person", person.into()), ("what", what.into())]),
        None => what,
    })
}

/// One line of the history, without who did it.
pub fn event(language: Language, directory: &Directory, seen: &Seen) -> Option<String> {
    let who = |student: StudentId| directory.student_label(student);
    let sentence = match *seen.events.last()? {
        BoardEvent::Joined { student } => text(language, "board-event-joined", &[("who", who(student).into())]),
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
    };
    Some(match seen.cause {
        Cause::Do | Cause::SetUp => sentence,
        Cause::Undo(_) => text(language, "board-event-undo", &[("what", sentence.into())]),
        Cause::Redo(_) => text(language, "board-event-redo", &[("what", sentence.into())]),
    })
}
