//! From the open port to the last answer: listening, serving, and ending in good order.

use crate::configuration::StartError;
use crate::state::ServerState;
use crate::{events, expiry, router};
use axum::Router;
use axum::serve::ListenerExt;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// How long answers under way may take to end.
const LAST_CALL: Duration = Duration::from_secs(10);

/// Takes the port.
///
/// # Errors
/// [`StartError::PortTaken`] and [`StartError::AddressUnusable`].
pub async fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|reason| match reason.kind() {
        io::ErrorKind::AddrInUse => StartError::PortTaken(address),
        _ => StartError::AddressUnusable { address, reason },
    })
}

/// Serves until `state.shutdown` is cancelled and what was under way has ended; open streams end at
/// once, anything else after [`LAST_CALL`] at the latest.
///
/// # Errors
/// [`StartError::Origin`].
pub async fn serve(listener: TcpListener, state: ServerState) -> Result<(), StartError> {
    let router: Router = router(&state).map_err(|error| StartError::Origin(error.to_string()))?;
    let shutdown = state.shutdown.clone();
    let expiring = tokio::spawn(expiry::watch(state.clone()));
    let watching = tokio::spawn(events::watch(state));
    // An event of a few bytes is not to wait for more.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection stays slow");
        }
    });
    let deadline = {
        let shutdown = shutdown.clone();
        async move {
            shutdown.cancelled().await;
            tokio::time::sleep(LAST_CALL).await;
        }
    };
    tokio::select! {
        served = axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>()).with_graceful_shutdown(shutdown.clone().cancelled_owned()) => {
            if let Err(error) = served {
                tracing::error!(%error, "the server has failed");
            }
        }
        () = deadline => tracing::warn!("answers were still under way after {} s", LAST_CALL.as_secs()),
    }
    shutdown.cancel();
    if let Err(error) = watching.await {
        tracing::error!(%error, "the watcher of the boards has failed");
    }
    if let Err(error) = expiring.await {
        tracing::error!(%error, "the watcher of the releases has failed");
    }
    Ok(())
}

/// Cancels the token at Ctrl+C or SIGTERM; a second Ctrl+C ends the program on the spot.
pub async fn cancel_on_signal(shutdown: CancellationToken) {
    signal().await;
    tracing::info!("ending: no new requests, open streams are closed");
    shutdown.cancel();
    signal().await;
    std::process::exit(130);
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(error) => {
            tracing::warn!(%error, "only Ctrl+C is heard");
            interrupted().await;
        }
    }
}

#[cfg(not(unix))]
async fn signal() {
    interrupted().await;
}

async fn interrupted() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::warn!(%error, "Ctrl+C is not heard");
        std::future::pending::<()>().await;
    }
}
