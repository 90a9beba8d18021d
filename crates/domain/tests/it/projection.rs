//! What a reader may see of each event: nothing of others' demands, nobody else's seat.

use crate::id;
use domain::board::{Assessment, BoardEvent, BoardState, Cause, Reader, Recorded, Seen, Stage, Standing, Withdrawal, project};
use domain::calendar::Timestamp;
use domain::id::{DemandId, PersonId, StudentId};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn own() -> DemandId {
    id(100)
}

fn theirs() -> DemandId {
    id(101)
}

fn third() -> DemandId {
    id(102)
}

fn pupil(number: u128) -> StudentId {
    id(number)
}

fn recorded(version: u64, event: BoardEvent) -> Recorded {
    Recorded { version, at: Timestamp(0), actor: Some(id::<PersonId>(1000)), command: id(u128::from(version)), cause: Cause::Do, event }
}

fn company() -> Reader {
    Reader::Company { demands: BTreeSet::from([own()]) }
}

fn events(reader: &Reader, event: BoardEvent) -> Vec<BoardEvent> {
    project(&recorded(1, event), reader).events
}

#[test]
fn a_company_learns_only_whether_a_student_is_free() {
    let student = pupil(1);
    let cases = [
        (BoardEvent::Placed { student, from: None, to: own() }, vec![BoardEvent::Placed { student, from: None, to: own() }]),
        (BoardEvent::Placed { student, from: None, to: theirs() }, vec![BoardEvent::PlacedElsewhere { student }]),
        (
            BoardEvent::Placed { student, from: Some(theirs()), to: own() },
            vec![BoardEvent::FreedElsewhere { student }, BoardEvent::Placed { student, from: None, to: own() }],
        ),
        (BoardEvent::Placed { student, from: Some(own()), to: theirs() }, vec![BoardEvent::PlacedElsewhere { student }]),
        (BoardEvent::Unplaced { student, from: theirs() }, vec![BoardEvent::FreedElsewhere { student }]),
        (
            BoardEvent::Withdrawn { student, from: own(), reason: Withdrawal::Family },
            vec![BoardEvent::Withdrawn { student, from: own(), reason: Withdrawal::Family }],
        ),
        (BoardEvent::Withdrawn { student, from: theirs(), reason: Withdrawal::Family }, vec![BoardEvent::FreedElsewhere { student }]),
        (
            BoardEvent::Advanced { student, demand: own(), stage: Stage::Confirmed },
            vec![BoardEvent::Advanced { student, demand: own(), stage: Stage::Confirmed }],
        ),
        (BoardEvent::Advanced { student, demand: theirs(), stage: Stage::Confirmed }, vec![]),
        (BoardEvent::Allotted { demand: theirs(), seats: 2 }, vec![]),
        (BoardEvent::DemandLocked { demand: theirs() }, vec![]),
        (BoardEvent::StudentLocked { student }, vec![]),
    ];
    for (event, seen) in cases {
        assert_eq!(events(&company(), event), seen, "{event:?}");
    }
}

#[test]
fn a_student_learns_of_others_only_that_seats_changed() {
    let reader = Reader::Student { student: pupil(1) };
    let other = pupil(2);
    assert_eq!(events(&reader, BoardEvent::Joined { student: other }), []);
    assert_eq!(events(&reader, BoardEvent::StudentLocked { student: other }), []);
    let moved = BoardEvent::Placed { student: other, from: Some(own()), to: theirs() };
    assert_eq!(events(&reader, moved), [BoardEvent::SeatsChanged { freed: Some(own()), taken: Some(theirs()) }]);
    let withdrawn = BoardEvent::Withdrawn { student: other, from: own(), reason: Withdrawal::BrokenOff };
    assert_eq!(events(&reader, withdrawn), [BoardEvent::SeatsChanged { freed: Some(own()), taken: None }]);
    assert_eq!(events(&reader, BoardEvent::Advanced { student: other, demand: own(), stage: Stage::Signed }), []);
    let mine = BoardEvent::Placed { student: pupil(1), from: None, to: own() };
    assert_eq!(events(&reader, mine), [mine]);
}

#[test]
fn who_acted_stays_within_the_schools() {
    let event = BoardEvent::Placed { student: pupil(1), from: None, to: own() };
    assert!(project(&recorded(1, event), &Reader::Whole).actor.is_some());
    assert!(project(&recorded(1, event), &company()).actor.is_none());
}

#[test]
fn what_students_would_like_is_for_them_and_their_school() {
    let event = BoardEvent::Preferred { student: pupil(1), demand: own(), rank: Some(1) };
    assert_eq!(events(&Reader::Whole, event), [event]);
    assert_eq!(events(&Reader::Student { student: pupil(1) }, event), [event]);
    assert_eq!(events(&Reader::Student { student: pupil(2) }, event), []);
    assert_eq!(events(&company(), event), [], "not even for the company's own demand");
}

