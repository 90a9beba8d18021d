//! Search field and facets of one side. Each facet is a chip that opens its values with counts.

use super::facets::{Choice, FacetValue};
use super::sides::{DEMAND_TEXT, STAGE_FACET, STUDENT_TEXT};
use super::store::Store;
use crate::i18n::t;
use crate::ui::Icon;
use leptos::prelude::*;

/// A facet's values as they are now.
pub(super) type Facets = Signal<Vec<(&'static str, Vec<FacetValue>)>>;

/// Search and chips of one side.
#[component]
pub(super) fn FacetBar(choice: RwSignal<Choice>, facets: Facets, placeholder: &'static str, side: &'static str) -> impl IntoView {
    let store = expect_context::<Store>();
    let text_key = if side == "students" { STUDENT_TEXT } else { DEMAND_TEXT };
    let keys: Vec<&'static str> = facets.with_untracked(|facets| facets.iter().map(|(key, _)| *key).collect());
    let chips = keys
        .into_iter()
        .map(|key| {
            let values = Signal::derive(move || {
                facets.with(|facets| facets.iter().find(|(facet, _)| *facet == key).map(|(_, values)| values.clone()).unwrap_or_default())
            });
            view! { <FacetChip key values choice/> }
        })
        .collect_view();
    view! {
        <div class="facets">
            <label class="search">
                <Icon name="search"/>
                <span class="visually-hidden">{t(placeholder)}</span>
                <input
                    type="search"
                    name=text_key
                    placeholder=t(placeholder)
                    autocomplete="off"
                    prop:value=move || choice.with(|choice| choice.text.clone())
                    value=choice.with_untracked(|choice| choice.text.clone())
                    on:input=move |event| {
                        choice.update(|choice| choice.text = event_target_value(&event));
                        write_address(store);
                    }
                />
            </label>
            <div class="chips">
                {chips}
                <Show when=move || !choice.with(Choice::is_empty)>
                    <button type="button" class="chip chip--clear" on:click=move |_| {
                        choice.set(Choice::default());
                        write_address(store);
                    }>{t("board-filters-clear")}</button>
                </Show>
            </div>
        </div>
    }
    .into_any()
}

/// One facet.
#[component]
fn FacetChip(key: &'static str, values: Signal<Vec<FacetValue>>, choice: RwSignal<Choice>) -> impl IntoView {
    let store = expect_context::<Store>();
    let name = t(facet_name(key));
    let chosen =
        move || values.with(|values| values.iter().filter(|value| value.chosen).map(|value| value.label.clone()).collect::<Vec<_>>());
    let summary = {
        let name = name.clone();
        move || match chosen().as_slice() {
            [] => name.clone(),
            [one] => one.clone(),
            more => format!("{name}: {}", more.len()),
        }
    };
    let options = move || {
        let rows = values.get().into_iter().filter(|value| value.chosen || value.count > 0);
        rows.map(|value| option(store, key, value, choice)).collect_view()
    };
    view! {
        <details class="facet" data-facet=key class:facet--on=move || !chosen().is_empty()>
            <summary class="chip">{summary}<Icon name="chevron"/></summary>
            <fieldset class="facet__values">
                <legend class="visually-hidden">{name}</legend>
                {options}
            </fieldset>
        </details>
    }
    .into_any()
}

fn option(store: Store, key: &'static str, value: FacetValue, choice: RwSignal<Choice>) -> AnyView {
    let FacetValue { value, label, count, chosen } = value;
    let toggled = value.clone();
    view! {
        <label class="facet__value">
            <input type="checkbox" value=value prop:checked=chosen checked=chosen on:change=move |_| {
                choice.update(|choice| choice.toggle(key, &toggled));
                write_address(store);
            }/>
            <span>{label}</span>
            <span class="num facet__count">{count}</span>
        </label>
    }
    .into_any()
}

fn facet_name(key: &str) -> &'static str {
    match key {
        "stato" => "board-facet-state",
        STAGE_FACET => "board-facet-stage",
        "classe" => "board-facet-class",
        "indirizzo" => "board-facet-track",
        "competenza" => "board-facet-competence",
        "comune" => "board-facet-municipality",
        "posti" => "board-facet-seats",
        "professione" => "board-facet-occupation",
        "azienda" => "board-facet-company",
        "luogo" => "board-facet-place",
        _ => "board-facet-asked",
    }
}

/// Writes both sides' filters into the address, without a new entry in the browser's history.
pub(super) fn write_address(store: Store) {
    let mut parameters = store.student_choice.with_untracked(|choice| choice.parameters(STUDENT_TEXT));
    parameters.extend(store.demand_choice.with_untracked(|choice| choice.parameters(DEMAND_TEXT)));
    let Ok(query) = web_sys::UrlSearchParams::new() else { return };
    for (key, value) in parameters {
        query.append(&key, &value);
    }
    let query = String::from(query.to_string());
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let address = if query.is_empty() { path } else { format!("{path}?{query}") };
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(wasm_bindgen::JsValue::NULL);
        // A browser that forbids it (a sandboxed frame) merely keeps the old address.
        let _kept_when_err = history.replace_state_with_url(&state, "", Some(&address));
    }
}
