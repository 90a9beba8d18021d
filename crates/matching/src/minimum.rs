//! Minimums: a place is closed or has at least so many students. Finding the best plan then is
//! NP-hard, so cases are examined: a place that the plan leaves between nothing and its minimum is
//! closed in one case and must reach it in the other. Without its minimums each case is an ordinary
//! problem whose optimum bounds what the case can give; the most promising case comes first, and at
//! any time the best plan found and the best bound still open say how far from the end it is.

use crate::cost::{Cost, CostModel, Layout};
use crate::engine::{Plan, Width, with_solver};
use crate::network::NOWHERE;
use crate::problem::{Lock, Objective, Place, Problem, ProblemError};
use crate::solver::{Solver, State};
use crate::tiers::{Tier, Tiers};
use crate::{Control, Progress};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// The best plan found, and how good any plan could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinimumPlan {
    /// The best plan found: every place is closed or reaches its minimum.
    pub plan: Plan,
    /// No plan is better than this, in the tiers of the objective.
    pub bound: Tiers,
    /// Cases that were examined.
    pub examined: u64,
}

impl MinimumPlan {
    /// Whether the plan is proven to be the best.
    #[must_use]
    pub fn is_proven(&self, objective: Objective) -> bool {
        self.plan.tiers.under(objective) == self.bound
    }

    /// The relative distance between the plan and the bound in the first tier that differs; 0 where
    /// the plan is proven to be the best.
    #[must_use]
    pub fn gap(&self, objective: Objective) -> f64 {
        let difference = self.plan.tiers.under(objective) - self.bound;
        let Some((tier, figure)) = difference.first() else { return 0.0 };
        // Only for people to read: figures far beyond 2⁵³ may be rounded.
        figure.unsigned_abs() as f64 / self.bound.get(tier).unsigned_abs().max(1) as f64
    }
}

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MinimumError {
    /// The problem is too large for the engine's numbers.
    #[error(transparent)]
    Problem(#[from] ProblemError),
    /// Students are locked on the place, so it must be open, but its minimum cannot be reached.
    #[error("students are locked on place {0}, but with all the others it cannot reach its minimum")]
    Unreachable(Place),
}

/// Solves a problem with its minimums, for as long as `control` lets it; stopped early, it gives the
/// best plan found and its bound.
///
/// # Errors
/// [`MinimumError`].
pub fn solve_with_minimums(problem: &Problem, objective: Objective, control: &mut impl Control) -> Result<MinimumPlan, MinimumError> {
    let moves = problem.current.iter().any(Option::is_some);
    let longest = problem.students().min(problem.places());
    let layout = Layout::new(objective, moves, problem.highest_score(), longest)?;
    let width = Width::load(problem, layout)?;
    with_solver!(width, solver => Search::new(problem, *solver).run(control))
}

/// A decision about one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decision {
    Close(u32),
    Open(u32),
}

/// An open case: what was decided, its optimum without the other minimums.
#[derive(Debug)]
struct Case<C> {
    bound: Tiers,
    decisions: Vec<Decision>,
    /// Dropped where memory is short; it can be made again.
    state: Option<Box<State<C>>>,
}

impl<C> PartialEq for Case<C> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<C> Eq for Case<C> {}

impl<C> PartialOrd for Case<C> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<C> Ord for Case<C> {
    /// The greatest is the most promising: the best bound, then the most decided.
    fn cmp(&self, other: &Self) -> Ordering {
        other.bound.cmp(&self.bound).then(self.decisions.len().cmp(&other.decisions.len()))
    }
}

/// The bounds of the two cases that a decision makes, the better first, and the cases.
type Choice<C> = ((Tiers, Tiers), Vec<Case<C>>);

/// Cases keep their state as long as all together take less than this.
const STATE_BYTES: usize = 256 << 20;
/// How many places are tried before one is chosen for the next decision.
const TRIED: usize = 6;

struct Search<'a, C> {
    problem: &'a Problem,
    solver: Solver<C>,
    /// Minimums without the locked students, by place counted from 1; 0 where there is nothing to
    /// decide.
    least: Vec<u32>,
    start: Option<State<C>>,
    best: Option<(Tiers, State<C>)>,
    examined: u64,
}

impl<'a, C: Cost> Search<'a, C> {
    fn new(problem: &'a Problem, solver: Solver<C>) -> Self {
        let mut least = vec![0; problem.places() as usize + 1];
        for (place, minimum) in problem.minimum.iter().enumerate() {
            least[place + 1] = if *minimum > 1 { *minimum } else { 0 };
        }
        Self { problem, solver, least, start: None, best: None, examined: 0 }
    }

