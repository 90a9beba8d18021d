use crate::{day, id};
use domain::demand::{
    AllotmentField, AskedField, Confidence, DemandForm, DemandKind, DemandState, Given, MAX_REASON, NewDemand, WithdrawalForm,
};

fn form() -> DemandForm {
    let text = str::to_owned;
    DemandForm {
        kind: text("placement"),
        title: text("  Tornitura   CNC "),
        occupation: uuid::Uuid::from_u128(5).to_string(),
        positions: text("2"),
        from: text("2027-03-01"),
        to: text("2027-03-26"),
        weekly_hours: text("40"),
        starts_at: text("08:00"),
        ends_at: text("17:00"),
        municipality: text("050029"),
        risk: text("medium"),
        asked: vec![AskedField {
            competence: uuid::Uuid::from_u128(1).to_string(),
            level: text("3"),
            weight: text("2"),
            mandatory: text("on"),
        }],
        allotments: vec![AllotmentField { board: uuid::Uuid::from_u128(8).to_string(), seats: text("2") }],
        ..DemandForm::default()
    }
}

#[test]
fn a_good_form_is_read() {
    let demand = form().parse(id(3), day("2026-11-23")).expect("a good form");
    assert_eq!((demand.title.as_str(), demand.positions, demand.facts.min_age), ("Tornitura CNC", 2, None));
    assert!(matches!(demand.facts.kind, DemandKind::Placement(terms) if terms.total_hours() == 160));
    assert!(demand.facts.asked[0].mandatory);
    assert_eq!(demand.allotments, [(id(8), 2)]);
}

#[test]
fn each_wrong_field_is_named() {
    type Change = fn(&mut DemandForm);
    let cases: [(&str, &str, Change); 17] = [
        ("kind", "field-choose", |form| form.kind = "other".into()),
        ("title", "field-required", |form| form.title = "  ".into()),
        ("title", "field-too-long", |form| form.title = "x".repeat(81)),
        ("tasks", "field-too-long", |form| form.tasks = "x".repeat(601)),
        ("positions", "field-number", |form| form.positions = "0".into()),
        ("positions", "field-number", |form| form.positions = "due".into()),
        ("from", "field-day", |form| form.from = "31/02/2027".into()),
        ("to", "field-ends-before", |form| form.to = "2027-02-28".into()),
        ("to", "field-past", |form| (form.from, form.to) = ("2026-01-01".into(), "2026-01-31".into())),
        ("starts_at", "field-time", |form| form.starts_at = "25:00".into()),
        ("municipality", "field-choose", |form| form.municipality.clear()),
        ("risk", "field-choose", |form| form.risk.clear()),
        ("min_age", "field-number", |form| form.min_age = "3".into()),
        ("asked", "field-one-competence", |form| form.asked.clear()),
        ("asked[1][competence]", "field-twice", |form| form.asked.push(form.asked[0].clone())),
        ("asked[0][level]", "field-choose", |form| form.asked[0].level = "0".into()),
        ("allotments", "field-more-seats-than-positions", |form| form.allotments[0].seats = "3".into()),
    ];
    for (field, key, change) in cases {
        let mut form = form();
        change(&mut form);
        let problems = form.parse(id(3), day("2026-11-23")).expect_err(field);
        assert!(problems.iter().any(|problem| problem.field == field && problem.key == key), "{field} {key}: {problems:?}");
    }
}

#[test]
fn a_forecast_has_a_year_and_no_seats() {
    let mut forecast = form();
    forecast.kind = "forecast".into();
    forecast.by_year = "2028".into();
    forecast.confidence = "sure".into();
    let problems = forecast.parse(id(3), day("2026-11-23")).expect_err("seats on a forecast");
    assert_eq!(problems[0].key, "field-forecast-has-no-seats");
    forecast.allotments.clear();
    forecast.from.clear();
    forecast.confidence.clear();
    let problems = forecast.parse(id(3), day("2026-11-23")).expect_err("nobody said how sure it is");
    assert_eq!((problems[0].field.as_str(), problems[0].key.as_str()), ("confidence", "field-choose"));
    for (confidence, name) in Confidence::ALL {
        name.clone_into(&mut forecast.confidence);
        let kind = forecast.parse(id(3), day("2026-11-23")).expect("a forecast").facts.kind;
        assert_eq!(kind, DemandKind::Forecast { by_year: 2028, confidence });
        assert_eq!((confidence.name(), Confidence::from_name(name)), (name, Some(confidence)));
    }
    forecast.by_year = "2025".into();
    assert!(forecast.parse(id(3), day("2026-11-23")).is_err(), "a year that has passed");
}

