//! Lists and boards to take away: `…/esporta.csv` and `…/esporta.xlsx` beside their pages, with the
//! filters of those pages in their addresses.

use crate::answer::{self, Audience};
use crate::state::ServerState;
use app::api::{RequestActor, RequestLanguage};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::ApiError;
use domain::board::BoardView;
use domain::catalogue::{Catalogue, Subject};
use domain::id::BoardId;
use domain::language::Language;
use services::listing::{self, Format, Listing};
use services::place::PlaceFilter;

/// The addresses.
pub fn routes() -> Router<ServerState> {
    let mut routes = Router::new();
    for end in ["csv", "xlsx"] {
        routes = routes
            .route(&format!("/tavoli/{{id}}/esporta.{end}"), get(board))
            .route(&format!("/richieste/esporta.{end}"), get(demands))
            .route(&format!("/professioni/esporta.{end}"), get(occupations))
            .route(&format!("/competenze/esporta.{end}"), get(competences))
            .route(&format!("/luoghi/esporta.{end}"), get(places));
    }
    routes
}

async fn board(
    State(state): State<ServerState>,
    Path(id): Path<String>,
    Extension(reader): Extension<RequestActor>,
    Query(filter): Query<Filter>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let RequestLanguage(language) = RequestLanguage::of(&headers);
    let shown = |view: &BoardView| app::board::shown_students(view, language, &filter);
    let listed = match id.parse::<BoardId>() {
        Ok(id) => listing::board(&state.services, &reader.actor, id, language, shown).await,
        Err(_) => Err(ApiError::NotFound),
    };
    file(listed, &uri, language)
}

async fn demands(State(state): State<ServerState>, Extension(reader): Extension<RequestActor>, uri: Uri, headers: HeaderMap) -> Response {
    let RequestLanguage(language) = RequestLanguage::of(&headers);
    file(listing::demands(&state.services, &reader.actor, language).await, &uri, language)
}

async fn occupations(State(state): State<ServerState>, Query(filter): Query<Filter>, uri: Uri, headers: HeaderMap) -> Response {
    let RequestLanguage(language) = RequestLanguage::of(&headers);
    let text = value(&filter, "q");
    let only_wanted = filter.iter().any(|(name, _)| name == "cercate");
    let listed = match services::finding::find(&state.services, text, Subject::Occupations, language).await {
        Ok(found) => {
            let shown = |catalogue: &Catalogue| app::pages::shown_occupations(catalogue, &found, text, only_wanted);
            listing::occupations(&state.services, language, shown).await
        }
        Err(error) => Err(error),
    };
    file(listed, &uri, language)
}

async fn competences(State(state): State<ServerState>, Query(filter): Query<Filter>, uri: Uri, headers: HeaderMap) -> Response {
    let RequestLanguage(language) = RequestLanguage::of(&headers);
    let text = value(&filter, "q");
    let listed = match services::finding::find(&state.services, text, Subject::Competences, language).await {
        Ok(found) => {
            let shown = |catalogue: &Catalogue| app::pages::shown_competences(catalogue, &found, text);
            listing::competences(&state.services, language, shown).await
        }
        Err(error) => Err(error),
    };
    file(listed, &uri, language)
}

async fn places(
    State(state): State<ServerState>,
    Extension(reader): Extension<RequestActor>,
    Query(filter): Query<Filter>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let RequestLanguage(language) = RequestLanguage::of(&headers);
    let filter = PlaceFilter { text: value(&filter, "q").trim().to_owned(), page: 0 };
    file(listing::places(&state.services, &reader.actor, language, &filter).await, &uri, language)
}

/// What a page is filtered by: the parameters of its address, in their order.
type Filter = Vec<(String, String)>;

/// One parameter; empty where there is none.
fn value<'a>(filter: &'a Filter, name: &str) -> &'a str {
    filter.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

/// The file, to be saved under its name and stored by nobody between; or why there is none.
fn file(listed: Result<Listing, ApiError>, uri: &Uri, language: Language) -> Response {
    let (format, end, kind) = if uri.path().ends_with(".csv") {
        (Format::Csv, "csv", "text/csv; charset=utf-8")
    } else {
        (Format::Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    };
    let written = listed.and_then(|listing| {
        let name = format!("attachment; filename=\"{}.{end}\"", listing.name);
        Ok((name, listing.write(format)?))
    });
    match written {
        Ok((name, bytes)) => {
            let name = HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment"));
            let headers = [
                (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
                (header::CONTENT_DISPOSITION, name),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (headers, bytes).into_response()
        }
        Err(error) => answer::error(Audience::Person(language), &error),
    }
}
