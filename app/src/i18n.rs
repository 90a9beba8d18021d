//! The reader's language, and texts in it. The texts themselves live in `messages`.

use domain::language::Language;
use messages::Value;

/// The language of the page: on the server that of the request, in the browser that of
/// `<html lang>`. It stays the same until the page is loaded again.
#[must_use]
pub fn use_language() -> Language {
    #[cfg(feature = "ssr")]
    {
        crate::api::language()
    }
    #[cfg(not(feature = "ssr"))]
    {
        static LANGUAGE: std::sync::OnceLock<Language> = std::sync::OnceLock::new();
        *LANGUAGE.get_or_init(|| {
            let root = leptos::prelude::document().document_element();
            root.and_then(|root| root.get_attribute("lang")).and_then(|tag| Language::from_tag(&tag)).unwrap_or_default()
        })
    }
}

/// A text in the page's language.
#[must_use]
pub fn t(key: &str) -> String {
    messages::text0(use_language(), key)
}

/// A text in the page's language, filled in.
#[must_use]
pub fn ta(key: &str, values: &[(&str, Value)]) -> String {
    messages::text(use_language(), key, values)
}
