//! Why somebody is left over: a set of students who together have fewer seats than they are (Hall
//! 1935). Found by following every possible move from the student on.

use crate::cost::Cost;
use crate::network::NOWHERE;
use crate::problem::{Place, Student};
use crate::solver::Solver;

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

pub(crate) fn find<C: Cost>(solver: &Solver<C>, student: Student) -> Option<HallSet> {
    let state = &solver.state;
    if state.place.get(student.index()) != Some(&NOWHERE) || state.fixed[student.index()] {
        return None;
    }
    let mut reached = vec![false; state.capacity.len()];
    let mut students = vec![student.0];
    let mut position = 0;
    while position < students.len() {
        for arc in solver.network.arcs(students[position]) {
            if state.capacity[arc.place() as usize] > 0 && !std::mem::replace(&mut reached[arc.place() as usize], true) {
                students.extend(state.holders(arc.place()));
            }
        }
        position += 1;
    }
    // Others without a place who have no choice but these belong to the same story.
    let closed_in = |other: &u32| {
        solver.network.arcs(*other).iter().all(|arc| state.capacity[arc.place() as usize] == 0 || reached[arc.place() as usize])
    };
    let has_some = |other: &u32| solver.network.arcs(*other).iter().any(|arc| reached[arc.place() as usize]);
    students.extend(state.holders(NOWHERE).filter(|other| *other != student.0).filter(has_some).filter(closed_in));
    students.sort_unstable();
    let places: Vec<Place> = (1..).zip(&reached[1..]).filter(|(_, reached)| **reached).map(|(place, _)| Place(place - 1)).collect();
    let seats = places.iter().map(|place| state.capacity[place.index() + 1]).sum();
    Some(HallSet { students: students.into_iter().map(Student).collect(), places, seats })
}
