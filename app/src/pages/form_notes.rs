//! What stands above a page whose form comes back, and the way to remove something: the same wherever
//! something is kept by hand.

use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::{ApiError, FieldError};
use leptos::prelude::*;

/// Why something was not done that has no fields to mend.
#[derive(Clone, Debug)]
pub(super) struct Refused(pub(super) ApiError);

impl Refused {
    /// Above the page that comes back: `not` says what was not done, where the reasons follow; `again`
    /// is the page to read again.
    pub(super) fn note(&self, not: String, again: &str) -> AnyView {
        let whys = if let ApiError::Invalid(whys) = &self.0 { whys.as_slice() } else { &[] };
        let lines = whys.iter().map(|why| view! { <li>{messages::field_error(use_language(), why)}</li> }).collect_view();
        let sentence = if whys.is_empty() { messages::api_error(use_language(), &self.0) } else { not };
        let again = matches!(self.0, ApiError::Stale).then(|| view! { <p><a href=again.to_owned()>{t("network-reload")}</a></p> });
        view! {
            <div class="note note--bad" role="alert" tabindex="-1" autofocus>
                <Icon name="warning"/><div><b>{sentence}</b><ul>{lines}</ul>{again}</div>
            </div>
        }
        .into_any()
    }
}

/// Who changed it meanwhile, above a form that shows both what was typed and what stands there now.
pub(super) fn changed_meanwhile(by: Option<&str>) -> AnyView {
    let who = by.map_or_else(|| t("people-stale-import"), |by| ta("people-stale-by", &[("name", by.into())]));
    view! {
        <div class="note note--bad" role="alert" tabindex="-1" autofocus>
            <Icon name="warning"/><div><b>{who}</b><p>{t("people-stale-text")}</p></div>
        </div>
    }
    .into_any()
}

/// The way to remove something, in two steps; what needs it instead, where something does.
pub(super) fn removal(action: String, version: String, question: String, hindrances: &[FieldError]) -> AnyView {
    let content = if hindrances.is_empty() {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="act" value="remove"/>
                <input type="hidden" name="version" value=version/>
                <p>{question}</p>
                <p class="actions"><button class="btn btn--danger"><Icon name="trash"/>{t("people-remove-send")}</button></p>
            </form>
        }
        .into_any()
    } else {
        let lines = hindrances.iter().map(|why| view! { <li>{messages::field_error(use_language(), why)}</li> }).collect_view();
        view! { <p>{t("people-remove-not")}</p><ul class="people-hindrances">{lines}</ul> }.into_any()
    };
    view! { <details class="rule-form people-remove"><summary>{t("people-remove")}</summary>{content}</details> }.into_any()
}

/// What was done just now.
pub(super) fn good(text: String) -> AnyView {
    view! { <p class="note note--good" role="status"><Icon name="check"/>{text}</p> }.into_any()
}
