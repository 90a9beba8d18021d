//! Tutors: how many students at a time, when that is too many, and what a board says then.

use crate::{day, id, period, placement, regulations, student, terms};
use domain::ApiError;
use domain::board::{BoardCommand, BoardState, Cause, Facts, Move, Recorded, Refusal, Stage, decide_as};
use domain::calendar::Timestamp;
use domain::demand::{DemandFacts, DemandKind, PlacementTerms, Risk};
use domain::id::{CommandId, DemandId, StudentId, TutorId};
use domain::regulation::{Regulation, RegulationKey};
use domain::rules::{Rule, Verdict};
use domain::tutor::{Followed, TutorFacts, TutorForm, TutorTerms, load, worst};

const LOW: Risk = Risk::Low;
const HIGH: Risk = Risk::High;

fn followed(from: &str, to: &str, risk: Risk, students: u16) -> Followed {
    Followed { period: period(from, to), risk, students }
}

#[test]
fn the_worst_moment_of_a_period_is_the_one_with_the_least_room() {
    let most = [Some(12), Some(8), Some(5)];
    let march = period("2027-03-01", "2027-03-31");
    for (what, others, expected) in [
        ("nobody", vec![], (0, LOW)),
        ("the day before", vec![followed("2027-02-01", "2027-02-28", HIGH, 5)], (0, LOW)),
        ("the first day only", vec![followed("2027-02-01", "2027-03-01", LOW, 5)], (5, LOW)),
        ("the last day only", vec![followed("2027-03-31", "2027-04-30", LOW, 5)], (5, LOW)),
        ("the day after", vec![followed("2027-04-01", "2027-04-30", LOW, 5)], (0, LOW)),
        (
            "one after the other is not both at once",
            vec![followed("2027-03-01", "2027-03-10", LOW, 4), followed("2027-03-11", "2027-03-31", LOW, 5)],
            (5, LOW),
        ),
        ("one day of both is", vec![followed("2027-03-01", "2027-03-11", LOW, 4), followed("2027-03-11", "2027-03-31", LOW, 5)], (9, LOW)),
        (
            "fewer at a graver risk may be worse",
            vec![followed("2027-03-01", "2027-03-10", LOW, 9), followed("2027-03-11", "2027-03-31", HIGH, 3)],
            (3, HIGH),
        ),
        (
            "more at the lower risk may be worse",
            vec![followed("2027-03-01", "2027-03-10", LOW, 11), followed("2027-03-11", "2027-03-31", HIGH, 3)],
            (11, LOW),
        ),
        ("a place without students is none", vec![followed("2027-03-01", "2027-03-31", HIGH, 0)], (0, LOW)),
    ] {
        assert_eq!(worst(&others, march, LOW, most), expected, "{what}");
    }
    assert_eq!(worst(&[followed("2027-03-01", "2027-03-31", LOW, 2)], march, HIGH, most), (2, HIGH), "one's own risk counts");
}

