//! The texts of each key and how one of them is asked for.

use crate::marks::SEPARATOR;
use crate::pattern::filled;
use domain::language::Language;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Which texts go to the browser and which do not is said in `build.rs`.
const EVERYWHERE: &str = include_str!(concat!(env!("OUT_DIR"), "/everywhere.txt"));
#[cfg(not(target_arch = "wasm32"))]
const ON_SERVER: &str = include_str!(concat!(env!("OUT_DIR"), "/on_server.txt"));
#[cfg(target_arch = "wasm32")]
const ON_SERVER: &str = "";

/// What a text is filled in with.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Words, as they are.
    Text(Cow<'a, str>),
    /// A figure: it chooses singular or plural and is written with the language's separators.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

macro_rules! numbers {
    ($($type:ty),+) => {$(
        impl From<$type> for Value<'_> {
            fn from(number: $type) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )+};
}

numbers!(u8, u16, u32, u64, usize, i32, i64);

/// The text of a key, filled in. A key that is missing comes back between ⟦ ⟧: a test sees to it
/// that none is.
#[must_use]
pub fn text(language: Language, key: &str, values: &[(&str, Value)]) -> String {
    let texts = texts(language);
    match texts.binary_search_by(|(known, _)| (*known).cmp(key)) {
        Ok(row) => filled(language, texts[row].1, values),
        Err(_) => format!("⟦{key}⟧"),
    }
}

/// The text of a key that needs no filling in.
#[must_use]
pub fn text0(language: Language, key: &str) -> String {
    text(language, key, &[])
}

/// Key and pattern of every text in a language, in the order of the keys.
fn texts(language: Language) -> &'static [(&'static str, &'static str)] {
    static IN_ITALIAN: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    static IN_ENGLISH: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let all = match language {
        Language::Italian => &IN_ITALIAN,
        Language::English => &IN_ENGLISH,
    };
    all.get_or_init(|| {
        let mut texts = Vec::new();
        for entries in [EVERYWHERE, ON_SERVER] {
            let mut parts = entries.split(char::from(SEPARATOR));
            while let (Some(key), Some(italian), Some(english)) = (parts.next(), parts.next(), parts.next()) {
                texts.push((key, if language == Language::Italian { italian } else { english }));
            }
        }
        // In order already, apart from the two files following each other on the server.
        if !ON_SERVER.is_empty() {
            texts.sort_unstable();
        }
        texts
    })
}
