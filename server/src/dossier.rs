//! All that is held of one student, as JSON to take away: `…/i-miei-dati.json` beside the page.

use crate::answer::{self, Audience};
use crate::state::ServerState;
use app::api::{RequestActor, RequestLanguage};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::ApiError;
use domain::id::StudentId;
use services::dossier::{self, Dossier};

/// The addresses.
pub fn routes() -> Router<ServerState> {
    Router::new().route("/liberatorie/i-miei-dati.json", get(own)).route("/studenti/{id}/i-miei-dati.json", get(of_student))
}

async fn own(State(state): State<ServerState>, Extension(reader): Extension<RequestActor>, headers: HeaderMap) -> Response {
    let language = RequestLanguage::of(&headers);
    file(dossier::read(&state.services, &reader.actor, None, language.0).await, language)
}

async fn of_student(
    State(state): State<ServerState>,
    Path(id): Path<String>,
    Extension(reader): Extension<RequestActor>,
    headers: HeaderMap,
) -> Response {
    let language = RequestLanguage::of(&headers);
    let read = match id.parse::<StudentId>() {
        Ok(id) => dossier::read(&state.services, &reader.actor, Some(id), language.0).await,
        Err(_) => Err(ApiError::NotFound),
    };
    file(read, language)
}

/// The file, to be saved under its name and stored by nobody between; or why there is none.
fn file(read: Result<Dossier, ApiError>, RequestLanguage(language): RequestLanguage) -> Response {
    match read {
        Ok(dossier) => {
            let headers = [
                (header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8")),
                (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"i-miei-dati.json\"")),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (headers, dossier.to_json()).into_response()
        }
        Err(error) => answer::error(Audience::Person(language), &error),
    }
}