#[test]
fn what_a_company_thinks_is_for_it_and_the_school() {
    let event = BoardEvent::Assessed { student: pupil(1), demand: own(), assessment: Assessment::NotNow };
    assert_eq!(events(&Reader::Whole, event), [event]);
    assert_eq!(events(&company(), event), [event]);
    assert_eq!(events(&Reader::Company { demands: BTreeSet::from([theirs()]) }, event), []);
    assert_eq!(events(&Reader::Student { student: pupil(1) }, event), [], "the student whom it is about is not told either");
}

fn words() -> impl Strategy<Value = Vec<BoardEvent>> {
    let demand = prop::sample::select(vec![own(), theirs(), third()]);
    let student = (1_u128..4).prop_map(pupil);
    let preferred = (student.clone(), demand.clone(), prop::option::of(1_u8..4))
        .prop_map(|(student, demand, rank)| BoardEvent::Preferred { student, demand, rank });
    let assessed = (student, demand, prop::sample::select(Assessment::ALL.to_vec()))
        .prop_map(|(student, demand, assessment)| BoardEvent::Assessed { student, demand, assessment });
    prop::collection::vec(prop_oneof![preferred, assessed], 0..20)
}

fn moves() -> impl Strategy<Value = Vec<(u128, Option<usize>)>> {
    prop::collection::vec((1_u128..4, prop::option::of(0_usize..3)), 0..40)
}

proptest! {
    /// Reading the whole board at the end and following the events from the start agree, for
    /// every kind of reader.
    #[test]
    fn following_and_reading_again_agree(moves in moves(), words in words()) {
        let demands = [own(), theirs(), third()];
        let mut full = BoardState::default();
        let mut log = Vec::new();
        let mut push = |full: &mut BoardState, event| {
            let entry = recorded(full.version() + 1, event);
            full.apply(&entry).expect("it fits");
            log.push(entry);
        };
        for demand in demands {
            push(&mut full, BoardEvent::Allotted { demand, seats: 9 });
        }
        for number in 1..4 {
            push(&mut full, BoardEvent::Joined { student: pupil(number) });
        }
        for (number, to) in moves {
            let student = pupil(number);
            let from = match full.student(student).expect("joined").standing {
                Standing::Placed(demand) => Some(demand),
                _ => None,
            };
            match (from, to.map(|to| demands[to])) {
                (from, Some(to)) if from != Some(to) => {
                    push(&mut full, BoardEvent::Placed { student, from, to });
                    if number == 2 {
                        push(&mut full, BoardEvent::Advanced { student, demand: to, stage: Stage::Confirmed });
                    }
                }
                (Some(from), None) if number == 2 => {
                    push(&mut full, BoardEvent::Withdrawn { student, from, reason: Withdrawal::School });
                }
                (Some(from), None) => push(&mut full, BoardEvent::Unplaced { student, from }),
                _ => {}
            }
        }
        for event in words {
            push(&mut full, event);
        }
        for reader in [Reader::Whole, company(), Reader::Student { student: pupil(1) }] {
            let mut followed = BoardState::default();
            for entry in &log {
                let wire = serde_json::to_string(&project(entry, &reader)).expect("written");
                if matches!(reader, Reader::Company { .. }) {
                    prop_assert!(!wire.contains(&theirs().to_string()) && !wire.contains(&third().to_string()), "{}", wire);
                    prop_assert!(!wire.contains("preferred"), "{}", wire);
                }
                let seen: Seen = serde_json::from_str(&wire).expect("read");
                followed.apply_seen(&seen).expect("a projection fits");
            }
            let read = reader.state(full.clone(), None);
            prop_assert_eq!(followed.version(), read.version());
            prop_assert_eq!(followed.students().collect::<Vec<_>>(), read.students().collect::<Vec<_>>());
            prop_assert_eq!(followed.demands().collect::<Vec<_>>(), read.demands().collect::<Vec<_>>());
            prop_assert_eq!(followed.ranks().collect::<Vec<_>>(), read.ranks().collect::<Vec<_>>());
            prop_assert_eq!(followed.assessments().collect::<Vec<_>>(), read.assessments().collect::<Vec<_>>());
            let whole = serde_json::to_string(&read).expect("written");
            match reader {
                Reader::Whole => {}
                Reader::Company { .. } => prop_assert!(read.ranks().next().is_none() && !whole.contains(&theirs().to_string()), "{}", whole),
                Reader::Student { .. } => prop_assert!(read.assessments().next().is_none(), "{}", whole),
            }
        }
    }
}
