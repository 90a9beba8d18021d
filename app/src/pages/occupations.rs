//! `/professioni`: every occupation of the catalogue, with a search that works as a plain form.

use super::explore::{Book, with_catalogue};
use super::profile::Profile;
use crate::i18n::{t, ta};
use crate::ui::{Downloads, FitBar, Icon};
use domain::catalogue::OccupationSummary;
use domain::search::{Query, normalise};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The page.
#[component]
pub fn Occupations() -> impl IntoView {
    let query = use_query_map();
    let text = RwSignal::new(query.with_untracked(|query| query.get("q").unwrap_or_default()));
    let only_wanted = RwSignal::new(query.with_untracked(|query| query.get("cercate").is_some()));
    view! {
        <Title text=t("occupations-title")/>
        <div class="page">
            <header class="page__head">
                <h1>{t("occupations-heading")}</h1>
                <p class="lead">{t("occupations-lead")}</p>
                <SearchForm action="/professioni" text label="occupations-search">
                    <label class="chip chip--choice">
                        <input type="checkbox" name="cercate" value="1" checked=only_wanted.get_untracked() prop:checked=move || only_wanted.get()
                            on:change=move |event| {
                                only_wanted.set(event_target_checked(&event));
                                write_query(&text.get_untracked(), only_wanted.get_untracked());
                            }/>
                        <span>{t("occupations-only-wanted")}</span>
                    </label>
                </SearchForm>
            </header>
            {with_catalogue(move |book| list(book, text, only_wanted))}
        </div>
    }
    .into_any()
}

/// A search field in a form of its own; the browser filters while one types, the form does it
/// without the wasm.
#[component]
pub(super) fn SearchForm(
    action: &'static str,
    text: RwSignal<String>,
    label: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let input = move |event| {
        text.set(event_target_value(&event));
        let url = window().location().search().unwrap_or_default();
        write_query(&text.get_untracked(), url.contains("cercate="));
    };
    view! {
        <form class="search-form" method="get" action=action role="search" aria-label=t(label) on:submit=|event: leptos::ev::SubmitEvent| event.prevent_default()>
            <label class="search search--big">
                <Icon name="search"/>
                <span class="visually-hidden">{t(label)}</span>
                <input type="search" name="q" placeholder=t(label) autocomplete="off" value=text.get_untracked() prop:value=move || text.get() on:input=input/>
            </label>
            {children.map(|children| children())}
            <noscript><button class="btn">{t("search-button")}</button></noscript>
        </form>
    }
    .into_any()
}

/// Writes the search into the address, without a new entry in the browser's history.
fn write_query(text: &str, only_wanted: bool) {
    let Ok(query) = web_sys::UrlSearchParams::new() else { return };
    if !text.is_empty() {
        query.append("q", text);
    }
    if only_wanted {
        query.append("cercate", "1");
    }
    let query = String::from(query.to_string());
    let path = window().location().pathname().unwrap_or_default();
    let address = if query.is_empty() { path } else { format!("{path}?{query}") };
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(wasm_bindgen::JsValue::NULL);
        // A browser that forbids it merely keeps the old address.
        let _kept_when_err = history.replace_state_with_url(&state, "", Some(&address));
    }
}

fn list(book: Book, text: RwSignal<String>, only_wanted: RwSignal<bool>) -> AnyView {
    let words: Vec<String> = book.occupations().iter().map(|occupation| words(&book, occupation)).collect();
    let shown = {
        let book = book.clone();
        Memo::new(move |_| {
            let query = text.with(|text| Query::new(text));
            let wanted = |occupation: &OccupationSummary| occupation.placement_positions + occupation.forecast_positions > 0;
            let rows = book.occupations().iter().zip(&words).enumerate();
            rows.filter(|(_, (occupation, words))| (!only_wanted.get() || wanted(occupation)) && query.matches(words))
                .map(|(row, _)| row)
                .collect::<Vec<usize>>()
        })
    };
    let total = book.occupations().len();
    view! {
        <p class="count muted" role="status">
            {move || ta("occupations-count", &[("shown", shown.with(Vec::len).into()), ("total", total.into())])}
        </p>
        <ul class="cards">
            <For each=move || shown.get() key=|row| *row children=move |row| card(&book, row)/>
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

fn card(book: &Book, row: usize) -> AnyView {
    let profile = expect_context::<Profile>();
    let Some(occupation) = book.occupations().get(row).cloned() else { return ().into_any() };
    let address = format!("/professioni/{}", occupation.id);
    let (seats, people) = (occupation.placement_positions, occupation.forecast_positions);
    let competences = occupation.competences.len();
    let (label, description) = (occupation.label.clone(), occupation.description.clone());
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
