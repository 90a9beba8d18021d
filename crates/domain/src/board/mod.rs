//! A board: its state as the fold of its events, commands, refusals, and what a reader may see.
//!
//! `decide` says which events a command causes or why not; `apply` is the only way in which a
//! board's state changes. Both run in the browser and on the server.

mod arrangement;
mod assessment;
mod command;
mod decide;
mod event;
mod facts;
mod projection;
mod setup;
mod stage;
mod state;
mod view;

pub use assessment::{Assessment, MOST_PREFERENCES};
pub use command::{BoardCommand, CommandEnvelope, MOST_MOVES, Move, Receipt, Refusal};
pub use decide::{decide, decide_as};
pub use event::{BoardEvent, Cause, Recorded};
pub use facts::Facts;
pub use projection::{Reader, Seen, project};
pub use setup::{BoardForm, BoardSetup, ClassOption, MAX_BOARD_TITLE, PlaceField, PlaceOption, SetupOptions};
pub use stage::{Stage, Withdrawal};
pub use state::{BoardState, DemandSeats, FoldError, Standing, StudentStanding};
pub use view::{BoardStudent, BoardSummary, BoardView, HistoryLine, OwnBoards, PersonLabel, ReleasedPart, Viewer};
