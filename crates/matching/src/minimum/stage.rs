//! Bounding one tier at a time: the tiers above it are already proven, so every plan that matters
//! has exactly their figures. They become constraints with weights, whatever weights make the bound
//! highest, instead of weights so great that they drown it.

use super::ascent::{Ascent, Goal, ONE, Point};
use super::bench::Bench;
use super::case::Case;
use super::relaxation::{Fate, Weights};
use super::search::{Search, Stopped};
use crate::Control;
use crate::cost::Cost;
use crate::problem::Objective;
use crate::tiers::{Tier, Tiers};

/// How one tier is bounded.
#[derive(Clone, Debug)]
pub(super) struct Stage {
    /// What the best plan had in the tiers above when it was made.
    upper: Weights,
    /// The best prices and weights for everything, and how open each place was.
    point: Point,
    openness: Vec<i32>,
}

/// Looks at prices between two plans, at the beginning.
const ROUND_LOOKS: u32 = 40;
/// Rounds at the beginning.
const ROUNDS: u32 = 30;

/// What each student pays in the solver's plan.
pub(super) fn values<C: Cost>(bench: &Bench<'_, C>) -> Vec<Tiers> {
    let (state, layout) = (&bench.solver.state, &bench.solver.network.model.layout);
    (0_u32..)
        .zip(&state.fixed)
        .map(|(student, fixed)| {
            if *fixed {
                return Tiers::ZERO;
            }
            let value = layout.unpack(bench.solver.value(student)).with(Tier::Missing, 0);
            value.with(Tier::Total, value.get(Tier::Total) + i64::from(layout.highest))
        })
        .collect()
}

