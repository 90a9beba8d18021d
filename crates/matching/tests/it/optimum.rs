//! The optimum of small problems is what trying everything finds, in every tier.

use crate::brute::{Case, best};
use matching::{Engine, Objective};

#[test]
fn small_problems_are_solved_as_well_as_by_trying_everything() {
    for seed in 0..4_000 {
        let problem = Case::new(seed).problem(false);
        for objective in [Objective::Fair, Objective::Total] {
            let engine = Engine::new(problem.clone(), objective).expect("small");
            let found = engine.plan().tiers.under(objective);
            assert_eq!(Some(found), best(&problem, objective, |_| true), "seed {seed}, {objective:?}: {problem:?}");
            engine.certificate().check(&problem).unwrap_or_else(|error| panic!("seed {seed}, {objective:?}: {error}"));
        }
    }
}

#[test]
fn the_same_problem_has_the_same_plan() {
    for seed in 0..200 {
        let problem = Case::new(seed).problem(false);
        let plans = [(); 2].map(|()| Engine::new(problem.clone(), Objective::Fair).expect("small").plan());
        assert_eq!(plans[0], plans[1]);
    }
}
