//! Proposals: what they respect, what they say, and that taking them does what they promise.

use crate::board::{Board, demand, scattered, student};
use domain::board::{Assessment, BoardCommand, BoardEvent, Move, Standing, decide};
use domain::competence::Level;
use domain::id::StudentId;
use domain::rules::Rule;
use matching::ToTheEnd;
use proposal::{Change, Pairs, Placed, Planner, Proposal, Settings, Shortage, Weights, feasible};
use std::collections::BTreeSet;
use uuid::Uuid;

fn propose_with(board: &Board, settings: Settings, pinned: &[u128]) -> Proposal {
    let pinned = pinned.iter().map(|number| student(*number)).collect();
    let pairs = Pairs::new(&board.facts);
    let mut planner = Planner::new(board.state.clone(), &pairs, settings, pinned, &mut ToTheEnd).expect("a sound board");
    planner.proposal(&board.facts)
}

fn propose(board: &Board) -> Proposal {
    propose_with(board, Settings::default(), &[])
}

fn targets(proposal: &Proposal) -> Vec<(StudentId, Option<domain::id::DemandId>)> {
    proposal.changes.iter().map(|change| (change.student, change.to)).collect()
}

/// Two students of different skill, two places of one seat.
fn two_by_two() -> Board {
    let mut board = Board::new();
    board.with_demand(1, 1, &[(1, Level::Autonomous)]);
    board.with_demand(2, 1, &[(2, Level::Autonomous)]);
    board.with_student(1, &[(1, Level::Autonomous), (2, Level::Guided)]);
    board.with_student(2, &[(1, Level::Autonomous)]);
    board
}

#[test]
fn the_plan_serves_everybody_before_anybody() {
    let board = two_by_two();
    let proposal = propose(&board);
    // The first could have her perfect place; then the second would have nothing that fits.
    assert_eq!(targets(&proposal), [(student(2), Some(demand(1))), (student(1), Some(demand(2)))]);
    assert!(proposal.proven);
    assert_eq!((proposal.before.placed, proposal.after.placed, proposal.kept, proposal.locked), (0, 2, 0, 0));
    assert_eq!(proposal.after.bands.iter().sum::<u32>(), 2);
}

#[test]
fn locks_stay_and_closed_demands_take_nobody() {
    let mut board = two_by_two();
    board.place(1, 1);
    board.record(BoardEvent::StudentLocked { student: student(1) });
    let proposal = propose(&board);
    assert_eq!(targets(&proposal), [(student(2), Some(demand(2)))]);
    board.record(BoardEvent::DemandLocked { demand: demand(2) });
    assert_eq!(targets(&propose(&board)), [], "a closed demand's free seat is none");
    let mut board = two_by_two();
    board.record(BoardEvent::StudentLocked { student: student(2) });
    assert_eq!(targets(&propose(&board)), [(student(1), Some(demand(1)))], "locked without a place stays so");
}

#[test]
fn whoever_has_a_seat_may_stay_and_pinned_ones_do() {
    let mut board = two_by_two();
    board.place(1, 1);
    assert_eq!(propose(&board).changes.len(), 2, "both change, for the good of all");
    let staying = Settings { placed: Placed::Stay, ..Settings::default() };
    assert_eq!(targets(&propose_with(&board, staying, &[])), [(student(2), Some(demand(2)))]);
    let pinned = propose_with(&board, Settings::default(), &[1]);
    assert_eq!(targets(&pinned), [(student(2), Some(demand(2)))]);
    assert_eq!(pinned.pinned, [student(1)]);
}

#[test]
fn preferences_and_assessments_weigh_what_they_are_given() {
    let mut board = Board::new();
    for number in 1..=2 {
        board.with_demand(number, 1, &[(1, Level::Guided)]);
        board.with_student(number, &[(1, Level::Guided)]);
    }
    board.prefer(1, &[2]);
    board.prefer(2, &[1]);
    let crossed = [(student(1), Some(demand(2))), (student(2), Some(demand(1)))];
    assert_eq!(targets(&propose(&board)), crossed);
    assert_eq!(propose(&board).changes[0].rank, Some(1));
    board.assess(1, 1, Assessment::Agreed);
    board.assess(2, 2, Assessment::Agreed);
    assert_eq!(targets(&propose(&board)), crossed, "a tenth of agreement is less than three of preference");
    let companies = Settings { weights: Weights { competence: 60, preference: 5, assessment: 90 }, ..Settings::default() };
    let mut straight = targets(&propose_with(&board, companies, &[]));
    straight.sort();
    assert_eq!(straight, [(student(1), Some(demand(1))), (student(2), Some(demand(2)))]);
    board.assess(1, 2, Assessment::NotNow);
    board.assess(2, 1, Assessment::NotNow);
    let strict = Settings { not_now_forbids: true, ..Settings::default() };
    let mut forbidden = targets(&propose_with(&board, strict, &[]));
    forbidden.sort();
    assert_eq!(forbidden, straight, "what a company does not want is not proposed");
}

