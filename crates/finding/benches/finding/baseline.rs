//! What is compared with: TF-IDF of groups of letters, without and with stems, and a mixture.
//!
//! Each label is a vector of features, weighed by how often it has them and how rare they are among
//! labels, of length one; a concept answers as well as the label nearest to the query (cosine).

use finding::{Language, Vocabulary, root, stem, words};
use std::collections::{BTreeMap, HashMap};

/// A way to make features of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Features {
    /// Groups of three to five letters within words.
    Letters,
    /// The same of the words' stems and roots.
    StemmedLetters,
    /// Stems.
    Stems,
}

impl Features {
    fn of(self, text: &str) -> Vec<String> {
        // Also the joining words: that is what such baselines do.
        let all = domain::search::normalise(text);
        let mut features = Vec::new();
        match self {
            Self::Letters => all.split(' ').for_each(|word| groups(word, &mut features)),
            Self::StemmedLetters => all.split(' ').for_each(|word| groups(&stem(word, Language::Italian), &mut features)),
            Self::Stems => {
                for word in words(text) {
                    let stem = stem(&word, Language::Italian);
                    features.push(format!("≈{}", root(&stem, Language::Italian)));
                    features.push(stem);
                }
            }
        }
        features
    }
}

fn groups(word: &str, features: &mut Vec<String>) {
    let padded: Vec<char> = format!(" {word} ").chars().collect();
    for length in 3..=5 {
        features.extend(padded.windows(length).map(|group| group.iter().collect::<String>()));
    }
}

/// The labels of a vocabulary as vectors.
pub(crate) struct Baseline {
    features: Features,
    rarity: HashMap<String, f32>,
    /// Feature → (label, weight).
    postings: HashMap<String, Vec<(usize, f32)>>,
    /// Label → concept.
    concepts: Vec<usize>,
}

impl Baseline {
    pub(crate) fn new(vocabulary: &Vocabulary, features: Features) -> Self {
        let mut labels = Vec::new();
        let mut concepts = Vec::new();
        for (number, concept) in vocabulary.concepts.iter().enumerate() {
            for label in concept.labels.iter().flat_map(|label| label.text.split('/')) {
                labels.push(count(features.of(label)));
                concepts.push(number);
            }
        }
        let mut frequency: HashMap<String, usize> = HashMap::new();
        for feature in labels.iter().flat_map(BTreeMap::keys) {
            *frequency.entry(feature.clone()).or_default() += 1;
        }
        let all = labels.len();
        let rarity: HashMap<String, f32> = frequency.into_iter().map(|(feature, n)| (feature, inverse(all, n))).collect();
        let mut postings: HashMap<String, Vec<(usize, f32)>> = HashMap::new();
        for (number, label) in labels.iter().enumerate() {
            for (feature, weight) in weigh(label, &rarity) {
                postings.entry(feature).or_default().push((number, weight));
            }
        }
        Self { features, rarity, postings, concepts }
    }

    /// For each concept, the cosine of its nearest label.
    pub(crate) fn scores(&self, query: &str, concepts: usize) -> Vec<f32> {
        let mut labels = vec![0.0_f32; self.concepts.len()];
        for (feature, weight) in weigh(&count(self.features.of(query)), &self.rarity) {
            for &(label, other) in self.postings.get(&feature).into_iter().flatten() {
                labels[label] += weight * other;
            }
        }
        let mut best = vec![0.0_f32; concepts];
        for (label, &concept) in labels.iter().zip(&self.concepts) {
            best[concept] = best[concept].max(*label);
        }
        best
    }
}

fn count(features: Vec<String>) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for feature in features {
        *counted.entry(feature).or_default() += 1;
    }
    counted
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand labels")]
fn inverse(all: usize, frequency: usize) -> f32 {
    ((1.0 + all as f32) / (1.0 + frequency as f32)).ln() + 1.0
}

/// Of length one; features that no label has are left out.
#[expect(clippy::cast_precision_loss, reason = "a label has few letters")]
fn weigh(counted: &BTreeMap<String, usize>, rarity: &HashMap<String, f32>) -> Vec<(String, f32)> {
    let weighed: Vec<(String, f32)> =
        counted.iter().filter_map(|(feature, n)| Some((feature.clone(), *n as f32 * rarity.get(feature)?))).collect();
    let length = weighed.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    weighed.into_iter().map(|(feature, weight)| (feature, weight / length)).collect()
}
