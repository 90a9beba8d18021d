//! The live stream of a board: server-sent events, one per version, each as its reader may see it.
//!
//! The event table is the truth. The hub's doorbell only says that there is more to read, and a
//! watcher rings it for what other processes wrote. A stream begins after `?after=`, or after
//! `Last-Event-ID` when the browser comes back; what cannot be told as events is told as `resync`.

mod reading;
mod watch;

pub use reading::stream;
pub use watch::{OpenBoards, watch};
