//! Server functions of the catalogue, open to everybody.

use super::Failure;
use super::codec::Json;
use domain::catalogue::{Catalogue, Findings, Subject};
use leptos::prelude::*;

/// Occupations, competences and open requests, in the reader's language.
#[server(name = ReadCatalogue, prefix = "/api", endpoint = "catalogue/read", input = Json, output = Json)]
pub async fn read_catalogue() -> Result<Catalogue, Failure> {
    Ok(services::catalogue::read(&super::services()?, super::language()).await?)
}

/// What answers anyone's words: of the catalogue, and of what the page is about also what ESCO has
/// besides. Nobody is told which words were asked for.
#[server(name = FindConcepts, prefix = "/api", endpoint = "catalogue/find", input = Json, output = Json)]
pub async fn find_concepts(text: String, about: Subject) -> Result<Findings, Failure> {
    Ok(services::finding::find(&super::services()?, &text, about, super::language()).await?)
}
