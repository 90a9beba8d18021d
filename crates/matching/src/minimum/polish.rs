//! Better plans from what is known: the inclinations of the relaxation rounded, and the best plan
//! with one or two places flipped.

use super::ascent::{Ascent, Goal, ONE};
use super::case::Case;
use super::relaxation::Fate;
use super::search::{Search, Stopped};
use crate::Control;
use crate::cost::Cost;
use crate::network::NOWHERE;
use crate::tiers::Tier;

/// Places that are flipped in the best plan, the least sure first.
const FLIPPED: usize = 48;
/// Rounds of looking for a plan with better figures in the upper tiers.
const HOPEFUL_ROUNDS: u32 = 12;
/// Looks at prices in each.
const HOPEFUL_LOOKS: u32 = 40;

impl<C: Cost> Search<'_, C> {
    /// Makes a plan of what the relaxation inclines to.
    pub(super) fn round(&mut self, fates: &[Fate], control: &mut impl Control) -> Result<(), Stopped> {
        let mut wanted = fates.to_vec();
        for (place, fate) in wanted.iter_mut().enumerate().skip(1) {
            if *fate == Fate::Unknown && self.bench.least[place] > 0 {
                *fate = if self.climber.openness[place] >= 512 { Fate::Open } else { Fate::Closed };
            }
        }
        self.realize(&wanted, control)
    }

    fn realize(&mut self, fates: &[Fate], control: &mut impl Control) -> Result<(), Stopped> {
        let progress = self.progress();
        if self.bench.realize(fates, control, progress) { Ok(()) } else { Err(Stopped) }
    }

    /// Flips places of the best plan of which the relaxation is not sure, for as long as it gains.
    pub(super) fn polish(&mut self, fates: &[Fate], control: &mut impl Control) -> Result<(), Stopped> {
        let mut unsure: Vec<usize> =
            (1..fates.len()).filter(|place| fates[*place] == Fate::Unknown && self.bench.least[*place] > 0).collect();
        unsure.sort_by_key(|place| (self.relaxation.opening[*place].abs(), *place));
        unsure.truncate(FLIPPED);
        let (mut at, mut idle) = (0, 0);
        while idle < unsure.len() {
            let place = unsure[at];
            at = (at + 1) % unsure.len();
            let before = self.best();
            let mut wanted = self.fates_of_best();
            wanted[place] = if wanted[place] == Fate::Open { Fate::Closed } else { Fate::Open };
            self.realize(&wanted, control)?;
            idle = if self.best() < before { 0 } else { idle + 1 };
        }
        Ok(())
    }

    /// Which places the best plan has open.
    fn fates_of_best(&self) -> Vec<Fate> {
        let mut fates = vec![Fate::Unknown; self.bench.least.len()];
        for (fate, least) in fates.iter_mut().zip(&self.bench.least) {
            if *least > 0 {
                *fate = Fate::Closed;
            }
        }
        if let Some(best) = &self.bench.best {
            for place in best.places.iter().filter(|place| **place != NOWHERE) {
                if self.bench.least[*place as usize] > 0 {
                    fates[*place as usize] = Fate::Open;
                }
            }
        }
        fates
    }

    /// Looks for a plan that reaches the bound in a tier where the best plan does not: as if every
    /// plan had to, for the best total.
    pub(super) fn hope(&mut self, tier: Tier, case: &Case, fates: &[Fate], control: &mut impl Control) -> Result<(), Stopped> {
        let kept = (self.climber.best.clone(), self.climber.openness.clone());
        let mut goal: Goal = self.goal(Tier::Total);
        let wanted = case.bound - self.bench.locked;
        for upper in Tier::ALL.into_iter().filter(|upper| *upper <= tier) {
            goal.figures[upper as usize] = wanted.get(upper);
        }
        let best = self.best();
        self.start_point(Tier::Total);
        for _ in 0..HOPEFUL_ROUNDS {
            let progress = self.progress();
            match self.climber.climb(&mut self.relaxation, fates, &goal, HOPEFUL_LOOKS, control, progress) {
                Ascent::Nothing => break,
                Ascent::Stopped => return Err(Stopped),
                Ascent::Bound(beyond) => {
                    let unit = self.climber.best.weights[Tier::Total as usize].max(1);
                    if beyond > -unit {
                        // The plans looked for have a lower total.
                        goal.figures[Tier::Total as usize] += (goal.figures[Tier::Total as usize].abs() / 100).max(1);
                    }
                }
            }
            self.round(fates, control)?;
            if self.best() < best && (best - self.best()).first().is_some_and(|(gained, _)| gained <= tier) {
                break;
            }
            if self.climber.step < ONE / 32 {
                break;
            }
        }
        (self.climber.best, self.climber.openness) = kept;
        Ok(())
    }
}
