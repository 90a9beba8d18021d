//! `/entra/secondo-passo`: the code that is asked after the password. `/accesso/secondo-passo`: how
//! one gets it.

use super::super::come_back::{after, come_back, read_form, receive_bytes, status_of, with_session};
use super::super::log_in::wait;
use super::super::served::served;
use super::{line, problem, query};
use crate::api::{RequestAddress, own_path, secret_now, session_of};
use crate::i18n::{t, use_language};
use crate::ui::Icon;
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use http::{Request, StatusCode};
use leptos::prelude::*;
use leptos_meta::Title;
use serde::Deserialize;
use services::Services;
use services::account::Tried;
use services::second_step::{self, Offer, Pending, Picture};

/// The longest form, in bytes.
const LONGEST: usize = 4 * 1024;

/// The form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct StepForm {
    code: String,
    /// What is being set up.
    seed: String,
    /// Where to go on.
    poi: String,
}

/// A form that came back.
#[derive(Clone, Debug)]
struct Returned {
    seed: String,
    back: String,
    why: Why,
}

#[derive(Clone, Debug)]
enum Why {
    Refused,
    TooMany(u64),
    Failed(ApiError),
}

/// A second step that is set up: its codes on paper, and where to go on.
#[derive(Clone, Debug)]
struct Done {
    codes: Vec<String>,
    back: String,
}

/// Where to go on: from the form that came back, or from the address.
fn back(returned: Option<&Returned>) -> String {
    returned.map_or_else(|| query("poi"), |returned| returned.back.clone())
}

/// What is wrong: above the form, and beside the code.
fn why(returned: Option<&Returned>) -> (Option<AnyView>, Option<String>) {
    match returned.map(|returned| &returned.why) {
        None => (None, None),
        Some(Why::Refused) => (None, Some(t("field-code-wrong"))),
        Some(Why::TooMany(seconds)) => (Some(problem(wait(*seconds))), None),
        Some(Why::Failed(error)) => (Some(problem(messages::api_error(use_language(), error))), None),
    }
}

/// The page that asks for the code, or leads to how one gets one.
#[component]
pub fn SecondStep() -> impl IntoView {
    let returned = use_context::<Returned>();
    let secret = secret_now();
    let read = move |services: Services| async move {
        let secret = secret.ok_or(ApiError::NotFound)?;
        match second_step::pending(&services, &secret).await? {
            Pending::Code => Ok(None),
            Pending::SetUp => Ok(Some(second_step::offer(&services, &secret, None).await?)),
        }
    };
    let show = move |offer: Option<Offer>| match offer {
        None => ask(returned.as_ref()),
        Some(offer) => set_up(&offer, returned.as_ref()),
    };
    view! { <Title text=t("step-title")/><div class="page">{served(read, show)}</div> }.into_any()
}

fn ask(returned: Option<&Returned>) -> AnyView {
    let (above, wrong) = why(returned);
    view! {
        <header class="page__head"><h1>{t("step-heading")}</h1><p class="lead">{t("step-lead")}</p></header>
        {above}
        <form class="box login" method="post" action="/entra/secondo-passo">
            <input type="hidden" name="poi" value=back(returned)/>
            {line("step-code", "code", t("step-code"), ["text", "one-time-code"], String::new(), Some(t("step-code-hint")), wrong)}
            <p class="actions"><button class="btn btn--primary">{t("login-submit")}<Icon name="arrow"/></button></p>
        </form>
    }
    .into_any()
}

/// The page on which one sets up a second step.
#[component]
pub fn SetUpSecondStep() -> impl IntoView {
    let content = if let Some(done) = use_context::<Done>() {
        codes(done)
    } else {
        let returned = use_context::<Returned>();
        let (secret, seed) = (secret_now(), returned.as_ref().map(|returned| returned.seed.clone()));
        let read = move |services: Services| async move {
            let secret = secret.ok_or(ApiError::NotFound)?;
            second_step::offer(&services, &secret, seed.as_deref()).await
        };
        served(read, move |offer: Offer| set_up(&offer, returned.as_ref()))
    };
    view! { <Title text=t("step-title")/><div class="page">{content}</div> }.into_any()
}

