//! One reader's stream, from the first request to the last event.

use super::watch::Following;
use crate::answer::{self, Audience};
use crate::request;
use crate::state::ServerState;
use app::api::RequestActor;
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::ApiError;
use domain::board::Seen;
use domain::id::BoardId;
use domain::policy::Actor;
use futures::stream::{self, Stream};
use serde::Deserialize;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// Events that are read at once.
const PAGE: u32 = 200;
/// How often a silent stream shows that it is alive, so that no proxy cuts it off.
const PING: Duration = Duration::from_secs(15);
/// How often it is asked whether the reader may still read.
const RECHECK: Duration = Duration::from_secs(30);
/// How long a browser waits before it comes back.
const RETRY: Duration = Duration::from_secs(1);
/// What a reader is told who must read the board again.
const RESYNC: &str = "resync";

/// Where a reader wants to begin.
#[derive(Debug, Deserialize)]
pub struct Beginning {
    /// The version that the reader has.
    #[serde(default)]
    after: u64,
    /// The revision of the rules by which the reader judges; a board that was read by an older one
    /// must be read again.
    rules: Option<u64>,
}

/// `GET /api/boards/{board}/events?after=N`: every event after version N, and then each as it happens.
pub async fn stream(
    State(state): State<ServerState>,
    Path(board): Path<String>,
    beginning: Result<Query<Beginning>, axum::extract::rejection::QueryRejection>,
    Extension(reader): Extension<RequestActor>,
    headers: HeaderMap,
) -> Response {
    match open(state, &board, beginning.ok(), reader, headers).await {
        Ok(events) => {
            let alive = KeepAlive::new().interval(PING).text("ping");
            let unbuffered = (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
            let uncached = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            ([unbuffered, uncached], Sse::new(events).keep_alive(alive)).into_response()
        }
        Err(error) => answer::error(Audience::Program, &error),
    }
}

async fn open(
    state: ServerState,
    board: &str,
    beginning: Option<Query<Beginning>>,
    reader: RequestActor,
    headers: HeaderMap,
) -> Result<impl Stream<Item = Result<Event, Infallible>> + use<>, ApiError> {
    let board: BoardId = board.parse().map_err(|_| ApiError::NotFound)?;
    let malformed = || ApiError::Malformed("`after` must be a version, and `rules` a revision".to_owned());
    let Query(Beginning { after: asked, rules: judged_by }) = beginning.ok_or_else(malformed)?;
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    // The doorbell first: what happens between it and the first reading rings.
    let doorbell = state.services.hub().subscribe(board);
    let position = last.unwrap_or(asked);
    let first = services::board::events_after(&state.services, &reader.actor, board, position, PAGE).await?;
    let beyond = services::board::version(&state.services, board).await?.is_none_or(|version| position > version);
    let following = state.open_boards.follow(board);
    let rules = services::regulation::revision(&state.services).await?;
    let outdated = judged_by.is_some_and(|revision| revision != rules);
    let step = if beyond || outdated { Step::Resync } else { Step::Greet };
    let recheck = Instant::now() + RECHECK;
    let reading = Reading {
        state,
        headers,
        board,
        actor: reader.actor,
        position,
        rules,
        queue: first.into(),
        doorbell,
        step,
        recheck,
        _following: following,
    };
    Ok(stream::unfold(reading, |mut reading| async move {
        let event = reading.next().await?;
        Some((Ok(event), reading))
    }))
}

/// What a stream does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Greet,
    Read,
    Resync,
    End,
}

struct Reading {
    state: ServerState,
    headers: HeaderMap,
    board: BoardId,
    actor: Actor,
    position: u64,
    /// The revision of the rules when the stream was opened.
    rules: u64,
    queue: VecDeque<Seen>,
    doorbell: watch::Receiver<u64>,
    step: Step,
    recheck: Instant,
    _following: Following,
}

impl Reading {
    /// The next thing to send; `None` ends the stream, and the browser comes back.
    async fn next(&mut self) -> Option<Event> {
        loop {
            match self.step {
                Step::Greet => {
                    self.step = Step::Read;
                    return Some(Event::default().retry(RETRY).comment("annoda"));
                }
                Step::Resync => {
                    self.step = Step::End;
                    return Some(Event::default().event(RESYNC).data("{}"));
                }
                Step::End => return None,
                Step::Read => {
                    if self.state.shutdown.is_cancelled() {
                        return None;
                    }
                    if let Some(seen) = self.queue.pop_front() {
                        self.position = seen.version;
                        return Some(self.event(&seen));
                    }
                    self.read().await;
                }
            }
        }
    }

    fn event(&mut self, seen: &Seen) -> Event {
        match Event::default().event("seen").id(seen.version.to_string()).json_data(seen) {
            Ok(event) => event,
            Err(error) => {
                tracing::error!(%error, "an event could not be written");
                self.step = Step::End;
                Event::default().event(RESYNC).data("{}")
            }
        }
    }

    /// Reads what is new, or waits for it.
    async fn read(&mut self) {
        // Marked as heard before the reading, so that what comes meanwhile rings again.
        self.doorbell.borrow_and_update();
        if self.state.services.hub().rules() > self.rules {
            self.step = Step::Resync;
            return;
        }
        match services::board::events_after(&self.state.services, &self.actor, self.board, self.position, PAGE).await {
            Ok(events) if events.is_empty() => self.wait().await,
            Ok(events) => self.queue = events.into(),
            Err(_) => self.step = Step::Resync,
        }
    }

    async fn wait(&mut self) {
        tokio::select! {
            () = self.state.shutdown.cancelled() => self.step = Step::End,
            rung = self.doorbell.changed() => {
                if rung.is_err() {
                    self.step = Step::Resync;
                }
            }
            () = tokio::time::sleep_until(self.recheck) => {
                self.recheck = Instant::now() + RECHECK;
                self.recheck_reader().await;
            }
        }
    }

    /// Whoever is somebody else by now, or nobody, reads no further.
    async fn recheck_reader(&mut self) {
        match request::actor(&self.state, &self.headers).await {
            Ok(reader) if reader.actor == self.actor => {}
            Ok(_) | Err(_) => self.step = Step::Resync,
        }
    }
}
