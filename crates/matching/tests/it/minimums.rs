//! With minimums the search finds what trying everything finds, and stopped early it says how far
//! it is.

use crate::brute::{Case, best};
use matching::generate::{Sample, generate};
use matching::{
    Control, Lock, MinimumError, Objective, Place, Problem, ProblemBuilder, Progress, Student, Tier, ToTheEnd, solve_with_minimums,
};

fn valid(problem: &Problem, places: &[Option<Place>]) -> bool {
    (0..problem.places()).map(Place).all(|place| {
        let taken = places.iter().filter(|other| **other == Some(place)).count();
        taken == 0 || taken >= problem.minimum(place) as usize
    })
}

#[test]
fn small_problems_with_minimums_are_solved_as_well_as_by_trying_everything() {
    let mut unreachable = 0;
    for seed in 50_000..53_000 {
        let problem = Case::new(seed).problem(true);
        for objective in [Objective::Fair, Objective::Total] {
            let truth = best(&problem, objective, |places| valid(&problem, places));
            match solve_with_minimums(&problem, objective, &mut ToTheEnd) {
                Ok(found) => {
                    assert!(valid(&problem, &found.plan.places), "seed {seed}: {problem:?}");
                    assert_eq!(Some(found.plan.tiers.under(objective)), truth, "seed {seed}, {objective:?}: {problem:?}");
                    assert!(found.is_proven(objective));
                    assert_eq!(found.gap(objective), 0.0);
                }
                Err(error) => {
                    assert!(matches!(error, MinimumError::Unreachable(_)));
                    assert_eq!(truth, None, "seed {seed}: {problem:?}");
                    unreachable += 1;
                }
            }
        }
    }
    assert!(unreachable > 0, "the case of unreachable minimums never came");
}

/// Stops after so many cases.
struct After(u64);

impl Control for After {
    fn proceed(&mut self, _progress: Progress) -> bool {
        self.0 = self.0.saturating_sub(1);
        self.0 > 0
    }
}

fn hard() -> Problem {
    let sample = Sample { students: 60, places: 30, candidates: Some(8), seats_per_hundred: 160, seed: 5 };
    let problem = generate(&sample).expect("fits");
    let capacity: Vec<u32> = (0..problem.places()).map(|place| problem.capacity(Place(place)).max(4)).collect();
    let mut builder = ProblemBuilder::new(60, capacity).expect("small");
    for student in 0..60 {
        for edge in problem.edges(Student(student)) {
            builder.edge(u64::from(student), u64::from(edge.place.0), i64::from(edge.score)).expect("in range");
        }
    }
    for place in 0..30 {
        builder.minimum(place, 4).expect("not above");
    }
    builder.finish().expect("consistent")
}

#[test]
fn stopped_early_there_is_a_valid_plan_and_an_honest_bound() {
    let problem = hard();
    let whole = solve_with_minimums(&problem, Objective::Fair, &mut ToTheEnd).expect("reachable");
    assert!(whole.is_proven(Objective::Fair));
    for cases in [0, 1, 2, 40] {
        let early = solve_with_minimums(&problem, Objective::Fair, &mut After(cases)).expect("reachable");
        assert!(valid(&problem, &early.plan.places));
        assert!(early.bound <= whole.plan.tiers, "no plan is better than the bound");
        assert!(early.plan.tiers >= whole.plan.tiers);
        assert_eq!(early.gap(Objective::Fair) == 0.0, early.is_proven(Objective::Fair));
    }
}

#[test]
fn locked_students_keep_their_place_open() {
    let mut builder = ProblemBuilder::new(3, vec![3, 3]).expect("small");
    for student in 0..3 {
        builder.edge(student, 0, 1_000).expect("in range");
        builder.edge(student, 1, 9_000).expect("in range");
    }
    builder.minimum(0, 2).expect("not above");
    builder.lock(0, Lock::On(Place(0))).expect("once");
    let problem = builder.finish().expect("consistent");
    let found = solve_with_minimums(&problem, Objective::Total, &mut ToTheEnd).expect("reachable");
    assert_eq!(found.plan.places.iter().filter(|place| **place == Some(Place(0))).count(), 2);
    assert_eq!(found.plan.tiers.get(Tier::Total), 11_000);
}
