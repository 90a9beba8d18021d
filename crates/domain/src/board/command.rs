//! What a person may want of a board, and the answers that say no.

use super::{Assessment, Stage, Withdrawal};
use crate::id::{CommandId, DemandId, PersonId, StudentId};
use crate::policy::Action;
use crate::rules::RuleOutcome;
use serde::{Deserialize, Serialize};

/// The most moves of one [`BoardCommand::Arrange`].
pub const MOST_MOVES: usize = 2_000;

/// One student's part of a whole arrangement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Move {
    /// Whom.
    pub student: StudentId,
    /// Where to; `None` takes the seat away.
    pub to: Option<DemandId>,
}

/// A wish of a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// Move many students as one step, decided as a whole: all of it or nothing. Who stands there
    /// already is passed over.
    Arrange {
        /// At most [`MOST_MOVES`], each student once.
        moves: Vec<Move>,
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
    /// Let a student take part no more: a seat that is only proposed becomes free.
    Leave {
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
    /// Put the places in the order in which a student would like them.
    Prefer {
        /// Who would like them.
        student: StudentId,
        /// The dearest first; at most [`super::MOST_PREFERENCES`], each once, none to say nothing.
        demands: Vec<DemandId>,
    },
    /// Say what a company thinks of a candidate.
    Assess {
        /// Of whom.
        student: StudentId,
        /// For which of its demands.
        demand: DemandId,
        /// What it thinks.
        assessment: Assessment,
    },
    /// Take a step of the school's with a placement, or take the last one back.
    Advance {
        /// Whose placement.
        student: StudentId,
        /// The stage to come to.
        to: Stage,
    },
    /// Say yes to a placement that the school has confirmed, or take that back.
    Accept {
        /// Whose placement.
        student: StudentId,
        /// For which of the company's demands.
        demand: DemandId,
        /// Yes, or no longer.
        accepted: bool,
    },
    /// End a placement before its time; the seat becomes free.
    Withdraw {
        /// Whose placement.
        student: StudentId,
        /// Why.
        reason: Withdrawal,
    },
}

impl BoardCommand {
    /// What the policy must allow.
    #[must_use]
    pub fn action(&self) -> Action {
        match self {
            Self::Join { .. } | Self::Leave { .. } | Self::Allot { .. } => Action::AllotSeats,
            Self::Prefer { .. } => Action::Prefer,
            Self::Assess { .. } => Action::Assess,
            Self::Accept { .. } => Action::AcceptPlacement,
            _ => Action::ChangeBoard,
        }
    }
}

/// A command on its way to the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// An arrangement moves too many.
    TooManyMoves {
        /// Allowed.
        most: u16,
    },
    /// An arrangement moves the same student twice.
    MovedTwice,
    /// A step that moves several students fails because of one of them.
    Arrangement {
        /// The first whom it concerns.
        student: StudentId,
        /// Why.
        why: Box<Refusal>,
    },
    /// More demands ranked than a student may.
    TooManyPreferences {
        /// Allowed.
        most: u16,
    },
    /// The same demand ranked twice.
    PreferredTwice,
    /// A forecast cannot be ranked: it has no seats yet.
    NotAPlacement,
    /// The placement has come so far that it is not simply moved: it must be withdrawn first.
    Committed {
        /// How far.
        now: Stage,
    },
    /// That is not the step that comes next, or it is not one's own.
    NotTheNextStage {
        /// How far the placement is.
        now: Stage,
    },
}
