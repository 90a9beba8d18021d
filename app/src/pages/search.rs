//! What is looked for on an exploring page. The words that one types filter at once by what the
//! browser has; the server, which knows inflection, typing errors and words of the trade, is asked
//! a moment later, and with the page when the address brings words.

use crate::api::catalogue::find_concepts;
use crate::api::{BLOCKING, JsonText};
use crate::i18n::{t, ta};
use crate::ui::{Icon, query};
use domain::catalogue::Findings;
use domain::search::Query;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::time::Duration;

/// The server is asked when one has typed nothing for so long.
const PAUSE: Duration = Duration::from_millis(250);

/// A search: its words, and what the server has found for them.
#[derive(Clone, Copy)]
pub(super) struct Search {
    pub(super) text: RwSignal<String>,
    found: RwSignal<Findings>,
    /// For the words in the address with which the page was loaded.
    pub(super) first: Resource<Findings, JsonText>,
}

/// A row of a list, with the words by which it was found where its label does not say them.
pub(super) type Row = (usize, String);

impl Search {
    /// A search that begins with the words in the address.
    pub(super) fn new() -> Self {
        let first = use_query_map().with_untracked(|query| query.get("q").unwrap_or_default());
        let text = RwSignal::new(first.clone());
        Self { text, found: RwSignal::new(Findings::default()), first: Resource::new_with_options(move || first.clone(), find, BLOCKING) }
    }

    /// Takes what the server found for the words of the address.
    pub(super) fn begin(self, findings: Findings) {
        self.found.set(findings);
    }

    /// Takes what is typed now.
    fn typed(self, text: String) {
        self.text.set(text.clone());
        let is_now = move |text: &String| self.text.try_get_untracked().as_ref() == Some(text);
        let ask = move || {
            if is_now(&text) {
                leptos::task::spawn_local_scoped(async move {
                    let findings = find(text.clone()).await;
                    if is_now(&text) {
                        self.found.set(findings);
                    }
                });
            }
        };
        set_timeout(ask, PAUSE);
    }

    /// The rows to show: what was found, the best first, then what has the typed words in it.
    /// `of` gives the rows that were found; `words` is what is said of each row.
    pub(super) fn rows(self, words: &[String], of: impl Fn(&Findings) -> Vec<Row>) -> Vec<Row> {
        let found = if self.text.with(|text| text.trim().is_empty()) { Vec::new() } else { self.found.with(of) };
        self.text.with(|text| rows(text, found, words))
    }

    /// The end of the address of the same list as a file.
    pub(super) fn filter(self, only_wanted: bool) -> String {
        let text = self.text.get();
        let mut parameters = Vec::new();
        if !text.is_empty() {
            parameters.push(("q".to_owned(), text));
        }
        if only_wanted {
            parameters.push(("cercate".to_owned(), "1".to_owned()));
        }
        query(&parameters)
    }
}

/// What was found for a text, then the rows that have its words in them.
pub(super) fn rows(text: &str, found: Vec<Row>, words: &[String]) -> Vec<Row> {
    let query = Query::new(text);
    // Signs alone are no wish to see everything.
    let is_wish = !query.is_empty() || text.trim().is_empty();
    let mut rows = found;
    for (row, words) in words.iter().enumerate() {
        if is_wish && query.matches(words) && rows.iter().all(|(known, _)| *known != row) {
            rows.push((row, String::new()));
        }
    }
    rows
}

/// Nothing where the server does not answer: then the browser's own filter has to do.
async fn find(text: String) -> Findings {
    if text.trim().is_empty() {
        return Findings::default();
    }
    find_concepts(text).await.unwrap_or_default()
}

/// "Trovata con «tornitore in lastra»", where the label shown is another.
pub(super) fn found_by(matched: &str, label: &str) -> Option<AnyView> {
    (!matched.is_empty() && matched != label)
        .then(|| view! { <small class="muted found-by">{ta("search-found-by", &[("words", matched.into())])}</small> }.into_any())
}

/// A search field in a form of its own; the form does it without the wasm.
#[component]
pub(super) fn SearchForm(
    action: &'static str,
    search: Search,
    label: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let text = search.text;
    let input = move |event| {
        search.typed(event_target_value(&event));
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
pub(super) fn write_query(text: &str, only_wanted: bool) {
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
