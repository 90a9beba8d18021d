//! What `docs/engine.md` says of its example is so.

use matching::{BlockingPair, ByScore, Engine, Objective, Place, Plan, Problem, Student, Tier, Tiers, blocking_pairs, stable_plan, text};

const ADA: Student = Student(0);
const BRUNO: Student = Student(1);
const CARLA: Student = Student(2);
const DINO: Student = Student(3);
const ELSA: Student = Student(4);
const FABIO: Student = Student(5);
const GAIA: Student = Student(6);
const WORKSHOP: Place = Place(0);
const LABORATORY: Place = Place(1);
const OFFICE: Place = Place(2);

/// The example, out of the document itself.
fn example() -> Problem {
    let document = include_str!("../../../../docs/engine.md");
    let (_, after) = document.split_once("```text\n").expect("the document has the example as a file");
    let (file, _) = after.split_once("```").expect("the block ends");
    text::read(file.as_bytes(), None).expect("well formed")
}

fn cost(engine: &mut Engine, student: Student, place: Place) -> Option<(Tier, i64)> {
    engine.prices(student).at(Some(place)).expect("possible").cost.first()
}

#[test]
fn the_example_has_the_plan_in_bold() {
    let problem = example();
    for objective in [Objective::Fair, Objective::Total] {
        let engine = Engine::new(problem.clone(), objective).expect("small");
        let plan = engine.plan();
        assert_eq!((plan.placed(), plan.tiers.get(Tier::Total)), (5, 39_000));
        engine.certificate().check(&problem).expect("proven");
    }
    let bold = [(ADA, WORKSHOP), (BRUNO, WORKSHOP), (CARLA, LABORATORY), (ELSA, OFFICE), (GAIA, LABORATORY)];
    let mut places = vec![None; 7];
    for (student, place) in bold {
        places[student.index()] = Some(place);
    }
    assert_eq!(Engine::new(problem.clone(), Objective::Fair).expect("small").plan(), Plan::of(&problem, places));
}

#[test]
fn the_example_has_the_prices_that_are_told() {
    let mut engine = Engine::new(example(), Objective::Fair).expect("small");
    assert_eq!(cost(&mut engine, ELSA, LABORATORY), Some((Tier::Unplaced, 1)));
    assert_eq!(cost(&mut engine, BRUNO, LABORATORY), None);
    assert_eq!(cost(&mut engine, DINO, LABORATORY), Some((Tier::Total, -30)));
    assert_eq!(cost(&mut engine, DINO, WORKSHOP), Some((Tier::Total, -1_030)));
    assert_eq!(cost(&mut engine, FABIO, LABORATORY), Some((Tier::BelowQuarter, 1)));
    let prices = engine.prices(DINO);
    let (there, elsewhere) = (prices.at(Some(LABORATORY)).expect("possible"), prices.at(Some(WORKSHOP)).expect("possible"));
    assert_eq!(there.needed, Some(7_000));
    let moves = |chain: &[matching::Step]| chain.iter().map(|step| (step.student, step.to)).collect::<Vec<_>>();
    assert_eq!(moves(&there.chain), [(CARLA, None)]);
    assert_eq!(moves(&elsewhere.chain), [(BRUNO, Some(LABORATORY)), (CARLA, None)]);
    assert_eq!(engine.prices(ELSA).at(Some(LABORATORY)).expect("possible").needed, None);
}

#[test]
fn the_example_has_the_reasons_that_are_told() {
    let problem = example();
    let mut engine = Engine::new(problem.clone(), Objective::Fair).expect("small");
    for left_over in [DINO, FABIO] {
        let reason = engine.hall_set(left_over).expect("without a place");
        assert_eq!(reason.students, [ADA, BRUNO, CARLA, DINO, FABIO, GAIA]);
        assert_eq!((reason.places, reason.seats), (vec![WORKSHOP, LABORATORY], 4));
    }
    let values = engine.seat_values();
    assert_eq!(values.iter().map(|value| value.get(Tier::Unplaced)).collect::<Vec<_>>(), [-1, -1, 0]);
    assert_eq!(values[OFFICE.index()], Tiers::ZERO);
    let blocking = blocking_pairs(&problem, &engine.plan().places, &ByScore);
    let expected = [(ELSA, LABORATORY, CARLA), (GAIA, WORKSHOP, BRUNO)];
    assert_eq!(blocking, expected.map(|(student, place, other)| BlockingPair { student, place, instead_of: Some(other) }));
    let stable = Plan::of(&problem, stable_plan(&problem, &ByScore));
    assert_eq!((stable.placed(), stable.places[ELSA.index()]), (4, Some(LABORATORY)));
}
