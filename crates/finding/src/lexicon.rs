//! The words of all labels, and which of them a typed word may mean.

use crate::family::root;
use crate::inflection::stem;
use crate::resemblance::{Trigram, dice, slips, trigrams};
use crate::substitutes::Substitutes;
use crate::thesaurus::Thesaurus;
use crate::vocabulary::Language;
use crate::weights::Weights;
use std::collections::{BTreeMap, HashMap};

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
/// A word that looks like another in fewer of its groups of letters is that one by chance: script, screw.
const NEAR_DICE: f32 = 0.55;
/// A slip in a shorter word may as well be another word: world, word.
const SURE_SLIP: usize = 7;
/// Fewer letters may begin anything.
const SURE_BEGINNING: usize = 4;

/// How sure it is that a typed word means a term, whatever it counts: what only looks a little like
/// it ranks, but finds nothing by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Certainty {
    /// Nothing but some letters in common.
    #[default]
    Chance,
    /// A slip in a short word, a near relative, two or three letters of a beginning.
    Likely,
    /// Another form, the same family, a synonym, a beginning, a part, a slip in a long word.
    Sure,
}

/// A term that a typed word may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Meaning {
    pub(crate) term: Term,
    /// From 0 to 1, where the word itself is 1.
    pub(crate) likeness: f32,
    /// How sure it is.
    pub(crate) certainty: Certainty,
}

/// The likeliest of what was found for each term.
struct Found {
    likeness: Vec<(f32, Certainty)>,
    terms: Vec<Term>,
}

impl Found {
    fn add(&mut self, term: Term, likeness: f32, certainty: Certainty) {
        let (best, surest) = &mut self.likeness[term as usize];
        if *best <= 0.0 {
            self.terms.push(term);
        }
        *best = best.max(likeness);
        *surest = certainty.max(*surest);
    }

    /// The likeliest, in a fixed order.
    fn likeliest(self) -> Vec<Meaning> {
        let meaning = |&term: &Term| {
            let (likeness, certainty) = self.likeness[term as usize];
            Meaning { term, likeness, certainty }
        };
        let mut all: Vec<Meaning> = self.terms.iter().map(meaning).collect();
        let order = |one: &Meaning, other: &Meaning| other.likeness.total_cmp(&one.likeness).then(one.term.cmp(&other.term));
        if all.len() > MAX_MEANINGS {
            all.select_nth_unstable_by(MAX_MEANINGS, order);
            all.truncate(MAX_MEANINGS);
        }
        all.sort_unstable_by(order);
        all
    }
}

/// The stems of all labels in both languages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    stems: Vec<String>,
    /// The trigrams of each, counted.
    sizes: Vec<u8>,
    /// For each language, the terms by their stems.
    by_stem: BTreeMap<Language, HashMap<String, Term>>,
    /// The same by the words as they came, until [`Lexicon::finish`]: most come often.
    by_word: BTreeMap<Language, HashMap<String, Term>>,
    by_root: HashMap<String, Vec<Term>>,
    by_trigram: HashMap<Trigram, Vec<Term>>,
    /// Terms in the order of their stems, for beginnings.
    sorted: Vec<Term>,
}

impl Lexicon {
    /// The term of a word, entered when it is new.
    pub(crate) fn enter(&mut self, word: &str, language: Language) -> Term {
        if let Some(&term) = self.by_word.get(&language).and_then(|words| words.get(word)) {
            return term;
        }
        let term = self.enter_stem(stem(word, language), language);
        self.by_word.entry(language).or_default().insert(word.to_owned(), term);
        term
    }

    fn enter_stem(&mut self, stem: String, language: Language) -> Term {
        if let Some(term) = self.term(&stem, language) {
            return term;
        }
        let term = Term::try_from(self.stems.len()).expect("a vocabulary has fewer than four thousand million words");
        let grams = trigrams(&stem);
        self.sizes.push(u8::try_from(grams.len()).unwrap_or(u8::MAX));
        for gram in grams {
            self.by_trigram.entry(gram).or_default().push(term);
        }
        self.by_root.entry(root(&stem, language)).or_default().push(term);
        self.by_stem.entry(language).or_default().insert(stem.clone(), term);
        self.stems.push(stem);
        term
    }

    fn term(&self, stem: &str, language: Language) -> Option<Term> {
        self.by_stem.get(&language)?.get(stem).copied()
    }

    /// To be called when all words are entered.
    pub(crate) fn finish(&mut self) {
        self.by_word.clear();
        self.sorted = (0..).take(self.stems.len()).collect();
        self.sorted.sort_by(|one, other| self.stems[*one as usize].cmp(&self.stems[*other as usize]));
    }

