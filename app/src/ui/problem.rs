//! What stands in the place of something that could not be shown.

use crate::i18n::{t, use_language};
use domain::ApiError;
use leptos::prelude::*;
use leptos_meta::Title;

/// A page that says what went wrong and where to go from here.
#[component]
pub fn Problem(
    /// What went wrong.
    error: ApiError,
) -> impl IntoView {
    let (title, figure) = match &error {
        ApiError::NotFound => (t("problem-not-found"), "404"),
        ApiError::Forbidden => (t("problem-forbidden"), "403"),
        ApiError::Busy => (t("problem-busy"), "503"),
        _ => (t("problem-internal"), "500"),
    };
    let sentence = messages::api_error(use_language(), &error);
    view! {
        <Title text=title.clone()/>
        <section class="page problem">
            <p class="problem__figure num" aria-hidden="true">{figure}</p>
            <h1>{title}</h1>
            <p class="lead">{sentence}</p>
            <p class="actions">
                <a class="btn btn--primary" href="/" rel="external">{t("problem-home")}</a>
                <a class="btn" href="/professioni">{t("nav-occupations")}</a>
            </p>
        </section>
    }
    .into_any()
}
