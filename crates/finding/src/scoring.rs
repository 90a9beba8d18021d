//! How well each concept answers a query.
//!
//! The words of the query and of a name are matched softly: each typed word takes the likeliest of
//! its [meanings](crate::lexicon::Meaning) that the name has. With w the rarity of a word and s the
//! likeness,
//!
//! ```text
//! covered query = Σ w(q)·s / Σ w(q)        covered name = Σ w(n)·s / Σ w(n)
//! name          = √(covered query · covered name)
//! concept       = (1−c)·best name + c·(query covered by all names and surroundings)
//! ```
//!
//! plus a little from the best of the other concepts of its group. The weight c and the likenesses are
//! [`Weights`]. Only operations that every machine rounds alike, so that browser and server agree.

use crate::lexicon::Meaning;
use crate::shelf::{Shelf, Surrounding, rarity};
use crate::thesaurus::Thesaurus;
use crate::weights::Weights;
use crate::words::says_little;
use std::collections::HashMap;

/// How well a concept answers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Score {
    /// From 0 to 1.
    pub(crate) worth: f32,
    /// The best name; `None` where only surroundings answer.
    pub(crate) name: Option<u32>,
}

/// A word of the query.
#[derive(Clone, Debug)]
struct Word {
    meanings: Vec<Meaning>,
    weight: f32,
}

/// Sums over the words of one way to put the query.
struct Sums {
    /// For each name: what it covers of the query, what of it is covered, and the word that came last.
    query: Vec<f32>,
    name: Vec<f32>,
    seen: Vec<u16>,
    /// For each concept: what its names and surroundings cover of the query.
    around: Vec<f32>,
}

/// The score of every concept of the shelf.
pub(crate) fn score(shelf: &Shelf, words: &[String], thesaurus: &Thesaurus, weights: &Weights) -> Vec<Score> {
    let mut scoring = Scoring { shelf, thesaurus, weights, read: HashMap::new(), scores: vec![Score::default(); shelf.concepts.len()] };
    scoring.add_way(words, 1.0);
    for way in thesaurus.rewrite(words) {
        scoring.add_way(&way.words, if way.whole { weights.rewritten } else { weights.partly_rewritten });
    }
    for way in joined(shelf, words) {
        scoring.add_way(&way, weights.rewritten);
    }
    scoring.add_neighbours();
    scoring.scores
}

/// Ways to write two neighbouring words as one that the labels know: "co-pilota", "vice preside".
fn joined(shelf: &Shelf, words: &[String]) -> impl Iterator<Item = Vec<String>> {
    words.windows(2).enumerate().filter_map(|(position, pair)| {
        let whole = pair.concat();
        shelf.lexicon.knows(&whole).then(|| [&words[..position], &[whole], &words[position + 2..]].concat())
    })
}

struct Scoring<'a> {
    shelf: &'a Shelf,
    thesaurus: &'a Thesaurus,
    weights: &'a Weights,
    /// Words already read: the ways to put a query have most of them in common.
    read: HashMap<String, Word>,
    scores: Vec<Score>,
}