fn set_up(offer: &Offer, returned: Option<&Returned>) -> AnyView {
    let (above, wrong) = why(returned);
    let lead = if offer.waits { t("step-set-up-must") } else { t("step-set-up-lead") };
    let seed = offer.seed.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect::<Vec<_>>().join(" ");
    view! {
        <header class="page__head"><h1>{t("step-set-up-heading")}</h1><p class="lead">{lead}</p></header>
        {above}
        <form class="box login" method="post" action="/accesso/secondo-passo">
            <ol class="steps-list"><li>{t("step-set-up-program")}</li><li>{t("step-set-up-picture")}</li></ol>
            {offer.picture.as_ref().map(qr)}
            <p class="muted">{t("step-set-up-seed")}" "<code class="seed">{seed}</code></p>
            <input type="hidden" name="seed" value=offer.seed.clone()/>
            <input type="hidden" name="poi" value=back(returned)/>
            {line("step-code", "code", t("step-set-up-code"), ["text", "one-time-code"], String::new(), None, wrong)}
            <p class="actions"><button class="btn btn--primary">{t("step-set-up-submit")}<Icon name="arrow"/></button></p>
        </form>
    }
    .into_any()
}

fn qr(picture: &Picture) -> AnyView {
    view! {
        <svg class="qr" viewBox=format!("0 0 {0} {0}", picture.size) role="img" aria-label=t("step-qr")><path d=picture.path.clone()/></svg>
    }
    .into_any()
}

fn codes(done: Done) -> AnyView {
    let lines = done.codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
    let back = if done.back.is_empty() { "/accesso".to_owned() } else { own_path(&done.back).to_owned() };
    view! {
        <header class="page__head"><h1>{t("step-done-heading")}</h1><p class="lead">{t("step-done-lead")}</p></header>
        <section class="box" aria-labelledby="step-codes">
            <h2 id="step-codes">{t("step-codes")}</h2>
            <ul class="codes">{lines}</ul>
            <p class="muted">{t("step-codes-once")}</p>
        </section>
        <p class="actions"><a class="btn btn--primary" href=back>{t("step-go-on")}<Icon name="arrow"/></a></p>
    }
    .into_any()
}

/// Answers `POST /entra/secondo-passo`: one is in, or the form comes back.
pub async fn post_second_step<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let read = receive_bytes(body, LONGEST).await.and_then(|bytes| read_form::<StepForm>(&bytes));
    let form = read.as_ref().cloned().unwrap_or_default();
    let (secret, kind) = session_of(&parts);
    let outcome = match (read, secret) {
        (Err(error), _) => Err(error),
        (Ok(_), None) => Err(ApiError::NotFound),
        (Ok(form), Some(secret)) => second_step::prove(&services, &secret, &form.code, RequestAddress::of(&parts)).await,
    };
    let why = match outcome {
        Ok(Tried::Done(secret)) => {
            let back = if form.poi.is_empty() { "/" } else { own_path(&form.poi) };
            return with_session(Redirect::to(back).into_response(), kind, &secret);
        }
        Ok(Tried::Refused) => Why::Refused,
        Ok(Tried::TooMany(seconds)) => Why::TooMany(seconds),
        Err(error) => Why::Failed(error),
    };
    returned(context, Returned { seed: String::new(), back: form.poi, why }, options, parts).await
}

/// Answers `POST /accesso/secondo-passo`: the second step is set up and its codes on paper are shown,
/// or the form comes back.
pub async fn post_set_up_second_step<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let read = receive_bytes(body, LONGEST).await.and_then(|bytes| read_form::<StepForm>(&bytes));
    let form = read.as_ref().cloned().unwrap_or_default();
    let (secret, kind) = session_of(&parts);
    let outcome = match (read, secret) {
        (Err(error), _) => Err(error),
        (Ok(_), None) => Err(ApiError::NotFound),
        (Ok(form), Some(secret)) => second_step::confirm(&services, &secret, &form.seed, &form.code, RequestAddress::of(&parts)).await,
    };
    let why = match outcome {
        Ok(Tried::Done(confirmed)) => {
            let done = Done { codes: confirmed.codes, back: form.poi };
            let page = come_back(context, done, StatusCode::OK, options, parts).await;
            return with_session(page, kind, &confirmed.secret);
        }
        Ok(Tried::Refused) => Why::Refused,
        Ok(Tried::TooMany(seconds)) => Why::TooMany(seconds),
        Err(error) => Why::Failed(error),
    };
    returned(context, Returned { seed: form.seed, back: form.poi, why }, options, parts).await
}

async fn returned<C>(context: C, returned: Returned, options: LeptosOptions, parts: http::request::Parts) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (status, seconds) = match &returned.why {
        Why::Refused => (StatusCode::UNPROCESSABLE_ENTITY, None),
        Why::TooMany(seconds) => (StatusCode::TOO_MANY_REQUESTS, Some(*seconds)),
        Why::Failed(error) => (status_of(error), None),
    };
    after(come_back(context, returned, status, options, parts).await, seconds)
}
