//! Any sequence of commands: the fold of the events is the stored board, no seat is given twice,
//! and what was done can be taken back to the beginning.

use crate::databases::sqlite;
use crate::polo::Polo;
use domain::ApiError;
use domain::board::{BoardCommand, BoardState, Move};
use proptest::prelude::*;

/// A command by numbers, so that it can be made before the polo is.
#[derive(Clone, Copy, Debug)]
enum Step {
    Place(usize, usize),
    Unplace(usize),
    LockStudent(usize),
    UnlockStudent(usize),
    LockDemand(usize),
    UnlockDemand(usize),
    Arrange([Option<usize>; 3]),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..7usize, 0..4usize).prop_map(|(student, demand)| Step::Place(student, demand)),
        2 => (0..7usize).prop_map(Step::Unplace),
        1 => (0..7usize).prop_map(Step::LockStudent),
        1 => (0..7usize).prop_map(Step::UnlockStudent),
        1 => (0..4usize).prop_map(Step::LockDemand),
        1 => (0..4usize).prop_map(Step::UnlockDemand),
        4 => prop::array::uniform3(prop::option::of(0..4usize)).prop_map(Step::Arrange),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
    ]
}

fn command(polo: &Polo, step: Step) -> BoardCommand {
    let [a, b, c, d] = polo.students;
    let student = |number: usize| [a, b, c, d, polo.minor, polo.untrained, polo.guest][number];
    let demand = |number: usize| [polo.lathe, polo.single, polo.adults, polo.welding][number];
    match step {
        Step::Place(whom, place) => BoardCommand::Place { student: student(whom), demand: demand(place) },
        Step::Unplace(whom) => BoardCommand::Unplace { student: student(whom) },
        Step::LockStudent(whom) => BoardCommand::LockStudent { student: student(whom) },
        Step::UnlockStudent(whom) => BoardCommand::UnlockStudent { student: student(whom) },
        Step::LockDemand(place) => BoardCommand::LockDemand { demand: demand(place) },
        Step::UnlockDemand(place) => BoardCommand::UnlockDemand { demand: demand(place) },
        Step::Arrange(places) => BoardCommand::Arrange {
            moves: [a, b, c].into_iter().zip(places).map(|(student, to)| Move { student, to: to.map(demand) }).collect(),
        },
        Step::Undo => BoardCommand::Undo,
        Step::Redo => BoardCommand::Redo,
    }
}

/// Where everybody stands and what is locked, without who did what.
fn picture(state: &BoardState) -> impl PartialEq + std::fmt::Debug + use<> {
    (state.students().collect::<Vec<_>>(), state.demands().collect::<Vec<_>>())
}

async fn play(steps: Vec<Step>) {
    let fresh = sqlite().await;
    migrations::up(fresh.database.connection()).await.unwrap();
    let polo = Polo::new(&fresh).await;
    let beginning = picture(&polo.view(&polo.teacher).await.state);
    for step in steps {
        match polo.teach(polo.first, command(&polo, step)).await {
            Ok(_) | Err(ApiError::Refused(_)) => {}
            Err(other) => panic!("{step:?}: {other:?}"),
        }
    }
    polo.must_be_sound(polo.first).await;
    while polo.view(&polo.teacher).await.state.can_undo(polo.teacher.person().unwrap()) {
        polo.teach(polo.first, BoardCommand::Undo).await.unwrap();
    }
    assert_eq!(picture(&polo.view(&polo.teacher).await.state), beginning, "everything is taken back");
    polo.must_be_sound(polo.first).await;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn folds_to_what_is_stored(steps in proptest::collection::vec(step(), 1..30)) {
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(play(steps));
    }
}
