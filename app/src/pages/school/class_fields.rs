//! The fields of a class.

use crate::i18n::t;
use crate::pages::form_fields::{Fields, Width};
use domain::organisation::{ClassForm, SchoolClass};
use leptos::prelude::*;

/// What a field is called.
pub(super) fn label(field: &str) -> String {
    t(match field {
        "school_year" => "people-year",
        "grade" => "people-grade",
        "section" => "people-section",
        "track" => "people-track",
        _ => "people-remove",
    })
}

/// What stands there now, where it is not what was typed.
pub(super) fn differences(form: &ClassForm, class: &SchoolClass) -> Vec<(&'static str, String)> {
    let now = ClassForm::filled(class, 0);
    [
        ("school_year", &form.school_year, now.school_year),
        ("grade", &form.grade, now.grade),
        ("section", &form.section, now.section),
        ("track", &form.track, now.track),
    ]
    .into_iter()
    .filter(|(_, typed, now)| *typed != now)
    .map(|(field, _, now)| (field, now))
    .collect()
}

/// All of them.
pub(super) fn all(fields: &Fields, form: &ClassForm) -> AnyView {
    let grades = (1..=5).map(|grade: u8| (grade.to_string(), format!("{grade}ª"))).collect();
    let hint = |key: &str| Some(t(key));
    view! {
        <div class="fields">
            {fields.line("school_year", label("school_year"), "text", form.school_year.clone(), hint("people-year-hint"), Width::Day)}
            {fields.choice("grade", label("grade"), &form.grade, grades)}
            {fields.line("section", label("section"), "text", form.section.clone(), hint("people-section-hint"), Width::Day)}
            {fields.line("track", label("track"), "text", form.track.clone(), None, Width::Grow)}
        </div>
    }
    .into_any()
}
