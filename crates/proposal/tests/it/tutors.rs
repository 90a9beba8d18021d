//! Places whose students one tutor follows: a plan never asks more of them than the law allows.

use crate::board::{Board, day, demand, student};
use domain::board::{BoardCommand, Move, decide};
use domain::calendar::Period;
use domain::competence::Level;
use domain::demand::{DemandKind, Risk};
use domain::tutor::{Followed, TutorFacts};
use matching::ToTheEnd;
use proposal::{Pairs, Planner, Proposal, Settings};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Six students, two places of three seats at the same time with one tutor, of whom the law leaves so
/// many, and one place of one seat afterwards with the same one.
fn board(left: u16) -> Board {
    let mut board = Board::new();
    let tutor = Uuid::from_u128(9_000).into();
    for (number, seats) in [(1, 3), (2, 3), (3, 1)] {
        board.with_demand(number, seats, &[(1, Level::Autonomous)]);
        board.facts.followed.insert(demand(number), tutor);
    }
    if let DemandKind::Placement(terms) = &mut board.facts.demands.get_mut(&demand(3)).expect("just made").kind {
        terms.period = Period::new(day("2027-05-03"), day("2027-05-28")).expect("a period");
    }
    let period = Period::new(day("2027-03-10"), day("2027-03-20")).expect("a period");
    let elsewhere = vec![Followed { period, risk: Risk::Low, students: 12 - left }];
    board.facts.tutors.insert(tutor, TutorFacts { most: 30, elsewhere });
    for number in 1..=6 {
        board.with_student(number, &[(1, Level::Autonomous)]);
    }
    board
}

fn propose(board: &Board) -> Proposal {
    let pairs = Pairs::new(&board.facts);
    let mut planner = Planner::new(board.state.clone(), &pairs, Settings::default(), BTreeSet::new(), &mut ToTheEnd).expect("sound");
    planner.proposal(&board.facts)
}

#[test]
fn a_whole_plan_is_never_refused_for_a_tutor_s_sake() {
    for (left, placed) in [(0, 1), (1, 2), (4, 5), (5, 6), (12, 6)] {
        let board = board(left);
        let proposal = propose(&board);
        assert_eq!(proposal.after.placed, placed, "{left} left");
        let moves = proposal.changes.iter().map(|change| Move { student: change.student, to: change.to }).collect();
        decide(&board.state, &board.facts, Uuid::from_u128(1).into(), &BoardCommand::Arrange { moves }).expect("it is allowed");
    }
}

#[test]
fn who_sits_there_already_stays_even_where_they_are_too_many() {
    let mut board = board(1);
    for number in 1..=3 {
        board.place(number, 1);
    }
    let proposal = propose(&board);
    assert_eq!((proposal.before.placed, proposal.after.placed), (3, 4), "and the later place is free");
    let to: Vec<_> = proposal.changes.iter().map(|change| change.to).collect();
    assert!(to.iter().all(|to| *to == Some(demand(3))), "{to:?}");
    assert!(!proposal.changes.iter().any(|change| change.student == student(1)));
}
