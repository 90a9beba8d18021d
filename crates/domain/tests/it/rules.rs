use crate::{day, id, period, placement, regulations, student, terms};
use domain::calendar::{ClockTime, DailyHours};
use domain::competence::Taxonomy;
use domain::demand::{Confidence, DemandFacts, DemandKind, Risk};
use domain::regulation::{Regulation, RegulationKey, Regulations};
use domain::rules::{Rule, Verdict, examine};
use domain::student::{Commitment, StudentFacts};

fn verdicts(student: &StudentFacts, demand: &DemandFacts, others: u16) -> Vec<(Verdict, Rule)> {
    let report = examine(student, demand, others, &Taxonomy::default(), &regulations(), day("2026-11-23"));
    report.outcomes.into_iter().map(|outcome| (outcome.verdict, outcome.rule)).collect()
}

fn refused(student: &StudentFacts, demand: &DemandFacts) -> Vec<Rule> {
    verdicts(student, demand, 0).into_iter().filter(|(verdict, _)| *verdict == Verdict::Refused).map(|(_, rule)| rule).collect()
}

#[test]
fn an_ordinary_pair_passes_every_rule() {
    assert!(verdicts(&student(), &placement(), 0).iter().all(|(verdict, _)| *verdict == Verdict::Pass));
}

#[test]
fn each_safety_course_has_its_hours() {
    for (general, specific, risk, broken) in [
        (4, 4, Risk::Low, 0),
        (4, 3, Risk::Low, 1),
        (4, 8, Risk::Medium, 0),
        (4, 7, Risk::Medium, 1),
        (4, 12, Risk::High, 0),
        (4, 11, Risk::High, 1),
        (3, 12, Risk::High, 1),
        (0, 0, Risk::Medium, 2),
    ] {
        let student = StudentFacts { general_safety_hours: general, specific_safety_hours: specific, ..student() };
        let demand = DemandFacts { risk, ..placement() };
        assert_eq!(refused(&student, &demand).len(), broken, "{general} and {specific} hours, {risk:?}");
    }
}

#[test]
fn a_minor_does_not_work_at_night_and_the_birthday_decides() {
    let clock = |hour| ClockTime::new(hour, 0).expect("an hour");
    let night = domain::demand::PlacementTerms { daily: DailyHours { from: clock(22), to: clock(6) }, ..terms() };
    let demand = DemandFacts { kind: DemandKind::Placement(night), ..placement() };
    for (birth, age) in [("2009-03-02", Some(17)), ("2009-03-01", None), ("2009-02-28", None)] {
        let student = StudentFacts { birth: day(birth), ..student() };
        assert_eq!(refused(&student, &demand), age.map(|age| Rule::NoNightWork { age }).into_iter().collect::<Vec<_>>(), "born {birth}");
    }
}

#[test]
fn a_company_s_minimum_age_counts_on_the_first_day() {
    let demand = DemandFacts { min_age: Some(16), ..placement() };
    for (birth, broken) in [("2011-03-02", true), ("2011-03-01", false)] {
        let student = StudentFacts { birth: day(birth), ..student() };
        let rules = refused(&student, &demand);
        assert_eq!(rules.contains(&Rule::MinimumAge { age: 15, asked: 16 }), broken, "born {birth}");
    }
}

#[test]
fn minors_have_forty_hours_a_week_and_adults_more() {
    let demand = |hours| DemandFacts {
        kind: DemandKind::Placement(domain::demand::PlacementTerms { weekly_hours: hours, ..terms() }),
        ..placement()
    };
    assert_eq!(refused(&student(), &demand(40)), []);
    assert_eq!(refused(&student(), &demand(41)), [Rule::WeeklyHours { hours: 41, most: 40 }]);
    let adult = StudentFacts { birth: day("2008-01-01"), ..student() };
    assert_eq!(refused(&adult, &demand(41)), []);
}

#[test]
fn the_high_risk_task_is_refused_with_its_source() {
    let demand = DemandFacts { high_risk_task: true, ..placement() };
    let report = examine(&student(), &demand, 0, &Taxonomy::default(), &regulations(), day("2026-11-23"));
    let refusal = report.refusals().next().expect("a refusal");
    assert_eq!(refusal.rule, Rule::NoHighRiskTask);
    assert!(refusal.citation.is_some());
    assert_eq!(report.outcomes[0], *refusal, "the gravest comes first");
}

#[test]
fn dates_clash_across_boards() {
    for (other, clashes) in [(period("2027-03-26", "2027-04-09"), true), (period("2027-03-27", "2027-04-09"), false)] {
        let student = StudentFacts { elsewhere: vec![Commitment { board: id(9), period: other }], ..student() };
        assert_eq!(refused(&student, &placement()), if clashes { vec![Rule::NoClash { other: Some(other) }] } else { vec![] });
    }
}

#[test]
fn a_tutor_with_too_many_students_is_a_warning() {
    for (others, verdict) in [(7, Verdict::Pass), (8, Verdict::Warning)] {
        let rules = verdicts(&student(), &placement(), others);
        assert!(rules.contains(&(verdict, Rule::TutorLoad { students: others + 1, most: 8 })), "{others} others");
    }
}

#[test]
fn forecasts_take_nobody() {
    let demand = DemandFacts { kind: DemandKind::Forecast { by_year: 2028, confidence: Confidence::Likely }, ..placement() };
    assert_eq!(refused(&student(), &demand), [Rule::IsPlacement]);
}

