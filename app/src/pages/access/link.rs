//! `/entra/collegamento`: asks for a link by e-mail, and, with the code that stands in it, lets one
//! in. To look at a link uses nothing up: programs that look through letters do it, too.

use super::super::come_back::{after, agent_of, come_back, read_form, receive_bytes, status_of};
use super::super::log_in::{let_in, letters_go_out, wait};
use super::{good, line, problem, query};
use crate::api::{Failure, RequestAddress, RequestLanguage, services};
use crate::i18n::{t, use_language};
use crate::ui::{Icon, Problem};
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use http::{Request, StatusCode};
use leptos::prelude::*;
use leptos_meta::Title;
use serde::Deserialize;
use services::Services;
use services::link::{self, Asked};

/// The longest form, in bytes.
const LONGEST: usize = 4 * 1024;

/// The form: an address, or the code of a link.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct LinkForm {
    email: String,
    codice: String,
}

/// A form that came back.
#[derive(Clone, Debug)]
enum Returned {
    TooMany(u64),
    Failed(ApiError),
}

/// The page.
#[component]
pub fn Link() -> impl IntoView {
    let code = query("codice");
    let content = if code.is_empty() { ask() } else { enter(code) };
    view! { <Title text=t("link-title")/><div class="page">{content}</div> }.into_any()
}

fn ask() -> AnyView {
    if !letters_go_out() {
        let error = Failure::from(ApiError::NotFound).into_error();
        return view! { <Problem error/> }.into_any();
    }
    let above = match use_context::<Returned>() {
        Some(Returned::TooMany(seconds)) => Some(problem(wait(seconds))),
        // Of a link that leads nowhere, and of a form that could not be read.
        Some(Returned::Failed(ApiError::NotFound)) => Some(problem(t("link-gone"))),
        Some(Returned::Failed(error)) => Some(problem(messages::api_error(use_language(), &error))),
        None => (query("fatto") == "chiesto").then(|| good(t("link-asked"))),
    };
    view! {
        <header class="page__head"><h1>{t("link-heading")}</h1><p class="lead">{t("link-lead")}</p></header>
        {above}
        <form class="box login" method="post" action="/entra/collegamento">
            {line("link-email", "email", t("login-email"), ["email", "username"], String::new(), None, None)}
            <p class="actions"><button class="btn btn--primary">{t("link-submit")}<Icon name="arrow"/></button></p>
            <p><a href="/entra">{t("link-password")}</a></p>
        </form>
    }
    .into_any()
}

fn enter(code: String) -> AnyView {
    Suspend::new(async move {
        let found = match services() {
            Ok(services) => link::look(&services, &code).await,
            Err(error) => Err(error.into_error()),
        };
        match found.map_err(|error| Failure::from(error).into_error()) {
            Ok(()) => view! {
                <header class="page__head"><h1>{t("link-enter-heading")}</h1><p class="lead">{t("link-enter-lead")}</p></header>
                <form class="box login" method="post" action="/entra/collegamento">
                    <input type="hidden" name="codice" value=code/>
                    <p class="actions"><button class="btn btn--primary">{t("login-submit")}<Icon name="arrow"/></button></p>
                </form>
            }
            .into_any(),
            Err(ApiError::NotFound) => view! {
                <header class="page__head"><h1>{t("link-gone-heading")}</h1><p class="lead">{t("link-gone")}</p></header>
                <p class="actions"><a class="btn btn--primary" href="/entra">{t("nav-enter")}<Icon name="arrow"/></a></p>
            }
            .into_any(),
            Err(error) => view! { <Problem error/> }.into_any(),
        }
    })
    .into_any()
}

/// Answers `POST /entra/collegamento`: a letter is written, where there is somebody to write to, or
/// somebody comes in by the link of one.
pub async fn post_link<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let read = receive_bytes(body, LONGEST).await.and_then(|bytes| read_form::<LinkForm>(&bytes));
    let returned = match read {
        Err(error) => Returned::Failed(error),
        Ok(form) if !form.codice.is_empty() => match link::enter(&services, &form.codice, agent_of(&parts)).await {
            // Where one begins: a password can be chosen there without the old one.
            Ok(came_in) => return let_in(came_in, "/accesso", &parts),
            Err(error) => Returned::Failed(error),
        },
        Ok(form) => {
            let language = RequestLanguage::of(&parts.headers).0;
            match link::ask(&services, &form.email, RequestAddress::of(&parts), language) {
                Ok(Asked::Heard) => return Redirect::to("/entra/collegamento?fatto=chiesto").into_response(),
                Ok(Asked::TooMany(seconds)) => Returned::TooMany(seconds),
                Err(error) => Returned::Failed(error),
            }
        }
    };
    let (status, seconds) = match &returned {
        Returned::TooMany(seconds) => (StatusCode::TOO_MANY_REQUESTS, Some(*seconds)),
        Returned::Failed(error) => (status_of(error), None),
    };
    after(come_back(context, returned, status, options, parts).await, seconds)
}
