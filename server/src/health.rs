//! `/health`: whether the server and its database can do their work, for whatever watches over them.

use crate::state::ServerState;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::id::BoardId;
use serde::Serialize;
use std::time::Duration;

/// After this the database counts as unreachable.
const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Serialize)]
struct Health {
    status: &'static str,
    version: &'static str,
    database: &'static str,
}

/// Answers 200 where all is well and 503 where the database does not answer.
pub async fn health(State(state): State<ServerState>) -> Response {
    let version = env!("CARGO_PKG_VERSION");
    match tokio::time::timeout(PATIENCE, services::board::version(&state.services, BoardId(uuid::Uuid::nil()))).await {
        Ok(Ok(_)) => Json(Health { status: "ok", version, database: "ok" }).into_response(),
        Ok(Err(_)) | Err(_) => {
            tracing::error!("the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, Json(Health { status: "unavailable", version, database: "unreachable" })).into_response()
        }
    }
}
