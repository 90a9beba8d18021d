//! A price is the difference to the best plan with the pair forced, in every tier.

use crate::brute::Case;
use matching::{Engine, Lock, Objective, Place, Problem, Student, Tiers};

/// The same problem with one student locked besides.
fn forced(problem: &Problem, student: Student, place: Option<Place>, objective: Objective) -> Option<Tiers> {
    let mut engine = Engine::new(problem.clone(), objective).expect("small");
    engine.lock(student, place.map_or(Lock::Unplaced, Lock::On)).ok()?;
    let cold = Engine::new(engine.problem().clone(), objective).expect("small").plan().tiers;
    assert_eq!(engine.plan().tiers.under(objective), cold.under(objective), "locking warm and cold");
    Some(cold)
}

#[test]
fn prices_are_what_a_forced_plan_costs() {
    let mut pairs = 0;
    for seed in 10_000..12_000 {
        let problem = Case::new(seed).problem(false);
        for objective in [Objective::Fair, Objective::Total] {
            let mut engine = Engine::new(problem.clone(), objective).expect("small");
            let free = engine.plan().tiers;
            for number in 0..problem.students() {
                let student = Student(number);
                let list = engine.prices(student);
                if problem.lock(student).is_some() {
                    assert!(list.prices.is_empty());
                    continue;
                }
                let places = problem.edges(student).iter().map(|edge| Some(edge.place)).chain([None]);
                for place in places {
                    let price = list.at(place);
                    let truth = forced(&problem, student, place, objective).map(|forced| (forced - free).under(objective));
                    assert_eq!(price.map(|price| price.cost), truth, "seed {seed}, {objective:?}, {student} at {place:?}: {problem:?}");
                    assert_eq!(engine.price(student, place).map(|price| price.cost), truth, "asked alone");
                    let Some(price) = price else { continue };
                    pairs += 1;
                    assert!(price.cost >= Tiers::ZERO);
                    check_chain(&problem, &engine, student, price, objective);
                    check_needed(&problem, student, price, objective);
                }
            }
        }
    }
    assert!(pairs > 20_000, "only {pairs} pairs");
}

/// Following the chain gives a valid plan that costs exactly the price more.
fn check_chain(problem: &Problem, engine: &Engine, student: Student, price: &matching::Price, objective: Objective) {
    let before = engine.plan();
    let mut places = before.places.clone();
    places[student.index()] = price.place;
    for step in &price.chain {
        assert_eq!(places[step.student.index()], step.from, "the chain begins where people are");
        assert_eq!(problem.lock(step.student), None, "nobody locked moves");
        places[step.student.index()] = step.to;
    }
    let mut taken = vec![0; problem.places() as usize];
    for place in places.iter().flatten() {
        taken[place.index()] += 1;
        assert!(taken[place.index()] <= problem.capacity(*place), "overbooked by the chain");
    }
    let after = matching::Plan::of(problem, places);
    assert_eq!((after.tiers - before.tiers).under(objective), price.cost, "the chain costs what it says");
}

/// With the needed score the pair costs nothing, with one point less it still does.
fn check_needed(problem: &Problem, student: Student, price: &matching::Price, objective: Objective) {
    let (Some(place), Some(needed)) = (price.place, price.needed) else { return };
    for (score, is_free) in [(needed, true), (needed.saturating_sub(1), false)] {
        let mut engine = Engine::new(problem.clone(), objective).expect("small");
        engine.set_score(student, place, score).expect("in range");
        let now = engine.prices(student);
        let cost = now.at(Some(place)).expect("possible").cost;
        assert_eq!(cost == Tiers::ZERO, is_free, "score {score} of {needed} needed");
    }
}

#[test]
fn seat_values_are_what_one_seat_more_gives() {
    for seed in 20_000..21_500 {
        let problem = Case::new(seed).problem(false);
        let mut engine = Engine::new(problem.clone(), Objective::Fair).expect("small");
        let before = engine.plan().tiers;
        let values = engine.seat_values();
        for number in 0..problem.places() {
            let place = Place(number);
            let locked = (0..problem.students()).filter(|student| problem.lock(Student(*student)) == Some(Lock::On(place))).count();
            if problem.capacity(place) == u32::try_from(locked).expect("small") {
                continue;
            }
            let mut wider = engine.clone();
            wider.set_capacity(place, problem.capacity(place) + 1).expect("more");
            assert_eq!(values[place.index()], wider.plan().tiers - before, "seed {seed}, place {place}: {problem:?}");
        }
    }
}
