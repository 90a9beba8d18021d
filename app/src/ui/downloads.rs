//! The way from a list to the same list as a file.

use crate::i18n::{t, ta};
use leptos::prelude::*;

/// Plain links: the server answers them with a file, so the program must leave them to the browser.
#[component]
pub fn Downloads(
    /// The list's own address.
    #[prop(into)]
    of: String,
) -> impl IntoView {
    let link = |end: &str, format: &'static str| {
        let label = ta("downloads-as", &[("format", format.into())]);
        view! { <a href=format!("{of}/esporta.{end}") rel="external" aria-label=label>{format}</a> }
    };
    view! { <p class="downloads">{t("downloads-label")}" "{link("csv", "CSV")}" · "{link("xlsx", "Excel")}</p> }.into_any()
}
