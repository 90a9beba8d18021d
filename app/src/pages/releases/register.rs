//! `/liberatorie` of a school: the register of its students' releases, by class, and the corrections
//! that wait.

use super::parts;
use crate::api::actor;
use crate::i18n::{t, ta, use_language};
use crate::pages::served::served;
use crate::ui::Icon;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::release::{RegisterLine, RegisterView};

pub(super) fn page() -> AnyView {
    let asked = use_query_map().with_untracked(|query| query.get("classe")).unwrap_or_default();
    let class = asked.parse().ok();
    let read = move |services| async move { services::release::register(&services, &actor(), class).await };
    served(read, |view| whole(&view))
}

fn whole(view: &RegisterView) -> AnyView {
    let rows = view.lines.iter().map(row).collect_view();
    let none = view.lines.is_empty().then(|| view! { <p class="empty">{t("release-register-none")}</p> });
    view! {
        <header class="page__head"><h1>{t("release-heading")}</h1><p class="lead">{t("release-register-lead")}</p></header>
        {waiting(view)}
        <section class="box" aria-labelledby="register">
            <h2 id="register">{t("release-register")}<small class="num">{view.lines.len()}</small></h2>
            {filter(view)}
            {none}
            <ul class="lines">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(line: &RegisterLine) -> AnyView {
    view! {
        <li class="register-line">
            <p><a href=format!("/studenti/{}/liberatorie", line.student)>{line.label.clone()}</a>" "<small class="muted">{line.class.clone()}</small></p>
            <ul class="lines">{parts::release(&line.line, None, true)}</ul>
        </li>
    }
    .into_any()
}

fn filter(view: &RegisterView) -> AnyView {
    let options = view.classes.iter().map(|class| {
        let words = format!("{} {}", class.label(), class.school_year);
        view! { <option value=class.id.to_string() selected=view.class == Some(class.id)>{words}</option> }
    });
    view! {
        <form class="fields network-filter" method="get" action="/liberatorie" role="search" aria-label=t("people-filter")>
            <div class="field">
                <label for="register-class">{t("people-class")}</label>
                <select id="register-class" name="classe"><option value="">{t("release-every-class")}</option>{options.collect_view()}</select>
            </div>
            <p class="actions"><button class="btn"><Icon name="filter"/>{t("network-filter-send")}</button></p>
        </form>
    }
    .into_any()
}

fn waiting(view: &RegisterView) -> Option<AnyView> {
    if view.waiting.is_empty() {
        return None;
    }
    let rows = view.waiting.iter().map(|(student, label, one)| {
        let words = ta("correction-asked", &[("moment", messages::moment(use_language(), one.asked_at).into())]);
        view! {
            <li><a class="line line--link" href=format!("/studenti/{student}/liberatorie#correzioni")>
                <span><b>{label.clone()}</b>" "<small>{words}</small></span><Icon name="forward"/>
            </a></li>
        }
    });
    Some(
        view! {
            <section class="box" aria-labelledby="waiting">
                <h2 id="waiting">{t("correction-heading")}</h2>
                <ul class="lines">{rows.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}
