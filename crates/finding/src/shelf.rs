//! The concepts of one kind, arranged to be scored.
//!
//! A concept has *names*, its labels as stems, each of which is compared with the query as a whole,
//! and *surroundings*, which only support them: the names of its groups and of broader concepts,
//! and its description.

use crate::lexicon::{Lexicon, Term};
use crate::substitutes::{Counting, Substitutes};
use crate::vocabulary::{Concept, Kind, Language, Role, Vocabulary};
use crate::words::{Words, leads};
use std::collections::{BTreeMap, HashMap};

/// One label of a concept, or one side of a label "X/Y".
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// The position of the concept on the shelf.
    pub(crate) concept: u32,
    /// The position of the label in the concept.
    pub(crate) label: u32,
    /// The side of the label, "X" of "X/Y" being 0.
    pub(crate) side: u32,
    pub(crate) preferred: bool,
    /// Whether it names somebody who leads others.
    pub(crate) leads: bool,
    /// The weights of its terms together.
    pub(crate) weight: f32,
}

/// What is said around a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Surrounding {
    Group,
    Broader,
    Description,
}

/// The concepts of one kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shelf {
    pub(crate) lexicon: Lexicon,
    /// How much each term tells: the logarithm of how rare it is among concepts.
    pub(crate) weights: Vec<f32>,
    /// What the labels treat as the same.
    pub(crate) substitutes: Substitutes,
    /// Positions in the vocabulary.
    pub(crate) concepts: Vec<u32>,
    pub(crate) names: Vec<Name>,
    /// For each term, the names that have it.
    pub(crate) in_names: Lists,
    /// For each term, the surrounding texts that have it.
    pub(crate) in_surroundings: Lists,
    /// For each concept, its surrounding texts.
    pub(crate) surroundings: Vec<Vec<(u32, Surrounding)>>,
    pub(crate) surrounding_texts: usize,
    /// For each concept, its group; concepts without one are each other's neighbours nowhere.
    pub(crate) groups: Vec<Option<u32>>,
    pub(crate) group_count: usize,
}

/// Lists of numbers behind each other in one allocation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists {
    ends: Vec<u32>,
    numbers: Vec<u32>,
}

impl Lists {
    /// From (list, number); within a list, the order stays.
    fn new(lists: usize, pairs: &[(u32, u32)]) -> Self {
        let mut ends = vec![0_u32; lists];
        for &(list, _) in pairs {
            ends[list as usize] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            let length = *end;
            *end = sum;
            sum += length;
        }
        let mut numbers = vec![0; pairs.len()];
        for &(list, number) in pairs {
            let next = &mut ends[list as usize];
            numbers[*next as usize] = number;
            *next += 1;
        }
        Self { ends, numbers }
    }

    pub(crate) fn get(&self, list: u32) -> &[u32] {
        let start = if list == 0 { 0 } else { self.ends[list as usize - 1] };
        &self.numbers[start as usize..self.ends[list as usize] as usize]
    }
}

impl Shelf {
    /// Arranges the concepts of one kind.
    pub(crate) fn new(vocabulary: &Vocabulary, kind: Kind) -> Self {
        let mut arranging = Arranging::new(vocabulary);
        for (position, concept) in (0..).zip(&vocabulary.concepts) {
            if concept.kind == kind {
                arranging.add(concept, position);
            }
        }
        arranging.finish()
    }
}

/// A shelf that is being filled.
struct Arranging<'a> {
    shelf: Shelf,
    by_uri: HashMap<&'a str, &'a Concept>,
    /// (term, name), (term, surrounding text).
    name_terms: Vec<(u32, u32)>,
    surrounding_terms: Vec<(u32, u32)>,
    /// Surrounding texts already entered, by the text.
    entered: HashMap<(&'a str, Language), u32>,
    group_labels: BTreeMap<&'a str, Vec<(&'a str, Language)>>,
    group_numbers: BTreeMap<&'a str, u32>,
    /// For each term, how many concepts have it in their names.
    frequency: Vec<u32>,
    substituting: Counting,
}

impl<'a> Arranging<'a> {
    fn new(vocabulary: &'a Vocabulary) -> Self {
        let mut group_labels: BTreeMap<&str, Vec<(&str, Language)>> = BTreeMap::new();
        for group in &vocabulary.groups {
            group_labels.entry(&group.code).or_default().push((&group.label, group.language));
        }
        Self {
            shelf: Shelf::default(),
            by_uri: vocabulary.concepts.iter().map(|concept| (concept.uri.as_str(), concept)).collect(),
            name_terms: Vec::new(),
            surrounding_terms: Vec::new(),
            entered: HashMap::new(),
            group_labels,
            group_numbers: BTreeMap::new(),
            frequency: Vec::new(),
            substituting: Counting::default(),
        }
    }