#[test]
fn a_load_has_a_worst_day_and_the_lower_of_two_limits() {
    type Expected<'d> = (u16, u16, Option<&'d str>, u16, bool, bool);
    let today = day("2027-03-10");
    let spring = |students| followed("2027-03-01", "2027-03-26", Risk::Medium, students);
    let later = followed("2027-05-03", "2027-05-28", Risk::Medium, 8);
    let cases: Vec<(&str, Vec<Followed>, u16, bool, Expected<'_>)> = vec![
        ("nobody", vec![], 5, true, (0, 0, None, 5, false, false)),
        ("over already", vec![followed("2027-01-01", "2027-03-09", LOW, 9)], 5, true, (0, 0, None, 5, false, false)),
        ("until today", vec![followed("2027-01-01", "2027-03-10", LOW, 2)], 5, true, (2, 2, Some("2027-03-10"), 5, false, false)),
        ("seven of eight by law", vec![spring(7)], 20, true, (7, 7, Some("2027-03-10"), 8, true, false)),
        ("eight of eight", vec![spring(8)], 20, true, (8, 8, Some("2027-03-10"), 8, true, false)),
        ("nine of eight", vec![spring(9)], 20, true, (9, 9, Some("2027-03-10"), 8, true, true)),
        ("one's own word is lower", vec![spring(4)], 3, true, (4, 4, Some("2027-03-10"), 3, false, true)),
        ("of a school the law says nothing", vec![spring(9)], 20, false, (9, 9, Some("2027-03-10"), 20, false, false)),
        ("a later day is worse", vec![spring(2), later], 20, true, (2, 8, Some("2027-05-03"), 8, true, false)),
        (
            "the gravest risk counts for all",
            vec![spring(5), followed("2027-03-15", "2027-03-20", HIGH, 1)],
            20,
            true,
            (5, 6, Some("2027-03-15"), 5, true, true),
        ),
    ];
    for (what, followed, most, by_law, (now, peak, on, limit, law_limits, over)) in cases {
        let law = regulations();
        let load = load(&followed, most, by_law.then_some(&law), today);
        assert_eq!((load.now, load.peak, load.on, load.most), (now, peak, on.map(day), limit), "{what}");
        assert_eq!((load.by_law, load.is_over(), load.is_full()), (law_limits, over, peak >= limit), "{what}");
    }
}

#[test]
fn each_place_has_the_threshold_of_its_own_first_day() {
    let mut law = regulations();
    law.0.retain(|one| one.key != RegulationKey::StudentsPerTutorLow);
    let of = |value, from: &str, to: Option<&str>| Regulation {
        key: RegulationKey::StudentsPerTutorLow,
        value,
        from: day(from),
        to: to.map(day),
        citation: regulations().0[0].citation.clone(),
    };
    law.0.extend([of(12, "2018-01-01", Some("2027-03-01")), of(6, "2027-03-02", None)]);
    for (from, limit) in [("2027-03-01", 12), ("2027-03-02", 6)] {
        assert_eq!(load(&[followed(from, "2027-04-01", LOW, 7)], 30, Some(&law), day("2027-01-01")).most, limit, "{from}");
    }
}

#[test]
fn a_form_says_what_to_mend() {
    let right = TutorForm {
        version: "3".to_owned(),
        name: " Ada  Lotti ".to_owned(),
        phone: "0587 12 34 56".to_owned(),
        most: "5".to_owned(),
        ..TutorForm::default()
    };
    let terms =
        TutorTerms { name: "Ada Lotti".to_owned(), role: String::new(), email: None, phone: Some("0587123456".to_owned()), most: 5 };
    assert_eq!((right.parse(), right.seen()), (Ok(terms), Ok(3)));
    let long = "x".repeat(81);
    for (form, field, key) in [
        (TutorForm { name: " ".to_owned(), ..right.clone() }, "name", "field-required"),
        (TutorForm { name: long.clone(), ..right.clone() }, "name", "field-too-long"),
        (TutorForm { role: long, ..right.clone() }, "role", "field-too-long"),
        (TutorForm { email: "ada".to_owned(), ..right.clone() }, "email", "field-email"),
        (TutorForm { phone: "ada".to_owned(), ..right.clone() }, "phone", "field-phone"),
        (TutorForm { most: "0".to_owned(), ..right.clone() }, "most", "field-number"),
        (TutorForm { most: "101".to_owned(), ..right.clone() }, "most", "field-number"),
        (TutorForm { most: String::new(), ..right.clone() }, "most", "field-number"),
    ] {
        let Err(ApiError::Invalid(problems)) = form.parse() else { panic!("{form:?}") };
        assert_eq!(problems.iter().map(|one| (one.field.as_str(), one.key.as_str())).collect::<Vec<_>>(), [(field, key)]);
    }
    assert!(TutorForm::default().seen().is_err());
    assert_eq!(TutorTerms::chosen("tutor", " "), Ok(None));
    assert!(TutorTerms::chosen("tutor", "ada").is_err_and(|problem| problem.key == "field-choose"));
}

