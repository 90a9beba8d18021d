//! The lines of the form in which a company says which competences it asks. All of them stand in
//! the page; the stylesheet shows the next one when the one before it is filled. What the chosen
//! occupation usually needs is filled in by the server, on request.

use super::demand_fields::Draft;
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::competence::{Level, Weight};
use domain::demand::{AskedField, MAX_COMPETENCES};
use leptos::prelude::*;

/// The lines with their heading and the button that fills in the usual ones.
#[component]
pub(super) fn AskedRows() -> impl IntoView {
    let draft = expect_context::<Draft>();
    let mut fields = draft.value(|form| form.asked.clone());
    fields.resize_with(fields.len().max(MAX_COMPETENCES), blank);
    let lines = fields.into_iter().enumerate().map(|(row, field)| view! { <Line row field/> }).collect_view();
    let error = draft.error("asked").map(|error| view! { <p class="field__error">{error}</p> });
    view! {
        <fieldset class="group-box">
            <legend><h2>{t("need-asked")}</h2><small class="muted">{t("need-asked-note")}</small></legend>
            <div class="box asked" id="f-asked">
                <div class="asked__head" aria-hidden="true">
                    <span>{t("need-asked-competence")}</span><span>{t("need-asked-level")}</span><span>{t("need-asked-weight")}</span><span>{t("need-asked-mandatory")}</span><span></span>
                </div>
                {lines}
                <div class="asked__add">
                    <button class="btn" name="suggest" value="1" formaction=draft.here("f-asked")><Icon name="book"/>{t("need-asked-suggest")}</button>
                    <small class="muted">{t("need-asked-suggest-note")}</small>
                </div>
            </div>
            {error}
            {draft.now_line("asked")}
        </fieldset>
    }
    .into_any()
}

/// A line that nobody has touched.
fn blank() -> AskedField {
    let (level, weight) = (Level::Guided.number().to_string(), u8::from(Weight::Important).to_string());
    AskedField { level, weight, ..AskedField::default() }
}

/// One competence, its level, its weight, whether it is mandatory.
#[component]
fn Line(row: usize, field: AskedField) -> impl IntoView {
    let draft = expect_context::<Draft>();
    let name = |part: &str| format!("asked[{row}][{part}]");
    let competence = name("competence");
    let error = ["competence", "level", "weight"].iter().find_map(|part| draft.error(&name(part)));
    let error_id = format!("{}-error", Draft::id(&competence));
    let described_by = error.as_ref().map(|_| error_id.clone());
    let invalid = error.as_ref().map(|_| "true");
    let options = draft.options.with_value(|options| {
        let option = |label: &domain::catalogue::CompetenceLabel| {
            let id = label.id.to_string();
            view! { <option selected=id == field.competence value=id>{label.label.clone()}</option> }
        };
        options.competences.iter().map(option).collect_view()
    });
    let (said, drop) = (said(draft, &field.competence), row.to_string());
    let levels = Level::STEPS.map(|level| (level.number().to_string(), messages::level(use_language(), level))).to_vec();
    let weights = Weight::ALL.map(|weight| (u8::from(weight).to_string(), messages::weight(use_language(), weight))).to_vec();
    view! {
        <fieldset class="asked__row">
            <legend class="visually-hidden">{ta("need-asked-row", &[("number", (row + 1).into())])}</legend>
            <div class="asked__what">
                <select id=Draft::id(&competence) name=competence.clone() aria-label=t("need-asked-competence") aria-invalid=invalid aria-describedby=described_by>
                    <option value="">{t("need-asked-none")}</option>
                    {super::need_esco::option(&field.competence)}
                    {options}
                </select>
                {said}
            </div>
            <Segments legend="need-asked-level" name=name("level") value=field.level choices=levels/>
            <Segments legend="need-asked-weight" name=name("weight") value=field.weight choices=weights/>
            <label class="switch">
                <input type="checkbox" name=name("mandatory") value="on" checked=!field.mandatory.is_empty()/>
                <span class="switch__mark" aria-hidden="true"></span><span class="switch__text">{t("need-asked-mandatory")}</span>
            </label>
            <button class="btn btn--icon btn--ghost asked__drop" name="drop" value=drop formaction=draft.here("f-asked") title=t("need-asked-drop") aria-label=t("need-asked-drop")><Icon name="close"/></button>
            {error.map(|error| view! { <p class="field__error" id=error_id>{error}</p> })}
        </fieldset>
    }
    .into_any()
}

/// The company's own words that name a competence.
fn said(draft: Draft, competence: &str) -> Option<AnyView> {
    let said = draft
        .reading(|reading| reading?.competences.iter().find(|one| one.id.to_string() == competence).and_then(|one| one.said.clone()))?;
    Some(view! { <small class="muted">{ta("need-read-from", &[("words", said.into())])}</small> }.into_any())
}

/// A choice of one among few.
#[component]
fn Segments(legend: &'static str, name: String, value: String, choices: Vec<(String, String)>) -> impl IntoView {
    let parts = choices
        .into_iter()
        .map(|(key, label)| {
            let id = format!("{}-{key}", Draft::id(&name));
            view! {
                <label class="seg__part">
                    <input type="radio" id=id name=name.clone() checked=value == key value=key/><span>{label}</span>
                </label>
            }
        })
        .collect_view();
    view! { <div class="seg" role="radiogroup" aria-label=t(legend)>{parts}</div> }.into_any()
}
