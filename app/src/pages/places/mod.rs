//! `/luoghi`: the municipalities of the polo, and how long the ways between them take. Plain pages and
//! plain forms: what is wrong comes back beside the fields, with everything that was typed.

mod fields;
mod list;
mod new_place;
mod place;
mod submission;
mod ways;

pub(crate) use list::Places;
pub(crate) use new_place::NewPlace;
pub(crate) use place::PlacePage;
pub use submission::{post_new_place, post_place};

use super::entrance::ForOthers;
use super::school::query;
use super::served::served;
use crate::api::session_now;
use crate::i18n::t;
use domain::ApiError;
use domain::person::RoleKind;
use leptos::prelude::*;
use services::Services;

/// A page for whoever has a part in the polo, made of what the services say; for visitors, who could
/// see it.
fn for_members<V, Read, Reading>(read: Read, show: impl FnOnce(V) -> AnyView + Send + 'static) -> AnyView
where
    V: Send + 'static,
    Read: FnOnce(Services) -> Reading + Send + 'static,
    Reading: Future<Output = Result<V, ApiError>> + Send,
{
    if session_now().actor.role().is_none() {
        let roles = vec![RoleKind::Coordinator, RoleKind::Teacher, RoleKind::Company, RoleKind::Student];
        return view! { <ForOthers heading="places-title" text="places-for-whom" roles back="/luoghi"/> }.into_any();
    }
    served(read, show)
}

/// What was done just now, as the address says.
fn done() -> Option<AnyView> {
    let key = match query("fatto").as_str() {
        "create" => "places-done-create",
        "change" => "places-done-change",
        "remove" => "places-done-remove",
        "way" => "places-done-way",
        "way-remove" => "places-done-way-remove",
        _ => return None,
    };
    Some(crate::pages::form_notes::good(t(key)))
}
