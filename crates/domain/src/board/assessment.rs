//! What a company thinks of a student for one of its demands, and how many demands a student may
//! rank.

use serde::{Deserialize, Serialize};

/// The most demands that a student may rank on a board.
pub const MOST_PREFERENCES: usize = 10;

/// A company's view of a candidate ("valutazione").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assessment {
    /// It would take this student.
    Agreed,
    /// It would like to know this student better.
    Interesting,
    /// It has said nothing yet.
    #[default]
    Unseen,
    /// Not for this round.
    NotNow,
}

impl Assessment {
    /// Every value, the warmest first.
    pub const ALL: [Self; 4] = [Self::Agreed, Self::Interesting, Self::Unseen, Self::NotNow];
}
