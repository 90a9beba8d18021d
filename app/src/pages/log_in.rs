//! Coming in with address and password, and the form as it arrives.

use super::come_back::{after, agent_of, come_back, read_form, receive_bytes, status_of, with_session};
use crate::api::{RequestAddress, own_path, session_of};
use crate::i18n::{t, ta};
use crate::ui::{Field, FieldIds, Icon};
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use http::request::Parts;
use http::{Request, StatusCode};
use leptos::prelude::*;
use serde::Deserialize;
use services::Services;
use services::account::{self, LogIn};

/// The longest form, in bytes: a password of 1,024, each as it is encoded.
const LONGEST: usize = 8 * 1024;

/// The form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LogInForm {
    email: String,
    password: String,
    back: String,
}

/// A form that came back, without its password.
#[derive(Clone, Debug)]
struct Returned {
    email: String,
    back: String,
    problem: Problem,
}

#[derive(Clone, Debug)]
enum Problem {
    Refused,
    TooMany(u64),
    Failed(ApiError),
}

/// The form on the page; afterwards one goes on at `back`, or where one's work begins.
#[component]
pub(super) fn LogInFields(
    /// Where to go on afterwards.
    back: &'static str,
) -> impl IntoView {
    let returned = use_context::<Returned>();
    let problem = returned.as_ref().map(|returned| {
        let words = match &returned.problem {
            Problem::Refused => t("login-refused"),
            Problem::TooMany(seconds) => wait(*seconds),
            Problem::Failed(error) => messages::api_error(crate::i18n::use_language(), error),
        };
        view! { <div class="note note--bad" role="alert" tabindex="-1" autofocus><Icon name="warning"/><p>{words}</p></div> }
    });
    let forgotten = if letters_go_out() {
        view! { <p><a href="/entra/collegamento">{t("login-by-link")}</a></p> }.into_any()
    } else {
        view! { <p class="muted">{t("login-forgotten")}</p> }.into_any()
    };
    let (email, back) = returned.map_or_else(|| (String::new(), back.to_owned()), |returned| (returned.email, returned.back));
    let address =
        move |ids: FieldIds| view! { <input id=ids.id name="email" type="email" value=email autocomplete="username" required/> }.into_any();
    let password = move |ids: FieldIds| {
        view! { <input id=ids.id name="password" type="password" autocomplete="current-password" required/> }.into_any()
    };
    view! {
        {problem}
        <form class="box login" method="post" action="/entra">
            <input type="hidden" name="back" value=back/>
            <Field id="login-email".to_owned() label=t("login-email") control=address/>
            <Field id="login-password".to_owned() label=t("login-password") control=password/>
            <p class="actions"><button class="btn btn--primary">{t("login-submit")}<Icon name="arrow"/></button></p>
            {forgotten}
        </form>
    }
    .into_any()
}

/// Answers `POST /entra`: a session begins, or the form comes back.
pub async fn post_log_in<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let read = receive_bytes(body, LONGEST).await.and_then(|bytes| read_form(&bytes));
    let form: LogInForm = read.as_ref().cloned().unwrap_or_default();
    let problem = match read {
        Err(error) => Problem::Failed(error),
        // Where one chooses who to be there are no passwords.
        Ok(_) if account::is_demonstration(&services).await.unwrap_or(true) => Problem::Failed(ApiError::NotFound),
        Ok(form) => match account::log_in(&services, &form.email, &form.password, RequestAddress::of(&parts), agent_of(&parts)).await {
            Ok(LogIn::Refused) => Problem::Refused,
            Ok(LogIn::TooMany(seconds)) => Problem::TooMany(seconds),
            Ok(came_in) => return let_in(came_in, &form.back, &parts),
            Err(error) => Problem::Failed(error),
        },
    };
    let (status, seconds) = match &problem {
        Problem::Refused => (StatusCode::UNPROCESSABLE_ENTITY, None),
        Problem::TooMany(seconds) => (StatusCode::TOO_MANY_REQUESTS, Some(*seconds)),
        Problem::Failed(error) => (status_of(error), None),
    };
    after(come_back(context, Returned { email: form.email, back: form.back, problem }, status, options, parts).await, seconds)
}

/// Leads on whoever has given the first step: to where they wanted to go, or to the second one.
pub(super) fn let_in(came_in: LogIn, back: &str, parts: &Parts) -> Response {
    let back = if back.is_empty() { "/" } else { own_path(back) };
    let (_, kind) = session_of(parts);
    match came_in {
        LogIn::Done(secret, _) => with_session(Redirect::to(back).into_response(), kind, &secret),
        LogIn::Waits(secret) => with_session(Redirect::to(&with_back("/entra/secondo-passo", back)).into_response(), kind, &secret),
        LogIn::Refused | LogIn::TooMany(_) => Redirect::to("/entra").into_response(),
    }
}

/// An address that says where to go on afterwards.
pub(super) fn with_back(address: &str, back: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("poi", back).finish();
    format!("{address}?{query}")
}

/// Whether letters go out, so that links can be asked for.
pub(super) fn letters_go_out() -> bool {
    crate::api::services().is_ok_and(|services| services.letters().origin().is_some())
}

/// For how many minutes to wait, in words.
pub(super) fn wait(seconds: u64) -> String {
    ta("limits-wait", &[("minutes", seconds.div_ceil(60).into())])
}
