//! What is looked for on an exploring page. With the first key the browser sends for an index and the
//! code that searches in it, and from then on answers each key by itself. Until that is there, what is
//! typed filters by what the page has, and the server, which knows inflection, typing errors and words
//! of the trade, is asked a moment later; with the page it is asked when the address brings words.

use super::finder::{self, Finder};
use super::marked::{others_of, pieces};
use crate::api::catalogue::find_concepts;
use crate::api::{BLOCKING, JsonText};
use crate::i18n::{t, ta, use_language};
use crate::ui::{Icon, query};
use domain::catalogue::{Findings, FoundBy, Subject};
use domain::language::Language;
use domain::search::Query;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The server is asked when one has typed nothing for so long.
const PAUSE: Duration = Duration::from_millis(250);

/// What the browser searches in, for all exploring pages: by context.
#[derive(Clone, Copy)]
pub(super) struct Words {
    finder: RwSignal<Option<Loaded>>,
    /// Whether it is under way or there.
    is_sent_for: StoredValue<bool>,
}

#[derive(Clone)]
struct Loaded(Arc<dyn Finder>);

impl Words {
    pub(super) fn new() -> Self {
        Self { finder: RwSignal::new(None), is_sent_for: StoredValue::new(false) }
    }

    /// Sends for it, once at a time, and says when it is there. What did not come is sent for again with
    /// the next key.
    fn send_for(self, language: Language, then: impl Fn() + 'static) {
        if self.is_sent_for.try_get_value() != Some(false) {
            return;
        }
        self.is_sent_for.set_value(true);
        leptos::task::spawn_local_scoped(async move {
            match fetched(language).await {
                Some(finder) => {
                    if self.finder.try_set(Some(Loaded(finder))).is_none() {
                        then();
                    }
                }
                None => {
                    self.is_sent_for.try_set_value(false);
                }
            }
        });
    }
}

async fn fetched(language: Language) -> Option<Arc<dyn Finder>> {
    // Under way while the code comes.
    let answer = window().fetch_with_str(&format!("/parole/{}", language.tag()));
    let open = finder::load().await.ok()?;
    let answer: web_sys::Response = JsFuture::from(answer).await.ok()?.unchecked_into();
    if !answer.ok() {
        return None;
    }
    let bytes = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    open(&js_sys::Uint8Array::new(&bytes).to_vec())
}

/// A search: its words, and what was found for them.
#[derive(Clone, Copy)]
pub(super) struct Search {
    pub(super) text: RwSignal<String>,
    found: RwSignal<Findings>,
    about: Subject,
    words: Words,
    /// For the words in the address with which the page was loaded.
    pub(super) first: Resource<Findings, JsonText>,
}

/// A row of a list, with the words by which it was found.
pub(super) type Row = (usize, FoundBy);

impl Search {
    /// A search that begins with the words in the address.
    pub(super) fn new(about: Subject) -> Self {
        let first = use_query_map().with_untracked(|query| query.get("q").unwrap_or_default());
        let text = RwSignal::new(first.clone());
        let first = Resource::new_with_options(move || first.clone(), move |text| find(text, about), BLOCKING);
        Self { text, found: RwSignal::new(Findings::default()), about, words: expect_context::<Words>(), first }
    }

    /// Takes what the server found for the words of the address.
    pub(super) fn begin(self, findings: Findings) {
        self.found.set(findings);
    }

    /// Takes what is typed now.
    fn typed(self, text: String, language: Language) {
        self.text.set(text.clone());
        self.words.send_for(language, move || {
            if let Some(text) = self.text.try_get_untracked() {
                self.find_here(&text);
            }
        });
        if self.find_here(&text) {
            return;
        }
        let is_now = move |text: &String| self.text.try_get_untracked().as_ref() == Some(text);
        let ask = move || {
            if is_now(&text) {
                leptos::task::spawn_local_scoped(async move {
                    let findings = find(text.clone(), self.about).await;
                    if is_now(&text) {
                        self.take(&text, findings);
                    }
                });
            }
        };
        set_timeout(ask, PAUSE);
    }

    /// Takes what the server found, or nothing where it did not answer; what the browser finds by itself
    /// it keeps.
    fn take(self, text: &str, findings: Findings) {
        if self.words.finder.with_untracked(Option::is_none) {
            self.found.set(findings);
        } else if !self.find_here(text) {
            self.found.update(|found| found.others = findings.others);
        }
    }

    /// Searches in the browser. Whether that was all there is to find.
    fn find_here(self, text: &str) -> bool {
        if text.trim().is_empty() {
            self.found.set(Findings::default());
            return true;
        }
        let Some(Loaded(finder)) = self.words.finder.get_untracked() else { return false };
        let findings = finder.find(text, self.about);
        let is_whole = finder.is_whole(self.about);
        self.found.update(|found| {
            // What the server found besides stays until it has answered anew.
            let others = if is_whole { findings.others } else { std::mem::take(&mut found.others) };
            *found = Findings { others, ..findings };
        });
        is_whole
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

    /// What ESCO has besides.
    pub(super) fn others(self) -> AnyView {
        let others = Memo::new(move |_| self.found.with(|found| found.others.clone()));
        (move || others.with(|others| others_of(others))).into_any()
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
            rows.push((row, FoundBy::default()));
        }
    }
    rows
}

/// Nothing where the server does not answer: then the browser's own filter has to do.
async fn find(text: String, about: Subject) -> Findings {
    if text.trim().is_empty() {
        return Findings::default();
    }
    find_concepts(text, about).await.unwrap_or_default()
}

/// "Trovata con «tornitore in lastra»", where the label shown is another.
pub(super) fn found_by(matched: &[String]) -> Option<AnyView> {
    /// Stands where the words come.
    const PLACE: char = '\u{fffc}';
    (!matched.is_empty()).then(|| {
        let sentence = ta("search-found-by", &[("words", PLACE.to_string().into())]);
        let (before, after) = sentence.split_once(PLACE).unwrap_or_default();
        view! { <small class="muted found-by">{before.to_owned()}{pieces(matched)}{after.to_owned()}</small> }.into_any()
    })
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
    let language = use_language();
    let input = move |event| {
        search.typed(event_target_value(&event), language);
        let url = window().location().search().unwrap_or_default();
        write_query(&text.get_untracked(), url.contains("cercate="));
    };
    let is_here = move || search.words.finder.with(Option::is_some).then_some("here");
    view! {
        <form class="search-form" method="get" action=action role="search" aria-label=t(label) data-index=is_here on:submit=|event: leptos::ev::SubmitEvent| event.prevent_default()>
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
