//! The footer of every page: statements, licence, and the sentence that ESCO asks for.

use crate::i18n::t;
use domain::catalogue::ESCO_ADDRESS;
use leptos::prelude::*;

/// The footer.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="site-foot">
            <nav aria-label=t("footer-label")>
                <a href="/accessibilita" rel="external">{t("footer-accessibility")}</a>
                <a href="/privacy" rel="external">{t("footer-privacy")}</a>
            </nav>
            <span>{t("footer-licence")}</span>
            <span class="grow"></span>
            <EscoNote/>
        </footer>
    }
    .into_any()
}

/// The sentence that must stand wherever ESCO data is shown (Decision 2011/833/EU): on every page.
#[component]
fn EscoNote() -> impl IntoView {
    view! { <span class="esco">{t("esco-before")}" "<a href=ESCO_ADDRESS rel="external">{t("esco-link")}</a>" "{t("esco-after")}</span> }
        .into_any()
}
