//! Why somebody is left over: a set of students who together have fewer seats than they are (Hall
//! 1935). Found by following every possible move from the student on.

use crate::cost::Cost;
use crate::network::NOWHERE;
use crate::problem::{Place, Student};
use crate::solver::Solver;
use fixedbitset::FixedBitSet;

/// Students who can go nowhere but to these places, which have fewer seats than they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HallSet {
    /// The students, by number.
    pub students: Vec<Student>,
    /// Every place that any of them could have, by number. None: nothing is possible for her.
    pub places: Vec<Place>,
    /// Seats there that are not locked.
    pub seats: u32,
}

/// The Hall set of one who is without a place and not locked.
pub(crate) fn find<C: Cost>(solver: &Solver<C>, student: Student) -> Option<HallSet> {
    let state = &solver.state;
    if state.place.get(student.index()) != Some(&NOWHERE) || state.fixed[student.index()] {
        return None;
    }
    let mut reach = Reach::new(solver);
    let reached = reach.from(student.0);
    Some(reach.set(student.0, &reached))
}

/// The Hall sets of all who are without a place and not locked, by number; those who share one stand
/// together, where the first of them does.
pub(crate) fn find_all<C: Cost>(solver: &Solver<C>) -> Vec<(Vec<Student>, HallSet)> {
    let state = &solver.state;
    let mut reach = Reach::new(solver);
    let mut left: Vec<u32> = state.holders(NOWHERE).filter(|student| !state.fixed[*student as usize]).collect();
    left.sort_unstable();
    let mut found: Vec<(FixedBitSet, Vec<Student>, HallSet)> = Vec::new();
    for student in left {
        let reached = reach.from(student);
        // For whom nothing is possible stands alone: she shares no seats with anybody.
        let shared = found.iter_mut().find(|(known, ..)| *known == reached && !reached.is_clear());
        if let Some((_, students, _)) = shared {
            students.push(Student(student));
        } else {
            let set = reach.set(student, &reached);
            found.push((reached, vec![Student(student)], set));
        }
    }
    found.into_iter().map(|(_, students, set)| (students, set)).collect()
}

/// Which places can be reached by moves, each one's own once asked for.
struct Reach<'s, C> {
    solver: &'s Solver<C>,
    /// By place: where those who are there could go.
    next: Vec<Option<FixedBitSet>>,
    /// How many places have seats: more cannot be reached.
    most: usize,
}

impl<'s, C: Cost> Reach<'s, C> {
    fn new(solver: &'s Solver<C>) -> Self {
        let capacity = &solver.state.capacity;
        let most = capacity[1..].iter().filter(|seats| **seats > 0).count();
        Self { solver, next: vec![None; capacity.len()], most }
    }

    /// Where some students could go, seats or none.
    fn possible(&self, students: impl Iterator<Item = u32>) -> FixedBitSet {
        let capacity = &self.solver.state.capacity;
        let mut places = FixedBitSet::with_capacity(capacity.len());
        for arc in students.flat_map(|student| self.solver.network.arcs(student)) {
            if capacity[arc.place() as usize] > 0 {
                places.insert(arc.place() as usize);
            }
        }
        places
    }

    /// Every place that a student could have if others moved on.
    fn from(&mut self, student: u32) -> FixedBitSet {
        let mut reached = self.possible(std::iter::once(student));
        let mut waiting: Vec<usize> = reached.ones().collect();
        while let Some(place) = waiting.pop() {
            if reached.count_ones(..) == self.most {
                break;
            }
            if self.next[place].is_none() {
                let holders = self.solver.state.holders(u32::try_from(place).expect("places count in 32 bits"));
                self.next[place] = Some(self.possible(holders));
            }
            if let Some(next) = &self.next[place] {
                waiting.extend(next.difference(&reached));
                reached.union_with(next);
            }
        }
        reached
    }

    /// What lies behind the places that a student without a place reaches.
    fn set(&self, student: u32, reached: &FixedBitSet) -> HallSet {
        let state = &self.solver.state;
        let mut students = vec![student];
        students.extend(reached.ones().flat_map(|place| state.holders(u32::try_from(place).expect("places count in 32 bits"))));
        // Others without a place who have no choice but these belong to the same story.
        let belongs = |other: &u32| {
            let places = self.possible(std::iter::once(*other));
            !places.is_clear() && places.is_subset(reached)
        };
        students.extend(state.holders(NOWHERE).filter(|other| *other != student).filter(belongs));
        students.sort_unstable();
        let places: Vec<Place> =
            (0..).zip(1..reached.len()).filter(|(_, place)| reached.contains(*place)).map(|(number, _)| Place(number)).collect();
        let seats = places.iter().map(|place| state.capacity[place.index() + 1]).sum();
        HallSet { students: students.into_iter().map(Student).collect(), places, seats }
    }
}
