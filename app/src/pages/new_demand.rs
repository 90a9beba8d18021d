//! `/richieste/nuova`: the plain form in which a company says what it needs. It is posted to its
//! own address and needs no program in the browser; what is wrong comes back beside the fields
//! with everything that was typed.

use super::demand_fields::{Conditions, Draft, KindChoice, Seats, What, When, Workplace};
use super::demand_rows::AskedRows;
use super::entrance::ForOthers;
use crate::api::demand::{FormStart, read_demand_options};
use crate::api::session_now;
use crate::i18n::{t, ta, use_language};
use crate::ui::{Icon, Problem};
use domain::demand::DemandForm;
use domain::id::CommandId;
use domain::person::RoleKind;
use domain::policy::Role;
use domain::{ApiError, FieldError};
use leptos::prelude::*;
use leptos_meta::Title;

/// A form that came back: as it was filled in, and why it was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Returned {
    /// As it was filled in.
    pub(super) form: DemandForm,
    /// The id of the wish, kept so that sending it again is safe.
    pub(super) command: Option<CommandId>,
    /// Why not; `None` where the server only filled something in.
    pub(super) error: Option<ApiError>,
}

/// The page.
#[component]
pub fn NewDemand() -> impl IntoView {
    let returned = use_context::<Returned>();
    let content = if matches!(session_now().actor.role(), Some(Role::Company { .. })) {
        Suspend::new(async move {
            match read_demand_options().await {
                Ok(start) => view! { <Form start returned/> }.into_any(),
                Err(error) => view! { <Problem error=error.into_error()/> }.into_any(),
            }
        })
        .into_any()
    } else {
        view! {
            <div class="page"><ForOthers heading="need-heading" text="need-for-whom" roles=vec![RoleKind::Company] back="/richieste/nuova"/></div>
        }
        .into_any()
    };
    view! { <Title text=t("need-title")/>{content} }.into_any()
}

/// The form.
#[component]
fn Form(start: FormStart, returned: Option<Returned>) -> impl IntoView {
    let command = returned.as_ref().and_then(|returned| returned.command).unwrap_or(start.command);
    let (form, error) = match returned {
        Some(Returned { form, error, .. }) => (form, error),
        None => (Draft::blank(&start.options), None),
    };
    let summary = error.as_ref().map(summary);
    let company = start.options.company_name.clone();
    provide_context(Draft::new(form, error, start.options));
    view! {
        <form class="need" method="post" action="/richieste/nuova" novalidate>
            <input type="hidden" name="command" value=command.to_string()/>
            <header class="need__head">
                <div><p class="crumbs"><a href="/richieste">{t("nav-demands")}</a>" › "{company}</p><h1>{t("need-heading")}</h1></div>
                <span class="grow"></span>
                <button class="btn btn--primary">{t("need-publish")}</button>
            </header>
            <div class="need__body">
                <div class="need__form">
                    {summary}
                    <KindChoice/>
                    <What/>
                    <AskedRows/>
                    <When/>
                    <Workplace/>
                    <Conditions/>
                    <Seats/>
                    <p class="need__end"><button class="btn btn--primary btn--big">{t("need-publish")}<Icon name="arrow"/></button></p>
                </div>
                <Aside/>
            </div>
        </form>
    }
    .into_any()
}

/// What is wrong, at the top, with a link to each field.
fn summary(error: &ApiError) -> AnyView {
    let sentence = messages::api_error(use_language(), error);
    let fields: &[FieldError] = if let ApiError::Invalid(fields) = error { fields } else { &[] };
    let lines = fields
        .iter()
        .map(|field| {
            let words = ta(
                "need-problem",
                &[("field", Draft::label(&field.field).into()), ("problem", messages::field_error(use_language(), field).into())],
            );
            view! { <li><a href=format!("#{}", Draft::id(&field.field))>{words}</a></li> }
        })
        .collect_view();
    view! {
        <div class="note note--bad" role="alert" tabindex="-1" autofocus>
            <Icon name="warning"/>
            <div><b>{sentence}</b><p>{t("need-kept")}</p><ul>{lines}</ul></div>
        </div>
    }
    .into_any()
}

/// What happens with it, beside the form.
#[component]
fn Aside() -> impl IntoView {
    let steps = ["need-step-publish", "need-step-board", "need-step-match"].map(|key| view! { <li>{t(key)}</li> }).collect_view();
    view! {
        <aside class="need__aside">
            <h2>{t("need-aside-heading")}</h2>
            <ol class="steps">{steps}</ol>
            <div class="sunk"><b>{t("need-aside-forecast")}</b><p>{t("need-aside-forecast-text")}</p></div>
            <p class="fine"><Icon name="lock"/><span>{t("need-aside-names")}</span></p>
        </aside>
    }
    .into_any()
}
