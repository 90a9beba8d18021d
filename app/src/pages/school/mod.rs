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
use super::form_notes::{Refused, changed_meanwhile, good, removal};
use super::served::served;
use crate::api::{Failure, session_now};
use crate::i18n::t;
use crate::ui::Problem;
use domain::ApiError;
use domain::person::RoleKind;
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
    Some(good(t(key)))
}

/// What the address says of a filter.
pub(super) fn query(name: &str) -> String {
    use_query_map().with_untracked(|query| query.get(name)).unwrap_or_default().trim().to_owned()
}
