//! Releases of names: what they cover on which day, and what forms are refused.

use crate::{day, id, period};
use domain::ApiError;
use domain::calendar::{Date, Timestamp};
use domain::id::{BoardId, CorrectionId, ReleaseId};
use domain::release::{
    Audience, CorrectionForm, Desk, MAX_NOTE, NewRelease, Recipient, Release, ReleaseAct, ReleaseField, ReleaseForm, ReleaseState,
    ReleasedContact, longest_until,
};
use std::collections::BTreeSet;

pub(crate) const TODAY: &str = "2026-12-01";

/// Of student 10 to company 20, name and e-mail, until the end of May.
pub(crate) fn release_to_company() -> Release {
    Release {
        id: id(70),
        student: id(10),
        guardian: None,
        audience: Audience::Company(id(20)),
        fields: BTreeSet::from([ReleaseField::Name, ReleaseField::Email]),
        period: period(TODAY, "2027-05-31"),
        requested_at: Timestamp(0),
        revoked_at: None,
        version: 1,
    }
}

#[test]
fn a_release_covers_its_company_its_fields_and_its_days() {
    let boards: BTreeSet<BoardId> = BTreeSet::from([id(40)]);
    let to_company = release_to_company();
    let to_board = Release { audience: Audience::Board(id(40)), ..release_to_company() };
    let elsewhere = Release { audience: Audience::Board(id(41)), ..release_to_company() };
    let revoked = Release { revoked_at: Some(Timestamp(1)), ..release_to_company() };
    let nameless = Release { fields: BTreeSet::from([ReleaseField::Phone]), ..release_to_company() };
    let name = ReleaseField::Name;
    for (what, release, company, field, on, expected) in [
        ("the day before", &to_company, 20, name, "2026-11-30", false),
        ("the first day", &to_company, 20, name, "2026-12-01", true),
        ("the last day", &to_company, 20, name, "2027-05-31", true),
        ("the day after", &to_company, 20, name, "2027-06-01", false),
        ("another company", &to_company, 21, name, "2027-01-01", false),
        ("a field that was asked", &to_company, 20, ReleaseField::Email, "2027-01-01", true),
        ("a field that was not asked", &to_company, 20, ReleaseField::Phone, "2027-01-01", false),
        ("a company of the board", &to_board, 21, name, "2027-01-01", true),
        ("a company of another board", &elsewhere, 20, name, "2027-01-01", false),
        ("taken back", &revoked, 20, name, "2027-01-01", false),
        ("taken back, on its last day", &revoked, 20, name, "2027-05-31", false),
        ("no name in it", &nameless, 20, name, "2027-01-01", false),
    ] {
        let recipient = Recipient { company: id(company), boards: &boards };
        assert_eq!(release.covers(recipient, field, day(on)), expected, "{what}");
    }
    assert!(!to_board.covers(Recipient { company: id(20), boards: &BTreeSet::new() }, name, day("2027-01-01")), "on no board");
}

#[test]
fn a_release_passes_through_its_states() {
    let release = release_to_company();
    for (on, state) in [
        ("2026-11-30", ReleaseState::Coming),
        ("2026-12-01", ReleaseState::Running),
        ("2027-05-31", ReleaseState::Running),
        ("2027-06-01", ReleaseState::Ended),
    ] {
        assert_eq!(release.state(day(on)), state, "{on}");
        let revoked = Release { revoked_at: Some(Timestamp(1)), ..release.clone() };
        assert_eq!(revoked.state(day(on)), ReleaseState::Revoked, "{on}");
    }
}

#[test]
fn the_longest_release_is_of_twelve_months() {
    for (from, until) in [
        ("2026-12-01", "2027-11-30"),
        ("2027-01-01", "2027-12-31"),
        ("2027-03-01", "2028-02-29"),
        ("2027-02-28", "2028-02-27"),
        ("2028-02-29", "2029-02-28"),
    ] {
        assert_eq!(longest_until(day(from)), day(until), "{from}");
    }
}

fn form() -> ReleaseForm {
    ReleaseForm {
        id: id::<ReleaseId>(1).to_string(),
        audience: Audience::Company(id(20)).value(),
        until: "2027-05-31".to_owned(),
        ..ReleaseForm::default()
    }
}

/// Sixteen years old.
const BIRTH: &str = "2010-06-15";

