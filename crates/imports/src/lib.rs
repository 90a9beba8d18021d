//! Bytes of spreadsheets and packages to typed drafts, with a problem for every cell that cannot
//! be read. Pure: it sees only the bytes that it is given, and it writes nothing.
//!
//! ```text
//! bytes ─sheet─▶ Source ─layout─▶ Layout ─mapping─▶ Mapping ─drafts─▶ RowDraft: draft │ problems ─mend─▶ CSV, XLSX
//!       (CSV, XLSX)  (where the table is) (what columns mean)  (typed rows)
//! bytes ─esco──▶ rows of ESCO's package, one by one
//! bytes ─delimited─▶ Table ─polo─▶ Package of drafts │ Problems      (files of data/demo, known by their columns)
//! ```
//!
//! Lists of the product are written by [`spreadsheet`], as CSV and XLSX.
//!
//! A person's file goes the first way: [`sheet::open`], [`Layout::find`], [`mapping::Mapping::guess`]
//! (corrected by the person, remembered in a [`mapping::Memory`]), [`drafts::MappedTable::new`],
//! [`drafts::read`]. A new format adds to `sheet`; a new kind of import adds a shape to `mapping`
//! and a draft to `drafts`.

mod cells;
mod delimited;
pub mod drafts;
pub mod esco;
mod layout;
pub mod limits;
pub mod mapping;
pub mod mend;
pub mod polo;
mod problem;
pub mod samples;
pub mod sheet;
pub mod spreadsheet;
mod table;
pub mod values;
pub mod vocabulary;

pub use delimited::{MAX_BYTES, read_delimited};
pub use layout::{Aside, Column, Layout};
pub use problem::{MAX_PROBLEMS, Problem, Problems, Proposal, Severity};
pub use table::{Row, Table};
