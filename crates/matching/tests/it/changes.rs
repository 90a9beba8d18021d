//! After any sequence of changes the plan is as good as that of a fresh start.

use crate::brute::Case;
use matching::{Edge, Engine, Lock, Objective, Place, ProblemBuilder, ProblemError, Student, Tier};

fn change(engine: &mut Engine, case: &mut Case) {
    let students = engine.problem().students();
    let places = engine.problem().places();
    let student = Student(u32::try_from(case.number(0, u64::from(students.max(1)) - 1)).expect("small"));
    let place = Place(u32::try_from(case.number(0, u64::from(places.max(1)) - 1)).expect("small"));
    // A change that the rules of problems refuse leaves everything as it was.
    let _refused_or_done = match case.number(0, 8) {
        0 => {
            let edges: Vec<Edge> = (0..places)
                .filter(|_| case.chance(70))
                .map(Place)
                .collect::<Vec<_>>()
                .into_iter()
                .map(|place| Edge { place, score: case.score() })
                .collect();
            engine.add_student(&edges, None).map(|_| ())
        }
        1 => engine.remove_student(student),
        2 => {
            let comers: Vec<(Student, u32)> = (0..students)
                .filter(|_| case.chance(60))
                .map(Student)
                .collect::<Vec<_>>()
                .into_iter()
                .map(|student| (student, case.score()))
                .collect();
            let seats = u32::try_from(case.number(0, 3)).expect("small");
            engine.add_place(seats, &comers).map(|_| ())
        }
        3 => engine.set_capacity(place, u32::try_from(case.number(0, 3)).expect("small")),
        4 | 5 => engine.set_score(student, place, case.score()),
        6 => engine.lock(student, if case.chance(30) { Lock::Unplaced } else { Lock::On(place) }),
        7 => engine.unlock(student),
        _ => {
            let current: Vec<Option<Place>> =
                (0..students).map(|_| if places > 0 && case.chance(50) { Some(place) } else { None }).collect();
            engine.set_current(&current)
        }
    };
}

#[test]
fn warm_is_as_good_as_cold() {
    for seed in 30_000..30_800 {
        let mut case = Case::new(seed);
        let problem = case.problem(false);
        let objective = if case.chance(70) { Objective::Fair } else { Objective::Total };
        let mut engine = Engine::new(problem, objective).expect("small");
        for step in 0..25 {
            change(&mut engine, &mut case);
            let cold = Engine::new(engine.problem().clone(), objective).expect("small");
            let (warm, fresh) = (engine.certificate(), cold.certificate());
            warm.check(engine.problem()).unwrap_or_else(|error| panic!("seed {seed}, step {step}: {error}: {:?}", engine.problem()));
            fresh.check(engine.problem()).expect("a fresh start");
            assert_eq!(
                engine.plan().tiers.under(objective),
                {
                    let mut tiers = matching::Plan::of(engine.problem(), cold.plan().places).tiers;
                    // Students who left are no unplaced ones.
                    tiers = tiers - (matching::Plan::of(engine.problem(), engine.plan().places).tiers - engine.plan().tiers);
                    tiers.under(objective)
                },
                "seed {seed}, step {step}"
            );
        }
    }
}

#[test]
fn the_first_student_who_is_somewhere_now_makes_moves_count() {
    let mut builder = ProblemBuilder::new(1, vec![1]).expect("small");
    builder.edge(0, 0, 5_000).expect("in range");
    let mut engine = Engine::new(builder.finish().expect("consistent"), Objective::Fair).expect("small");
    let pair = [Edge { place: Place(0), score: 5_000 }];
    let unknown = engine.add_student(&pair, Some(Place(1)));
    assert_eq!(unknown, Err(ProblemError::UnknownPlace { place: 1, places: 1 }));
    assert_eq!(engine.problem().students(), 1, "what is refused changes nothing");
    let second = engine.add_student(&pair, Some(Place(0))).expect("known");
    assert_eq!(engine.place(second), Some(Place(0)), "of two who are equal, she stays who is there");
    assert_eq!(engine.plan().tiers.get(Tier::Moves), 0);
    engine.certificate().check(engine.problem()).expect("a changed plan comes with its proof");
}
