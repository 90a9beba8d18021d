//! `/catalogo` and `/competenze/proposte`: the catalogue in the coordinator's hands. Plain pages and
//! plain forms: what is wrong comes back beside the fields, with everything that was typed.

mod concept;
mod concept_fields;
mod home;
mod proposal;
mod proposals;
mod submission;

pub(crate) use concept::{CompetenceEntry, OccupationEntry};
pub(crate) use home::Catalogue;
pub(crate) use proposal::Proposal;
pub(crate) use proposals::Proposals;
pub use submission::{post_catalogue, post_competence_entry, post_occupation_entry, post_proposal};

use super::entrance::ForOthers;
use super::served::served;
use crate::api::{Failure, session_now};
use crate::i18n::{t, use_language};
use crate::ui::{Icon, Problem};
use domain::ApiError;
use domain::concept::ProposalState;
use domain::person::RoleKind;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::Services;

/// A page for the coordinator, made of what the services say; for visitors, who could see it.
fn for_coordinator<V, Read, Reading>(back: &'static str, read: Read, show: impl FnOnce(V) -> AnyView + Send + 'static) -> AnyView
where
    V: Send + 'static,
    Read: FnOnce(Services) -> Reading + Send + 'static,
    Reading: Future<Output = Result<V, ApiError>> + Send,
{
    if session_now().actor.role().is_none() {
        let roles = vec![RoleKind::Coordinator];
        return view! { <ForOthers heading="catalogue-heading" text="catalogue-for-whom" roles back/> }.into_any();
    }
    served(read, show)
}

/// Why something was not done that has no fields to mend.
#[derive(Clone, Debug)]
struct Refused(ApiError);

impl Refused {
    /// Above the page that comes back. `again` is the page to read again.
    fn note(&self, again: &str) -> AnyView {
        let whys = if let ApiError::Invalid(whys) = &self.0 { whys.as_slice() } else { &[] };
        let lines = whys.iter().map(|why| view! { <li>{messages::field_error(use_language(), why)}</li> }).collect_view();
        let sentence = if matches!(self.0, ApiError::Stale) { t("catalogue-stale") } else { messages::api_error(use_language(), &self.0) };
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
    let key = match query("fatto").as_str() {
        "take" => "catalogue-done-take",
        "change" => "catalogue-done-change",
        "remove" => "catalogue-done-remove",
        "approve" => "proposals-done-approve",
        "merge" => "proposals-done-merge",
        "decline" => "proposals-done-decline",
        _ => return None,
    };
    Some(crate::pages::form_notes::good(t(key)))
}

/// What the address says of a filter.
fn query(name: &str) -> String {
    use_query_map().with_untracked(|query| query.get(name)).unwrap_or_default().trim().to_owned()
}

/// What a state of a proposal is called.
fn state_name(state: ProposalState) -> String {
    t(match state {
        ProposalState::Proposed => "proposals-state-proposed",
        ProposalState::Approved => "proposals-state-approved",
        ProposalState::Merged => "proposals-state-merged",
        ProposalState::Declined => "proposals-state-declined",
    })
}

/// What became of a proposal, with its sign.
pub(super) fn state_words(state: ProposalState) -> AnyView {
    let (class, icon) = match state {
        ProposalState::Proposed => ("seal seal--check", "clock"),
        ProposalState::Approved | ProposalState::Merged => ("seal seal--good", "check"),
        ProposalState::Declined => ("seal", "close"),
    };
    view! { <span class=class><Icon name=icon/>{state_name(state)}</span> }.into_any()
}

/// "Locale" or "ESCO".
fn origin_tag(is_local: bool) -> AnyView {
    if is_local {
        view! { <span class="tag tag--violet">{t("catalogue-local")}</span> }.into_any()
    } else {
        view! { <span class="tag">{t("catalogue-esco")}</span> }.into_any()
    }
}
