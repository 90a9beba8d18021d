//! The fields of a municipality.

use crate::i18n::t;
use crate::pages::form_fields::{Fields, Width};
use domain::place::PlaceForm;
use leptos::prelude::*;

/// What a field is called.
pub(super) fn label(field: &str) -> String {
    t(match field {
        "istat_code" => "places-istat",
        "name" => "places-name",
        "latitude" => "places-latitude",
        "longitude" => "places-longitude",
        "minutes" => "places-way-minutes",
        _ => "people-remove",
    })
}

/// What stands there now, where it is not what was typed; degrees may have a comma.
pub(super) fn differences(form: &PlaceForm, now: PlaceForm) -> Vec<(&'static str, String)> {
    [("name", &form.name, now.name), ("latitude", &form.latitude, now.latitude), ("longitude", &form.longitude, now.longitude)]
        .into_iter()
        .filter(|(_, typed, now)| *typed != now && typed.replace(',', ".") != *now)
        .map(|(field, _, now)| (field, now))
        .collect()
}

/// All of them; the code of a new one only, for it never changes.
pub(super) fn all(fields: &Fields, form: &PlaceForm, is_new: bool) -> AnyView {
    let code = is_new.then(|| {
        fields.line("istat_code", label("istat_code"), "text", form.istat_code.clone(), Some(t("places-istat-hint")), Width::Usual)
    });
    view! {
        <div class="fields">
            {fields.line("name", label("name"), "text", form.name.clone(), None, Width::Grow)}
            {code}
            {fields.line("latitude", label("latitude"), "text", form.latitude.clone(), Some(t("places-latitude-hint")), Width::Usual)}
            {fields.line("longitude", label("longitude"), "text", form.longitude.clone(), Some(t("places-longitude-hint")), Width::Usual)}
        </div>
    }
    .into_any()
}
