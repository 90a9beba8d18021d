//! The flow under decisions about places: exact where everything is decided, a bound where not, and
//! the source of every plan.

use super::relaxation::Fate;
use crate::cost::{Cost, CostModel};
use crate::network::NOWHERE;
use crate::problem::{Lock, Place, Problem};
use crate::solver::{Solver, State};
use crate::tiers::{Tier, Tiers};
use crate::{Control, Progress};

/// A solver, what was decided in it, and the best plan that came out of it.
pub(super) struct Bench<'a, C> {
    problem: &'a Problem,
    pub(super) solver: Solver<C>,
    /// Minimums without the locked students, by place counted from 1; 0 where there is nothing to
    /// decide.
    pub(super) least: Vec<u32>,
    /// Seats without the locked students.
    pub(super) seats: Vec<u32>,
    /// What was decided, by place.
    pub(super) fates: Vec<Fate>,
    /// By place: it is open in every plan, as students are locked on it.
    held: Vec<bool>,
    /// What the locked students add to every plan.
    pub(super) locked: Tiers,
    pub(super) best: Option<Best>,
}

/// The best plan so far.
#[derive(Clone, Debug)]
pub(super) struct Best {
    pub(super) worth: Tiers,
    /// By student, counted from 1.
    pub(super) places: Vec<u32>,
}

impl<'a, C: Cost> Bench<'a, C> {
    /// With a solved solver.
    pub(super) fn new(problem: &'a Problem, solver: Solver<C>) -> Self {
        let least = std::iter::once(0).chain(problem.minimum.iter().map(|minimum| if *minimum > 1 { *minimum } else { 0 })).collect();
        let seats = solver.state.capacity.clone();
        let fates = vec![Fate::Unknown; seats.len()];
        let mut bench = Self { problem, solver, least, seats, held: vec![false; fates.len()], fates, locked: Tiers::ZERO, best: None };
        bench.locked = bench.sum(true);
        bench
    }

    /// Places with locked students are open in every case; the first whose minimum is out of reach.
    pub(super) fn open_locked_places(&mut self) -> Option<Place> {
        let mut locked = vec![0_u32; self.least.len()];
        for lock in self.problem.locks.iter().flatten() {
            if let Lock::On(place) = lock {
                locked[place.index() + 1] += 1;
            }
        }
        for place in 1..self.solver.places() {
            let index = place as usize;
            if locked[index] > 0 && self.least[index] > 0 {
                self.least[index] = self.least[index].saturating_sub(locked[index]);
                if self.least[index] > 0 {
                    self.held[index] = true;
                    self.decide(place, Fate::Open);
                }
                if self.solver.missing() > 0 {
                    return Some(Place(place - 1));
                }
            }
        }
        None
    }

    /// What the solver's plan is worth, in the tiers of the objective.
    pub(super) fn worth(&self) -> Tiers {
        self.locked + self.sum(false).with(Tier::Missing, i64::from(self.solver.missing()))
    }

    fn sum(&self, fixed: bool) -> Tiers {
        let state = &self.solver.state;
        let model: &CostModel<C> = &self.solver.network.model;
        let mut worth = Tiers::ZERO;
        for (student, place) in (0_u32..).zip(&state.place) {
            if state.fixed[student as usize] != fixed {
                continue;
            }
            let cost = if fixed {
                let score = (*place != NOWHERE).then(|| self.solver.network.score(student, *place).unwrap_or(0));
                score.map_or_else(|| self.solver.network.unplaced(student), |score| self.solver.network.cost_of(student, *place, score))
            } else {
                state.cost[student as usize]
            };
            // Costs count from the highest score; for students the objective counts from 0.
            let tiers = model.layout.unpack(cost).with(Tier::Missing, 0);
            worth += tiers.with(Tier::Total, tiers.get(Tier::Total) + i64::from(model.layout.highest));
        }
        worth
    }

    /// Whether there is anything to decide about a place.
    fn is_doubtful(&self, place: u32) -> bool {
        let (index, state) = (place as usize, &self.solver.state);
        self.fates[index] == Fate::Unknown && state.taken[index] > 0 && state.taken[index] < self.least[index]
    }

    /// Places that have some students and fewer than their minimum, not decided yet.
    pub(super) fn doubtful(&self) -> Vec<u32> {
        (1..self.solver.places()).filter(|place| self.is_doubtful(*place)).collect()
    }

