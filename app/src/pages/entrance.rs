//! `/entra`: as whom to look around the demo; outside of demo mode, how one gets in.

use super::header::{initials, tone};
use super::log_in::LogInFields;
use crate::api::session::read_demo_people;
use crate::api::session_now;
use crate::i18n::{t, use_language};
use crate::ui::{Icon, Problem};
use domain::person::{DemoPerson, RoleKind};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

const ROLES: [RoleKind; 4] = [RoleKind::Teacher, RoleKind::Company, RoleKind::Student, RoleKind::Coordinator];

/// The page.
#[component]
pub fn Entrance() -> impl IntoView {
    let chosen = (use_query_map().get_untracked().get("fatto").as_deref() == Some("password"))
        .then(|| view! { <div class="note note--good" role="status"><Icon name="check"/><p>{t("login-chosen")}</p></div> });
    let content = if session_now().demo {
        view! {
            <header class="page__head"><h1>{t("entrance-heading")}</h1><p class="lead">{t("entrance-lead")}</p></header>
            <People roles=ROLES.to_vec() back=""/>
        }
        .into_any()
    } else {
        view! {
            <header class="page__head"><h1>{t("login-heading")}</h1><p class="lead">{t("entrance-invitation")}</p></header>
            {chosen}
            <LogInFields back=""/>
            <p class="actions"><a class="btn" href="/professioni">{t("door-student-action")}<Icon name="arrow"/></a></p>
        }
        .into_any()
    };
    view! { <Title text=t("entrance-title")/><div class="page">{content}</div> }.into_any()
}

/// What stands on a page that is for somebody else: who could see it, and in the demo the people
/// as whom one may go on.
#[component]
pub(super) fn ForOthers(
    /// The page's heading.
    heading: &'static str,
    /// For whom it is.
    text: &'static str,
    /// Who could see it.
    roles: Vec<RoleKind>,
    /// Where to go on afterwards.
    back: &'static str,
) -> impl IntoView {
    let choice = if session_now().demo {
        view! { <p class="lead">{t("for-others-demo")}</p><People roles back/> }.into_any()
    } else {
        view! { <LogInFields back/> }.into_any()
    };
    view! { <header class="page__head"><h1>{t(heading)}</h1><p class="lead">{t(text)}</p></header>{choice} }.into_any()
}

/// The demo's people of some roles, each a button of a plain form.
#[component]
pub(super) fn People(roles: Vec<RoleKind>, back: &'static str) -> impl IntoView {
    Suspend::new(async move {
        match read_demo_people().await {
            Ok(people) => roles.into_iter().map(|role| group(role, &people, back)).collect_view().into_any(),
            Err(error) => view! { <Problem error=error.into_error()/> }.into_any(),
        }
    })
}

fn group(role: RoleKind, people: &[DemoPerson], back: &'static str) -> AnyView {
    let about = match role {
        RoleKind::Teacher => "entrance-about-teacher",
        RoleKind::Student => "entrance-about-student",
        RoleKind::Company => "entrance-about-company",
        RoleKind::Coordinator => "entrance-about-coordinator",
    };
    let cards = people.iter().filter(|person| person.role == role).map(|person| card(person, back)).collect_view();
    view! {
        <section class="people">
            <h2>{messages::role_plural(use_language(), role)}</h2>
            <p class="muted">{t(about)}</p>
            <div class="people__cards">{cards}</div>
        </section>
    }
    .into_any()
}

fn card(person: &DemoPerson, back: &'static str) -> AnyView {
    view! {
        <form method="post" action="/api/session/enter">
            <input type="hidden" name="person" value=person.id.to_string()/>
            <input type="hidden" name="back" value=back/>
            <button class="box person">
                <span class=format!("avatar avatar--{}", tone(person.role)) aria-hidden="true">{initials(&person.name)}</span>
                <span class="person__text"><b>{person.name.clone()}</b><small class="muted">{person.organisation.clone()}</small></span>
                <Icon name="forward"/>
            </button>
        </form>
    }
    .into_any()
}
