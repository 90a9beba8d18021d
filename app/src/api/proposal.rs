//! Server functions of proposals that are too large for the browser.

use super::Failure;
use super::codec::Json;
use domain::id::{BoardId, JobId, StudentId};
use leptos::prelude::*;
use proposal::{JobView, Settings};
use std::collections::BTreeSet;

/// Begins to work out a proposal.
#[server(name = BeginProposal, prefix = "/api", endpoint = "proposals/begin", input = Json, output = Json)]
pub async fn begin_proposal(board: BoardId, settings: Settings, pinned: BTreeSet<StudentId>) -> Result<JobId, Failure> {
    Ok(services::proposal::begin(&super::services()?, &super::actor(), board, settings, pinned).await?)
}

/// How far it is.
#[server(name = LookAtProposal, prefix = "/api", endpoint = "proposals/look", input = Json, output = Json)]
pub async fn look_at_proposal(job: JobId) -> Result<JobView, Failure> {
    Ok(services::proposal::look(&super::services()?, &super::actor(), job)?)
}

/// Stops it.
#[server(name = CancelProposal, prefix = "/api", endpoint = "proposals/cancel", input = Json, output = Json)]
pub async fn cancel_proposal(job: JobId) -> Result<(), Failure> {
    Ok(services::proposal::cancel(&super::services()?, &super::actor(), job)?)
}