    fn run(mut self, control: &mut impl Control) -> Result<MinimumPlan, MinimumError> {
        // Time limits are looked at between cases: the first one is always solved.
        if self.solver.run(&mut crate::ToTheEnd).is_err() {
            unreachable!("nobody stopped it");
        }
        self.open_locked_places()?;
        self.start = Some(self.solver.state.clone());
        let mut bound = self.worth();
        let mut open = BinaryHeap::new();
        open.push(Case { bound, decisions: Vec::new(), state: None });
        self.dive();
        self.improve(control);
        let mut kept = 0;
        while let Some(case) = open.pop() {
            if self.best.as_ref().is_some_and(|(best, _)| case.bound >= *best) {
                open.clear();
                break;
            }
            bound = case.bound;
            self.examined += 1;
            if !control.proceed(Progress::Cases { examined: self.examined, open: open.len() as u64 + 1 }) {
                open.push(case);
                break;
            }
            if let Some(state) = &case.state {
                kept -= bytes(state);
            }
            for child in self.branch(case) {
                let mut child = child;
                if let Some(state) = child.state.take()
                    && kept < STATE_BYTES
                {
                    kept += bytes(&state);
                    child.state = Some(state);
                }
                open.push(child);
            }
        }
        let (worth, state) = self.best.take().expect("closing all doubtful places is always possible");
        let bound = if open.is_empty() { worth } else { bound.min(worth) };
        let places = (0..self.problem.locks.len()).map(|student| state.place[student]);
        let places = places.map(|place| (place != NOWHERE).then(|| Place(place - 1))).collect();
        Ok(MinimumPlan { plan: Plan::of(self.problem, places), bound, examined: self.examined })
    }

    /// Places with locked students are open in every case.
    fn open_locked_places(&mut self) -> Result<(), MinimumError> {
        let mut locked = vec![0_u32; self.least.len()];
        for lock in self.problem.locks.iter().flatten() {
            if let Lock::On(place) = lock {
                locked[place.index() + 1] += 1;
            }
        }
        for place in 1..self.solver.places() {
            let (locked, least) = (locked[place as usize], self.least[place as usize]);
            if locked > 0 && least > 0 {
                self.least[place as usize] = 0;
                self.solver.demand(place, least.saturating_sub(locked));
                if self.solver.missing() > 0 {
                    return Err(MinimumError::Unreachable(Place(place - 1)));
                }
            }
        }
        Ok(())
    }

    /// What the solver's plan is worth, in the tiers of the objective.
    fn worth(&self) -> Tiers {
        let model: &CostModel<C> = &self.solver.network.model;
        let mut worth = Tiers::ZERO;
        for (student, place) in self.solver.state.place.iter().enumerate() {
            let number = u32::try_from(student).expect("students are counted in 32 bits");
            let cost = if self.solver.state.fixed[student] {
                let score = (*place != NOWHERE).then(|| self.solver.network.score(number, *place).unwrap_or(0));
                score.map_or_else(|| self.solver.network.unplaced(number), |score| self.solver.network.cost_of(number, *place, score))
            } else {
                self.solver.state.cost[student]
            };
            // Costs count from the highest score; for students the objective counts from 0.
            worth += model.layout.unpack(cost).with(Tier::Missing, 0);
        }
        let highest = i64::from(model.layout.highest) * i64::try_from(self.problem.locks.len()).expect("counted in 32 bits");
        worth.with(Tier::Total, worth.get(Tier::Total) + highest).with(Tier::Missing, i64::from(self.solver.missing()))
    }

    /// Places that have some students and fewer than their minimum, not decided yet.
    fn doubtful(&self) -> Vec<u32> {
        let state = &self.solver.state;
        (1..self.solver.places())
            .filter(|place| {
                let index = *place as usize;
                state.least[index] == 0 && state.taken[index] > 0 && state.taken[index] < self.least[index]
            })
            .collect()
    }

    fn decide(&mut self, decision: Decision) {
        match decision {
            Decision::Close(place) => self.solver.set_capacity(place, 0),
            Decision::Open(place) => self.solver.demand(place, self.least[place as usize]),
        }
    }

    fn with_decision(&mut self, from: &State<C>, decision: Decision) -> Tiers {
        self.solver.state.clone_from(from);
        self.decide(decision);
        self.worth()
    }

