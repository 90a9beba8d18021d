//! `/professioni`: every occupation of the catalogue, with a search that works as a plain form.

use super::explore::{Book, with_found};
use super::marked;
use super::profile::Profile;
use super::search::{Row, Search, SearchForm, found_by, write_query};
use crate::i18n::{t, ta};
use crate::ui::{Downloads, FitBar};
#[cfg(feature = "ssr")]
use domain::catalogue::Catalogue;
use domain::catalogue::{Findings, OccupationSummary, Subject};
use domain::search::normalise;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The page.
#[component]
pub fn Occupations() -> impl IntoView {
    let query = use_query_map();
    let search = Search::new(Subject::Occupations);
    let only_wanted = RwSignal::new(query.with_untracked(|query| query.get("cercate").is_some()));
    view! {
        <Title text=t("occupations-title")/>
        <div class="page">
            <header class="page__head">
                <h1>{t("occupations-heading")}</h1>
                <p class="lead">{t("occupations-lead")}</p>
                <SearchForm action="/professioni" search label="occupations-search">
                    <label class="chip chip--choice">
                        <input type="checkbox" name="cercate" value="1" checked=only_wanted.get_untracked() prop:checked=move || only_wanted.get()
                            on:change=move |event| {
                                only_wanted.set(event_target_checked(&event));
                                write_query(&search.text.get_untracked(), only_wanted.get_untracked());
                            }/>
                        <span>{t("occupations-only-wanted")}</span>
                    </label>
                </SearchForm>
            </header>
            {with_found(search, move |book| list(book, search, only_wanted))}
        </div>
    }
    .into_any()
}

fn list(book: Book, search: Search, only_wanted: RwSignal<bool>) -> AnyView {
    let words = words(&book);
    let shown = {
        let book = book.clone();
        Memo::new(move |_| {
            let mut rows = search.rows(&words, |findings| found(&book, findings));
            if only_wanted.get() {
                rows.retain(|row| is_wanted(&book, row));
            }
            rows
        })
    };
    let total = book.occupations().len();
    view! {
        <p class="count muted" role="status">
            {move || ta("occupations-count", &[("shown", shown.with(Vec::len).into()), ("total", total.into())])}
        </p>
        <ul class="cards">
            <For each=move || shown.get() key=Row::clone children=move |row| card(&book, row)/>
        </ul>
        <Show when=move || shown.with(Vec::is_empty)><p class="empty">{t("occupations-none")}</p></Show>
        {search.others()}
        <Downloads of="/professioni" filter=Signal::derive(move || search.filter(only_wanted.get()))/>
    }
    .into_any()
}

/// The rows of the occupations that a search shows, for the list as a file.
#[cfg(feature = "ssr")]
#[must_use]
pub fn shown_occupations(catalogue: &Catalogue, findings: &Findings, text: &str, only_wanted: bool) -> Vec<usize> {
    let book = Book::of(catalogue);
    let rows = super::search::rows(text, found(&book, findings), &words(&book));
    rows.into_iter().filter(|row| !only_wanted || is_wanted(&book, row)).map(|(row, _)| row).collect()
}

/// What the server found, as rows.
fn found(book: &Book, findings: &Findings) -> Vec<Row> {
    let row = |id| book.occupations().iter().position(|occupation| occupation.id == id);
    findings.occupations.iter().filter_map(|(id, matched)| Some((row(*id)?, matched.clone()))).collect()
}

/// Whether somebody asks for it.
fn is_wanted(book: &Book, (row, _): &Row) -> bool {
    book.occupations().get(*row).is_some_and(|occupation| occupation.placement_positions + occupation.forecast_positions > 0)
}

fn words(book: &Book) -> Vec<String> {
    book.occupations().iter().map(|occupation| words_of(book, occupation)).collect()
}

fn words_of(book: &Book, occupation: &OccupationSummary) -> String {
    let mut words = format!("{} {}", occupation.label, occupation.description);
    for one in &occupation.competences {
        if let Some(label) = book.competence(one.competence) {
            words.push(' ');
            words.push_str(&label.label);
            for synonym in &label.synonyms {
                words.push(' ');
                words.push_str(synonym);
            }
        }
    }
    normalise(&words)
}

fn card(book: &Book, (row, found): Row) -> AnyView {
    let profile = expect_context::<Profile>();
    let Some(occupation) = book.occupations().get(row).cloned() else { return ().into_any() };
    let address = format!("/professioni/{}", occupation.id);
    let (seats, people) = (occupation.placement_positions, occupation.forecast_positions);
    let competences = occupation.competences.len();
    let (label, description) = (occupation.label.clone(), occupation.description.clone());
    let (label, by) = (marked::label(&label, &found), found_by(&found.matched));
    let book = book.clone();
    let fit = move || {
        (profile.known() > 0).then(|| {
            let percent = book.fit(&profile.held(), &occupation).percent();
            view! { <FitBar percent/> }
        })
    };
    view! {
        <li class="box card">
            <h2><a class="card__link" href=address>{label}</a></h2>
            {by}
            <p class="muted">{description}</p>
            <p class="card__foot">
                {(seats > 0).then(|| view! { <span class="tag tag--accent num">{ta("wanted-seats", &[("seats", seats.into())])}</span> })}
                {(people > 0).then(|| view! { <span class="tag tag--violet num">{ta("wanted-ahead", &[("people", people.into())])}</span> })}
                <span class="tag num">{ta("competence-count", &[("count", competences.into())])}</span>
                <span class="grow"></span>
                {fit}
            </p>
        </li>
    }
    .into_any()
}