fn pupil(number: u128) -> StudentId {
    id(number)
}

fn shop(number: u128) -> DemandId {
    id(100 + number)
}

const TUTOR: u128 = 50;

/// A place at high risk, where the law allows five students to a tutor.
fn at_high_risk(from: &str, to: &str) -> DemandFacts {
    let kind = DemandKind::Placement(PlacementTerms { period: period(from, to), ..terms() });
    DemandFacts { kind, risk: HIGH, ..placement() }
}

/// Ten students with all courses; two places of four seats at the same time and one afterwards, all
/// with the same tutor, and one of four seats at the same time without any.
struct Table {
    state: BoardState,
    facts: Facts,
}

impl Table {
    fn new(elsewhere: Vec<Followed>) -> Self {
        let mut facts = Facts::empty(day("2026-11-23"));
        facts.regulations = regulations();
        let tutor: TutorId = id(TUTOR);
        facts.tutors.insert(tutor, TutorFacts { most: 20, elsewhere });
        for number in 1..=3 {
            facts.followed.insert(shop(number), tutor);
        }
        facts.demands.insert(shop(1), at_high_risk("2027-03-01", "2027-03-26"));
        facts.demands.insert(shop(2), at_high_risk("2027-03-26", "2027-04-20"));
        facts.demands.insert(shop(3), at_high_risk("2027-05-03", "2027-05-28"));
        facts.demands.insert(shop(4), at_high_risk("2027-03-01", "2027-03-26"));
        let mut table = Self { state: BoardState::default(), facts };
        for number in 1..=10 {
            let trained = domain::student::StudentFacts { specific_safety_hours: 12, ..student() };
            table.facts.students.insert(pupil(number), trained);
            table.must(&BoardCommand::Join { student: pupil(number) });
        }
        for number in 1..=4 {
            table.must(&BoardCommand::Allot { demand: shop(number), seats: 4 });
        }
        table
    }

    fn try_to(&mut self, command: &BoardCommand) -> Result<(), Refusal> {
        for event in decide_as(&self.state, &self.facts, None, command)?.1 {
            let version = self.state.version() + 1;
            let recorded =
                Recorded { version, at: Timestamp(0), actor: None, command: CommandId(uuid::Uuid::nil()), cause: Cause::SetUp, event };
            self.state.apply(&recorded).expect("the next version");
        }
        Ok(())
    }

    fn must(&mut self, command: &BoardCommand) {
        self.try_to(command).unwrap_or_else(|why| panic!("{command:?}: {why:?}"));
    }

    fn place(&mut self, student: u128, demand: u128) -> Result<(), Refusal> {
        self.try_to(&BoardCommand::Place { student: pupil(student), demand: shop(demand) })
    }

    fn arrange(&mut self, moves: &[(u128, Option<u128>)]) -> Result<(), Refusal> {
        let moves = moves.iter().map(|(student, to)| Move { student: pupil(*student), to: to.map(shop) });
        self.try_to(&BoardCommand::Arrange { moves: moves.collect() })
    }
}

