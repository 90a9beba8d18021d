//! At the limits of what is allowed, and beyond: correct answers or typed errors.

use matching::score::{Assessment, Parts, Weights, preference};
use matching::{
    Cancelled, Control, Edge, Engine, Lock, MAX_SCORE, Objective, Place, Problem, ProblemBuilder, ProblemError, Progress, Student, Tier,
};

fn build(students: usize, capacity: &[u32], edges: &[(u64, u64, i64)]) -> Result<Problem, ProblemError> {
    let mut builder = ProblemBuilder::new(students, capacity.to_vec())?;
    for (student, place, score) in edges {
        builder.edge(*student, *place, *score)?;
    }
    builder.finish()
}

#[test]
fn nonsense_is_refused_with_its_name() {
    let with = |change: &dyn Fn(&mut ProblemBuilder) -> Result<(), ProblemError>| {
        let mut builder = ProblemBuilder::new(2, vec![1, 1]).expect("small");
        builder.edge(0, 0, 10).expect("in range");
        builder.edge(1, 0, 10).expect("in range");
        change(&mut builder).and_then(|()| builder.finish().map(|_| ()))
    };
    let (first, place) = (Student(0), Place(0));
    let cases: Vec<(Result<(), ProblemError>, ProblemError)> = vec![
        (with(&|builder| builder.edge(2, 0, 1)), ProblemError::UnknownStudent { student: 2, students: 2 }),
        (with(&|builder| builder.edge(u64::MAX, 0, 1)), ProblemError::UnknownStudent { student: u64::MAX, students: 2 }),
        (with(&|builder| builder.edge(0, 2, 1)), ProblemError::UnknownPlace { place: 2, places: 2 }),
        (with(&|builder| builder.edge(0, 1, -1)), ProblemError::Score { score: -1, student: first, place: Place(1) }),
        (
            with(&|builder| builder.edge(0, 1, i64::from(MAX_SCORE) + 1)),
            ProblemError::Score { score: i64::from(MAX_SCORE) + 1, student: first, place: Place(1) },
        ),
        (with(&|builder| builder.edge(0, 0, 3)), ProblemError::DuplicateEdge { student: first, place }),
        (with(&|builder| builder.forbid(0, 0, 1)), ProblemError::ForbiddenEdge { student: first, place }),
        (with(&|builder| builder.lock(0, Lock::On(Place(1)))), ProblemError::LockWithoutEdge { student: first, place: Place(1) }),
        (with(&|builder| builder.lock(0, Lock::On(Place(9)))), ProblemError::UnknownPlace { place: 9, places: 2 }),
        (
            with(&|builder| builder.lock(0, Lock::Unplaced).and_then(|()| builder.lock(0, Lock::On(place)))),
            ProblemError::LockedTwice { student: first },
        ),
        (
            with(&|builder| builder.lock(0, Lock::On(place)).and_then(|()| builder.lock(1, Lock::On(place)))),
            ProblemError::LocksOverbook { place, locked: 2, capacity: 1 },
        ),
        (with(&|builder| builder.minimum(0, 2)), ProblemError::MinimumAboveCapacity { place, minimum: 2, capacity: 1 }),
    ];
    for (found, expected) in cases {
        assert_eq!(found, Err(expected));
    }
    let mut builder = ProblemBuilder::new(1, vec![1]).expect("small");
    builder.forbid(0, 0, 42).expect("known");
    assert_eq!(builder.finish().expect("consistent").forbidden(first, place), Some(42));
}

#[test]
fn trivial_problems_have_their_trivial_answers() {
    for (students, capacity, edges, placed) in [
        (0, vec![], vec![], 0),
        (0, vec![3], vec![], 0),
        (3, vec![], vec![], 0),
        (3, vec![0, 0], vec![(0, 0, 5), (1, 1, 5)], 0),
        (1, vec![1_000], vec![(0, 0, 0)], 1),
        (2, vec![u32::MAX], vec![(0, 0, 0), (1, 0, 0)], 2),
        (3, vec![1], vec![(0, 0, 1), (1, 0, 2), (2, 0, 3)], 1),
    ] {
        let problem = build(students, &capacity, &edges).expect("consistent");
        for objective in [Objective::Fair, Objective::Total] {
            let mut engine = Engine::new(problem.clone(), objective).expect("small");
            assert_eq!(engine.plan().placed(), placed, "{students} {capacity:?}");
            engine.certificate().check(&problem).expect("proven");
            for student in (0..problem.students()).map(Student) {
                engine.prices(student);
            }
            engine.seat_values();
        }
    }
}

