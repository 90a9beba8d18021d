//! Words that the labels themselves treat as the same.
//!
//! Two labels of one concept that differ in a single word ("montatore di mobili", "assemblatore di
//! mobili") say that one word stands for the other. A pair that many concepts confirm is a synonym
//! that nobody had to write down.

use crate::lexicon::Term;
use std::collections::{BTreeMap, BTreeSet};

/// So many confirmations make a pair half as good as the word itself.
const HALF: f32 = 1.0;

/// What stands for what.
#[derive(Clone, Debug, Default)]
pub(crate) struct Substitutes(BTreeMap<Term, Vec<(Term, f32)>>);

/// Counts while concepts are read.
#[derive(Debug, Default)]
pub(crate) struct Counting(BTreeMap<(Term, Term), u32>);

impl Counting {
    /// Reads the names of one concept, each the sorted terms of a label.
    pub(crate) fn add(&mut self, names: &[Vec<Term>]) {
        let mut here = BTreeSet::new();
        for (position, one) in names.iter().enumerate() {
            for other in &names[position + 1..] {
                if let Some((mine, theirs)) = only_difference(one, other) {
                    here.insert((mine, theirs));
                    here.insert((theirs, mine));
                }
            }
        }
        for pair in here {
            *self.0.entry(pair).or_default() += 1;
        }
    }

    /// What the counts say.
    #[expect(clippy::cast_precision_loss, reason = "at most the number of concepts")]
    pub(crate) fn finish(self) -> Substitutes {
        let mut found: BTreeMap<Term, Vec<(Term, f32)>> = BTreeMap::new();
        for ((term, other), count) in self.0 {
            let count = count as f32;
            found.entry(term).or_default().push((other, count / (count + HALF)));
        }
        Substitutes(found)
    }
}

impl Substitutes {
    /// What stands for the term, and how well, from 0 to 1.
    pub(crate) fn of(&self, term: Term) -> &[(Term, f32)] {
        self.0.get(&term).map_or(&[], Vec::as_slice)
    }
}

/// The one term of each that the other does not have, where all the rest is common and not nothing.
fn only_difference(one: &[Term], other: &[Term]) -> Option<(Term, Term)> {
    if one.len() != other.len() || one.len() < 2 {
        return None;
    }
    let lacks = |list: &[Term], from: &[Term]| -> Option<Term> {
        let mut missing = from.iter().filter(|term| list.binary_search(term).is_err());
        let first = missing.next().copied()?;
        missing.next().is_none().then_some(first)
    };
    Some((lacks(other, one)?, lacks(one, other)?))
}
