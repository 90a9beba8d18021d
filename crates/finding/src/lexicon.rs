//! The words of all labels, and which of them a typed word may mean.

use crate::family::root;
use crate::inflection::stem;
use crate::resemblance::{Trigram, dice, slips, trigrams};
use crate::substitutes::Substitutes;
use crate::thesaurus::Thesaurus;
use crate::vocabulary::Language;
use crate::weights::Weights;
use std::collections::HashMap;

/// A stem of the labels, by its position in the lexicon.
pub(crate) type Term = u32;

/// So many terms at most stand for one typed word.
const MAX_MEANINGS: usize = 250;
/// What is less alike is chance.
const MIN_DICE: f32 = 0.2;
/// Fewer letters begin too many words.
const MIN_BEGINNING: usize = 2;
/// Parts of a compound are at least so long.
const MIN_PART: usize = 5;

/// A term that a typed word may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Meaning {
    pub(crate) term: Term,
    /// From 0 to 1, where the word itself is 1.
    pub(crate) likeness: f32,
}

/// The stems of all labels in both languages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    stems: Vec<String>,
    /// The trigrams of each, counted.
    sizes: Vec<u8>,
    by_stem: HashMap<(Language, String), Term>,
    by_root: HashMap<String, Vec<Term>>,
    by_trigram: HashMap<Trigram, Vec<Term>>,
    /// Terms in the order of their stems, for beginnings.
    sorted: Vec<Term>,
}

impl Lexicon {
    /// The term of a word, entered when it is new.
    pub(crate) fn enter(&mut self, word: &str, language: Language) -> Term {
        let stem = stem(word, language);
        if let Some(&term) = self.by_stem.get(&(language, stem.clone())) {
            return term;
        }
        let term = Term::try_from(self.stems.len()).expect("a vocabulary has fewer than four thousand million words");
        let grams = trigrams(&stem);
        self.sizes.push(u8::try_from(grams.len()).unwrap_or(u8::MAX));
        for gram in grams {
            self.by_trigram.entry(gram).or_default().push(term);
        }
        self.by_root.entry(root(&stem, language)).or_default().push(term);
        self.by_stem.insert((language, stem.clone()), term);
        self.stems.push(stem);
        term
    }

    /// To be called when all words are entered.
    pub(crate) fn finish(&mut self) {
        self.sorted = (0..).take(self.stems.len()).collect();
        self.sorted.sort_by(|one, other| self.stems[*one as usize].cmp(&self.stems[*other as usize]));
    }

    /// Whether the labels have the word in any of its forms.
    pub(crate) fn knows(&self, word: &str) -> bool {
        Language::ALL.into_iter().any(|language| self.by_stem.contains_key(&(language, stem(word, language))))
    }

    pub(crate) fn len(&self) -> usize {
        self.stems.len()
    }

    /// The terms that a typed word may mean, the likeliest first, each once.
    pub(crate) fn meanings(&self, word: &str, substitutes: &Substitutes, thesaurus: &Thesaurus, weights: &Weights) -> Vec<Meaning> {
        let mut found = Vec::new();
        for language in Language::ALL {
            self.add_forms(&stem(word, language), language, substitutes, weights, &mut found);
        }
        for synonym in thesaurus.synonyms(word) {
            if let Some(&term) = self.by_stem.get(&(Language::Italian, synonym.to_owned())) {
                found.push(Meaning { term, likeness: weights.synonym });
            }
        }
        let known = found.iter().any(|meaning| meaning.likeness >= 1.0);
        let stem = stem(word, Language::Italian);
        self.add_look_alikes(&stem, known, weights, &mut found);
        self.add_parts(&stem, weights, &mut found);
        if !known {
            self.add_beginnings(word, weights, &mut found);
        }
        found.sort_by(|one, other| one.term.cmp(&other.term).then(other.likeness.total_cmp(&one.likeness)));
        found.dedup_by_key(|meaning| meaning.term);
        found.sort_by(|one, other| other.likeness.total_cmp(&one.likeness).then(one.term.cmp(&other.term)));
        found.truncate(MAX_MEANINGS);
        found
    }

    /// The word itself, what stands for it, and its family.
    fn add_forms(&self, stem: &str, language: Language, substitutes: &Substitutes, weights: &Weights, found: &mut Vec<Meaning>) {
        if let Some(&term) = self.by_stem.get(&(language, stem.to_owned())) {
            found.push(Meaning { term, likeness: 1.0 });
            found.extend(substitutes.of(term).iter().map(|&(term, often)| Meaning { term, likeness: weights.substitute * often }));
        }
        for &term in self.by_root.get(&root(stem, language)).into_iter().flatten() {
            found.push(Meaning { term, likeness: weights.family });
        }
    }

    /// Words that look like it: slips of the keyboard, and relatives that no ending betrays.
    fn add_look_alikes(&self, stem: &str, known: bool, weights: &Weights, found: &mut Vec<Meaning>) {
        let grams = trigrams(stem);
        let mut common: HashMap<Term, usize> = HashMap::new();
        for gram in &grams {
            for &term in self.by_trigram.get(gram).into_iter().flatten() {
                *common.entry(term).or_default() += 1;
            }
        }
        let limit = match stem.len() {
            ..=4 => 0,
            5..=7 => 1,
            _ => 2,
        };
        for (term, common) in common {
            let alike = dice(common, grams.len(), usize::from(self.sizes[term as usize]));
            if alike >= MIN_DICE {
                found.push(Meaning { term, likeness: weights.resemblance * alike });
            }
            // A word that the labels know is not misspelt.
            if !known && common >= 2 {
                let other = &self.stems[term as usize];
                if let Some(slips) = slips(stem, other, limit) {
                    let agreeing = 1.0 - share(slips, stem.len().max(other.len()));
                    found.push(Meaning { term, likeness: weights.slip * agreeing });
                }
            }
        }
    }

    /// Words inside it: idraulico in termoidraulico, ferro in ferrotranviere.
    fn add_parts(&self, stem: &str, weights: &Weights, found: &mut Vec<Meaning>) {
        if !stem.is_ascii() {
            return;
        }
        for cut in MIN_PART.min(stem.len())..stem.len() {
            let parts = [&stem[..cut], &stem[stem.len() - cut..]];
            for part in parts {
                if let Some(&term) = self.by_stem.get(&(Language::Italian, part.to_owned())) {
                    found.push(Meaning { term, likeness: weights.inside * share(cut, stem.len()) });
                }
            }
        }
    }

    /// Words of which it is the beginning.
    fn add_beginnings(&self, word: &str, weights: &Weights, found: &mut Vec<Meaning>) {
        if word.len() < MIN_BEGINNING {
            return;
        }
        let from = self.sorted.partition_point(|&term| self.stems[term as usize].as_str() < word);
        for &term in &self.sorted[from..] {
            let whole = &self.stems[term as usize];
            if !whole.starts_with(word) {
                break;
            }
            found.push(Meaning { term, likeness: weights.beginning * share(word.len(), whole.len()).max(0.5) });
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "words have few letters")]
fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}
