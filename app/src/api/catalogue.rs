//! Server functions of the catalogue, open to everybody.

use super::Failure;
use super::codec::Json;
use domain::catalogue::Catalogue;
use leptos::prelude::*;

/// Occupations, competences and open requests, in the reader's language.
#[server(name = ReadCatalogue, prefix = "/api", endpoint = "catalogue/read", input = Json, output = Json)]
pub async fn read_catalogue() -> Result<Catalogue, Failure> {
    Ok(services::catalogue::read(&super::services()?, super::language()).await?)
}
