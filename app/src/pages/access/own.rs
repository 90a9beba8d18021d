//! `/accesso`: one's own sessions, the second step and the password.

use super::super::come_back::{after, come_back, read_form, receive_bytes, status_of};
use super::super::entrance::ForOthers;
use super::super::log_in::wait;
use super::super::served::served;
use super::{good, line, problem, query, wrong};
use crate::api::{RequestAddress, secret_now, session_now, session_of};
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use domain::person::RoleKind;
use domain::policy::Role;
use http::{Request, StatusCode};
use leptos::prelude::*;
use leptos_meta::Title;
use serde::Deserialize;
use services::Services;
use services::account::Tried;
use services::session::{self, OwnSession, PasswordForm};

/// The longest form, in bytes: three passwords of 1,024, each as it is encoded.
const LONGEST: usize = 16 * 1024;

/// The form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct OwnForm {
    /// What to do: `sessione`, `altre` or `password`.
    fai: String,
    sessione: String,
    old: String,
    password: String,
    again: String,
}

/// What was wrong with a form that came back; passwords do not come back.
#[derive(Clone, Debug)]
enum Returned {
    WrongOld,
    TooMany(u64),
    Failed(ApiError),
}

/// The page.
#[component]
pub fn OwnAccess() -> impl IntoView {
    let session = session_now();
    let content = if session.demo {
        // There one chooses who to be.
        leptos_axum::redirect("/entra");
        ().into_any()
    } else if session.person.is_none() {
        let roles = vec![RoleKind::Coordinator, RoleKind::Teacher, RoleKind::Company];
        view! { <ForOthers heading="access-heading" text="access-for-whom" roles back="/accesso"/> }.into_any()
    } else {
        let returned = use_context::<Returned>();
        let secret = secret_now();
        let read = move |services: Services| async move {
            let secret = secret.ok_or(ApiError::NotFound)?;
            session::own(&services, &secret).await
        };
        served(read, move |found| whole(found, returned))
    };
    view! { <Title text=t("access-title")/><div class="page">{content}</div> }.into_any()
}

fn whole(found: session::OwnAccess, returned: Option<Returned>) -> AnyView {
    let done = match query("fatto").as_str() {
        "password" => Some(good(t("access-done-password"))),
        "sessione" => Some(good(t("access-done-session"))),
        "altre" => Some(good(t("access-done-others"))),
        _ => None,
    };
    let others = found.sessions.len() > 1;
    let rows = found.sessions.iter().map(row).collect_view();
    let end_others = others.then(|| {
        view! {
            <form method="post" action="/accesso" class="actions">
                <input type="hidden" name="fai" value="altre"/>
                <button class="btn"><Icon name="leave"/>{t("access-end-others")}</button>
            </form>
        }
    });
    let step = match found.second_step {
        None => view! {
            <p>{t("access-step-none")}</p>
            <p class="actions"><a class="btn" href="/accesso/secondo-passo"><Icon name="shield"/>{t("access-step-add")}</a></p>
        }
        .into_any(),
        Some(left) => {
            view! { <p class="seal seal--good"><Icon name="check"/>{ta("access-step-there", &[("count", left.into())])}</p> }.into_any()
        }
    };
    let register = (session_now().actor.role() == Some(Role::Coordinator))
        .then(|| view! { <p class="actions"><a class="btn" href="/registro"><Icon name="history"/>{t("register-heading")}</a></p> });
    view! {
        <header class="page__head">
            <h1>{t("access-heading")}</h1>
            <p class="lead">{ta("access-lead", &[("email", found.email.clone().into())])}</p>
        </header>
        {done}
        <section class="box" aria-labelledby="access-sessions">
            <h2 id="access-sessions">{t("access-sessions")}</h2>
            <ul class="lines">{rows}</ul>
            {end_others}
        </section>
        <section class="box" aria-labelledby="access-step">
            <h2 id="access-step">{t("access-step")}</h2>
            {step}
        </section>
        {password(&found, returned)}
        {register}
    }
    .into_any()
}

