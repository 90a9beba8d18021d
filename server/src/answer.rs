//! Answers that no page and no server function gives: errors as JSON under `/api`, and a small page
//! elsewhere for when the app itself cannot be asked.

use crate::security;
use app::api::RequestLanguage;
use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::ApiError;
use domain::language::Language;
use std::any::Any;

/// Who is answered: a program or a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Under `/api`: JSON.
    Program,
    /// Elsewhere: a page in the person's language.
    Person(Language),
}

impl Audience {
    /// Who sent this request.
    #[must_use]
    pub fn of(request: &Request) -> Self {
        if request.uri().path().starts_with("/api/") { Self::Program } else { Self::Person(RequestLanguage::of(request.headers()).0) }
    }
}

/// An error with its own status.
#[must_use]
pub fn error(audience: Audience, error: &ApiError) -> Response {
    with_status(audience, StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), error)
}

/// An error under another status than its own.
#[must_use]
pub fn with_status(audience: Audience, status: StatusCode, error: &ApiError) -> Response {
    match audience {
        Audience::Program => (status, Json(error)).into_response(),
        Audience::Person(language) => page(status, language, &messages::api_error(language, error)),
    }
}

/// That it was too often, and after how many seconds the same may be sent again.
#[must_use]
pub fn too_many(audience: Audience, seconds: u64) -> Response {
    let status = StatusCode::TOO_MANY_REQUESTS;
    let mut response = match audience {
        Audience::Program => (status, Json(ApiError::Busy)).into_response(),
        Audience::Person(language) => {
            page(status, language, &messages::text(language, "limits-wait", &[("minutes", seconds.div_ceil(60).into())]))
        }
    };
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// What stands under `/api` at no address: a page that is older than the server asks for it.
pub async fn unknown_endpoint() -> Response {
    error(Audience::Program, &ApiError::NotFound)
}

/// What is answered after a panic; the reference stands in the log beside it.
#[must_use]
pub fn after_panic(panic: Box<dyn Any + Send + 'static>) -> Response {
    let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    let reference = uuid::Uuid::now_v7().simple().to_string().split_off(24);
    tracing::error!(reference, panic = words.unwrap_or("without words"), "a request made the program panic");
    error(Audience::Program, &ApiError::Internal(reference))
}

fn page(status: StatusCode, language: Language, sentence: &str) -> Response {
    let lang = language.tag();
    let sentence = escaped(sentence);
    let html = format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Annoda</title></head><body><main><h1><a href=\"/\">Annoda</a></h1><p>{sentence}</p></main></body></html>"
    );
    let policy = HeaderValue::from_static(security::NOTHING_POLICY);
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    (status, [(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, policy)], html).into_response()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
