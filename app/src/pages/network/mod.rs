//! `/rete`: the polo, its members, its agreement. Plain pages and plain forms: what is wrong comes
//! back beside the fields, with everything that was typed.

mod agreements;
mod member;
mod members;
mod membership_forms;
mod new_member;
mod organisation_fields;
mod submission;
mod words;

pub(crate) use agreements::Agreements;
pub(crate) use member::Member;
pub(crate) use members::Network;
pub(crate) use new_member::NewMember;
pub use submission::{post_agreement, post_member, post_new_member};

use super::entrance::ForOthers;
use super::served::served;
use crate::api::session_now;
use crate::i18n::t;
use domain::ApiError;
use domain::person::RoleKind;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::Services;

/// A page for whoever has a part in the polo, made of what the services say; for visitors, who could
/// see it.
fn for_members<V, Read, Reading>(back: &'static str, read: Read, show: impl FnOnce(V) -> AnyView + Send + 'static) -> AnyView
where
    V: Send + 'static,
    Read: FnOnce(Services) -> Reading + Send + 'static,
    Reading: Future<Output = Result<V, ApiError>> + Send,
{
    if session_now().actor.role().is_none() {
        let roles = vec![RoleKind::Coordinator, RoleKind::Teacher, RoleKind::Company, RoleKind::Student];
        return view! { <ForOthers heading="network-heading" text="network-for-whom" roles back/> }.into_any();
    }
    served(read, show)
}

/// What was done just now, as the address says.
fn done() -> Option<AnyView> {
    let what = use_query_map().with_untracked(|query| query.get("fatto"))?;
    let key = match what.as_str() {
        "create" => "network-done-create",
        "change" => "network-done-change",
        "join" => "network-done-join",
        "correct" => "network-done-correct",
        "end" => "network-done-end",
        "remove" => "network-done-remove",
        "agreement" => "network-done-agreement",
        _ => return None,
    };
    Some(crate::pages::form_notes::good(t(key)))
}
