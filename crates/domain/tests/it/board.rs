//! Commands as tables of cases, and as properties over any sequence of them.

use crate::{day, id, placement, regulations, student};
use domain::board::{
    Assessment, BoardCommand, BoardEvent, BoardState, Cause, Facts, FoldError, MOST_MOVES, Move, Recorded, Refusal, Stage, Standing,
    Withdrawal, decide, decide_as,
};
use domain::calendar::Timestamp;
use domain::demand::{Confidence, DemandFacts, DemandKind};
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
            assert!(self.state.demands().all(|(_, seats)| seats.taken <= seats.seats), "no seat is given twice at any version: {events:?}");
            self.log.push(recorded);
        }
        Ok(events)
    }

    fn place(&mut self, actor: PersonId, student: u128, demand: u128) -> Result<Vec<BoardEvent>, Refusal> {
        self.play(Some(actor), BoardCommand::Place { student: pupil(student), demand: shop(demand) })
    }

    /// `(student, demand)` each; no demand takes the seat away.
    fn arrange(&mut self, moves: &[(u128, Option<u128>)]) -> Result<Vec<BoardEvent>, Refusal> {
        let moves = moves.iter().map(|(student, to)| Move { student: pupil(*student), to: to.map(shop) }).collect();
        self.play(Some(anna()), BoardCommand::Arrange { moves })
    }

    fn prefer(&mut self, student: u128, demands: &[u128]) -> Result<Vec<BoardEvent>, Refusal> {
        let demands = demands.iter().map(|demand| shop(*demand)).collect();
        self.play(Some(bruno()), BoardCommand::Prefer { student: pupil(student), demands })
    }

    fn seats(&self) -> Vec<Option<u128>> {
        (0..STUDENTS).map(|student| (0..DEMANDS).find(|demand| self.seat_of(student) == Some(shop(*demand)))).collect()
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
        assert_eq!(table.play(Some(anna()), command.clone()), Err(refusal), "{command:?}");
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

/// Places everybody as `seats` says, by ordinary commands.
fn seated(seats: &[Option<u128>]) -> Table {
    let mut table = Table::new();
    for (student, demand) in (0..).zip(seats) {
        if let Some(demand) = demand {
            table.place(bruno(), student, *demand).expect("a free seat");
        }
    }
    assert_eq!(table.seats(), seats);
    table
}

const HERE: Option<u128> = None;

/// Demand 0 has one seat, 1 two and 2 three.
#[test]
fn an_arrangement_is_one_step_that_never_overbooks_and_can_be_taken_back() {
    let of = |demand| Some(demand);
    // Who sits where before, the moves, who sits where afterwards, how many events it takes.
    type Case<'a> = ([Option<u128>; 6], &'a [(u128, Option<u128>)], [Option<u128>; 6], usize);
    let cases: [Case<'_>; 9] = [
        // Onto free seats, and who stands there already is passed over.
        ([HERE, of(1), HERE, HERE, HERE, HERE], &[(0, of(0)), (1, of(1)), (2, of(2))], [of(0), of(1), of(2), HERE, HERE, HERE], 2),
        // A seat is freed first, whatever the order of the moves.
        ([of(0), HERE, HERE, HERE, HERE, HERE], &[(1, of(0)), (0, HERE)], [HERE, of(0), HERE, HERE, HERE, HERE], 2),
        // A chain into the one free seat at its end.
        ([of(0), of(1), of(1), of(2), of(2), HERE], &[(5, of(0)), (0, of(1)), (1, of(2))], [of(1), of(2), of(1), of(2), of(2), of(0)], 3),
        // Two full demands swap: one gives up the seat first.
        ([of(0), of(1), of(1), HERE, HERE, HERE], &[(0, of(1)), (1, of(0))], [of(1), of(0), of(1), HERE, HERE, HERE], 3),
        // A circle of three full demands.
        ([of(0), of(1), of(1), of(2), of(2), of(2)], &[(0, of(1)), (1, of(2)), (3, of(0))], [of(1), of(2), of(1), of(0), of(2), of(2)], 4),
        // Two circles that share a demand.
        (
            [of(0), of(1), of(1), of(2), of(2), of(2)],
            &[(0, of(1)), (1, of(0)), (2, of(2)), (3, of(1))],
            [of(1), of(0), of(2), of(1), of(2), of(2)],
            5,
        ),
        // What looks like a circle is a chain when somebody leaves.
        (
            [of(0), of(1), of(1), of(2), of(2), of(2)],
            &[(0, HERE), (1, of(0)), (3, of(1)), (2, of(2))],
            [HERE, of(0), of(2), of(1), of(2), of(2)],
            4,
        ),
        // Everybody away.
        ([of(0), of(1), of(1), of(2), of(2), of(2)], &[(0, HERE), (5, HERE)], [HERE, of(1), of(1), of(2), of(2), HERE], 2),
        // The whole board turned over.
        (
            [of(0), of(1), of(1), of(2), of(2), of(2)],
            &[(0, of(2)), (1, of(2)), (2, of(2)), (3, of(0)), (4, of(1)), (5, of(1))],
            [of(2), of(2), of(2), of(0), of(1), of(1)],
            7,
        ),
    ];
    for (before, moves, after, events) in cases {
        let mut table = seated(&before);
        let happened = table.arrange(moves).unwrap_or_else(|refusal| panic!("{moves:?}: {refusal:?}"));
        assert_eq!(table.seats(), after, "{moves:?}");
        assert_eq!(happened.len(), events, "{moves:?}: {happened:?}");
        assert_eq!(table.state.next_undo(anna()).len(), events, "one step");
        table.play(Some(anna()), BoardCommand::Undo).expect("one step back");
        assert_eq!(table.seats(), before, "{moves:?}");
        assert_eq!(table.play(Some(anna()), BoardCommand::Undo), Err(Refusal::NothingToUndo), "{moves:?}");
        table.play(Some(anna()), BoardCommand::Redo).expect("and forth");
        assert_eq!(table.seats(), after, "{moves:?}");
    }
}

