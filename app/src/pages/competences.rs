//! `/competenze`: every competence, which occupations need it and who asks for it.

use super::explore::{Book, with_catalogue};
use super::fit_panel::Answer;
use super::footer::EscoNote;
use super::occupations::SearchForm;
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::catalogue::{OccupationSummary, PublicDemand};
use domain::id::CompetenceId;
use domain::search::{Query, normalise};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use std::collections::BTreeSet;

/// The page.
#[component]
pub fn Competences() -> impl IntoView {
    let text = RwSignal::new(use_query_map().with_untracked(|query| query.get("q").unwrap_or_default()));
    view! {
        <Title text=t("competences-title")/>
        <div class="page">
            <header class="page__head">
                <h1>{t("competences-heading")}</h1>
                <p class="lead">{t("competences-lead")}</p>
                <SearchForm action="/competenze" text label="competences-search"/>
            </header>
            {with_catalogue(move |book| list(book, text))}
            <p class="fine"><Icon name="external"/><EscoNote/></p>
        </div>
    }
    .into_any()
}

fn list(book: Book, text: RwSignal<String>) -> AnyView {
    let words: Vec<String> =
        book.competences().iter().map(|label| normalise(&format!("{} {}", label.label, label.synonyms.join(" ")))).collect();
    let shown = Memo::new(move |_| {
        let query = text.with(|text| Query::new(text));
        words.iter().enumerate().filter(|(_, words)| query.matches(words)).map(|(row, _)| row).collect::<Vec<usize>>()
    });
    let total = book.competences().len();
    view! {
        <p class="count muted" role="status">
            {move || ta("competences-count", &[("shown", shown.with(Vec::len).into()), ("total", total.into())])}
        </p>
        <ul class="rows box">
            <For each=move || shown.get() key=|row| *row children=move |row| entry(&book, row)/>
        </ul>
        <Show when=move || shown.with(Vec::is_empty)><p class="empty">{t("competences-none")}</p></Show>
    }
    .into_any()
}

fn entry(book: &Book, row: usize) -> AnyView {
    let Some(competence) = book.competences().get(row) else { return ().into_any() };
    let id = competence.id;
    let needed_by: Vec<&OccupationSummary> =
        book.occupations().iter().filter(|occupation| occupation.competences.iter().any(|one| one.competence == id)).collect();
    let asked_by: Vec<&PublicDemand> = book.demands().iter().filter(|demand| demand.asked.iter().any(|one| one.competence == id)).collect();
    let companies: BTreeSet<&str> = asked_by.iter().map(|demand| demand.company.as_str()).collect();
    let people: u32 = asked_by.iter().map(|demand| u32::from(demand.positions)).sum();
    let counts = view! {
        <span class="tag num">{ta("competence-occupations", &[("count", needed_by.len().into())])}</span>
        {(people > 0).then(|| view! {
            <span class="tag tag--accent num">{ta("competence-asked", &[("people", people.into()), ("companies", companies.len().into())])}</span>
        })}
    };
    let synonyms = competence.synonyms.join(", ");
    view! {
        <li class="row">
            <details name="competence">
                <summary>
                    <span class="row__title"><b>{competence.label.clone()}</b>{(!synonyms.is_empty()).then(|| view! { <small class="muted">{synonyms.clone()}</small> })}</span>
                    <span class="row__tags">{counts}</span>
                    <Icon name="chevron"/>
                </summary>
                <div class="row__body">
                    <Answer competence=id needed=None label=t("competence-can-you")/>
                    {occupations(id, &needed_by)}
                    {requests(id, &asked_by)}
                </div>
            </details>
        </li>
    }
    .into_any()
}

fn occupations(id: CompetenceId, needed_by: &[&OccupationSummary]) -> AnyView {
    if needed_by.is_empty() {
        return view! { <p class="muted">{t("competence-no-occupation")}</p> }.into_any();
    }
    let line = |occupation: &&OccupationSummary| {
        let one = occupation.competences.iter().find(|one| one.competence == id);
        let words = one.map(|one| format!("{}, {}", messages::relation(use_language(), one.relation), messages::level(use_language(), one.level)));
        view! {
            <li class="line"><a href=format!("/professioni/{}", occupation.id)>{occupation.label.clone()}</a><small class="muted">{words}</small></li>
        }
    };
    view! { <h3>{t("competence-needed-by")}</h3><ul class="lines">{needed_by.iter().map(line).collect_view()}</ul> }.into_any()
}

fn requests(id: CompetenceId, asked_by: &[&PublicDemand]) -> AnyView {
    if asked_by.is_empty() {
        return view! { <p class="muted">{t("competence-no-request")}</p> }.into_any();
    }
    let line = |demand: &&PublicDemand| {
        let level = demand.asked.iter().find(|one| one.competence == id).map(|one| messages::level(use_language(), one.level));
        view! {
            <li class="line">
                <span><b>{demand.company.clone()}</b>" "<small class="muted">{demand.title.clone()}" · "{demand.municipality.clone()}</small></span>
                <span class="line__end num">{super::explore::wanted(demand)}<small class="muted">{level}</small></span>
            </li>
        }
    };
    view! { <h3>{t("competence-asked-by")}</h3><ul class="lines">{asked_by.iter().map(line).collect_view()}</ul> }.into_any()
}
