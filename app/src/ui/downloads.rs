//! The way from a list to the same list as a file.

use crate::i18n::{t, ta};
use leptos::prelude::*;

/// Plain links: the server answers them with a file, so the program must leave them to the browser.
#[component]
pub fn Downloads(
    /// The list's own address.
    #[prop(into)]
    of: String,
    /// What the list is filtered by, as [`query`] writes it: the file holds what the page shows.
    #[prop(optional, into)]
    filter: Signal<String>,
) -> impl IntoView {
    let link = |end: &'static str, format: &'static str| {
        let label = ta("downloads-as", &[("format", format.into())]);
        let of = of.clone();
        let address = move || format!("{of}/esporta.{end}{}", filter.get());
        view! { <a href=address rel="external" aria-label=label>{format}</a> }
    };
    view! { <p class="downloads">{t("downloads-label")}" "{link("csv", "CSV")}" · "{link("xlsx", "Excel")}</p> }.into_any()
}

/// Parameters as the end of an address, from the question mark on; nothing where there are none.
pub fn query(parameters: &[(String, String)]) -> String {
    let mut query = String::new();
    for (name, value) in parameters {
        query.push(if query.is_empty() { '?' } else { '&' });
        encode(name, &mut query);
        query.push('=');
        encode(value, &mut query);
    }
    query
}

/// Letters and digits as they are, all other bytes by their number.
fn encode(text: &str, into: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            into.push(char::from(byte));
        } else {
            into.push('%');
            into.push(char::from(DIGITS[usize::from(byte >> 4)]));
            into.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn whatever_is_typed_stays_one_value() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(query(&[]), "");
        assert_eq!(query(&[pair("q", "città & C. +1"), pair("classe", "4A")]), "?q=citt%C3%A0%20%26%20C.%20%2B1&classe=4A");
    }
}
