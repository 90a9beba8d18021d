//! How a file is read: what its columns mean, what was corrected, what stays outside.

use crate::ServiceError;
use domain::id::BoardId;
use imports::drafts::Corrections;
use imports::mapping::{ImportKind, Mapping};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What somebody said about a file, step by step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The school year of rows that do not say it: "2026/27".
    pub school_year: String,
    /// Of which board orders of places are; `None` for the school's next one.
    pub board: Option<BoardId>,
    /// The sheet of a workbook; `None` for the fullest.
    pub sheet: Option<String>,
    /// What the columns mean, where somebody looked at it.
    pub mapping: Option<Mapping>,
    /// What somebody wrote into cells.
    pub corrections: Corrections,
    /// Rows that somebody leaves out.
    pub left_out: BTreeSet<u32>,
}

impl Settings {
    /// As they are stored.
    pub(super) fn read(text: &str) -> Result<Self, ServiceError> {
        serde_json::from_str(text).map_err(|why| ServiceError::Malformed(why.to_string()))
    }

    /// To be stored.
    pub(super) fn written(&self) -> Result<String, ServiceError> {
        serde_json::to_string(self).map_err(|why| ServiceError::Malformed(why.to_string()))
    }
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// A list of one kind.
    List(ImportKind),
    /// The package of ESCO, the European classification.
    Esco,
}

impl FileKind {
    /// The kind with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        if word == Self::Esco.word() {
            return Some(Self::Esco);
        }
        ImportKind::ALL.into_iter().map(Self::List).find(|kind| kind.word() == word)
    }

    /// The word of a kind in addresses, forms and the database.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Esco => "esco",
            Self::List(ImportKind::Students) => "students",
            Self::List(ImportKind::StudentCompetences) => "student-competences",
            Self::List(ImportKind::Companies) => "companies",
            Self::List(ImportKind::Demands) => "demands",
            Self::List(ImportKind::Preferences) => "preferences",
            Self::List(ImportKind::Placements) => "placements",
            Self::List(ImportKind::Municipalities) => "municipalities",
            Self::List(ImportKind::TravelTimes) => "travel-times",
        }
    }

    /// A key of `messages`: what people call it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Esco => "import-kind-esco",
            Self::List(kind) => kind.key(),
        }
    }

    /// Whether rows of this kind speak of students, so that only their own school may take them in.
    #[must_use]
    pub fn is_of_a_school(self) -> bool {
        match self {
            Self::Esco => false,
            Self::List(kind) => is_of_a_school(kind),
        }
    }
}

/// Whether rows of this kind speak of students.
pub(super) fn is_of_a_school(kind: ImportKind) -> bool {
    matches!(kind, ImportKind::Students | ImportKind::StudentCompetences | ImportKind::Preferences | ImportKind::Placements)
}
