//! `/tutor`: the tutors of one's own organisation, or all of them for the coordinator.

use super::{done, for_keepers, load_bar, other_side};
use crate::api::actor;
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use services::tutor::{Counterpart, ListedTutor, TutorFilter, TutorsView};

/// The page.
#[component]
pub fn Tutors() -> impl IntoView {
    let query = |name: &str| use_query_map().with_untracked(|query| query.get(name)).unwrap_or_default().trim().to_owned();
    let filter = TutorFilter { text: query("q"), full: query("carico") == "pieno" };
    let asked = filter.clone();
    let read = move |services| async move {
        let view = services::tutor::list(&services, &actor(), &asked).await?;
        Ok((view, services::tutor::counterparts(&services, &actor()).await?))
    };
    let content = for_keepers(read, move |(view, others): (TutorsView, Vec<Counterpart>)| whole(&view, &others, &filter));
    view! { <Title text=t("tutors-title")/><div class="page people-page">{content}</div> }.into_any()
}

fn whole(view: &TutorsView, others: &[Counterpart], filter: &TutorFilter) -> AnyView {
    let add = view.may_keep.then(|| {
        view! { <p class="actions"><a class="btn btn--primary" href="/tutor/nuovo"><Icon name="plus"/>{t("tutors-add")}</a></p> }
    });
    let lead = if view.of_many { "tutors-lead-all" } else { "tutors-lead" };
    let shown = ta("tutors-shown", &[("shown", view.tutors.len().into()), ("known", view.known.into())]);
    let list = if view.known == 0 {
        view! { <p class="empty">{t("tutors-none")}</p> }.into_any()
    } else if view.tutors.is_empty() {
        view! { <p class="empty">{t("tutors-no-match")}</p> }.into_any()
    } else {
        let rows = view.tutors.iter().map(|line| row(line, view.of_many)).collect_view();
        view! { <ul class="lines people-list">{rows}</ul> }.into_any()
    };
    view! {
        <header class="page__head page__head--action">
            <div><h1>{t("tutors-title")}</h1><p class="lead">{t(lead)}</p></div>
            {add}
        </header>
        {done()}
        <section class="box" aria-labelledby="tutors-list">
            <h2 id="tutors-list">{t("tutors-title")}<small class="num">{shown}</small></h2>
            {(view.known > 0).then(|| filters(filter))}
            {list}
        </section>
        {(!view.of_many).then(|| other_side::section(others))}
    }
    .into_any()
}

fn row(line: &ListedTutor, with_organisation: bool) -> AnyView {
    let terms = &line.tutor.terms;
    let about: Vec<&str> = [terms.role.as_str(), if with_organisation { line.organisation.as_str() } else { "" }]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let ended = line.tutor.ended_on.map(|on| {
        let since = ta("tutors-ended-on", &[("on", messages::day(use_language(), on).into())]);
        view! { <span class="seal"><Icon name="clock"/>{since}</span> }
    });
    view! {
        <li>
            <a class="line line--link" href=format!("/tutor/{}", line.tutor.id)>
                <Icon name="person"/>
                <span><b>{terms.name.clone()}</b><small class="muted">{about.join(", ")}</small></span>
                <span class="people-figures">{ended}{load_bar(&line.load)}</span>
                <Icon name="forward"/>
            </a>
        </li>
    }
    .into_any()
}

fn filters(filter: &TutorFilter) -> AnyView {
    let clear = (!filter.is_none()).then(|| view! { <a class="btn btn--ghost" href="/tutor">{t("network-filter-clear")}</a> });
    view! {
        <form class="fields network-filter" method="get" action="/tutor" role="search" aria-label=t("people-filter")>
            <div class="field field--grow">
                <label for="tutors-q">{t("tutors-filter-text")}</label>
                <input id="tutors-q" type="search" name="q" value=filter.text.clone() autocomplete="off"/>
            </div>
            <div class="field">
                <label for="tutors-full">{t("tutors-filter-load")}</label>
                <select id="tutors-full" name="carico">
                    <option value="">{t("tutors-filter-everybody")}</option>
                    <option value="pieno" selected=filter.full>{t("tutors-filter-full")}</option>
                </select>
            </div>
            <p class="actions"><button class="btn"><Icon name="filter"/>{t("network-filter-send")}</button>{clear}</p>
        </form>
    }
    .into_any()
}
