//! Competences for which a company found no word: it proposes one to the polo, with its need.

use super::demand_fields::Draft;
use crate::i18n::{t, ta, use_language};
use crate::ui::{Field, FieldIds, TextArea};
use domain::competence::{Level, Weight};
use domain::concept::{MAX_DESCRIPTION, MAX_LABEL, MAX_PROPOSED, ProposedField};
use leptos::prelude::*;

/// The names of the fields of each line.
const NAMES: [[&str; 5]; MAX_PROPOSED] = [
    ["proposed[0][label]", "proposed[0][description]", "proposed[0][broader]", "proposed[0][level]", "proposed[0][weight]"],
    ["proposed[1][label]", "proposed[1][description]", "proposed[1][broader]", "proposed[1][level]", "proposed[1][weight]"],
    ["proposed[2][label]", "proposed[2][description]", "proposed[2][broader]", "proposed[2][level]", "proposed[2][weight]"],
];

/// The lines that are filled in, and one more.
#[component]
pub(super) fn Proposed() -> impl IntoView {
    let draft = expect_context::<Draft>();
    let mut fields = draft.value(|form| form.proposed.clone());
    while fields.last().is_some_and(ProposedField::is_blank) {
        fields.pop();
    }
    let is_open = !fields.is_empty();
    fields.push(ProposedField {
        level: Level::Guided.number().to_string(),
        weight: u8::from(Weight::Important).to_string(),
        ..ProposedField::default()
    });
    let lines = fields.into_iter().zip(NAMES).enumerate().map(|(row, (field, names))| line(draft, row, field, names)).collect_view();
    let error = draft.error("proposed").map(|error| view! { <p class="field__error">{error}</p> });
    view! {
        <details class="proposed" id="f-proposed" open=is_open>
            <summary>{t("need-proposed")}</summary>
            <p class="muted">{t("need-proposed-note")}</p>
            {lines}
            {error}
        </details>
    }
    .into_any()
}

fn line(draft: Draft, row: usize, field: ProposedField, names: [&'static str; 5]) -> AnyView {
    let ProposedField { label, description, broader, level, weight } = field;
    let [label_name, description_name, broader_name, level_name, weight_name] = names;
    let language = use_language();
    let label_control = move |ids: FieldIds| {
        view! { <input id=ids.id name=label_name type="text" value=label maxlength=MAX_LABEL.to_string() autocomplete="off" aria-describedby=ids.described_by aria-invalid=ids.invalid/> }
            .into_any()
    };
    let description_control =
        move |ids: FieldIds| view! { <TextArea ids name=description_name rows=2 most=MAX_DESCRIPTION value=description/> }.into_any();
    let broad = draft
        .options
        .with_value(|options| options.competences.iter().map(|one| (one.id.to_string(), one.label.clone())).collect::<Vec<_>>());
    let levels = Level::STEPS.map(|level| (level.number().to_string(), messages::level(language, level))).to_vec();
    let weights = Weight::ALL.map(|weight| (u8::from(weight).to_string(), messages::weight(language, weight))).to_vec();
    view! {
        <fieldset class="box proposed__row">
            <legend class="visually-hidden">{ta("need-proposed-row", &[("number", (row + 1).into())])}</legend>
            <div class="fields">
                <Field id=Draft::id(label_name) label=t("need-proposed-label") hint=Some(t("need-proposed-label-hint")) error=draft.error(label_name) class="field--wide" control=label_control/>
                <Field id=Draft::id(description_name) label=t("need-proposed-description") hint=Some(t("need-proposed-description-hint")) error=draft.error(description_name) class="field--wide" control=description_control/>
                {choice(draft, broader_name, t("need-proposed-broader"), broader, broad, Some(t("need-proposed-broader-none")))}
                {choice(draft, level_name, t("need-asked-level"), level, levels, None)}
                {choice(draft, weight_name, t("need-asked-weight"), weight, weights, None)}
            </div>
        </fieldset>
    }
    .into_any()
}

/// One of some; `none` is what an empty choice is called.
fn choice(
    draft: Draft,
    name: &'static str,
    label: String,
    chosen: String,
    choices: Vec<(String, String)>,
    none: Option<String>,
) -> AnyView {
    let control = move |ids: FieldIds| {
        let options = choices
            .into_iter()
            .map(|(value, words)| {
                let selected = value == chosen;
                view! { <option value=value selected=selected>{words}</option> }
            })
            .collect_view();
        view! {
            <select id=ids.id name=name aria-describedby=ids.described_by aria-invalid=ids.invalid>
                {none.map(|none| view! { <option value="">{none}</option> })}
                {options}
            </select>
        }
        .into_any()
    };
    view! { <Field id=Draft::id(name) label error=draft.error(name) control/> }.into_any()
}
