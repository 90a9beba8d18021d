//! `/accessibilita` and `/privacy`: what is true today, and where to write.

use crate::api::polo::read_contact;
use crate::i18n::t;
use leptos::prelude::*;
use leptos_meta::Title;

/// The accessibility statement.
#[component]
pub fn Accessibility() -> impl IntoView {
    view! {
        <Title text=t("accessibility-title")/>
        <article class="page prose">
            <h1>{t("accessibility-heading")}</h1>
            <p class="lead">{t("accessibility-lead")}</p>
            {parts(&[
                ("accessibility-how", "accessibility-how-text"),
                ("accessibility-drag", "accessibility-drag-text"),
                ("accessibility-known", "accessibility-known-text"),
            ])}
            <h2>{t("accessibility-report")}</h2>
            <Contact without="accessibility-report-none"/>
        </article>
    }
    .into_any()
}

/// What is stored and who sees it.
#[component]
pub fn Privacy() -> impl IntoView {
    view! {
        <Title text=t("privacy-title")/>
        <article class="page prose">
            <h1>{t("privacy-heading")}</h1>
            <p class="lead">{t("privacy-lead")}</p>
            {parts(&[
                ("privacy-company", "privacy-company-text"),
                ("privacy-school", "privacy-school-text"),
                ("privacy-student", "privacy-student-text"),
                ("privacy-wishes", "privacy-wishes-text"),
                ("privacy-visitor", "privacy-visitor-text"),
                ("privacy-log", "privacy-log-text"),
                ("privacy-account", "privacy-account-text"),
                ("privacy-cookies", "privacy-cookies-text"),
            ])}
            <h2>{t("privacy-rights")}</h2>
            <Contact without="privacy-rights-none"/>
        </article>
    }
    .into_any()
}

fn parts(parts: &[(&'static str, &'static str)]) -> AnyView {
    parts.iter().map(|(heading, text)| view! { <h2>{t(heading)}</h2><p>{t(text)}</p> }).collect_view().into_any()
}

/// The operator's address, or what to do where none is configured.
#[component]
fn Contact(without: &'static str) -> impl IntoView {
    Suspend::new(async move {
        match read_contact().await.ok().flatten() {
            Some(address) => {
                let link = if address.contains('@') && !address.contains(':') { format!("mailto:{address}") } else { address.clone() };
                view! { <p>{t("contact-write")}" "<a href=link>{address}</a></p> }.into_any()
            }
            None => view! { <p>{t(without)}</p> }.into_any(),
        }
    })
}