#[test]
fn a_rule_that_was_broken_meanwhile_frees_the_seat_and_says_so() {
    let mut board = two_by_two();
    board.place(2, 1);
    board.facts.students.get_mut(&student(2)).expect("there").general_safety_hours = 0;
    let proposal = propose(&board);
    let change = proposal.changes.iter().find(|change| change.student == student(2)).expect("she must leave");
    assert_eq!(change.to, None);
    assert!(matches!(change.broken[0].rule, Rule::GeneralSafety { hours: 0, needed: 4 }));
    assert_eq!(change.stay, None, "staying is not possible at any price");
    let [Shortage::Rules { left }] = proposal.shortages.as_slice() else { panic!("{:?}", proposal.shortages) };
    assert_eq!(left[0].0, student(2));
    assert!(matches!(left[0].1.as_ref().map(|outcome| &outcome.rule), Some(Rule::GeneralSafety { .. })));
}

#[test]
fn the_left_over_are_explained_by_the_seats_they_share() {
    let mut board = Board::new();
    board.with_demand(1, 2, &[(1, Level::Guided)]);
    for number in 1..=4 {
        board.with_student(number, &[(1, Level::Guided)]);
    }
    let proposal = propose(&board);
    let [Shortage::Seats { left, students, demands, seats }] = proposal.shortages.as_slice() else { panic!("{:?}", proposal.shortages) };
    assert_eq!((left.len(), students.len(), demands.as_slice(), *seats), (2, 4, [demand(1)].as_slice(), 2));
    assert_eq!(proposal.gains.len(), 1);
    assert_eq!((proposal.gains[0].demand, proposal.gains[0].worth.unplaced), (demand(1), -1));
}

/// Taking a proposal, whole or in part, does what it says, breaks no rule and moves nobody locked.
#[test]
fn proposals_can_be_taken_whole_and_in_part() {
    let me = Uuid::from_u128(9).into();
    let mut taken = 0;
    for seed in 0..600 {
        let board = scattered(seed);
        let proposal = propose(&board);
        assert!(proposal.proven, "seed {seed}");
        let everybody: BTreeSet<StudentId> = proposal.changes.iter().map(|change| change.student).collect();
        assert_eq!(feasible(&board.state, &proposal.changes, &everybody), everybody, "the whole always fits");
        let some: BTreeSet<StudentId> =
            everybody.iter().copied().enumerate().filter(|(position, _)| position % 2 == 0).map(|(_, id)| id).collect();
        let part = feasible(&board.state, &proposal.changes, &some);
        assert!(part.is_subset(&some));
        for chosen in [&everybody, &part] {
            if chosen.is_empty() {
                continue;
            }
            taken += 1;
            let moves: Vec<Move> = proposal
                .changes
                .iter()
                .filter(|change| chosen.contains(&change.student))
                .map(|change: &Change| Move { student: change.student, to: change.to })
                .collect();
            let mut state = board.state.clone();
            let (cause, events) = decide(&state, &board.facts, me, &BoardCommand::Arrange { moves: moves.clone() })
                .unwrap_or_else(|why| panic!("seed {seed}: {why:?}"));
            for event in events {
                let version = state.version() + 1;
                let recorded = domain::board::Recorded {
                    version,
                    at: domain::calendar::Timestamp(0),
                    actor: Some(me),
                    command: Uuid::from_u128(7).into(),
                    cause,
                    event,
                };
                state.apply(&recorded).expect("it fits");
                for (_, seats) in state.demands() {
                    assert!(seats.taken <= seats.seats, "seed {seed}: overbooked on the way");
                }
            }
            for moved in &moves {
                let standing = state.student(moved.student).expect("there").standing;
                assert_eq!(standing, moved.to.map_or(Standing::Free, Standing::Placed), "seed {seed}");
            }
        }
        // What a whole plan promises is what stands afterwards, and then nothing is left to gain.
        assert!(
            proposal.after.worth.unplaced <= proposal.before.worth.unplaced
                || proposal.changes.iter().any(|change| !change.broken.is_empty())
        );
    }
    assert!(taken > 600, "only {taken} proposals had anything to take");
}
