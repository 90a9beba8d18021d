//! The members of the polo: schools, training bodies, ITS, companies.

mod class;
mod form;
mod promotion;

pub use class::{ClassFilter, ClassForm, ClassTerms, MAX_TRACK};
pub use form::{Contact, MAX_NAME, OrganisationForm, OrganisationTerms};
pub use promotion::{LAST_GRADE, Promotion, PromotionForm};

use crate::id::{OrganisationId, SchoolClassId};
use serde::{Deserialize, Serialize};

/// What kind of member an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// Istituto tecnico.
    TechnicalInstitute,
    /// Istituto professionale.
    VocationalInstitute,
    /// Istituto tecnologico superiore (ITS Academy).
    Its,
    /// Agenzia formativa accreditata.
    TrainingBody,
    /// Impresa.
    Company,
}

impl OrganisationKind {
    /// Every kind, with its name in the database, in forms and in addresses.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::TechnicalInstitute, "technical_institute"),
        (Self::VocationalInstitute, "vocational_institute"),
        (Self::Its, "its"),
        (Self::TrainingBody, "training_body"),
        (Self::Company, "company"),
    ];

    /// Its name in the database, in forms and in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The kind of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
    }

    /// Whether an organisation of this kind may be corrected to the other one: classes hang on
    /// schools and requests on companies, and nothing may be left hanging.
    #[must_use]
    pub fn may_become(self, other: Self) -> bool {
        let neither_has_rows = |kind| matches!(kind, Self::Its | Self::TrainingBody);
        self == other || self.is_school() && other.is_school() || neither_has_rows(self) && neither_has_rows(other)
    }

    /// Whether it teaches classes.
    #[must_use]
    pub fn is_school(self) -> bool {
        matches!(self, Self::TechnicalInstitute | Self::VocationalInstitute)
    }
}

/// An organisation as every visitor may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Which one.
    pub id: OrganisationId,
    /// Its official name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// Where its seat is.
    pub municipality: String,
}

/// A class of one school year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolClass {
    /// Which one.
    pub id: SchoolClassId,
    /// Whose.
    pub school: OrganisationId,
    /// As the school writes it: "2026/27".
    pub school_year: String,
    /// From 1 to 5.
    pub grade: u8,
    /// "A".
    pub section: String,
    /// The course of studies ("indirizzo").
    pub track: String,
}

impl SchoolClass {
    /// How people call it: "4ª A".
    #[must_use]
    pub fn label(&self) -> String {
        class_label(self.grade, &self.section)
    }
}

/// Grade and section as people write them: "4ª A".
#[must_use]
pub fn class_label(grade: u8, section: &str) -> String {
    format!("{grade}ª {section}")
}
