//! Cases that are still to be examined, in their order.

use super::ascent::Point;
use super::relaxation::Fate;
use crate::tiers::{Tier, Tiers};
use std::cmp::Ordering;
use std::rc::Rc;

/// Prices to begin with, for which tier, and how often each place was open.
pub(super) type Start = (Tier, Rc<Point>, Rc<Vec<i32>>);

/// A case: what was decided, and what no plan in it that matters can be better than.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) bound: Tiers,
    pub(super) decisions: Vec<(u32, Fate)>,
    /// Dropped where memory is short.
    pub(super) start: Option<Start>,
    /// In the order in which cases were made.
    pub(super) number: u64,
}

impl PartialEq for Case {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Case {}

impl PartialOrd for Case {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Case {
    /// The greatest is the most promising: the best bound, then the newest.
    fn cmp(&self, other: &Self) -> Ordering {
        other.bound.cmp(&self.bound).then(self.number.cmp(&other.number))
    }
}
