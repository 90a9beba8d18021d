//! Stability: no student and place would both rather have each other than what they have.
//!
//! The stable plan that is best for students by deferred acceptance (Gale and Shapley 1962), and
//! the pairs that any plan leaves wishing. What students and places wish is the caller's.

use crate::problem::{Edge, Lock, Place, Problem, Student};
use std::collections::BinaryHeap;

/// A student and a place who would both gain by leaving the plan for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BlockingPair {
    /// Who.
    pub student: Student,
    /// Where.
    pub place: Place,
    /// Whom the place would give up for her; `None` where it has a free seat.
    pub instead_of: Option<Student>,
}

/// How much students wish for places and places for students: more is better.
pub trait Wishes {
    /// The student's wish for a possible place.
    fn of_student(&self, student: Student, edge: Edge) -> i64;
    /// The place's wish for a possible student.
    fn of_place(&self, student: Student, edge: Edge) -> i64;
}

/// Both sides wish by the score.
#[derive(Clone, Copy, Debug, Default)]
pub struct ByScore;

impl Wishes for ByScore {
    fn of_student(&self, _student: Student, edge: Edge) -> i64 {
        i64::from(edge.score)
    }

    fn of_place(&self, _student: Student, edge: Edge) -> i64 {
        i64::from(edge.score)
    }
}

/// Seats that are not locked.
fn free_seats(problem: &Problem) -> Vec<u32> {
    let mut seats = problem.capacity.clone();
    for lock in problem.locks.iter().flatten() {
        if let Lock::On(place) = lock {
            seats[place.index()] -= 1;
        }
    }
    seats
}

/// The stable plan that is best for every student, ties broken by number. Locks hold; minimums are
/// not looked at.
#[must_use]
pub fn stable_plan(problem: &Problem, wishes: &impl Wishes) -> Vec<Option<Place>> {
    let seats = free_seats(problem);
    let mut places: Vec<Option<Place>> =
        problem.locks.iter().map(|lock| if let Some(Lock::On(place)) = lock { Some(*place) } else { None }).collect();
    // Whom a place likes least is on top.
    let mut held: Vec<BinaryHeap<(std::cmp::Reverse<i64>, Student)>> = vec![BinaryHeap::new(); seats.len()];
    // What a student wishes most is on top; few ask beyond the first of it, so nothing is sorted.
    let mut lists: Vec<BinaryHeap<(i64, std::cmp::Reverse<Place>, u32)>> = Vec::with_capacity(places.len());
    for number in 0..problem.students() {
        let student = Student(number);
        let edges = if problem.lock(student).is_none() { problem.edges(student) } else { &[] };
        let open = edges.iter().filter(|edge| seats[edge.place.index()] > 0);
        let list: Vec<_> = open.map(|edge| (wishes.of_student(student, *edge), std::cmp::Reverse(edge.place), edge.score)).collect();
        lists.push(list.into());
    }
    let mut asking: Vec<Student> = (0..problem.students()).rev().map(Student).collect();
    while let Some(student) = asking.pop() {
        let Some((_, std::cmp::Reverse(place), score)) = lists[student.index()].pop() else { continue };
        let edge = Edge { place, score };
        held[place.index()].push((std::cmp::Reverse(wishes.of_place(student, edge)), student));
        places[student.index()] = Some(place);
        if held[place.index()].len() > seats[place.index()] as usize
            && let Some((_, refused)) = held[place.index()].pop()
        {
            places[refused.index()] = None;
            asking.push(refused);
        }
    }
    places
}

/// The pairs that block a plan, by student and place. Locked students and seats block nothing.
#[must_use]
pub fn blocking_pairs(problem: &Problem, places: &[Option<Place>], wishes: &impl Wishes) -> Vec<BlockingPair> {
    let edge_of = |student: Student, place: Place| problem.score(student, place).map(|score| Edge { place, score });
    let mut free: Vec<i64> = problem.capacity.iter().map(|seats| i64::from(*seats)).collect();
    let mut least: Vec<Option<(i64, Student)>> = vec![None; free.len()];
    for (number, place) in (0..).zip(places) {
        let (student, Some(place)) = (Student(number), place) else { continue };
        free[place.index()] -= 1;
        if problem.lock(student).is_none() {
            let wish = edge_of(student, *place).map_or(i64::MIN, |edge| wishes.of_place(student, edge));
            let least = &mut least[place.index()];
            if least.is_none_or(|least| (wish, student) < least) {
                *least = Some((wish, student));
            }
        }
    }
    let mut found = Vec::new();
    for (number, place) in (0..).zip(places) {
        let student = Student(number);
        if problem.lock(student).is_some() {
            continue;
        }
        let has = place.and_then(|place| edge_of(student, place)).map(|edge| wishes.of_student(student, edge));
        for edge in problem.edges(student) {
            if Some(edge.place) == *place || has.is_some_and(|has| wishes.of_student(student, *edge) <= has) {
                continue;
            }
            if free[edge.place.index()] > 0 {
                found.push(BlockingPair { student, place: edge.place, instead_of: None });
            } else if let Some((wish, other)) = least[edge.place.index()]
                && wish < wishes.of_place(student, *edge)
            {
                found.push(BlockingPair { student, place: edge.place, instead_of: Some(other) });
            }
        }
    }
    found
}
