//! The index: built once from a vocabulary, asked many times.

use crate::bytes::{self, BytesError};
use crate::scoring::{Score, score};
use crate::shelf::{Shelf, sides};
use crate::thesaurus::Thesaurus;
use crate::vocabulary::{Kind, Role, Vocabulary};
use crate::weights::Weights;
use crate::words::words;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// More hits than this are never given.
pub const MAX_HITS: usize = 100;
/// What answers worse is no answer.
const MIN_WORTH: f32 = 0.05;

/// A concept that answers a query.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// Which concept.
    pub uri: String,
    /// The label to show.
    pub label: String,
    /// The label that matched; the label to show where that is a hidden one, or none did.
    pub matched: String,
    /// How well, from 0 to 1.
    pub score: f32,
}

/// A query and its hits: a line of the answer of `annoda find`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// As it was asked.
    pub query: String,
    /// The best first.
    pub hits: Vec<Hit>,
}

/// Concepts that can be found in anyone's words.
#[derive(Clone, Debug, Default)]
pub struct Index {
    vocabulary: Vocabulary,
    /// URI → position in the vocabulary.
    positions: HashMap<String, usize>,
    thesaurus: Thesaurus,
    occupations: Shelf,
    competences: Shelf,
}

impl Index {
    /// Builds the index.
    #[must_use]
    pub fn build(vocabulary: Vocabulary, thesaurus: Thesaurus) -> Self {
        let occupations = Shelf::new(&vocabulary, Kind::Occupation);
        let competences = Shelf::new(&vocabulary, Kind::Competence);
        let positions = vocabulary.concepts.iter().enumerate().map(|(position, concept)| (concept.uri.clone(), position)).collect();
        Self { vocabulary, positions, thesaurus, occupations, competences }
    }

    /// The index as bytes, to be stored or sent, and compressed on the way.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        bytes::write(&self.vocabulary, &self.thesaurus)
    }

    /// Reads what [`Index::to_bytes`] wrote.
    ///
    /// # Errors
    /// When the bytes are something else, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BytesError> {
        let (vocabulary, thesaurus) = bytes::read(bytes)?;
        Ok(Self::build(vocabulary, thesaurus))
    }

    /// What is found.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The label to show of a concept, `None` for one that is not here.
    #[must_use]
    pub fn label(&self, uri: &str) -> Option<&str> {
        self.positions.get(uri).map(|&position| self.vocabulary.concepts[position].shown())
    }

    /// The concepts that answer best, at most `top` and at most [`MAX_HITS`], the best first.
    ///
    /// A query that says nothing (empty, or only joining words) finds nothing.
    #[must_use]
    pub fn find(&self, query: &str, kind: Kind, top: usize) -> Vec<Hit> {
        self.find_weighing(query, kind, top, &Weights::default())
    }

    /// The same with other weights.
    #[must_use]
    pub fn find_weighing(&self, query: &str, kind: Kind, top: usize, weights: &Weights) -> Vec<Hit> {
        let shelf = match kind {
            Kind::Occupation => &self.occupations,
            Kind::Competence => &self.competences,
        };
        let scores = score(shelf, &words(query), &self.thesaurus, weights);
        let mut best: Vec<(usize, Score)> = scores.into_iter().enumerate().filter(|(_, score)| score.worth >= MIN_WORTH).collect();
        best.sort_by(|(one, first), (other, second)| second.worth.total_cmp(&first.worth).then(one.cmp(other)));
        best.truncate(top.min(MAX_HITS));
        best.into_iter().map(|(number, score)| self.hit(shelf, number, score)).collect()
    }

    fn hit(&self, shelf: &Shelf, number: usize, score: Score) -> Hit {
        let concept = &self.vocabulary.concepts[shelf.concepts[number] as usize];
        let label = concept.shown();
        let matched = score.name.and_then(|name| {
            let name = &shelf.names[name as usize];
            let matched = &concept.labels[name.label as usize];
            // A hidden label may be misspelt on purpose: it finds, but is not shown.
            (matched.role != Role::Hidden).then(|| sides(&matched.text).nth(name.side as usize).unwrap_or(&matched.text))
        });
        let matched = matched.unwrap_or(label);
        Hit { uri: concept.uri.clone(), label: label.to_owned(), matched: matched.to_owned(), score: score.worth.clamp(0.0, 1.0) }
    }
}
