//! What a student needs, what a place lacks of it, and what a board says.

use crate::{day, id, period};
use domain::ApiError;
use domain::board::Facts;
use domain::calendar::{ClockTime, DailyHours};
use domain::demand::{DemandFacts, DemandKind, PlacementTerms, Risk};
use domain::place::{Means, Way};
use domain::rules::{Rule, Verdict};
use domain::student::{Accommodation, AccommodationForm, Obstacle, TravelLimit};
use std::collections::BTreeSet;

fn clock(text: &str) -> ClockTime {
    ClockTime::parse(text).expect("a time of the test")
}

/// Forty hours a week from eight to half past four, at medium risk, from 1 March 2027.
fn place(daily: (&str, &str)) -> DemandFacts {
    let terms = PlacementTerms {
        period: period("2027-03-01", "2027-03-26"),
        weekly_hours: 40,
        daily: DailyHours { from: clock(daily.0), to: clock(daily.1) },
    };
    DemandFacts { kind: DemandKind::Placement(terms), risk: Risk::Medium, high_risk_task: false, min_age: None, asked: Vec::new() }
}

fn lacks(stated: Accommodation, daily: (&str, &str), minutes: Option<u16>) -> Vec<Obstacle> {
    stated.obstacles(&place(daily), |_| minutes.map(|minutes| Way { minutes, estimated: false }))
}

#[test]
fn a_place_lacks_what_is_beyond_the_limit_and_nothing_at_it() {
    let travel =
        |minutes| Accommodation { travel: Some(TravelLimit { means: Means::PublicTransport, minutes }), ..Accommodation::default() };
    let usual = ("08:00", "16:30");
    let way = Way { minutes: 46, estimated: false };
    assert_eq!(lacks(travel(45), usual, Some(46)), [Obstacle::Travel { way, most: 45 }]);
    assert_eq!(lacks(travel(46), usual, Some(46)), []);
    assert_eq!(lacks(travel(5), usual, None), [], "of a way that nobody knows nothing is said");

    let risk = |risk| Accommodation { risk: Some(risk), ..Accommodation::default() };
    assert_eq!(lacks(risk(Risk::Low), usual, None), [Obstacle::Risk { risk: Risk::Medium, most: Risk::Low }]);
    assert_eq!(lacks(risk(Risk::Medium), usual, None), []);

    let daily = |hours| Accommodation { daily_hours: Some(hours), ..Accommodation::default() };
    assert_eq!(lacks(daily(8), usual, None), [Obstacle::DailyHours { minutes: 510, most: 8 }]);
    assert_eq!(lacks(daily(8), ("08:00", "16:00"), None), []);
    assert_eq!(lacks(daily(9), usual, None), []);

    let weekly = |hours| Accommodation { weekly_hours: Some(hours), ..Accommodation::default() };
    assert_eq!(lacks(weekly(39), usual, None), [Obstacle::WeeklyHours { hours: 40, most: 39 }]);
    assert_eq!(lacks(weekly(40), usual, None), []);

    let from = |time| Accommodation { not_before: Some(clock(time)), ..Accommodation::default() };
    assert_eq!(lacks(from("08:01"), usual, None), [Obstacle::Early { begins: clock("08:00"), least: clock("08:01") }]);
    assert_eq!(lacks(from("08:00"), usual, None), []);

    let to = |time| Accommodation { not_after: Some(clock(time)), ..Accommodation::default() };
    assert_eq!(lacks(to("16:29"), usual, None), [Obstacle::Late { ends: clock("16:30"), most: clock("16:29") }]);
    assert_eq!(lacks(to("16:30"), usual, None), []);
    let night = Obstacle::Late { ends: clock("06:00"), most: clock("23:00") };
    assert_eq!(lacks(to("23:00"), ("22:00", "06:00"), None), [night], "six in the morning of the next day is later");
}

