//! The forms of tutors as they arrive: plain POSTs to the address of their page. Done, they lead back
//! to it; else the page comes back with what was typed and what is wrong.

use super::Refused;
use crate::pages::come_back::{actor_of, come_back, read_form as read, receive_bytes, status_of};
use crate::pages::form_fields::Returned;
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use domain::id::TutorId;
use domain::tutor::TutorForm;
use http::Request;
use leptos::prelude::LeptosOptions;
use serde::Deserialize;
use services::Services;

/// The longest form, in bytes.
const LONGEST: usize = 16 * 1024;

/// What a form is about.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Envelope {
    act: String,
}

/// Answers `POST /tutor/nuovo`.
pub async fn post_new_tutor<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let (form, error) = match receive_bytes(body, LONGEST).await.and_then(|bytes| read::<TutorForm>(&bytes)) {
        Err(error) => (TutorForm::default(), error),
        Ok(form) => match services::tutor::create(&services, &actor, &form).await {
            Ok(id) => return Redirect::to(&format!("/tutor/{id}?fatto=create")).into_response(),
            Err(error) => (form, error),
        },
    };
    let status = status_of(&error);
    come_back(context, Returned { form, error }, status, options, parts).await
}

/// Answers `POST /tutor/{id}`: who the tutor is, whether they follow anybody new, or their end.
pub async fn post_tutor<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let id: Option<TutorId> = parts.uri.path().rsplit('/').next().and_then(|id| id.parse().ok());
    let read = receive_bytes(body, LONGEST).await.and_then(|bytes| Ok((read::<TutorForm>(&bytes)?, read::<Envelope>(&bytes)?.act)));
    let (act, form, error) = match (id, read) {
        // The page itself says that there is none.
        (None, _) => (String::new(), TutorForm::default(), ApiError::NotFound),
        (_, Err(error)) => (String::new(), TutorForm::default(), error),
        (Some(id), Ok((form, act))) => {
            use services::tutor::{change, end, remove};
            let outcome = match act.as_str() {
                "change" => change(&services, &actor, id, &form).await.map(|()| format!("/tutor/{id}?fatto=change")),
                "end" => end(&services, &actor, id, &form, true).await.map(|()| format!("/tutor/{id}?fatto=end")),
                "resume" => end(&services, &actor, id, &form, false).await.map(|()| format!("/tutor/{id}?fatto=resume")),
                "remove" => remove(&services, &actor, id, &form).await.map(|()| "/tutor?fatto=remove".to_owned()),
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
