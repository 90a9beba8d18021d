//! `/importa`: choose what is in a file, upload it; below, what was imported.

use super::super::entrance::ForOthers;
use super::submission::Refused;
use super::{capital, remedy};
use crate::api::{actor, services as the_services, session_now};
use crate::i18n::{t, ta, use_language};
use crate::ui::{Icon, Problem};
use domain::ApiError;
use domain::import::ImportState;
use domain::person::RoleKind;
use domain::policy::Role;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use services::import::{FileKind, Home, ImportKind, Report};

/// The page.
#[component]
pub fn Imports() -> impl IntoView {
    let content = match session_now().actor.role() {
        Some(Role::Teacher { .. } | Role::Coordinator) => Suspend::new(async move {
            let home = match the_services() {
                Ok(services) => services::import::home(&services, &actor()).await.map_err(crate::api::Failure::from),
                Err(error) => Err(error),
            };
            match home {
                Ok(home) => whole(&home),
                Err(error) => view! { <Problem error=error.into_error()/> }.into_any(),
            }
        })
        .into_any(),
        _ => {
            let roles = vec![RoleKind::Teacher, RoleKind::Coordinator];
            view! { <ForOthers heading="intake-heading" text="intake-for-whom" roles back="/importa"/> }.into_any()
        }
    };
    view! { <Title text=t("intake-title")/><div class="page">{content}</div> }.into_any()
}

fn whole(home: &Home) -> AnyView {
    let refused = use_context::<Refused>();
    let asked = use_query_map().with_untracked(|query| query.get("che"));
    let chosen = refused.as_ref().map(|refused| refused.kind.clone()).or(asked).unwrap_or_default();
    let above = refused.map(|refused| refusal(&refused));
    let kinds = home.kinds.iter().map(|kind| choice(*kind, &chosen)).collect_view();
    view! {
        <header class="page__head"><h1>{t("intake-heading")}</h1><p class="lead">{t("intake-lead")}</p></header>
        <p class="fine"><Icon name="pin"/><a href="/luoghi">{t("places-by-hand")}</a></p>
        {above}
        <form class="box intake-form" method="post" action="/importa" enctype="multipart/form-data" data-upload="">
            <fieldset class="intake-kinds"><legend>{t("intake-what")}</legend>{kinds}</fieldset>
            <div class="fields">
                <div class="field field--grow">
                    <label for="intake-file">{t("intake-file")}</label>
                    <input id="intake-file" class="intake-file" type="file" name="file" required=true aria-describedby="intake-file-hint"
                        accept=".csv,.txt,.tsv,.xlsx,.xlsm,.zip,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>
                    <small class="field__hint" id="intake-file-hint">{t("intake-file-hint")}</small>
                </div>
                <div class="field field--small">
                    <label for="intake-year">{t("intake-school-year")}</label>
                    <input id="intake-year" name="school_year" value=home.school_year.clone() maxlength="9" aria-describedby="intake-year-hint"/>
                    <small class="field__hint" id="intake-year-hint">{t("intake-school-year-hint")}</small>
                </div>
            </div>
            <p class="actions">
                <button class="btn btn--primary"><Icon name="upload"/>{t("intake-upload")}</button>
            </p>
            <div class="intake-progress" hidden=true data-progress=""
                data-uploading=t("intake-uploading") data-uploaded=t("intake-uploaded") data-failed=t("intake-upload-failed")>
                <progress max="100" value="0" aria-label=t("intake-uploading")></progress>
                <p role="status"></p>
            </div>
            <p class="fine"><Icon name="shield"/>{t("intake-privacy")}</p>
        </form>
        <script type="module" src="/upload.js"></script>
        {log(&home.imports)}
    }
    .into_any()
}

/// Why the file was not taken.
fn refusal(refused: &Refused) -> AnyView {
    let sentence = match refused.why.as_ref() {
        services::import::FileError::File(problem) => {
            let place = problem.row.map(|row| format!("{} {row}: ", t("intake-row"))).unwrap_or_default();
            format!("{}: {place}{}", problem.file, remedy(problem))
        }
        services::import::FileError::Api(ApiError::Invalid(fields)) => {
            fields.iter().map(|field| messages::field_error(use_language(), field)).collect::<Vec<_>>().join(" ")
        }
        services::import::FileError::Api(error) => messages::api_error(use_language(), error),
    };
    view! { <div class="note note--bad" role="alert" tabindex="-1" autofocus><Icon name="warning"/><b>{sentence}</b></div> }.into_any()
}

fn choice(kind: FileKind, chosen: &str) -> AnyView {
    let value = kind.word();
    view! {
        <label class="intake-kind">
            <input type="radio" name="kind" value=value required=true checked=value == chosen/>
            <span><b>{t(kind.key())}</b><small class="muted">{t(about(kind))}</small></span>
        </label>
    }
    .into_any()
}

/// What such a file has.
fn about(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Esco => "intake-about-esco",
        FileKind::List(ImportKind::Students) => "intake-about-students",
        FileKind::List(ImportKind::StudentCompetences) => "intake-about-student-competences",
        FileKind::List(ImportKind::Companies) => "intake-about-companies",
        FileKind::List(ImportKind::Demands) => "intake-about-demands",
        FileKind::List(ImportKind::Preferences) => "intake-about-preferences",
        FileKind::List(ImportKind::Placements) => "intake-about-placements",
        FileKind::List(ImportKind::Municipalities) => "intake-about-municipalities",
        FileKind::List(ImportKind::TravelTimes) => "intake-about-travel-times",
    }
}

fn log(imports: &[Report]) -> AnyView {
    let lines = imports.iter().map(line).collect_view();
    let content = if imports.is_empty() {
        view! { <p class="empty">{t("intake-log-none")}</p> }.into_any()
    } else {
        view! { <ul class="lines">{lines}</ul> }.into_any()
    };
    view! { <section class="box" aria-labelledby="intake-log"><h2 id="intake-log">{t("intake-log")}</h2>{content}</section> }.into_any()
}

fn line(report: &Report) -> AnyView {
    let import = &report.import;
    let (tone, state, action) = match import.state {
        ImportState::Draft => ("warning", "intake-log-draft", "intake-continue"),
        ImportState::Done => ("accent", "intake-log-done", "intake-open"),
        ImportState::Undone => ("", "intake-log-undone", "intake-open"),
    };
    let counts = (import.state != ImportState::Draft).then(|| format!(" · {}", counts(report)));
    let moment = messages::moment(use_language(), import.done_at.unwrap_or(import.created_at));
    let who = report.person.clone().unwrap_or_else(|| t("intake-by-command"));
    let school = report.school.clone().map(|school| format!(" · {school}"));
    view! {
        <li class="line">
            <span>
                <b>{t(report.kind.key())}</b>" "<span class="muted intake-log__file">{import.file_name.clone()}</span>
                <small class="muted num">{moment}" · "{who}{school}{counts}</small>
            </span>
            <span class="line__tags">
                <span class=format!("tag tag--{tone}")>{t(state)}</span>
                <a class="btn" href=format!("/importa/{}", import.id)>{t(action)}<span class="visually-hidden">": "{import.file_name.clone()}</span></a>
            </span>
        </li>
    }
    .into_any()
}

/// The figures of an import in a line.
pub(super) fn counts(report: &Report) -> String {
    let counts = report.import.counts;
    capital(&ta(
        "intake-log-counts",
        &[
            ("added", counts.added.into()),
            ("changed", counts.changed.into()),
            ("unchanged", counts.unchanged.into()),
            ("out", counts.left_out.into()),
        ],
    ))
}
