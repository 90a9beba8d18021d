//! `/registro`: who came in and what was done with accounts, for the coordinator.

use super::super::entrance::ForOthers;
use super::super::served::served;
use super::query;
use crate::api::{actor, session_now};
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::audit::{AuditEvent, AuditKind};
use domain::id::PersonId;
use domain::person::RoleKind;
use domain::policy::Role;
use leptos::prelude::*;
use leptos_meta::Title;
use services::Services;
use services::audit::AuditPage;

/// The page.
#[component]
pub fn Register() -> impl IntoView {
    let content = if session_now().actor.role() == Some(Role::Coordinator) {
        let (kind, before) = (AuditKind::named(&query("cosa")), query("prima").parse().ok());
        let actor = actor();
        let read = move |services: Services| async move { services::audit::read(&services, &actor, kind, before).await };
        served(read, move |page| whole(&page, kind))
    } else {
        view! { <ForOthers heading="register-heading" text="register-for-whom" roles=vec![RoleKind::Coordinator] back="/registro"/> }
            .into_any()
    };
    view! { <Title text=t("register-heading")/><div class="page">{content}</div> }.into_any()
}

/// What happened, in words.
fn words(kind: AuditKind) -> String {
    t(match kind {
        AuditKind::LoggedIn => "register-logged-in",
        AuditKind::ByLink => "register-by-link",
        AuditKind::Refused => "register-refused",
        AuditKind::LoggedOut => "register-logged-out",
        AuditKind::SessionEnded => "register-session-ended",
        AuditKind::OthersEnded => "register-others-ended",
        AuditKind::PasswordChanged => "register-password-changed",
        AuditKind::LinkAsked => "register-link-asked",
        AuditKind::SecondStepSet => "register-second-step-set",
        AuditKind::SecondStepRefused => "register-second-step-refused",
        AuditKind::SecondStepRemoved => "register-second-step-removed",
        AuditKind::RecoveryUsed => "register-recovery-used",
        AuditKind::SetUp => "register-set-up",
        AuditKind::AccountAdded => "register-account-added",
        AuditKind::Invited => "register-invited",
        AuditKind::AccountRemoved => "register-account-removed",
        AuditKind::Denied => "register-denied",
    })
}

fn whole(page: &AuditPage, kind: Option<AuditKind>) -> AnyView {
    let options = AuditKind::ALL
        .into_iter()
        .map(|(one, word)| {
            let selected = kind == Some(one);
            view! { <option value=word selected=selected>{words(one)}</option> }
        })
        .collect_view();
    let rows = page.events.iter().map(|event| row(page, event)).collect_view();
    let none = page.events.is_empty().then(|| view! { <p class="empty">{t("register-none")}</p> });
    let older = page.older.map(|id| {
        let address = format!("/registro?cosa={}&prima={id}", kind.map(AuditKind::name).unwrap_or_default());
        view! { <p class="actions"><a class="btn" href=address>{t("register-older")}<Icon name="forward"/></a></p> }
    });
    view! {
        <header class="page__head"><h1>{t("register-heading")}</h1><p class="lead">{t("register-lead")}</p></header>
        <section class="box" aria-labelledby="register-lines">
            <h2 id="register-lines">{t("register-lines")}</h2>
            <form class="fields" method="get" action="/registro" role="search" aria-label=t("register-filter")>
                <div class="field">
                    <label for="register-kind">{t("register-kind")}</label>
                    <select id="register-kind" name="cosa"><option value="">{t("register-all")}</option>{options}</select>
                </div>
                <p class="actions"><button class="btn"><Icon name="filter"/>{t("network-filter-send")}</button></p>
            </form>
            {none}
            <ul class="lines">{rows}</ul>
            {older}
        </section>
    }
    .into_any()
}

fn row(page: &AuditPage, event: &AuditEvent) -> AnyView {
    let name = |id: PersonId| {
        let known = page.people.iter().find(|label| label.id == id).map(|label| label.name.clone());
        known.unwrap_or_else(|| ta("register-person", &[("id", id.to_string().into())]))
    };
    let who = event.person.map_or_else(|| t("register-nobody"), name);
    let by = event.actor.filter(|actor| Some(*actor) != event.person).map(|actor| ta("register-by", &[("name", name(actor).into())]));
    let at = messages::moment(use_language(), event.at);
    view! {
        <li class="line">
            <span><b>{words(event.kind)}</b><small>{who}{by.map(|by| format!(" · {by}"))}</small></span>
            <small class="muted num">{at}</small>
        </li>
    }
    .into_any()
}
