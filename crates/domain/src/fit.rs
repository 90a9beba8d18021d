//! How well a set of competences fits what is asked, with the reason of every point.
//!
//! Fit = ⌊10,000 · Σ wₖ·cₖ / Σ wₖ⌋ over the asked competences, cₖ = max over the held ones of
//! similarity · g; g is 0 without the competence, 1 at or above the asked level, else 1 − gap/4.

use crate::competence::{AskedCompetence, HeldCompetence, Level, Similarity, Taxonomy};
use crate::id::CompetenceId;
use serde::{Deserialize, Serialize};

/// The fit of a pair and its parts, in the order in which they were asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fit {
    /// From 0 to 10,000.
    pub score: u16,
    /// One part per asked competence.
    pub parts: Vec<FitPart>,
}

/// What one asked competence contributes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FitPart {
    /// What was asked.
    pub asked: AskedCompetence,
    /// The held competence that gives the most credit, with the level that counts.
    pub best: Option<(CompetenceId, Level)>,
    /// How near that one is to the asked one.
    pub similarity: Similarity,
    /// The credit in fortieths: 40 is full.
    pub credit: u8,
}

impl FitPart {
    /// The level that counts for the asked competence itself or a narrower one.
    #[must_use]
    pub fn level(&self) -> Level {
        match self.best {
            Some((_, level)) if self.similarity >= Similarity::Narrower => level,
            _ => Level::None,
        }
    }

    /// Whether a mandatory competence stays below its level: then the pair is refused.
    #[must_use]
    pub fn misses_mandatory(&self) -> bool {
        self.asked.mandatory && self.level() < self.asked.level
    }
}

impl Fit {
    /// The fit as a whole number from 0 to 100, rounded down, as people read it.
    #[must_use]
    pub fn percent(&self) -> u16 {
        self.score / 100
    }
}

/// Whether self-declared competences count in full or are capped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// On a board: self-declared at most as [`crate::competence::SELF_DECLARED_CEILING`].
    Board,
    /// When people explore for themselves.
    Exploring,
}

/// The fit of the held competences with the asked ones. Asking nothing is met by everybody.
#[must_use]
pub fn fit(held: &[HeldCompetence], asked: &[AskedCompetence], taxonomy: &Taxonomy, trust: Trust) -> Fit {
    let parts: Vec<FitPart> = asked.iter().map(|asked| part(held, *asked, taxonomy, trust)).collect();
    let total: u32 = parts.iter().map(|part| u32::from(u8::from(part.asked.weight))).sum();
    let earned: u32 = parts.iter().map(|part| u32::from(u8::from(part.asked.weight)) * u32::from(part.credit)).sum();
    let score = if total == 0 { 10_000 } else { 10_000 * earned / (40 * total) };
    Fit { score: u16::try_from(score).unwrap_or(10_000), parts }
}

fn part(held: &[HeldCompetence], asked: AskedCompetence, taxonomy: &Taxonomy, trust: Trust) -> FitPart {
    let mut best = FitPart { asked, best: None, similarity: Similarity::Unrelated, credit: 0 };
    for held in held {
        let similarity = taxonomy.similarity(held.competence, asked.competence);
        let level = match trust {
            Trust::Board => held.level_on_board(),
            Trust::Exploring => held.level,
        };
        let credit = credit(similarity, level, asked.level);
        if (credit, similarity, level) > (best.credit, best.similarity, best.best.map_or(Level::None, |(_, level)| level)) {
            best = FitPart { asked, best: Some((held.competence, level)), similarity, credit };
        }
    }
    if best.credit == 0 {
        best = FitPart { asked, best: None, similarity: Similarity::Unrelated, credit: 0 };
    }
    best
}

/// The credit of one held competence for an asked one, in fortieths: similarity in tenths times g
/// in quarters, which is 4 at or above the asked level, one less for each level of gap, and 0 at
/// level 0.
#[must_use]
pub fn credit(similarity: Similarity, held: Level, asked: Level) -> u8 {
    if held == Level::None { 0 } else { similarity as u8 * (4 - asked.number().saturating_sub(held.number())) }
}
