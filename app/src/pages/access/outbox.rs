//! `/posta`: what the demonstration would send by e-mail. Of a real polo it is not there.

use super::super::served::served;
use crate::api::session_now;
use crate::i18n::{t, ta, use_language};
use domain::ApiError;
use leptos::prelude::*;
use leptos_meta::Title;
use services::Services;

/// The page.
#[component]
pub fn Outbox() -> impl IntoView {
    let demo = session_now().demo;
    let read =
        move |services: Services| async move { if demo { services::mail::outbox(&services).await } else { Err(ApiError::NotFound) } };
    let content = served(read, |letters| {
        let language = use_language();
        let none = letters.is_empty().then(|| view! { <p class="empty">{t("outbox-none")}</p> });
        let lines = letters
            .into_iter()
            .map(|letter| {
                let about =
                    ta("outbox-about", &[("to", letter.recipient.into()), ("at", messages::moment(language, letter.created_at).into())]);
                view! { <section class="box"><h2>{letter.subject}</h2><p class="muted">{about}</p><pre class="letter" tabindex="0">{letter.plain}</pre></section> }
            })
            .collect_view();
        view! { <header class="page__head"><h1>{t("outbox-heading")}</h1><p class="lead">{t("outbox-lead")}</p></header>{none}{lines} }
            .into_any()
    });
    view! { <Title text=t("outbox-heading")/><div class="page">{content}</div> }.into_any()
}