    pub(super) fn decide(&mut self, place: u32, fate: Fate) {
        let index = place as usize;
        let before = std::mem::replace(&mut self.fates[index], fate);
        if before == fate {
            return;
        }
        if before == Fate::Open {
            // Prices of seats that must be taken end with the place: it is closed in any case.
            self.solver.demand(place, 0);
            self.solver.set_capacity(place, 0);
        }
        match fate {
            Fate::Closed => self.solver.set_capacity(place, 0),
            Fate::Unknown => self.solver.set_capacity(place, self.seats[index]),
            Fate::Open => {
                if before != Fate::Unknown {
                    self.solver.set_capacity(place, self.seats[index]);
                }
                self.solver.demand(place, self.least[index]);
            }
        }
    }

    /// Makes these the decisions. False where the caller stopped it half way.
    pub(super) fn apply(&mut self, fates: &[Fate], control: &mut impl Control, progress: Progress) -> bool {
        // First what gives freedom: students who must leave then find more places.
        for wanted in [Fate::Unknown, Fate::Closed, Fate::Open] {
            for place in 1..self.solver.places() {
                if fates[place as usize] == wanted && self.fates[place as usize] != wanted {
                    if !control.proceed(progress) {
                        return false;
                    }
                    self.decide(place, wanted);
                }
            }
        }
        true
    }

    /// Where the search may return to.
    pub(super) fn position(&self) -> (State<C>, Vec<Fate>) {
        (self.solver.state.clone(), self.fates.clone())
    }

    /// Returns there.
    pub(super) fn restore(&mut self, (state, fates): &(State<C>, Vec<Fate>)) {
        self.solver.state.clone_from(state);
        self.fates.clone_from(fates);
    }

    /// Keeps the solver's plan if it is valid and better than the best so far.
    pub(super) fn keep(&mut self) -> bool {
        if self.solver.missing() > 0 || (1..self.solver.places()).any(|place| self.is_doubtful(place)) {
            return false;
        }
        let worth = self.worth();
        let better = self.best.as_ref().is_none_or(|best| worth < best.worth);
        if better {
            self.best = Some(Best { worth, places: self.solver.state.place.clone() });
        }
        better
    }

    /// Whether a case with this bound can hold a better plan than the best.
    pub(super) fn is_of_interest(&self, bound: &Tiers) -> bool {
        bound.get(Tier::Missing) == 0 && self.best.as_ref().is_none_or(|best| *bound < best.worth)
    }

    /// Closes whatever is doubtful until nothing is: always a valid plan, soon.
    pub(super) fn close_doubtful(&mut self) {
        loop {
            let doubtful = self.doubtful();
            if doubtful.is_empty() {
                break;
            }
            for place in doubtful {
                self.decide(place, Fate::Closed);
            }
        }
        self.keep();
    }

    /// Decides one doubtful place after the other, the surest first, down to a valid plan. False
    /// where the caller stopped it.
    pub(super) fn dive(&mut self, control: &mut impl Control, progress: Progress) -> bool {
        loop {
            let (fates, least, state) = (&self.fates, &self.least, &self.solver.state);
            let surest = (1..state.taken.len())
                .filter(|place| fates[*place] == Fate::Unknown && state.taken[*place] > 0 && state.taken[*place] < least[*place])
                .min_by_key(|place| (state.taken[*place].min(least[*place] - state.taken[*place]), *place));
            let Some(place) = surest else { break };
            if !control.proceed(progress) {
                return false;
            }
            let number = u32::try_from(place).expect("places are counted in 32 bits");
            if 2 * state.taken[place] >= least[place] {
                self.decide(number, Fate::Open);
                if self.solver.missing() > 0 {
                    self.decide(number, Fate::Closed);
                }
            } else {
                self.decide(number, Fate::Closed);
            }
        }
        self.keep();
        true
    }

    /// Closes places that do not reach their minimum for as long as there are any. Those that must be
    /// open stay so: then there is no plan.
    fn close_unreached(&mut self, control: &mut impl Control, progress: Progress) -> bool {
        loop {
            let state = &self.solver.state;
            let worst = (1..self.solver.places())
                .filter(|place| state.taken[*place as usize] < state.least[*place as usize] && !self.held[*place as usize])
                .max_by_key(|place| (state.least[*place as usize] - state.taken[*place as usize], *place));
            let Some(place) = worst else { return true };
            if !control.proceed(progress) {
                return false;
            }
            self.decide(place, Fate::Closed);
        }
    }

    /// The best plan with these places open and all others with a minimum closed. Those that cannot
    /// be opened together with the others are closed, those of the others that fill up are opened.
    pub(super) fn realize(&mut self, fates: &[Fate], control: &mut impl Control, progress: Progress) -> bool {
        self.apply(fates, control, progress) && self.close_unreached(control, progress) && self.dive(control, progress)
    }
}
