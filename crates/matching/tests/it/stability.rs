//! The stable plan has no blocking pairs, and blocking pairs are what their definition says.

use crate::brute::Case;
use matching::{BlockingPair, Edge, Lock, Place, Problem, Student, Wishes, blocking_pairs, stable_plan};

/// Wishes that differ on the two sides, and tie now and then.
struct Scattered;

impl Wishes for Scattered {
    fn of_student(&self, student: Student, edge: Edge) -> i64 {
        i64::from((edge.score / 7 + student.0 * 31 + edge.place.0 * 17) % 5)
    }
    fn of_place(&self, student: Student, edge: Edge) -> i64 {
        i64::from((edge.score / 3 + student.0 * 13 + edge.place.0 * 5) % 4)
    }
}

fn edge(problem: &Problem, student: Student, place: Place) -> Option<Edge> {
    problem.score(student, place).map(|score| Edge { place, score })
}

/// By definition, without any cleverness.
fn by_definition(problem: &Problem, places: &[Option<Place>], wishes: &impl Wishes) -> Vec<(Student, Place)> {
    let mut found = Vec::new();
    for student in (0..problem.students()).map(Student).filter(|student| problem.lock(*student).is_none()) {
        for place in (0..problem.places()).map(Place) {
            let Some(wanted) = edge(problem, student, place) else { continue };
            let here = places[student.index()];
            let wants = match here.and_then(|here| edge(problem, student, here)) {
                _ if here == Some(place) => false,
                None => true,
                Some(has) => wishes.of_student(student, wanted) > wishes.of_student(student, has),
            };
            let holders: Vec<Student> = (0..problem.students()).map(Student).filter(|other| places[other.index()] == Some(place)).collect();
            let is_wanted = holders.len() < problem.capacity(place) as usize
                || holders.iter().filter(|other| problem.lock(**other).is_none()).any(|other| {
                    let theirs = edge(problem, *other, place).map_or(i64::MIN, |edge| wishes.of_place(*other, edge));
                    wishes.of_place(student, wanted) > theirs
                });
            if wants && is_wanted {
                found.push((student, place));
            }
        }
    }
    found
}

#[test]
fn stable_plans_are_stable_and_best_for_students() {
    for seed in 60_000..62_000 {
        let problem = Case::new(seed).problem(false);
        let plan = stable_plan(&problem, &Scattered);
        assert_eq!(blocking_pairs(&problem, &plan, &Scattered), Vec::<BlockingPair>::new(), "seed {seed}: {problem:?}");
        for (number, place) in (0..).zip(&plan) {
            match problem.lock(Student(number)) {
                Some(Lock::On(there)) => assert_eq!(*place, Some(there)),
                Some(Lock::Unplaced) => assert_eq!(*place, None),
                None => {}
            }
        }
    }
}

#[test]
fn blocking_pairs_are_those_of_the_definition() {
    let mut found = 0;
    for seed in 63_000..65_000 {
        let mut case = Case::new(seed);
        let problem = case.problem(false);
        // Any valid plan: everybody takes the first possible place with a free seat, or none.
        let mut left: Vec<u32> = (0..problem.places()).map(|place| problem.capacity(Place(place))).collect();
        let mut plan = vec![None; problem.students() as usize];
        for student in (0..problem.students()).map(Student) {
            if let Some(Lock::On(place)) = problem.lock(student) {
                left[place.index()] -= 1;
                plan[student.index()] = Some(place);
            }
        }
        for student in (0..problem.students()).map(Student).filter(|student| problem.lock(*student).is_none()) {
            let free = problem.edges(student).iter().find(|edge| left[edge.place.index()] > 0 && case.chance(80));
            if let Some(edge) = free {
                left[edge.place.index()] -= 1;
                plan[student.index()] = Some(edge.place);
            }
        }
        let pairs: Vec<(Student, Place)> =
            blocking_pairs(&problem, &plan, &Scattered).into_iter().map(|pair| (pair.student, pair.place)).collect();
        assert_eq!(pairs, by_definition(&problem, &plan, &Scattered), "seed {seed}");
        found += pairs.len();
    }
    assert!(found > 1_000);
}
