//! The engine as its users see it: a problem, its best plan, changes, and questions.

use crate::certificate::Certificate;
use crate::cost::{Cost, CostModel, Layout};
use crate::hall::{self, HallSet};
use crate::network::{NOWHERE, Network};
use crate::price::{self, Price, PriceList};
use crate::problem::{Edge, Lock, Objective, Place, Problem, ProblemBuilder, ProblemError, Student};
use crate::solver::{Cancelled, Solver};
use crate::tiers::Tiers;
use crate::{Control, ToTheEnd};

/// Who goes where, and what that is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// By student; `None` for those without a place.
    pub places: Vec<Option<Place>>,
    /// Tier by tier, also the tiers that the objective ignores.
    pub tiers: Tiers,
}

impl Plan {
    /// A plan with its worth. Pairs that are not possible count with score 0.
    #[must_use]
    pub fn of(problem: &Problem, places: Vec<Option<Place>>) -> Self {
        let mut tiers = Tiers::ZERO;
        for (number, place) in (0..).zip(&places) {
            let student = Student(number);
            let score = place.map(|place| problem.score(student, place).unwrap_or(0));
            let moved = problem.current(student).is_some_and(|current| Some(current) != *place);
            tiers += Tiers::of_student(score, moved);
        }
        Self { places, tiers }
    }

    /// How many students have a place.
    #[must_use]
    pub fn placed(&self) -> usize {
        self.places.iter().flatten().count()
    }
}

/// A solver for numbers of the width that the problem needs.
#[derive(Clone, Debug)]
pub(crate) enum Width {
    Narrow(Box<Solver<i64>>),
    #[cfg(feature = "wide")]
    Wide(Box<Solver<i128>>),
}

impl Width {
    /// A solver with the problem in it and nobody placed but those who are locked.
    ///
    /// # Errors
    /// [`ProblemError::TooLarge`] where the numbers that the problem needs are not compiled in.
    pub(crate) fn load(problem: &Problem, layout: Layout) -> Result<Self, ProblemError> {
        if layout.is_narrow() {
            return Ok(Self::Narrow(Box::new(load(problem, layout))));
        }
        #[cfg(feature = "wide")]
        return Ok(Self::Wide(Box::new(load(problem, layout))));
        #[cfg(not(feature = "wide"))]
        Err(ProblemError::TooLarge)
    }
}

macro_rules! with_solver {
    ($width:expr, $solver:ident => $body:expr) => {
        match $width {
            Width::Narrow($solver) => $body,
            #[cfg(feature = "wide")]
            Width::Wide($solver) => $body,
        }
    };
}
pub(crate) use with_solver;

/// A problem with its best plan, which stays the best through every change.
///
/// Minimums are not looked at here: see [`crate::solve_with_minimums`].
#[derive(Clone, Debug)]
pub struct Engine {
    pub(crate) problem: Problem,
    objective: Objective,
    /// By student: still there.
    present: Vec<bool>,
    pub(crate) width: Width,
}

impl Engine {
    /// Solves a problem.
    ///
    /// # Errors
    /// [`ProblemError::TooLarge`] where sums of scores would not fit 128 bits.
    pub fn new(problem: Problem, objective: Objective) -> Result<Self, ProblemError> {
        match Self::with_control(problem, objective, &mut ToTheEnd) {
            Ok(engine) => engine,
            Err(Cancelled) => unreachable!("nobody stopped it"),
        }
    }

    /// Solves a problem, for as long as `control` lets it.
    ///
    /// # Errors
    /// [`Cancelled`] outside; inside as [`Engine::new`].
    pub fn with_control(
        problem: Problem,
        objective: Objective,
        control: &mut dyn Control,
    ) -> Result<Result<Self, ProblemError>, Cancelled> {
        let layout = match layout(&problem, objective) {
            Ok(layout) => layout,
            Err(error) => return Ok(Err(error)),
        };
        let mut width = match Width::load(&problem, layout) {
            Ok(width) => width,
            Err(error) => return Ok(Err(error)),
        };
        with_solver!(&mut width, solver => solver.run(control))?;
        let present = vec![true; problem.locks.len()];
        Ok(Ok(Self { problem, objective, present, width }))
    }

