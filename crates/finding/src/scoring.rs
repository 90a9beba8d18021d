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
//!
//! **The floor.** What only looks a little like a typed word ranks and does not find: a way to put the
//! query is read only where one of its words is surely known, or one or two are likely, and a concept
//! answers only where one of its own words is meant at least likely ([`Certainty`]). Words that say
//! little ("fare") hold up nothing while another word stands beside them.

use crate::lexicon::{Certainty, Meaning, Term};
use crate::shelf::{Shelf, Surrounding, rarity};
use crate::thesaurus::Thesaurus;
use crate::weights::Weights;
use crate::words::{leads, says_little};
use std::collections::HashMap;
use std::rc::Rc;

/// How well a concept answers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Score {
    /// From 0 to 1.
    pub(crate) worth: f32,
    /// The best name; `None` where only surroundings answer.
    pub(crate) name: Option<u32>,
}

/// The scores of all concepts of a shelf.
pub(crate) struct Scores {
    pub(crate) scores: Vec<Score>,
    /// What the query was taken to mean: words of labels to be marked. Sorted, each once.
    pub(crate) meant: Vec<Term>,
}

/// More words than this do not all resemble the labels' unless one of them is surely meant.
const FEW_WORDS: usize = 2;
/// What is less alike is not marked: half of a word that one begins to type is.
const MARKED: f32 = 0.45;

/// What the shelf makes of one typed word.
struct Word {
    /// How much the word counts in the query.
    weight: f32,
    /// Whether it says little about what somebody does.
    is_light: bool,
    /// How sure the surest of its meanings is; `None` where it has none.
    certainty: Option<Certainty>,
    /// The names that have one of its meanings, each once.
    names: Vec<Covering>,
    /// For each concept, the likeliest of the meanings in its names and surroundings.
    around: Vec<f32>,
    /// For each concept, whether a meaning in its names or surroundings is likely at least.
    is_meant: Vec<bool>,
}

/// A name that has a meaning of the word.
struct Covering {
    name: u32,
    likeness: f32,
    /// How much of the name is covered.
    covered: f32,
}

/// The score of every concept of the shelf.
pub(crate) fn score(shelf: &Shelf, words: &[String], thesaurus: &Thesaurus, weights: &Weights) -> Scores {
    let mut scoring = Scoring::new(shelf, thesaurus, weights);
    scoring.add_way(words, 1.0);
    for way in thesaurus.rewrite(words) {
        scoring.add_way(&way.words, if way.whole { weights.rewritten } else { weights.partly_rewritten });
    }
    for way in joined(shelf, words) {
        scoring.add_way(&way, weights.rewritten);
    }
    scoring.add_neighbours();
    scoring.keep_to_what_is_meant();
    scoring.meant.sort_unstable();
    scoring.meant.dedup();
    Scores { scores: scoring.scores, meant: scoring.meant }
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
    read: HashMap<String, Rc<Word>>,
    scores: Vec<Score>,
    /// Whether a concept answers at all.
    is_meant: Vec<bool>,
    meant: Vec<Term>,
    /// For each name, what it covers of the query and what of it is covered; 0 between the ways.
    covering: Vec<(f32, f32)>,
}

impl<'a> Scoring<'a> {
    fn new(shelf: &'a Shelf, thesaurus: &'a Thesaurus, weights: &'a Weights) -> Self {
        let concepts = shelf.concepts.len();
        Self {
            shelf,
            thesaurus,
            weights,
            read: HashMap::new(),
            scores: vec![Score::default(); concepts],
            is_meant: vec![false; concepts],
            meant: Vec::new(),
            covering: vec![(0.0, 0.0); shelf.names.len()],
        }
    }

