//! The coordinator's forms as they arrive: plain POSTs to the address of their page. Done, they lead
//! on; else the page comes back with what was typed and what is wrong.

use super::Refused;
use super::concept::address;
use super::proposal::BothForms;
use crate::pages::come_back::{actor_of, come_back, read_form as read, receive_bytes, status_of};
use crate::pages::form_fields::Returned;
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use domain::concept::{ConceptForm, DecisionForm};
use http::Request;
use http::request::Parts;
use leptos::prelude::LeptosOptions;
use serde::Deserialize;
use services::Services;
use services::concept::keep::EntryId;

/// The longest form, in bytes: labels, some words and two descriptions, each letter of up to twelve as
/// it is encoded.
const LONGEST: usize = 48 * 1024;

/// What a form is about.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Envelope {
    act: String,
    take: String,
}

/// What stands at the end of an address.
fn id_of<Id: std::str::FromStr>(parts: &Parts) -> Option<Id> {
    parts.uri.path().rsplit('/').next().and_then(|id| id.parse().ok())
}

/// Answers `POST /catalogo`: a concept of the classification is taken in.
pub async fn post_catalogue<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let outcome = match receive_bytes(body, LONGEST).await.and_then(|bytes| read::<Envelope>(&bytes)) {
        Err(error) => Err(error),
        Ok(Envelope { take, .. }) => services::concept::keep::take(&services, &actor, &take).await,
    };
    match outcome {
        Ok(id) => Redirect::to(&format!("{}?fatto=take", address(id))).into_response(),
        Err(error) => {
            let status = status_of(&error);
            come_back(context, Refused(error), status, options, parts).await
        }
    }
}

/// Answers `POST /catalogo/competenze/{id}`.
pub async fn post_competence_entry<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let id = id_of(&parts).map(EntryId::Competence);
    post_entry(services, context, options, parts, body, id).await
}

/// Answers `POST /catalogo/professioni/{id}`.
pub async fn post_occupation_entry<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let id = id_of(&parts).map(EntryId::Occupation);
    post_entry(services, context, options, parts, body, id).await
}

/// What the polo says of a concept, or its end.
async fn post_entry<C>(services: Services, context: C, options: LeptosOptions, parts: Parts, body: Body, id: Option<EntryId>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let actor = actor_of(&parts);
    let read = receive_bytes(body, LONGEST).await.and_then(|bytes| Ok((read::<ConceptForm>(&bytes)?, read::<Envelope>(&bytes)?.act)));
    let (act, form, error) = match (id, read) {
        // The page itself says that there is none.
        (None, _) => (String::new(), ConceptForm::default(), ApiError::NotFound),
        (_, Err(error)) => (String::new(), ConceptForm::default(), error),
        (Some(id), Ok((form, act))) => {
            let outcome = match act.as_str() {
                "change" => {
                    services::concept::keep::change(&services, &actor, id, &form).await.map(|()| format!("{}?fatto=change", address(id)))
                }
                "remove" => {
                    services::concept::keep::remove(&services, &actor, id, &form).await.map(|()| "/catalogo?fatto=remove".to_owned())
                }
                _ => Err(ApiError::Malformed("the form has no act".to_owned())),
            };
            match outcome {
                Ok(address) => return Redirect::to(&address).into_response(),
                Err(error) => (act, form, error),
            }
        }
    };
    let status = status_of(&error);
    match act.as_str() {
        "change" => come_back(context, Returned { form, error }, status, options, parts).await,
        _ => come_back(context, Refused(error), status, options, parts).await,
    }
}

/// Answers `POST /competenze/proposte/{id}`: a decision.
pub async fn post_proposal<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let read = receive_bytes(body, LONGEST).await.and_then(|bytes| Ok((read::<DecisionForm>(&bytes)?, read::<ConceptForm>(&bytes)?)));
    let (form, error): (BothForms, ApiError) = match (id_of(&parts), read) {
        (None, _) => (BothForms::default(), ApiError::NotFound),
        (_, Err(error)) => (BothForms::default(), error),
        (Some(id), Ok((decision, terms))) => match services::concept::proposal::decide(&services, &actor, id, &decision, &terms).await {
            Ok(()) => return Redirect::to(&format!("/competenze/proposte?fatto={}", decision.act)).into_response(),
            Err(error) => ((decision, terms), error),
        },
    };
    let status = status_of(&error);
    match error {
        ApiError::Invalid(_) if form.0.act != "merge" => come_back(context, Returned { form, error }, status, options, parts).await,
        error => come_back(context, Refused(error), status, options, parts).await,
    }
}
