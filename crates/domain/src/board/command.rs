//! What a person may want of a board, and the answers that say no.

use crate::id::{CommandId, DemandId, PersonId, StudentId};
use crate::policy::Action;
use crate::rules::RuleOutcome;
use serde::{Deserialize, Serialize};

/// A wish of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoardCommand {
    /// Give a student a seat; a placed student moves.
    Place {
        /// Whom.
        student: StudentId,
        /// Where.
        demand: DemandId,
    },
    /// Take a student's seat away.
    Unplace {
        /// Whom.
        student: StudentId,
    },
    /// Pin a student where they are, placed or not.
    LockStudent {
        /// Whom.
        student: StudentId,
    },
    /// Let a student move again.
    UnlockStudent {
        /// Whom.
        student: StudentId,
    },
    /// Close a demand to all changes.
    LockDemand {
        /// Which.
        demand: DemandId,
    },
    /// Open a demand to changes again.
    UnlockDemand {
        /// Which.
        demand: DemandId,
    },
    /// Take back one's own last step.
    Undo,
    /// Do again what one last took back.
    Redo,
    /// Let a student take part.
    Join {
        /// Whom.
        student: StudentId,
    },
    /// Set how many seats of a demand stand on this board.
    Allot {
        /// Which.
        demand: DemandId,
        /// How many.
        seats: u16,
    },
}

impl BoardCommand {
    /// What the policy must allow.
    #[must_use]
    pub fn action(&self) -> Action {
        match self {
            Self::Join { .. } | Self::Allot { .. } => Action::AllotSeats,
            _ => Action::ChangeBoard,
        }
    }
}

/// A command on its way to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommandEnvelope {
    /// Made by the client: a repeat gets the first answer.
    pub id: CommandId,
    /// The wish.
    pub command: BoardCommand,
}

/// The server's yes: the versions that the command's events took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Which command.
    pub command: CommandId,
    /// The first event's version.
    pub first: u64,
    /// The last event's version.
    pub last: u64,
}

/// Why a board says no. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The student does not take part.
    UnknownStudent,
    /// The demand does not stand on this board.
    UnknownDemand,
    /// The student already has a seat there.
    AlreadyThere,
    /// The student has no seat to take away.
    NotPlaced,
    /// No seat is free.
    Full {
        /// Seats on this board.
        seats: u16,
    },
    /// The student is locked.
    StudentLocked,
    /// The demand is locked.
    DemandLocked,
    /// It is so already (locked, unlocked, allotted).
    NothingToChange,
    /// Fewer seats than are taken.
    SeatsTaken {
        /// Taken.
        taken: u16,
    },
    /// Rules forbid the pair; at least one.
    Rules {
        /// The refusing rules.
        broken: Vec<RuleOutcome>,
    },
    /// One has done nothing yet that could be taken back.
    NothingToUndo,
    /// One has taken nothing back.
    NothingToRedo,
    /// Somebody changed the same student or seat meanwhile.
    ChangedMeanwhile {
        /// The student whom it is about.
        student: Option<StudentId>,
        /// Who changed it last, where known.
        by: Option<PersonId>,
    },
    /// All seats of the demand are given to boards already.
    NoSeatsLeft {
        /// Positions of the demand.
        positions: u16,
    },
}
