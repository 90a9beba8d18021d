//! `/parole/it` and `/parole/en`: the index in which browsers search by themselves.

use crate::answer::{self, Audience};
use crate::state::ServerState;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::ApiError;
use domain::language::Language;

/// The address.
pub fn routes() -> Router<ServerState> {
    Router::new().route("/parole/{language}", get(index))
}

/// The index as it is now: browsers keep it and ask whether it is still the same.
async fn index(State(state): State<ServerState>, Path(language): Path<String>, headers: HeaderMap) -> Response {
    let Some(language) = Language::ALL.into_iter().find(|known| known.tag() == language) else {
        return answer::error(Audience::Program, &ApiError::NotFound);
    };
    let sent = match services::finding::for_browsers(&state.services, language).await {
        Ok(sent) => sent,
        Err(error) => return answer::error(Audience::Program, &error),
    };
    // Weak: what is sent is compressed on the way, or not.
    let tag = format!("W/\"{:016x}\"", sent.checksum);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let is_known = known.is_some_and(|known| known.split(',').any(|known| known.trim() == tag));
    let about = [(header::ETAG, tag), (header::CACHE_CONTROL, "no-cache".to_owned())];
    if is_known {
        return (StatusCode::NOT_MODIFIED, about).into_response();
    }
    let kind = [(header::CONTENT_TYPE, "application/octet-stream")];
    (about, kind, sent.bytes.clone()).into_response()
}
