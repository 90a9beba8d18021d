//! A company's words become a need to confirm.

use crate::{index, vocabulary};
use finding::{Essentials, MAX_PHRASES, Phrase, ProposedNeed, Reason, phrases, read_need};
use proptest::prelude::*;

fn uri(label: &str) -> String {
    let all = vocabulary().concepts;
    all.into_iter().find(|concept| concept.labels[0].text.starts_with(label)).expect("a concept of the test").uri
}

/// The turner needs turning with and without numbers.
fn essentials() -> Essentials {
    Essentials::from([(uri("operatore di tornio"), vec![uri("Tornitura"), uri("Tornitura CNC"), "https://example.org/gone".to_owned()])])
}

fn read(text: &str) -> ProposedNeed {
    read_need(&index(), text, &essentials())
}

fn texts(phrases: &[Phrase]) -> Vec<&str> {
    phrases.iter().map(|phrase| phrase.text.as_str()).collect()
}

#[test]
fn a_text_is_cut_where_one_thing_ends() {
    for (text, expected) in [
        ("Cerco un ragazzo che sappia stare al tornio e leggere i disegni.", &["sappia stare al tornio", "leggere i disegni"][..]),
        ("Tornitura; fresatura, saldatura\n• magazzino", &["Tornitura", "fresatura", "saldatura", "magazzino"]),
        ("montaggio e smontaggio di macchine", &["montaggio", "smontaggio di macchine"]),
        ("cerchiamo persone capaci", &[]),
        ("", &[]),
        ("e e e, o; ed", &[]),
    ] {
        assert_eq!(texts(&phrases(text)), expected, "{text}");
    }
}

#[test]
fn the_example_of_the_workshop_is_understood() {
    let need = read("Cerco un ragazzo che sappia stare al tornio e leggere i disegni. Diploma quinquennale.");
    let labels: Vec<&str> = need.competences.iter().map(|competence| competence.label.as_str()).collect();
    assert_eq!(labels, ["Tornitura", "Lettura del disegno tecnico", "Tornitura CNC"]);
    let Reason::Said(said) = &need.competences[1].reason else { panic!("{:?}", need.competences[1]) };
    assert_eq!(said.text, "leggere i disegni");
    assert_eq!(need.competences[2].reason, Reason::Essential(uri("operatore di tornio")));
    assert!(need.occupations[0].label.starts_with("operatore di tornio"));
    assert_eq!(texts(&need.unmatched), ["Diploma quinquennale"]);
}

#[test]
fn a_competence_said_twice_is_proposed_once() {
    let need = read("tornitura, tornire, stare al tornio");
    assert_eq!(need.competences.iter().filter(|competence| competence.label == "Tornitura").count(), 1);
}

#[test]
fn an_occupation_that_is_named_is_no_rest() {
    let need = read("cerchiamo un idraulico");
    assert_eq!(need.occupations[0].label, "idraulico");
    assert!(need.unmatched.is_empty() && need.competences.is_empty(), "{need:?}");
}

#[test]
fn an_endless_text_is_read_to_a_limit() {
    let need = read(&"leggere i disegni, xyzzy, ".repeat(5_000));
    assert!(need.unmatched.len() <= MAX_PHRASES);
    assert!(phrases(&"à,b".repeat(50_000)).len() <= MAX_PHRASES);
}

proptest! {
    #[test]
    fn phrases_stand_where_they_say(text in "(\\PC|[ ,.\n]|tornio | e ){0,60}") {
        for phrase in phrases(&text) {
            prop_assert_eq!(&text[phrase.at.clone()], phrase.text.as_str());
        }
    }
}