#[test]
fn a_threshold_changes_between_two_school_years() {
    let old = regulations().0.into_iter().find(|rule| rule.key == RegulationKey::GeneralSafetyHours).expect("known");
    let list = Regulations(vec![
        Regulation { to: Some(day("2027-08-31")), ..old.clone() },
        Regulation { value: 6, from: day("2027-09-01"), ..old },
    ]);
    for (on, value) in [("2017-12-31", None), ("2027-08-31", Some(4)), ("2027-09-01", Some(6))] {
        assert_eq!(list.on(RegulationKey::GeneralSafetyHours, day(on)).map(|rule| rule.value), value, "{on}");
    }
}

#[test]
fn a_missing_threshold_is_said_and_not_passed_over() {
    let report = examine(&student(), &placement(), 0, &Taxonomy::default(), &Regulations::default(), day("2026-11-23"));
    let unknown = report.outcomes.iter().filter(|outcome| matches!(outcome.rule, Rule::ThresholdKnown { .. }));
    assert!(unknown.clone().count() >= 3);
    assert!(unknown.clone().all(|outcome| outcome.verdict == Verdict::Warning));
}

#[test]
fn thresholds_of_a_day_are_those_of_each_key() {
    let regulations = regulations();
    let day = day("2026-11-23");
    let thresholds = regulations.on_day(day);
    for (position, (key, name)) in RegulationKey::ALL.iter().enumerate() {
        assert_eq!(*key as usize, position, "{name} does not stand where it is declared");
        assert_eq!(thresholds.get(*key), regulations.on(*key, day), "{name}");
    }
}

#[test]
fn every_age_turns_on_its_birthday_in_leap_years_too() {
    // The company asks 15, 16 or 18; the first day is 1 March 2027, of a common year.
    for asked in [15_u8, 16, 18] {
        let demand = DemandFacts { min_age: Some(asked), ..placement() };
        let year = 2027 - i32::from(asked);
        for (birth, old_enough) in [
            (format!("{year}-03-02"), false),
            (format!("{year}-03-01"), true),
            (format!("{year}-02-28"), true),
            (format!("{}-12-31", year - 1), true),
        ] {
            let student = StudentFacts { birth: day(&birth), ..student() };
            let broken = refused(&student, &demand).iter().any(|rule| matches!(rule, Rule::MinimumAge { .. }));
            assert_eq!(!broken, old_enough, "{asked} years asked, born {birth}");
        }
    }
    // Born on 29 February: of age on 1 March of a common year, on 29 February of a leap year.
    let from = |first: &str| {
        let terms = domain::demand::PlacementTerms { period: period(first, "2028-05-01"), ..terms() };
        DemandFacts { kind: DemandKind::Placement(terms), min_age: Some(18), ..placement() }
    };
    for (birth, first_day, old_enough) in [
        ("2008-02-29", "2026-02-28", false),
        ("2008-02-29", "2026-03-01", true),
        ("2010-02-28", "2028-02-27", false),
        ("2010-02-28", "2028-02-28", true),
        ("2010-03-01", "2028-02-29", false),
        ("2010-03-01", "2028-03-01", true),
    ] {
        let student = StudentFacts { birth: day(birth), ..student() };
        let broken = refused(&student, &from(first_day)).iter().any(|rule| matches!(rule, Rule::MinimumAge { .. }));
        assert_eq!(!broken, old_enough, "born {birth}, from {first_day}");
    }
}

#[test]
fn each_demand_has_the_thresholds_of_its_own_first_day() {
    let old = |key| regulations().0.into_iter().find(move |rule| rule.key == key).expect("known");
    let mut list = regulations();
    list.0.retain(|rule| rule.key != RegulationKey::MinorWeeklyHours && rule.key != RegulationKey::AdultAge);
    let hours = old(RegulationKey::MinorWeeklyHours);
    list.0.push(Regulation { to: Some(day("2027-08-31")), ..hours.clone() });
    list.0.push(Regulation { value: 35, from: day("2027-09-01"), ..hours });
    let age = old(RegulationKey::AdultAge);
    list.0.push(Regulation { to: Some(day("2027-12-31")), ..age.clone() });
    list.0.push(Regulation { value: 21, from: day("2028-01-01"), ..age });
    // Born on 15 June 2009; the period may well end under the new threshold.
    for (first_day, expected) in [
        ("2027-05-31", vec![]),
        ("2027-06-14", vec![]),
        ("2027-09-01", vec![]),
        ("2028-01-01", vec![Rule::WeeklyHours { hours: 40, most: 35 }]),
        ("2030-06-14", vec![Rule::WeeklyHours { hours: 40, most: 35 }]),
        ("2030-06-15", vec![]),
    ] {
        let terms = domain::demand::PlacementTerms { period: period(first_day, "2031-01-01"), ..terms() };
        let demand = DemandFacts { kind: DemandKind::Placement(terms), ..placement() };
        let report = examine(&student(), &demand, 0, &Taxonomy::default(), &list, day("2026-11-23"));
        let broken: Vec<Rule> = report.refusals().map(|outcome| outcome.rule.clone()).collect();
        assert_eq!(broken, expected, "from {first_day}");
    }
}

#[test]
fn a_rule_leads_to_its_chapter_of_the_book() {
    let report = examine(&student(), &placement(), 0, &Taxonomy::default(), &regulations(), day("2026-11-23"));
    for outcome in report.outcomes {
        assert_eq!(outcome.citation.is_some(), outcome.rule.chapter().is_some(), "{:?}", outcome.rule);
    }
}
