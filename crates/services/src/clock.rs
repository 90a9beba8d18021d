//! Where "now" comes from: an argument everywhere else, so that tests can fix it.

use domain::calendar::{Date, Timestamp};
use std::time::{SystemTime, UNIX_EPOCH};

/// A source of moments.
#[derive(Clone, Copy, Debug)]
pub struct Clock(pub fn() -> Timestamp);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self(|| {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
            Timestamp(i64::try_from(since).unwrap_or(i64::MAX))
        })
    }

    /// The moment.
    #[must_use]
    pub fn now(self) -> Timestamp {
        (self.0)()
    }

    /// The day in Italy.
    #[must_use]
    pub fn today(self) -> Date {
        self.now().to_italian().date()
    }
}
