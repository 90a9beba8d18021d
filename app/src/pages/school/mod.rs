//! `/classi` and `/studenti`: what a school keeps of its classes and students. Plain pages and plain
//! forms: what is wrong comes back beside the fields, with everything that was typed.

mod accommodation;
mod class;
mod class_fields;
mod classes;
mod competences;
mod fsl;
mod new_class;
mod new_student;
pub(super) mod paging;
mod promotion;
mod student;
mod student_fields;
mod submission;
mod tutor;

pub(crate) use class::Class;
pub(crate) use classes::Classes;
pub(crate) use new_class::NewClass;
pub(crate) use new_student::NewStudent;
pub(crate) use promotion::Promote;
pub use promotion::post_promotion;
pub(crate) use student::Student;
pub use submission::{post_class, post_new_class, post_new_student, post_student};

use super::entrance::ForOthers;
use super::served::served;
use crate::api::{Failure, session_now};
use crate::i18n::{t, ta, use_language};
use crate::ui::{Icon, Problem};
use domain::person::RoleKind;
use domain::{ApiError, FieldError};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::Services;

/// A page for a school's people and the coordinator, made of what the services say; for visitors,
/// who could see it.
fn for_schools<V, Read, Reading>(read: Read, show: impl FnOnce(V) -> AnyView + Send + 'static) -> AnyView
where
    V: Send + 'static,
    Read: FnOnce(Services) -> Reading + Send + 'static,
    Reading: Future<Output = Result<V, ApiError>> + Send,
{
    if session_now().actor.role().is_none() {
        let roles = vec![RoleKind::Teacher, RoleKind::Coordinator];
        return view! { <ForOthers heading="people-classes" text="people-for-whom" roles back="/classi"/> }.into_any();
    }
    served(read, show)
}

/// Why something was not done that has no fields to mend.
#[derive(Clone, Debug)]
pub(super) struct Refused(pub(super) ApiError);

impl Refused {
    /// Above the page that comes back. `again` is the page to read again.
    pub(super) fn note(&self, again: &str) -> AnyView {
        let whys = if let ApiError::Invalid(whys) = &self.0 { whys.as_slice() } else { &[] };
        let lines = whys.iter().map(|why| view! { <li>{messages::field_error(use_language(), why)}</li> }).collect_view();
        let sentence = if whys.is_empty() { messages::api_error(use_language(), &self.0) } else { t("people-remove-not") };
        let again = matches!(self.0, ApiError::Stale).then(|| view! { <p><a href=again.to_owned()>{t("network-reload")}</a></p> });
        view! {
            <div class="note note--bad" role="alert" tabindex="-1" autofocus>
                <Icon name="warning"/><div><b>{sentence}</b><ul>{lines}</ul>{again}</div>
            </div>
        }
        .into_any()
    }
}

/// There is no such page.
fn nothing() -> AnyView {
    // Made as a failure, which sets the response's status.
    view! { <Problem error=Failure::from(ApiError::NotFound).into_error()/> }.into_any()
}

/// What was done just now, as the address says.
fn done() -> Option<AnyView> {
    let what = use_query_map().with_untracked(|query| query.get("fatto"))?;
    let key = match what.as_str() {
        "class" => "people-done-class",
        "class-change" => "people-done-class-change",
        "class-remove" => "people-done-class-remove",
        "promote" => "promotion-done",
        "create" => "people-done-create",
        "change" => "people-done-change",
        "remove" => "people-done-remove",
        "accommodate" => "accommodation-done",
        "tutor" => "tutors-done-assign",
        "attest" => "people-done-attest",
        "correct" => "people-done-correct",
        "withdraw" => "people-done-withdraw",
        _ => return None,
    };
    Some(view! { <p class="note note--good" role="status"><Icon name="check"/>{t(key)}</p> }.into_any())
}

/// What the address says of a filter.
pub(super) fn query(name: &str) -> String {
    use_query_map().with_untracked(|query| query.get(name)).unwrap_or_default().trim().to_owned()
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
