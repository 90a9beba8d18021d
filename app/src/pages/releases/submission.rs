//! The forms of releases as they arrive: plain POSTs to the address of their page. Done, they lead back
//! to it; else the page comes back with what was typed and what is wrong.

use super::Refused;
use crate::pages::come_back::{actor_of, come_back, read_form as read, receive_bytes, status_of};
use crate::pages::form_fields::Returned;
use axum::body::{Body, Bytes};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use domain::id::StudentId;
use domain::policy::Actor;
use domain::release::{CorrectionForm, ReleaseAct, ReleaseForm};
use http::Request;
use leptos::prelude::LeptosOptions;
use serde::Deserialize;
use services::Services;

/// The longest form, in bytes.
const LONGEST: usize = 24 * 1024;

/// What a form is about.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Envelope {
    act: String,
}

/// What came back, and why.
enum Undone {
    Release(Returned<ReleaseForm>),
    Correction(Returned<CorrectionForm>),
    Other(ApiError),
}

impl From<ApiError> for Box<Undone> {
    fn from(error: ApiError) -> Self {
        Self::new(Undone::Other(error))
    }
}

/// Answers `POST /liberatorie`: a student's own.
pub async fn post_releases<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let outcome = match receive_bytes(body, LONGEST).await {
        Ok(bytes) => act(&services, &actor, None, &bytes).await,
        Err(error) => Err(error.into()),
    };
    answer(outcome, "/liberatorie", context, options, parts).await
}

/// Answers `POST /studenti/{id}/liberatorie`: those of a student of one's own school.
pub async fn post_student_releases<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let address = parts.uri.path().to_owned();
    let id: Option<StudentId> = address.split('/').nth(2).and_then(|id| id.parse().ok());
    let outcome = match (id, receive_bytes(body, LONGEST).await) {
        (Some(id), Ok(bytes)) => act(&services, &actor, Some(id), &bytes).await,
        (None, _) => Err(ApiError::NotFound.into()),
        (_, Err(error)) => Err(error.into()),
    };
    answer(outcome, &address, context, options, parts).await
}

/// Does what a form asks, and says what that was.
async fn act(services: &Services, actor: &Actor, student: Option<StudentId>, bytes: &Bytes) -> Result<String, Box<Undone>> {
    let Envelope { act } = read(bytes)?;
    match (act.as_str(), student) {
        ("ask", _) => {
            let form: ReleaseForm = read(bytes)?;
            let asked = services::release::ask(services, actor, student, &form).await;
            asked.map_err(|error| Box::new(Undone::Release(Returned { form, error })))?;
        }
        ("revoke", _) => {
            let form: ReleaseAct = read(bytes)?;
            services::release::revoke(services, actor, student, &form).await?;
        }
        ("correct", None) => {
            let form: CorrectionForm = read(bytes)?;
            let asked = services::release::ask_correction(services, actor, &form).await;
            asked.map_err(|error| Box::new(Undone::Correction(Returned { form, error })))?;
        }
        ("settle", Some(student)) => {
            let form: CorrectionForm = read(bytes)?;
            let settled = services::release::settle(services, actor, student, &form).await;
            settled.map_err(|error| Box::new(Undone::Correction(Returned { form, error })))?;
        }
        ("erase", Some(student)) => {
            let form: ReleaseAct = read(bytes)?;
            services::dossier::erase(services, actor, student, &form).await?;
        }
        _ => return Err(ApiError::Malformed("the form has no act".to_owned()).into()),
    }
    Ok(act)
}

async fn answer<C>(
    outcome: Result<String, Box<Undone>>,
    address: &str,
    context: C,
    options: LeptosOptions,
    parts: http::request::Parts,
) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let undone = match outcome {
        Ok(act) => return Redirect::to(&format!("{address}?fatto={act}")).into_response(),
        Err(undone) => *undone,
    };
    match undone {
        Undone::Release(returned) => {
            let status = status_of(&returned.error);
            come_back(context, returned, status, options, parts).await
        }
        Undone::Correction(returned) => {
            let status = status_of(&returned.error);
            come_back(context, returned, status, options, parts).await
        }
        Undone::Other(error) => {
            let status = status_of(&error);
            come_back(context, Refused(error), status, options, parts).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_browsers_send_it() {
        let body = b"act=ask&id=01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11&audience=company%3A01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f12&until=2027-05-31&note=uno%0D%0Adue&paper=on";
        let form: ReleaseForm = read(body).expect("a browser sends it");
        assert_eq!(
            (form.audience.len(), form.until.as_str(), form.note.as_str(), form.paper.as_str()),
            (44, "2027-05-31", "uno\r\ndue", "on")
        );
        assert_eq!(read::<Envelope>(body).expect("an act").act, "ask");
    }
}
