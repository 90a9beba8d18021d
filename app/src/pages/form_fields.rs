//! What the forms of plain pages have in common: a form that came back, its fields, what is wrong with it.

use crate::i18n::{t, ta, use_language};
use crate::ui::{Field, FieldIds, Icon, TextArea};
use domain::{ApiError, FieldError};
use leptos::prelude::*;

/// A form that came back.
#[derive(Clone, Debug)]
pub(super) struct Returned<F> {
    /// As it was filled in.
    pub(super) form: F,
    /// Why it was not done.
    pub(super) error: ApiError,
}

/// The ids of one form's fields and what is wrong with them.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    prefix: String,
    errors: Vec<FieldError>,
    /// What stands there now, where somebody changed it meanwhile.
    now: Vec<(&'static str, String)>,
}

/// How wide a field is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Width {
    Day,
    Usual,
    Grow,
    Wide,
}

impl Width {
    fn class(self) -> &'static str {
        match self {
            Self::Day => "field--day",
            Self::Usual => "",
            Self::Grow => "field--grow",
            Self::Wide => "field--wide",
        }
    }
}

impl Fields {
    /// Of a form whose fields' ids begin so; `error` is why it came back.
    pub(super) fn new(prefix: impl Into<String>, error: Option<&ApiError>) -> Self {
        let errors = if let Some(ApiError::Invalid(errors)) = error { errors.clone() } else { Vec::new() };
        Self { prefix: prefix.into(), errors, now: Vec::new() }
    }

    /// Says beside these fields what stands there now.
    pub(super) fn beside(mut self, now: Vec<(&'static str, String)>) -> Self {
        self.now = now;
        self
    }

    fn hint(&self, name: &str, usual: Option<String>) -> Option<String> {
        let now = self.now.iter().find(|(field, _)| *field == name);
        now.map(|(_, value)| ta("form-now", &[("value", if value.is_empty() { t("form-now-nothing") } else { value.clone() }.into())]))
            .or(usual)
    }

    pub(super) fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.prefix)
    }

    pub(super) fn error(&self, name: &str) -> Option<String> {
        self.errors.iter().find(|error| error.field == name).map(|error| messages::field_error(use_language(), error))
    }

    /// A field of one line: `kind` is the input's type.
    pub(super) fn line(
        &self,
        name: &'static str,
        label: String,
        kind: &'static str,
        value: String,
        hint: Option<String>,
        width: Width,
    ) -> AnyView {
        let control = move |ids: FieldIds| {
            view! { <input id=ids.id name=name type=kind value=value autocomplete="off" aria-describedby=ids.described_by aria-invalid=ids.invalid/> }
                .into_any()
        };
        view! { <Field id=self.id(name) label hint=self.hint(name, hint) error=self.error(name) class=width.class() control/> }.into_any()
    }

    /// A day.
    pub(super) fn day(&self, name: &'static str, label: String, value: String, hint: Option<String>) -> AnyView {
        self.line(name, label, "date", value, hint, Width::Day)
    }

    /// Some lines.
    pub(super) fn lines(&self, name: &'static str, label: String, value: String, hint: Option<String>) -> AnyView {
        let control = move |ids: FieldIds| view! { <TextArea ids name rows=5 value/> }.into_any();
        view! { <Field id=self.id(name) label hint=self.hint(name, hint) error=self.error(name) class=Width::Wide.class() control/> }
            .into_any()
    }

    /// One of some: values with their words.
    pub(super) fn choice(&self, name: &'static str, label: String, value: &str, options: Vec<(String, String)>) -> AnyView {
        let blank = (!options.iter().any(|(known, _)| known == value)).then(|| view! { <option value="">{t("need-choose")}</option> });
        let chosen = value.to_owned();
        let control = move |ids: FieldIds| {
            let options = options
                .into_iter()
                .map(|(value, words)| {
                    let selected = value == chosen;
                    view! { <option value=value selected=selected>{words}</option> }
                })
                .collect_view();
            view! { <select id=ids.id name=name aria-describedby=ids.described_by aria-invalid=ids.invalid>{blank}{options}</select> }
                .into_any()
        };
        view! { <Field id=self.id(name) label hint=self.hint(name, None) error=self.error(name) control/> }.into_any()
    }

    /// What is wrong, above the form, with a link to each field. `again` is the page to read again.
    pub(super) fn summary(&self, error: &ApiError, label: impl Fn(&str) -> String, again: &str) -> AnyView {
        let lines = self
            .errors
            .iter()
            .map(|error| {
                let problem = messages::field_error(use_language(), error);
                let words = ta("network-problem", &[("field", label(&error.field).into()), ("problem", problem.into())]);
                view! { <li><a href=format!("#{}", self.id(&error.field))>{words}</a></li> }
            })
            .collect_view();
        let sentence = messages::api_error(use_language(), error);
        let again = matches!(error, ApiError::Stale).then(|| view! { <p><a href=again.to_owned()>{t("network-reload")}</a></p> });
        view! {
            <div class="note note--bad" role="alert" tabindex="-1" autofocus>
                <Icon name="warning"/><div><b>{sentence}</b><ul>{lines}</ul>{again}</div>
            </div>
        }
        .into_any()
    }
}
