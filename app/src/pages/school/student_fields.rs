//! The fields of a student.

use crate::i18n::{t, use_language};
use crate::pages::form_fields::{Fields, Width};
use domain::calendar::parse_iso_day;
use domain::demand::Risk;
use domain::organisation::SchoolClass;
use domain::student::StudentForm;
use leptos::prelude::*;
use services::student::StudentOptions;

/// What a field is called.
pub(super) fn label(field: &str) -> String {
    t(match field {
        "family" => "people-family",
        "given" => "people-given",
        "register_number" => "people-number",
        "class" => "people-class",
        "birth" => "people-birth",
        "municipality" => "people-municipality",
        "hours_done" => "people-hours-done",
        "general_safety_hours" => "people-general-hours",
        "general_safety_on" => "people-general-on",
        "specific_safety_hours" => "people-specific-hours",
        "specific_safety_on" => "people-specific-on",
        "safety_risk" => "people-risk",
        _ => "people-remove",
    })
}

/// "4ª A 2026/27".
pub(super) fn class_words(class: &SchoolClass) -> String {
    format!("{} {}", class.label(), class.school_year)
}

fn risks() -> Vec<(String, String)> {
    Risk::ALL.map(|(risk, name)| (name.to_owned(), messages::risk(use_language(), risk))).to_vec()
}

/// How the value of a field is said.
type Words<'a> = &'a dyn Fn(&str) -> String;

/// What stands there now, in words, where it is not what was typed.
pub(super) fn differences(form: &StudentForm, now: &StudentForm, options: &StudentOptions) -> Vec<(&'static str, String)> {
    let day = |text: &str| parse_iso_day(text).map(|day| messages::day(use_language(), day)).unwrap_or_default();
    let plain = |text: &str| text.to_owned();
    let class = |id: &str| options.classes.iter().find(|class| class.id.to_string() == id).map(class_words).unwrap_or_default();
    let place =
        |code: &str| options.municipalities.iter().find(|(known, _)| known == code).map(|(_, name)| name.clone()).unwrap_or_default();
    let risk = |name: &str| risks().into_iter().find(|(known, _)| known == name).map(|(_, words)| words).unwrap_or_default();
    let fields: [(&'static str, &String, &String, Words<'_>); 12] = [
        ("family", &form.family, &now.family, &plain),
        ("given", &form.given, &now.given, &plain),
        ("register_number", &form.register_number, &now.register_number, &plain),
        ("class", &form.class, &now.class, &class),
        ("birth", &form.birth, &now.birth, &day),
        ("municipality", &form.municipality, &now.municipality, &place),
        ("hours_done", &form.hours_done, &now.hours_done, &plain),
        ("general_safety_hours", &form.general_safety_hours, &now.general_safety_hours, &plain),
        ("general_safety_on", &form.general_safety_on, &now.general_safety_on, &day),
        ("specific_safety_hours", &form.specific_safety_hours, &now.specific_safety_hours, &plain),
        ("specific_safety_on", &form.specific_safety_on, &now.specific_safety_on, &day),
        ("safety_risk", &form.safety_risk, &now.safety_risk, &risk),
    ];
    fields.into_iter().filter(|(_, typed, now, _)| typed != now).map(|(field, _, now, words)| (field, words(now))).collect()
}

/// All of them.
pub(super) fn all(fields: &Fields, form: &StudentForm, options: &StudentOptions) -> AnyView {
    let classes = options.classes.iter().map(|class| (class.id.to_string(), class_words(class))).collect();
    let hint = |key: &str| Some(t(key));
    let line = |name: &'static str, value: &str, hint, width| fields.line(name, label(name), "text", value.to_owned(), hint, width);
    let hours = |name: &'static str, value: &str| fields.line(name, label(name), "text", value.to_owned(), None, Width::Day);
    let mut risks = risks();
    risks.insert(0, (String::new(), t("people-risk-none")));
    view! {
        <div class="fields">
            {line("family", &form.family, None, Width::Usual)}
            {line("given", &form.given, None, Width::Usual)}
            {fields.day("birth", label("birth"), form.birth.clone(), None)}
        </div>
        <div class="fields">
            {fields.choice("class", label("class"), &form.class, classes)}
            {fields.choice("municipality", label("municipality"), &form.municipality, options.municipalities.clone())}
            {line("register_number", &form.register_number, hint("people-number-hint"), Width::Usual)}
        </div>
        <fieldset class="people-safety">
            <legend>{t("people-safety-heading")}</legend>
            <div class="fields">
                {hours("general_safety_hours", &form.general_safety_hours)}
                {fields.day("general_safety_on", label("general_safety_on"), form.general_safety_on.clone(), None)}
            </div>
            <div class="fields">
                {hours("specific_safety_hours", &form.specific_safety_hours)}
                {fields.day("specific_safety_on", label("specific_safety_on"), form.specific_safety_on.clone(), None)}
                {fields.choice("safety_risk", label("safety_risk"), &form.safety_risk, risks)}
            </div>
        </fieldset>
        <div class="fields">{hours("hours_done", &form.hours_done)}</div>
    }
    .into_any()
}