fn told(outcome: Result<NewRelease, ApiError>) -> Vec<(String, String)> {
    match outcome {
        Err(ApiError::Invalid(fields)) => fields.into_iter().map(|field| (field.field, field.key)).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_sound_form_says_what_is_asked() {
    let asked = form().parse(day(BIRTH), day(TODAY), Desk::Student).expect("sound");
    assert_eq!((asked.id, asked.audience, asked.period), (id(1), Audience::Company(id(20)), period(TODAY, "2027-05-31")));
    assert_eq!((asked.guardian.clone(), asked.fields()), (None, BTreeSet::from([ReleaseField::Name])));
    let whole = ReleaseForm {
        audience: Audience::Board(id(40)).value(),
        from: "2027-01-07".to_owned(),
        email: " nina@example.org ".to_owned(),
        phone: "0039 333 123.4567".to_owned(),
        note: "Mi piace il legno.\r\nSuono la tromba.".to_owned(),
        guardian: "Ada  Prova".to_owned(),
        paper: "on".to_owned(),
        ..form()
    };
    let asked = whole.parse(day(BIRTH), day(TODAY), Desk::School).expect("sound");
    assert_eq!((asked.audience, asked.period), (Audience::Board(id(40)), period("2027-01-07", "2027-05-31")));
    assert_eq!(asked.guardian.as_deref(), Some("Ada Prova"));
    let contact = ReleasedContact {
        email: Some("nina@example.org".to_owned()),
        phone: Some("+393331234567".to_owned()),
        note: Some("Mi piace il legno.\nSuono la tromba.".to_owned()),
    };
    assert_eq!((asked.contact.clone(), asked.fields().len()), (contact, 4));
    let student = whole.parse(day(BIRTH), day(TODAY), Desk::Student).expect("sound");
    assert_eq!(student.guardian, None, "nobody can see there who has typed it");
}

#[test]
fn what_a_form_lacks_is_said_beside_its_field() {
    let with = |change: fn(&mut ReleaseForm)| {
        let mut form = form();
        change(&mut form);
        form
    };
    for (form, field, key) in [
        (with(|form| form.audience.clear()), "audience", "field-choose"),
        (with(|form| form.audience = "company:x".to_owned()), "audience", "field-choose"),
        (with(|form| form.audience = "school:00000000-0000-0000-0000-000000000014".to_owned()), "audience", "field-choose"),
        (with(|form| form.until.clear()), "until", "field-day"),
        (with(|form| form.until = "2026-11-30".to_owned()), "until", "field-ends-before"),
        (with(|form| form.from = "2026-11-30".to_owned()), "from", "field-release-past"),
        (with(|form| form.until = "2027-12-01".to_owned()), "until", "field-release-long"),
        (with(|form| form.email = "nina".to_owned()), "email", "field-email"),
        (with(|form| form.phone = "casa".to_owned()), "phone", "field-phone"),
        (with(|form| form.note = "a".repeat(MAX_NOTE + 1)), "note", "field-too-long"),
    ] {
        assert_eq!(told(form.parse(day(BIRTH), day(TODAY), Desk::Student)), [(field.to_owned(), key.to_owned())], "{form:?}");
    }
    let paperless = told(form().parse(day(BIRTH), day(TODAY), Desk::School));
    assert_eq!(paperless, [("paper".to_owned(), "field-release-paper".to_owned())]);
    let exactly = ReleaseForm { until: "2027-11-30".to_owned(), ..form() };
    assert!(exactly.parse(day(BIRTH), day(TODAY), Desk::Student).is_ok(), "twelve months exactly");
    let without = ReleaseForm { id: String::new(), ..form() };
    assert!(matches!(without.parse(day(BIRTH), day(TODAY), Desk::Student), Err(ApiError::Malformed(_))));
}

#[test]
fn under_fourteen_a_guardian_asks_at_school() {
    let (before, birthday): (Date, Date) = (day("2012-12-02"), day("2012-12-01"));
    let at_school = ReleaseForm { paper: "on".to_owned(), ..form() };
    let named = ReleaseForm { guardian: "Ada Prova".to_owned(), ..at_school.clone() };
    for (form, birth, desk, key) in [
        (form(), birthday, Desk::Student, None),
        (form(), before, Desk::Student, Some("field-release-guardian-at-school")),
        // Whoever types a name at home may be anybody.
        (named.clone(), before, Desk::Student, Some("field-release-guardian-at-school")),
        (at_school.clone(), birthday, Desk::School, None),
        (at_school, before, Desk::School, Some("field-release-guardian")),
        (named, before, Desk::School, None),
    ] {
        let outcome = form.parse(birth, day(TODAY), desk);
        match key {
            None => assert!(outcome.is_ok(), "{birth} {desk:?}: {outcome:?}"),
            Some(key) => assert_eq!(told(outcome), [("guardian".to_owned(), key.to_owned())], "{birth} {desk:?}"),
        }
    }
}

#[test]
fn acts_and_corrections_are_read() {
    let act = ReleaseAct { id: id::<ReleaseId>(1).to_string(), version: "3".to_owned() };
    assert_eq!(act.parse::<ReleaseId>(), Ok((id(1), 3)));
    assert!(matches!(ReleaseAct::default().parse::<ReleaseId>(), Err(ApiError::Malformed(_))));
    let words =
        |words: &str| CorrectionForm { id: id::<CorrectionId>(2).to_string(), words: words.to_owned(), ..CorrectionForm::default() };
    assert_eq!(words(" Il comune è sbagliato. ").parse(), Ok((id(2), "Il comune è sbagliato.".to_owned())));
    for (text, key) in [(" \n ", "field-required"), (&*"è".repeat(1_001), "field-too-long")] {
        let Err(ApiError::Invalid(fields)) = words(text).parse() else { panic!("{text}") };
        assert_eq!((fields.len(), fields[0].field.as_str(), fields[0].key.as_str()), (1, "words", key));
    }
}
