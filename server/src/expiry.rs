//! What happens by itself as days pass: releases begin and end, and open screens hear of it. Readings go
//! by the day anyway; several servers on one database do each thing once.

use crate::state::ServerState;
use std::time::Duration;

/// How often it is looked at: how late an open screen may be after midnight.
const EVERY: Duration = Duration::from_secs(60);

/// Looks at once, and then again and again until the server ends.
pub async fn watch(state: ServerState) {
    loop {
        // What failed is in the log, and is tried again next time.
        if let Ok(true) = services::release::expire(&state.services).await {
            tracing::info!("releases have begun or ended");
        }
        tokio::select! {
            () = state.shutdown.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}
