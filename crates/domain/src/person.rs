//! People who use the product, as far as the screens need to know of them.

use crate::id::PersonId;
use crate::policy::Actor;
use serde::{Deserialize, Serialize};

/// Which kind of person, for choosing and for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleKind {
    /// Docente.
    Teacher,
    /// Studente.
    Student,
    /// Azienda.
    Company,
    /// Coordinatore del polo.
    Coordinator,
}

/// A fictional person whom a visitor of the demo may play; available in demo mode only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoPerson {
    /// Which person.
    pub id: PersonId,
    /// Their name: people of the demo are fictional.
    pub name: String,
    /// What they are.
    pub role: RoleKind,
    /// Of which school or company; empty for none.
    pub organisation: String,
    /// How many placements wait for a step of theirs, for the menu; counted for pages only.
    #[serde(default)]
    pub waiting: u32,
}

/// Who the reader of a page is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The actor.
    pub actor: Actor,
    /// The person's own name and organisation; `None` for a visitor.
    pub person: Option<DemoPerson>,
    /// Whether the chooser of demo people exists.
    pub demo: bool,
}

/// What the front page tells of the polo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoloFigures {
    /// Companies.
    pub companies: u32,
    /// Schools, ITS and training bodies.
    pub schools: u32,
    /// Students on boards.
    pub students: u32,
    /// Seats of placements that are on boards.
    pub seats: u32,
    /// Of these, taken.
    pub taken: u32,
    /// People asked ahead, in forecasts.
    pub forecast: u32,
    /// Occupations in the catalogue.
    pub occupations: u32,
    /// Competences in the catalogue.
    pub competences: u32,
}
