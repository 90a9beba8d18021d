//! Whatever is typed has an answer.

use crate::index;
use finding::{Hit, Kind, words};
use proptest::prelude::*;

fn find(query: &str) -> Vec<Hit> {
    let hits = index().find(query, Kind::Occupation, 10);
    assert!(hits.iter().all(|hit| (0.0..=1.0).contains(&hit.score)), "{hits:?}");
    hits
}

#[test]
fn what_says_nothing_finds_nothing() {
    for query in ["", " ", "\n\t", "…", "di", "alla della e per", "🦀🔧", "()<>&;", "\u{301}"] {
        assert_eq!(find(query), [], "{query:?}");
    }
}

#[test]
fn what_says_little_finds_what_begins_so() {
    assert_eq!(find("sa")[0].label, "saldatore/saldatrice");
    assert!(find("x").is_empty());
}

#[test]
fn other_languages_and_markup_are_searched_like_words() {
    for query in ["сварщик", "焊工", "لحام", "zzzzqqqq"] {
        assert!(find(query).iter().all(|hit| hit.score < 0.3), "{query}");
    }
    assert_eq!(find("<b onclick=\"alert(1)\">saldatore</b>")[0].label, "saldatore/saldatrice");
    assert_eq!(find("saldatore 🔥🔥🔥")[0].label, "saldatore/saldatrice");
}

#[test]
fn long_texts_are_read_to_a_limit() {
    assert!(find(&"a".repeat(10_000)).is_empty());
    assert_eq!(find(&"saldatore ".repeat(1_000))[0].label, "saldatore/saldatrice");
    assert!(words(&"à".repeat(10_000))[0].len() <= 40);
    let _some = find(&"tornio mobili scuola pulizie forcella ".repeat(300));
}

proptest! {
    #[test]
    fn any_text_has_an_answer(query in "\\PC{0,200}") {
        find(&query);
    }

    #[test]
    fn any_words_of_labels_have_an_answer(parts in proptest::collection::vec("(tornio|sald|di|mobil|-|’|/|vice|preside|A|é|[a-z]{1,12})", 0..80)) {
        find(&parts.join(" "));
    }
}
