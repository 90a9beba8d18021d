//! What one reader may see of a board's state and events. A hidden event still moves the version.

use super::{BoardEvent, BoardState, Cause, Recorded, Stage, Standing};
use crate::calendar::Timestamp;
use crate::id::{CommandId, DemandId, PersonId, StudentId};
use crate::policy::{Actor, Role};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Through whose eyes a board is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reader {
    /// A school that takes part or the coordinator: every event.
    Whole,
    /// A company: all students under pseudonyms, but only its own demands, and never what students
    /// would like.
    Company {
        /// The company's demands.
        demands: BTreeSet<DemandId>,
    },
    /// A student: all demands, but of the students only oneself, and of oneself not what companies
    /// say.
    Student {
        /// Oneself.
        student: StudentId,
    },
}

impl Reader {
    /// The reader that an actor is; `own` are the demands of the actor's company.
    #[must_use]
    pub fn of(actor: &Actor, own: impl FnOnce() -> BTreeSet<DemandId>) -> Option<Self> {
        match actor.role()? {
            Role::Teacher { .. } | Role::Coordinator => Some(Self::Whole),
            Role::Company { .. } => Some(Self::Company { demands: own() }),
            Role::Student { student, .. } => Some(Self::Student { student }),
        }
    }

    /// Whether the reader may see this demand.
    #[must_use]
    pub fn sees_demand(&self, demand: DemandId) -> bool {
        match self {
            Self::Company { demands } => demands.contains(&demand),
            Self::Whole | Self::Student { .. } => true,
        }
    }

    /// Whether the reader may see this student.
    #[must_use]
    pub fn sees_student(&self, student: StudentId) -> bool {
        match self {
            Self::Student { student: oneself } => *oneself == student,
            Self::Whole | Self::Company { .. } => true,
        }
    }

    /// Whether the reader may see what this student would like.
    #[must_use]
    pub fn sees_preferences(&self, student: StudentId) -> bool {
        match self {
            Self::Whole => true,
            Self::Student { student: oneself } => *oneself == student,
            Self::Company { .. } => false,
        }
    }

    /// Whether the reader may see what is thought of candidates for this demand.
    #[must_use]
    pub fn sees_assessments(&self, demand: DemandId) -> bool {
        match self {
            Self::Whole => true,
            Self::Company { demands } => demands.contains(&demand),
            Self::Student { .. } => false,
        }
    }

    /// The part of a state that the reader may see, with only their own steps to take back.
    #[must_use]
    pub fn state(&self, mut state: BoardState, person: Option<PersonId>) -> BoardState {
        state.steps.retain(|owner, _| *self == Self::Whole && Some(*owner) == person);
        if *self != Self::Whole {
            state.touched.clear();
        }
        state.demands.retain(|demand, _| self.sees_demand(*demand));
        state.students.retain(|student, _| self.sees_student(*student));
        state.preferences.retain(|student, _| self.sees_preferences(*student));
        state.assessments.retain(|demand, _| self.sees_assessments(*demand));
        if let Self::Company { demands } = self {
            for entry in state.students.values_mut() {
                entry.locked = false;
                if let Standing::Placed(demand) = entry.standing
                    && !demands.contains(&demand)
                {
                    (entry.standing, entry.stage) = (Standing::Elsewhere, Stage::Proposed);
                }
            }
        }
        state
    }
}

/// What a reader sees of one recorded event; often just one event, sometimes none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The version that the log has reached.
    pub version: u64,
    /// When.
    pub at: Timestamp,
    /// Who, where the reader may know.
    pub actor: Option<PersonId>,
    /// By which command: one's own settles the pending move.
    pub command: CommandId,
    /// Why.
    pub cause: Cause,
    /// What the reader may see of it.
    pub events: Vec<BoardEvent>,
}

impl Seen {
    /// One of the events as the log would have it.
    #[must_use]
    pub fn recorded(&self, event: BoardEvent) -> Recorded {
        Recorded { version: self.version, at: self.at, actor: self.actor, command: self.command, cause: self.cause, event }
    }
}

/// What `reader` sees of `recorded`.
#[must_use]
pub fn project(recorded: &Recorded, reader: &Reader) -> Seen {
    let actor = if *reader == Reader::Whole { recorded.actor } else { None };
    let Recorded { version, at, command, cause, event, .. } = *recorded;
    Seen { version, at, actor, command, cause, events: seen_events(&event, reader) }
}

fn seen_events(event: &BoardEvent, reader: &Reader) -> Vec<BoardEvent> {
    match *event {
        BoardEvent::Preferred { student, .. } => return only(event, reader.sees_preferences(student)),
        BoardEvent::Assessed { demand, .. } => return only(event, reader.sees_assessments(demand)),
        _ => {}
    }
    match reader {
        Reader::Whole => vec![*event],
        Reader::Company { demands } => company_events(event, demands),
        Reader::Student { student } => match *event {
            _ if event.student() == Some(*student) => vec![*event],
            BoardEvent::Placed { from, to, .. } => vec![BoardEvent::SeatsChanged { freed: from, taken: Some(to) }],
            BoardEvent::Unplaced { from, .. } | BoardEvent::Withdrawn { from, .. } => {
                vec![BoardEvent::SeatsChanged { freed: Some(from), taken: None }]
            }
            BoardEvent::Allotted { .. } | BoardEvent::DemandLocked { .. } | BoardEvent::DemandUnlocked { .. } => vec![*event],
            _ => Vec::new(),
        },
    }
}

fn only(event: &BoardEvent, seen: bool) -> Vec<BoardEvent> {
    if seen { vec![*event] } else { Vec::new() }
}

fn company_events(event: &BoardEvent, own: &BTreeSet<DemandId>) -> Vec<BoardEvent> {
    match *event {
        BoardEvent::Joined { .. } | BoardEvent::Left { .. } => vec![*event],
        BoardEvent::Placed { student, from, to } => {
            let from_own = from.filter(|from| own.contains(from));
            match (from_own, own.contains(&to)) {
                (Some(_), true) => vec![*event],
                (None, true) if from.is_some() => {
                    vec![BoardEvent::FreedElsewhere { student }, BoardEvent::Placed { student, from: None, to }]
                }
                (None, true) => vec![*event],
                (_, false) => vec![BoardEvent::PlacedElsewhere { student }],
            }
        }
        BoardEvent::Unplaced { from, .. } | BoardEvent::Withdrawn { from, .. } if own.contains(&from) => vec![*event],
        BoardEvent::Unplaced { student, .. } | BoardEvent::Withdrawn { student, .. } => vec![BoardEvent::FreedElsewhere { student }],
        BoardEvent::Advanced { demand, .. } if own.contains(&demand) => vec![*event],
        BoardEvent::Allotted { demand, .. } | BoardEvent::DemandLocked { demand } | BoardEvent::DemandUnlocked { demand }
            if own.contains(&demand) =>
        {
            vec![*event]
        }
        _ => Vec::new(),
    }
}
