//! What every handler shares.

use crate::events::OpenBoards;
use app::api::SessionCookie;
use axum::extract::FromRef;
use axum::http::HeaderName;
use leptos::config::LeptosOptions;
use services::Services;
use tokio_util::sync::CancellationToken;

/// What every handler shares; cheap to clone.
#[derive(Clone)]
pub struct ServerState {
    /// The use cases.
    pub services: Services,
    /// Where the site's files are and how they are called.
    pub leptos: LeptosOptions,
    /// Whether visitors may choose who to be.
    pub demo: bool,
    /// Where people may write about accessibility and privacy.
    pub contact: Option<String>,
    /// An origin to trust besides the server's own.
    pub origin: Option<String>,
    /// The header in which a trusted proxy says from where a request comes.
    pub proxy_header: Option<HeaderName>,
    /// How sessions are kept in browsers.
    pub cookie: SessionCookie,
    /// Cancelled when the server is to end.
    pub shutdown: CancellationToken,
    /// Boards with open streams.
    pub open_boards: OpenBoards,
}

impl ServerState {
    /// The state of a server that starts.
    #[must_use]
    pub fn new(services: Services, leptos: LeptosOptions, demo: bool) -> Self {
        Self {
            services,
            leptos,
            demo,
            contact: None,
            origin: None,
            proxy_header: None,
            cookie: SessionCookie::default(),
            shutdown: CancellationToken::new(),
            open_boards: OpenBoards::default(),
        }
    }
}

impl FromRef<ServerState> for LeptosOptions {
    fn from_ref(state: &ServerState) -> Self {
        state.leptos.clone()
    }
}
