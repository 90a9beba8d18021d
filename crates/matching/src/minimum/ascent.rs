//! The search for the prices at which the relaxation's bound is highest: along subgradients, with
//! Polyak's step towards the limit beyond which a case is of no interest.
//!
//! Sources: Held, Wolfe and Crowder 1974; Camerini, Fratta and Maffioli 1975 for going on in part in
//! the direction of before.

use super::relaxation::{Fate, Relaxation, Weights};
use crate::tiers::Tier;
use crate::{Control, Progress};

/// How one ascent ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ascent {
    /// A place that must be open cannot be: there is no plan.
    Nothing,
    /// The best bound found, in weight; above the limit it is no better than it has to be.
    Bound(i64),
    /// The caller stopped it.
    Stopped,
}

/// One is this in the numbers of steps and directions.
pub(super) const ONE: i64 = 1 << 10;
/// Shorter steps lead nowhere.
const SHORTEST: i64 = 8;
/// How much of the direction of before is kept.
const KEPT: i64 = 700;
/// After so many looks without a better bound the steps get shorter.
const PATIENCE: u32 = 10;
/// Pairs that are looked at between two questions whether to go on.
const PAIRS_AT_ONCE: usize = 1_000_000;
/// An average's share of the newest look: one part in this many.
const MEMORY: i32 = 16;

/// Where the relaxation is looked at: prices of students, weights of tiers.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub(super) prices: Vec<i64>,
    pub(super) weights: Weights,
}

/// What an ascent goes for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Goal {
    /// The tier that is bounded.
    pub(super) tier: Tier,
    /// What every plan that matters has in the tiers above it and what the best one has in it, each
    /// without the locked students.
    pub(super) figures: Weights,
}

impl Goal {
    /// What the best plan weighs.
    pub(super) fn weight(&self, weights: &Weights) -> i64 {
        self.figures.iter().zip(weights).map(|(figure, weight)| figure * weight).sum()
    }
}

/// What an ascent starts from and leaves behind.
#[derive(Debug)]
pub(super) struct Climber {
    /// The best point found.
    pub(super) best: Point,
    now: Point,
    direction: Vec<i64>,
    /// Of the weights.
    turn: Weights,
    /// How long steps are now, of [`ONE`].
    pub(super) step: i64,
    /// The weight beyond the goal of the last ascent.
    pub(super) beyond: i64,
    /// By place: how often it has been open of late, of 1,024.
    pub(super) openness: Vec<i32>,
}

impl Climber {
    pub(super) fn new(students: usize, places: usize) -> Self {
        let point = Point { prices: vec![0; students], weights: [0; 6] };
        Self {
            best: point.clone(),
            now: point,
            direction: vec![0; students],
            turn: [0; 6],
            step: ONE,
            beyond: 0,
            openness: vec![512; places],
        }
    }

    /// Whether steps are still long enough to lead anywhere.
    pub(super) fn may_go_on(&self) -> bool {
        self.step >= SHORTEST
    }

    /// Climbs from the best point of now, `looks` times at most, until nothing better than the goal
    /// can be. Gives the weight beyond that of the goal. Afterwards the relaxation holds what it
    /// found at the best point.
    pub(super) fn climb(
        &mut self,
        relaxation: &mut Relaxation,
        fates: &[Fate],
        goal: &Goal,
        looks: u32,
        control: &mut impl Control,
        progress: Progress,
    ) -> Ascent {
        self.now.clone_from(&self.best);
        self.direction.fill(0);
        self.turn = [0; 6];
        relaxation.weigh(&self.now.weights);
        let limit = -self.now.weights[goal.tier as usize];
        for &student in &relaxation.active {
            let price = &mut self.now.prices[student as usize];
            *price = (*price).min(relaxation.ceiling(student));
        }
        let (mut best, mut idle) = (None, 0);
        let mut seen = 0;
        for _ in 0..looks {
            seen += relaxation.pairs() + relaxation.active.len() + relaxation.places();
            if seen > PAIRS_AT_ONCE {
                seen = 0;
                if !control.proceed(progress) {
                    return Ascent::Stopped;
                }
            }
            let Some(value) = relaxation.look(&self.now.prices, fates) else { return Ascent::Nothing };
            let value = value - goal.weight(&self.now.weights);
            if best.is_none_or(|best| value > best) {
                best = Some(value);
                self.best.clone_from(&self.now);
                idle = 0;
            } else {
                idle += 1;
                if idle >= PATIENCE {
                    idle = 0;
                    self.step = self.step * 5 / 8;
                }
            }
            if value > limit {
                self.beyond = value;
                return Ascent::Bound(value);
            }
            for (place, openness) in self.openness.iter_mut().enumerate() {
                let open = fates[place] == Fate::Open || relaxation.opening[place] < 0;
                *openness += (if open { 1_024 } else { 0 } - *openness) / MEMORY;
            }
            if self.step < SHORTEST || !self.walk(relaxation, goal, limit - value) {
                break;
            }
        }
        // What was found at the best point is asked for next.
        relaxation.weigh(&self.best.weights);
        match relaxation.look(&self.best.prices, fates) {
            Some(value) => {
                self.beyond = value - goal.weight(&self.best.weights);
                Ascent::Bound(self.beyond)
            }
            None => Ascent::Nothing,
        }
    }

    /// One step; false where there is nowhere to go.
    fn walk(&mut self, relaxation: &mut Relaxation, goal: &Goal, gap: i64) -> bool {
        let mut square: i128 = 0;
        for &student in &relaxation.active {
            let index = student as usize;
            let mut slope = i64::from(1 - relaxation.wanted[index]);
            if slope > 0 && self.now.prices[index] >= relaxation.ceiling(student) {
                slope = 0;
            }
            let direction = slope * ONE + self.direction[index] * KEPT / ONE;
            self.direction[index] = direction;
            square += i128::from(direction) * i128::from(direction);
        }
        let upper = |tier: usize| tier > 0 && tier < goal.tier as usize;
        for tier in (0..6).filter(|tier| upper(*tier)) {
            // A tier with weight 0 is ignored.
            if self.now.weights[tier] > 0 {
                self.turn[tier] = (relaxation.chosen[tier] - goal.figures[tier]) * ONE + self.turn[tier] * KEPT / ONE;
                square += i128::from(self.turn[tier]) * i128::from(self.turn[tier]);
            }
        }
        if square == 0 {
            return false;
        }
        // Slightly beyond the limit, so that it can be passed.
        let gap = i128::from(gap) + i128::from(gap) / 16 + 64;
        let factor = gap * i128::from(self.step) * (1 << 16) / square;
        let change = |direction: i64| i64::try_from((factor * i128::from(direction)) >> 16).unwrap_or(0);
        let before = self.now.weights[Tier::Unplaced as usize];
        for tier in (0..6).filter(|tier| upper(*tier)) {
            let weight = &mut self.now.weights[tier];
            if *weight > 0 {
                *weight = weight.saturating_add(change(self.turn[tier])).clamp(1, relaxation.most / 16);
            }
        }
        relaxation.weigh(&self.now.weights);
        // Who stays without a place for her price goes on doing so.
        let raised = self.now.weights[Tier::Unplaced as usize] - before;
        for &student in &relaxation.active {
            let index = student as usize;
            let ceiling = relaxation.ceiling(student);
            let mut price = self.now.prices[index];
            if price >= ceiling - raised {
                price += raised;
            }
            let price = price.saturating_add(change(self.direction[index]));
            self.now.prices[index] = price.min(ceiling).max(-relaxation.most / 4);
        }
        true
    }
}
