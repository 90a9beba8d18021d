//! `/tutor`: who follows students of a school or in a company, and how many at a time. Plain pages and
//! plain forms: what is wrong comes back beside the fields, with everything that was typed.

mod fields;
mod list;
mod new_tutor;
mod other_side;
mod submission;
mod tutor;

pub(crate) use list::Tutors;
pub(crate) use new_tutor::NewTutor;
pub use submission::{post_new_tutor, post_tutor};
pub(crate) use tutor::TutorPage;

use super::entrance::ForOthers;
use super::form_notes::{Refused, changed_meanwhile, good, removal};
use super::served::served;
use crate::api::session_now;
use crate::i18n::{t, ta, use_language};
use crate::ui::{Icon, width_class};
use domain::ApiError;
use domain::person::RoleKind;
use domain::tutor::Load;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::Services;

/// A page for schools, companies and the coordinator, made of what the services say; for visitors, who
/// could see it.
fn for_keepers<V, Read, Reading>(read: Read, show: impl FnOnce(V) -> AnyView + Send + 'static) -> AnyView
where
    V: Send + 'static,
    Read: FnOnce(Services) -> Reading + Send + 'static,
    Reading: Future<Output = Result<V, ApiError>> + Send,
{
    if session_now().actor.role().is_none() {
        let roles = vec![RoleKind::Teacher, RoleKind::Company, RoleKind::Coordinator];
        return view! { <ForOthers heading="tutors-title" text="tutors-for-whom" roles back="/tutor"/> }.into_any();
    }
    served(read, show)
}

/// What was done just now, as the address says.
fn done() -> Option<AnyView> {
    let what = use_query_map().with_untracked(|query| query.get("fatto"))?;
    let key = match what.as_str() {
        "create" => "tutors-done-create",
        "change" => "tutors-done-change",
        "end" => "tutors-done-end",
        "resume" => "tutors-done-resume",
        "remove" => "tutors-done-remove",
        _ => return None,
    };
    Some(good(t(key)))
}

/// How much a tutor has to do: a bar of the worst day, and the same in words.
fn load_bar(load: &Load) -> AnyView {
    let percent = (u32::from(load.peak) * 100).checked_div(u32::from(load.most)).unwrap_or(100);
    let percent = u16::try_from(percent).unwrap_or(100);
    let tone = match percent {
        100.. => "lo",
        75.. => "mid",
        _ => "hi",
    };
    let figures = [("now", load.now.into()), ("peak", load.peak.into()), ("most", load.most.into())];
    let words = match load.on {
        None => ta("tutors-load-none", &figures),
        Some(on) => {
            let [now, peak, most] = figures;
            let on = ("on", messages::day(use_language(), on).into());
            ta(if load.by_law { "tutors-load-law" } else { "tutors-load" }, &[now, peak, most, on])
        }
    };
    let seal = match (load.is_over(), load.is_full()) {
        (true, _) => Some(view! { <span class="seal seal--check"><Icon name="warning"/>{t("tutors-over")}</span> }.into_any()),
        (false, true) => Some(view! { <span class="seal seal--check"><Icon name="warning"/>{t("tutors-full")}</span> }.into_any()),
        _ => None,
    };
    view! {
        <span class="tutors-load">
            <span class=format!("fit {tone}")><span class="fit__track" aria-hidden="true"><i class=width_class(percent)></i></span></span>
            <small class="num">{words}</small>
            {seal}
        </span>
    }
    .into_any()
}