#[test]
fn it_holds_until_its_last_day_and_asks_nothing_of_a_forecast() {
    let until = |until| Accommodation { weekly_hours: Some(20), until: Some(day(until)), ..Accommodation::default() };
    assert_eq!(lacks(until("2027-03-01"), ("08:00", "16:00"), None).len(), 1, "the first day of the period");
    assert_eq!(lacks(until("2027-02-28"), ("08:00", "16:00"), None), []);
    let forecast = DemandFacts {
        kind: DemandKind::Forecast { by_year: 2028, confidence: domain::demand::Confidence::Likely },
        ..place(("08:00", "16:00"))
    };
    assert_eq!(until("2028-01-01").obstacles(&forecast, |_| None), []);
    assert!(Accommodation { until: Some(day("2027-01-01")), ..Accommodation::default() }.is_none(), "a last day alone asks for nothing");
    assert!(!until("2027-01-01").is_none());
}

#[test]
fn ways_are_worked_out_from_the_distance_by_the_means() {
    for (means, minutes) in [(Means::PublicTransport, 30), (Means::Car, 15), (Means::Bicycle, 50), (Means::OnFoot, 150)] {
        assert_eq!(Way::estimate(means, 10.0), Way { minutes, estimated: true }, "{means:?}");
    }
    assert_eq!(Way::estimate(Means::OnFoot, 1e9).minutes, u16::MAX);
    assert_eq!(Way::estimate(Means::Car, 0.0).minutes, 0);
}

#[test]
fn a_board_says_that_the_school_rules_it_out_and_not_why() {
    let (student, open, shut) = (id(1), id(2), id(3));
    let mut facts = Facts::empty(day("2026-12-01"));
    facts.students.insert(student, domain::student::StudentFacts { barred: BTreeSet::from([shut]), ..crate::student() });
    facts.demands.extend([open, shut].map(|demand| (demand, place(("08:00", "16:00")))));
    let said = |demand| {
        let report = facts.examine(student, demand, 0).expect("both are known");
        assert!(report.refusals().eq(facts.refusals(student, demand).iter()));
        report.outcomes.into_iter().filter(|outcome| outcome.rule == Rule::Barred).collect::<Vec<_>>()
    };
    assert_eq!(said(open), [], "of other places nothing is said, not even that it is kept");
    let said = said(shut);
    assert_eq!(said.len(), 1);
    assert_eq!((said[0].verdict, &said[0].citation), (Verdict::Refused, &None));
}

#[test]
fn a_form_is_read_whole_or_refused_field_by_field() {
    let form = AccommodationForm {
        version: "0".to_owned(),
        travel_minutes: " 45 ".to_owned(),
        travel_means: "bicycle".to_owned(),
        risk: "low".to_owned(),
        daily_hours: "6".to_owned(),
        weekly_hours: "30".to_owned(),
        not_before: "9:00".to_owned(),
        not_after: "15:30".to_owned(),
        until: "2027-06-10".to_owned(),
    };
    let read = form.parse().expect("sound");
    assert_eq!(read.travel, Some(TravelLimit { means: Means::Bicycle, minutes: 45 }));
    let again = AccommodationForm::filled(&read, 3);
    assert_eq!((again.parse(), again.seen()), (Ok(read), Ok(3)));
    let blank = AccommodationForm { version: "0".to_owned(), ..AccommodationForm::default() };
    assert_eq!(blank.parse(), Ok(Accommodation::default()));

    let wrong = |form: AccommodationForm| match form.parse() {
        Err(ApiError::Invalid(fields)) => fields.into_iter().map(|field| field.field).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let text = |text: &str| text.to_owned();
    assert_eq!(wrong(AccommodationForm { travel_minutes: text("4"), ..form.clone() }), ["travel_minutes"]);
    assert_eq!(wrong(AccommodationForm { travel_means: text(""), ..form.clone() }), ["travel_means"]);
    assert_eq!(wrong(AccommodationForm { risk: text("none"), ..form.clone() }), ["risk"]);
    assert_eq!(
        wrong(AccommodationForm { daily_hours: text("six"), weekly_hours: text("61"), ..form.clone() }),
        ["daily_hours", "weekly_hours"]
    );
    assert_eq!(wrong(AccommodationForm { not_before: text("25:00"), ..form.clone() }), ["not_before"]);
    assert_eq!(wrong(AccommodationForm { not_before: text("15:30"), ..form.clone() }), ["not_after"], "no time is left between");
    assert_eq!(wrong(AccommodationForm { until: text("10/06/2027"), ..form }), ["until"]);
    assert!(matches!(AccommodationForm::default().seen(), Err(ApiError::Malformed(_))));
}
