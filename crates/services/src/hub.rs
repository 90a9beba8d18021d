//! The doorbell of the boards: it says that there is something new, never what. The event table is
//! the truth; whoever misses a ring reads more at the next one.

use domain::id::BoardId;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use tokio::sync::watch;

/// The doorbells of all boards of this process.
#[derive(Debug, Default)]
pub struct Hub {
    bells: Mutex<HashMap<BoardId, watch::Sender<u64>>>,
    /// The highest revision of the rules that was rung.
    rules: AtomicU64,
}

impl Hub {
    /// Hears a board's rings from now on. The value is the highest version that was rung, 0 before
    /// the first ring.
    #[must_use]
    pub fn subscribe(&self, board: BoardId) -> watch::Receiver<u64> {
        let mut bells = self.bells.lock().unwrap_or_else(PoisonError::into_inner);
        bells.retain(|other, bell| *other == board || bell.receiver_count() > 0);
        bells.entry(board).or_insert_with(|| watch::Sender::new(0)).subscribe()
    }

    /// Says at all boards that the thresholds have reached a revision: whoever reads a board with
    /// those of an earlier one must read it again.
    pub fn ring_rules(&self, revision: u64) {
        if self.rules.fetch_max(revision, Ordering::AcqRel) >= revision {
            return;
        }
        for bell in self.bells.lock().unwrap_or_else(PoisonError::into_inner).values() {
            // Rings although the version stays the same.
            bell.send_modify(|_| {});
        }
    }

    /// The highest revision of the rules that was rung; 0 before the first ring.
    #[must_use]
    pub fn rules(&self) -> u64 {
        self.rules.load(Ordering::Acquire)
    }

    /// Says that a board has reached a version.
    pub fn ring(&self, board: BoardId, version: u64) {
        let bells = self.bells.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bell) = bells.get(&board) {
            bell.send_if_modified(|highest| {
                let newer = version > *highest;
                *highest = version.max(*highest);
                newer
            });
        }
    }
}
