//! Numbers and periods of stored rows, read into the domain's types or refused.

use crate::error::StoreError;
use domain::calendar::{Date, Period};

/// The most values that one statement binds; SQLite's own limit is 32,766.
pub(crate) const MOST_BOUND: usize = 30_000;

/// A stored number in the width that the domain has for it.
pub(crate) fn number<T: TryFrom<i64>>(table: &'static str, value: impl Into<i64>) -> Result<T, StoreError> {
    let value = value.into();
    T::try_from(value).map_err(|_| StoreError::corrupt(table, format!("the number {value} is out of range")))
}

/// A small enumeration that is stored as its number.
pub(crate) fn step<T: TryFrom<u8, Error = &'static str>>(table: &'static str, value: i32) -> Result<T, StoreError> {
    T::try_from(number::<u8>(table, value)?).map_err(|why| StoreError::corrupt(table, why))
}

/// A stored period.
pub(crate) fn period(table: &'static str, from: Date, to: Date) -> Result<Period, StoreError> {
    Period::new(from, to).ok_or_else(|| StoreError::corrupt(table, format!("a period from {from} to {to}")))
}

/// A version as the database counts it.
pub(crate) fn stored_version(version: u64) -> i64 {
    i64::try_from(version).unwrap_or(i64::MAX)
}