    /// Whether the labels have the word in any of its forms.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.terms_of(word).next().is_some()
    }

    pub(crate) fn len(&self) -> usize {
        self.stems.len()
    }

    /// The terms that a word of a label is, one for each language.
    pub(crate) fn terms_of(&self, word: &str) -> impl Iterator<Item = Term> {
        Language::ALL.into_iter().filter_map(|language| self.term(&stem(word, language), language))
    }

    /// The terms that a typed word may mean, the likeliest first, each once.
    pub(crate) fn meanings(&self, word: &str, substitutes: &Substitutes, thesaurus: &Thesaurus, weights: &Weights) -> Vec<Meaning> {
        let mut found = Found { likeness: vec![(0.0, Certainty::Chance); self.stems.len()], terms: Vec::new() };
        for language in Language::ALL {
            self.add_forms(&stem(word, language), language, substitutes, weights, &mut found);
        }
        for synonym in thesaurus.synonyms(word) {
            if let Some(term) = self.term(synonym, Language::Italian) {
                found.add(term, weights.synonym, Certainty::Sure);
            }
        }
        let known = found.terms.iter().any(|&term| found.likeness[term as usize].0 >= 1.0);
        let stem = stem(word, Language::Italian);
        self.add_look_alikes(&stem, known, weights, &mut found);
        self.add_parts(&stem, weights, &mut found);
        if !known {
            self.add_beginnings(word, weights, &mut found);
        }
        found.likeliest()
    }

    /// The word itself, what stands for it, and its family.
    fn add_forms(&self, stem: &str, language: Language, substitutes: &Substitutes, weights: &Weights, found: &mut Found) {
        if let Some(term) = self.term(stem, language) {
            found.add(term, 1.0, Certainty::Sure);
            for &(term, often) in substitutes.of(term) {
                found.add(term, weights.substitute * often, Certainty::Sure);
            }
        }
        for &term in self.by_root.get(&root(stem, language)).into_iter().flatten() {
            found.add(term, weights.family, Certainty::Sure);
        }
    }

    /// Words that look like it: slips of the keyboard, and relatives that no ending betrays.
    fn add_look_alikes(&self, stem: &str, known: bool, weights: &Weights, found: &mut Found) {
        let grams = trigrams(stem);
        let mut common = vec![0_usize; self.stems.len()];
        for gram in &grams {
            for &term in self.by_trigram.get(gram).into_iter().flatten() {
                common[term as usize] += 1;
            }
        }
        let limit = match stem.len() {
            ..=4 => 0,
            5..=7 => 1,
            _ => 2,
        };
        for (term, common) in (0..).zip(common).filter(|(_, common)| *common > 0) {
            let alike = dice(common, grams.len(), usize::from(self.sizes[term as usize]));
            if alike >= MIN_DICE {
                let certainty = if alike >= NEAR_DICE { Certainty::Likely } else { Certainty::Chance };
                found.add(term, weights.resemblance * alike, certainty);
            }
            // A word that the labels know is not misspelt.
            if !known && common >= 2 {
                let other = &self.stems[term as usize];
                if let Some(slips) = slips(stem, other, limit) {
                    let agreeing = 1.0 - share(slips, stem.len().max(other.len()));
                    let certainty = if stem.len() >= SURE_SLIP { Certainty::Sure } else { Certainty::Likely };
                    found.add(term, weights.slip * agreeing, certainty);
                }
            }
        }
    }

    /// Words inside it: idraulico in termoidraulico, ferro in ferrotranviere.
    fn add_parts(&self, stem: &str, weights: &Weights, found: &mut Found) {
        if !stem.is_ascii() {
            return;
        }
        for cut in MIN_PART.min(stem.len())..stem.len() {
            let parts = [&stem[..cut], &stem[stem.len() - cut..]];
            for part in parts {
                if let Some(term) = self.term(part, Language::Italian) {
                    found.add(term, weights.inside * share(cut, stem.len()), Certainty::Sure);
                }
            }
        }
    }

    /// Words of which it is the beginning.
    fn add_beginnings(&self, word: &str, weights: &Weights, found: &mut Found) {
        if word.len() < MIN_BEGINNING {
            return;
        }
        let certainty = if word.len() >= SURE_BEGINNING { Certainty::Sure } else { Certainty::Likely };
        let from = self.sorted.partition_point(|&term| self.stems[term as usize].as_str() < word);
        for &term in &self.sorted[from..] {
            let whole = &self.stems[term as usize];
            if !whole.starts_with(word) {
                break;
            }
            found.add(term, weights.beginning * share(word.len(), whole.len()).max(0.5), certainty);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "words have few letters")]
fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}
