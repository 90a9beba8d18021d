//! What all posted forms share: who sent one, its bytes, and the page that comes back instead of
//! leading on, with the form as it was sent and what is wrong.

use crate::api::{RequestActor, SessionCookie};
use axum::body::{Body, Bytes, to_bytes};
use axum::response::Response;
use domain::ApiError;
use domain::policy::Actor;
use http::request::Parts;
use http::{HeaderValue, Request, StatusCode, header};
use leptos::prelude::{LeptosOptions, provide_context};
use serde::de::DeserializeOwned;
use services::account::Secret;

/// Who sent it: a visitor where nobody said otherwise.
pub(super) fn actor_of(parts: &Parts) -> Actor {
    parts.extensions.get::<RequestActor>().map_or(Actor::Anonymous, |request| request.actor)
}

/// The status with which an error is answered.
pub(super) fn status_of(error: &ApiError) -> StatusCode {
    StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// What was sent, where it is at most so many bytes.
pub(super) async fn receive_bytes(body: Body, most: usize) -> Result<Bytes, ApiError> {
    to_bytes(body, most).await.map_err(|error| ApiError::Malformed(error.to_string()))
}

/// Reads a form as browsers encode it, without lists in it; what is missing is empty.
pub(super) fn read_form<F: DeserializeOwned>(bytes: &[u8]) -> Result<F, ApiError> {
    serde_qs::Config::new(1, false).deserialize_bytes(bytes).map_err(|error| ApiError::Malformed(error.to_string()))
}

/// Renders the page at the request's address with what came back in its context. `status` counts
/// where the page itself has nothing to say against it.
pub(super) async fn come_back<C, R>(context: C, returned: R, status: StatusCode, options: LeptosOptions, parts: Parts) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
    R: Clone + Send + Sync + 'static,
{
    let with_form = move || {
        context();
        provide_context(returned.clone());
    };
    let render = leptos_axum::render_app_async_with_context(with_form, move || crate::shell(options.clone()));
    let mut response = render(Request::from_parts(parts, Body::empty())).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    response
}

/// The same after too many attempts: with the seconds after which one more is possible.
pub(super) fn after(mut response: Response, seconds: Option<u64>) -> Response {
    if let Some(seconds) = seconds {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// An answer that gives the browser the secret of its session.
pub(super) fn with_session(mut response: Response, kind: SessionCookie, secret: &Secret) -> Response {
    if let Ok(cookie) = HeaderValue::from_str(&kind.set(secret.reveal())) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// How a request's browser calls itself.
pub(super) fn agent_of(parts: &Parts) -> &str {
    parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default()
}
