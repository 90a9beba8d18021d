//! What happened on a board: ids and values only, never names or free text, so that the log can
//! stay when a person is erased.

use super::{Assessment, Stage, Withdrawal};
use crate::calendar::Timestamp;
use crate::id::{CommandId, DemandId, PersonId, StudentId};
use serde::{Deserialize, Serialize};

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoardEvent {
    /// A student takes part.
    Joined {
        /// Whom.
        student: StudentId,
    },
    /// A student without a seat takes part no more; what was said for them on the board goes too.
    Left {
        /// Whom.
        student: StudentId,
    },
    /// A demand has this many seats on this board.
    Allotted {
        /// Which.
        demand: DemandId,
        /// How many.
        seats: u16,
    },
    /// A student got a seat.
    Placed {
        /// Whom.
        student: StudentId,
        /// The seat given up for it.
        from: Option<DemandId>,
        /// Where.
        to: DemandId,
    },
    /// A student lost a seat.
    Unplaced {
        /// Whom.
        student: StudentId,
        /// Where.
        from: DemandId,
    },
    /// A student was pinned.
    StudentLocked {
        /// Whom.
        student: StudentId,
    },
    /// A student may move again.
    StudentUnlocked {
        /// Whom.
        student: StudentId,
    },
    /// A demand was closed.
    DemandLocked {
        /// Which.
        demand: DemandId,
    },
    /// A demand was opened.
    DemandUnlocked {
        /// Which.
        demand: DemandId,
    },
    /// A student put a demand at a place of their own order, or took it out. The events of one
    /// command together make the order whole.
    Preferred {
        /// Who.
        student: StudentId,
        /// Which.
        demand: DemandId,
        /// From 1, the dearest; `None` where it is no longer in the order.
        rank: Option<u8>,
    },
    /// A company said what it thinks of a candidate.
    Assessed {
        /// Of whom.
        student: StudentId,
        /// For which demand.
        demand: DemandId,
        /// What.
        assessment: Assessment,
    },
    /// A placement came to another stage.
    Advanced {
        /// Whose.
        student: StudentId,
        /// Where.
        demand: DemandId,
        /// Which stage.
        stage: Stage,
    },
    /// A placement ended before its time.
    Withdrawn {
        /// Whose.
        student: StudentId,
        /// Where.
        from: DemandId,
        /// Why.
        reason: Withdrawal,
    },
    /// Seen only by readers from whom the place is hidden: the student has a seat somewhere.
    PlacedElsewhere {
        /// Whom.
        student: StudentId,
    },
    /// Seen only by readers from whom the place is hidden: the student has no seat any more.
    FreedElsewhere {
        /// Whom.
        student: StudentId,
    },
    /// Seen only by readers from whom the student is hidden: seats were taken or freed.
    SeatsChanged {
        /// Where one was freed.
        freed: Option<DemandId>,
        /// Where one was taken.
        taken: Option<DemandId>,
    },
}

impl BoardEvent {
    /// The student whom it is about.
    #[must_use]
    pub fn student(&self) -> Option<StudentId> {
        match self {
            Self::Joined { student }
            | Self::Left { student }
            | Self::Placed { student, .. }
            | Self::Unplaced { student, .. }
            | Self::StudentLocked { student }
            | Self::StudentUnlocked { student }
            | Self::Preferred { student, .. }
            | Self::Assessed { student, .. }
            | Self::Advanced { student, .. }
            | Self::Withdrawn { student, .. }
            | Self::PlacedElsewhere { student }
            | Self::FreedElsewhere { student } => Some(*student),
            Self::Allotted { .. } | Self::DemandLocked { .. } | Self::DemandUnlocked { .. } | Self::SeatsChanged { .. } => None,
        }
    }

    /// Whether it gives or takes a seat.
    #[must_use]
    pub fn moves(&self) -> bool {
        matches!(self, Self::Placed { .. } | Self::Unplaced { .. })
    }

    /// Whether both tell of one and the same step: moves of one arrangement, or the places of one
    /// student's order. Whoever tells the story says it in one sentence.
    #[must_use]
    pub fn continues(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::Preferred { student, .. }, Self::Preferred { student: other, .. }) => student == other,
            _ => self.moves() && earlier.moves(),
        }
    }

    /// The event that takes this one back; set-up and what people say for themselves are not taken
    /// back step by step.
    #[must_use]
    pub fn inverse(&self) -> Option<Self> {
        Some(match *self {
            Self::Placed { student, from: Some(from), to } => Self::Placed { student, from: Some(to), to: from },
            Self::Placed { student, from: None, to } => Self::Unplaced { student, from: to },
            Self::Unplaced { student, from } => Self::Placed { student, from: None, to: from },
            Self::StudentLocked { student } => Self::StudentUnlocked { student },
            Self::StudentUnlocked { student } => Self::StudentLocked { student },
            Self::DemandLocked { demand } => Self::DemandUnlocked { demand },
            Self::DemandUnlocked { demand } => Self::DemandLocked { demand },
            Self::Joined { .. }
            | Self::Left { .. }
            | Self::Allotted { .. }
            | Self::Preferred { .. }
            | Self::Assessed { .. }
            | Self::Advanced { .. }
            | Self::Withdrawn { .. }
            | Self::PlacedElsewhere { .. }
            | Self::FreedElsewhere { .. }
            | Self::SeatsChanged { .. } => return None,
        })
    }
}

/// Why an event happened, for each person's undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// A step that can be taken back.
    Do,
    /// No step of anybody's undo: setting the board up, what students and companies say for
    /// themselves, and how far placements come, which has steps back of its own.
    SetUp,
    /// It takes back this command of the same person.
    Undo(CommandId),
    /// It does this command of the same person again.
    Redo(CommandId),
}

/// An event as the log has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// Dense from 1 on each board.
    pub version: u64,
    /// When.
    pub at: Timestamp,
    /// Who; `None` for an import.
    pub actor: Option<PersonId>,
    /// By which command.
    pub command: CommandId,
    /// Why.
    pub cause: Cause,
    /// What.
    pub event: BoardEvent,
}
