//! `/competenze` and `/competenze/:id`: the competences, which occupations need them, who asks.

use super::explore::{Book, companies, with_catalogue, with_found};
use super::fit_panel::Answer;
use super::marked;
use super::search::{Row, Search, SearchForm, found_by};
use crate::i18n::{t, ta, use_language};
use crate::ui::{Downloads, Icon, Problem};
use domain::ApiError;
#[cfg(feature = "ssr")]
use domain::catalogue::Catalogue;
use domain::catalogue::{CompetenceLabel, Findings, OccupationSummary, PublicDemand, Subject};
use domain::id::CompetenceId;
use domain::search::normalise;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// `/competenze`: all of them.
#[component]
pub fn Competences() -> impl IntoView {
    let search = Search::new(Subject::Competences);
    view! {
        <Title text=t("competences-title")/>
        <div class="page">
            <header class="page__head">
                <h1>{t("competences-heading")}</h1>
                <p class="lead">{t("competences-lead")}</p>
                <SearchForm action="/competenze" search label="competences-search"/>
            </header>
            {with_found(search, move |book| list(book, search))}
        </div>
    }
    .into_any()
}

fn list(book: Book, search: Search) -> AnyView {
    let words = words(&book);
    let shown = {
        let book = book.clone();
        Memo::new(move |_| search.rows(&words, |findings| found(&book, findings)))
    };
    let total = book.competences().len();
    view! {
        <p class="count muted" role="status">
            {move || ta("competences-count", &[("shown", shown.with(Vec::len).into()), ("total", total.into())])}
        </p>
        <ul class="box lines lines--columns">
            <For each=move || shown.get() key=Row::clone children=move |row| entry(&book, row)/>
        </ul>
        <Show when=move || shown.with(Vec::is_empty)><p class="empty">{t("competences-none")}</p></Show>
        {search.others()}
        <Downloads of="/competenze" filter=Signal::derive(move || search.filter(false))/>
    }
    .into_any()
}

/// The rows of the competences that a search shows, for the list as a file.
#[cfg(feature = "ssr")]
#[must_use]
pub fn shown_competences(catalogue: &Catalogue, findings: &Findings, text: &str) -> Vec<usize> {
    let book = Book::of(catalogue);
    super::search::rows(text, found(&book, findings), &words(&book)).into_iter().map(|(row, _)| row).collect()
}

/// What the server found, as rows.
fn found(book: &Book, findings: &Findings) -> Vec<Row> {
    let row = |id| book.competences().iter().position(|label| label.id == id);
    findings.competences.iter().filter_map(|(id, matched)| Some((row(*id)?, matched.clone()))).collect()
}

fn words(book: &Book) -> Vec<String> {
    book.competences().iter().map(|label| normalise(&format!("{} {}", label.label, label.synonyms.join(" ")))).collect()
}

fn entry(book: &Book, (row, found): Row) -> AnyView {
    let Some(competence) = book.competences().get(row) else { return ().into_any() };
    let id = competence.id;
    let needed_by = needing(book, id).count();
    let companies = companies(asking(book, id));
    let people: u32 = asking(book, id).map(|demand| u32::from(demand.positions)).sum();
    let label = marked::label(&competence.label, &found);
    let synonyms = (!competence.synonyms.is_empty())
        .then(|| view! { <small class="muted">{marked::among(&competence.synonyms, &found.matched)}</small> });
    // A synonym stands there anyway.
    let by = (!competence.synonyms.contains(&found.matched.concat())).then(|| found_by(&found.matched)).flatten();
    view! {
        <li>
            <a class="line line--link" href=format!("/competenze/{id}")>
                <span><b>{label}</b>{synonyms}{by}</span>
                <span class="line__tags">
                    <span class="tag num">{ta("competence-occupations", &[("count", needed_by.into())])}</span>
                    {(people > 0).then(|| view! {
                        <span class="tag tag--accent num">{ta("competence-asked", &[("people", people.into()), ("companies", companies.into())])}</span>
                    })}
                </span>
                <Icon name="forward"/>
            </a>
        </li>
    }
    .into_any()
}