    /// Keeps the solver's plan if it is valid and better than the best so far.
    fn keep(&mut self) {
        if self.solver.missing() > 0 || !self.doubtful().is_empty() {
            return;
        }
        let worth = self.worth();
        if self.best.as_ref().is_none_or(|(best, _)| worth < *best) {
            self.best = Some((worth, self.solver.state.clone()));
        }
    }

    /// Decides one doubtful place after the other, the surest first, down to a valid plan.
    fn dive(&mut self) {
        loop {
            let doubtful = self.doubtful();
            let state = &self.solver.state;
            let surest = doubtful.into_iter().min_by_key(|place| {
                let (taken, least) = (state.taken[*place as usize], self.least[*place as usize]);
                (taken.min(least - taken), *place)
            });
            let Some(place) = surest else { break };
            let before = self.solver.state.clone();
            let taken = before.taken[place as usize];
            let opened =
                2 * taken >= self.least[place as usize] && self.with_decision(&before, Decision::Open(place)).get(Tier::Missing) == 0;
            if !opened {
                self.with_decision(&before, Decision::Close(place));
            }
        }
        self.keep();
    }

    /// Tries to close each open place and to open each closed one of the best plan, for as long as
    /// it gains.
    fn improve(&mut self, control: &mut impl Control) {
        let with_minimum: Vec<u32> = (1..self.solver.places()).filter(|place| self.least[*place as usize] > 0).collect();
        let mut gained = true;
        while gained {
            gained = false;
            for &place in &with_minimum {
                if !control.proceed(Progress::Cases { examined: self.examined, open: 1 }) {
                    return;
                }
                let Some((worth, best)) = self.best.clone() else { return };
                self.solver.state = best;
                if self.solver.state.capacity[place as usize] == 0 {
                    let seats = self.problem.capacity(Place(place - 1));
                    self.solver.set_capacity(place, seats);
                    self.solver.demand(place, self.least[place as usize]);
                } else {
                    if self.solver.state.least[place as usize] > 0 {
                        self.solver.demand(place, 0);
                    }
                    self.solver.set_capacity(place, 0);
                }
                self.dive();
                gained |= self.best.as_ref().is_some_and(|(better, _)| *better < worth);
            }
        }
    }

    /// The cases that follow from a case; a valid plan on the way is kept.
    fn branch(&mut self, case: Case<C>) -> Vec<Case<C>> {
        match &case.state {
            Some(state) => self.solver.state.clone_from(state),
            None => {
                self.solver.state.clone_from(self.start.as_ref().expect("made before the first case"));
                for decision in &case.decisions {
                    self.decide(*decision);
                }
            }
        }
        let mut doubtful = self.doubtful();
        if doubtful.is_empty() {
            self.keep();
            return Vec::new();
        }
        let from = self.solver.state.clone();
        // A place half way to its minimum says most, whichever way it is decided.
        doubtful.sort_by_key(|place| {
            let (taken, least) = (from.taken[*place as usize], self.least[*place as usize]);
            (std::cmp::Reverse(taken.min(least - taken)), *place)
        });
        let mut chosen: Option<Choice<C>> = None;
        for place in doubtful.into_iter().take(TRIED) {
            let children: Vec<Case<C>> = [Decision::Close(place), Decision::Open(place)]
                .into_iter()
                .map(|decision| {
                    let bound = self.with_decision(&from, decision);
                    let mut decisions = case.decisions.clone();
                    decisions.push(decision);
                    self.keep();
                    Case { bound, decisions, state: Some(Box::new(self.solver.state.clone())) }
                })
                .collect();
            let worse = (children[0].bound.min(children[1].bound), children[0].bound.max(children[1].bound));
            if chosen.as_ref().is_none_or(|(best, _)| worse > *best) {
                chosen = Some((worse, children));
            }
        }
        let mut children = chosen.map(|(_, children)| children).unwrap_or_default();
        children.retain(|child| child.bound.get(Tier::Missing) == 0 && self.best.as_ref().is_none_or(|(best, _)| child.bound < *best));
        // Every so often a plan is sought below the more promising case.
        if self.examined % 16 == 1
            && let Some(child) = children.iter().min_by_key(|child| child.bound)
            && let Some(state) = &child.state
        {
            self.solver.state.clone_from(state);
            self.dive();
        }
        children
    }
}

fn bytes<C>(state: &State<C>) -> usize {
    state.place.len() * (size_of::<C>() + 13) + state.price.len() * (size_of::<C>() + 16)
}
