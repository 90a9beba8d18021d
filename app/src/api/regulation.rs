//! Server function of the book of rules. Its forms are posted to their page, see
//! `pages::rule_submission`.

use super::Failure;
use super::codec::Json;
use domain::regulation::Rulebook;
use leptos::prelude::*;

/// The book of rules as the reader may see it; the log of one threshold, where its name is given.
#[server(name = ReadRulebook, prefix = "/api", endpoint = "rules/read", input = Json, output = Json)]
pub async fn read_rulebook(key: Option<domain::regulation::RegulationKey>) -> Result<Rulebook, Failure> {
    Ok(services::regulation::read(&super::services()?, &super::actor(), key).await?)
}
