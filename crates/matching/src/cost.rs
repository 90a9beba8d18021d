//! Costs as single integers. The tiers of the objective are packed into one number, each tier in a
//! digit wide enough for every sum that is ever compared, so that ordinary comparison is comparison
//! tier by tier. Where 64 bits are not enough, 128 are taken.
//!
//! How wide: every number that the solver compares is made of the lengths of at most three paths
//! (a path, the price where it ends, the best so far), each of which passes a place at most once.
//! A digit that holds four such lengths can neither carry into the next nor lose its sign.

use crate::problem::{MAX_SCORE, Objective, ProblemError};
use crate::tiers::{BANDS, Tier, Tiers};
use std::fmt::Debug;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// An ordered group whose elements stand for [`Tiers`].
pub(crate) trait Cost:
    Copy + Debug + Default + Ord + Add<Output = Self> + Sub<Output = Self> + Neg<Output = Self> + AddAssign + SubAssign + 'static
{
    /// Beyond every sum.
    const FARTHEST: Self;
    fn shifted(value: i64, by: u32) -> Self;
    fn times(self, factor: u32) -> Self;
    /// The signed digit of this many bits at the bottom, and the rest.
    fn split(self, bits: u32) -> (i64, Self);
}

impl Cost for i64 {
    const FARTHEST: Self = Self::MAX;
    fn shifted(value: i64, by: u32) -> Self {
        value << by
    }
    #[inline]
    fn times(self, factor: u32) -> Self {
        self * Self::from(factor)
    }
    fn split(self, bits: u32) -> (i64, Self) {
        let low = (self << (64 - bits)) >> (64 - bits);
        (low, (self - low) >> bits)
    }
}

#[cfg(feature = "wide")]
impl Cost for i128 {
    const FARTHEST: Self = Self::MAX;
    fn shifted(value: i64, by: u32) -> Self {
        Self::from(value) << by
    }
    #[inline]
    fn times(self, factor: u32) -> Self {
        self * Self::from(factor)
    }
    fn split(self, bits: u32) -> (i64, Self) {
        let low = (self << (128 - bits)) >> (128 - bits);
        (i64::try_from(low).expect("a digit has at most 63 bits"), (self - low) >> bits)
    }
}

/// Bits of the two widths, without the sign.
const NARROW: u32 = 63;
const WIDE: u32 = 127;

/// How the tiers of one problem lie in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    /// Highest score that it has room for.
    pub(crate) highest: u32,
    /// Longest path, in students, that it has room for.
    pub(crate) longest: u32,
    /// The lowest bit of each tier.
    shift: [u32; 6],
    bits: [u32; 6],
}

impl Layout {
    /// For paths of at most `longest` students with scores up to `highest`; `moves` says whether
    /// there is a current plan.
    ///
    /// # Errors
    /// [`ProblemError::TooLarge`] where 128 bits are not enough.
    pub(crate) fn new(objective: Objective, moves: bool, highest: u32, longest: u32) -> Result<Self, ProblemError> {
        let path = u128::from(longest) + 2;
        let digit = |most: u128| u128::BITS - (4 * most).leading_zeros();
        let fair = objective == Objective::Fair;
        let mut bits = [0; 6];
        // A path enters and leaves the state "without a place" at most once, so a few bits do.
        bits[Tier::Missing as usize] = 3;
        bits[Tier::Unplaced as usize] = 3;
        bits[Tier::BelowQuarter as usize] = if fair { digit(path) } else { 0 };
        bits[Tier::BelowHalf as usize] = bits[Tier::BelowQuarter as usize];
        bits[Tier::Moves as usize] = if fair && moves { digit(path) } else { 0 };
        bits[Tier::Total as usize] = digit(path * u128::from(highest.max(1)));
        let mut shift = [0; 6];
        let mut used = 0;
        for tier in Tier::ALL.into_iter().rev() {
            shift[tier as usize] = used;
            used += bits[tier as usize];
        }
        let layout = Self { highest, longest, shift, bits };
        if used > WIDE || bits.iter().any(|bits| *bits > 63) { Err(ProblemError::TooLarge) } else { Ok(layout) }
    }

    /// Whether 64 bits are enough.
    pub(crate) fn is_narrow(&self) -> bool {
        self.shift[0] + self.bits[0] <= NARROW
    }

    /// Whether there is room for moves away from a current plan.
    pub(crate) fn counts_moves(&self) -> bool {
        self.bits[Tier::Moves as usize] > 0
    }

    /// One of a tier, as a cost.
    pub(crate) fn unit<C: Cost>(&self, tier: Tier) -> C {
        if self.bits[tier as usize] == 0 { C::default() } else { C::shifted(1, self.shift[tier as usize]) }
    }

    /// Reads a cost back.
    pub(crate) fn unpack<C: Cost>(&self, cost: C) -> Tiers {
        let mut raw = [0; 6];
        let mut rest = cost;
        for tier in Tier::ALL.into_iter().rev() {
            let bits = self.bits[tier as usize];
            if bits > 0 {
                (raw[tier as usize], rest) = rest.split(bits);
            }
        }
        Tiers::from_raw(raw)
    }
}

/// What pairs cost under a layout. Every cost of a pair is at least 0: it is the distance from the
/// highest score, plus what the bands and moves add.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CostModel<C> {
    pub(crate) layout: Layout,
    point: C,
    quarter: C,
    half: C,
    moved: C,
    unplaced: C,
    pub(crate) missing: C,
    /// The price of a closed place: dearer than staying unplaced by any detour.
    pub(crate) closed: C,
}

impl<C: Cost> CostModel<C> {
    pub(crate) fn new(layout: Layout) -> Self {
        let missing: C = layout.unit(Tier::Missing);
        Self {
            layout,
            point: layout.unit(Tier::Total),
            quarter: layout.unit(Tier::BelowQuarter),
            half: layout.unit(Tier::BelowHalf),
            moved: layout.unit(Tier::Moves),
            // The cost of a pair is counted from the highest score, so that of no pair too.
            unplaced: layout.unit::<C>(Tier::Unplaced) + layout.unit::<C>(Tier::Total).times(layout.highest),
            missing,
            closed: missing.times(3),
        }
    }

    /// The cost of a score, without what moving adds.
    #[inline]
    pub(crate) fn of_score(&self, score: u32) -> C {
        let mut cost = self.point.times(self.layout.highest - score);
        if score < BANDS[1] {
            cost += self.half;
            if score < BANDS[0] {
                cost += self.quarter;
            }
        }
        cost
    }

    /// What leaving the current plan adds.
    #[inline]
    pub(crate) fn moved(&self) -> C {
        self.moved
    }

    /// The cost of staying without a place, without what moving adds.
    #[inline]
    pub(crate) fn unplaced(&self) -> C {
        self.unplaced
    }

    /// The lowest score whose cost is at most `cost`; `None` where even the highest costs more.
    pub(crate) fn lowest_score_within(&self, cost: C) -> Option<u32> {
        let (mut low, mut high) = (0, self.layout.highest.min(MAX_SCORE));
        if self.of_score(high) > cost {
            return None;
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.of_score(middle) <= cost {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Some(low)
    }
}
