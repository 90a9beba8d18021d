//! `/studenti/:id/liberatorie`: the school's register of one student: requests on paper, who has read,
//! what is to be corrected, what is held, and the end of the name.

use super::{Refused, done, fields, parts};
use crate::api::{Failure, actor, session_now};
use crate::i18n::{t, ta, use_language};
use crate::pages::entrance::ForOthers;
use crate::pages::form_fields::{Fields, Returned};
use crate::pages::served::served;
use crate::ui::{Icon, Problem};
use domain::id::StudentId;
use domain::person::RoleKind;
use domain::release::{CorrectionForm, ReleaseForm};
use domain::student::PersonName;
use domain::{ApiError, FieldError};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use services::release::ReleasesView;

/// The page.
#[component]
pub fn StudentReleases() -> impl IntoView {
    let id: Option<StudentId> = use_params_map().with_untracked(|params| params.get("id").and_then(|id| id.parse().ok()));
    let Some(id) = id else {
        return view! { <Problem error=Failure::from(ApiError::NotFound).into_error()/> }.into_any();
    };
    let (returned, correction) = (use_context::<Returned<ReleaseForm>>(), use_context::<Returned<CorrectionForm>>());
    let content = if session_now().actor.role().is_none() {
        let roles = vec![RoleKind::Teacher];
        view! { <ForOthers heading="release-heading" text="release-for-whom" roles back="/liberatorie"/> }.into_any()
    } else {
        let read = move |services: services::Services| async move {
            let view = services::release::of_student(&services, &actor(), id).await?;
            Ok((view, services::dossier::hindrances(&services, &actor(), id).await?))
        };
        served(read, move |(view, hindrances)| whole(&view, &hindrances, returned.as_ref(), correction.as_ref()))
    };
    view! { <div class="page people-page releases">{content}</div> }.into_any()
}

fn whole(
    view: &ReleasesView,
    hindrances: &[FieldError],
    returned: Option<&Returned<ReleaseForm>>,
    correction: Option<&Returned<CorrectionForm>>,
) -> AnyView {
    let address = format!("/studenti/{}/liberatorie", view.student);
    let title = view.name.as_ref().map_or_else(|| view.code.clone(), PersonName::full);
    let refused = use_context::<Refused>();
    let above = match (returned, correction) {
        _ if refused.is_some() => refused.map(|refused| refused.note(t("erase-not"), &address)),
        (Some(returned), _) => Some(Fields::new("release", Some(&returned.error)).summary(&returned.error, fields::label, &address)),
        (None, Some(returned)) => {
            let prefix = format!("settle-{}", returned.form.id);
            Some(Fields::new(prefix, Some(&returned.error)).summary(&returned.error, |_| t("correction-answer"), &address))
        }
        (None, None) => done(),
    };
    let class = view.class.as_ref().map(|class| {
        view! { " / "<a href=format!("/liberatorie?classe={}", class.id)>{class.label()}" "{class.school_year.clone()}</a> }
    });
    let record = if view.erased_at.is_some() || view.options.is_empty() {
        view! { <p class="empty">{t("release-no-options-school")}</p> }.into_any()
    } else {
        view! {
            <details class="rule-form" open=returned.is_some()>
                <summary>{t("release-record")}</summary>
                {fields::form(view, &address, true, returned)}
            </details>
        }
        .into_any()
    };
    view! {
        <Title text=title.clone()/>
        <header class="page__head">
            <p class="crumbs"><a href="/liberatorie">{t("release-heading")}</a>{class}" / "<a href=format!("/studenti/{}", view.student)>{t("release-card")}</a></p>
            <h1>{title}</h1>
            <p class="lead">{ta("people-code", &[("code", view.code.as_str().into())])}</p>
        </header>
        {above}
        <div class="people-columns">
            <div class="people-side">
                <section class="box" aria-labelledby="releases" id="liberatorie">
                    <h2 id="releases">{t("release-heading")}</h2>
                    {parts::releases(&view.releases, &address, true)}
                    {record}
                </section>
                {parts::corrections(view, &address, true, correction)}
                {held(view, hindrances, &address)}
            </div>
            <div class="people-side">{parts::accesses(&view.accesses, true)}</div>
        </div>
    }
    .into_any()
}

/// What is held, to hand it out, and the end of the name.
fn held(view: &ReleasesView, hindrances: &[FieldError], address: &str) -> AnyView {
    let folder = format!("/studenti/{}", view.student);
    let erase = match view.erased_at {
        Some(at) => {
            let words = ta("erase-was", &[("moment", messages::moment(use_language(), at).into())]);
            view! { <p class="note"><Icon name="lock"/>{words}</p> }.into_any()
        }
        None if hindrances.is_empty() => view! {
            <form method="post" action=address.to_owned()>
                <input type="hidden" name="act" value="erase"/>
                <input type="hidden" name="id" value=view.student.to_string()/>
                <input type="hidden" name="version" value=view.version.to_string()/>
                <p>{t("erase-goes")}</p>
                <p>{t("erase-stays")}</p>
                <p class="actions"><button class="btn btn--danger"><Icon name="trash"/>{t("erase-send")}</button></p>
            </form>
        }
        .into_any(),
        None => {
            let lines = hindrances.iter().map(|why| view! { <li>{messages::field_error(use_language(), why)}</li> }).collect_view();
            view! { <p>{t("erase-not")}</p><ul class="people-hindrances">{lines}</ul><p>{t("erase-stays")}</p> }.into_any()
        }
    };
    view! {
        <section class="box" aria-labelledby="held">
            <h2 id="held">{t("dossier-heading-school")}</h2>
            <p>{t("dossier-lead-school")}</p>
            <p class="actions">
                <a class="btn" href=format!("{folder}/i-miei-dati.html")><Icon name="eye"/>{t("dossier-read")}</a>
                <a class="btn" href=format!("{folder}/i-miei-dati.json")><Icon name="download"/>{t("dossier-download")}</a>
            </p>
            <details class="rule-form people-remove"><summary>{t("erase")}</summary>{erase}</details>
        </section>
    }
    .into_any()
}
