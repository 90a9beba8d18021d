//! The parsed texts and how one of them is filled in.

use domain::language::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::OnceLock;
use unic_langid::{LanguageIdentifier, langid};

type Bundle = FluentBundle<FluentResource>;

/// Italian and English of one file.
type Pair = (&'static str, &'static str);

/// Texts of the board and of the pages that come alive in the browser.
const EVERYWHERE: [Pair; 5] = [
    (include_str!("../texts/it/domain.ftl"), include_str!("../texts/en/domain.ftl")),
    (include_str!("../texts/it/board.ftl"), include_str!("../texts/en/board.ftl")),
    (include_str!("../texts/it/explore.ftl"), include_str!("../texts/en/explore.ftl")),
    (include_str!("../texts/it/preferences.ftl"), include_str!("../texts/en/preferences.ftl")),
    (include_str!("../texts/it/proposal.ftl"), include_str!("../texts/en/proposal.ftl")),
];

/// Texts of pages that stay the server's, and of files: the browser does not download them.
#[cfg(not(target_arch = "wasm32"))]
const ON_SERVER: [Pair; 2] = [
    (include_str!("../texts/it/pages.ftl"), include_str!("../texts/en/pages.ftl")),
    (include_str!("../texts/it/forms.ftl"), include_str!("../texts/en/forms.ftl")),
];
#[cfg(target_arch = "wasm32")]
const ON_SERVER: [Pair; 0] = [];

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
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return format!("⟦{key}⟧");
    };
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        let value: FluentValue<'_> = match value {
            Value::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Value::Number(number) => (*number).into(),
        };
        arguments.set(Cow::Borrowed(*name), value);
    }
    bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
}

/// The text of a key that needs no filling in.
#[must_use]
pub fn text0(language: Language, key: &str) -> String {
    text(language, key, &[])
}

fn bundle(language: Language) -> &'static Bundle {
    static IN_ITALIAN: OnceLock<Bundle> = OnceLock::new();
    static IN_ENGLISH: OnceLock<Bundle> = OnceLock::new();
    match language {
        Language::Italian => IN_ITALIAN.get_or_init(|| {
            let mut bundle = parse(langid!("it"), |(italian, _)| italian);
            bundle.set_formatter(Some(|value, _| written(value, Language::Italian)));
            bundle
        }),
        Language::English => IN_ENGLISH.get_or_init(|| {
            let mut bundle = parse(langid!("en"), |(_, english)| english);
            bundle.set_formatter(Some(|value, _| written(value, Language::English)));
            bundle
        }),
    }
}

fn parse(locale: LanguageIdentifier, choose: fn(Pair) -> &'static str) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    for pair in EVERYWHERE.into_iter().chain(ON_SERVER) {
        // What cannot be parsed is left out and shows as a missing key; the tests refuse both.
        let resource = FluentResource::try_new(choose(pair).to_owned()).unwrap_or_else(|(rest, _)| rest);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn written(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "only whole numbers below 2^53 come in, through Value")]
        FluentValue::Number(number) => Some(crate::figure::number(language, number.value as i64)),
        _ => None,
    }
}
