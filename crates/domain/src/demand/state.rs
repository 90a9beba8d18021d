//! How a demand stands on a day.

use super::DemandKind;
use crate::calendar::Date;
use serde::{Deserialize, Serialize};

/// A company is reminded of places for which nobody was matched in so many days.
pub const REMIND_AFTER_DAYS: i64 = 14;

/// How a demand stands on a day. A company withdraws and reopens; the rest nobody sets: places close
/// by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DemandState {
    /// It still looks for people.
    Open,
    /// Open, and nobody was matched in the days since it was stated: at least
    /// [`REMIND_AFTER_DAYS`].
    Unanswered {
        /// So many days.
        days: i64,
    },
    /// All positions are taken.
    Filled,
    /// Its last day, or the year of a forecast, is over.
    Over,
    /// The company took it back.
    Withdrawn {
        /// On that day.
        on: Date,
    },
}

impl DemandState {
    /// How a demand stands that was stated on a day, has so many of its positions taken, and was
    /// perhaps withdrawn.
    #[must_use]
    pub fn on(today: Date, kind: DemandKind, positions: u16, taken: u32, stated: Date, withdrawn: Option<Date>) -> Self {
        let days = (today - stated).whole_days();
        match (withdrawn, kind) {
            (Some(on), _) => Self::Withdrawn { on },
            _ if kind.is_past(today) => Self::Over,
            (None, DemandKind::Placement(_)) if taken >= u32::from(positions) => Self::Filled,
            (None, DemandKind::Placement(_)) if taken == 0 && days >= REMIND_AFTER_DAYS => Self::Unanswered { days },
            (None, _) => Self::Open,
        }
    }

    /// Whether it still looks for people.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Unanswered { .. })
    }
}
