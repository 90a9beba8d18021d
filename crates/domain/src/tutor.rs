//! Who follows students: of each placement one tutor of the school and one of the company. How many
//! one of them follows at the same time is worked out in `load.rs`.

mod form;
mod load;

pub use form::{AssignForm, MAX_LOAD, MAX_NAME, MAX_ROLE, TutorForm, TutorTerms};
pub use load::{Followed, Load, load, worst};

use crate::calendar::Date;
use crate::id::{OrganisationId, TutorId};
use serde::{Deserialize, Serialize};

/// A tutor: an adult with a contact of their work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tutor {
    /// Which one.
    pub id: TutorId,
    /// Of which school or company.
    pub organisation: OrganisationId,
    /// Who they are and how many they take on.
    pub terms: TutorTerms,
    /// The day since which they follow nobody new; `None` while they do.
    pub ended_on: Option<Date>,
    /// How often it was written.
    pub version: u64,
}

impl Tutor {
    /// Whether students may be given to them.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.ended_on.is_none()
    }
}

/// What a board knows of a company's tutor: no name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TutorFacts {
    /// How many students at once they take on, by their company's word.
    pub most: u16,
    /// Students whom they follow on other boards.
    pub elsewhere: Vec<Followed>,
}
