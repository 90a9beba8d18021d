//! A proposal that the server works out, as its reader sees it.

use crate::view::Proposal;
use serde::{Deserialize, Serialize};

/// How far a job is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobView {
    /// It waits for its turn, or works.
    Working {
        /// Students considered.
        done: u32,
        /// Of how many; 0 while it waits.
        of: u32,
    },
    /// Here is the proposal.
    Done(Box<Proposal>),
    /// Somebody stopped it.
    Cancelled,
    /// It took longer than it may.
    TimedOut,
    /// The board contradicts itself.
    Contradiction,
}