#[test]
fn the_highest_scores_overflow_nothing() {
    let top = i64::from(MAX_SCORE);
    let size: u64 = 120;
    let edges: Vec<(u64, u64, i64)> = (0..size)
        .flat_map(|student| {
            (0..size).map(move |place| {
                (student, place, if (student + place) % 3 == 0 { top } else { top * i64::from((student ^ place) % 2 == 0) })
            })
        })
        .collect();
    let problem = build(usize::try_from(size).expect("small"), &vec![1; usize::try_from(size).expect("small")], &edges).expect("in range");
    for objective in [Objective::Fair, Objective::Total] {
        let mut engine = Engine::new(problem.clone(), objective).expect("128 bits are enough");
        engine.certificate().check(&problem).expect("proven");
        assert_eq!(engine.plan().tiers.get(Tier::Total), top * i64::try_from(size).expect("small"));
        assert!(engine.prices(Student(0)).prices.iter().all(|price| price.cost >= matching::Tiers::ZERO));
    }
}

#[test]
fn refused_changes_change_nothing() {
    let problem = build(2, &[1, 1], &[(0, 0, 10), (1, 0, 20), (1, 1, 5)]).expect("consistent");
    let mut engine = Engine::new(problem, Objective::Fair).expect("small");
    let before = (engine.problem().clone(), engine.plan());
    assert!(engine.set_score(Student(0), Place(7), 5).is_err());
    assert!(engine.set_score(Student(9), Place(0), 5).is_err());
    assert!(engine.set_score(Student(0), Place(0), MAX_SCORE + 1).is_err());
    assert!(engine.lock(Student(0), Lock::On(Place(1))).is_err());
    assert!(engine.set_edges(Student(0), &[Edge { place: Place(0), score: 1 }, Edge { place: Place(0), score: 2 }]).is_err());
    assert!(engine.add_place(1, &[(Student(0), MAX_SCORE + 1)]).is_err());
    assert!(engine.add_place(1, &[(Student(5), 1)]).is_err());
    assert!(engine.set_capacity(Place(4), 1).is_err());
    assert!(engine.set_current(&[None]).is_err());
    assert_eq!(before, (engine.problem().clone(), engine.plan()));
}

struct Never;

impl Control for Never {
    fn proceed(&mut self, _progress: Progress) -> bool {
        false
    }
}

#[test]
fn work_can_be_stopped() {
    let sample = matching::generate::Sample { students: 3_000, places: 300, candidates: Some(20), seats_per_hundred: 100, seed: 1 };
    let problem = matching::generate::generate(&sample).expect("fits");
    assert_eq!(Engine::with_control(problem, Objective::Fair, &mut Never).map(|_| ()), Err(Cancelled));
}

#[test]
fn scores_are_made_of_their_parts() {
    assert_eq!([Some(0), Some(1), Some(5), Some(6), Some(40)].map(|rank| preference(rank, true)), [10_000, 8_500, 2_500, 1_000, 1_000]);
    assert_eq!((preference(None, true), preference(None, false)), (0, 5_000));
    let parts = Parts { competence: 8_000, preference: 10_000, assessment: Assessment::Unseen.score() };
    let weights = Weights::default();
    assert_eq!((weights.score(&parts), weights.contributions(&parts)), (8_300, [4_800, 3_000, 500]));
    assert_eq!(weights.competence_for(8_300, &parts), Some(8_000));
    assert_eq!(weights.competence_for(9_501, &parts), None);
    assert_eq!(Weights { competence: 0, preference: 0, assessment: 0 }.score(&parts), 8_000);
}
