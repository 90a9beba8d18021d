//! What the board's owner chooses before a plan is proposed.

use serde::{Deserialize, Serialize};

/// How much each part of a pair's score weighs; only their proportions matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Weights {
    /// What the student can do.
    pub competence: u8,
    /// What the student wants.
    pub preference: u8,
    /// What the company says.
    pub assessment: u8,
}

impl Default for Weights {
    fn default() -> Self {
        Self { competence: 60, preference: 30, assessment: 10 }
    }
}

impl From<Weights> for matching::score::Weights {
    fn from(weights: Weights) -> Self {
        Self { competence: weights.competence.into(), preference: weights.preference.into(), assessment: weights.assessment.into() }
    }
}

/// What happens to students who have a seat already and are not locked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placed {
    /// They may move, where the whole gains by it.
    #[default]
    MayMove,
    /// They stay.
    Stay,
}

/// All choices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Settings {
    /// The weights.
    pub weights: Weights,
    /// Who has a seat already.
    pub placed: Placed,
    /// Whether a company's "not now" forbids the pair.
    pub not_now_forbids: bool,
}
