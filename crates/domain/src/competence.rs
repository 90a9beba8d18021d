//! Competences: levels, evidence, what a student holds, what a demand asks, how competences relate.

use crate::id::CompetenceId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How well somebody masters a competence. ESCO has no scale: this one is the product's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Level {
    /// Does not know it.
    #[default]
    None = 0,
    /// Knows what it is.
    Aware = 1,
    /// Does it with help.
    Guided = 2,
    /// Does it alone.
    Autonomous = 3,
    /// Can teach it.
    Expert = 4,
}

impl Level {
    /// The levels that can be held or asked, lowest first.
    pub const STEPS: [Self; 4] = [Self::Aware, Self::Guided, Self::Autonomous, Self::Expert];

    /// The level as a number from 0 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }
}

impl TryFrom<u8> for Level {
    type Error = &'static str;
    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Ok(match number {
            0 => Self::None,
            1 => Self::Aware,
            2 => Self::Guided,
            3 => Self::Autonomous,
            4 => Self::Expert,
            _ => return Err("a level is a number from 0 to 4"),
        })
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level as u8
    }
}

/// What kind of competence it is, as ESCO distinguishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompetenceKind {
    /// Something that one does ("abilità").
    Skill,
    /// Something that one knows ("conoscenza").
    Knowledge,
}

/// Where a student's level comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Taught in class.
    Lesson,
    /// Practised in a school lab.
    Lab,
    /// Certified by a third party.
    Certificate,
    /// Shown in a previous placement.
    Placement,
    /// Said by the student only.
    SelfDeclared,
}

/// Self-declared competences count at most as this level on a board (DESIGN, "Scores").
pub const SELF_DECLARED_CEILING: Level = Level::Guided;

/// One competence of a student.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HeldCompetence {
    /// Which one.
    pub competence: CompetenceId,
    /// How well.
    pub level: Level,
    /// Says who.
    pub evidence: Evidence,
}

impl Evidence {
    /// Every kind, with its name in the database and in forms.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Lesson, "lesson"),
        (Self::Lab, "lab"),
        (Self::Certificate, "certificate"),
        (Self::Placement, "placement"),
        (Self::SelfDeclared, "self_declared"),
    ];

    /// Whether it is the school itself that taught it.
    #[must_use]
    pub fn is_of_school(self) -> bool {
        matches!(self, Self::Lesson | Self::Lab)
    }

    /// Its name in the database and in forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The kind of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(evidence, _)| *evidence)
    }
}

impl HeldCompetence {
    /// The level that counts on a board.
    #[must_use]
    pub fn level_on_board(self) -> Level {
        match self.evidence {
            Evidence::SelfDeclared => self.level.min(SELF_DECLARED_CEILING),
            _ => self.level,
        }
    }
}

/// How much a company cares about an asked competence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Weight {
    /// Nice to have.
    Useful = 1,
    /// Matters.
    Important = 2,
    /// Decides.
    Decisive = 3,
}

impl Weight {
    /// All weights, lightest first.
    pub const ALL: [Self; 3] = [Self::Useful, Self::Important, Self::Decisive];
}

impl TryFrom<u8> for Weight {
    type Error = &'static str;
    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Ok(match number {
            1 => Self::Useful,
            2 => Self::Important,
            3 => Self::Decisive,
            _ => return Err("a weight is a number from 1 to 3"),
        })
    }
}

impl From<Weight> for u8 {
    fn from(weight: Weight) -> Self {
        weight as u8
    }
}

/// One competence that a demand asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AskedCompetence {
    /// Which one.
    pub competence: CompetenceId,
    /// The level that is wanted, at least [`Level::Aware`].
    pub level: Level,
    /// How much it counts.
    pub weight: Weight,
    /// Below the level, the pair is refused.
    pub mandatory: bool,
}

/// How competences relate: the broader ones of each and its lowest group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taxonomy {
    broader: BTreeMap<CompetenceId, BTreeSet<CompetenceId>>,
    group: BTreeMap<CompetenceId, String>,
}

/// How near a held competence is to an asked one, in tenths: the credit it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Similarity {
    /// Nothing in common.
    Unrelated = 0,
    /// Of the same lowest group.
    SameGroup = 3,
    /// The held one is broader than the asked one.
    Broader = 6,
    /// The held one is narrower than the asked one.
    Narrower = 9,
    /// The same.
    Same = 10,
}

impl Taxonomy {
    /// Builds the closure of the direct links; a cycle in the data is cut where it closes.
    pub fn new(
        direct_broader: impl IntoIterator<Item = (CompetenceId, CompetenceId)>,
        groups: impl IntoIterator<Item = (CompetenceId, String)>,
    ) -> Self {
        let mut direct: BTreeMap<CompetenceId, Vec<CompetenceId>> = BTreeMap::new();
        for (narrow, broad) in direct_broader {
            direct.entry(narrow).or_default().push(broad);
        }
        let mut broader = BTreeMap::new();
        for &start in direct.keys() {
            let mut reached = BTreeSet::new();
            let mut open = vec![start];
            while let Some(here) = open.pop() {
                for &next in direct.get(&here).into_iter().flatten() {
                    if next != start && reached.insert(next) {
                        open.push(next);
                    }
                }
            }
            broader.insert(start, reached);
        }
        Self { broader, group: groups.into_iter().filter(|(_, group)| !group.is_empty()).collect() }
    }

    /// How near `held` is to `asked`.
    #[must_use]
    pub fn similarity(&self, held: CompetenceId, asked: CompetenceId) -> Similarity {
        let is_broader = |narrow, broad| self.broader.get(&narrow).is_some_and(|set| set.contains(&broad));
        if held == asked {
            Similarity::Same
        } else if is_broader(held, asked) {
            Similarity::Narrower
        } else if is_broader(asked, held) {
            Similarity::Broader
        } else if self.group.get(&held).is_some_and(|group| self.group.get(&asked) == Some(group)) {
            Similarity::SameGroup
        } else {
            Similarity::Unrelated
        }
    }
}
