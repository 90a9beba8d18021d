//! Who follows one's students, or those whom one takes, on the other side.

use crate::i18n::t;
use crate::ui::Icon;
use leptos::prelude::*;
use services::tutor::Counterpart;

/// The whole part of the page.
pub(super) fn section(others: &[Counterpart]) -> AnyView {
    let none = others.is_empty().then(|| view! { <p class="empty">{t("tutors-others-none")}</p> });
    let rows = others.iter().map(row).collect_view();
    view! {
        <section class="box" aria-labelledby="tutors-others">
            <h2 id="tutors-others">{t("tutors-others")}</h2>
            <p class="muted">{t("tutors-others-text")}</p>
            {none}
            <ul class="lines">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(other: &Counterpart) -> AnyView {
    let who = match &other.tutor {
        Some(tutor) => view! { <b>{tutor.name.clone()}</b><small class="muted num">{tutor.contacts.join(", ")}</small> }.into_any(),
        None => view! { <span class="muted tutors-nobody"><Icon name="clock"/>{t("tutors-others-nobody")}</span> }.into_any(),
    };
    view! {
        <li class="line">
            <span><b>{other.about.clone()}</b><small class="muted">{other.organisation.clone()}</small></span>
            <span class="line__end">{who}</span>
        </li>
    }
    .into_any()
}
