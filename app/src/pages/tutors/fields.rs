//! The fields of a tutor.

use crate::i18n::t;
use crate::pages::form_fields::{Fields, Width};
use domain::tutor::{Tutor, TutorForm};
use leptos::prelude::*;

/// What a field is called.
pub(super) fn label(field: &str) -> String {
    t(match field {
        "name" => "tutors-name",
        "role" => "tutors-role",
        "email" => "tutors-email",
        "phone" => "tutors-phone",
        "most" => "tutors-most",
        _ => "people-remove",
    })
}

/// What stands there now, where it is not what was typed.
pub(super) fn differences(form: &TutorForm, tutor: &Tutor) -> Vec<(&'static str, String)> {
    let now = TutorForm::filled(tutor);
    [
        ("name", &form.name, now.name),
        ("role", &form.role, now.role),
        ("email", &form.email, now.email),
        ("phone", &form.phone, now.phone),
        ("most", &form.most, now.most),
    ]
    .into_iter()
    .filter(|(_, typed, now)| *typed != now)
    .map(|(field, _, now)| (field, now))
    .collect()
}

/// All of them.
pub(super) fn all(fields: &Fields, form: &TutorForm) -> AnyView {
    let hint = |key: &str| Some(t(key));
    view! {
        <div class="fields">
            {fields.line("name", label("name"), "text", form.name.clone(), None, Width::Grow)}
            {fields.line("role", label("role"), "text", form.role.clone(), hint("tutors-role-hint"), Width::Grow)}
            {fields.line("most", label("most"), "number", form.most.clone(), hint("tutors-most-hint"), Width::Day)}
            {fields.line("email", label("email"), "email", form.email.clone(), None, Width::Usual)}
            {fields.line("phone", label("phone"), "tel", form.phone.clone(), None, Width::Usual)}
        </div>
    }
    .into_any()
}
