//! How far a placement has come, who takes the next step, and why one ends before its time.

use super::{BoardEvent, BoardState, Facts, Refusal, Standing};
use crate::id::{DemandId, StudentId};
use serde::{Deserialize, Serialize};

/// How far a placement has come. A seat begins as proposed; from then on each step is somebody's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// On the board, and free to be moved.
    #[default]
    Proposed,
    /// The school stands by it.
    Confirmed,
    /// The company has said yes.
    Accepted,
    /// The agreement is signed.
    Signed,
    /// The student is there.
    Underway,
    /// It is over and was evaluated.
    Completed,
}

impl Stage {
    /// Every stage in its order, with its name in the database.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Proposed, "proposed"),
        (Self::Confirmed, "confirmed"),
        (Self::Accepted, "accepted"),
        (Self::Signed, "signed"),
        (Self::Underway, "underway"),
        (Self::Completed, "completed"),
    ];

    /// Whether the seat is as free as on the first day.
    #[must_use]
    pub fn is_proposed(&self) -> bool {
        *self == Self::Proposed
    }

    /// The next one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).map(|(stage, _)| *stage)
    }

    /// Whether it is the company that takes the step to this stage, and takes it back; all others are
    /// the school's.
    #[must_use]
    pub fn is_companys(self) -> bool {
        self == Self::Accepted
    }
}

/// Why a placement ended before its time. A word of a list, never a text: the log is for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Withdrawal {
    /// The student or the family did not want it any more.
    Family,
    /// The company cannot take anybody.
    Company,
    /// The school has decided otherwise.
    School,
    /// It had begun and did not work out.
    BrokenOff,
}

impl Withdrawal {
    /// Every reason, with its name in the database.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Family, "family"), (Self::Company, "company"), (Self::School, "school"), (Self::BrokenOff, "broken_off")];
}

/// Where a student has a seat, and how far that has come.
fn placement(board: &BoardState, student: StudentId) -> Result<(DemandId, Stage), Refusal> {
    let entry = board.student(student).ok_or(Refusal::UnknownStudent)?;
    match entry.standing {
        Standing::Placed(demand) => Ok((demand, entry.stage)),
        Standing::Free | Standing::Elsewhere => Err(Refusal::NotPlaced),
    }
}

/// A step of the school's, forth or back.
///
/// # Errors
/// [`Refusal::NotTheNextStage`] where another one comes first, or the step is the company's; for the
/// first step whatever the rules say against the pair.
pub(super) fn advance(board: &BoardState, facts: &Facts, student: StudentId, to: Stage) -> Result<BoardEvent, Refusal> {
    let (demand, now) = placement(board, student)?;
    let (first, second) = (now.min(to), now.max(to));
    // Between two neighbours, and the step itself is not one of the company's.
    if first.next() != Some(second) || second.is_companys() {
        return Err(Refusal::NotTheNextStage { now });
    }
    if to == Stage::Confirmed && now == Stage::Proposed {
        super::decide::allowed(facts, student, demand, facts.following(board, student, demand))?;
    }
    Ok(BoardEvent::Advanced { student, demand, stage: to })
}

/// The company's yes, or its taking that back.
///
/// # Errors
/// [`Refusal::NotTheNextStage`] before the school has confirmed and after the agreement is signed.
pub(super) fn accept(board: &BoardState, student: StudentId, demand: DemandId, accepted: bool) -> Result<BoardEvent, Refusal> {
    let (here, now) = placement(board, student)?;
    if here != demand {
        return Err(Refusal::NotPlaced);
    }
    let (from, stage) = if accepted { (Stage::Confirmed, Stage::Accepted) } else { (Stage::Accepted, Stage::Confirmed) };
    if now == from { Ok(BoardEvent::Advanced { student, demand, stage }) } else { Err(Refusal::NotTheNextStage { now }) }
}

/// The end of a placement before its time. One that is only proposed is simply taken off.
///
/// # Errors
/// [`Refusal::NotTheNextStage`] where it is only proposed, or over.
pub(super) fn withdraw(board: &BoardState, student: StudentId, reason: Withdrawal) -> Result<BoardEvent, Refusal> {
    let (from, now) = placement(board, student)?;
    match now {
        Stage::Proposed | Stage::Completed => Err(Refusal::NotTheNextStage { now }),
        _ => Ok(BoardEvent::Withdrawn { student, from, reason }),
    }
}
