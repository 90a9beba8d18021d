//! Commands as tables of cases, and as properties over any sequence of them.

use crate::{day, id, placement, regulations, student};
use domain::board::{BoardCommand, BoardEvent, BoardState, Cause, Facts, FoldError, Recorded, Refusal, Standing, decide, decide_as};
use domain::calendar::Timestamp;
use domain::demand::DemandFacts;
use domain::id::{CommandId, DemandId, PersonId, StudentId};
use domain::rules::Rule;
use proptest::prelude::*;

const STUDENTS: u128 = 6;
const DEMANDS: u128 = 4;

fn pupil(number: u128) -> StudentId {
    id(number)
}

fn shop(number: u128) -> DemandId {
    id(100 + number)
}

fn anna() -> PersonId {
    id(1000)
}

fn bruno() -> PersonId {
    id(1001)
}

/// A board with its log, played like the server does.
struct Table {
    state: BoardState,
    facts: Facts,
    log: Vec<Recorded>,
    commands: u128,
}

impl Table {
    /// Six students; demands 0 to 2 with 1, 2 and 3 seats, demand 3 a high-risk task.
    fn new() -> Self {
        let mut facts = Facts::empty(day("2026-11-23"));
        facts.regulations = regulations();
        let mut table = Self { state: BoardState::default(), facts, log: Vec::new(), commands: 0 };
        for number in 0..STUDENTS {
            table.facts.students.insert(pupil(number), student());
            table.play(None, BoardCommand::Join { student: pupil(number) }).expect("a new student");
        }
        for number in 0..DEMANDS {
            table.facts.demands.insert(shop(number), DemandFacts { high_risk_task: number == 3, ..placement() });
            let seats = u16::try_from(number + 1).expect("few").min(3);
            table.play(None, BoardCommand::Allot { demand: shop(number), seats }).expect("a new demand");
        }
        table
    }

    fn play(&mut self, actor: Option<PersonId>, command: BoardCommand) -> Result<Vec<BoardEvent>, Refusal> {
        let (cause, events) = decide_as(&self.state, &self.facts, actor, &command)?;
        self.commands += 1;
        for event in &events {
            let version = self.state.version() + 1;
            let command = id::<CommandId>(self.commands);
            let recorded = Recorded { version, at: Timestamp(0), actor, command, cause, event: *event };
            self.state.apply(&recorded).expect("what was decided can be applied");
            self.log.push(recorded);
        }
        Ok(events)
    }

    fn place(&mut self, actor: PersonId, student: u128, demand: u128) -> Result<Vec<BoardEvent>, Refusal> {
        self.play(Some(actor), BoardCommand::Place { student: pupil(student), demand: shop(demand) })
    }

    fn seat_of(&self, student: u128) -> Option<DemandId> {
        match self.state.student(pupil(student))?.standing {
            Standing::Placed(demand) => Some(demand),
            _ => None,
        }
    }
}

#[test]
fn placing_a_placed_student_moves_them() {
    let mut table = Table::new();
    table.place(anna(), 0, 0).expect("a free seat");
    let events = table.place(anna(), 0, 1).expect("a free seat");
    assert_eq!(events, [BoardEvent::Placed { student: pupil(0), from: Some(shop(0)), to: shop(1) }]);
    assert_eq!(table.state.demand(shop(0)).map(|seats| seats.taken), Some(0));
    assert_eq!(table.state.demand(shop(1)).map(|seats| seats.taken), Some(1));
}

#[test]
fn refusals_say_why_and_change_nothing() {
    let mut table = Table::new();
    table.place(anna(), 0, 0).expect("a free seat");
    table.play(Some(anna()), BoardCommand::LockStudent { student: pupil(0) }).expect("unlocked");
    table.play(Some(anna()), BoardCommand::LockDemand { demand: shop(2) }).expect("unlocked");
    let before = table.state.clone();
    let place = |student, demand| BoardCommand::Place { student: pupil(student), demand: shop(demand) };
    let cases = [
        (place(1, 0), Refusal::Full { seats: 1 }),
        (place(0, 1), Refusal::StudentLocked),
        (place(1, 2), Refusal::DemandLocked),
        (place(99, 1), Refusal::UnknownStudent),
        (place(1, 99), Refusal::UnknownDemand),
        (BoardCommand::Unplace { student: pupil(1) }, Refusal::NotPlaced),
        (BoardCommand::Unplace { student: pupil(0) }, Refusal::StudentLocked),
        (BoardCommand::LockStudent { student: pupil(0) }, Refusal::NothingToChange),
        (BoardCommand::UnlockStudent { student: pupil(1) }, Refusal::NothingToChange),
        (BoardCommand::UnlockDemand { demand: shop(1) }, Refusal::NothingToChange),
        (BoardCommand::Allot { demand: shop(0), seats: 0 }, Refusal::SeatsTaken { taken: 1 }),
        (BoardCommand::Join { student: pupil(0) }, Refusal::NothingToChange),
        (BoardCommand::Redo, Refusal::NothingToRedo),
    ];
    for (command, refusal) in cases {
        assert_eq!(table.play(Some(anna()), command), Err(refusal), "{command:?}");
        assert_eq!(table.state, before, "{command:?}");
    }
    let Err(Refusal::Rules { broken }) = table.place(anna(), 1, 3) else { panic!("the high-risk task is refused") };
    assert_eq!(broken[0].rule, Rule::NoHighRiskTask);
    table.play(Some(anna()), BoardCommand::UnlockStudent { student: pupil(0) }).expect("locked");
    assert_eq!(table.place(anna(), 0, 0), Err(Refusal::AlreadyThere));
}

