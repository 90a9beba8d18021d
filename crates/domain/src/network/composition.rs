//! Whether a polo tecnico-professionale is composed as annex C of the D.I. of 7 February 2013 asks.
//! How many of each are thresholds of the book of rules, with validity and citation.

use crate::organisation::OrganisationKind;
use crate::regulation::{Citation, RegulationKey, Thresholds};
use serde::{Deserialize, Serialize};

/// A kind of member that a polo needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// Technical or vocational institutes.
    Institutes,
    /// Companies in the register of the Chamber of Commerce.
    Companies,
    /// ITS Academy.
    Its,
    /// Accredited training bodies.
    TrainingBodies,
}

impl Requirement {
    /// All of them, in the order of the annex.
    pub const ALL: [Self; 4] = [Self::Institutes, Self::Companies, Self::Its, Self::TrainingBodies];

    /// The threshold that says how many.
    #[must_use]
    pub fn key(self) -> RegulationKey {
        match self {
            Self::Institutes => RegulationKey::NetworkInstitutes,
            Self::Companies => RegulationKey::NetworkCompanies,
            Self::Its => RegulationKey::NetworkIts,
            Self::TrainingBodies => RegulationKey::NetworkTrainingBodies,
        }
    }

    fn of(kind: OrganisationKind) -> Self {
        match kind {
            OrganisationKind::TechnicalInstitute | OrganisationKind::VocationalInstitute => Self::Institutes,
            OrganisationKind::Company => Self::Companies,
            OrganisationKind::Its => Self::Its,
            OrganisationKind::TrainingBody => Self::TrainingBodies,
        }
    }
}

/// Of a member, what the composition asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member<'m> {
    /// What it is.
    pub kind: OrganisationKind,
    /// Its partita IVA: a company without one cannot be looked up in the Chamber's register, and
    /// does not count until it is known. That it *is* in the register, a person must look up.
    pub vat_number: Option<&'m str>,
}

/// One thing that a polo needs, and what it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementLine {
    /// What.
    pub requirement: Requirement,
    /// How many are needed; 0 where the book of rules says nothing for the day.
    pub needed: u16,
    /// How many count.
    pub found: u32,
    /// Companies that do not count, because nothing is known by which to look them up.
    pub uncounted: u32,
    /// Where it is written.
    pub citation: Option<Citation>,
}

impl RequirementLine {
    /// How many are missing.
    #[must_use]
    pub fn missing(&self) -> u32 {
        u32::from(self.needed).saturating_sub(self.found)
    }
}

/// What a polo needs and has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Composition {
    /// Line by line.
    pub lines: Vec<RequirementLine>,
}

impl Composition {
    /// The composition of these members, by the thresholds of a day.
    #[must_use]
    pub fn of<'m>(members: impl IntoIterator<Item = Member<'m>>, thresholds: &Thresholds<'_>) -> Self {
        let mut lines: Vec<RequirementLine> = Requirement::ALL
            .into_iter()
            .map(|requirement| {
                let regulation = thresholds.get(requirement.key());
                RequirementLine {
                    requirement,
                    needed: regulation.map_or(0, |regulation| regulation.value),
                    found: 0,
                    uncounted: 0,
                    citation: regulation.map(|regulation| regulation.citation.clone()),
                }
            })
            .collect();
        for member in members {
            let line = &mut lines[Requirement::of(member.kind) as usize];
            if member.kind == OrganisationKind::Company && member.vat_number.is_none() {
                line.uncounted += 1;
            } else {
                line.found += 1;
            }
        }
        Self { lines }
    }

    /// Whether nothing is missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.lines.iter().all(|line| line.missing() == 0)
    }
}
