//! A file of somebody's on its way into the polo: prepared, taken in, taken back.

use serde::{Deserialize, Serialize};

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// The file is there; nothing of it is taken in.
    Draft,
    /// It was taken in.
    Done,
    /// It was taken in, and taken back.
    Undone,
}

/// What becomes of the rows of a file. Together they are all of its rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportCounts {
    /// Rows of which the polo had nothing.
    pub added: u32,
    /// Rows of which the polo had something else.
    pub changed: u32,
    /// Rows that say what the polo has.
    pub unchanged: u32,
    /// Rows that must be mended first, or that somebody left out.
    pub left_out: u32,
}

impl ImportCounts {
    /// All rows.
    #[must_use]
    pub fn rows(self) -> u32 {
        self.added + self.changed + self.unchanged + self.left_out
    }

    /// Rows that make a difference.
    #[must_use]
    pub fn differences(self) -> u32 {
        self.added + self.changed
    }
}
