//! What can go wrong in a use case, and how it leaves the server.

use domain::board::{FoldError, Refusal};
use domain::policy::Denied;
use domain::{ApiError, FieldError};
use persistence::{MaybeBusy, StoreError};

/// Why a use case did not do it. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// There is no such thing for this actor.
    #[error("not found")]
    NotFound,
    /// The actor may not.
    #[error("forbidden")]
    Forbidden,
    /// A rule of the board says no.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Fields to mend.
    #[error("invalid: {0:?}")]
    Invalid(Vec<FieldError>),
    /// Somebody changed it meanwhile.
    #[error("stale")]
    Stale,
    /// The request contradicts itself or what went before.
    #[error("malformed: {0}")]
    Malformed(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The log of a board cannot be folded.
    #[error("the log of a board is broken: {0}")]
    Fold(#[from] FoldError),
    /// The task that did the work broke off.
    #[error("the work broke off: {0}")]
    BrokeOff(String),
}

impl MaybeBusy for ServiceError {
    fn is_busy(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_busy())
    }
}

impl From<Denied> for ServiceError {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Hidden => Self::NotFound,
            Denied::Forbidden => Self::Forbidden,
        }
    }
}

impl From<Refusal> for ServiceError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// The boundary: here, and only here, our own faults are logged, under the reference that the user gets.
impl From<ServiceError> for ApiError {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::NotFound => Self::NotFound,
            ServiceError::Forbidden => Self::Forbidden,
            ServiceError::Refused(refusal) => Self::Refused(refusal),
            ServiceError::Invalid(fields) => Self::Invalid(fields),
            ServiceError::Stale => Self::Stale,
            ServiceError::Malformed(why) => Self::Malformed(why),
            // A constraint that a form ran into is the form's to mend.
            ServiceError::Store(StoreError::Taken(_) | StoreError::NotAllowed(_)) if field_error(&error).is_some() => {
                Self::Invalid(field_error(&error).into_iter().collect())
            }
            error if error.is_busy() => {
                tracing::warn!(%error, "the database is busy");
                Self::Busy
            }
            error => {
                let reference = reference();
                tracing::error!(%error, reference, "internal error");
                Self::Internal(reference)
            }
        }
    }
}

fn field_error(error: &ServiceError) -> Option<FieldError> {
    if let ServiceError::Store(error) = error { error.field_error() } else { None }
}

/// Eight characters by chance, easy to read out on the telephone.
fn reference() -> String {
    let id = uuid::Uuid::now_v7().simple().to_string();
    id[id.len() - 8..].to_owned()
}