    /// One way to put the query; a concept keeps its best.
    fn add_way(&mut self, words: &[String], factor: f32) {
        let leading = words.iter().any(|word| leads(word));
        let words: Vec<Rc<Word>> = words.iter().map(|word| self.read(word)).collect();
        let whole: f32 = words.iter().map(|word| word.weight).sum();
        if whole <= 0.0 {
            return;
        }
        // Words that say little hold up an answer only where there are no others.
        let says_something = words.iter().any(|word| !word.is_light);
        let telling = || words.iter().filter(move |word| !(says_something && word.is_light));
        let is_understood = telling().any(|word| word.certainty == Some(Certainty::Sure))
            || telling().count() <= FEW_WORDS && telling().all(|word| word.certainty >= Some(Certainty::Likely));
        if !is_understood {
            return;
        }
        for word in telling() {
            for (meant, is_meant) in self.is_meant.iter_mut().zip(&word.is_meant) {
                *meant |= is_meant;
            }
        }
        let mut around = vec![0.0_f32; self.scores.len()];
        let mut touched = Vec::new();
        for word in &words {
            for (sum, likeness) in around.iter_mut().zip(&word.around) {
                *sum += word.weight * likeness / whole;
            }
            for covering in &word.names {
                let (query, name) = &mut self.covering[covering.name as usize];
                if *query <= 0.0 {
                    touched.push(covering.name);
                }
                *query += word.weight * covering.likeness / whole;
                *name += covering.covered;
            }
        }
        let in_surroundings = self.weights.surroundings;
        for (score, around) in self.scores.iter_mut().zip(&around) {
            score.keep(factor * in_surroundings * around, None);
        }
        for number in touched {
            let (query, covered) = std::mem::take(&mut self.covering[number as usize]);
            let name = &self.shelf.names[number as usize];
            let standing = if name.preferred { 1.0 } else { self.weights.alternative };
            let standing = if name.leads && !leading { standing * self.weights.uncalled_lead } else { standing };
            let alone = standing * (query.min(1.0) * (covered / name.weight).min(1.0)).sqrt();
            let worth = (1.0 - in_surroundings) * alone + in_surroundings * around[name.concept as usize].min(1.0);
            self.scores[name.concept as usize].keep(factor * worth, Some(number));
        }
    }

    fn read(&mut self, word: &str) -> Rc<Word> {
        if let Some(word) = self.read.get(word) {
            return Rc::clone(word);
        }
        let shelf = self.shelf;
        let meanings = shelf.lexicon.meanings(word, &shelf.substitutes, self.thesaurus, self.weights);
        let known = meanings.first().map(|best| shelf.weights[best.term as usize]);
        let rarity = known.unwrap_or_else(|| self.weights.unknown * rarity(0, shelf.concepts.len()));
        let is_light = says_little(word);
        let weight = if is_light { self.weights.light * rarity } else { rarity };
        let is_marked = |meaning: &&Meaning| meaning.likeness >= MARKED && meaning.certainty > Certainty::Chance;
        self.meant.extend(meanings.iter().filter(is_marked).map(|meaning| meaning.term));
        let read = Rc::new(Word { weight, is_light, ..self.cover(&meanings) });
        self.read.insert(word.to_owned(), Rc::clone(&read));
        read
    }

    /// Where the meanings of a word stand, and how sure they are; the rest is not known here.
    fn cover(&self, meanings: &[Meaning]) -> Word {
        let shelf = self.shelf;
        let mut names = Vec::new();
        let mut seen = vec![false; shelf.names.len()];
        let mut around = vec![0.0_f32; shelf.concepts.len()];
        let mut is_meant = vec![false; shelf.concepts.len()];
        let mut texts = vec![(0.0_f32, false); shelf.surrounding_texts];
        for &Meaning { term, likeness, certainty } in meanings {
            let is_likely = certainty > Certainty::Chance;
            for &name in shelf.in_names.get(term) {
                is_meant[shelf.names[name as usize].concept as usize] |= is_likely;
                // Meanings come likeliest first: the first is what the name gets of this word.
                if !std::mem::replace(&mut seen[name as usize], true) {
                    let concept = shelf.names[name as usize].concept as usize;
                    around[concept] = around[concept].max(likeness);
                    names.push(Covering { name, likeness, covered: shelf.weights[term as usize] * likeness });
                }
            }
            for &text in shelf.in_surroundings.get(term) {
                let (best, surely) = &mut texts[text as usize];
                *best = best.max(likeness);
                *surely |= is_likely;
            }
        }
        for ((best, is_meant), surroundings) in around.iter_mut().zip(&mut is_meant).zip(&shelf.surroundings) {
            for &(text, how) in surroundings {
                let (likeness, is_likely) = texts[text as usize];
                *best = best.max(likeness * share(how, self.weights));
                *is_meant |= is_likely;
            }
        }
        let certainty = meanings.iter().map(|meaning| meaning.certainty).max();
        Word { weight: 0.0, is_light: false, certainty, names, around, is_meant }
    }

    /// Takes away what answers by chance.
    fn keep_to_what_is_meant(&mut self) {
        for (score, is_meant) in self.scores.iter_mut().zip(&self.is_meant) {
            if !is_meant {
                *score = Score::default();
            }
        }
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

fn share(how: Surrounding, weights: &Weights) -> f32 {
    match how {
        Surrounding::Group => weights.group,
        Surrounding::Broader => weights.broader,
        Surrounding::Description => weights.description,
    }
}
