//! The index: built once from a vocabulary, asked many times.

use crate::bytes::{self, BytesError};
use crate::lexicon::Term;
use crate::marks::{Marks, pieces};
use crate::scoring::{Score, Scores, score};
use crate::shelf::{Shelf, sides};
use crate::thesaurus::Thesaurus;
use crate::vocabulary::{Kind, Language, Role, Vocabulary};
use crate::weights::Weights;
use crate::words::words;
use domain::catalogue::FoundBy;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// More hits than this are never given.
pub const MAX_HITS: usize = 100;
/// A list shows so many at most.
pub const MOST_LISTED: usize = 40;
/// So many at most of what a classification has besides.
pub const MOST_OTHERS: usize = 10;
/// What answers worse is no answer.
const MIN_WORTH: f32 = 0.05;
/// A list shows a hit whose score is at least this share of the best one's: read off the demo, where
/// what belongs to a query and what merely resembles it lie well apart.
pub const SHARE_OF_BEST: f32 = 0.5;
/// What scores worse is not listed, were it the best: nonsense reached 0.17 in the demo.
const LEAST_LISTED: f32 = 0.22;

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

/// What a list shows for a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// The best first.
    pub hits: Vec<Hit>,
    /// What is to be marked in their labels: see [`Index::marked`].
    pub marks: Marks,
}

/// Concepts that can be found in anyone's words.
#[derive(Clone, Debug, Default)]
pub struct Index {
    vocabulary: Vocabulary,
    /// URI → position in the vocabulary.
    positions: HashMap<String, usize>,
    thesaurus: Arc<Thesaurus>,
    occupations: Shelf,
    competences: Shelf,
}

impl Index {
    /// Builds the index.
    #[must_use]
    pub fn build(vocabulary: Vocabulary, thesaurus: Thesaurus) -> Self {
        Self::with(vocabulary, Arc::new(thesaurus))
    }

    /// An index of other concepts with the same thesaurus.
    #[must_use]
    pub fn beside(&self, vocabulary: Vocabulary) -> Self {
        Self::with(vocabulary, Arc::clone(&self.thesaurus))
    }

    fn with(vocabulary: Vocabulary, thesaurus: Arc<Thesaurus>) -> Self {
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

    /// The label to show of a concept in a language: the preferred one where it has one in that
    /// language, else as [`Index::label`].
    #[must_use]
    pub fn label_in(&self, uri: &str, language: Language) -> Option<&str> {
        let concept = &self.vocabulary.concepts[*self.positions.get(uri)?];
        let own = concept.labels.iter().find(|label| label.role == Role::Preferred && label.language == language);
        Some(own.map_or_else(|| concept.shown(), |label| label.text.as_str()))
    }

    /// The first label of a concept in its vocabulary.
    #[must_use]
    pub fn first_label(&self, uri: &str) -> Option<&str> {
        let concept = &self.vocabulary.concepts[*self.positions.get(uri)?];
        concept.labels.first().map(|label| label.text.as_str())
    }

    /// What a list shows: of the concepts that answer best, at most [`MOST_LISTED`], those that answer
    /// at least half as well as the first. A ranking shows its first lines; a list that is filtered must
    /// end somewhere.
    #[must_use]
    pub fn listed(&self, query: &str, kind: Kind) -> Listed {
        let (mut hits, meant) = self.ranked(query, kind, MOST_LISTED, &Weights::default());
        let least = hits.first().map_or(0.0, |best| (best.score * SHARE_OF_BEST).max(LEAST_LISTED));
        hits.retain(|hit| hit.score >= least);
        Listed { hits, marks: Marks::new(kind, meant) }
    }

    /// A label in pieces: plain and marked in turn, plain first.
    #[must_use]
    pub fn marked(&self, text: &str, marks: &Marks) -> Vec<String> {
        pieces(text, marks, &self.shelf(marks.kind()).lexicon)
    }

    /// By which words a hit was found that a page calls `label`.
    #[must_use]
    pub fn found_by(&self, hit: &Hit, label: &str, marks: &Marks) -> FoundBy {
        // Of "masculine/feminine" one side says nothing that does not stand there.
        let is_there = hit.matched == label || sides(label).any(|side| side == hit.matched);
        let matched = if is_there { Vec::new() } else { self.marked(&hit.matched, marks) };
        FoundBy { label: self.marked(label, marks), matched }
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
        self.ranked(query, kind, top, weights).0
    }

    fn shelf(&self, kind: Kind) -> &Shelf {
        match kind {
            Kind::Occupation => &self.occupations,
            Kind::Competence => &self.competences,
        }
    }

    /// The best hits, and what the query was taken to mean.
    fn ranked(&self, query: &str, kind: Kind, top: usize, weights: &Weights) -> (Vec<Hit>, Vec<Term>) {
        let shelf = self.shelf(kind);
        let Scores { scores, meant } = score(shelf, &words(query), &self.thesaurus, weights);
        let mut best: Vec<(usize, Score)> = scores.into_iter().enumerate().filter(|(_, score)| score.worth >= MIN_WORTH).collect();
        best.sort_by(|(one, first), (other, second)| second.worth.total_cmp(&first.worth).then(one.cmp(other)));
        best.truncate(top.min(MAX_HITS));
        (best.into_iter().map(|(number, score)| self.hit(shelf, number, score)).collect(), meant)
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
