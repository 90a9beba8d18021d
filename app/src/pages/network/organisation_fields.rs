//! The fields of an organisation: all of them, or those by which it is reached.

use crate::i18n::{t, use_language};
use crate::pages::form_fields::{Fields, Width};
use domain::organisation::{OrganisationForm, OrganisationKind};
use leptos::prelude::*;
use services::network::OrganisationView;

/// What a field is called.
pub(super) fn label(field: &str) -> String {
    t(match field {
        "name" => "network-field-name",
        "kind" => "network-kind",
        "school_code" => "network-school-code",
        "vat_number" => "network-vat",
        "ateco" => "network-ateco",
        "municipality" => "network-place",
        "address" => "network-address",
        "email" => "network-email",
        _ => "network-phone",
    })
}

/// The form of an organisation as it is.
pub(super) fn filled(view: &OrganisationView) -> OrganisationForm {
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    OrganisationForm {
        version: view.version.to_string(),
        name: view.organisation.name.clone(),
        kind: view.organisation.kind.name().to_owned(),
        school_code: or_empty(&view.school_code),
        vat_number: or_empty(&view.vat_number),
        ateco: or_empty(&view.ateco),
        municipality: view.istat_code.clone(),
        address: view.contact.address.clone(),
        email: or_empty(&view.contact.email),
        phone: or_empty(&view.contact.phone),
    }
}

/// What an organisation is, and how it is reached.
pub(super) fn all(fields: &Fields, form: &OrganisationForm, municipalities: &[(String, String)]) -> AnyView {
    let capital = |text: String| text.chars().take(1).flat_map(char::to_uppercase).chain(text.chars().skip(1)).collect::<String>();
    let kinds = OrganisationKind::ALL.map(|(kind, name)| (name.to_owned(), capital(messages::organisation_kind(use_language(), kind))));
    let hint = |key: &str| Some(t(key));
    let line = |name: &'static str, value: &str, hint, width| fields.line(name, label(name), "text", value.to_owned(), hint, width);
    view! {
        <div class="fields">
            {line("name", &form.name, None, Width::Grow)}
            {fields.choice("kind", label("kind"), &form.kind, kinds.to_vec())}
            {line("school_code", &form.school_code, hint("network-hint-school-code"), Width::Usual)}
            {line("vat_number", &form.vat_number, hint("network-hint-vat"), Width::Usual)}
            {line("ateco", &form.ateco, hint("network-hint-ateco"), Width::Usual)}
            {fields.choice("municipality", label("municipality"), &form.municipality, municipalities.to_vec())}
        </div>
        {contact(fields, form)}
    }
    .into_any()
}

/// How an organisation is reached.
pub(super) fn contact(fields: &Fields, form: &OrganisationForm) -> AnyView {
    view! {
        <div class="fields">
            {fields.line("address", label("address"), "text", form.address.clone(), None, Width::Grow)}
            {fields.line("email", label("email"), "email", form.email.clone(), None, Width::Usual)}
            {fields.line("phone", label("phone"), "tel", form.phone.clone(), None, Width::Usual)}
        </div>
    }
    .into_any()
}
