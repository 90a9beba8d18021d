//! How much and how long: requests beyond are answered clearly, not cut off.

use crate::answer::{self, Audience};
use axum::body::Body;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::ApiError;
use std::time::Duration;

/// The largest body: a filled-in form has some 5 kB.
pub const BODY_BYTES: usize = 64 * 1024;
/// How long an answer may take to begin. Streams begin at once and then may last.
pub const ANSWER_TIME: Duration = Duration::from_secs(10);

/// Reads the body before anything else does; what is larger than [`BODY_BYTES`] is answered with 413.
pub async fn limit_body(request: Request, next: Next) -> Response {
    let audience = Audience::of(&request);
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|bytes| bytes > BODY_BYTES) {
        return too_large(audience);
    }
    let (parts, body) = request.into_parts();
    match axum::body::to_bytes(body, BODY_BYTES).await {
        Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Err(error) if is_length(&error) => too_large(audience),
        Err(_) => answer::error(audience, &ApiError::Malformed("the body could not be read".to_owned())),
    }
}

fn is_length(error: &axum::Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        if error.to_string().contains("length limit") {
            return true;
        }
        source = error.source();
    }
    error.to_string().contains("length limit")
}

fn too_large(audience: Audience) -> Response {
    let words = format!("the request is larger than {} kB", BODY_BYTES / 1024);
    answer::with_status(audience, StatusCode::PAYLOAD_TOO_LARGE, &ApiError::Malformed(words))
}

/// Answers 503 where no answer has begun within [`ANSWER_TIME`]; the same may be sent again.
pub async fn limit_time(request: Request, next: Next) -> Response {
    let audience = Audience::of(&request);
    match tokio::time::timeout(ANSWER_TIME, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::warn!("no answer within {} s", ANSWER_TIME.as_secs());
            answer::error(audience, &ApiError::Busy)
        }
    }
}
