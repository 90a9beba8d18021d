//! The register of thresholds: what a form may say, what a change does to the rows, and that of one
//! key no two ever hold on the same day.

use crate::{day, id};
use domain::ApiError;
use domain::calendar::{Date, Timestamp};
use domain::id::{PersonId, RegulationId};
use domain::regulation::{
    Act, Change, ChangeRefusal, Chapter, Citation, Deed, LogLine, Register, Regulation, RegulationChange, RegulationForm, RegulationKey,
    RegulationRecord, RegulationTerms, Step,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

const KEY: RegulationKey = RegulationKey::GeneralSafetyHours;
const AT: Timestamp = Timestamp(1_795_392_000_000);

fn anna() -> PersonId {
    id(1000)
}

fn row(number: u128, value: u16, from: &str, to: Option<&str>) -> RegulationRecord {
    let citation = Citation { text: "D.Lgs. 81/2008".to_owned(), to_check: true };
    let regulation = Regulation { key: KEY, value, from: day(from), to: to.map(day), citation };
    RegulationRecord { id: id(number), version: 1, regulation, confirmed: None }
}

fn terms(value: u16, from: &str, to: Option<&str>) -> RegulationTerms {
    let citation = Citation { text: "Accordo 17 aprile 2025".to_owned(), to_check: false };
    RegulationTerms { value, from: day(from), to: to.map(day), citation }
}

/// A register with its log, played like the server does.
struct Table {
    register: Register,
    log: Vec<LogLine>,
    rows: u128,
}

impl Table {
    fn new(rows: Vec<RegulationRecord>) -> Self {
        Self { rows: 100 + rows.len() as u128, register: Register::new(rows), log: Vec::new() }
    }

    fn play(&mut self, id: RegulationId, change: Change) -> Result<Vec<Step>, ChangeRefusal> {
        let version = self.register.rows().iter().find(|row| row.id == id).map_or(1, |row| row.version);
        self.play_at(id, version, change)
    }

    fn play_at(&mut self, id: RegulationId, version: u64, change: Change) -> Result<Vec<Step>, ChangeRefusal> {
        self.rows += 1;
        let change = RegulationChange { key: KEY, id, version, change };
        let steps = self.register.decide(&change, &self.log, anna(), AT, crate::id(self.rows))?;
        for step in &steps {
            let terms = |record: &Option<RegulationRecord>| {
                record.as_ref().map(|row| (row.regulation.value, row.regulation.from, row.regulation.to))
            };
            let id = step.after.as_ref().or(step.before.as_ref()).expect("a step is about a row").id;
            let revision = self.log.len() as u64 + 1;
            let (before, after) = (terms(&step.before), terms(&step.after));
            self.log.insert(0, LogLine { revision, at: AT, actor: anna(), deed: step.deed, id, key: KEY, before, after });
        }
        self.register = self.register.after(&steps);
        Ok(steps)
    }

    fn rows(&self) -> Vec<(u16, Date, Option<Date>)> {
        self.register.rows().iter().map(|row| (row.regulation.value, row.regulation.from, row.regulation.to)).collect()
    }

    fn newest(&self) -> RegulationId {
        self.register.of(KEY).next_back().expect("there is one").id
    }
}

#[test]
fn whoever_checks_a_row_stands_beside_it() {
    let mut table = Table::new(vec![row(1, 4, "2012-01-01", None)]);
    let steps = table.play(id(1), Change::Confirm).expect("it is there");
    assert!(matches!(&steps[..], [Step { deed: Deed::Confirmed, .. }]) && !steps[0].alters_verdicts());
    let row = &table.register.rows()[0];
    assert_eq!((row.version, row.regulation.citation.to_check), (2, false));
    assert_eq!(row.confirmed.map(|confirmation| (confirmation.by, confirmation.at)), Some((Some(anna()), AT)));
}

#[test]
fn another_value_closes_the_one_before_and_taking_it_back_opens_it_again() {
    let mut table = Table::new(vec![row(1, 4, "2012-01-01", None)]);
    let steps = table.play(id(1), Change::Follow(terms(6, "2027-09-01", None))).expect("it follows");
    assert_eq!(steps.iter().map(|step| step.deed).collect::<Vec<_>>(), [Deed::Closed, Deed::Opened], "the end comes first");
    assert!(steps.iter().all(Step::alters_verdicts));
    assert_eq!(table.rows(), [(4, day("2012-01-01"), Some(day("2027-08-31"))), (6, day("2027-09-01"), None)]);
    for (on, value) in [("2027-08-31", 4), ("2027-09-01", 6)] {
        let held = table.register.regulations().on(KEY, day(on)).map(|held| held.value);
        assert_eq!(held, Some(value), "{on}");
    }
    table.play(id(1), Change::Confirm).expect("looked up meanwhile");
    let steps = table.play(table.newest(), Change::TakeBack).expect("the newest");
    assert_eq!(steps.iter().map(|step| step.deed).collect::<Vec<_>>(), [Deed::TakenBack, Deed::Reopened]);
    assert_eq!(table.rows(), [(4, day("2012-01-01"), None)]);
}

#[test]
fn a_row_that_ended_by_itself_stays_as_it_was() {
    let mut table = Table::new(vec![row(1, 4, "2012-01-01", Some("2026-08-31"))]);
    let steps = table.play(id(1), Change::Follow(terms(6, "2027-09-01", Some("2028-08-31")))).expect("after a gap");
    assert_eq!(steps.len(), 1);
    table.play(table.newest(), Change::TakeBack).expect("the newest");
    assert_eq!(table.rows(), [(4, day("2012-01-01"), Some(day("2026-08-31")))]);
    // One whose end somebody mended afterwards keeps that end.
    table.play(id(1), Change::Correct(terms(4, "2012-01-01", None))).expect("open again");
    table.play(id(1), Change::Follow(terms(6, "2027-09-01", None))).expect("follows");
    table.play(id(1), Change::Correct(terms(4, "2012-01-01", Some("2027-06-30")))).expect("mended");
    table.play(table.newest(), Change::TakeBack).expect("the newest");
    assert_eq!(table.rows(), [(4, day("2012-01-01"), Some(day("2027-06-30")))]);
}

#[test]
fn what_does_not_fit_the_other_rows_is_refused_at_its_field() {
    let two = || Table::new(vec![row(1, 4, "2012-01-01", Some("2020-08-31")), row(2, 6, "2020-09-01", None)]);
    let cases = [
        (1, Change::Correct(terms(4, "2012-01-01", Some("2020-09-01"))), Some(("to", "field-regulation-ends-before"))),
        (1, Change::Correct(terms(4, "2012-01-01", None)), Some(("to", "field-regulation-ends-before"))),
        (1, Change::Correct(terms(4, "2012-01-01", Some("2020-08-31"))), None),
        (1, Change::Correct(terms(4, "2021-01-01", None)), Some(("from", "field-regulation-held"))),
        (2, Change::Correct(terms(6, "2020-08-31", None)), Some(("from", "field-regulation-held"))),
        (2, Change::Correct(terms(6, "2021-01-01", None)), None),
        (2, Change::Follow(terms(6, "2020-09-01", None)), Some(("from", "field-regulation-after"))),
        (2, Change::Follow(terms(6, "2019-09-01", None)), Some(("from", "field-regulation-after"))),
        (2, Change::Follow(terms(6, "2020-09-02", None)), None),
    ];
    for (number, change, expected) in cases {
        let outcome = two().play(id(number), change.clone());
        let found = match &outcome {
            Err(ChangeRefusal::Invalid(fields)) => fields.first().map(|field| (field.field.as_str(), field.key.as_str())),
            Err(other) => panic!("{change:?}: {other:?}"),
            Ok(_) => None,
        };
        assert_eq!(found, expected, "{change:?}");
    }
    let mut one = Table::new(vec![row(1, 4, "2012-01-01", None)]);
    assert!(matches!(one.play(id(1), Change::TakeBack), Err(ChangeRefusal::Invalid(_))), "the only one is corrected, not taken away");
}

#[test]
fn what_somebody_changed_meanwhile_is_not_written_over() {
    let mut table = Table::new(vec![row(1, 4, "2012-01-01", None)]);
    table.play(id(1), Change::Follow(terms(6, "2027-09-01", None))).expect("follows");
    for change in [Change::Confirm, Change::Correct(terms(5, "2012-01-01", None)), Change::TakeBack] {
        assert_eq!(table.play_at(id(1), 1, change), Err(ChangeRefusal::Stale));
    }
    assert_eq!(table.play(id(1), Change::Follow(terms(7, "2030-01-01", None))), Err(ChangeRefusal::Stale), "it is no longer the newest");
    assert_eq!(table.play(id(1), Change::TakeBack), Err(ChangeRefusal::Stale));
    assert_eq!(table.play(id(7), Change::Confirm), Err(ChangeRefusal::Unknown));
}

fn form(act: Act) -> RegulationForm {
    RegulationForm {
        act: act.name().to_owned(),
        id: RegulationId::generate().to_string(),
        version: "1".to_owned(),
        value: "6".to_owned(),
        from: "2027-09-01".to_owned(),
        to: String::new(),
        citation: "  Accordo   17 aprile 2025 ".to_owned(),
        checked: String::new(),
        agreed: String::new(),
    }
}

#[test]
fn a_form_says_of_each_field_what_to_write() {
    let Change::Follow(read) = form(Act::Follow).parse(KEY).expect("right").change else { panic!("another act") };
    assert_eq!((read.value, read.to, read.citation.text.as_str(), read.citation.to_check), (6, None, "Accordo 17 aprile 2025", true));
    let text = str::to_owned;
    for (key, case, expected) in [
        (KEY, RegulationForm { value: text("0"), ..form(Act::Follow) }, vec![("value", "field-number")]),
        (KEY, RegulationForm { value: text("101"), ..form(Act::Follow) }, vec![("value", "field-number")]),
        (KEY, RegulationForm { value: text("-1"), ..form(Act::Follow) }, vec![("value", "field-number")]),
        (RegulationKey::MinorNightFrom, RegulationForm { value: text("24"), ..form(Act::Correct) }, vec![("value", "field-number")]),
        (RegulationKey::HighRiskTaskForbidden, RegulationForm { value: text("2"), ..form(Act::Correct) }, vec![("value", "field-choose")]),
        (KEY, RegulationForm { from: text("1/9/2027"), ..form(Act::Follow) }, vec![("from", "field-day")]),
        (KEY, RegulationForm { from: text("1899-12-31"), ..form(Act::Follow) }, vec![("from", "field-day-between")]),
        (KEY, RegulationForm { to: text("2101-01-01"), ..form(Act::Follow) }, vec![("to", "field-day-between")]),
        (KEY, RegulationForm { to: text("2027-08-31"), ..form(Act::Follow) }, vec![("to", "field-ends-before")]),
        (KEY, RegulationForm { citation: text(" "), ..form(Act::Follow) }, vec![("citation", "field-required")]),
        (KEY, RegulationForm { citation: "è".repeat(201), ..form(Act::Follow) }, vec![("citation", "field-too-long")]),
        (
            KEY,
            RegulationForm { value: text(""), from: text(""), citation: text(""), ..form(Act::Follow) },
            vec![("value", "field-number"), ("from", "field-day"), ("citation", "field-required")],
        ),
    ] {
        let Err(ApiError::Invalid(fields)) = case.parse(key) else { panic!("{case:?} was taken") };
        let found: Vec<_> = fields.iter().map(|field| (field.field.as_str(), field.key.as_str())).collect();
        assert_eq!(found, expected, "{case:?}");
    }
    for case in [
        RegulationForm { act: text("delete"), ..form(Act::Confirm) },
        RegulationForm { id: text("x"), ..form(Act::Confirm) },
        RegulationForm { version: text(""), ..form(Act::Confirm) },
    ] {
        assert!(matches!(case.parse(KEY), Err(ApiError::Malformed(_))), "{case:?}");
    }
    let bare = RegulationForm { value: text("x"), from: text("x"), ..form(Act::Confirm) };
    assert_eq!(bare.parse(KEY).expect("a confirmation needs no more").change, Change::Confirm);
}

#[test]
fn every_threshold_has_its_chapter_and_a_range_that_its_shipped_value_fits() {
    let in_chapters: Vec<RegulationKey> = Chapter::ALL.into_iter().flat_map(Chapter::keys).collect();
    assert_eq!(in_chapters.len(), RegulationKey::ALL.len());
    assert_eq!(in_chapters.iter().collect::<BTreeSet<_>>().len(), in_chapters.len());
    for regulation in crate::regulations().0 {
        let (least, most) = regulation.key.range();
        assert!((least..=most).contains(&regulation.value), "{:?}", regulation.key);
        assert_eq!(RegulationKey::from_name(regulation.key.name()), Some(regulation.key));
    }
    for (act, name) in Act::ALL {
        assert_eq!((act.name(), Act::from_name(name)), (name, Some(act)));
    }
}

fn any_change() -> impl Strategy<Value = (usize, Change)> {
    let any_terms = (1_u16..9, 0_i64..60, proptest::option::of(0_i64..60)).prop_map(|(value, from, length)| {
        let from = day("2020-01-01") + time::Duration::days(from);
        let citation = Citation { text: "fonte".to_owned(), to_check: false };
        RegulationTerms { value, from, to: length.map(|days| from + time::Duration::days(days)), citation }
    });
    let change = prop_oneof![
        Just(Change::Confirm),
        Just(Change::TakeBack),
        any_terms.clone().prop_map(Change::Correct),
        any_terms.prop_map(Change::Follow),
    ];
    (0_usize..6, change)
}

proptest! {
    /// Whatever is asked for, in whatever order.
    #[test]
    fn no_two_rows_hold_on_the_same_day(changes in proptest::collection::vec(any_change(), 1..40)) {
        let mut table = Table::new(vec![row(1, 4, "2020-01-10", None)]);
        for (position, change) in changes {
            let rows = table.register.rows();
            let id = rows[position % rows.len()].id;
            let before = table.rows();
            if table.play(id, change).is_err() {
                prop_assert_eq!(table.rows(), before);
            }
            prop_assert!(!table.register.rows().is_empty());
            for offset in -5..130 {
                let on = day("2020-01-01") + time::Duration::days(offset);
                let held = table.register.rows().iter().filter(|row| row.regulation.from <= on && row.regulation.to.is_none_or(|to| on <= to));
                prop_assert!(held.count() <= 1, "{} in {:?}", on, table.rows());
            }
        }
    }
}
