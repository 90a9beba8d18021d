//! The polo in figures.

use crate::{ServiceError, Services};
use domain::ApiError;
use domain::person::PoloFigures;

/// What the front page tells; open to everybody.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn figures(services: &Services) -> Result<PoloFigures, ApiError> {
    let figures = persistence::figures::polo(services.database().connection()).await;
    Ok(figures.map_err(ServiceError::from)?)
}
