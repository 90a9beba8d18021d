//! Coming in with address and password, and the form as it arrives.

use super::come_back::{come_back, read_form, receive_bytes, status_of};
use crate::api::{SessionCookie, own_path};
use crate::i18n::t;
use crate::ui::{Field, FieldIds, Icon};
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use http::{HeaderValue, Request, StatusCode, header};
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
    TooMany,
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
            Problem::TooMany => t("login-too-many"),
            Problem::Failed(error) => messages::api_error(crate::i18n::use_language(), error),
        };
        view! { <div class="note note--bad" role="alert" tabindex="-1" autofocus><Icon name="warning"/><p>{words}</p></div> }
    });
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
            <p class="muted">{t("login-forgotten")}</p>
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
        Ok(form) => {
            let agent = parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
            match account::log_in(&services, &form.email, &form.password, None, agent).await {
                Ok(LogIn::Done(secret, _)) => {
                    let back = if form.back.is_empty() { "/" } else { own_path(&form.back) };
                    let mut response = Redirect::to(back).into_response();
                    let cookie = parts.extensions.get::<SessionCookie>().copied().unwrap_or_default();
                    if let Ok(cookie) = HeaderValue::from_str(&cookie.set(secret.reveal())) {
                        response.headers_mut().append(header::SET_COOKIE, cookie);
                    }
                    return response;
                }
                Ok(LogIn::Refused) => Problem::Refused,
                Ok(LogIn::TooMany) => Problem::TooMany,
                Err(error) => Problem::Failed(error),
            }
        }
    };
    let status = match &problem {
        Problem::Refused => StatusCode::UNPROCESSABLE_ENTITY,
        Problem::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Problem::Failed(error) => status_of(error),
    };
    come_back(context, Returned { email: form.email, back: form.back, problem }, status, options, parts).await
}
