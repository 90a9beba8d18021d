//! `…/i-miei-dati.html`: all that is held of one student, to read and to print. The same as JSON stands
//! beside it.

use crate::api::{Failure, actor, session_now};
use crate::i18n::{t, ta, use_language};
use crate::pages::entrance::ForOthers;
use crate::pages::served::served;
use crate::ui::{Icon, Problem};
use domain::ApiError;
use domain::id::StudentId;
use domain::person::RoleKind;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use services::dossier::{Dossier, Fact, Section};

/// One's own.
#[component]
pub fn OwnDossier() -> impl IntoView {
    page(None)
}

/// Of a student of one's own school.
#[component]
pub fn StudentDossier() -> impl IntoView {
    let id: Option<StudentId> = use_params_map().with_untracked(|params| params.get("id").and_then(|id| id.parse().ok()));
    match id {
        Some(id) => page(Some(id)),
        None => view! { <Problem error=Failure::from(ApiError::NotFound).into_error()/> }.into_any(),
    }
}

fn page(student: Option<StudentId>) -> AnyView {
    let content = if session_now().actor.role().is_none() {
        let roles = vec![RoleKind::Student, RoleKind::Teacher];
        view! { <ForOthers heading="release-heading" text="release-for-whom" roles back="/liberatorie"/> }.into_any()
    } else {
        let language = use_language();
        let read = move |services| async move { services::dossier::read(&services, &actor(), student, language).await };
        served(read, move |dossier| whole(&dossier, student))
    };
    view! { <div class="page people-page dossier">{content}</div> }.into_any()
}

fn whole(dossier: &Dossier, student: Option<StudentId>) -> AnyView {
    let (back, json) = match student {
        None => ("/liberatorie".to_owned(), "/liberatorie/i-miei-dati.json".to_owned()),
        Some(id) => (format!("/studenti/{id}/liberatorie"), format!("/studenti/{id}/i-miei-dati.json")),
    };
    let when = ta("dossier-when", &[("moment", messages::moment(use_language(), dossier.at).into())]);
    let left_out = dossier.left_out.iter().map(|words| view! { <p class="note"><Icon name="lock"/>{words.clone()}</p> }).collect_view();
    let sections = dossier.sections.iter().map(section).collect_view();
    view! {
        <Title text=t("dossier-heading")/>
        <header class="page__head page__head--action">
            <div>
                <p class="crumbs"><a href=back>{t("release-heading")}</a></p>
                <h1>{dossier.label.clone()}</h1>
                <p class="lead">{t("dossier-page-lead")}" "{when}</p>
            </div>
            <p class="actions"><a class="btn" href=json><Icon name="download"/>{t("dossier-download")}</a></p>
        </header>
        {left_out}
        {sections}
    }
    .into_any()
}

fn section(section: &Section) -> AnyView {
    let id = format!("held-{}", section.key);
    let none = section.entries.is_empty().then(|| view! { <p class="empty">{t("dossier-nothing")}</p> });
    let entries = section.entries.iter().map(|facts| entry(facts)).collect_view();
    view! {
        <section class="box" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{section.title.clone()}</h2>
            {none}
            {entries}
        </section>
    }
    .into_any()
}

fn entry(facts: &[Fact]) -> AnyView {
    let rows = facts.iter().filter(|fact| !fact.shown.is_empty()).map(|fact| {
        view! { <div><dt>{fact.label.clone()}</dt><dd>{fact.shown.clone()}</dd></div> }
    });
    view! { <dl class="dossier-facts">{rows.collect_view()}</dl> }.into_any()
}
