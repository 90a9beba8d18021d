//! How many pairs a change of thresholds would judge otherwise.

use crate::{day, id, placement, regulations, student, terms};
use domain::board::{BoardCommand, BoardState, Cause, Facts, Recorded, decide_as};
use domain::calendar::Timestamp;
use domain::calendar::{ClockTime, DailyHours};
use domain::demand::{DemandFacts, DemandKind, PlacementTerms};
use domain::effect::{Effect, effect, unseated};
use domain::id::{CommandId, DemandId, StudentId};
use domain::regulation::{Regulation, RegulationKey, Regulations};
use domain::student::StudentFacts;

fn pupil(number: u128) -> StudentId {
    id(number)
}

fn shop(number: u128) -> DemandId {
    id(100 + number)
}

/// Three students (a minor; an adult; an adult with a longer general course) and two demands: 40
/// hours a week, and 40 with a mandatory competence that the adult with the longer course lacks.
fn board() -> (BoardState, Facts) {
    let mut facts = Facts::empty(day("2026-11-23"));
    facts.regulations = regulations();
    let adult = StudentFacts { birth: day("2008-01-01"), ..student() };
    facts.students.insert(pupil(1), student());
    facts.students.insert(pupil(2), adult.clone());
    facts.students.insert(pupil(3), StudentFacts { general_safety_hours: 6, competences: Vec::new(), ..adult });
    let mut mandatory = placement();
    mandatory.asked[0].mandatory = true;
    facts.demands.insert(shop(1), placement());
    facts.demands.insert(shop(2), mandatory);
    let mut state = BoardState::default();
    let commands = [
        BoardCommand::Join { student: pupil(1) },
        BoardCommand::Join { student: pupil(2) },
        BoardCommand::Join { student: pupil(3) },
        BoardCommand::Allot { demand: shop(1), seats: 2 },
        BoardCommand::Allot { demand: shop(2), seats: 2 },
        BoardCommand::Place { student: pupil(1), demand: shop(1) },
    ];
    for command in commands {
        for event in decide_as(&state, &facts, None, &command).expect("it may be done").1 {
            let version = state.version() + 1;
            let recorded =
                Recorded { version, at: Timestamp(0), actor: None, command: CommandId(uuid::Uuid::nil()), cause: Cause::SetUp, event };
            state.apply(&recorded).expect("the next version");
        }
    }
    (state, facts)
}

fn with(key: RegulationKey, change: impl Fn(Regulation) -> Option<Regulation>) -> Regulations {
    Regulations(regulations().0.into_iter().filter_map(|one| if one.key == key { change(one) } else { Some(one) }).collect())
}

#[test]
fn pairs_are_counted_that_would_be_judged_otherwise() {
    let (state, facts) = board();
    let value = |key, value| with(key, |one| Some(Regulation { value, ..one }));
    let nothing = Effect::default();
    for (what, after, expected) in [
        ("nothing changes", regulations(), nothing),
        ("what concerns nobody", value(RegulationKey::SpecificSafetyHoursHigh, 16), nothing),
        // The minor, on both; the one seat that is taken among them.
        ("fewer hours a week", value(RegulationKey::MinorWeeklyHours, 39), Effect { refused: 2, refused_placed: 1, ..nothing }),
        // All but the third student; and the third lacks a mandatory competence of the second demand.
        ("a longer course", value(RegulationKey::GeneralSafetyHours, 6), Effect { refused: 4, refused_placed: 1, ..nothing }),
        ("longer than anybody’s", value(RegulationKey::GeneralSafetyHours, 7), Effect { refused: 5, refused_placed: 1, ..nothing }),
        // The two who are not there would be the tutor’s second.
        ("fewer a tutor", value(RegulationKey::StudentsPerTutorMedium, 1), Effect { warned: 2, ..nothing }),
        ("no threshold", with(RegulationKey::MinorWeeklyHours, |_| None), Effect { warned: 2, ..nothing }),
        (
            "only after the demand’s first day",
            with(RegulationKey::GeneralSafetyHours, |one| Some(Regulation { from: day("2027-03-01"), ..one })),
            nothing,
        ),
        (
            "the day after the first day",
            with(RegulationKey::GeneralSafetyHours, |one| Some(Regulation { from: day("2027-03-02"), ..one })),
            Effect { warned: 5, ..nothing },
        ),
    ] {
        assert_eq!(effect(&state, &facts, &after), expected, "{what}");
    }
}

#[test]
fn the_way_back_counts_the_same_the_other_way_round() {
    let (state, mut facts) = board();
    facts.regulations = with(RegulationKey::MinorWeeklyHours, |one| Some(Regulation { value: 39, ..one }));
    let there_and_back = effect(&state, &facts, &regulations());
    assert_eq!(there_and_back, Effect { allowed: 2, ..Effect::default() });
    assert!(!there_and_back.is_none() && effect(&state, &facts, &facts.regulations).is_none());
    assert_eq!(there_and_back.and(there_and_back).allowed, 4);
    let short = DemandFacts { kind: DemandKind::Placement(PlacementTerms { weekly_hours: 20, ..terms() }), ..placement() };
    facts.demands.insert(shop(1), short);
    assert_eq!(effect(&state, &facts, &regulations()).allowed, 1);
}

#[test]
fn new_terms_count_against_those_who_have_a_seat() {
    let (state, mut facts) = board();
    let terms = |change: fn(&mut PlacementTerms)| {
        let mut terms = terms();
        change(&mut terms);
        DemandFacts { kind: DemandKind::Placement(terms), ..placement() }
    };
    let mut mandatory = placement();
    mandatory.asked[0] = domain::competence::AskedCompetence { mandatory: true, ..crate::asked(1, 4, 3) };
    let night = DailyHours { from: ClockTime::new(20, 0).expect("an hour"), to: ClockTime::new(2, 0).expect("an hour") };
    let at_night = DemandFacts { kind: DemandKind::Placement(PlacementTerms { daily: night, ..crate::terms() }), ..placement() };
    for (what, after, loses) in [
        ("nothing changes", placement(), false),
        ("another competence, not mandatory", DemandFacts { asked: vec![crate::asked(9, 4, 3)], ..placement() }, false),
        ("a mandatory one that the student lacks", mandatory, true),
        ("too long a week for a minor", terms(|terms| terms.weekly_hours = 41), true),
        ("nights", at_night, true),
        ("for adults", DemandFacts { min_age: Some(18), ..placement() }, true),
        ("a year later, when the student is an adult", terms(|terms| terms.period = crate::period("2028-03-01", "2028-03-26")), false),
        ("a high-risk task", DemandFacts { high_risk_task: true, ..placement() }, true),
    ] {
        let expected = if loses { vec![pupil(1)] } else { Vec::new() };
        assert_eq!(unseated(&state, &facts, shop(1), &after), expected, "{what}");
    }
    let strict = DemandFacts { min_age: Some(18), ..placement() };
    assert!(unseated(&state, &facts, shop(2), &strict).is_empty(), "nobody has a seat there");
    facts.demands.insert(shop(1), strict.clone());
    assert!(unseated(&state, &facts, shop(1), &strict).is_empty(), "who is refused already loses nothing");
}
