//! `/invito?codice=…`: whoever was invited chooses a password, and then logs in with it.

use super::come_back::{come_back, read_form, receive_bytes, status_of};
use crate::api::{Failure, services};
use crate::i18n::{t, ta, use_language};
use crate::ui::{Field, FieldIds, Icon};
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use http::Request;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use serde::Deserialize;
use services::Services;
use services::account::{self, User};

/// The longest form, in bytes: two passwords of 1,024, each as it is encoded.
const LONGEST: usize = 16 * 1024;

/// The form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct InvitationForm {
    codice: String,
    password: String,
    again: String,
}

/// What was wrong with a form that came back; passwords do not come back.
#[derive(Clone, Debug)]
struct Returned {
    code: String,
    error: ApiError,
}

/// The page.
#[component]
pub fn Invitation() -> impl IntoView {
    let returned = use_context::<Returned>();
    let asked = use_query_map().get_untracked().get("codice").unwrap_or_default();
    let code = returned.as_ref().map_or(asked, |returned| returned.code.clone());
    let content = Suspend::new(async move {
        let found = match services() {
            Ok(services) => account::invited(&services, &code).await,
            Err(error) => Err(error.into_error()),
        };
        match found {
            Ok(user) => form(&user, code, returned.map(|returned| returned.error)),
            Err(error) => match Failure::from(error).into_error() {
                ApiError::NotFound => gone(),
                error => view! { <crate::ui::Problem error/> }.into_any(),
            },
        }
    });
    view! { <Title text=t("invitation-title")/><div class="page">{content}</div> }.into_any()
}

fn gone() -> AnyView {
    view! {
        <header class="page__head"><h1>{t("invitation-gone-heading")}</h1><p class="lead">{t("invitation-gone")}</p></header>
        <p class="actions"><a class="btn btn--primary" href="/entra">{t("nav-enter")}<Icon name="arrow"/></a></p>
    }
    .into_any()
}

fn form(user: &User, code: String, error: Option<ApiError>) -> AnyView {
    let wrong = |name: &str| match &error {
        Some(ApiError::Invalid(errors)) => {
            errors.iter().find(|error| error.field == name).map(|error| messages::field_error(use_language(), error))
        }
        _ => None,
    };
    let (wrong_password, wrong_again) = (wrong("password"), wrong("again"));
    let problem = error.as_ref().map(|error| {
        let sentence = messages::api_error(use_language(), error);
        view! { <div class="note note--bad" role="alert" tabindex="-1" autofocus><Icon name="warning"/><p>{sentence}</p></div> }
    });
    let email = user.email.clone();
    let control = |name: &'static str| {
        move |ids: FieldIds| {
            view! {
                <input id=ids.id name=name type="password" autocomplete="new-password" required
                    aria-describedby=ids.described_by aria-invalid=ids.invalid/>
            }
            .into_any()
        }
    };
    view! {
        <header class="page__head">
            <h1>{ta("invitation-heading", &[("name", user.person.name.as_str().into())])}</h1>
            <p class="lead">{ta("invitation-lead", &[("email", user.email.as_str().into())])}</p>
        </header>
        {problem}
        <form class="box login" method="post" action="/invito">
            <input type="hidden" name="codice" value=code/>
            <input class="visually-hidden" name="email" type="email" value=email autocomplete="username" tabindex="-1" aria-hidden="true" readonly/>
            <Field id="invitation-password".to_owned() label=t("invitation-password") hint=Some(t("invitation-hint")) error=wrong_password
                control=control("password")/>
            <Field id="invitation-again".to_owned() label=t("invitation-again") error=wrong_again control=control("again")/>
            <p class="actions"><button class="btn btn--primary">{t("invitation-submit")}<Icon name="arrow"/></button></p>
        </form>
    }
    .into_any()
}

/// Answers `POST /invito`: the password is chosen, and one may log in with it.
pub async fn post_invitation<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let read = receive_bytes(body, LONGEST).await.and_then(|bytes| read_form::<InvitationForm>(&bytes));
    let (code, error) = match read {
        Err(error) => (String::new(), error),
        Ok(form) => match account::accept(&services, &form.codice, &form.password, &form.again).await {
            Ok(()) => return Redirect::to("/entra?fatto=password").into_response(),
            Err(error) => (form.codice, error),
        },
    };
    let status = status_of(&error);
    come_back(context, Returned { code, error }, status, options, parts).await
}
