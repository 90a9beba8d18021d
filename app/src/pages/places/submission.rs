//! The forms of municipalities and ways as they arrive: plain POSTs to the address of their page. Done,
//! they lead back to it; else the page comes back with what was typed and what is wrong.

use crate::pages::come_back::{actor_of, come_back, read_form as read, receive_bytes, status_of};
use crate::pages::form_fields::Returned;
use crate::pages::form_notes::Refused;
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use domain::place::{PlaceForm, WayForm};
use http::Request;
use leptos::prelude::LeptosOptions;
use serde::Deserialize;
use services::Services;
use services::place::{change, create, forget_way, remove, state_way};

/// The longest form, in bytes.
const LONGEST: usize = 16 * 1024;

/// What a form is about.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Envelope {
    act: String,
}

/// What was sent.
enum Sent {
    Change(PlaceForm),
    Remove(PlaceForm),
    Way(WayForm),
    Forget(WayForm),
}

impl Sent {
    fn read(bytes: &[u8]) -> Result<Self, ApiError> {
        match read::<Envelope>(bytes)?.act.as_str() {
            "change" => read(bytes).map(Self::Change),
            "remove" => read(bytes).map(Self::Remove),
            "way" => read(bytes).map(Self::Way),
            "way-remove" => read(bytes).map(Self::Forget),
            _ => Err(ApiError::Malformed("the form has no act".to_owned())),
        }
    }
}

/// Answers `POST /luoghi/nuovo`.
pub async fn post_new_place<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let (form, error) = match receive_bytes(body, LONGEST).await.and_then(|bytes| read::<PlaceForm>(&bytes)) {
        Err(error) => (PlaceForm::default(), error),
        Ok(form) => match create(&services, &actor, &form).await {
            Ok(code) => return Redirect::to(&format!("/luoghi/{code}?fatto=create")).into_response(),
            Err(error) => (form, error),
        },
    };
    let status = status_of(&error);
    come_back(context, Returned { form, error }, status, options, parts).await
}

/// Answers `POST /luoghi/{id}`: what the municipality is, its end, or how long a way out of it takes.
pub async fn post_place<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let id = parts.uri.path().rsplit('/').next().unwrap_or_default().to_owned();
    let sent = match receive_bytes(body, LONGEST).await.and_then(|bytes| Sent::read(&bytes)) {
        Ok(sent) => sent,
        Err(error) => {
            let status = status_of(&error);
            return come_back(context, Refused(error), status, options, parts).await;
        }
    };
    let outcome = match &sent {
        Sent::Change(form) => change(&services, &actor, &id, form).await.map(|()| format!("/luoghi/{id}?fatto=change")),
        Sent::Remove(form) => remove(&services, &actor, &id, form).await.map(|()| "/luoghi?fatto=remove".to_owned()),
        Sent::Way(form) => state_way(&services, &actor, &id, form).await.map(|()| format!("/luoghi/{id}?fatto=way&mezzo={}", form.means)),
        Sent::Forget(form) => {
            forget_way(&services, &actor, &id, form).await.map(|()| format!("/luoghi/{id}?fatto=way-remove&mezzo={}", form.means))
        }
    };
    let error = match outcome {
        Ok(address) => return Redirect::to(&address).into_response(),
        Err(error) => error,
    };
    let status = status_of(&error);
    match sent {
        Sent::Change(form) => come_back(context, Returned { form, error }, status, options, parts).await,
        Sent::Way(form) => come_back(context, Returned { form, error }, status, options, parts).await,
        Sent::Remove(_) | Sent::Forget(_) => come_back(context, Refused(error), status, options, parts).await,
    }
}