fn tutor_load(refusal: Refusal) -> (u16, u16) {
    let broken = match refusal {
        Refusal::Rules { broken } => broken,
        Refusal::Arrangement { why, .. } => match *why {
            Refusal::Rules { broken } => broken,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    assert!(broken[0].citation.is_some(), "a refusal cites its source");
    match broken[0].rule {
        Rule::TutorLoad { students, most } => (students, most),
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn one_tutor_s_places_at_the_same_time_count_together() {
    let mut table = Table::new(Vec::new());
    for student in 1..=4 {
        table.place(student, 1).expect("four of five");
    }
    table.place(5, 2).expect("five of five, on the one day of both");
    assert_eq!(tutor_load(table.place(6, 2).expect_err("six")), (6, 5));
    table.place(6, 3).expect("later nobody is there");
    table.place(7, 4).expect("another place names nobody");
    // A move within the tutor's places counts nobody twice.
    table.place(4, 2).expect("from one to the other");
    table.must(&BoardCommand::Unplace { student: pupil(1) });
    table.place(8, 2).expect("one has left");
}

#[test]
fn whom_the_tutor_follows_on_other_boards_counts_too() {
    let elsewhere = |students| vec![followed("2027-03-20", "2027-06-30", LOW, students)];
    for (others, allowed) in [(4, true), (5, false)] {
        let mut table = Table::new(elsewhere(others));
        match table.place(1, 1) {
            Ok(()) => assert!(allowed, "{others}"),
            Err(refusal) => assert_eq!((tutor_load(refusal), allowed), ((others + 1, 5), false)),
        }
    }
}

#[test]
fn an_arrangement_is_judged_by_what_stands_at_the_end() {
    let mut table = Table::new(Vec::new());
    table.arrange(&[(1, Some(1)), (2, Some(1)), (3, Some(1)), (4, Some(2)), (5, Some(2))]).expect("five");
    assert_eq!(tutor_load(table.arrange(&[(6, Some(1)), (7, Some(3))]).expect_err("six")), (6, 5));
    table.arrange(&[(6, Some(1)), (4, None)]).expect("one comes, one goes");
    table.arrange(&[(6, Some(2)), (5, Some(1))]).expect("they change places");
}

#[test]
fn the_tutor_s_own_word_is_a_warning_and_so_is_a_tutor_without_a_name() {
    let mut table = Table::new(Vec::new());
    table.facts.tutors.insert(id(TUTOR), TutorFacts { most: 1, elsewhere: Vec::new() });
    table.place(1, 1).expect("one");
    let rules = |table: &Table, demand: u128| -> Vec<(Verdict, Rule)> {
        let following = table.facts.following(&table.state, pupil(9), shop(demand));
        let report = table.facts.judge(pupil(9), shop(demand), following).expect("both are known");
        report.outcomes.into_iter().map(|outcome| (outcome.verdict, outcome.rule)).collect()
    };
    assert!(rules(&table, 1).contains(&(Verdict::Warning, Rule::TutorMaximum { students: 2, most: 1 })));
    assert!(rules(&table, 1).contains(&(Verdict::Pass, Rule::TutorLoad { students: 2, most: 5 })));
    table.place(2, 1).expect("a warning refuses nobody");
    table.must(&BoardCommand::Allot { demand: shop(4), seats: 9 });
    for student in 3..=8 {
        table.place(student, 4).expect("nobody is named there");
    }
    assert!(rules(&table, 4).contains(&(Verdict::Warning, Rule::TutorLoad { students: 7, most: 5 })));
}

#[test]
fn a_school_confirms_nobody_who_would_be_one_too_many() {
    let mut table = Table::new(Vec::new());
    table.place(1, 1).expect("one");
    // Somebody else was quicker on another board, by a company's change.
    let elsewhere = vec![followed("2027-03-01", "2027-03-26", LOW, 5)];
    table.facts.tutors.insert(id(TUTOR), TutorFacts { most: 20, elsewhere });
    let confirm = BoardCommand::Advance { student: pupil(1), to: Stage::Confirmed };
    assert_eq!(tutor_load(table.try_to(&confirm).expect_err("six")), (6, 5));
}

#[test]
fn a_missing_threshold_is_said_and_refuses_nobody() {
    let mut table = Table::new(Vec::new());
    table.facts.regulations.0.retain(|one| one.key != RegulationKey::StudentsPerTutorHigh);
    for student in 1..=4 {
        table.place(student, 1).expect("no threshold refuses");
    }
    table.place(5, 2).expect("no threshold refuses");
    table.place(6, 2).expect("no threshold refuses");
    let following = table.facts.following(&table.state, pupil(7), shop(1));
    let report = table.facts.judge(pupil(7), shop(1), following).expect("both are known");
    let unknown = Rule::ThresholdKnown { key: RegulationKey::StudentsPerTutorHigh };
    assert!(report.outcomes.iter().any(|outcome| outcome.rule == unknown && outcome.verdict == Verdict::Warning));
}
