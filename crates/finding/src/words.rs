//! A text cut into words that mean something.

use domain::search::normalise;

/// More words than this are not read: no label and no sentence that somebody searches has them.
pub const MAX_WORDS: usize = 64;
/// What is longer is no word; it is cut, so that comparing it costs little.
const MAX_LETTERS: usize = 40;

/// Words that only join others, in Italian and English, as [`normalise`] leaves them, sorted.
const JOINING: &[&str] = &[
    "a", "ad", "agli", "ai", "al", "all", "alla", "alle", "allo", "and", "at", "che", "chi", "coi", "col", "con", "d", "da", "dagli",
    "dai", "dal", "dall", "dalla", "dalle", "dallo", "degli", "dei", "del", "dell", "della", "delle", "dello", "di", "e", "ed", "for",
    "gli", "i", "il", "in", "l", "la", "le", "lo", "n", "nei", "negli", "nel", "nell", "nella", "nelle", "nello", "o", "od", "of", "on",
    "or", "per", "s", "su", "sugli", "sui", "sul", "sull", "sulla", "sulle", "sullo", "the", "to", "tra", "fra", "un", "una", "uno",
    "with",
];

/// Whether the word only joins others.
fn only_joins(word: &str) -> bool {
    JOINING.contains(&word)
}

/// The words of a text, normalised, without those that only join others; at most [`MAX_WORDS`].
///
/// Reads no more of the text than it needs, however long that is.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let readable = beginning(text, MAX_WORDS * MAX_LETTERS);
    normalise(readable).split(' ').filter(|word| !word.is_empty() && !only_joins(word)).take(MAX_WORDS).map(cut).collect()
}

fn cut(word: &str) -> String {
    beginning(word, MAX_LETTERS).to_owned()
}

/// The first `letters` characters.
fn beginning(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(end, _)| &text[..end])
}
