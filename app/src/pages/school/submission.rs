//! A school's forms as they arrive: plain POSTs to the address of their page. Done, they lead back to
//! it; else the page comes back with what was typed and what is wrong.

use super::Refused;
use super::competences::ReturnedHeld;
use crate::pages::come_back::{actor_of, come_back, read_form as read, receive_bytes, status_of};
use crate::pages::form_fields::Returned;
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use domain::organisation::ClassForm;
use domain::student::{AccommodationForm, HeldForm, StudentForm};
use domain::tutor::AssignForm;
use http::Request;
use leptos::prelude::LeptosOptions;
use serde::Deserialize;
use services::Services;
use std::str::FromStr;

/// The longest form, in bytes.
const LONGEST: usize = 16 * 1024;

/// The id at the end of an address.
fn id_of<Id: FromStr>(parts: &http::request::Parts) -> Option<Id> {
    parts.uri.path().rsplit('/').next().and_then(|id| id.parse().ok())
}

/// What a form is about.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Envelope {
    act: String,
    wanted: String,
}

/// Answers `POST /classi/nuova`.
pub async fn post_new_class<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let (form, error) = match receive_bytes(body, LONGEST).await.and_then(|bytes| read::<ClassForm>(&bytes)) {
        Err(error) => (ClassForm::default(), error),
        Ok(form) => match services::school_class::create(&services, &actor, &form).await {
            Ok(id) => return Redirect::to(&format!("/classi/{id}?fatto=class")).into_response(),
            Err(error) => (form, error),
        },
    };
    let status = status_of(&error);
    come_back(context, Returned { form, error }, status, options, parts).await
}

/// Answers `POST /classi/{id}`: what the class is, or its end.
pub async fn post_class<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let read = receive_bytes(body, LONGEST).await.and_then(|bytes| Ok((read::<ClassForm>(&bytes)?, read::<Envelope>(&bytes)?.act)));
    let (act, form, error) = match (id_of(&parts), read) {
        // The page itself says that there is none.
        (None, _) => (String::new(), ClassForm::default(), ApiError::NotFound),
        (_, Err(error)) => (String::new(), ClassForm::default(), error),
        (Some(id), Ok((form, act))) => {
            let outcome = match act.as_str() {
                "change" => {
                    services::school_class::change(&services, &actor, id, &form).await.map(|()| format!("/classi/{id}?fatto=class-change"))
                }
                "remove" => {
                    services::school_class::remove(&services, &actor, id, &form).await.map(|()| "/classi?fatto=class-remove".to_owned())
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

/// Answers `POST /studenti/nuovo`.
pub async fn post_new_student<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let (form, error) = match receive_bytes(body, LONGEST).await.and_then(|bytes| read::<StudentForm>(&bytes)) {
        Err(error) => (StudentForm::default(), error),
        Ok(form) => match services::student::create(&services, &actor, &form).await {
            Ok(id) => return Redirect::to(&format!("/studenti/{id}?fatto=create")).into_response(),
            Err(error) => (form, error),
        },
    };
    let status = status_of(&error);
    come_back(context, Returned { form, error }, status, options, parts).await
}

/// Answers `POST /studenti/{id}`: who the student is, what they can do, or their end.
pub async fn post_student<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let id = id_of(&parts);
    let bytes = receive_bytes(body, LONGEST).await;
    let envelope = bytes.as_ref().map_err(Clone::clone).and_then(|bytes| read::<Envelope>(bytes));
    let (id, bytes, Envelope { act, wanted }) = match (id, bytes, envelope) {
        (Some(id), Ok(bytes), Ok(envelope)) => (id, bytes, envelope),
        (id, bytes, envelope) => {
            let error = if id.is_none() { ApiError::NotFound } else { bytes.err().or(envelope.err()).unwrap_or(ApiError::NotFound) };
            let status = status_of(&error);
            return come_back(context, Refused(error), status, options, parts).await;
        }
    };
    if matches!(act.as_str(), "change" | "remove") {
        let (form, error) = match read::<StudentForm>(&bytes) {
            Err(error) => (StudentForm::default(), error),
            Ok(form) => {
                let outcome = match act.as_str() {
                    "change" => {
                        services::student::change(&services, &actor, id, &form).await.map(|()| format!("/studenti/{id}?fatto=change"))
                    }
                    _ => services::student::remove(&services, &actor, id, &form).await.map(|()| "/classi?fatto=remove".to_owned()),
                };
                match outcome {
                    Ok(address) => return Redirect::to(&address).into_response(),
                    Err(error) => (form, error),
                }
            }
        };
        let status = status_of(&error);
        if act == "remove" {
            return come_back(context, Refused(error), status, options, parts).await;
        }
        return come_back(context, Returned { form, error }, status, options, parts).await;
    }
    if act == "accommodate" {
        let (form, error) = match read::<AccommodationForm>(&bytes) {
            Err(error) => (AccommodationForm::default(), error),
            Ok(form) => match services::accommodation::change(&services, &actor, id, &form).await {
                Ok(()) => return Redirect::to(&format!("/studenti/{id}?fatto=accommodate")).into_response(),
                Err(error) => (form, error),
            },
        };
        let status = status_of(&error);
        return come_back(context, Returned { form, error }, status, options, parts).await;
    }
    if act == "tutor" {
        let (form, error) = match read::<AssignForm>(&bytes) {
            Err(error) => (AssignForm::default(), error),
            Ok(form) => match services::tutor::assign(&services, &actor, id, &form).await {
                Ok(()) => return Redirect::to(&format!("/studenti/{id}?fatto=tutor")).into_response(),
                Err(error) => (form, error),
            },
        };
        let status = status_of(&error);
        return come_back(context, Returned { form, error }, status, options, parts).await;
    }
    let (form, error) = match read::<HeldForm>(&bytes) {
        Err(error) => (HeldForm::default(), error),
        Ok(form) => match services::student::change_held(&services, &actor, id, &form).await {
            Ok(()) => return Redirect::to(&format!("/studenti/{id}?fatto={act}")).into_response(),
            Err(error) => (form, error),
        },
    };
    let status = status_of(&error);
    come_back(context, ReturnedHeld { returned: Returned { form, error }, wanted }, status, options, parts).await
}