#[test]
fn undo_and_redo_belong_to_each_person() {
    let mut table = Table::new();
    table.place(anna(), 0, 0).expect("a free seat");
    table.place(bruno(), 1, 1).expect("a free seat");
    table.place(anna(), 0, 1).expect("a free seat");
    table.play(Some(anna()), BoardCommand::Undo).expect("her last step");
    assert_eq!((table.seat_of(0), table.seat_of(1)), (Some(shop(0)), Some(shop(1))), "his step stays");
    table.play(Some(anna()), BoardCommand::Undo).expect("her first step");
    assert_eq!(table.seat_of(0), None);
    assert_eq!(table.play(Some(anna()), BoardCommand::Undo), Err(Refusal::NothingToUndo));
    table.play(Some(anna()), BoardCommand::Redo).expect("her first step again");
    table.play(Some(anna()), BoardCommand::Redo).expect("her last step again");
    assert_eq!(table.seat_of(0), Some(shop(1)));
    table.play(Some(anna()), BoardCommand::Undo).expect("and back");
    table.place(anna(), 2, 2).expect("something new");
    assert_eq!(table.play(Some(anna()), BoardCommand::Redo), Err(Refusal::NothingToRedo), "something new ends the redo");
}

#[test]
fn an_undo_that_others_made_impossible_says_who() {
    let mut table = Table::new();
    table.place(anna(), 0, 1).expect("a free seat");
    table.place(bruno(), 0, 2).expect("he moves her student");
    let refusal = Refusal::ChangedMeanwhile { student: Some(pupil(0)), by: Some(bruno()) };
    assert_eq!(table.play(Some(anna()), BoardCommand::Undo), Err(refusal));

    let mut table = Table::new();
    table.place(anna(), 0, 0).expect("the only seat");
    table.place(anna(), 0, 1).expect("away from it");
    table.place(bruno(), 1, 0).expect("he takes it");
    assert_eq!(table.play(Some(anna()), BoardCommand::Undo), Err(Refusal::Full { seats: 1 }));
}

#[test]
fn a_gap_in_the_log_is_noticed() {
    let table = Table::new();
    let mut state = BoardState::default();
    state.apply(&table.log[0]).expect("the first");
    assert_eq!(state.apply(&table.log[2]), Err(FoldError::Gap { version: 1, found: 3 }));
    let misfit = Recorded { version: 2, event: BoardEvent::Unplaced { student: pupil(0), from: shop(0) }, ..table.log[0] };
    let before = state.clone();
    assert_eq!(state.apply(&misfit), Err(FoldError::Misfit(2)));
    assert_eq!(state, before);
}

#[test]
fn an_import_has_nothing_to_undo() {
    let mut table = Table::new();
    assert_eq!(table.play(None, BoardCommand::Undo), Err(Refusal::NothingToUndo));
}

fn command() -> impl Strategy<Value = BoardCommand> {
    let student = (0..STUDENTS + 1).prop_map(pupil);
    let demand = (0..DEMANDS + 1).prop_map(shop);
    prop_oneof![
        8 => (student.clone(), demand.clone()).prop_map(|(student, demand)| BoardCommand::Place { student, demand }),
        2 => student.clone().prop_map(|student| BoardCommand::Unplace { student }),
        1 => student.clone().prop_map(|student| BoardCommand::LockStudent { student }),
        1 => student.prop_map(|student| BoardCommand::UnlockStudent { student }),
        1 => demand.clone().prop_map(|demand| BoardCommand::LockDemand { demand }),
        1 => demand.clone().prop_map(|demand| BoardCommand::UnlockDemand { demand }),
        1 => (demand, 0_u16..4).prop_map(|(demand, seats)| BoardCommand::Allot { demand, seats }),
        3 => Just(BoardCommand::Undo),
        2 => Just(BoardCommand::Redo),
    ]
}

/// What a person sees of a board: who sits where and what is locked.
fn picture(state: &BoardState) -> String {
    format!("{:?} {:?}", state.students().collect::<Vec<_>>(), state.demands().collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_sequence_keeps_the_board_true(steps in prop::collection::vec((any::<bool>(), command()), 0..60)) {
        let mut table = Table::new();
        for (who, command) in steps {
            let actor = if who { anna() } else { bruno() };
            let before = table.state.clone();
            let outcome = table.play(Some(actor), command);
            if outcome.is_err() {
                prop_assert_eq!(&table.state, &before, "a refusal changes nothing");
            }
            for (demand, seats) in table.state.demands() {
                prop_assert!(seats.taken <= seats.seats, "no seat is given twice");
                prop_assert_eq!(table.state.seated(demand).count(), usize::from(seats.taken));
            }
            if outcome.is_ok() && !matches!(command, BoardCommand::Allot { .. } | BoardCommand::Undo | BoardCommand::Redo) {
                let (cause, events) = decide(&table.state, &table.facts, actor, &BoardCommand::Undo).expect("one's last step, just done, can be taken back");
                prop_assert!(matches!(cause, Cause::Undo(_)));
                let mut undone = table.state.clone();
                for event in events {
                    let version = undone.version() + 1;
                    undone.apply(&Recorded { version, at: Timestamp(0), actor: Some(actor), command: id(9999), cause, event }).expect("an undo fits");
                }
                prop_assert_eq!(picture(&undone), picture(&before), "undo restores");
            }
        }
        let mut folded = BoardState::default();
        for recorded in &table.log {
            folded.apply(recorded).expect("the log folds");
        }
        prop_assert_eq!(&folded, &table.state, "the fold of the events is the board");
        let read: BoardState = serde_json::from_str(&serde_json::to_string(&folded).expect("written")).expect("read");
        prop_assert_eq!(read, folded, "and survives the wire");
    }
}
