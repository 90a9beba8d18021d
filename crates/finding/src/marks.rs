//! Which words of a label answer a query.

use crate::lexicon::{Lexicon, Term};
use crate::vocabulary::Kind;
use crate::words::Words;

/// What a query was taken to mean, to be marked in labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    kind: Kind,
    /// Sorted.
    meant: Vec<Term>,
}

impl Default for Marks {
    /// Nothing.
    fn default() -> Self {
        Self { kind: Kind::Occupation, meant: Vec::new() }
    }
}

impl Marks {
    pub(crate) fn new(kind: Kind, meant: Vec<Term>) -> Self {
        Self { kind, meant }
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }
}

/// A text in pieces: plain and marked in turn, plain first. Together they are the text.
pub(crate) fn pieces(text: &str, marks: &Marks, lexicon: &Lexicon) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_word = first.is_alphanumeric();
        let end = rest.find(|letter: char| letter.is_alphanumeric() != is_word).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let is_meant =
            is_word && Words::of(part).iter().any(|word| lexicon.terms_of(word).any(|term| marks.meant.binary_search(&term).is_ok()));
        // Marked pieces stand at the odd places.
        let last_is_marked = pieces.len().is_multiple_of(2);
        if is_meant != last_is_marked {
            pieces.push(String::new());
        }
        if let Some(last) = pieces.last_mut() {
            last.push_str(part);
        }
        rest = after;
    }
    pieces
}