/// `/competenze/:id`: one competence.
#[component]
pub fn Competence() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<CompetenceId>().ok())));
    with_catalogue(move |book| match id.get().and_then(|id| book.competence(id).cloned()) {
        Some(competence) => page(&book, competence),
        None => {
            let error: ApiError = crate::api::Failure::from(ApiError::NotFound).into_error();
            view! { <Problem error=error/> }.into_any()
        }
    })
}

fn page(book: &Book, competence: CompetenceLabel) -> AnyView {
    let CompetenceLabel { id, label, synonyms, .. } = competence;
    let needed_by: Vec<&OccupationSummary> = needing(book, id).collect();
    let asked_by: Vec<&PublicDemand> = asking(book, id).collect();
    let also =
        (!synonyms.is_empty()).then(|| view! { <p class="lead">{ta("competence-also", &[("words", synonyms.join(", ").into())])}</p> });
    view! {
        <Title text=label.clone()/>
        <div class="page">
            <p class="crumbs"><a href="/competenze"><Icon name="back"/>{t("nav-competences")}</a></p>
            <header class="page__head"><h1>{label}</h1>{also}</header>
            <div class="columns">
                <div class="columns__main">
                    <section class="box needed"><Answer competence=id needed=None label=t("competence-can-you")/></section>
                    {requests(id, &asked_by)}
                </div>
                <div class="columns__side">
                    {occupations(id, &needed_by)}
                    {taught(&book.taught_by(id))}
                    <p class="fine"><Icon name="lock"/><span>{t("profile-stays")}</span></p>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn needing(book: &Book, id: CompetenceId) -> impl Iterator<Item = &OccupationSummary> {
    book.occupations().iter().filter(move |occupation| occupation.competences.iter().any(|one| one.competence == id))
}

fn asking(book: &Book, id: CompetenceId) -> impl Iterator<Item = &PublicDemand> {
    book.demands().iter().filter(move |demand| demand.asked.iter().any(|one| one.competence == id))
}

fn occupations(id: CompetenceId, needed_by: &[&OccupationSummary]) -> AnyView {
    if needed_by.is_empty() {
        return view! { <section class="box"><h2>{t("competence-needed-by")}</h2><p class="muted">{t("competence-no-occupation")}</p></section> }.into_any();
    }
    let line = |occupation: &&OccupationSummary| {
        let one = occupation.competences.iter().find(|one| one.competence == id);
        let words =
            one.map(|one| format!("{}, {}", messages::relation(use_language(), one.relation), messages::level(use_language(), one.level)));
        view! {
            <li><a class="line line--link" href=format!("/professioni/{}", occupation.id)><span><b>{occupation.label.clone()}</b><small class="muted">{words}</small></span><Icon name="forward"/></a></li>
        }
    };
    view! { <section class="box"><h2>{t("competence-needed-by")}</h2><ul class="lines">{needed_by.iter().map(line).collect_view()}</ul></section> }.into_any()
}

fn taught(courses: &[String]) -> AnyView {
    let content = if courses.is_empty() {
        view! { <p class="muted">{t("taught-unknown")}</p> }.into_any()
    } else {
        let lines = courses.iter().map(|course| view! { <li class="line"><span><b>{course.clone()}</b></span></li> }).collect_view();
        view! { <ul class="lines">{lines}</ul> }.into_any()
    };
    view! { <section class="box"><h2>{t("taught-heading")}<small>{t("taught-attested")}</small></h2>{content}</section> }.into_any()
}

fn requests(id: CompetenceId, asked_by: &[&PublicDemand]) -> AnyView {
    if asked_by.is_empty() {
        return view! { <section class="box"><h2>{t("competence-asked-by")}</h2><p class="muted">{t("competence-no-request")}</p></section> }.into_any();
    }
    let line = |demand: &&PublicDemand| {
        let level = demand.asked.iter().find(|one| one.competence == id).map(|one| messages::level(use_language(), one.level));
        view! {
            <li class="line">
                <span><b>{demand.company.clone()}</b>" "<small class="muted">{demand.title.clone()}" · "{demand.municipality.clone()}</small></span>
                <span class="line__end num">{super::explore::wanted(demand.positions.into(), demand.ahead)}<small class="muted">{level}</small></span>
            </li>
        }
    };
    view! { <section class="box"><h2>{t("competence-asked-by")}</h2><ul class="lines">{asked_by.iter().map(line).collect_view()}</ul></section> }.into_any()
}