    fn add(&mut self, concept: &'a Concept, position: u32) {
        let number = u32::try_from(self.shelf.concepts.len()).expect("as many as the vocabulary");
        self.shelf.concepts.push(position);
        self.add_names(concept, number);
        let mut surroundings = Vec::new();
        if let Some(code) = &concept.group {
            for end in (1..=code.len()).rev().filter(|&end| code.is_char_boundary(end)) {
                let how = if end == code.len() { Surrounding::Group } else { Surrounding::Broader };
                for (label, language) in self.group_labels.get(&code[..end]).cloned().unwrap_or_default() {
                    surroundings.push((self.surrounding(label, language), how));
                }
            }
            let next = u32::try_from(self.group_numbers.len()).expect("as many as the vocabulary");
            self.shelf.groups.push(Some(*self.group_numbers.entry(code).or_insert(next)));
        } else {
            self.shelf.groups.push(None);
        }
        for broader in &concept.broader {
            if let Some(broader) = self.by_uri.get(broader.as_str()).copied() {
                for label in broader.labels.iter().filter(|label| label.role == Role::Preferred) {
                    surroundings.push((self.surrounding(&label.text, label.language), Surrounding::Broader));
                }
            }
        }
        if let Some(description) = &concept.description {
            surroundings.push((self.surrounding(description, Language::Italian), Surrounding::Description));
        }
        self.shelf.surroundings.push(surroundings);
    }

    fn add_names(&mut self, concept: &Concept, number: u32) {
        let mut known = Vec::new();
        let mut all_terms = Vec::new();
        for (position, label) in (0..).zip(&concept.labels) {
            for (side, text) in (0..).zip(sides(&label.text)) {
                let mut terms: Vec<Term> = Words::of(text).iter().map(|word| self.shelf.lexicon.enter(word, label.language)).collect();
                terms.sort_unstable();
                terms.dedup();
                if terms.is_empty() || known.contains(&terms) {
                    continue;
                }
                known.push(terms.clone());
                let name = u32::try_from(self.shelf.names.len()).expect("a vocabulary has fewer than four thousand million labels");
                self.name_terms.extend(terms.iter().map(|&term| (term, name)));
                all_terms.extend(terms);
                let preferred = label.role == Role::Preferred;
                let leads = Words::of(text).iter().any(leads);
                self.shelf.names.push(Name { concept: number, label: position, side, preferred, leads, weight: 0.0 });
            }
        }
        self.substituting.add(&known);
        self.frequency.resize(self.shelf.lexicon.len(), 0);
        all_terms.sort_unstable();
        all_terms.dedup();
        for term in all_terms {
            self.frequency[term as usize] += 1;
        }
    }

    /// The number of a surrounding text, entered when it is new.
    fn surrounding(&mut self, text: &'a str, language: Language) -> u32 {
        if let Some(&number) = self.entered.get(&(text, language)) {
            return number;
        }
        let number = u32::try_from(self.shelf.surrounding_texts).expect("as many as the vocabulary");
        self.shelf.surrounding_texts += 1;
        let mut terms: Vec<Term> = Words::of(text).iter().map(|word| self.shelf.lexicon.enter(word, language)).collect();
        terms.sort_unstable();
        terms.dedup();
        self.surrounding_terms.extend(terms.into_iter().map(|term| (term, number)));
        self.entered.insert((text, language), number);
        number
    }

    fn finish(mut self) -> Shelf {
        let terms = self.shelf.lexicon.len();
        self.frequency.resize(terms, 0);
        let concepts = self.shelf.concepts.len();
        self.shelf.weights = self.frequency.iter().map(|&frequency| rarity(frequency, concepts)).collect();
        for &(term, name) in &self.name_terms {
            self.shelf.names[name as usize].weight += self.shelf.weights[term as usize];
        }
        self.shelf.in_names = Lists::new(terms, &self.name_terms);
        self.shelf.in_surroundings = Lists::new(terms, &self.surrounding_terms);
        self.shelf.group_count = self.group_numbers.len();
        self.shelf.substitutes = self.substituting.finish();
        self.shelf.lexicon.finish();
        self.shelf
    }
}

/// The sides of "masculine/feminine".
pub(crate) fn sides(label: &str) -> impl Iterator<Item = &str> {
    label.split('/').map(str::trim)
}

/// How much a term tells that so many of the concepts have: 1 + ln(N / (1 + n)), at least one half.
/// Rounded, so that every machine makes the same of it.
#[expect(clippy::cast_precision_loss, reason = "exact below sixteen million concepts")]
pub(crate) fn rarity(frequency: u32, concepts: usize) -> f32 {
    let exact = 1.0 + (concepts.max(1) as f32 / (1.0 + frequency as f32)).ln();
    ((exact * 64.0).round() / 64.0).max(0.5)
}
