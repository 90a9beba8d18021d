//! `/avvio`: the first account of an empty polo, with the code that the program has shown.

use super::super::come_back::{after, come_back, read_form, receive_bytes, status_of};
use super::super::log_in::wait;
use super::super::served::served;
use super::{line, problem, wrong};
use crate::api::{RequestAddress, session_now};
use crate::i18n::{t, use_language};
use crate::ui::Icon;
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{ApiError, FieldError};
use http::{Request, StatusCode};
use leptos::prelude::*;
use leptos_meta::Title;
use serde::Deserialize;
use services::Services;
use services::account::Tried;
use services::first_start::{self, FirstForm};

/// The longest form, in bytes.
const LONGEST: usize = 16 * 1024;

/// The form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct StartForm {
    code: String,
    name: String,
    email: String,
    password: String,
    again: String,
}

/// A form that came back, without code and passwords.
#[derive(Clone, Debug)]
struct Returned {
    name: String,
    email: String,
    error: ApiError,
    wait: Option<u64>,
}

/// The page. Where there are accounts it is not there.
#[component]
pub fn FirstStart() -> impl IntoView {
    let returned = use_context::<Returned>();
    let read = |services: Services| async move { if first_start::is_open(&services).await? { Ok(()) } else { Err(ApiError::NotFound) } };
    let content = served(read, move |()| form(returned));
    view! { <Title text=t("start-title")/><div class="page">{content}</div> }.into_any()
}

fn form(returned: Option<Returned>) -> AnyView {
    let (name, email, error, seconds) = match returned {
        None => (String::new(), String::new(), None, None),
        Some(Returned { name, email, error, wait }) => (name, email, Some(error), wait),
    };
    let above = match (&error, seconds) {
        (_, Some(seconds)) => Some(problem(wait(seconds))),
        (Some(error), None) => Some(problem(messages::api_error(use_language(), error))),
        (None, None) => None,
    };
    let wrong = |name: &str| wrong(error.as_ref(), name);
    let kind = ["password", "new-password"];
    view! {
        <header class="page__head"><h1>{t("start-heading")}</h1><p class="lead">{t("start-lead")}</p></header>
        {above}
        <form class="box login" method="post" action="/avvio">
            {line("start-code", "code", t("start-code"), ["text", "off"], String::new(), Some(t("start-code-hint")), wrong("code"))}
            {line("start-name", "name", t("start-name"), ["text", "name"], name, None, wrong("name"))}
            {line("start-email", "email", t("login-email"), ["email", "username"], email, None, wrong("email"))}
            {line("start-password", "password", t("invitation-password"), kind, String::new(), Some(t("invitation-hint")), wrong("password"))}
            {line("start-again", "again", t("invitation-again"), kind, String::new(), None, wrong("again"))}
            <p class="actions"><button class="btn btn--primary">{t("start-submit")}<Icon name="arrow"/></button></p>
        </form>
    }
    .into_any()
}

/// What the first page of an empty polo says, and where it leads.
pub fn first_start_note() -> AnyView {
    if session_now().demo {
        return ().into_any();
    }
    Suspend::new(async move {
        let is_open = match crate::api::services() {
            Ok(services) => first_start::is_open(&services).await.unwrap_or_default(),
            Err(_) => false,
        };
        is_open.then(|| {
            view! {
                <div class="note note--mid">
                    <Icon name="key"/>
                    <p>{t("start-note")}" "<a href="/avvio">{t("start-note-link")}</a></p>
                </div>
            }
        })
    })
    .into_any()
}

/// Answers `POST /avvio`: the first account is made, and one may log in with it.
pub async fn post_first_start<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let read = receive_bytes(body, LONGEST).await.and_then(|bytes| read_form::<StartForm>(&bytes));
    let form = read.as_ref().cloned().unwrap_or_default();
    let (name, email) = (form.name.clone(), form.email.clone());
    let outcome = match read {
        Err(error) => Err(error),
        Ok(StartForm { code, name, email, password, again }) => {
            let form = FirstForm { code, name, email, password, again };
            first_start::finish(&services, &form, RequestAddress::of(&parts)).await
        }
    };
    let (error, status, seconds) = match outcome {
        Ok(Tried::Done(())) => return Redirect::to("/entra?fatto=password").into_response(),
        Ok(Tried::Refused) => {
            let error = ApiError::Invalid(vec![FieldError::new("code", "field-code-wrong")]);
            (error, StatusCode::UNPROCESSABLE_ENTITY, None)
        }
        Ok(Tried::TooMany(seconds)) => (ApiError::Busy, StatusCode::TOO_MANY_REQUESTS, Some(seconds)),
        Err(error) => {
            let status = status_of(&error);
            (error, status, None)
        }
    };
    after(come_back(context, Returned { name, email, error, wait: seconds }, status, options, parts).await, seconds)
}