impl Scoring<'_> {
    /// One way to put the query; a concept keeps its best.
    fn add_way(&mut self, words: &[String], factor: f32) {
        let words: Vec<Word> = words.iter().map(|word| self.read(word)).collect();
        let whole: f32 = words.iter().map(|word| word.weight).sum();
        if whole <= 0.0 {
            return;
        }
        let (shelf, weights) = (self.shelf, self.weights);
        let sums = sum(shelf, &words, weights);
        for (score, around) in self.scores.iter_mut().zip(&sums.around) {
            score.keep(factor * weights.surroundings * around / whole, None);
        }
        for ((number, name), (query, covered)) in (0..).zip(&shelf.names).zip(sums.query.iter().zip(&sums.name)) {
            if *query <= 0.0 {
                continue;
            }
            let covers = (query / whole).min(1.0);
            let covered = (covered / name.weight).min(1.0);
            let standing = if name.preferred { 1.0 } else { weights.alternative };
            let alone = standing * (covers * covered).sqrt();
            let around = (sums.around[name.concept as usize] / whole).min(1.0);
            let worth = (1.0 - weights.surroundings) * alone + weights.surroundings * around;
            self.scores[name.concept as usize].keep(factor * worth, Some(number));
        }
    }

    fn read(&mut self, word: &str) -> Word {
        if let Some(word) = self.read.get(word) {
            return word.clone();
        }
        let shelf = self.shelf;
        let meanings = shelf.lexicon.meanings(word, &shelf.substitutes, self.thesaurus, self.weights);
        let known = meanings.first().map(|best| shelf.weights[best.term as usize]);
        let rarity = known.unwrap_or_else(|| self.weights.unknown * rarity(0, shelf.concepts.len()));
        let weight = if says_little(word) { self.weights.light * rarity } else { rarity };
        let read = Word { meanings, weight };
        self.read.insert(word.to_owned(), read.clone());
        read
    }

    /// A concept whose group answers well is likelier meant than one whose group does not.
    fn add_neighbours(&mut self) {
        // The best and the second best of each group.
        let mut best = vec![(0.0_f32, 0.0_f32); self.shelf.group_count];
        for (score, group) in self.scores.iter().zip(&self.shelf.groups) {
            if let Some(group) = group {
                let (first, second) = &mut best[*group as usize];
                if score.worth > *first {
                    (*first, *second) = (score.worth, *first);
                } else if score.worth > *second {
                    *second = score.worth;
                }
            }
        }
        for (score, group) in self.scores.iter_mut().zip(&self.shelf.groups) {
            let near = group.map_or(0.0, |group| {
                let (first, second) = best[group as usize];
                if score.worth >= first { second } else { first }
            });
            score.worth = (1.0 - self.weights.neighbours) * score.worth + self.weights.neighbours * near;
        }
    }
}

impl Score {
    fn keep(&mut self, worth: f32, name: Option<u32>) {
        if worth > self.worth {
            *self = Self { worth, name };
        }
    }
}

fn sum(shelf: &Shelf, words: &[Word], weights: &Weights) -> Sums {
    let (names, concepts) = (shelf.names.len(), shelf.concepts.len());
    let mut sums = Sums { query: vec![0.0; names], name: vec![0.0; names], seen: vec![0; names], around: vec![0.0; concepts] };
    let mut texts = vec![0.0_f32; shelf.surrounding_texts];
    let mut here = vec![0.0_f32; concepts];
    for (turn, word) in (1..).zip(words) {
        texts.fill(0.0);
        here.fill(0.0);
        for meaning in &word.meanings {
            for &name in shelf.in_names.get(meaning.term) {
                let at = name as usize;
                let concept = shelf.names[at].concept as usize;
                here[concept] = here[concept].max(meaning.likeness);
                // Meanings come likeliest first: the first is what the name gets of this word.
                if sums.seen[at] != turn {
                    sums.seen[at] = turn;
                    sums.query[at] += word.weight * meaning.likeness;
                    sums.name[at] += shelf.weights[meaning.term as usize] * meaning.likeness;
                }
            }
            for &text in shelf.in_surroundings.get(meaning.term) {
                texts[text as usize] = texts[text as usize].max(meaning.likeness);
            }
        }
        for (concept, own) in here.iter().enumerate() {
            let around = shelf.surroundings[concept].iter().map(|&(text, how)| texts[text as usize] * share(how, weights));
            sums.around[concept] += word.weight * around.fold(*own, f32::max);
        }
    }
    sums
}

fn share(how: Surrounding, weights: &Weights) -> f32 {
    match how {
        Surrounding::Group => weights.group,
        Surrounding::Broader => weights.broader,
        Surrounding::Description => weights.description,
    }
}
