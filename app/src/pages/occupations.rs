//! `/professioni`: every occupation of the catalogue, with a search that works as a plain form.

use super::explore::{Book, with_found};
use super::profile::Profile;
use super::search::{Row, Search, SearchForm, found_by, write_query};
use crate::i18n::{t, ta};
use crate::ui::{Downloads, FitBar};
use domain::catalogue::OccupationSummary;
use domain::search::normalise;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The page.
#[component]
pub fn Occupations() -> impl IntoView {
    let query = use_query_map();
    let search = Search::new();
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
    let words: Vec<String> = book.occupations().iter().map(|occupation| words(&book, occupation)).collect();
    let shown = {
        let book = book.clone();
        Memo::new(move |_| {
            let row = |id| book.occupations().iter().position(|occupation| occupation.id == id);
            let mut rows = search
                .rows(&words, |found| found.occupations.iter().filter_map(|(id, matched)| Some((row(*id)?, matched.clone()))).collect());
            if only_wanted.get() {
                rows.retain(|(row, _)| {
                    let occupation = &book.occupations()[*row];
                    occupation.placement_positions + occupation.forecast_positions > 0
                });
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
        <Downloads of="/professioni"/>
    }
    .into_any()
}

fn words(book: &Book, occupation: &OccupationSummary) -> String {
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

fn card(book: &Book, (row, matched): Row) -> AnyView {
    let profile = expect_context::<Profile>();
    let Some(occupation) = book.occupations().get(row).cloned() else { return ().into_any() };
    let address = format!("/professioni/{}", occupation.id);
    let (seats, people) = (occupation.placement_positions, occupation.forecast_positions);
    let competences = occupation.competences.len();
    let (label, description) = (occupation.label.clone(), occupation.description.clone());
    let by = found_by(&matched, &label);
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
