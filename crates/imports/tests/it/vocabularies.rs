use imports::vocabulary::{MAX_SUGGESTIONS, Recognised, Vocabulary};
use proptest::prelude::*;

fn competences() -> Vocabulary<u32> {
    Vocabulary::new([
        (1, vec!["Tornitura CNC", "tornio a controllo numerico", "http://data.example/esco/skill/1"]),
        (2, vec!["Fresatura CNC", "centro di lavoro"]),
        (3, vec!["Disegno tecnico"]),
        (4, vec!["saldatore/saldatrice"]),
        (5, vec!["Controllo"]),
        (6, vec!["controllo", "collaudo"]),
    ])
}

#[test]
fn exact_labels_are_recognised_without_case_accents_and_marks() {
    for (text, id) in [
        ("tornitura cnc", 1),
        ("TORNITURA  C.N.C.", 0),
        ("Tornio a controllo-numerico", 1),
        ("http://data.example/esco/skill/1", 1),
        ("saldatrice", 4),
        ("Saldatore / saldatrice", 4),
        ("collaudo", 6),
    ] {
        let found = match competences().recognise(text) {
            Recognised::One(id) => id,
            Recognised::Unknown(_) => 0,
        };
        assert_eq!(found, id, "{text}");
        assert_eq!(competences().find(text).unwrap_or_default(), id, "{text}");
    }
}

#[test]
fn others_have_suggestions_and_are_never_guessed() {
    for (text, likest) in [
        ("torniture cnc", Some(1)),
        ("cnc fresatura", Some(2)),
        ("dissegno tecnico", Some(3)),
        ("fresature al centro di lavoro", Some(2)),
        ("cucina vegetariana", None),
        ("", None),
    ] {
        let Recognised::Unknown(suggestions) = competences().recognise(text) else { panic!("{text} is guessed") };
        assert_eq!(suggestions.first().map(|suggestion| suggestion.id), likest, "{text}: {suggestions:?}");
        assert!(suggestions.iter().all(|suggestion| suggestion.likeness < 100), "{suggestions:?}");
    }
}

#[test]
fn the_order_of_words_makes_no_difference_to_likeness() {
    let Recognised::Unknown(suggestions) = competences().recognise("cnc tornitura") else { panic!("guessed") };
    assert_eq!((suggestions[0].id, suggestions[0].likeness), (1, 99));
}

#[test]
fn a_label_of_two_things_is_asked_back() {
    let Recognised::Unknown(suggestions) = competences().recognise("controllo") else { panic!("guessed") };
    assert_eq!(suggestions.iter().map(|suggestion| (suggestion.id, suggestion.likeness)).collect::<Vec<_>>(), [(5, 100), (6, 100)]);
}

proptest! {
    #[test]
    fn every_label_finds_its_thing_and_suggestions_are_few(labels in proptest::collection::btree_set("[a-zà]{3,9}( [a-z]{3,9}){0,2}", 1..30), wrong in "[a-z ]{0,20}") {
        let vocabulary = Vocabulary::new(labels.iter().map(|label| (label.clone(), vec![label.clone()])));
        for label in &labels {
            match vocabulary.recognise(&label.to_uppercase()) {
                Recognised::One(id) => prop_assert_eq!(&id, label),
                // "a" and "à" are the same.
                Recognised::Unknown(several) => prop_assert!(several.len() > 1),
            }
        }
        if let Recognised::Unknown(suggestions) = vocabulary.recognise(&wrong) {
            prop_assert!(suggestions.len() <= MAX_SUGGESTIONS);
            prop_assert!(suggestions.is_sorted_by_key(|suggestion| std::cmp::Reverse(suggestion.likeness)));
        }
    }
}