    /// The problem as it is now. Students who left have no pairs.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// What "best" means here.
    #[must_use]
    pub fn objective(&self) -> Objective {
        self.objective
    }

    /// The best plan.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let places = (0..self.problem.students()).map(|number| self.place(Student(number))).collect();
        let mut plan = Plan::of(&self.problem, places);
        for (number, present) in (0..).zip(&self.present) {
            if !present {
                let moved = self.problem.current(Student(number)).is_some();
                plan.tiers = plan.tiers - Tiers::of_student(None, moved);
            }
        }
        plan
    }

    /// Where a student is in the best plan.
    #[must_use]
    pub fn place(&self, student: Student) -> Option<Place> {
        let place = with_solver!(&self.width, solver => solver.state.place[student.index()]);
        (place != NOWHERE).then(|| Place(place - 1))
    }

    /// The proof that the plan is the best: check it with [`Certificate::check`].
    #[must_use]
    pub fn certificate(&self) -> Certificate {
        let layout = with_solver!(&self.width, solver => solver.network.model.layout);
        let prices = with_solver!(&self.width, solver => solver.state.price[1..].iter().map(|price| layout.unpack(*price)).collect());
        let places = (0..self.problem.students()).map(|number| self.place(Student(number))).collect();
        Certificate { objective: self.objective, places, prices }
    }

    /// What it would cost to put a student on each of her possible places.
    pub fn prices(&mut self, student: Student) -> PriceList {
        with_solver!(&mut self.width, solver => price::list(solver, &self.problem, student, |_| true))
    }

    /// One of [`Engine::prices`], sooner; `None` where it is missing there.
    pub fn price(&mut self, student: Student, place: Option<Place>) -> Option<Price> {
        let mut list = with_solver!(&mut self.width, solver => price::list(solver, &self.problem, student, |other| other == place));
        list.prices.pop()
    }

    /// What one seat more at each place would be worth: by how much the best plan would get better,
    /// as a difference of at most zero.
    pub fn seat_values(&mut self) -> Vec<Tiers> {
        with_solver!(&mut self.width, solver => {
            let slack = solver.slack_of_prices();
            let layout = solver.network.model.layout;
            (1..slack.len())
                .map(|place| if solver.state.capacity[place] == 0 { Tiers::ZERO } else { layout.unpack(slack[place] - solver.state.price[place]) })
                .collect()
        })
    }

    /// Why a student is without a place: the students who share too few seats with her. `None` where
    /// she has one, or is locked.
    #[must_use]
    pub fn hall_set(&self, student: Student) -> Option<HallSet> {
        with_solver!(&self.width, solver => hall::find(solver, student))
    }

    /// [`Engine::hall_set`] of everybody without a place, by number; those who share one stand
    /// together, where the first of them does.
    #[must_use]
    pub fn hall_sets(&self) -> Vec<(Vec<Student>, HallSet)> {
        with_solver!(&self.width, solver => hall::find_all(solver))
    }

    fn check_student(&self, student: Student) -> Result<(), ProblemError> {
        let known = self.present.get(student.index()).copied().unwrap_or(false);
        if known { Ok(()) } else { Err(ProblemError::UnknownStudent { student: u64::from(student.0), students: self.problem.students() }) }
    }

    fn check_edges(&self, student: Student, edges: &[Edge]) -> Result<Vec<Edge>, ProblemError> {
        let mut builder = ProblemBuilder::new(1, self.problem.capacity.clone())?;
        for edge in edges {
            builder.edge(0, u64::from(edge.place.0), i64::from(edge.score)).map_err(|error| match error {
                ProblemError::Score { score, place, .. } => ProblemError::Score { score, student, place },
                other => other,
            })?;
        }
        builder.finish().map(|problem| problem.edges).map_err(|error| match error {
            ProblemError::DuplicateEdge { place, .. } => ProblemError::DuplicateEdge { student, place },
            other => other,
        })
    }

    /// A student more, with her pairs and where she is now. The plan takes her in.
    ///
    /// # Errors
    /// As [`ProblemBuilder`] refuses them.
    pub fn add_student(&mut self, edges: &[Edge], current: Option<Place>) -> Result<Student, ProblemError> {
        let student = Student(self.problem.students());
        let edges = self.check_edges(student, edges)?;
        if let Some(place) = current.filter(|place| place.0 >= self.problem.places()) {
            return Err(ProblemError::UnknownPlace { place: u64::from(place.0), places: self.problem.places() });
        }
        self.problem.edges.extend_from_slice(&edges);
        self.problem.first.push(u32::try_from(self.problem.edges.len()).map_err(|_| ProblemError::TooLarge)?);
        self.problem.locks.push(None);
        self.problem.current.push(current);
        self.present.push(true);
        // The first who is somewhere now brings in a tier that had no room until then.
        let counts_moves = with_solver!(&self.width, solver => solver.network.model.layout.counts_moves());
        let first_to_move = current.is_some() && self.objective == Objective::Fair && !counts_moves;
        if first_to_move || self.outgrown(edges.iter().map(|edge| edge.score)) {
            return self.solve_again().map(|()| student);
        }
        with_solver!(&mut self.width, solver => {
            solver.network.push(&edges, current.map_or(NOWHERE, |place| place.0 + 1));
            solver.enrol();
            solver.admit(student.0);
        });
        Ok(student)
    }

    /// Takes a student out. Her number is not given again.
    ///
    /// # Errors
    /// [`ProblemError::UnknownStudent`].
    pub fn remove_student(&mut self, student: Student) -> Result<(), ProblemError> {
        self.unlock(student)?;
        with_solver!(&mut self.width, solver => {
            solver.state.fixed[student.index()] = true;
            solver.withdraw(student.0);
            solver.state.place[student.index()] = NOWHERE;
            solver.network.replace(student.0, &[]);
        });
        self.present[student.index()] = false;
        self.set_row(student, &[]);
        Ok(())
    }

    /// Other pairs for a student: scores changed, places allowed or forbidden.
    ///
    /// # Errors
    /// As [`ProblemBuilder`] refuses them; a locked student keeps the pair of her lock.
    pub fn set_edges(&mut self, student: Student, edges: &[Edge]) -> Result<(), ProblemError> {
        self.check_student(student)?;
        let edges = self.check_edges(student, edges)?;
        let lock = self.problem.lock(student);
        if let Some(Lock::On(place)) = lock
            && !edges.iter().any(|edge| edge.place == place)
        {
            return Err(ProblemError::LockWithoutEdge { student, place });
        }
        self.set_row(student, &edges);
        if self.outgrown(edges.iter().map(|edge| edge.score)) {
            return self.solve_again();
        }
        with_solver!(&mut self.width, solver => {
            if lock.is_some() {
                solver.network.replace(student.0, &edges);
            } else {
                solver.withdraw(student.0);
                solver.network.replace(student.0, &edges);
                solver.admit(student.0);
            }
        });
        Ok(())
    }

    /// Another score for a pair, which becomes possible if it was not.
    ///
    /// # Errors
    /// As [`ProblemBuilder`] refuses them.
    pub fn set_score(&mut self, student: Student, place: Place, score: u32) -> Result<(), ProblemError> {
        self.check_student(student)?;
        let mut edges = self.problem.edges(student).to_vec();
        edges.retain(|edge| edge.place != place);
        edges.push(Edge { place, score });
        self.set_edges(student, &edges)
    }

    fn set_row(&mut self, student: Student, edges: &[Edge]) {
        let from = self.problem.first[student.index()] as usize;
        let to = self.problem.first[student.index() + 1] as usize;
        let (before, after) = (to - from, edges.len());
        self.problem.edges.splice(from..to, edges.iter().copied());
        for first in &mut self.problem.first[student.index() + 1..] {
            *first = u32::try_from(*first as usize + after - before).expect("edges are counted in 32 bits");
        }
    }

    /// A place more, with who could come there. The plan uses it.
    ///
    /// # Errors
    /// Unknown student, score out of range, duplicate.
    pub fn add_place(&mut self, capacity: u32, comers: &[(Student, u32)]) -> Result<Place, ProblemError> {
        let place = Place(self.problem.places());
        for (position, (student, _)) in comers.iter().enumerate() {
            self.check_student(*student)?;
            if comers[..position].iter().any(|(other, _)| other == student) {
                return Err(ProblemError::DuplicateEdge { student: *student, place });
            }
        }
        self.problem.capacity.push(capacity);
        self.problem.minimum.push(0);
        let mut rows = Vec::with_capacity(comers.len());
        for (student, score) in comers {
            if *score > crate::MAX_SCORE {
                self.problem.capacity.pop();
                self.problem.minimum.pop();
                return Err(ProblemError::Score { score: i64::from(*score), student: *student, place });
            }
        }
        for (student, score) in comers {
            let mut edges = self.problem.edges(*student).to_vec();
            edges.push(Edge { place, score: *score });
            self.set_row(*student, &edges);
            rows.push((*student, edges));
        }
        if self.outgrown(comers.iter().map(|(_, score)| *score)) {
            return self.solve_again().map(|()| place);
        }
        with_solver!(&mut self.width, solver => {
            solver.push_place();
            for (student, edges) in &rows {
                solver.network.replace(student.0, edges);
            }
            solver.set_capacity(place.0 + 1, capacity);
        });
        Ok(place)
    }

    /// Other seats for a place; 0 closes it.
    ///
    /// # Errors
    /// Unknown place, or more students locked on it than it would have seats.
    pub fn set_capacity(&mut self, place: Place, capacity: u32) -> Result<(), ProblemError> {
        let locked = self.locked_on(place)?;
        if capacity < locked {
            return Err(ProblemError::LocksOverbook { place, locked, capacity });
        }
        self.problem.capacity[place.index()] = capacity;
        with_solver!(&mut self.width, solver => solver.set_capacity(place.0 + 1, capacity - locked));
        Ok(())
    }

    fn locked_on(&self, place: Place) -> Result<u32, ProblemError> {
        if place.0 >= self.problem.places() {
            return Err(ProblemError::UnknownPlace { place: u64::from(place.0), places: self.problem.places() });
        }
        let locked = self.problem.locks.iter().filter(|lock| **lock == Some(Lock::On(place))).count();
        Ok(u32::try_from(locked).expect("students are counted in 32 bits"))
    }

    /// Locks a student where the lock says; an earlier lock of hers is given up.
    ///
    /// # Errors
    /// The pair is not possible, or the place is full of locked students.
    pub fn lock(&mut self, student: Student, lock: Lock) -> Result<(), ProblemError> {
        self.check_student(student)?;
        if let Lock::On(place) = lock {
            let locked = self.locked_on(place)? + u32::from(self.problem.lock(student) != Some(lock));
            let capacity = self.problem.capacity(place);
            if self.problem.score(student, place).is_none() {
                return Err(ProblemError::LockWithoutEdge { student, place });
            }
            if locked > capacity {
                return Err(ProblemError::LocksOverbook { place, locked, capacity });
            }
        }
        self.unlock(student)?;
        self.problem.locks[student.index()] = Some(lock);
        with_solver!(&mut self.width, solver => fix(solver, student.0, lock));
        Ok(())
    }

    /// Lets a student move again.
    ///
    /// # Errors
    /// [`ProblemError::UnknownStudent`].
    pub fn unlock(&mut self, student: Student) -> Result<(), ProblemError> {
        self.check_student(student)?;
        let Some(lock) = self.problem.locks[student.index()].take() else { return Ok(()) };
        with_solver!(&mut self.width, solver => {
            solver.state.fixed[student.index()] = false;
            solver.state.place[student.index()] = crate::network::UNDECIDED;
            if let Lock::On(place) = lock {
                let seats = solver.state.capacity[place.index() + 1] + 1;
                solver.set_capacity(place.0 + 1, seats);
            }
            solver.admit(student.0);
        });
        Ok(())
    }

    /// Another current plan to stay near to.
    ///
    /// # Errors
    /// A list of the wrong length or an unknown place.
    pub fn set_current(&mut self, current: &[Option<Place>]) -> Result<(), ProblemError> {
        if current.len() != self.problem.current.len() {
            let (expected, found) = (self.problem.current.len() as u64, current.len() as u64);
            return Err(ProblemError::Length { what: "current places", expected, found });
        }
        if let Some(place) = current.iter().flatten().find(|place| place.0 >= self.problem.places()) {
            return Err(ProblemError::UnknownPlace { place: u64::from(place.0), places: self.problem.places() });
        }
        self.problem.current = current.to_vec();
        self.solve_again()
    }

    /// Whether the numbers of the solver have become too narrow for the problem with these new scores;
    /// for all others they are wide enough.
    fn outgrown(&self, mut scores: impl Iterator<Item = u32>) -> bool {
        let layout = with_solver!(&self.width, solver => solver.network.model.layout);
        scores.any(|score| score > layout.highest) || longest_path(&self.problem) > layout.longest
    }

    fn solve_again(&mut self) -> Result<(), ProblemError> {
        let solved = Self::new(self.problem.clone(), self.objective)?;
        self.width = solved.width;
        Ok(())
    }
}

