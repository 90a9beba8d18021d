//! A proposal as data: ids and figures, which the reader's language turns into sentences.

use crate::settings::Settings;
use domain::id::{DemandId, StudentId};
use domain::rules::RuleOutcome;
use matching::{Tier, Tiers};
use serde::{Deserialize, Serialize};

/// Where the bands of scores begin, in hundredths of the highest score: below 50, then tens.
pub const BANDS: [u16; 6] = [0, 50, 60, 70, 80, 90];

/// A pair's score and what it is made of. Everything from 0 to 10,000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Score {
    /// The weighted mean.
    pub score: u16,
    /// Fit of competences.
    pub competence: u16,
    /// The student's preference.
    pub preference: u16,
    /// The company's assessment.
    pub assessment: u16,
}

/// A difference of plans, tier by tier; less is better, but of the total more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Worth {
    /// Students without a place.
    pub unplaced: i64,
    /// Students with a score below 2,500.
    pub below_quarter: i64,
    /// Students with a score below 5,000.
    pub below_half: i64,
    /// Total score.
    pub total: i64,
    /// Students who leave their place.
    pub moves: i64,
}

impl From<Tiers> for Worth {
    fn from(tiers: Tiers) -> Self {
        Self {
            unplaced: tiers.get(Tier::Unplaced),
            below_quarter: tiers.get(Tier::BelowQuarter),
            below_half: tiers.get(Tier::BelowHalf),
            total: tiers.get(Tier::Total),
            moves: tiers.get(Tier::Moves),
        }
    }
}

impl Worth {
    /// Whether nothing changes that anybody would feel: moves alone do not count.
    #[must_use]
    pub fn is_free(&self) -> bool {
        Self { moves: 0, ..*self } == Self::default()
    }
}

/// What a plan is worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Students with a place.
    pub placed: u32,
    /// Tier by tier.
    pub worth: Worth,
    /// Placed students by band of score, see [`BANDS`].
    pub bands: [u32; 6],
}

/// One student's change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Who.
    pub student: StudentId,
    /// From where; `None` from nowhere.
    pub from: Option<DemandId>,
    /// Where to; `None` for nowhere.
    pub to: Option<DemandId>,
    /// The score of the place that is left.
    pub before: Option<Score>,
    /// The score of the new place.
    pub after: Option<Score>,
    /// The new place's rank in the student's own order, from 1.
    pub rank: Option<u8>,
    /// Rules that forbid the place where she is now.
    pub broken: Vec<RuleOutcome>,
    /// How much worse the best plan would be if she stayed where she is; `None` where she cannot.
    pub stay: Option<Worth>,
}

/// Why somebody is left without a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shortage {
    /// More students than seats at all the places that are possible for them.
    Seats {
        /// Who is left.
        left: Vec<StudentId>,
        /// Who shares the seats, the left ones among them.
        students: Vec<StudentId>,
        /// The places.
        demands: Vec<DemandId>,
        /// Their seats, but for locked ones.
        seats: u32,
    },
    /// Rules forbid every place; with each student the rule that forbids most of them.
    Rules {
        /// Who is left, and why.
        left: Vec<(StudentId, Option<RuleOutcome>)>,
    },
}

/// A student and a place that would both rather have each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blocking {
    /// Who.
    pub student: StudentId,
    /// Where.
    pub demand: DemandId,
    /// Who would have to give way; `None` where a seat is free.
    pub instead_of: Option<StudentId>,
}

/// The stable plan beside the proposed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stable {
    /// Students with a place.
    pub placed: u32,
    /// Total score.
    pub total: i64,
}

/// What one seat more at a place would give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gain {
    /// Where.
    pub demand: DemandId,
    /// How the best plan would change.
    pub worth: Worth,
}

/// The best plan, as a difference from what stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The board's version that it was made for.
    pub version: u64,
    /// What was chosen.
    pub settings: Settings,
    /// Students who are kept in place against what the plan would do.
    pub pinned: Vec<StudentId>,
    /// Who changes: the new first, then the moved, then the freed; the highest score first.
    pub changes: Vec<Change>,
    /// Students who stay where they have a place.
    pub kept: u32,
    /// Students who were locked.
    pub locked: u32,
    /// As it stands.
    pub before: Figures,
    /// As proposed.
    pub after: Figures,
    /// Who is left without a place, and why.
    pub shortages: Vec<Shortage>,
    /// Pairs that would both rather have each other.
    pub blocking: Vec<Blocking>,
    /// The stable plan beside.
    pub stable: Stable,
    /// What one seat more would give, the most first; places where it gives nothing are left out.
    pub gains: Vec<Gain>,
    /// Whether the independent check of the proof passed.
    pub proven: bool,
}
