//! What was not understood finds nothing; what was mistyped or only begun does.

use crate::{index, occupation, vocabulary};
use finding::{Index, Kind, Thesaurus};

/// The words of the tests with some that foreign ones happen to resemble.
fn wider() -> Index {
    let mut vocabulary = vocabulary();
    vocabulary.concepts.push(occupation(21, "screw machine operator", &["addetto a viterie"], "8211"));
    vocabulary.concepts.push(occupation(22, "operatore di elaborazione testi", &["word processor"], "4131"));
    vocabulary.concepts.push(occupation(23, "tornitore in lastra", &[], "7213"));
    Index::build(vocabulary, Thesaurus::italian())
}

#[test]
fn letters_in_common_are_no_answer() {
    let index = wider();
    for query in ["script", "xyzzy", "hello world", "どうも", "il la di che", "zzz qwerty", "usare xyzzy", "fare plugh"] {
        for kind in Kind::ALL {
            assert_eq!(index.find(query, kind, 10), [], "{query}");
            assert_eq!(index.listed(query, kind).hits, [], "{query}");
        }
    }
}

#[test]
fn slips_and_beginnings_are_answered_while_one_types() {
    let index = wider();
    for (query, wanted) in [
        ("tronitori", "tornitore in lastra"),
        ("tornitroe in latsra", "tornitore in lastra"),
        ("sadlatore", "saldatore/saldatrice"),
        ("sa", "saldatore/saldatrice"),
        ("sal", "saldatore/saldatrice"),
        ("sald", "saldatore/saldatrice"),
        ("idra", "idraulico"),
        ("screw", "screw machine operator"),
        // What is not known beside what is does not hide it.
        ("saldatore xyzzy", "saldatore/saldatrice"),
    ] {
        let listed = index.listed(query, Kind::Occupation);
        assert!(listed.hits.iter().any(|hit| hit.label == wanted), "{query}: {:?}", listed.hits);
    }
}

#[test]
fn words_that_say_little_are_an_answer_only_by_themselves() {
    let index = index();
    assert!(!index.find("uso", Kind::Competence, 10).is_empty());
    assert!(index.find("lavoro zzzz", Kind::Competence, 10).is_empty());
    assert!(index.find("usare zzzz", Kind::Competence, 10).is_empty());
}