#[test]
fn an_arrangement_is_refused_as_a_whole_with_the_student_whom_it_concerns() {
    let mut table = seated(&[Some(0), Some(1), Some(1), Some(2), HERE, HERE]);
    table.play(Some(bruno()), BoardCommand::LockStudent { student: pupil(3) }).expect("unlocked");
    let about = |student, why| Refusal::Arrangement { student: pupil(student), why: Box::new(why) };
    type Moves<'a> = &'a [(u128, Option<u128>)];
    let cases: [(Moves<'_>, Refusal); 8] = [
        (&[], Refusal::NothingToChange),
        (&[(0, Some(0)), (4, None)], Refusal::NothingToChange),
        (&[(4, Some(2)), (4, Some(1))], about(4, Refusal::MovedTwice)),
        (&[(4, Some(2)), (99, Some(2))], about(99, Refusal::UnknownStudent)),
        (&[(4, Some(2)), (5, Some(99))], about(5, Refusal::UnknownDemand)),
        (&[(4, Some(2)), (3, None)], about(3, Refusal::StudentLocked)),
        // Two for the one seat that is free in the end.
        (&[(0, None), (4, Some(0)), (5, Some(0))], about(4, Refusal::Full { seats: 1 })),
        (&[(4, Some(1)), (0, Some(2))], about(4, Refusal::Full { seats: 2 })),
    ];
    for (moves, refusal) in cases {
        let before = table.state.clone();
        assert_eq!(table.arrange(moves), Err(refusal), "{moves:?}");
        assert_eq!(table.state, before, "{moves:?}");
    }
    let Err(Refusal::Arrangement { student, why }) = table.arrange(&[(4, Some(2)), (5, Some(3))]) else { panic!("the task is refused") };
    assert!(matches!(*why, Refusal::Rules { ref broken } if broken[0].rule == Rule::NoHighRiskTask), "{why:?}");
    assert_eq!(student, pupil(5));
    table.play(Some(bruno()), BoardCommand::LockDemand { demand: shop(1) }).expect("unlocked");
    assert_eq!(table.arrange(&[(4, Some(2)), (1, Some(2))]), Err(about(1, Refusal::DemandLocked)), "nor may anybody leave it");
    let many = (0..=2_000).map(|number| (1_000 + number, Some(2))).collect::<Vec<_>>();
    assert_eq!(many.len(), MOST_MOVES + 1);
    assert_eq!(table.arrange(&many), Err(Refusal::TooManyMoves { most: 2_000 }));
}

#[test]
fn an_arrangement_is_taken_back_around_what_others_did_meanwhile() {
    // She moves one in and one out of the demand with two seats; he takes the seat that was free.
    let mut table = seated(&[Some(1), HERE, HERE, HERE, HERE, HERE]);
    table.arrange(&[(1, Some(1)), (0, Some(2))]).expect("two seats");
    table.place(bruno(), 4, 1).expect("the other seat");
    table.play(Some(anna()), BoardCommand::Undo).expect("in an order that finds the seat free");
    assert_eq!(table.seats(), [Some(1), HERE, HERE, HERE, Some(1), HERE]);
    // Where the seat is gone for good, the whole step stays, and says for whom.
    table.play(Some(anna()), BoardCommand::Redo).expect("there is room");
    table.place(bruno(), 5, 0).expect("free");
    table.play(Some(bruno()), BoardCommand::Unplace { student: pupil(5) }).expect("placed");
    table.place(bruno(), 1, 2).expect("away from where she put them");
    let before = table.state.clone();
    let refusal = Refusal::ChangedMeanwhile { student: Some(pupil(1)), by: Some(bruno()) };
    assert_eq!(table.play(Some(anna()), BoardCommand::Undo), Err(refusal));
    assert_eq!(table.state, before);
    let mut table = seated(&[Some(0), HERE, HERE, HERE, HERE, HERE]);
    table.arrange(&[(0, Some(2)), (1, Some(2))]).expect("three seats");
    table.place(bruno(), 5, 0).expect("the seat that was left");
    let refusal = Refusal::Arrangement { student: pupil(0), why: Box::new(Refusal::Full { seats: 1 }) };
    assert_eq!(table.play(Some(anna()), BoardCommand::Undo), Err(refusal));
}

#[test]
fn a_student_puts_places_in_order_and_only_changes_are_told() {
    let mut table = Table::new();
    let preferred = |demand, rank| BoardEvent::Preferred { student: pupil(0), demand: shop(demand), rank };
    assert_eq!(table.prefer(0, &[2, 0]), Ok(vec![preferred(2, Some(1)), preferred(0, Some(2))]));
    assert_eq!(table.state.preferences(pupil(0)), [shop(2), shop(0)]);
    assert_eq!(table.prefer(0, &[2, 1, 0]), Ok(vec![preferred(1, Some(2)), preferred(0, Some(3))]));
    assert_eq!(table.prefer(0, &[1, 0]), Ok(vec![preferred(2, None), preferred(1, Some(1)), preferred(0, Some(2))]));
    assert_eq!((table.state.rank(pupil(0), shop(0)), table.state.rank(pupil(0), shop(2))), (Some(2), None));
    assert_eq!(table.prefer(0, &[1, 0]), Err(Refusal::NothingToChange));
    assert_eq!(table.prefer(0, &[1, 1]), Err(Refusal::PreferredTwice));
    assert_eq!(table.prefer(0, &[99]), Err(Refusal::UnknownDemand));
    assert_eq!(table.prefer(99, &[1]), Err(Refusal::UnknownStudent));
    assert_eq!(table.prefer(0, &[1; 11]), Err(Refusal::TooManyPreferences { most: 10 }));
    // A place that the rules forbid may be wished for: rules and courses change.
    assert!(table.prefer(0, &[3]).is_ok());
    table
        .facts
        .demands
        .insert(shop(1), DemandFacts { kind: DemandKind::Forecast { by_year: 2028, confidence: Confidence::Likely }, ..placement() });
    assert_eq!(table.prefer(0, &[1]), Err(Refusal::NotAPlacement));
    assert!(table.prefer(0, &[]).is_ok());
    assert_eq!(table.state.ranks().count(), 0);
    assert_eq!(table.play(Some(bruno()), BoardCommand::Undo), Err(Refusal::NothingToUndo), "it is no step of anybody");
}

#[test]
fn a_company_says_what_it_thinks_and_nobody_takes_it_back_by_undo() {
    let mut table = Table::new();
    table.place(anna(), 0, 1).expect("a free seat");
    let (student, demand) = (pupil(0), shop(1));
    let mut assess = |assessment| table.play(Some(anna()), BoardCommand::Assess { student, demand, assessment });
    assert_eq!(assess(Assessment::Unseen), Err(Refusal::NothingToChange), "that is how it begins");
    assert!(assess(Assessment::Interesting).is_ok());
    assert!(assess(Assessment::Agreed).is_ok());
    assert_eq!(assess(Assessment::Agreed), Err(Refusal::NothingToChange));
    assert_eq!(table.state.assessment(student, demand), Assessment::Agreed);
    assert_eq!(table.state.assessment(student, shop(0)), Assessment::Unseen);
    table.play(Some(anna()), BoardCommand::Undo).expect("her placement, not the assessment");
    assert_eq!((table.seat_of(0), table.state.assessment(student, demand)), (None, Assessment::Agreed));
    table.play(Some(anna()), BoardCommand::Assess { student, demand, assessment: Assessment::Unseen }).expect("unsaid");
    assert_eq!(table.state.assessments().count(), 0);
    let unknown = BoardCommand::Assess { student: pupil(99), demand, assessment: Assessment::NotNow };
    assert_eq!(table.play(None, unknown), Err(Refusal::UnknownStudent));
    let unknown = BoardCommand::Assess { student, demand: shop(99), assessment: Assessment::NotNow };
    assert_eq!(table.play(None, unknown), Err(Refusal::UnknownDemand));
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

/// A table whose first student has come this far in demand 1, step by step.
fn at(stage: Stage) -> Table {
    let mut table = Table::new();
    table.place(anna(), 0, 1).expect("a free seat");
    for (next, _) in Stage::ALL.into_iter().skip(1).filter(|(next, _)| *next <= stage) {
        let command = match next {
            Stage::Accepted => BoardCommand::Accept { student: pupil(0), demand: shop(1), accepted: true },
            to => BoardCommand::Advance { student: pupil(0), to },
        };
        table.play(Some(anna()), command).expect("the next step");
    }
    assert_eq!(table.state.student(pupil(0)).map(|entry| entry.stage), Some(stage));
    table
}

#[test]
fn a_placement_goes_step_by_step_and_each_step_is_somebodys() {
    use Stage::{Accepted, Completed, Confirmed, Proposed, Signed, Underway};
    let schools = [
        (Proposed, Confirmed),
        (Confirmed, Proposed),
        (Accepted, Signed),
        (Signed, Accepted),
        (Signed, Underway),
        (Underway, Signed),
        (Underway, Completed),
        (Completed, Underway),
    ];
    for (now, _) in Stage::ALL {
        for (to, _) in Stage::ALL {
            let outcome = at(now).play(Some(anna()), BoardCommand::Advance { student: pupil(0), to });
            let expected = if schools.contains(&(now, to)) {
                Ok(vec![BoardEvent::Advanced { student: pupil(0), demand: shop(1), stage: to }])
            } else {
                Err(Refusal::NotTheNextStage { now })
            };
            assert_eq!(outcome, expected, "{now:?} to {to:?}");
        }
        for (accepted, from) in [(true, Confirmed), (false, Accepted)] {
            let outcome = at(now).play(Some(bruno()), BoardCommand::Accept { student: pupil(0), demand: shop(1), accepted });
            assert_eq!(outcome.is_ok(), now == from, "{now:?}, accepted: {accepted}");
        }
        let outcome = at(now).play(Some(anna()), BoardCommand::Withdraw { student: pupil(0), reason: Withdrawal::Family });
        assert_eq!(outcome.is_ok(), !matches!(now, Proposed | Completed), "{now:?} withdrawn");
    }
    let other = BoardCommand::Accept { student: pupil(0), demand: shop(0), accepted: true };
    assert_eq!(at(Confirmed).play(Some(bruno()), other), Err(Refusal::NotPlaced), "a seat of another demand");
    let free = BoardCommand::Advance { student: pupil(1), to: Confirmed };
    assert_eq!(at(Proposed).play(Some(anna()), free), Err(Refusal::NotPlaced));
}

#[test]
fn who_has_come_further_than_a_proposal_is_not_simply_moved() {
    for (now, _) in Stage::ALL.into_iter().skip(1) {
        let mut table = at(now);
        let refused = Err(Refusal::Committed { now });
        assert_eq!(table.place(anna(), 0, 2), refused);
        assert_eq!(table.play(Some(anna()), BoardCommand::Unplace { student: pupil(0) }), refused);
        assert_eq!(table.play(Some(anna()), BoardCommand::Undo), refused, "nor by taking the first step back");
        let moved = table.arrange(&[(0, None), (1, Some(1))]);
        assert_eq!(moved, Err(Refusal::Arrangement { student: pupil(0), why: Box::new(Refusal::Committed { now }) }));
    }
    let mut table = at(Stage::Signed);
    table.play(Some(anna()), BoardCommand::Withdraw { student: pupil(0), reason: Withdrawal::Company }).expect("with a reason");
    assert_eq!((table.seat_of(0), table.state.demand(shop(1)).map(|seats| seats.taken)), (None, Some(0)));
    table.place(anna(), 0, 2).expect("free again");
    assert_eq!(table.state.student(pupil(0)).map(|entry| entry.stage), Some(Stage::Proposed), "and everything begins anew");
}

#[test]
fn what_the_rules_forbid_is_not_confirmed() {
    let mut table = Table::new();
    table.place(anna(), 0, 1).expect("a free seat");
    table.facts.students.get_mut(&pupil(0)).expect("known").general_safety_hours = 0;
    let outcome = table.play(Some(anna()), BoardCommand::Advance { student: pupil(0), to: Stage::Confirmed });
    assert!(matches!(outcome, Err(Refusal::Rules { .. })), "{outcome:?}");
}

#[test]
fn who_leaves_gives_up_the_seat_and_is_in_nobodys_way() {
    let mut table = Table::new();
    table.arrange(&[(0, Some(1)), (1, Some(1))]).expect("two seats");
    table.play(Some(anna()), BoardCommand::LockStudent { student: pupil(2) }).expect("unlocked");
    table.prefer(0, &[2, 1]).expect("an order");
    let leave = |student| BoardCommand::Leave { student: pupil(student) };
    assert_eq!(table.play(Some(anna()), leave(2)), Err(Refusal::StudentLocked));
    assert_eq!(table.play(Some(anna()), leave(99)), Err(Refusal::UnknownStudent));
    let events = table.play(Some(anna()), leave(0)).expect("a seat that is only proposed");
    assert_eq!(events, [BoardEvent::Unplaced { student: pupil(0), from: shop(1) }, BoardEvent::Left { student: pupil(0) }]);
    assert_eq!((table.state.student(pupil(0)), table.state.demand(shop(1)).map(|seats| seats.taken)), (None, Some(1)));
    assert_eq!(table.state.preferences(pupil(0)), []);
    table.play(Some(anna()), BoardCommand::Undo).expect("her lock");
    table.play(Some(anna()), BoardCommand::Undo).expect("of the arrangement what is still there");
    assert_eq!(table.state.student(pupil(1)).map(|entry| entry.standing), Some(Standing::Free));
    table.play(None, BoardCommand::Join { student: pupil(0) }).expect("somebody new again");
    assert_eq!(table.state.student(pupil(0)).map(|entry| entry.standing), Some(Standing::Free));
    table.play(Some(anna()), BoardCommand::Advance { student: pupil(0), to: Stage::Confirmed }).expect_err("no seat");
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
        1 => student.clone().prop_map(|student| BoardCommand::Leave { student }),
        1 => student.clone().prop_map(|student| BoardCommand::Join { student }),
        1 => student.clone().prop_map(|student| BoardCommand::LockStudent { student }),
        1 => student.clone().prop_map(|student| BoardCommand::UnlockStudent { student }),
        6 => prop::collection::btree_map(student.clone(), prop::option::weighted(0.8, demand.clone()), 0..7)
            .prop_map(|moves| BoardCommand::Arrange { moves: moves.into_iter().map(|(student, to)| Move { student, to }).collect() }),
        2 => (student.clone(), prop::collection::vec(demand.clone(), 0..4)).prop_map(|(student, demands)| BoardCommand::Prefer { student, demands }),
        3 => (student.clone(), prop::sample::select(Stage::ALL.to_vec())).prop_map(|(student, (to, _))| BoardCommand::Advance { student, to }),
        2 => (student.clone(), demand.clone(), any::<bool>())
            .prop_map(|(student, demand, accepted)| BoardCommand::Accept { student, demand, accepted }),
        1 => (student.clone(), prop::sample::select(Withdrawal::ALL.to_vec()))
            .prop_map(|(student, (reason, _))| BoardCommand::Withdraw { student, reason }),
        2 => (student, demand.clone(), prop::sample::select(Assessment::ALL.to_vec()))
            .prop_map(|(student, demand, assessment)| BoardCommand::Assess { student, demand, assessment }),
        1 => demand.clone().prop_map(|demand| BoardCommand::LockDemand { demand }),
        1 => demand.clone().prop_map(|demand| BoardCommand::UnlockDemand { demand }),
        1 => (demand, 0_u16..4).prop_map(|(demand, seats)| BoardCommand::Allot { demand, seats }),
        3 => Just(BoardCommand::Undo),
        2 => Just(BoardCommand::Redo),
    ]
}

/// What a person sees of a board: who sits where and what is locked, not what people said.
fn picture(state: &BoardState) -> String {
    format!("{:?} {:?}", state.students().collect::<Vec<_>>(), state.demands().collect::<Vec<_>>())
}

/// Who sits where, within the seats: students draw from a bag that holds each seat once and as many
/// places without a seat as one likes.
fn seating() -> impl Strategy<Value = Vec<Option<u128>>> {
    let bag = vec![Some(0), Some(1), Some(1), Some(2), Some(2), Some(2), HERE, HERE];
    Just(bag).prop_shuffle().prop_map(|bag| bag.into_iter().take(6).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_seating_leads_to_any_other_in_one_step(before in seating(), after in seating(), shuffled in Just((0..6).collect::<Vec<u128>>()).prop_shuffle()) {
        let mut table = seated(&before);
        let moves: Vec<_> = shuffled.iter().map(|student| (*student, after[usize::try_from(*student).expect("few")])).collect();
        if before == after {
            prop_assert_eq!(table.arrange(&moves), Err(Refusal::NothingToChange));
            return Ok(());
        }
        let events = table.arrange(&moves).expect("there is room at the end");
        prop_assert_eq!(table.seats(), after.clone());
        let moved = before.iter().zip(&after).filter(|(before, after)| before != after).count();
        prop_assert!(events.len() <= moved + moved / 2, "at most one extra step for each circle: {:?}", events);
        table.play(Some(anna()), BoardCommand::Undo).expect("one step back");
        prop_assert_eq!(table.seats(), before);
        table.play(Some(anna()), BoardCommand::Redo).expect("and forth");
        prop_assert_eq!(table.seats(), after);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_sequence_keeps_the_board_true(steps in prop::collection::vec((any::<bool>(), command()), 0..60)) {
        let mut table = Table::new();
        for (who, command) in steps {
            let actor = if who { anna() } else { bruno() };
            let before = table.state.clone();
            let outcome = table.play(Some(actor), command.clone());
            if outcome.is_err() {
                prop_assert_eq!(&table.state, &before, "a refusal changes nothing");
            }
            for (demand, seats) in table.state.demands() {
                prop_assert!(seats.taken <= seats.seats, "no seat is given twice");
                prop_assert_eq!(table.state.seated(demand).count(), usize::from(seats.taken));
            }
            if let (Ok(_), BoardCommand::Arrange { moves }) = (&outcome, &command) {
                for Move { student, to } in moves {
                    let expected = to.map_or(Standing::Free, Standing::Placed);
                    prop_assert_eq!(table.state.student(*student).map(|entry| entry.standing), Some(expected), "all of it");
                }
            }
            let is_step = !matches!(
                command,
                BoardCommand::Allot { .. }
                    | BoardCommand::Join { .. }
                    | BoardCommand::Leave { .. }
                    | BoardCommand::Prefer { .. }
                    | BoardCommand::Assess { .. }
                    | BoardCommand::Advance { .. }
                    | BoardCommand::Accept { .. }
                    | BoardCommand::Withdraw { .. }
                    | BoardCommand::Undo
                    | BoardCommand::Redo
            );
            for (student, entry) in before.students().filter(|(_, entry)| !entry.stage.is_proposed()) {
                let now = table.state.student(student).expect("who has come further does not leave");
                let ended = matches!(command, BoardCommand::Withdraw { .. });
                prop_assert!(ended || now.standing == entry.standing, "who has come further is not simply moved");
            }
            prop_assert!(table.state.students().all(|(_, entry)| entry.stage.is_proposed() || matches!(entry.standing, Standing::Placed(_))));
            if matches!(command, BoardCommand::Prefer { .. } | BoardCommand::Assess { .. }) {
                prop_assert_eq!(table.state.next_undo(actor), before.next_undo(actor), "what people say is no step");
                prop_assert_eq!(picture(&table.state), picture(&before), "and moves nobody");
            }
            for student in 0..STUDENTS {
                let ranks: Vec<_> = table.state.preferences(pupil(student)).iter().map(|demand| table.state.rank(pupil(student), *demand)).collect();
                prop_assert!(ranks.iter().enumerate().all(|(before, rank)| *rank == u8::try_from(before + 1).ok()), "{:?}", ranks);
            }
            if outcome.is_ok() && is_step {
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
