//! The catalogue grows by hand: concepts of the published classification that it does not have yet,
//! competences that companies propose, and what the coordinator keeps of each.

mod adoption;
pub mod esco;
pub mod keep;
pub mod page;
pub mod proposal;

pub(crate) use adoption::{Adoption, Settled, adopt, settle};

use crate::ServiceError;
use domain::policy::{Action, Actor, Resource, authorize};

/// Whether the actor keeps the catalogue.
pub(crate) fn keeps(actor: &Actor) -> Result<(), ServiceError> {
    let _permit = authorize(actor, Action::KeepCatalogue, &Resource::Polo)?;
    Ok(())
}
