//! Concepts on their way into the catalogue: what is chosen, proposed, decided and written of them.

use crate::id;
use domain::ApiError;
use domain::competence::{Level, Weight};
use domain::concept::{Choice, ConceptForm, Decision, DecisionForm, Origin, ProposalState, ProposedField, read_proposed};
use domain::id::CompetenceId;

fn field_errors(error: ApiError) -> Vec<(String, String)> {
    match error {
        ApiError::Invalid(fields) => fields.into_iter().map(|field| (field.field, field.key)).collect(),
        other => panic!("not invalid: {other:?}"),
    }
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(field, key)| ((*field).to_owned(), (*key).to_owned())).collect()
}

#[test]
fn a_choice_is_of_the_polo_or_of_esco_and_nothing_else() {
    let own: CompetenceId = id(7);
    assert_eq!(format!(" {own} ").parse(), Ok(Choice::Polo(own)));
    for address in ["http://data.europa.eu/esco/skill/1", "https://example.org/a?b=1"] {
        let chosen: Choice<CompetenceId> = format!("esco:{address}").parse().expect("an address");
        assert!(matches!(&chosen, Choice::Esco(known) if known.as_str() == address));
        assert_eq!(chosen.to_string(), format!("esco:{address}"), "it is written as it was read");
    }
    let long = format!("esco:http://{}", "a".repeat(300));
    for wrong in ["", "esco:", "esco:7", "esco:javascript:alert(1)", "esco:http://a b", "esco:http://è", "7", "esco:esco:http://a", &long]
    {
        assert_eq!(wrong.parse::<Choice<CompetenceId>>(), Err(()), "{wrong:.40}");
    }
}

#[test]
fn names_of_states_lead_back() {
    for (state, name) in ProposalState::ALL {
        assert_eq!((state.name(), ProposalState::from_name(name)), (name, Some(state)));
    }
    assert_eq!(ProposalState::from_name("boss"), None);
}

fn proposed(label: &str) -> ProposedField {
    ProposedField { label: label.to_owned(), level: "3".to_owned(), weight: "2".to_owned(), ..ProposedField::default() }
}

#[test]
fn proposals_are_read_line_by_line() {
    let broader: CompetenceId = id(3);
    let lines = [
        ProposedField { level: "2".to_owned(), ..ProposedField::default() },
        ProposedField { description: "Come\r\nqui".to_owned(), broader: broader.to_string(), ..proposed("  Ricamo   a  mano ") },
    ];
    let read = read_proposed(&lines).expect("sound");
    assert_eq!(read.len(), 1, "a line without words is none");
    let one = &read[0];
    assert_eq!((one.row, one.label.as_str(), one.description.as_str()), (1, "Ricamo a mano", "Come\nqui"));
    assert_eq!((one.broader, one.level, one.weight), (Some(broader), Level::Autonomous, Weight::Important));
    let blank = ProposedField::default;
    for (lines, expected) in [
        (vec![ProposedField { description: "solo questo".to_owned(), ..proposed("") }], &[("proposed[0][label]", "field-required")][..]),
        (vec![blank(), proposed(&"x".repeat(81))], &[("proposed[1][label]", "field-too-long")]),
        (vec![ProposedField { description: "x".repeat(401), ..proposed("a") }], &[("proposed[0][description]", "field-too-long")]),
        (vec![ProposedField { broader: "x".to_owned(), ..proposed("a") }], &[("proposed[0][broader]", "field-choose")]),
        (
            vec![ProposedField { level: "0".to_owned(), weight: "4".to_owned(), ..proposed("a") }],
            &[("proposed[0][level]", "field-choose"), ("proposed[0][weight]", "field-choose")],
        ),
        (vec![proposed("Àncora"), proposed("ancora")], &[("proposed[1][label]", "field-proposed-twice")]),
        (["a", "b", "c", "d"].map(proposed).to_vec(), &[("proposed", "field-too-many-proposed")]),
    ] {
        let problems = read_proposed(&lines).expect_err("wrong");
        assert_eq!(field_errors(ApiError::Invalid(problems)), pairs(expected), "{lines:?}");
    }
}

