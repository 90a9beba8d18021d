//! The score of a pair and what it is made of: competence, the student's preference, the place's
//! assessment. The tables are data, to be shown to whoever asks.

/// The first choice counts this much.
pub const FIRST_CHOICE: u32 = 10_000;
/// Each next choice counts this much less.
pub const NEXT_CHOICE: u32 = 1_500;
/// A choice never counts less than this.
pub const LAST_CHOICE: u32 = 1_000;
/// What every place counts for a student who ranked nothing.
pub const NOTHING_RANKED: u32 = 5_000;

/// What a student's preference counts: her rank of the place from 0, and whether she ranked any.
#[must_use]
pub fn preference(rank: Option<u32>, ranked_any: bool) -> u32 {
    match rank {
        Some(rank) => FIRST_CHOICE.saturating_sub(NEXT_CHOICE.saturating_mul(rank)).max(LAST_CHOICE),
        None if ranked_any => 0,
        None => NOTHING_RANKED,
    }
}

/// What a place says of a student.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assessment {
    /// Not now.
    NotNow,
    /// Nobody has looked yet.
    #[default]
    Unseen,
    /// Interesting.
    Interesting,
    /// Agreed.
    Agreed,
}

impl Assessment {
    /// What it counts.
    #[must_use]
    pub fn score(self) -> u32 {
        match self {
            Self::NotNow => 0,
            Self::Unseen => 5_000,
            Self::Interesting => 7_500,
            Self::Agreed => 10_000,
        }
    }
}

/// How much each part weighs; only their proportions matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Weights {
    /// What the student can do.
    pub competence: u32,
    /// What the student wants.
    pub preference: u32,
    /// What the company says.
    pub assessment: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self { competence: 60, preference: 30, assessment: 10 }
    }
}

/// The parts of a pair's score, each from 0 to 10,000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Parts {
    /// The fit of what the student can do with what is asked.
    pub competence: u32,
    /// What the student wants.
    pub preference: u32,
    /// What the company says.
    pub assessment: u32,
}

impl Weights {
    /// The score: the weighted mean of the parts, rounded down. With all weights 0 the competence.
    #[must_use]
    pub fn score(&self, parts: &Parts) -> u32 {
        let total = u64::from(self.competence) + u64::from(self.preference) + u64::from(self.assessment);
        if total == 0 {
            return parts.competence;
        }
        let sum = self.shares(parts).into_iter().sum::<u64>() / total;
        u32::try_from(sum).unwrap_or(u32::MAX)
    }

    /// What each part adds to the score, before the sum is rounded: competence, preference,
    /// assessment.
    #[must_use]
    pub fn contributions(&self, parts: &Parts) -> [u32; 3] {
        let total = (u64::from(self.competence) + u64::from(self.preference) + u64::from(self.assessment)).max(1);
        self.shares(parts).map(|share| u32::try_from(share / total).unwrap_or(u32::MAX))
    }

    /// The competence that the score needs, with the other parts as they are; `None` where even
    /// 10,000 is not enough.
    #[must_use]
    pub fn competence_for(&self, score: u32, parts: &Parts) -> Option<u32> {
        let enough = |competence: u32| self.score(&Parts { competence, ..*parts }) >= score;
        if !enough(10_000) {
            return None;
        }
        let (mut low, mut high) = (0, 10_000);
        while low < high {
            let middle = (low + high) / 2;
            if enough(middle) { high = middle } else { low = middle + 1 }
        }
        Some(low)
    }

    fn shares(&self, parts: &Parts) -> [u64; 3] {
        [
            u64::from(self.competence) * u64::from(parts.competence),
            u64::from(self.preference) * u64::from(parts.preference),
            u64::from(self.assessment) * u64::from(parts.assessment),
        ]
    }
}
