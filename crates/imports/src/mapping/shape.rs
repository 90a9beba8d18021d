//! What a kind of import expects: which meanings its columns may have, in which words they are
//! headed, what stands in them, and which of them it cannot do without.

use super::content::Content;
use super::field::Field;
use super::shapes;
use serde::{Deserialize, Serialize};

/// What is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// Classes with their students.
    Students,
    /// What students can do.
    StudentCompetences,
    /// Companies.
    Companies,
    /// What companies ask.
    Demands,
    /// The orders in which students would like the places.
    Preferences,
    /// Last year's placements.
    Placements,
    /// Municipalities with their places on the map.
    Municipalities,
    /// Minutes of travel between municipalities.
    TravelTimes,
}

impl ImportKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Students,
        Self::StudentCompetences,
        Self::Companies,
        Self::Demands,
        Self::Preferences,
        Self::Placements,
        Self::Municipalities,
        Self::TravelTimes,
    ];

    /// A key of `messages`: what people call it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Students => "import-kind-students",
            Self::StudentCompetences => "import-kind-student-competences",
            Self::Companies => "import-kind-companies",
            Self::Demands => "import-kind-demands",
            Self::Preferences => "import-kind-preferences",
            Self::Placements => "import-kind-placements",
            Self::Municipalities => "import-kind-municipalities",
            Self::TravelTimes => "import-kind-travel-times",
        }
    }

    /// What it expects.
    #[must_use]
    pub fn shape(self) -> &'static Shape {
        match self {
            Self::Students => &shapes::STUDENTS,
            Self::StudentCompetences => &shapes::STUDENT_COMPETENCES,
            Self::Companies => &shapes::COMPANIES,
            Self::Demands => &shapes::DEMANDS,
            Self::Preferences => &shapes::PREFERENCES,
            Self::Placements => &shapes::PLACEMENTS,
            Self::Municipalities => &shapes::MUNICIPALITIES,
            Self::TravelTimes => &shapes::TRAVEL_TIMES,
        }
    }
}

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It is imported.
    Import,
    /// It is recognised and left out, because nobody needs to have it here: tax codes, health,
    /// religion, family.
    LeaveForPrivacy,
    /// It is recognised, so that it is not taken for something else, and has no place here.
    Leave,
}

/// A meaning that a kind of import knows.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// The meaning.
    pub field: Field,
    /// What becomes of it.
    pub becomes: Use,
    /// What stands in such a column.
    pub content: Content,
    /// How it is headed, in Italian and English, with `|` between.
    pub words: &'static str,
}

/// What a kind of import expects.
#[derive(Debug)]
pub struct Shape {
    /// The meanings, those that win where two fit alike first.
    pub fields: &'static [FieldSpec],
    /// Each must be met by one of its sets of fields.
    pub requirements: &'static [&'static [&'static [Field]]],
}

impl Shape {
    /// What it knows of a meaning.
    #[must_use]
    pub fn spec(&self, field: Field) -> Option<&'static FieldSpec> {
        self.fields.iter().find(|spec| spec.field == field)
    }
}
