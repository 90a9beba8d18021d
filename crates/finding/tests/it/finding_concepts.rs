//! What is found, in which order, and why.

use crate::{index, label, vocabulary};
use finding::{Answer, Index, Kind, Language, MAX_HITS, Role, Thesaurus};

/// The label shown first.
fn first(index: &Index, query: &str, kind: Kind) -> String {
    index.find(query, kind, 1).first().map(|hit| hit.label.clone()).unwrap_or_default()
}

#[test]
fn many_ways_lead_to_an_occupation() {
    let index = index();
    for (query, expected) in [
        ("saldatore", "saldatore/saldatrice"),
        ("SALDATRICI", "saldatore/saldatrice"),
        ("saldatura", "saldatore/saldatrice"),
        ("saldattore", "saldatore/saldatrice"),
        ("sadlatore", "saldatore/saldatrice"),
        ("sald", "saldatore/saldatrice"),
        ("tornio", "operatore di tornio per metalli/operatrice di tornio per metalli"),
        ("metalli tornio operatrice", "operatore di tornio per metalli/operatrice di tornio per metalli"),
        ("addetta magazzino", "magazziniere/magazziniera"),
        ("mulettista", "operatore di carrelli elevatori a forcella"),
        ("termoidraulico", "idraulico"),
        ("vice preside", "vicepreside"),
        ("donna delle pulizie di uffici", "addetto alle pulizie negli stabili/addetta alle pulizie negli stabili"),
        ("welder", "saldatore/saldatrice"),
        // No label of bicycles says so: the labels of furniture do.
        ("assemblatore di biciclette", "montatore di biciclette"),
    ] {
        assert_eq!(first(&index, query, Kind::Occupation), expected, "{query}");
    }
}

#[test]
fn competences_answer_in_both_languages_and_apart_from_occupations() {
    let index = index();
    for (query, expected) in [
        ("leggere i disegni", "Lettura del disegno tecnico"),
        ("stare al tornio", "Tornitura"),
        ("reading blueprints", "Lettura del disegno tecnico"),
        ("lathe", "Tornitura"),
        ("guidare il muletto", "Uso del carrello elevatore"),
    ] {
        assert_eq!(first(&index, query, Kind::Competence), expected, "{query}");
    }
    assert!(index.find("saldatore", Kind::Competence, 10).iter().all(|hit| hit.uri.contains("competence")));
}

#[test]
fn a_hit_says_which_label_matched() {
    let hits = index().find("operatrice tornio metalli", Kind::Occupation, 1);
    assert_eq!(hits[0].matched, "operatore di tornio per metalli");
    let hits = index().find("assemblatrice di mobili", Kind::Occupation, 1);
    assert_eq!((hits[0].label.as_str(), hits[0].matched.as_str()), ("montatore di mobili", "assemblatore di mobili"));
    assert!(hits[0].score > 0.8, "{}", hits[0].score);
}

#[test]
fn hidden_labels_find_and_are_not_shown() {
    let mut vocabulary = vocabulary();
    vocabulary.concepts[3].labels.push(label("trombaro", Role::Hidden, Language::Italian));
    let hits = Index::build(vocabulary, Thesaurus::default()).find("trombaro", Kind::Occupation, 1);
    assert_eq!((hits[0].label.as_str(), hits[0].matched.as_str()), ("idraulico", "idraulico"));
}

#[test]
fn groups_and_descriptions_answer_where_no_label_does() {
    let index = index();
    assert!(first(&index, "artigiani metalmeccanici", Kind::Occupation).starts_with("operatore di tornio"));
    assert_eq!(first(&index, "asportare truciolo", Kind::Competence), "Tornitura");
}

#[test]
fn the_exact_label_comes_first_with_the_full_score() {
    let index = index();
    for concept in vocabulary().concepts {
        let name = concept.labels[0].text.split('/').next().expect("one side").to_owned();
        let hits = index.find(&name, concept.kind, 1);
        assert_eq!(hits[0].uri, concept.uri, "{name}");
    }
    assert!(index.find("idraulico", Kind::Occupation, 1)[0].score > 0.9);
}

#[test]
fn scores_fall_and_hits_are_as_many_as_asked() {
    let index = index();
    let hits = index.find("operatore montatore tornio scuola", Kind::Occupation, 3);
    assert_eq!(hits.len(), 3);
    assert!(hits.is_sorted_by(|one, other| one.score >= other.score));
    assert!(index.find("tornio", Kind::Occupation, usize::MAX).len() <= MAX_HITS);
    assert!(index.find("tornio", Kind::Occupation, 0).is_empty());
}

#[test]
fn nothing_is_found_in_nothing() {
    let empty = Index::build(finding::Vocabulary::default(), Thesaurus::italian());
    assert!(empty.find("tornitore", Kind::Occupation, 10).is_empty());
}

#[test]
fn an_answer_is_a_line_of_json() {
    let query = "saldatore \"TIG\"";
    let answer = Answer { query: query.to_owned(), hits: index().find(query, Kind::Occupation, 1) };
    let line = serde_json::to_string(&answer).expect("JSON");
    assert!(line.starts_with(r#"{"query":"saldatore \"TIG\"","hits":[{"uri":"https://example.org/"#), "{line}");
    assert!(line.contains(r#""label":"saldatore/saldatrice","matched":"saldatore","score":"#), "{line}");
    assert_eq!(serde_json::from_str::<Answer>(&line).expect("the same"), answer);
}
