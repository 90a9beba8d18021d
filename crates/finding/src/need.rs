//! From a company's own words to a need: the competences that they name, the occupation that they
//! describe, and what was not understood. A proposal only: a person confirms every line of it.

use crate::index::{Hit, Index};
use crate::phrases::{Phrase, phrases};
use crate::vocabulary::Kind;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A competence that answers worse is not proposed.
const MIN_COMPETENCE: f32 = 0.45;
/// An occupation that answers a phrase worse is not counted.
const MIN_OCCUPATION: f32 = 0.35;
/// How much a phrase counts for occupations that names a competence better than any occupation.
const IN_PASSING: f32 = 0.6;
/// So many hits of a phrase count for the occupation.
const DEPTH: usize = 10;
/// So many occupations are proposed at most.
const MAX_OCCUPATIONS: usize = 3;
/// How sure an occupation is that needs all that is named, and is not named itself.
const BY_COMPETENCES: f32 = 0.7;

/// Why something is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "because", content = "of")]
pub enum Reason {
    /// These words of the text say so.
    Said(Phrase),
    /// The proposed occupation cannot do without it; its URI.
    Essential(String),
}

/// A competence to confirm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposedCompetence {
    /// Which one.
    pub uri: String,
    /// Its label.
    pub label: String,
    /// How sure, from 0 to 1; 1 where the occupation brings it.
    pub score: f32,
    /// Why.
    pub reason: Reason,
}

/// What a text asks for, to be confirmed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ProposedNeed {
    /// The occupations that fit, the best first.
    pub occupations: Vec<Hit>,
    /// What the text names, in its order, then what the best occupation adds.
    pub competences: Vec<ProposedCompetence>,
    /// What was understood neither as a competence nor as an occupation.
    pub unmatched: Vec<Phrase>,
}

/// The essential competences of occupations: URI → URIs.
pub type Essentials = BTreeMap<String, Vec<String>>;

/// Reads what a company asks for in its own words.
///
/// Each [phrase](phrases) names the competence that answers it best. An occupation fits by its names
/// in the phrases and by how much of the named competences it needs; competences that few
/// occupations need tell more.
#[must_use]
pub fn read_need(index: &Index, text: &str, essentials: &Essentials) -> ProposedNeed {
    let mut need = ProposedNeed::default();
    let mut proposed = BTreeSet::new();
    let mut by_name: BTreeMap<String, Hit> = BTreeMap::new();
    for phrase in phrases(text) {
        let competence = index.find(&phrase.text, Kind::Competence, 1).into_iter().find(|hit| hit.score >= MIN_COMPETENCE);
        let occupations = index.find(&phrase.text, Kind::Occupation, DEPTH);
        let names_occupation = occupations.first().is_some_and(|hit| hit.score >= MIN_COMPETENCE);
        let better = |hit: &Hit| competence.as_ref().is_some_and(|competence| competence.score >= hit.score);
        let share = if occupations.first().is_some_and(better) { IN_PASSING } else { 1.0 };
        for mut hit in occupations.into_iter().filter(|hit| hit.score >= MIN_OCCUPATION) {
            hit.score *= share;
            let best = by_name.entry(hit.uri.clone()).or_insert_with(|| hit.clone());
            if hit.score > best.score {
                *best = hit;
            }
        }
        match competence {
            Some(hit) => {
                if proposed.insert(hit.uri.clone()) {
                    need.competences.push(ProposedCompetence {
                        uri: hit.uri,
                        label: hit.label,
                        score: hit.score,
                        reason: Reason::Said(phrase),
                    });
                }
            }
            None if names_occupation => {}
            None => need.unmatched.push(phrase),
        }
    }
    need.occupations = occupations(index, by_name, &need.competences, essentials);
    if let Some(best) = need.occupations.first() {
        for uri in essentials.get(&best.uri).into_iter().flatten() {
            if let Some(label) = index.label(uri)
                && proposed.insert(uri.clone())
            {
                let reason = Reason::Essential(best.uri.clone());
                need.competences.push(ProposedCompetence { uri: uri.clone(), label: label.to_owned(), score: 1.0, reason });
            }
        }
    }
    need
}

/// The occupations that fit by name and by competences.
#[expect(clippy::cast_precision_loss, reason = "a few thousand occupations")]
fn occupations(index: &Index, mut fitting: BTreeMap<String, Hit>, named: &[ProposedCompetence], essentials: &Essentials) -> Vec<Hit> {
    let needed_by = |uri: &str| essentials.values().filter(|needed| needed.iter().any(|other| other == uri)).count();
    let tells: Vec<(&str, f32)> = named
        .iter()
        .map(|competence| (competence.uri.as_str(), competence.score / (1.0 + needed_by(&competence.uri) as f32).sqrt()))
        .collect();
    let all: f32 = tells.iter().map(|(_, tells)| tells).sum();
    for (occupation, needed) in essentials {
        let shared: f32 = tells.iter().filter(|(uri, _)| needed.iter().any(|other| other == uri)).map(|(_, tells)| tells).sum();
        if shared > 0.0
            && let Some(label) = index.label(occupation)
        {
            let fits = BY_COMPETENCES * shared / all.max(f32::MIN_POSITIVE);
            let nothing = || Hit { uri: occupation.clone(), label: label.to_owned(), matched: label.to_owned(), score: 0.0 };
            let hit = fitting.entry(occupation.clone()).or_insert_with(nothing);
            // Either is a reason by itself: together they are surer than each.
            hit.score += (1.0 - hit.score) * fits;
        }
    }
    let mut best: Vec<Hit> = fitting.into_values().collect();
    best.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| one.uri.cmp(&other.uri)));
    best.truncate(MAX_OCCUPATIONS);
    best
}
