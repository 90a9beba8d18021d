//! Text search that is blind to accents, case and apostrophes; the same in browser and database.

use std::borrow::Cow;

/// The form in which texts are stored and compared: decomposed, marks stripped, lower case,
/// whatever is no letter or digit becomes one blank. "Niccolò D’Angelo" → "niccolo d angelo".
#[must_use]
pub fn normalise(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for letter in without_marks(text).chars() {
        // Nearly all of every text, and a search index reads millions of letters.
        if letter.is_ascii_alphanumeric() {
            normal.push(letter.to_ascii_lowercase());
            continue;
        }
        for letter in letter.to_lowercase() {
            match letter {
                'ł' => normal.push('l'),
                'đ' => normal.push('d'),
                'ø' => normal.push('o'),
                'ı' => normal.push('i'),
                'ß' => normal.push_str("ss"),
                'æ' => normal.push_str("ae"),
                letter if letter.is_alphanumeric() => normal.push(letter),
                _ if normal.ends_with(' ') => {}
                _ => normal.push(' '),
            }
        }
    }
    normal.trim().to_owned()
}

/// Decomposed (NFKD), without combining marks.
fn without_marks(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(unicode::without_marks(text)) }
}

#[cfg(not(target_arch = "wasm32"))]
mod unicode {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

    pub(super) fn without_marks(text: &str) -> String {
        text.nfkd().filter(|letter| !is_combining_mark(*letter)).collect()
    }
}

/// The browser has the tables already: with our own it would download a tenth more.
#[cfg(target_arch = "wasm32")]
mod unicode {
    use js_sys::{JsString, RegExp};

    pub(super) fn without_marks(text: &str) -> String {
        thread_local! {
            static MARKS: RegExp = RegExp::new(r"\p{M}", "gu");
        }
        let decomposed = JsString::from(text).normalize("NFKD");
        MARKS.with(|marks| decomposed.replace_by_pattern(marks, "")).into()
    }
}

/// A query, ready to be asked of many texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// Reads what a person typed.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { words: normalise(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect() }
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word begins some word of the text, which must be [`normalise`]d.
    #[must_use]
    pub fn matches(&self, normalised: &str) -> bool {
        self.words.iter().all(|word| normalised.split(' ').any(|candidate| candidate.starts_with(word.as_str())))
    }
}