#[test]
fn places_close_by_themselves_and_remind_after_a_fortnight() {
    let placement = DemandKind::Placement(crate::terms());
    let forecast = DemandKind::Forecast { by_year: 2027, confidence: Confidence::Possible };
    // what, today, taken of two positions, stated; how it stands
    for (kind, today, taken, stated, state) in [
        (placement, "2026-11-23", 0, "2026-11-23", DemandState::Open),
        (placement, "2026-12-06", 0, "2026-11-23", DemandState::Open),
        (placement, "2026-12-07", 0, "2026-11-23", DemandState::Unanswered { days: 14 }),
        (placement, "2026-12-07", 1, "2026-11-23", DemandState::Open),
        (placement, "2026-12-07", 2, "2026-11-23", DemandState::Filled),
        (placement, "2027-03-26", 2, "2026-11-23", DemandState::Filled),
        (placement, "2027-03-27", 2, "2026-11-23", DemandState::Over),
        (placement, "2027-03-27", 0, "2026-11-23", DemandState::Over),
        (forecast, "2027-12-31", 0, "2025-01-01", DemandState::Open),
        (forecast, "2028-01-01", 0, "2025-01-01", DemandState::Over),
    ] {
        let found = DemandState::on(day(today), kind, 2, taken, day(stated), None);
        assert_eq!(found, state, "{kind:?} on {today}, {taken} taken");
        assert_eq!(found.is_open(), matches!(state, DemandState::Open | DemandState::Unanswered { .. }));
        let withdrawn = DemandState::on(day(today), kind, 2, taken, day(stated), Some(day("2026-12-01")));
        assert_eq!(withdrawn, DemandState::Withdrawn { on: day("2026-12-01") }, "whatever else it would be");
        assert!(!withdrawn.is_open());
    }
}

fn demand(kind: &str, positions: &str) -> NewDemand {
    let form = DemandForm {
        kind: kind.to_owned(),
        positions: positions.to_owned(),
        by_year: "2028".to_owned(),
        confidence: "sure".to_owned(),
        allotments: Vec::new(),
        ..form()
    };
    form.parse(id(3), day("2026-11-23")).expect("a good form")
}

#[test]
fn a_form_is_filled_with_what_stands() {
    for kind in ["placement", "forecast"] {
        let mut demand = demand(kind, "2");
        demand.facts.min_age = Some(16);
        demand.facts.high_risk_task = true;
        demand.conditions = "Mensa\ne autobus".to_owned();
        let again = DemandForm::filled(&demand).parse(id(3), day("2026-11-23")).expect("what stands is sound");
        assert_eq!(again, demand, "{kind}");
    }
}

#[test]
fn what_stands_on_boards_bounds_a_change() {
    let nowhere = Given::default();
    let (free, full) = (Given { seats: 2, taken: 0 }, Given { seats: 3, taken: 3 });
    for (kind, positions, given, expected) in [
        ("placement", "1", nowhere, vec![]),
        ("forecast", "1", nowhere, vec![]),
        ("placement", "2", free, vec![]),
        ("placement", "200", full, vec![]),
        ("placement", "1", free, vec![("positions", "field-positions-below-seats", "2")]),
        ("placement", "2", full, vec![("positions", "field-positions-below-seats", "3")]),
        ("forecast", "3", full, vec![("kind", "field-kind-with-seats", "3")]),
        ("forecast", "1", free, vec![("kind", "field-kind-with-seats", "2"), ("positions", "field-positions-below-seats", "2")]),
    ] {
        let found = demand(kind, positions).hindrances(given);
        let found: Vec<_> = found.iter().map(|why| (why.field.as_str(), why.key.as_str(), why.values["seats"].as_str())).collect();
        assert_eq!(found, expected, "{kind}, {positions} positions, {given:?}");
    }
}

#[test]
fn it_is_withdrawn_while_nobody_has_a_seat_and_reopened_while_it_lies_ahead() {
    let placement = DemandKind::Placement(crate::terms());
    let forecast = DemandKind::Forecast { by_year: 2027, confidence: Confidence::Sure };
    let given = |taken| Given { seats: 2, taken };
    for (kind, today, taken, kept, closed) in [
        (placement, "2026-11-23", 0, None, false),
        (placement, "2027-03-26", 0, None, false),
        (placement, "2027-03-27", 0, Some("field-demand-over"), true),
        (placement, "2026-11-23", 1, Some("field-demand-has-students"), false),
        (placement, "2027-03-27", 2, Some("field-demand-has-students"), true),
        (forecast, "2027-12-31", 0, None, false),
        (forecast, "2028-01-01", 0, Some("field-demand-over"), true),
    ] {
        let why = kind.kept(day(today), given(taken));
        assert_eq!(why.as_ref().map(|why| why.key.as_str()), kept, "{kind:?} on {today}, {taken} taken");
        assert!(why.is_none_or(|why| why.values.get("taken").is_none_or(|said| *said == taken.to_string())));
        assert_eq!(kind.closed(day(today)).is_some(), closed, "{kind:?} on {today}");
    }
}

#[test]
fn a_withdrawal_has_a_short_reason_and_a_version() {
    let form = |version: &str, reason: &str| WithdrawalForm { version: version.to_owned(), reason: reason.to_owned() };
    assert_eq!(form("3", "  Il reparto \n chiude ").why(), Ok("Il reparto chiude".to_owned()));
    for (reason, key) in
        [(String::new(), "field-required"), (" \n".to_owned(), "field-required"), ("x".repeat(MAX_REASON + 1), "field-too-long")]
    {
        let problems = form("3", &reason).why().expect_err(&reason);
        assert_eq!((problems[0].field.as_str(), problems[0].key.as_str()), ("reason", key));
    }
    assert_eq!((form("3", "").seen(), form("", "").seen(), form("-1", "").seen()), (Some(3), None, None));
}
