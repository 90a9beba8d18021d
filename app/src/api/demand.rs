//! Server functions of a company's demands. The form itself is posted to its page, see
//! `pages::demands`.

use super::Failure;
use super::codec::Json;
use domain::demand::{DemandOptions, OwnDemand};
use domain::id::CommandId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the form needs: what there is to choose from, and the id that makes sending it twice safe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormStart {
    /// What there is to choose from.
    pub options: DemandOptions,
    /// The id of the wish.
    pub command: CommandId,
}

/// What a company's form offers to choose from.
#[server(name = ReadDemandOptions, prefix = "/api", endpoint = "demands/options", input = Json, output = Json)]
pub async fn read_demand_options() -> Result<FormStart, Failure> {
    let options = services::demand::options(&super::services()?, &super::actor(), super::language()).await?;
    Ok(FormStart { options, command: CommandId::generate() })
}

/// The company's own demands.
#[server(name = ReadOwnDemands, prefix = "/api", endpoint = "demands/own", input = Json, output = Json)]
pub async fn read_own_demands() -> Result<Vec<OwnDemand>, Failure> {
    Ok(services::demand::own(&super::services()?, &super::actor(), super::language()).await?)
}
