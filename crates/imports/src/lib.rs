//! Bytes of spreadsheets and packages to typed drafts, with a problem for every cell that cannot
//! be read. Pure: it sees only the bytes that it is given, and it writes nothing.
//!
//! ```text
//! bytes ──delimited──▶ Table (texts, rows, header) ──polo──▶ Package of drafts │ Problems
//! ```
//!
//! A new format adds a way to make a [`Table`]; a new kind of file adds a reader of tables.

mod cells;
mod delimited;
pub mod esco;
mod layout;
pub mod limits;
pub mod mapping;
pub mod polo;
mod problem;
pub mod samples;
pub mod sheet;
mod table;
pub mod values;
pub mod vocabulary;

pub use delimited::{MAX_BYTES, read_delimited};
pub use layout::{Aside, Column, Layout};
pub use problem::{MAX_PROBLEMS, Problem, Problems};
pub use table::{Row, Table};
