//! The search over cases: a place of which the relaxation is not sure is closed in one case and open
//! in the other. The bounds of the relaxation decide most places before any case is made.

use super::ascent::{Climber, ONE};
use super::bench::Bench;
use super::case::Case;
use super::relaxation::{Fate, Relaxation};
use super::stage::{self, Stage};
use super::{MinimumError, MinimumPlan};
use crate::cost::Cost;
use crate::engine::Plan;
use crate::network::NOWHERE;
use crate::problem::{Objective, Place, Problem};
use crate::solver::Solver;
use crate::tiers::{Tier, Tiers};
use crate::{Control, Progress};
use std::collections::BinaryHeap;
use std::rc::Rc;

/// Cases keep their prices as long as all together take about less than this.
const PRICE_BYTES: usize = 256 << 20;
/// Looks at prices in a case.
const CASE_LOOKS: u32 = 40;
/// The first step in a case, whose prices are nearly right already.
const CASE_STEP: i64 = ONE / 2;

pub(super) struct Search<'a, C> {
    pub(super) problem: &'a Problem,
    pub(super) objective: Objective,
    pub(super) bench: Bench<'a, C>,
    pub(super) relaxation: Relaxation,
    pub(super) climber: Climber,
    /// What holds in every plan that is better than the best.
    pub(super) root: Vec<Fate>,
    /// A bound of everything.
    pub(super) bound: Tiers,
    /// By tier: how to bound it.
    pub(super) stages: [Option<Stage>; 6],
    /// What each student pays in the flow without minimums.
    pub(super) values: Vec<Tiers>,
    /// No plan is better in any tier.
    pub(super) ideal: Tiers,
    pub(super) examined: u64,
    open: BinaryHeap<Case>,
    made: u64,
}

/// The caller stopped it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stopped;

impl<'a, C: Cost> Search<'a, C> {
    pub(super) fn new(problem: &'a Problem, objective: Objective, mut solver: Solver<C>) -> Result<Self, MinimumError> {
        // Time limits are looked at between cases: the first one is always solved.
        if solver.run(&mut crate::ToTheEnd).is_err() {
            unreachable!("nobody stopped it");
        }
        let mut bench = Bench::new(problem, solver);
        if let Some(place) = bench.open_locked_places() {
            return Err(MinimumError::Unreachable(place));
        }
        let relaxation = Relaxation::new(problem, bench.seats.clone(), bench.least.clone());
        let climber = Climber::new(problem.locks.len(), bench.seats.len());
        let bound = bench.worth();
        let values = stage::values(&bench);
        let ideal = bench.locked + relaxation.ideal();
        let root = bench.fates.clone();
        let stages = [const { None }; 6];
        Ok(Self {
            problem,
            objective,
            bench,
            relaxation,
            climber,
            root,
            bound,
            stages,
            values,
            ideal,
            examined: 0,
            open: BinaryHeap::new(),
            made: 0,
        })
    }

    pub(super) fn progress(&self) -> Progress {
        Progress::Cases { examined: self.examined, open: self.open.len() as u64 + 1 }
    }

    pub(super) fn best(&self) -> Tiers {
        self.bench.best.as_ref().map(|best| best.worth).expect("closing all doubtful places is always possible")
    }

    pub(super) fn run(mut self, control: &mut impl Control) -> MinimumPlan {
        let start = self.bench.position();
        self.bench.close_doubtful();
        self.bench.restore(&start);
        drop(start);
        let progress = self.progress();
        let finished = self.bench.dive(control, progress) && self.search(control).is_ok();
        let worth = self.best();
        let bound = if finished { worth } else { self.open.peek().map_or(self.bound, |case| case.bound.max(self.bound)).min(worth) };
        let best = self.bench.best.take().expect("just seen");
        let places = best.places.iter().map(|place| (*place != NOWHERE).then(|| Place(place - 1))).collect();
        MinimumPlan { plan: Plan::of(self.problem, places), bound, examined: self.examined }
    }

    fn search(&mut self, control: &mut impl Control) -> Result<(), Stopped> {
        let mut next = Some(Case { bound: self.bound, decisions: Vec::new(), start: None, number: 0 });
        let mut best = self.best();
        while let Some(case) = next.take().or_else(|| self.open.pop()) {
            // With better figures in the upper tiers everything looks different: more is decided from
            // the beginning than by cases that were made for worse ones.
            let gained = (best - self.best()).first().map(|(tier, _)| tier);
            best = self.best();
            if gained.is_some_and(|gained| self.tier_of(&case).is_some_and(|tier| gained < tier)) {
                self.bound = self.bound.max(self.open.peek().map_or(case.bound, |other| other.bound.min(case.bound)));
                self.open.clear();
                next = Some(Case { bound: self.bound, decisions: Vec::new(), start: None, number: 0 });
                continue;
            }
            if case.bound >= self.best() {
                if self.open.peek().is_none_or(|other| other.bound >= self.best()) {
                    self.open.clear();
                }
                continue;
            }
            let kept = case.clone();
            self.examined += 1;
            let progress = self.progress();
            if !control.proceed(progress) {
                self.open.push(kept);
                return Err(Stopped);
            }
            match self.examine(case, control) {
                Ok(children) => {
                    let mut children = children.into_iter();
                    next = children.next();
                    self.open.extend(children);
                }
                Err(Stopped) => {
                    self.open.push(kept);
                    return Err(Stopped);
                }
            }
        }
        Ok(())
    }

