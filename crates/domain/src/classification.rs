//! Concepts of a published classification (ESCO with its ISCO-08 groups), the words for them and how
//! they relate. The polo's own catalogue takes from it what its companies and schools use; the
//! classification is what everybody's words are looked up in.

use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a concept stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConceptKind {
    /// An occupation.
    Occupation,
    /// A skill.
    Skill,
    /// A field of knowledge.
    Knowledge,
    /// A group of occupations, of ISCO-08.
    OccupationGroup,
    /// A group of skills.
    SkillGroup,
}

impl ConceptKind {
    /// Whether it belongs to the occupations, not to the skills.
    #[must_use]
    pub fn is_of_occupations(self) -> bool {
        matches!(self, Self::Occupation | Self::OccupationGroup)
    }
}

/// How a concept relates to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConceptRelation {
    /// The other one is broader.
    Broader,
    /// Cannot do without the other one.
    Essential,
    /// The other one helps.
    Optional,
}

/// A concept with its words in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Its address: what it is known by everywhere.
    pub uri: String,
    /// What it stands for.
    pub kind: ConceptKind,
    /// The classification's own code; empty where the version has none.
    pub code: String,
    /// Of an occupation: its ISCO-08 group, four digits.
    pub group: String,
    /// The preferred label.
    pub label: String,
    /// Other labels, each once, without the preferred one.
    pub alternatives: Vec<String>,
    /// What it is, in a sentence or two; may be empty.
    pub description: String,
}

/// A relation between two concepts, by their addresses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConceptLink {
    /// Of which one it is said.
    pub concept: String,
    /// How.
    pub relation: ConceptRelation,
    /// To which one.
    pub other: String,
}

/// Where links come from: a publication states all of one origin or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkOrigin {
    /// Broader occupations and groups.
    OccupationHierarchy,
    /// Broader skills and groups.
    SkillHierarchy,
    /// What occupations need.
    OccupationNeeds,
    /// What skills need.
    SkillNeeds,
}

impl LinkOrigin {
    /// The origin of a link of a concept.
    #[must_use]
    pub fn of(kind: ConceptKind, relation: ConceptRelation) -> Self {
        match (kind.is_of_occupations(), relation) {
            (true, ConceptRelation::Broader) => Self::OccupationHierarchy,
            (false, ConceptRelation::Broader) => Self::SkillHierarchy,
            (true, _) => Self::OccupationNeeds,
            (false, _) => Self::SkillNeeds,
        }
    }
}

/// What was published, in one language: whole in what it states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Classification {
    /// The language of the words.
    pub language: Language,
    /// The concepts.
    pub concepts: Vec<Concept>,
    /// The links of each origin that it states.
    pub links: BTreeMap<LinkOrigin, Vec<ConceptLink>>,
}

/// What storing a classification did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassificationReport {
    /// Concepts that were not known.
    pub added: usize,
    /// Concepts of which the code, the group or a word is another one now.
    pub changed: usize,
    /// Concepts that are as they were.
    pub unchanged: usize,
    /// Links that were not known.
    pub links_added: usize,
    /// Links that are no longer stated.
    pub links_removed: usize,
    /// Links that are as they were.
    pub links_unchanged: usize,
    /// Links left out, because one of the two concepts is not known.
    pub links_to_unknown: usize,
}
