//! `/liberatorie` and what belongs to it: who may read a student's name and who has, what is held, what
//! is to be corrected. One address for everybody: students see their own, schools their register,
//! companies what was released to them, the coordinator figures. Plain pages and plain forms.

mod dossier;
mod fields;
mod own;
mod parts;
mod received;
mod register;
mod student;
mod submission;

pub(crate) use dossier::{OwnDossier, StudentDossier};
pub(crate) use student::StudentReleases;
pub use submission::{post_releases, post_student_releases};

use super::entrance::ForOthers;
use super::form_notes::{Refused, good};
use super::served::served;
use crate::api::{actor, session_now};
use crate::i18n::{t, ta};
use crate::ui::Icon;
use domain::person::RoleKind;
use domain::policy::Role;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The page.
#[component]
pub fn Releases() -> impl IntoView {
    let content = match session_now().actor.role() {
        Some(Role::Student { .. }) => own::page(),
        Some(Role::Teacher { .. }) => register::page(),
        Some(Role::Company { .. }) => received::page(),
        Some(Role::Coordinator) => figures(),
        None => {
            let roles = vec![RoleKind::Student, RoleKind::Teacher, RoleKind::Company, RoleKind::Coordinator];
            view! { <ForOthers heading="release-heading" text="release-for-whom" roles back="/liberatorie"/> }.into_any()
        }
    };
    view! { <Title text=t("release-heading")/><div class="page people-page releases">{content}</div> }.into_any()
}

/// How many there are, for the coordinator.
fn figures() -> AnyView {
    let read = move |services| async move { services::release::figures(&services, &actor()).await };
    served(read, |figures| {
        let line = |key, count: u64| view! { <li>{ta(key, &[("count", count.into())])}</li> };
        view! {
            <header class="page__head"><h1>{t("release-heading")}</h1><p class="lead">{t("release-figures-lead")}</p></header>
            <section class="box" aria-labelledby="release-figures">
                <h2 id="release-figures">{t("people-figures")}</h2>
                <ul class="network-counts">
                    {line("release-count-running", figures.running)}
                    {line("release-count-students", figures.students)}
                    {line("release-count-coming", figures.coming)}
                    {line("release-count-ended", figures.ended)}
                    {line("release-count-revoked", figures.revoked)}
                </ul>
                <p class="fine"><Icon name="lock"/>{t("people-figures-only")}</p>
            </section>
        }
        .into_any()
    })
}

/// What was done just now, as the address says.
fn done() -> Option<AnyView> {
    let what = use_query_map().with_untracked(|query| query.get("fatto"))?;
    let key = match what.as_str() {
        "ask" => "release-done-ask",
        "revoke" => "release-done-revoke",
        "correct" => "correction-done-ask",
        "settle" => "correction-done-settle",
        "erase" => "erase-done",
        _ => return None,
    };
    Some(good(t(key)))
}