impl<C: Cost> Search<'_, C> {
    /// Whether anything below a tier matters.
    fn is_last(&self, tier: Tier) -> bool {
        match tier {
            Tier::Moves => true,
            Tier::Total => self.objective == Objective::Total || self.problem.current.iter().all(Option::is_none),
            _ => false,
        }
    }

    /// What the best plan has in the tiers down to this one, without the locked students.
    pub(super) fn goal(&self, tier: Tier) -> Goal {
        let rest = self.best() - self.bench.locked;
        let mut figures = [0; 6];
        for other in Tier::ALL.into_iter().filter(|other| *other <= tier) {
            figures[other as usize] = if other == Tier::Total { -rest.get(other) } else { rest.get(other) };
        }
        Goal { tier, figures }
    }

    fn upper(&self, tier: Tier) -> Weights {
        let mut upper = self.goal(tier).figures;
        upper[tier as usize] = 0;
        upper
    }

    /// What no plan that matters is better than if it weighs at least so much beyond the goal.
    fn bound_of(&self, tier: Tier, beyond: i64) -> Tiers {
        let unit = self.relaxation.weights()[tier as usize];
        // Rounded up, as figures are whole; the best plan's figure is exactly at the goal.
        let short = (-beyond).div_euclid(unit);
        let best = self.best();
        let figure = if tier == Tier::Total { best.get(tier) + short } else { best.get(tier) - short };
        Tier::ALL.into_iter().fold(Tiers::ZERO, |bound, other| match other.cmp(&tier) {
            std::cmp::Ordering::Less => bound.with(other, best.get(other)),
            std::cmp::Ordering::Equal => bound.with(other, figure),
            std::cmp::Ordering::Greater => bound.with(other, self.ideal.get(other)),
        })
    }

    /// What may be added to a weight beyond the goal so that there are still plans that matter.
    fn slack(&self, tier: Tier, beyond: i64) -> i64 {
        (if self.is_last(tier) { -self.climber.best.weights[tier as usize] } else { 0 }).saturating_sub(beyond)
    }

    /// Raises the bound of a case as far as it goes in so many looks, and finds out what holds in all
    /// its plans that matter. `None` where there are none.
    pub(super) fn climb(
        &mut self,
        tier: Tier,
        fates: &mut [Fate],
        looks: u32,
        control: &mut impl Control,
    ) -> Result<Option<Tiers>, Stopped> {
        let unit = self.climber.best.weights[tier as usize];
        if unit == 0 {
            return Ok(Some(self.bound));
        }
        let goal = self.goal(tier);
        let progress = self.progress();
        let beyond = match self.climber.climb(&mut self.relaxation, fates, &goal, looks, control, progress) {
            Ascent::Nothing => return Ok(None),
            Ascent::Stopped => return Err(Stopped),
            Ascent::Bound(beyond) => beyond,
        };
        let slack = self.slack(tier, beyond);
        if slack < 0 {
            return Ok(None);
        }
        for (place, fate) in fates.iter_mut().enumerate().skip(1) {
            let opening = self.relaxation.opening[place];
            if *fate == Fate::Unknown && self.relaxation.least[place] > 0 && opening.abs() > slack {
                *fate = if opening > 0 { Fate::Closed } else { Fate::Open };
            }
        }
        Ok(Some(self.bound_of(tier, beyond)))
    }

    /// Forgets pairs that no plan that matters has, at the point that was climbed to last.
    fn thin(&mut self, tier: Tier, fates: &[Fate]) {
        let slack = self.slack(tier, self.climber.beyond);
        if slack >= 0 {
            self.relaxation.prune(&self.climber.best.prices, fates, slack);
        }
    }

    /// Goes to the point that is the best for everything in a tier.
    pub(super) fn recall(&mut self, tier: Tier) {
        if let Some(stage) = &self.stages[tier as usize] {
            self.climber.best.clone_from(&stage.point);
            self.climber.openness.clone_from(&stage.openness);
        }
    }

    /// The first time that a tier is to be bounded: finds good weights and prices, decides about
    /// places once and for all, and looks for plans on the way.
    pub(super) fn prepare(&mut self, tier: Tier, case: &mut Case, control: &mut impl Control) -> Result<(), Stopped> {
        let upper = self.upper(tier);
        if self.stages[tier as usize].as_ref().is_some_and(|stage| stage.upper == upper) {
            return Ok(());
        }
        self.start_point(tier);
        let result = self.climb_in_rounds(tier, case, control);
        self.stages[tier as usize] = Some(Stage { upper, point: self.climber.best.clone(), openness: self.climber.openness.clone() });
        result
    }

    /// Goes to the prices of the flow without minimums, and to weights that are about right.
    pub(super) fn start_point(&mut self, tier: Tier) {
        self.climber.best.weights = self.first_weights(tier);
        self.relaxation.weigh(&self.climber.best.weights);
        let most = i128::from(self.relaxation.most / 4);
        for &student in &self.relaxation.active {
            let weight = self.relaxation.weight_of(self.values[student as usize]);
            self.climber.best.prices[student as usize] = i64::try_from(weight.clamp(-most, most)).unwrap_or(0);
        }
        self.climber.openness.fill(512);
        self.climber.step = ONE;
        self.climber.beyond = i64::MIN;
    }

    fn first_weights(&self, tier: Tier) -> Weights {
        let mut weights = [0; 6];
        let unit = self.relaxation.unit(tier);
        weights[tier as usize] = unit;
        let points = i64::from(self.problem.highest_score()).max(1);
        for upper in [Tier::Unplaced, Tier::BelowQuarter, Tier::BelowHalf, Tier::Total] {
            let ignored = self.objective == Objective::Total && matches!(upper, Tier::BelowQuarter | Tier::BelowHalf);
            if upper < tier && !ignored {
                weights[upper as usize] = if tier == Tier::Total { unit.saturating_mul(points).saturating_mul(2) } else { unit };
            }
        }
        for weight in &mut weights {
            *weight = (*weight).min(self.relaxation.most / 16);
        }
        weights
    }

    /// Climbs in rounds, with a plan after each. Only what is found out about everything, and not about
    /// one case, is kept for all cases.
    fn climb_in_rounds(&mut self, tier: Tier, case: &mut Case, control: &mut impl Control) -> Result<(), Stopped> {
        if self.climber.best.weights[tier as usize] == 0 {
            return Ok(());
        }
        let everything = case.decisions.is_empty();
        for _ in 0..ROUNDS {
            // A better plan may have made another tier the one that matters.
            if self.tier_of(case) != Some(tier) || case.bound >= self.best() {
                return Ok(());
            }
            let Some(mut fates) = self.fates_of(&case.decisions) else { return Ok(()) };
            let before = self.climber.beyond;
            let bound = self.climb(tier, &mut fates, ROUND_LOOKS, control)?.unwrap_or(self.best());
            case.bound = case.bound.max(bound);
            if everything {
                self.bound = case.bound;
                self.root.clone_from(&fates);
                self.thin(tier, &fates);
            }
            self.round(&fates, control)?;
            // Not even a hundredth of the way that is left, and no shorter steps to try.
            let gained = self.climber.beyond.saturating_sub(before);
            if !self.climber.may_go_on() || self.climber.step < ONE / 4 && gained.saturating_mul(200) < -self.climber.beyond {
                break;
            }
        }
        let Some(fates) = self.fates_of(&case.decisions).filter(|_| everything) else { return Ok(()) };
        self.polish(&fates, control)?;
        if tier < Tier::Total && self.tier_of(case) == Some(tier) {
            self.hope(tier, case, &fates, control)?;
        }
        Ok(())
    }
}
