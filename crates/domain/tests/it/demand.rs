use crate::{day, id};
use domain::demand::{AllotmentField, AskedField, DemandForm, DemandKind, DemandState};

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
    let problems = forecast.parse(id(3), day("2026-11-23")).expect_err("seats on a forecast");
    assert_eq!(problems[0].key, "field-forecast-has-no-seats");
    forecast.allotments.clear();
    forecast.from.clear();
    assert!(matches!(forecast.parse(id(3), day("2026-11-23")).expect("a forecast").facts.kind, DemandKind::Forecast { by_year: 2028 }));
    forecast.by_year = "2025".into();
    assert!(forecast.parse(id(3), day("2026-11-23")).is_err(), "a year that has passed");
}

#[test]
fn places_close_by_themselves_and_remind_after_a_fortnight() {
    let placement = DemandKind::Placement(crate::terms());
    let forecast = DemandKind::Forecast { by_year: 2027 };
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
        let found = DemandState::on(day(today), kind, 2, taken, day(stated));
        assert_eq!(found, state, "{kind:?} on {today}, {taken} taken");
        assert_eq!(found.is_open(), matches!(state, DemandState::Open | DemandState::Unanswered { .. }));
    }
}