    /// The tier in which a case is to be bounded.
    pub(super) fn tier_of(&self, case: &Case) -> Option<Tier> {
        (self.best() - case.bound).first().map(|(tier, _)| tier)
    }

    /// What is known in a case; `None` where its decisions contradict what holds in every better
    /// plan.
    pub(super) fn fates_of(&self, decisions: &[(u32, Fate)]) -> Option<Vec<Fate>> {
        let mut fates = self.root.clone();
        for (place, fate) in decisions {
            let known = &mut fates[*place as usize];
            if *known != Fate::Unknown && known != fate {
                return None;
            }
            *known = *fate;
        }
        Some(fates)
    }

    /// The cases that follow from a case, the one to be examined next first. Plans on the way are
    /// kept.
    fn examine(&mut self, mut case: Case, control: &mut impl Control) -> Result<Vec<Case>, Stopped> {
        // A bound may reach the best plan in one tier after the other.
        let mut fates;
        loop {
            let Some((tier, _)) = (self.best() - case.bound).first() else { return Ok(Vec::new()) };
            self.prepare(tier, &mut case, control)?;
            let Some(known) = self.fates_of(&case.decisions) else { return Ok(Vec::new()) };
            fates = known;
            if case.bound >= self.best() {
                return Ok(Vec::new());
            }
            if (self.best() - case.bound).first().is_some_and(|(next, _)| next != tier) {
                continue;
            }
            match &case.start {
                Some((of, prices, openness)) if *of == tier => {
                    self.climber.best.clone_from(prices);
                    self.climber.openness.clone_from(openness);
                }
                _ => self.recall(tier),
            }
            self.climber.step = CASE_STEP;
            let Some(bound) = self.climb(tier, &mut fates, CASE_LOOKS, control)? else { return Ok(Vec::new()) };
            case.bound = case.bound.max(bound);
            if case.bound >= self.best() {
                return Ok(Vec::new());
            }
            if (self.best() - case.bound).first().is_some_and(|(next, _)| next == tier) {
                break;
            }
        }
        let progress = self.progress();
        if !self.bench.apply(&fates, control, progress) {
            return Err(Stopped);
        }
        let flow = self.bench.worth();
        if !self.bench.is_of_interest(&flow) {
            return Ok(Vec::new());
        }
        if self.bench.doubtful().is_empty() {
            self.bench.keep();
            return Ok(Vec::new());
        }
        case.bound = case.bound.max(flow);
        let Some(place) = self.choose(&fates) else { return Ok(Vec::new()) };
        if self.examined % 8 == 1 {
            self.round(&fates, control)?;
        }
        Ok(self.split(case, &fates, place))
    }

    /// The place to decide about next: the one that the relaxation is least sure of.
    fn choose(&self, fates: &[Fate]) -> Option<u32> {
        let doubtful = |place: usize| {
            let state = &self.bench.solver.state;
            let (taken, least) = (state.taken[place], self.bench.least[place]);
            if taken < least { taken.min(least - taken) } else { 0 }
        };
        (1..fates.len())
            .filter(|place| fates[*place] == Fate::Unknown && self.bench.least[*place] > 0)
            .max_by_key(|place| {
                let open = self.climber.openness[*place];
                let unsure = open.min(1_024 - open).max(0) / 32;
                (unsure, doubtful(*place), -self.relaxation.opening[*place].abs(), std::cmp::Reverse(*place))
            })
            .and_then(|place| u32::try_from(place).ok())
    }

    fn split(&mut self, case: Case, fates: &[Fate], place: u32) -> Vec<Case> {
        let tier = (self.best() - case.bound).first().map(|(tier, _)| tier);
        let bytes = self.climber.best.prices.len() * 8 + self.climber.openness.len() * 4;
        let start = tier
            .filter(|_| self.open.len() * bytes < PRICE_BYTES)
            .map(|tier| (tier, Rc::new(self.climber.best.clone()), Rc::new(self.climber.openness.clone())));
        // What was found out about other places holds in both cases.
        let mut decisions: Vec<(u32, Fate)> = Vec::new();
        for (place, (fate, root)) in (0..).zip(fates.iter().zip(&self.root)) {
            if fate != root {
                decisions.push((place, *fate));
            }
        }
        let likely = if self.climber.openness[place as usize] >= 512 { Fate::Open } else { Fate::Closed };
        let other = if likely == Fate::Open { Fate::Closed } else { Fate::Open };
        [likely, other]
            .into_iter()
            .map(|fate| {
                self.made += 1;
                let mut decisions = decisions.clone();
                decisions.push((place, fate));
                Case { bound: case.bound, decisions, start: start.clone(), number: self.made }
            })
            .collect()
    }
}
