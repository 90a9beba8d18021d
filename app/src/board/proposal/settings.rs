//! Weights and options in plain words.

use crate::board::planning::Planning;
use crate::board::store::Store;
use crate::i18n::t;
use leptos::prelude::*;
use proposal::{Placed, Settings, Weights};
use std::collections::BTreeSet;

/// The form. Each change makes the proposal anew.
#[component]
pub(super) fn SettingsForm() -> impl IntoView {
    let store = expect_context::<Store>();
    let planning = expect_context::<Planning>();
    let settings = planning.settings;
    let weights = move |change: fn(&mut Weights, u8)| move |value: u8| settings.update(|settings| change(&mut settings.weights, value));
    let is_changed = move || settings.with(|settings| settings.weights != Weights::default());
    view! {
        <section class="prop__section">
            <h3>{t("proposal-weights")}
                {move || is_changed().then(|| view! {
                    <button type="button" class="btn btn--link" on:click=move |_| settings.update(|settings| settings.weights = Weights::default())>{t("proposal-weights-reset")}</button>
                })}
            </h3>
            <Slider id="weight-competence" label="proposal-weight-competence" value=Signal::derive(move || settings.with(|settings| settings.weights.competence)) on_change=Callback::new(weights(|weights, value| weights.competence = value))/>
            <Slider id="weight-preference" label="proposal-weight-preference" value=Signal::derive(move || settings.with(|settings| settings.weights.preference)) on_change=Callback::new(weights(|weights, value| weights.preference = value))/>
            <Slider id="weight-assessment" label="proposal-weight-assessment" value=Signal::derive(move || settings.with(|settings| settings.weights.assessment)) on_change=Callback::new(weights(|weights, value| weights.assessment = value))/>
            <Tick label="proposal-option-stay" value=Signal::derive(move || settings.with(|settings| settings.placed == Placed::Stay))
                on_change=Callback::new(move |on| settings.update(|settings: &mut Settings| settings.placed = if on { Placed::Stay } else { Placed::MayMove }))/>
            <Tick label="proposal-option-not-now" value=Signal::derive(move || settings.with(|settings| settings.not_now_forbids))
                on_change=Callback::new(move |on| settings.update(|settings: &mut Settings| settings.not_now_forbids = on))/>
            {move || { let count = planning.pinned.with(BTreeSet::len); (count > 0).then(|| view! {
                <p class="prop__pinned">{store.text("proposal-pinned", &[("count", count.into())])}" "
                    <button type="button" class="btn btn--link" on:click=move |_| planning.pinned.set(BTreeSet::new())>{t("proposal-unpin")}</button>
                </p>
            }) }}
            {move || planning.is_local().then(|| view! { <small class="muted">{t("proposal-live")}</small> })}
        </section>
    }
    .into_any()
}

/// A weight with a word for how much it is.
#[component]
fn Slider(id: &'static str, label: &'static str, value: Signal<u8>, on_change: Callback<u8>) -> impl IntoView {
    let word = move || {
        t(match value.get() {
            0 => "proposal-weight-none",
            1..=20 => "proposal-weight-little",
            21..=50 => "proposal-weight-some",
            _ => "proposal-weight-much",
        })
    };
    view! {
        <div class="slider">
            <label for=id>{t(label)}</label><b>{word}</b>
            <input id=id type="range" min="0" max="100" step="5" prop:value=move || value.get().to_string() aria-valuetext=word
                on:input=move |event| if let Ok(value) = event_target_value(&event).parse() { on_change.run(value) }/>
        </div>
    }
    .into_any()
}

#[component]
fn Tick(label: &'static str, value: Signal<bool>, on_change: Callback<bool>) -> impl IntoView {
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=move || value.get() on:change=move |event| on_change.run(event_target_checked(&event))/>
            <span>{t(label)}</span>
        </label>
    }
    .into_any()
}
