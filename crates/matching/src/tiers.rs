//! What a plan is worth, tier by tier, and differences of that.

use crate::problem::Objective;
use std::ops::{Add, AddAssign, Neg, Sub};

/// Scores below the first are the worst band, those from there below the second the next worse.
pub(crate) const BANDS: [u32; 2] = [2_500, 5_000];

/// One line of the objective, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Seats missing at places that were opened with a minimum; 0 in every valid plan.
    Missing,
    /// Students without a place.
    Unplaced,
    /// Placed students with a score below 2,500.
    BelowQuarter,
    /// Placed students with a score below 5,000.
    BelowHalf,
    /// The total score, which is to be high.
    Total,
    /// Students who are not where the current plan has them.
    Moves,
}

impl Tier {
    /// All of them, the most important first.
    pub const ALL: [Self; 6] = [Self::Missing, Self::Unplaced, Self::BelowQuarter, Self::BelowHalf, Self::Total, Self::Moves];
}

/// A value or a difference of values in every tier. Compared tier by tier; less is better: the
/// total counts negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tiers([i64; 6]);

impl Tiers {
    /// Nothing in any tier.
    pub const ZERO: Self = Self([0; 6]);

    /// The figure of one tier. Of [`Tier::Total`] the sum of scores, not its negative.
    #[must_use]
    pub fn get(&self, tier: Tier) -> i64 {
        let value = self.0[tier as usize];
        if tier == Tier::Total { -value } else { value }
    }

    /// With another figure in one tier.
    #[must_use]
    pub fn with(mut self, tier: Tier, figure: i64) -> Self {
        self.0[tier as usize] = if tier == Tier::Total { -figure } else { figure };
        self
    }

    /// The most important tier that is not 0, with its figure.
    #[must_use]
    pub fn first(&self) -> Option<(Tier, i64)> {
        Tier::ALL.into_iter().map(|tier| (tier, self.get(tier))).find(|(_, figure)| *figure != 0)
    }

    /// As the objective counts it: what it ignores is 0.
    #[must_use]
    pub fn under(self, objective: Objective) -> Self {
        match objective {
            Objective::Fair => self,
            Objective::Total => self.with(Tier::BelowQuarter, 0).with(Tier::BelowHalf, 0).with(Tier::Moves, 0),
        }
    }

    /// What one student with this score adds; `None` for an unplaced one. `moved`: she is not where
    /// the current plan has her.
    #[must_use]
    pub fn of_student(score: Option<u32>, moved: bool) -> Self {
        let moves = i64::from(moved);
        match score {
            None => Self([0, 1, 0, 0, 0, moves]),
            Some(score) => Self([0, 0, i64::from(score < BANDS[0]), i64::from(score < BANDS[1]), -i64::from(score), moves]),
        }
    }

    pub(crate) fn from_raw(raw: [i64; 6]) -> Self {
        Self(raw)
    }
}

impl Add for Tiers {
    type Output = Self;
    fn add(mut self, other: Self) -> Self {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
        self
    }
}

impl AddAssign for Tiers {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Neg for Tiers {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.map(|figure| -figure))
    }
}

impl Sub for Tiers {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}
