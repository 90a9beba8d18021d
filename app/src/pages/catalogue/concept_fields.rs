//! The fields of a concept: those that are the polo's to say.

use crate::i18n::t;
use crate::pages::form_fields::{Fields, Width};
use domain::concept::{ConceptForm, ConceptTerms};
use domain::id::CompetenceId;
use leptos::prelude::*;

/// What a field is called.
pub(super) fn label(field: &str) -> String {
    t(match field {
        "label_it" => "catalogue-label-it",
        "label_en" => "catalogue-label-en",
        "synonyms_it" => "catalogue-synonyms",
        "description_it" => "catalogue-description-it",
        "description_en" => "catalogue-description-en",
        "broader" => "catalogue-broader",
        "into" => "proposals-merge",
        "reason" => "proposals-reason",
        _ => "catalogue-heading",
    })
}

/// Which fields there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Of a competence of the polo's own.
    Local,
    /// Of a competence of ESCO.
    EscoCompetence,
    /// Of an occupation.
    Occupation,
}

/// What stands there now, where it is not what was typed.
pub(super) fn differences(form: &ConceptForm, now: &ConceptTerms) -> Vec<(&'static str, String)> {
    let now = ConceptForm::filled(now, 0);
    [
        ("label_it", &form.label_it, now.label_it),
        ("label_en", &form.label_en, now.label_en),
        ("synonyms_it", &form.synonyms_it, now.synonyms_it),
        ("description_it", &form.description_it, now.description_it),
        ("description_en", &form.description_en, now.description_en),
    ]
    .into_iter()
    // A browser sends lines with the ends that mail has.
    .filter(|(_, typed, now)| typed.replace("\r\n", "\n") != *now)
    .map(|(field, _, now)| (field, now))
    .collect()
}

/// All of them.
pub(super) fn all(fields: &Fields, form: &ConceptForm, shape: Shape, broader: &[(CompetenceId, String)]) -> AnyView {
    let hint = |key: &str| Some(t(key));
    let english = (shape == Shape::Local)
        .then(|| fields.line("label_en", label("label_en"), "text", form.label_en.clone(), hint("catalogue-label-en-hint"), Width::Grow));
    let synonyms = (shape != Shape::Occupation)
        .then(|| fields.lines("synonyms_it", label("synonyms_it"), form.synonyms_it.clone(), hint("catalogue-synonyms-hint")));
    let broader = (shape == Shape::Local).then(|| {
        let none = (String::new(), t("need-proposed-broader-none"));
        let options = std::iter::once(none).chain(broader.iter().map(|(id, label)| (id.to_string(), label.clone()))).collect();
        fields.choice("broader", label("broader"), &form.broader, options)
    });
    view! {
        <div class="fields">
            {fields.line("label_it", label("label_it"), "text", form.label_it.clone(), None, Width::Grow)}
            {english}
            {synonyms}
            {fields.lines("description_it", label("description_it"), form.description_it.clone(), None)}
            {fields.lines("description_en", label("description_en"), form.description_en.clone(), None)}
            {broader}
        </div>
    }
    .into_any()
}
