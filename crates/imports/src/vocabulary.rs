//! Competences, occupations and municipalities by what people call them. A label that is exactly
//! one known one (without case, accents and punctuation) is recognised; for every other there are
//! suggestions, and a person chooses: nothing is guessed in silence.

use domain::search::normalise;
use std::collections::HashMap;

/// How many suggestions are made at most.
pub const MAX_SUGGESTIONS: usize = 3;

/// Below this likeness, in hundredths, a label is no suggestion.
const LEAST_LIKENESS: u32 = 35;

/// The longest text that is compared, in letters; labels of ESCO stay below 200.
const MAX_LETTERS: usize = 300;

/// Things with their labels.
#[derive(Clone, Debug)]
pub struct Vocabulary<I> {
    things: Vec<Thing<I>>,
    /// Every label, in the form of [`normalise`], with the things that it names.
    exact: HashMap<String, Vec<u32>>,
    labels: Vec<Label>,
    /// In which labels three letters stand.
    trigrams: HashMap<Trigram, Vec<u32>>,
}

#[derive(Clone, Debug)]
struct Thing<I> {
    id: I,
    label: String,
}

#[derive(Clone, Copy, Debug)]
struct Label {
    thing: u32,
    /// How many trigrams it has.
    size: u32,
}

type Trigram = [char; 3];

/// A thing that a label may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion<I> {
    /// Which one.
    pub id: I,
    /// Its first label.
    pub label: String,
    /// How like the two are: 100 is the same.
    pub likeness: u8,
}

/// What a label names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognised<I> {
    /// This, and nothing else.
    One(I),
    /// Nothing for certain: these, the likest first, at most [`MAX_SUGGESTIONS`]; none where
    /// nothing is like it. Several of likeness 100 have this very label.
    Unknown(Vec<Suggestion<I>>),
}

/// Nothing at all.
impl<I> Default for Vocabulary<I> {
    fn default() -> Self {
        Self { things: Vec::new(), exact: HashMap::new(), labels: Vec::new(), trigrams: HashMap::new() }
    }
}

impl<I: Clone + PartialEq> Vocabulary<I> {
    /// A vocabulary of things with all that they are called; the first label is the one that people
    /// are shown. Labels with two forms ("tornitore/tornitrice") count with each of them too, and
    /// so do codes and addresses that are given among the labels.
    pub fn new<L: AsRef<str>>(things: impl IntoIterator<Item = (I, Vec<L>)>) -> Self {
        let mut vocabulary = Self::default();
        for (id, labels) in things {
            let thing = u32::try_from(vocabulary.things.len()).unwrap_or(u32::MAX);
            let shown = labels.first().map(|label| label.as_ref().to_owned()).unwrap_or_default();
            vocabulary.things.push(Thing { id, label: shown });
            for label in &labels {
                let label = label.as_ref();
                vocabulary.add(thing, label);
                if label.contains('/') && !label.contains("//") {
                    label.split('/').for_each(|form| vocabulary.add(thing, form));
                }
            }
        }
        vocabulary
    }

    /// How many things it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    fn add(&mut self, thing: u32, label: &str) {
        let normal = normalise(label);
        if normal.is_empty() {
            return;
        }
        let trigrams = trigrams(&normal);
        let named = self.exact.entry(normal).or_default();
        if named.contains(&thing) {
            return;
        }
        named.push(thing);
        let position = u32::try_from(self.labels.len()).unwrap_or(u32::MAX);
        self.labels.push(Label { thing, size: u32::try_from(trigrams.len()).unwrap_or(u32::MAX) });
        for trigram in trigrams {
            self.trigrams.entry(trigram).or_default().push(position);
        }
    }

    /// The thing that exactly this label names, where it is one.
    #[must_use]
    pub fn find(&self, label: &str) -> Option<I> {
        match self.exact.get(&normalise(label)).map(Vec::as_slice) {
            Some([one]) => Some(self.things[*one as usize].id.clone()),
            _ => None,
        }
    }

    /// What a label names. Suggestions cost about a millisecond among all labels of ESCO: whoever
    /// only wants to know asks [`Vocabulary::find`].
    #[must_use]
    pub fn recognise(&self, label: &str) -> Recognised<I> {
        let normal = normalise(label);
        match self.exact.get(&normal).map(Vec::as_slice) {
            Some([one]) => Recognised::One(self.things[*one as usize].id.clone()),
            Some(several) => Recognised::Unknown(several.iter().take(MAX_SUGGESTIONS).map(|thing| self.suggestion(*thing, 100)).collect()),
            None => Recognised::Unknown(self.suggest(&normal)),
        }
    }

    fn suggestion(&self, thing: u32, likeness: u32) -> Suggestion<I> {
        let Thing { id, label } = &self.things[thing as usize];
        Suggestion { id: id.clone(), label: label.clone(), likeness: u8::try_from(likeness).unwrap_or(100) }
    }

    /// The likest things by Dice's coefficient over trigrams of words: twice the shared ones in
    /// hundredths of all (L. R. Dice, Ecology 26, 1945). Words may stand in any order.
    fn suggest(&self, normal: &str) -> Vec<Suggestion<I>> {
        let wanted = trigrams(normal);
        let mut shared = vec![0_u32; self.labels.len()];
        for trigram in &wanted {
            for label in self.trigrams.get(trigram).into_iter().flatten() {
                shared[*label as usize] += 1;
            }
        }
        let size = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
        let mut best: Vec<(u32, u32)> = Vec::with_capacity(MAX_SUGGESTIONS + 1);
        for (label, shared) in self.labels.iter().zip(shared).filter(|(_, shared)| *shared > 0) {
            // Not the same label, so never a hundred.
            let likeness = (200 * shared / (size + label.size)).min(99);
            if likeness < LEAST_LIKENESS || best.len() == MAX_SUGGESTIONS && best.last().is_some_and(|(least, _)| *least >= likeness) {
                continue;
            }
            match best.iter_mut().find(|(_, thing)| *thing == label.thing) {
                Some(known) => known.0 = known.0.max(likeness),
                None => best.push((likeness, label.thing)),
            }
            best.sort_by_key(|(likeness, thing)| (std::cmp::Reverse(*likeness), *thing));
            best.truncate(MAX_SUGGESTIONS);
        }
        best.into_iter().map(|(likeness, thing)| self.suggestion(thing, likeness)).collect()
    }
}

/// All triples of letters of the words, each word with a blank before and after, each triple once.
fn trigrams(normal: &str) -> Vec<Trigram> {
    let mut all = Vec::new();
    let mut window = [' ', ' ', ' '];
    for letter in std::iter::once(' ').chain(normal.chars().take(MAX_LETTERS)).chain(std::iter::once(' ')) {
        window = [window[1], window[2], letter];
        // A blank in the middle would join two words.
        if window[1] != ' ' {
            all.push(window);
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}
