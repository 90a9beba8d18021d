//! What can be found: concepts with their labels, and the groups that hold them.

pub use domain::language::Language;

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a concept is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A trade or profession ("professione").
    Occupation,
    /// A skill or a piece of knowledge ("competenza").
    Competence,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Occupation, Self::Competence];
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Occupation => "occupation",
            Self::Competence => "competence",
        })
    }
}

/// How a label stands to its concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The name of the concept in that language.
    Preferred,
    /// Another name.
    Alternative,
    /// A name to be found by, not to be shown: old, colloquial, misspelt.
    Hidden,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Preferred, Self::Alternative, Self::Hidden];
}

/// One name of a concept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// As it is written. "X/Y" gives the masculine and the feminine.
    pub text: String,
    /// How it stands to the concept.
    pub role: Role,
    /// In which language.
    pub language: Language,
}

/// Something to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Its identity.
    pub uri: String,
    /// What it is.
    pub kind: Kind,
    /// Its names.
    pub labels: Vec<Label>,
    /// The code of the group that holds it (ISCO-08: "7223"); a code's beginnings are its broader
    /// groups.
    pub group: Option<String>,
    /// The URIs of broader concepts.
    pub broader: Vec<String>,
    /// What it is, in a few sentences.
    pub description: Option<String>,
}

impl Concept {
    /// The label to show: the preferred one in Italian, else in English, else the first.
    #[must_use]
    pub fn shown(&self) -> &str {
        let preferred = |language| self.labels.iter().find(move |label| label.role == Role::Preferred && label.language == language);
        preferred(Language::Italian)
            .or_else(|| preferred(Language::English))
            .or_else(|| self.labels.first())
            .map_or(self.uri.as_str(), |label| label.text.as_str())
    }
}

/// A group of a classification, such as ISCO-08.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its code.
    pub code: String,
    /// Its name.
    pub label: String,
    /// In which language.
    pub language: Language,
}

/// All that can be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// What is found.
    pub concepts: Vec<Concept>,
    /// What holds it.
    pub groups: Vec<Group>,
}
