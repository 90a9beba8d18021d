//! The members of the polo: schools, training bodies, ITS, companies.

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
