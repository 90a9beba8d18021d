//! The forms of a class, of a student and of a competence.

use crate::id;
use domain::ApiError;
use domain::calendar::{Date, parse_iso_day};
use domain::demand::Risk;
use domain::organisation::{ClassFilter, ClassForm, SchoolClass};
use domain::student::{HeldAct, HeldChange, HeldForm, StudentFilter, StudentForm, StudentState};

fn today() -> Date {
    parse_iso_day("2026-11-24").expect("a day")
}

fn wrong<T: std::fmt::Debug>(outcome: Result<T, ApiError>) -> Vec<(String, String)> {
    match outcome {
        Err(ApiError::Invalid(fields)) => fields.into_iter().map(|field| (field.field, field.key)).collect(),
        other => panic!("{other:?}"),
    }
}

fn student() -> StudentForm {
    StudentForm {
        given: " Anna  Maria ".to_owned(),
        family: "D’Alò".to_owned(),
        class: domain::id::SchoolClassId::generate().to_string(),
        birth: "2009-11-25".to_owned(),
        municipality: "050029".to_owned(),
        ..StudentForm::default()
    }
}

#[test]
fn a_class_is_read_as_schools_write_it() {
    let form = |year: &str, grade: &str, section: &str, track: &str| ClassForm {
        school_year: year.to_owned(),
        grade: grade.to_owned(),
        section: section.to_owned(),
        track: track.to_owned(),
        ..ClassForm::default()
    };
    let terms = form("2026-2027", "4", " a1 ", " Meccanica  e meccatronica ").parse().expect("sound");
    let read = (terms.school_year.as_str(), terms.grade, terms.section.as_str(), terms.track.as_str());
    assert_eq!(read, ("2026/27", 4, "A1", "Meccanica e meccatronica"));
    let empty = wrong(form("", "", "", "").parse());
    assert_eq!(empty.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), ["school_year", "grade", "section", "track"]);
    for (form, field) in [
        (form("2026/28", "4", "A", "x"), "school_year"),
        (form("2026/27", "6", "A", "x"), "grade"),
        (form("2026/27", "0", "A", "x"), "grade"),
        (form("2026/27", "4", "A/B", "x"), "section"),
        (form("2026/27", "4", "ABCDEFGHIJK", "x"), "section"),
        (form("2026/27", "4", "A", &"x".repeat(101)), "track"),
    ] {
        assert_eq!(wrong(form.parse())[0].0, field, "{form:?}");
    }
    assert!(matches!(ClassForm::default().seen(), Err(ApiError::Malformed(_))));
}

#[test]
fn classes_are_found_by_any_of_their_words() {
    let class = SchoolClass {
        id: id(1),
        school: id(2),
        school_year: "2026/27".to_owned(),
        grade: 4,
        section: "A".to_owned(),
        track: "Meccanica e meccatronica".to_owned(),
    };
    for (text, year, shows) in [
        ("", None, true),
        ("4a mecca", None, true),
        ("agnesi 4A", None, true),
        ("5a", None, false),
        ("", Some("2026/27"), true),
        ("4a", Some("2025/26"), false),
    ] {
        let filter = ClassFilter { text: text.to_owned(), school_year: year.map(str::to_owned), page: 0 };
        assert_eq!(filter.shows(&class, "ITIS Agnesi"), shows, "{filter:?}");
    }
}