fn longest_path(problem: &Problem) -> u32 {
    problem.students().min(problem.places())
}

/// Room for a problem and for what it may grow to by some changes.
fn layout(problem: &Problem, objective: Objective) -> Result<Layout, ProblemError> {
    let moves = problem.current.iter().any(Option::is_some);
    let highest = problem.highest_score();
    let roomy = Layout::new(objective, moves, highest.max(10_000), longest_path(problem).saturating_add(longest_path(problem) / 8 + 2))?;
    if roomy.is_narrow() { Ok(roomy) } else { Layout::new(objective, moves, highest, longest_path(problem)) }
}

/// See [`Width::load`].
fn load<C: Cost>(problem: &Problem, layout: Layout) -> Solver<C> {
    let mut network = Network::new(CostModel::new(layout));
    network.reserve(problem.locks.len(), problem.edges.len());
    for number in 0..problem.students() {
        let student = Student(number);
        network.push(problem.edges(student), problem.current(student).map_or(NOWHERE, |place| place.0 + 1));
    }
    let mut seats = problem.capacity.clone();
    for lock in problem.locks.iter().flatten() {
        if let Lock::On(place) = lock {
            seats[place.index()] -= 1;
        }
    }
    let mut solver = Solver::new(network, &seats);
    solver.enrol();
    for (index, lock) in problem.locks.iter().enumerate() {
        if let Some(lock) = lock {
            solver.state.fixed[index] = true;
            solver.state.place[index] = if let Lock::On(place) = lock { place.0 + 1 } else { NOWHERE };
        }
    }
    solver
}

/// Locks a student of a solved problem.
pub(crate) fn fix<C: Cost>(solver: &mut Solver<C>, student: u32, lock: Lock) {
    let index = student as usize;
    let target = if let Lock::On(place) = lock { place.0 + 1 } else { NOWHERE };
    if solver.state.place[index] == target {
        // The plan stays the best: a condition that it meets already takes nothing away.
        solver.leave_in_place(student);
    } else {
        solver.state.fixed[index] = true;
        solver.withdraw(student);
        if target != NOWHERE {
            let seats = solver.state.capacity[target as usize] - 1;
            solver.set_capacity(target, seats);
        }
    }
    solver.state.fixed[index] = true;
    solver.state.place[index] = target;
}
