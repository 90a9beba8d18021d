//! What can go wrong, as data that the user's language turns into a sentence.
//!
//! | error | when | HTTP |
//! |---|---|---|
//! | `NotFound` | there is no such thing, or the actor may not know that there is | 404 |
//! | `Forbidden` | the actor sees the thing but may not do this with it | 403 |
//! | `Refused` | a rule of the board forbids the command | 409 |
//! | `Stale` | somebody changed it meanwhile | 409 |
//! | `Invalid` | fields to mend | 422 |
//! | `Malformed` | the request could not be read | 400 |
//! | `Busy` | the database is busy; the same may be sent again | 503 |
//! | `Internal` | our fault; the reference stands in the log | 500 |

use crate::board::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A field to mend: its name in the form, what is wrong as a message key, and the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's name, as the form has it.
    pub field: String,
    /// A key of `messages`.
    pub key: String,
    /// The message's arguments.
    pub values: BTreeMap<String, String>,
}

impl FieldError {
    /// A problem without figures.
    #[must_use]
    pub fn new(field: impl Into<String>, key: &str) -> Self {
        Self { field: field.into(), key: key.to_owned(), values: BTreeMap::new() }
    }

    /// Adds a figure.
    #[must_use]
    pub fn with(mut self, name: &str, value: String) -> Self {
        self.values.insert(name.to_owned(), value);
        self
    }
}

/// The one error that leaves the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ApiError {
    /// There is no such thing for this actor.
    #[error("not found")]
    NotFound,
    /// This actor may not.
    #[error("forbidden")]
    Forbidden,
    /// A rule of the board says no.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Changed meanwhile.
    #[error("stale")]
    Stale,
    /// Fields to mend.
    #[error("invalid: {0:?}")]
    Invalid(Vec<FieldError>),
    /// Could not be read.
    #[error("malformed: {0}")]
    Malformed(String),
    /// Try again.
    #[error("busy")]
    Busy,
    /// Our fault.
    #[error("internal, reference {0}")]
    Internal(String),
}

impl ApiError {
    /// The HTTP status that goes with it.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::Forbidden => 403,
            Self::Refused(_) | Self::Stale => 409,
            Self::Invalid(_) => 422,
            Self::Malformed(_) => 400,
            Self::Busy => 503,
            Self::Internal(_) => 500,
        }
    }
}