#[test]
fn a_student_is_read_or_every_wrong_field_is_named() {
    let terms = student().parse(today()).expect("sound");
    assert_eq!((terms.given.as_str(), terms.register_number, terms.hours_done, terms.safety_risk), ("Anna Maria", None, 0, None));
    let full = StudentForm {
        general_safety_hours: "4".to_owned(),
        general_safety_on: "2026-11-24".to_owned(),
        specific_safety_hours: "8".to_owned(),
        safety_risk: "medium".to_owned(),
        ..student()
    };
    let terms = full.parse(today()).expect("sound");
    assert_eq!((terms.general_safety_hours, terms.general_safety_on, terms.safety_risk), (4, Some(today()), Some(Risk::Medium)));
    assert_eq!(StudentForm::filled(&terms, 3).parse(today()).expect("comes back as it was"), terms);

    let empty: Vec<String> = wrong(StudentForm::default().parse(today())).into_iter().map(|(field, _)| field).collect();
    assert_eq!(empty, ["family", "given", "class", "birth", "municipality"]);
    let change = |change: &dyn Fn(&mut StudentForm)| {
        let mut form = student();
        change(&mut form);
        wrong(form.parse(today()))
    };
    // The day before a twelfth birthday, and the birthday itself.
    assert_eq!(change(&|form| form.birth = "2014-11-25".to_owned()), [("birth".to_owned(), "field-student-age".to_owned())]);
    assert!(StudentForm { birth: "2014-11-24".to_owned(), ..student() }.parse(today()).is_ok());
    assert_eq!(change(&|form| form.birth = "2009-02-30".to_owned())[0].1, "field-day");
    assert_eq!(change(&|form| form.hours_done = "2001".to_owned())[0].0, "hours_done");
    assert_eq!(change(&|form| form.specific_safety_hours = "4".to_owned())[0].0, "safety_risk");
    assert_eq!(change(&|form| form.safety_risk = "none".to_owned())[0].0, "safety_risk");
    assert_eq!(change(&|form| form.general_safety_on = "2026-11-01".to_owned())[0].1, "field-course-without-hours");
    let ahead = |form: &mut StudentForm| (form.general_safety_hours, form.general_safety_on) = ("4".to_owned(), "2026-11-25".to_owned());
    assert_eq!(change(&ahead)[0].1, "field-not-ahead");
}

#[test]
fn a_competence_is_stated_corrected_and_withdrawn() {
    let competence = domain::id::CompetenceId::generate();
    let form = |act: &str, version: &str, level: &str, evidence: &str| HeldForm {
        act: act.to_owned(),
        competence: competence.to_string(),
        version: version.to_owned(),
        level: level.to_owned(),
        evidence: evidence.to_owned(),
        ..HeldForm::default()
    };
    let HeldChange::State { seen: None, held, by: None, on: None } = form("attest", "", "3", "lab").parse(today()).expect("sound") else {
        panic!("another change")
    };
    assert_eq!((held.competence, held.level.number(), held.evidence.name()), (competence, 3, "lab"));
    assert!(matches!(form("correct", "2", "1", "lesson").parse(today()), Ok(HeldChange::State { seen: Some(2), .. })));
    assert_eq!(form("withdraw", "5", "", "").parse(today()), Ok(HeldChange::Withdraw { seen: 5, competence }));
    for level in ["", "0", "5", "x"] {
        assert_eq!(wrong(form("attest", "", level, "lab").parse(today()))[0].0, "level");
    }
    assert_eq!(wrong(form("attest", "", "1", "hearsay").parse(today()))[0].0, "evidence");
    for malformed in [
        form("boss", "1", "1", "lab"),
        form("withdraw", "", "", ""),
        HeldForm { competence: "x".to_owned(), ..form("attest", "", "1", "lab") },
    ] {
        assert!(matches!(malformed.parse(today()), Err(ApiError::Malformed(_))), "{malformed:?}");
    }
    for (act, name) in HeldAct::ALL {
        assert_eq!((HeldAct::from_name(name), act.name()), (Some(act), name));
    }
}

#[test]
fn students_are_found_by_words_and_by_what_is_missing() {
    let filter = |text: &str, state| StudentFilter { text: text.to_owned(), state, page: 0 };
    let states = [StudentState::NoCompetence];
    assert!(filter("bini k7", None).shows("Luisa Bini K7-31", &states));
    assert!(!filter("bini", Some(StudentState::GeneralSafety)).shows("Luisa Bini K7-31", &states));
    assert!(filter("", Some(StudentState::NoCompetence)).shows("", &states));
    for (state, name) in StudentState::ALL {
        assert_eq!((StudentState::from_name(name), state.name()), (Some(state), name));
    }
}
