//! The fields of a class.

use crate::i18n::t;
use crate::pages::form_fields::{Fields, Width};
use domain::organisation::ClassForm;
use leptos::prelude::*;

/// What a field is called.
pub(super) fn label(field: &str) -> String {
    t(match field {
        "school_year" => "people-year",
        "grade" => "people-grade",
        "section" => "people-section",
        "track" => "people-track",
        "tutor" => "tutors-of-school",
        _ => "people-remove",
    })
}

/// What stands there now, where it is not what was typed. `now` is the form of the class as it is.
pub(super) fn differences(form: &ClassForm, now: ClassForm, tutors: &[(String, String)]) -> Vec<(&'static str, String)> {
    let tutor = tutors.iter().find(|(id, _)| *id == now.tutor).map(|(_, name)| name.clone()).unwrap_or_default();
    [
        ("school_year", form.school_year == now.school_year, now.school_year),
        ("grade", form.grade == now.grade, now.grade),
        ("section", form.section == now.section, now.section),
        ("track", form.track == now.track, now.track),
        ("tutor", form.tutor == now.tutor, tutor),
    ]
    .into_iter()
    .filter(|(_, is_same, _)| !is_same)
    .map(|(field, _, now)| (field, now))
    .collect()
}

/// All of them; `tutors` are those who may be chosen.
pub(super) fn all(fields: &Fields, form: &ClassForm, tutors: &[(String, String)]) -> AnyView {
    let mut choices = vec![(String::new(), t("tutors-nobody-yet"))];
    choices.extend(tutors.iter().cloned());
    let grades = (1..=5).map(|grade: u8| (grade.to_string(), format!("{grade}ª"))).collect();
    let hint = |key: &str| Some(t(key));
    view! {
        <div class="fields">
            {fields.line("school_year", label("school_year"), "text", form.school_year.clone(), hint("people-year-hint"), Width::Day)}
            {fields.choice("grade", label("grade"), &form.grade, grades)}
            {fields.line("section", label("section"), "text", form.section.clone(), hint("people-section-hint"), Width::Day)}
            {fields.line("track", label("track"), "text", form.track.clone(), None, Width::Grow)}
            {fields.choice("tutor", label("tutor"), &form.tutor, choices)}
        </div>
    }
    .into_any()
}
