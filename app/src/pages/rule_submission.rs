//! The coordinator's forms as they arrive: a plain POST to the address of the threshold. Done, it
//! leads back to the page; else the page comes back with what was typed and what is wrong, or with
//! what the change would do and a button that agrees.

use super::come_back::{actor_of, come_back, read_form as read, receive_bytes, status_of};
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use domain::regulation::{RegulationForm, RegulationKey};
use http::{Request, StatusCode};
use leptos::prelude::LeptosOptions;
use services::Services;
use services::regulation::{Answer, Preview};

/// The longest form, in bytes: a citation of 200 letters, each of up to twelve as it is encoded.
const LONGEST: usize = 8 * 1024;

/// A form that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Returned {
    /// As it was filled in.
    pub(super) form: RegulationForm,
    /// Why it was not done at once.
    pub(super) outcome: Outcome,
}

/// Why a form was not done at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It would change verdicts: one should see how, and agree.
    Asks(Preview),
    /// It cannot be done so.
    Failed(ApiError),
}

/// Answers `POST /regole/{key}`. `context` is what every page of this request gets; who asks is a
/// [`RequestActor`] among the request's extensions, and a visitor without it.
pub async fn post_rule<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let key = parts.uri.path().rsplit('/').next().and_then(RegulationKey::from_name);
    let (form, outcome) = match (key, receive(body).await) {
        (None, _) => (RegulationForm::default(), Err(ApiError::NotFound)),
        (_, Err(error)) => (RegulationForm::default(), Err(error)),
        (Some(key), Ok(form)) => {
            let outcome = services::regulation::change(&services, &actor, key, form.clone()).await;
            if let (Ok(Answer::Done), Some(act)) = (&outcome, form.act()) {
                return Redirect::to(&format!("/regole/{}?fatto={}", key.name(), act.name())).into_response();
            }
            (form, outcome)
        }
    };
    let (status, outcome) = match outcome {
        Ok(Answer::Asks(preview)) => (StatusCode::OK, Outcome::Asks(preview)),
        // A form without an act is not read, so that nothing is done by one.
        Ok(Answer::Done) => (StatusCode::OK, Outcome::Failed(ApiError::Malformed("act".to_owned()))),
        Err(error) => (status_of(&error), Outcome::Failed(error)),
    };
    let returned = Returned { form, outcome };
    come_back(context, returned, status, options, parts).await
}

async fn receive(body: Body) -> Result<RegulationForm, ApiError> {
    let bytes = receive_bytes(body, LONGEST).await?;
    read(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_browsers_send_it() {
        let body = b"act=follow&id=01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11&version=3&value=6&from=2027-09-01&to=&citation=Accordo+17%2F4%2F2025+%C3%A8&checked=on";
        let form: RegulationForm = read(body).expect("a browser sends it");
        assert_eq!((form.act.as_str(), form.value.as_str(), form.to.as_str()), ("follow", "6", ""));
        assert_eq!((form.citation.as_str(), form.checked.as_str(), form.agreed.as_str()), ("Accordo 17/4/2025 è", "on", ""));
    }

    #[test]
    fn what_is_no_form_is_malformed_and_what_is_missing_is_empty() {
        assert_eq!(read::<RegulationForm>(b"").expect("an empty form"), RegulationForm::default());
        assert!(matches!(read::<RegulationForm>(b"value=1&value=2"), Err(ApiError::Malformed(_))));
        // Bytes that are no text are nothing that a figure is read from.
        assert!(read::<RegulationForm>(b"value=%ff%fe").map_or(true, |form| form.value.parse::<u16>().is_err()));
    }
}
