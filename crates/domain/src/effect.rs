//! What a change of thresholds, or of one demand's terms, would do to the pairs of a board: figures,
//! or ids that stay on the server. Nobody is named.

use crate::board::{BoardState, Facts, Standing};
use crate::competence::AskedCompetence;
use crate::demand::DemandFacts;
use crate::fit::{Trust, fit};
use crate::id::{DemandId, StudentId};
use crate::regulation::Regulations;
use crate::rules::{Conditions, Verdict};
use serde::{Deserialize, Serialize};

/// How many pairs of student and demand would be judged otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Possible before, refused after.
    pub refused: u32,
    /// Of these, placed already.
    pub refused_placed: u32,
    /// Refused before, possible after.
    pub allowed: u32,
    /// Without a remark before, a warning after.
    pub warned: u32,
    /// A warning before, none after.
    pub cleared: u32,
}

impl Effect {
    /// Whether no pair would be judged otherwise.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            refused: self.refused.saturating_add(other.refused),
            refused_placed: self.refused_placed.saturating_add(other.refused_placed),
            allowed: self.allowed.saturating_add(other.allowed),
            warned: self.warned.saturating_add(other.warned),
            cleared: self.cleared.saturating_add(other.cleared),
        }
    }
}

/// Judges every pair of a board by the thresholds of its facts and by others. A pair that lacks a
/// mandatory competence is refused either way. Takes the time of two judgements for each pair.
#[must_use]
pub fn effect(state: &BoardState, facts: &Facts, after: &Regulations) -> Effect {
    let mut effect = Effect::default();
    for (id, _) in state.demands() {
        let Some(demand) = facts.demands.get(&id) else { continue };
        let (old, new) = (Conditions::new(demand, &facts.regulations, facts.today), Conditions::new(demand, after, facts.today));
        let mandatory: Vec<AskedCompetence> = demand.asked.iter().filter(|asked| asked.mandatory).copied().collect();
        for (student, entry) in state.students() {
            // Whom the school rules out stays refused, whatever the law says.
            let Some(known) = facts.students.get(&student).filter(|known| !known.barred.contains(&id)) else { continue };
            let placed = entry.standing == Standing::Placed(id);
            let following = facts.following(state, student, id);
            let verdicts = (old.worst(known, following), new.worst(known, following));
            if verdicts.0 == verdicts.1 {
                continue;
            }
            let parts = fit(&known.competences, &mandatory, &facts.taxonomy, Trust::Board).parts;
            if parts.iter().any(crate::fit::FitPart::misses_mandatory) {
                continue;
            }
            match verdicts {
                (_, Verdict::Refused) => {
                    effect.refused += 1;
                    effect.refused_placed += u32::from(placed);
                }
                (Verdict::Refused, _) => effect.allowed += 1,
                (_, Verdict::Warning) => effect.warned += 1,
                (_, Verdict::Pass) => effect.cleared += 1,
            }
        }
    }
    effect
}

/// The students with a seat of a demand whom the rules allow now and would refuse if these were its
/// facts.
#[must_use]
pub fn unseated(state: &BoardState, facts: &Facts, demand: DemandId, after: &DemandFacts) -> Vec<StudentId> {
    let mut changed = facts.clone();
    if changed.demands.insert(demand, after.clone()).is_none() {
        return Vec::new();
    }
    let refuses = |facts: &Facts, student: StudentId| {
        let report = facts.judge(student, demand, facts.following(state, student, demand));
        report.is_some_and(|report| report.refusals().next().is_some())
    };
    state.seated(demand).filter(|student| !refuses(facts, *student) && refuses(&changed, *student)).collect()
}
