//! How much, how long and how often: requests beyond are answered clearly, not cut off.

use crate::answer::{self, Audience};
use crate::state::ServerState;
use app::api::{RequestActor, RequestAddress};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use domain::ApiError;
use futures::StreamExt as _;
use services::Doing;
use std::time::Duration;

/// The largest body: a filled-in form has some 5 kB.
pub const BODY_BYTES: usize = 64 * 1024;
/// The largest body of a board's command: the 2,000 moves of an arrangement have some 200 kB.
pub const COMMAND_BYTES: usize = 256 * 1024;
/// The address that takes a board's commands.
const COMMAND_PATH: &str = "/api/boards/execute";
/// Of a body that is too large, so much is listened to before the connection is cut.
const HEARD_BYTES: usize = 1024 * 1024;
/// Where files come in: their own handler reads them piece by piece, with its own limit.
const UPLOAD_PATH: &str = "/importa";
/// How long a file may take to come, to be read and to be taken in: a slow line has some 2 Mbit/s.
const UPLOAD_TIME: Duration = Duration::from_secs(600);
/// How long an answer may take to begin. Streams begin at once and then may last.
pub const ANSWER_TIME: Duration = Duration::from_secs(10);

/// Answers 429 to whoever sends files or commands more often than anybody does by hand; log-ins and
/// links are counted by those who answer them, who know the account. Stands behind the layer that
/// finds out who asks.
pub async fn limit_rate(State(state): State<ServerState>, request: Request, next: Next) -> Response {
    let (path, is_post) = (request.uri().path(), request.method() == Method::POST);
    let doing = match path.strip_prefix(UPLOAD_PATH) {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => Some(Doing::Import),
        _ => (path == COMMAND_PATH).then_some(Doing::Command),
    };
    let Some(doing) = doing.filter(|_| is_post) else { return next.run(request).await };
    let person = request.extensions().get::<RequestActor>().and_then(|reader| reader.actor.person()).map(|id| id.to_string());
    let address = request.extensions().get::<RequestAddress>().and_then(|address| address.0);
    match state.services.allow(doing, person.as_deref(), address) {
        Ok(()) => next.run(request).await,
        Err(seconds) => {
            tracing::warn!(?doing, "too many requests of one account or from one address");
            answer::too_many(Audience::of(&request), seconds)
        }
    }
}

/// Reads the body before anything else does; what is larger than allowed at its address is
/// answered with 413.
pub async fn limit_body(request: Request, next: Next) -> Response {
    let audience = Audience::of(&request);
    if request.uri().path() == UPLOAD_PATH {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let most = if parts.uri.path() == COMMAND_PATH { COMMAND_BYTES } else { BODY_BYTES };
    match read(body, most).await {
        Ok(Some(bytes)) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Ok(None) => too_large(audience, most),
        Err(_) => answer::error(audience, &ApiError::Malformed("the body could not be read".to_owned())),
    }
}

/// The body, or `None` where it is too large: then the rest is thrown away, as far as is sensible,
/// because a client that is still sending would not hear the answer.
async fn read(body: Body, most: usize) -> Result<Option<Vec<u8>>, axum::Error> {
    let mut pieces = body.into_data_stream();
    let (mut kept, mut total) = (Vec::new(), 0_usize);
    while let Some(piece) = pieces.next().await {
        let piece = piece?;
        total += piece.len();
        if total <= most {
            kept.extend_from_slice(&piece);
        } else {
            kept = Vec::new();
            if total > HEARD_BYTES {
                break;
            }
        }
    }
    Ok((total <= most).then_some(kept))
}

fn too_large(audience: Audience, most: usize) -> Response {
    let words = format!("the request is larger than {} kB", most / 1024);
    answer::with_status(audience, StatusCode::PAYLOAD_TOO_LARGE, &ApiError::Malformed(words))
}

/// Answers 503 where no answer has begun within [`ANSWER_TIME`]; the same may be sent again.
pub async fn limit_time(request: Request, next: Next) -> Response {
    let audience = Audience::of(&request);
    let time = answer_time(&request);
    match tokio::time::timeout(time, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::warn!("no answer within {} s", time.as_secs());
            answer::error(audience, &ApiError::Busy)
        }
    }
}

/// What is posted to an import may be long work; everything else is answered at once.
fn answer_time(request: &Request) -> Duration {
    let is_import = request.uri().path().strip_prefix(UPLOAD_PATH).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if is_import { UPLOAD_TIME } else { ANSWER_TIME }
}
