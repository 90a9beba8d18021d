//! Which boards have open streams, and the short poll of their versions: several servers may work
//! on one database, and only the writer's own doorbell rings.

use crate::state::ServerState;
use domain::id::BoardId;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long a change made by another process may go unnoticed.
const POLL: Duration = Duration::from_secs(1);

/// The boards that somebody follows.
#[derive(Clone, Debug, Default)]
pub struct OpenBoards(Arc<Mutex<BTreeMap<BoardId, usize>>>);

/// A stream that follows a board; it stops counting when dropped.
#[derive(Debug)]
pub(super) struct Following {
    boards: OpenBoards,
    board: BoardId,
}

impl OpenBoards {
    /// Counts one more stream on a board.
    pub(super) fn follow(&self, board: BoardId) -> Following {
        *self.lock().entry(board).or_default() += 1;
        Following { boards: self.clone(), board }
    }

    fn ids(&self) -> Vec<BoardId> {
        self.lock().keys().copied().collect()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<BoardId, usize>> {
        // A counter cannot be left half-changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        let mut boards = self.boards.lock();
        if let Some(count) = boards.get_mut(&self.board) {
            *count -= 1;
            if *count == 0 {
                boards.remove(&self.board);
            }
        }
    }
}

/// Polls the versions of the boards with open streams, and the revision of the rules, until the
/// server ends: one small query per board and second, however many follow it, and one more.
pub async fn watch(state: ServerState) {
    let mut seen: BTreeMap<BoardId, u64> = BTreeMap::new();
    loop {
        tokio::select! {
            () = state.shutdown.cancelled() => return,
            () = tokio::time::sleep(POLL) => {}
        }
        let open = state.open_boards.ids();
        if !open.is_empty()
            && let Ok(revision) = services::regulation::revision(&state.services).await
        {
            state.services.hub().ring_rules(revision);
        }
        seen.retain(|board, _| open.contains(board));
        for board in open {
            // A database that does not answer is noticed by whoever asks next.
            let Ok(Some(version)) = services::board::version(&state.services, board).await else { continue };
            if seen.insert(board, version) != Some(version) {
                state.services.hub().ring(board, version);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_board_is_open_as_long_as_somebody_follows_it() {
        let open = OpenBoards::default();
        let board = BoardId::generate();
        let (first, second) = (open.follow(board), open.follow(board));
        drop(first);
        assert_eq!(open.ids(), [board]);
        drop(second);
        assert!(open.ids().is_empty());
    }
}
