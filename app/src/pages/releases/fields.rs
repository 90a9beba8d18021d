//! The form of a release: at home by the student, or at school's with a request on paper.

use crate::i18n::{t, ta, use_language};
use crate::pages::form_fields::{Fields, Returned};
use crate::ui::Icon;
use domain::calendar::{Date, parse_iso_day};
use domain::id::ReleaseId;
use domain::release::{MAX_NOTE, ReleaseForm};
use leptos::prelude::*;
use services::release::{AudienceOption, Closeness, ReleasesView};

/// What a field is called.
pub(super) fn label(field: &str) -> String {
    t(match field {
        "audience" => "release-audience",
        "from" => "release-from",
        "until" => "release-until",
        "email" => "release-email",
        "phone" => "release-phone",
        "note" => "release-note",
        "guardian" => "release-guardian",
        _ => "release-paper-short",
    })
}

/// The end of the school year, which is soon enough for a release that begins in it.
fn usual_end(today: Date) -> Option<Date> {
    let year = if u8::from(today.month()) >= 9 { today.year() + 1 } else { today.year() };
    parse_iso_day(&format!("{year}-08-31"))
}

fn option(option: &AudienceOption, is_school: bool) -> (String, String) {
    let name = || [("name", option.label.as_str().into())];
    let words = match (option.closeness, is_school) {
        (Closeness::Placed, false) => ta("release-option-placed", &name()),
        (Closeness::Placed, true) => ta("release-option-placed-school", &name()),
        (Closeness::Wished, false) => ta("release-option-wished", &name()),
        (Closeness::Wished, true) => ta("release-option-wished-school", &name()),
        (Closeness::OnBoard, _) => option.label.clone(),
        (Closeness::WholeBoard, _) => ta("release-option-board", &name()),
    };
    (option.audience.value(), words)
}

/// The whole form.
pub(super) fn form(view: &ReleasesView, address: &str, is_school: bool, returned: Option<&Returned<ReleaseForm>>) -> AnyView {
    let fields = Fields::new("release", returned.map(|returned| &returned.error));
    let fresh = || ReleaseForm::fresh(ReleaseId::generate(), usual_end(view.today).unwrap_or(view.longest));
    let form = returned.map_or_else(fresh, |returned| returned.form.clone());
    // One that could not be read has no id.
    let id = if form.id.is_empty() { ReleaseId::generate().to_string() } else { form.id.clone() };
    let options = view.options.iter().map(|one| option(one, is_school)).collect();
    let most = ta("release-until-hint", &[("day", messages::long_day(use_language(), view.longest).into())]);
    let note = ta("release-note-hint", &[("most", MAX_NOTE.into())]);
    let school = is_school.then(|| at_school(&fields, &form));
    let line = |name: &'static str, kind, value: &str, hint| {
        fields.line(name, label(name), kind, value.to_owned(), hint, crate::pages::form_fields::Width::Usual)
    };
    view! {
        <form class="people-form" method="post" action=address.to_owned() novalidate>
            <input type="hidden" name="act" value="ask"/>
            <input type="hidden" name="id" value=id/>
            {fields.choice("audience", label("audience"), &form.audience, options)}
            {school}
            <div class="fields">
                {fields.day("from", label("from"), form.from.clone(), Some(t("release-from-hint")))}
                {fields.day("until", label("until"), form.until.clone(), Some(most))}
            </div>
            <details class="rule-form" open=!(form.email.is_empty() && form.phone.is_empty() && form.note.is_empty())>
                <summary>{t("release-more")}</summary>
                <p class="fine">{t("release-more-text")}</p>
                <div class="fields">
                    {line("email", "email", &form.email, None)}
                    {line("phone", "tel", &form.phone, None)}
                </div>
                {fields.lines("note", label("note"), form.note.clone(), Some(note))}
            </details>
            <p class="actions">
                <button class="btn btn--primary">{if is_school { t("release-record-send") } else { t("release-ask-send") }}</button>
            </p>
            <p class="fine"><Icon name="shield"/>{t("release-source")}</p>
        </form>
    }
    .into_any()
}

/// Who asks, and that it lies there on paper.
fn at_school(fields: &Fields, form: &ReleaseForm) -> AnyView {
    let guardian = fields.line(
        "guardian",
        label("guardian"),
        "text",
        form.guardian.clone(),
        Some(t("release-guardian-hint")),
        crate::pages::form_fields::Width::Grow,
    );
    let (id, error) = (fields.id("paper"), fields.error("paper"));
    let error_id = format!("{id}-error");
    let class = if error.is_some() { "field field--wrong" } else { "field" };
    let described = error.is_some().then(|| error_id.clone());
    let error = error.map(|error| view! { <p class="field__error" id=error_id>{error}</p> });
    view! {
        <div class="fields">{guardian}</div>
        <div class=class>
            <label class="check">
                <input type="checkbox" id=id name="paper" value="on" checked=form.paper == "on" aria-describedby=described/>
                <span>{t("release-paper")}</span>
            </label>
            {error}
        </div>
    }
    .into_any()
}
