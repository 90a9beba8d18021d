//! What an organisation's form takes, and what it says of the rest.

use domain::ApiError;
use domain::contact::{read_ateco, read_vat_number};
use domain::organisation::{OrganisationForm, OrganisationKind};

fn sound() -> OrganisationForm {
    let text = str::to_owned;
    OrganisationForm {
        version: text("3"),
        name: text("  Officine   Arnovalle S.r.l. "),
        kind: text("company"),
        school_code: String::new(),
        vat_number: text("IT 99000460503"),
        ateco: text("255300"),
        municipality: text("050029"),
        address: text("via dell'Industria 12"),
        email: text(" info@arnovalle.example "),
        phone: text("0587 / 12-34.56"),
    }
}

#[test]
fn a_sound_form_is_tidied() {
    let terms = sound().parse().expect("sound");
    assert_eq!((terms.name.as_str(), terms.kind), ("Officine Arnovalle S.r.l.", OrganisationKind::Company));
    assert_eq!((terms.vat_number.as_deref(), terms.ateco.as_deref()), (Some("99000460503"), Some("25.53.00")));
    assert_eq!((terms.contact.email.as_deref(), terms.contact.phone.as_deref()), (Some("info@arnovalle.example"), Some("0587123456")));
    let bare = OrganisationForm {
        vat_number: String::new(),
        ateco: String::new(),
        address: String::new(),
        email: String::new(),
        phone: String::new(),
        ..sound()
    };
    let terms = bare.parse().expect("what may be missing is missing");
    assert_eq!((terms.vat_number, terms.ateco, terms.contact), (None, None, domain::organisation::Contact::default()));
    let school = OrganisationForm { kind: "technical_institute".to_owned(), school_code: "pitf99901x".to_owned(), ..sound() };
    assert_eq!(school.parse().expect("sound").school_code.as_deref(), Some("PITF99901X"));
    assert_eq!(sound().seen(), Ok(3));
    assert!(matches!(OrganisationForm::default().seen(), Err(ApiError::Malformed(_))));
}

#[test]
fn every_wrong_field_is_told_at_once() {
    let long = "x".repeat(201);
    type Wrong<'a> = (&'a dyn Fn(&mut OrganisationForm), &'a [(&'a str, &'a str)]);
    let cases: [Wrong<'_>; 9] = [
        (&|form| form.name = "  ".to_owned(), &[("name", "field-required")]),
        (&|form| form.name = long.clone(), &[("name", "field-too-long")]),
        (&|form| form.kind = "liceo".to_owned(), &[("kind", "field-choose")]),
        (&|form| form.vat_number = "99000460504".to_owned(), &[("vat_number", "field-vat")]),
        (&|form| form.school_code = "PITF99901X".to_owned(), &[("school_code", "field-school-code-of-schools")]),
        (&|form| form.ateco = "meccanica".to_owned(), &[("ateco", "field-ateco")]),
        (&|form| form.municipality = String::new(), &[("municipality", "field-choose")]),
        (&|form| form.phone = "ufficio".to_owned(), &[("phone", "field-phone")]),
        (
            &|form| (form.name, form.email, form.school_code) = (String::new(), "info".to_owned(), "1".to_owned()),
            &[("name", "field-required"), ("school_code", "field-school-code"), ("email", "field-email")],
        ),
    ];
    for (change, expected) in cases {
        let mut form = sound();
        change(&mut form);
        let Err(ApiError::Invalid(problems)) = form.parse() else { panic!("{expected:?} was taken") };
        let found: Vec<_> = problems.iter().map(|problem| (problem.field.as_str(), problem.key.as_str())).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn how_one_is_reached_is_read_without_the_rest() {
    let form = OrganisationForm { name: String::new(), kind: "x".to_owned(), vat_number: "1".to_owned(), ..sound() };
    assert_eq!(form.parse_contact().expect("the rest is not looked at").phone.as_deref(), Some("0587123456"));
    let wrong = OrganisationForm { email: "a@b".to_owned(), ..form };
    assert!(matches!(wrong.parse_contact(), Err(ApiError::Invalid(_))));
}

#[test]
fn codes_are_read_or_refused() {
    for (text, read) in [
        ("25", Some("25")),
        ("25.5", Some("25.5")),
        ("25 53 00", Some("25.53.00")),
        ("25.53.1", Some("25.53.1")),
        ("2", None),
        ("25.53.00.1", None),
        ("C25", None),
        ("", None),
    ] {
        assert_eq!(read_ateco(text).as_deref(), read, "{text}");
    }
    for (text, read) in
        [("99000460503", Some("99000460503")), ("it99000460503", Some("99000460503")), ("9900046050", None), ("99000460513", None)]
    {
        assert_eq!(read_vat_number(text).as_deref(), read, "{text}");
    }
}

#[test]
fn a_kind_is_corrected_only_where_nothing_is_left_hanging() {
    use OrganisationKind::{Company, Its, TechnicalInstitute, TrainingBody, VocationalInstitute};
    for (from, to, may) in [
        (TechnicalInstitute, VocationalInstitute, true),
        (Its, TrainingBody, true),
        (Company, Company, true),
        (Company, TechnicalInstitute, false),
        (TechnicalInstitute, Its, false),
        (TrainingBody, Company, false),
    ] {
        assert_eq!(from.may_become(to), may, "{from:?} {to:?}");
    }
    for (kind, name) in OrganisationKind::ALL {
        assert_eq!((kind.name(), OrganisationKind::from_name(name)), (name, Some(kind)));
    }
}
