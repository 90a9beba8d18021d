//! Which words of a label are marked.

use crate::index;
use finding::{Index, Kind};

/// A text with its marks in brackets.
fn bracketed(index: &Index, query: &str, kind: Kind, text: &str) -> String {
    let listed = index.listed(query, kind);
    let pieces = index.marked(text, &listed.marks);
    assert_eq!(pieces.concat(), text, "nothing is lost");
    pieces.iter().enumerate().map(|(place, piece)| if place.is_multiple_of(2) { piece.clone() } else { format!("[{piece}]") }).collect()
}

#[test]
fn what_a_typed_word_means_is_marked_in_any_form() {
    let index = index();
    for (query, kind, text, marked) in [
        ("tornitura", Kind::Competence, "Tornitura CNC", "[Tornitura] CNC"),
        ("tornire", Kind::Competence, "Tornitura CNC", "[Tornitura] CNC"),
        ("torn", Kind::Competence, "centro di tornitura", "centro di [tornitura]"),
        ("leggere i disegni", Kind::Competence, "Lettura del disegno tecnico", "[Lettura] del [disegno] [tecnico]"),
        ("guidare il muletto", Kind::Competence, "Uso del carrello elevatore", "[Uso] del [carrello] [elevatore]"),
        ("tronitori", Kind::Occupation, "Tornitore, tornitrice", "[Tornitore], [tornitrice]"),
        ("SALDATRICI", Kind::Occupation, "saldatore/saldatrice", "[saldatore]/[saldatrice]"),
        ("xyzzy", Kind::Occupation, "saldatore/saldatrice", "saldatore/saldatrice"),
        ("saldatore", Kind::Occupation, "", ""),
    ] {
        assert_eq!(bracketed(&index, query, kind, text), marked, "{query}");
    }
}

#[test]
fn strange_labels_stay_whole() {
    let index = index();
    for text in ["«Saldatore» 🦀 e\u{301}", "<b>saldatore</b>", "どうも saldatore…", "---"] {
        bracketed(&index, "saldatore", Kind::Occupation, text);
    }
}
