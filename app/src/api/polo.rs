//! Server functions about the polo and its operator, open to everybody.

use super::Failure;
use super::codec::Json;
use domain::person::PoloFigures;
use leptos::prelude::*;

/// What the front page tells of the polo.
#[server(name = ReadFigures, prefix = "/api", endpoint = "polo/figures", input = Json, output = Json)]
pub async fn read_figures() -> Result<PoloFigures, Failure> {
    Ok(services::polo::figures(&super::services()?).await?)
}

/// The address for reports on accessibility and privacy, where the operator configured one.
#[server(name = ReadContact, prefix = "/api", endpoint = "polo/contact", input = Json, output = Json)]
pub async fn read_contact() -> Result<Option<String>, Failure> {
    Ok(use_context::<super::OperatorContact>().and_then(|contact| contact.0))
}