fn row(one: &OwnSession) -> AnyView {
    let language = use_language();
    let browser = match one.browser {
        Some((browser, system)) => ta("access-browser", &[("browser", browser.into()), ("system", system.into())]),
        None => t("access-browser-unknown"),
    };
    let about = ta(
        "access-session-about",
        &[("begun", messages::moment(language, one.begun).into()), ("used", messages::moment(language, one.used).into())],
    );
    let end = if one.is_this {
        view! {
            <span class="actions">
                <span class="tag tag--good">{t("access-this")}</span>
                <form method="post" action="/api/session/leave"><button class="btn btn--ghost">{t("nav-leave")}</button></form>
            </span>
        }
        .into_any()
    } else {
        let words = format!("{}: {browser}, {about}", t("access-end"));
        view! {
            <form method="post" action="/accesso">
                <input type="hidden" name="fai" value="sessione"/>
                <input type="hidden" name="sessione" value=one.id.to_string()/>
                <button class="btn btn--ghost" aria-label=words>{t("access-end")}</button>
            </form>
        }
        .into_any()
    };
    view! { <li class="line"><span><b>{browser.clone()}</b><small class="muted">{about.clone()}</small></span>{end}</li> }.into_any()
}

fn password(found: &session::OwnAccess, returned: Option<Returned>) -> AnyView {
    let (above, error, wrong_old) = match returned {
        None => (None, None, None),
        Some(Returned::WrongOld) => (None, None, Some(t("field-password-wrong"))),
        Some(Returned::TooMany(seconds)) => (Some(problem(wait(seconds))), None, None),
        Some(Returned::Failed(error)) => (Some(problem(messages::api_error(use_language(), &error))), Some(error), None),
    };
    let old = found
        .asks_old
        .then(|| line("access-old", "old", t("access-old"), ["password", "current-password"], String::new(), None, wrong_old));
    let (wrong_new, wrong_again) = (wrong(error.as_ref(), "password"), wrong(error.as_ref(), "again"));
    let kind = ["password", "new-password"];
    view! {
        <section aria-labelledby="access-password">
            <h2 id="access-password">{t("access-password")}</h2>
            {above}
            <form class="box login" method="post" action="/accesso">
                <input type="hidden" name="fai" value="password"/>
                <input class="visually-hidden" name="email" type="email" value=found.email.clone() autocomplete="username" tabindex="-1" aria-hidden="true" readonly/>
                {old}
                {line("access-new", "password", t("invitation-password"), kind, String::new(), Some(t("invitation-hint")), wrong_new)}
                {line("access-again", "again", t("invitation-again"), kind, String::new(), None, wrong_again)}
                <p class="muted">{t("access-password-ends")}</p>
                <p class="actions"><button class="btn btn--primary">{t("access-password-submit")}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// Answers `POST /accesso`: a session ends, or the password is another one, or the form comes back.
pub async fn post_own_access<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let read = receive_bytes(body, LONGEST).await.and_then(|bytes| read_form::<OwnForm>(&bytes));
    let (secret, _) = session_of(&parts);
    let outcome = match (read, secret) {
        (Err(error), _) => Err(error),
        (Ok(_), None) => Err(ApiError::NotFound),
        (Ok(form), Some(secret)) => match form.fai.as_str() {
            "sessione" => match form.sessione.parse() {
                Ok(id) => session::end(&services, &secret, id).await.map(|()| Tried::Done("sessione")),
                Err(_) => Err(ApiError::NotFound),
            },
            "altre" => session::end_others(&services, &secret).await.map(|_| Tried::Done("altre")),
            "password" => {
                let form = PasswordForm { old: form.old, password: form.password, again: form.again };
                let changed = session::change_password(&services, &secret, &form, RequestAddress::of(&parts)).await;
                changed.map(|tried| match tried {
                    Tried::Done(()) => Tried::Done("password"),
                    Tried::Refused => Tried::Refused,
                    Tried::TooMany(seconds) => Tried::TooMany(seconds),
                })
            }
            _ => Err(ApiError::Malformed("nothing to do".to_owned())),
        },
    };
    let (returned, status, seconds) = match outcome {
        Ok(Tried::Done(what)) => return Redirect::to(&format!("/accesso?fatto={what}")).into_response(),
        Ok(Tried::Refused) => (Returned::WrongOld, StatusCode::UNPROCESSABLE_ENTITY, None),
        Ok(Tried::TooMany(seconds)) => (Returned::TooMany(seconds), StatusCode::TOO_MANY_REQUESTS, Some(seconds)),
        Err(error) => {
            let status = status_of(&error);
            (Returned::Failed(error), status, None)
        }
    };
    after(come_back(context, returned, status, options, parts).await, seconds)
}