#[test]
fn what_the_polo_says_of_a_concept() {
    let form = ConceptForm {
        version: "4".to_owned(),
        label_it: " Ricamo  a mano".to_owned(),
        synonyms_it: "ricamare\r\n\r\nRicamare\nRICAMO A MANO\npunto croce|punto pieno".to_owned(),
        broader: id::<CompetenceId>(3).to_string(),
        ..ConceptForm::default()
    };
    let terms = form.parse(Origin::Local).expect("sound");
    assert_eq!((terms.label_it.as_str(), terms.label_en.as_str()), ("Ricamo a mano", "Ricamo a mano"));
    assert_eq!(terms.synonyms_it, ["ricamare", "punto croce", "punto pieno"], "each once, and never the label");
    assert_eq!((form.seen(), terms.broader), (Ok(4), Some(id(3))));
    assert_eq!(ConceptForm::filled(&terms, 5).parse(Origin::Local), Ok(terms), "what is shown can be sent back");
    let published = ConceptForm { label_en: "mine".to_owned(), ..form.clone() }.parse(Origin::Esco).expect("sound");
    assert_eq!((published.label_en.as_str(), published.broader), ("Ricamo a mano", None), "what ESCO says is not the form's");
    for (form, expected) in [
        (ConceptForm::default(), &[("label_it", "field-required")][..]),
        (ConceptForm { label_en: "x".repeat(81), ..form.clone() }, &[("label_en", "field-too-long")]),
        (ConceptForm { synonyms_it: "x".repeat(81), ..form.clone() }, &[("synonyms_it", "field-too-long")]),
        (
            ConceptForm { synonyms_it: (0..21).map(|number| format!("a{number}\n")).collect(), ..form.clone() },
            &[("synonyms_it", "field-too-many-synonyms")],
        ),
        (ConceptForm { description_it: "x".repeat(401), ..form.clone() }, &[("description_it", "field-too-long")]),
        (ConceptForm { broader: "esco:http://a".to_owned(), ..form.clone() }, &[("broader", "field-choose")]),
    ] {
        assert_eq!(field_errors(form.parse(Origin::Local).expect_err("wrong")), pairs(expected));
    }
    assert!(matches!(ConceptForm::default().seen(), Err(ApiError::Malformed(_))));
}

#[test]
fn decisions_are_read() {
    let form = |act: &str, into: &str, reason: &str| DecisionForm {
        act: act.to_owned(),
        version: "2".to_owned(),
        into: into.to_owned(),
        reason: reason.to_owned(),
    };
    let terms = ConceptForm { label_it: "Ricamo".to_owned(), ..ConceptForm::default() };
    assert!(matches!(form("approve", "", "").parse(&terms), Ok((2, Decision::Approve(terms))) if terms.label_en == "Ricamo"));
    let own: CompetenceId = id(7);
    assert_eq!(form("merge", &own.to_string(), "").parse(&terms), Ok((2, Decision::Merge(Choice::Polo(own)))));
    assert!(matches!(form("merge", "esco:http://a", "").parse(&terms), Ok((2, Decision::Merge(Choice::Esco(_))))));
    assert_eq!(form("decline", "", " È   un altro lavoro ").parse(&terms), Ok((2, Decision::Decline("È un altro lavoro".to_owned()))));
    for (form, expected) in [
        (form("approve", "", ""), &[("label_it", "field-required")][..]),
        (form("merge", "", ""), &[("into", "field-choose")]),
        (form("decline", "", " "), &[("reason", "field-required")]),
        (form("decline", "", &"x".repeat(401)), &[("reason", "field-too-long")]),
    ] {
        assert_eq!(field_errors(form.parse(&ConceptForm::default()).expect_err("wrong")), pairs(expected));
    }
    for form in [form("boss", "", ""), DecisionForm { version: String::new(), ..form("decline", "", "no") }] {
        assert!(matches!(form.parse(&terms), Err(ApiError::Malformed(_))));
    }
}
