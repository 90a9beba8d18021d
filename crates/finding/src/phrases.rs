//! A text cut into phrases that each say one thing.

use crate::words::{says_little, words};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What comes behind so many characters is not read.
pub const MAX_TEXT: usize = 10_000;
/// More phrases than this are not read.
pub const MAX_PHRASES: usize = 60;

/// Words between two things: "stare al tornio e leggere i disegni".
const BETWEEN: &[&str] = &["e", "ed", "o", "oppure", "nonché", "ma", "inoltre", "and", "or", "che", "per"];

/// A part of a text that says one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// As it was written, without the words between it and the next.
    pub text: String,
    /// Where it stands, in bytes of the text.
    pub at: Range<usize>,
}

/// The phrases of a text: cut at punctuation, at line ends, and where words like "e" stand between
/// two things. Phrases that only say that somebody is wanted or able to work are left out.
#[must_use]
pub fn phrases(text: &str) -> Vec<Phrase> {
    let end = text.char_indices().nth(MAX_TEXT).map_or(text.len(), |(end, _)| end);
    let mut phrases = Vec::new();
    let mut start = 0;
    for (at, separator) in text[..end].match_indices(divides).chain([(end, "")]) {
        cut_between(text, start..at, &mut phrases);
        start = at + separator.len();
    }
    phrases.truncate(MAX_PHRASES);
    phrases
}

/// Whether the character ends a phrase.
fn divides(letter: char) -> bool {
    matches!(
        letter,
        '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '\n' | '\r' | '•' | '–' | '—' | '·' | '*' | '"' | '«' | '»'
    )
}

/// Cuts at the words between, within one stretch of the text.
fn cut_between(text: &str, stretch: Range<usize>, phrases: &mut Vec<Phrase>) {
    let mut start = stretch.start;
    let mut at = stretch.start;
    for word in text[stretch.clone()].split_inclusive(char::is_whitespace) {
        let bare = word.trim_matches(|letter: char| letter.is_whitespace() || letter == '-').to_lowercase();
        if BETWEEN.contains(&bare.as_str()) {
            push(text, start..at, phrases);
            start = at + word.len();
        }
        at += word.len();
    }
    push(text, start..stretch.end, phrases);
}

fn push(text: &str, range: Range<usize>, phrases: &mut Vec<Phrase>) {
    let written = &text[range.clone()];
    let trimmed = written.trim();
    if words(trimmed).iter().any(|word| !says_little(word)) {
        let start = range.start + (written.len() - written.trim_start().len());
        phrases.push(Phrase { text: trimmed.to_owned(), at: start..start + trimmed.len() });
    }
}
