//! A company's forms on a demand that stands, as they arrive: plain POSTs to the address of their
//! page. Done, they lead to the list; else the page comes back with what was typed.

use super::come_back::{actor_of, come_back, read_form, receive_bytes, status_of};
use super::edit_demand::{Edited, Outcome};
use super::need_fitting::Saved;
use super::need_step::{Received, Step, receive};
use super::submission::{Advanced, advance, beside};
use crate::api::RequestLanguage;
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use domain::demand::WithdrawalForm;
use domain::id::DemandId;
use http::request::Parts;
use http::{Request, StatusCode};
use leptos::prelude::LeptosOptions;
use serde::Deserialize;
use services::Services;
use services::demand::Answer;

/// The longest form that withdraws or reopens, in bytes: 200 letters, each of up to twelve.
const LONGEST: usize = 8 * 1024;

/// A withdrawal or its end that was not done.
#[derive(Clone, Debug)]
pub(super) struct Refused {
    /// As it was filled in.
    pub(super) form: WithdrawalForm,
    /// Why not.
    pub(super) error: ApiError,
}

/// The demand of `/richieste/{id}/…`.
fn id_of(parts: &Parts) -> Result<DemandId, ApiError> {
    parts.uri.path().split('/').nth(2).and_then(|id| id.parse().ok()).ok_or(ApiError::NotFound)
}

/// Answers `POST /richieste/{id}/modifica`: what the pressed button says.
pub async fn post_edit_demand<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let (actor, language, id) = (actor_of(&parts), RequestLanguage::of(&parts.headers).0, id_of(&parts));
    let (id, received) = match (id, receive(body).await) {
        (Ok(id), Ok(received)) => (id, received),
        (Err(error), _) | (_, Err(error)) => {
            let status = status_of(&error);
            let edited = Edited { form: None, version: 0, reading: None, found: None, outcome: Some(Outcome::Failed(error)) };
            return come_back(context, edited, status, options, parts).await;
        }
    };
    let Received { form, command: _, step, version, is_read, esco_q, has_agreed } = received;
    let mut outcome = None;
    if step == Step::State {
        outcome = match services::demand::change(&services, &actor, id, &form, version, has_agreed).await {
            Ok(Answer::Done) => return Redirect::to(&format!("/richieste?modificata={id}")).into_response(),
            Ok(Answer::Asks(told)) => Some(Outcome::Asks(told)),
            Err(error) => Some(Outcome::Failed(error)),
        };
    }
    let is_alone = step == Step::Save;
    // Nothing is kept: what stands is not changed before one says so.
    let Advanced { form, reading, found, error } = advance(&services, &actor, language, form, step, is_read, esco_q, None).await;
    let outcome = outcome.or(error.map(Outcome::Failed));
    let status = if let Some(Outcome::Failed(error)) = &outcome { status_of(error) } else { StatusCode::OK };
    if is_alone {
        return if status == StatusCode::OK {
            beside(services, context, form, Saved { version, words: None }, parts).await
        } else {
            status.into_response()
        };
    }
    come_back(context, Edited { form: Some(form), version, reading, found, outcome }, status, options, parts).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Envelope {
    act: String,
}

/// Answers `POST /richieste/{id}/ritira`: the demand is withdrawn, or offered again.
pub async fn post_withdraw_demand<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let (actor, id) = (actor_of(&parts), id_of(&parts));
    let read =
        receive_bytes(body, LONGEST).await.and_then(|bytes| Ok((read_form::<WithdrawalForm>(&bytes)?, read_form::<Envelope>(&bytes)?.act)));
    let (form, error) = match (id, read) {
        (Err(error), _) | (_, Err(error)) => (WithdrawalForm::default(), error),
        (Ok(id), Ok((form, act))) => {
            let outcome = match act.as_str() {
                "withdraw" => services::demand::withdraw(&services, &actor, id, &form).await.map(|()| format!("/richieste?ritirata={id}")),
                "reopen" => services::demand::reopen(&services, &actor, id, &form).await.map(|()| format!("/richieste?riaperta={id}")),
                _ => Err(ApiError::Malformed("the form has no act".to_owned())),
            };
            match outcome {
                Ok(address) => return Redirect::to(&address).into_response(),
                Err(error) => (form, error),
            }
        }
    };
    let status = status_of(&error);
    come_back(context, Refused { form, error }, status, options, parts).await
}
