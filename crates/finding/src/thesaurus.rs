//! What people say, and the words in which labels say it.
//!
//! A thesaurus is a text of three kinds of lines:
//!
//! ```text
//! # a remark
//! badante = assistente familiare | assistente domiciliare
//! autista ~ conducente ~ conduttore
//! ```
//!
//! `=` puts standard words in the place of others, one way; `~` makes single words synonyms, all
//! ways.

use crate::inflection::stem;
use crate::vocabulary::Language;
use crate::words::words;
use std::collections::BTreeMap;
use thiserror::Error;

/// The thesaurus of Italian working life that the product maintains.
const ITALIAN: &str = include_str!("../data/thesaurus.txt");

/// No query is put in more ways than this.
const MAX_REWRITINGS: usize = 8;

/// Why a thesaurus cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ThesaurusError {
    /// A line is neither a rewriting nor a set of synonyms.
    #[error("line {line}: write `words = other words | …` or `word ~ word ~ …`")]
    Unreadable {
        /// Counted from one.
        line: usize,
    },
    /// A side of a rewriting says nothing, or nothing but joining words.
    #[error("line {line}: nothing stands on one side")]
    Empty {
        /// Counted from one.
        line: usize,
    },
    /// A synonym is not exactly one word.
    #[error("line {line}: synonyms are single words")]
    NotOneWord {
        /// Counted from one.
        line: usize,
    },
}

/// Stems of what is said → the ways to say it in standard words.
type Rewritings = BTreeMap<Vec<String>, Vec<Vec<String>>>;

/// Standard words for what people say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thesaurus {
    rewritings: Rewritings,
    /// Sets of stems that mean nearly the same.
    synonyms: Vec<Vec<String>>,
    /// Stem → positions in `synonyms`.
    sets: BTreeMap<String, Vec<usize>>,
    /// The longest key of `rewritings`.
    longest: usize,
}

/// Another way to put a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rewriting {
    pub(crate) words: Vec<String>,
    /// Whether no word of the query is left as it was.
    pub(crate) whole: bool,
}

/// The form in which the thesaurus compares words.
fn key(word: &str) -> String {
    stem(word, Language::Italian)
}

impl Thesaurus {
    /// The thesaurus of Italian working life.
    ///
    /// # Panics
    /// Never: a test reads it.
    #[must_use]
    pub fn italian() -> Self {
        Self::parse(ITALIAN).expect("a test reads the thesaurus")
    }

    /// Reads the text of a thesaurus.
    ///
    /// # Errors
    /// On the first line that cannot be read.
    pub fn parse(text: &str) -> Result<Self, ThesaurusError> {
        let mut thesaurus = Self::default();
        for (line, written) in (1..).zip(text.lines()) {
            let written = written.trim();
            if written.is_empty() || written.starts_with('#') {
                continue;
            }
            if let Some((said, standard)) = written.split_once('=') {
                thesaurus.add_rewriting(said, standard, line)?;
            } else if written.contains('~') {
                thesaurus.add_synonyms(written, line)?;
            } else {
                return Err(ThesaurusError::Unreadable { line });
            }
        }
        Ok(thesaurus)
    }

    /// What it is made of: rewritings and sets of synonyms.
    pub(crate) fn parts(&self) -> (&Rewritings, &[Vec<String>]) {
        (&self.rewritings, &self.synonyms)
    }

    /// The inverse of [`Thesaurus::parts`].
    pub(crate) fn from_parts(rewritings: Rewritings, synonyms: Vec<Vec<String>>) -> Self {
        let longest = rewritings.keys().map(Vec::len).max().unwrap_or(0);
        let mut thesaurus = Self { rewritings, longest, ..Self::default() };
        synonyms.into_iter().for_each(|set| thesaurus.add_set(set));
        thesaurus
    }

    fn add_rewriting(&mut self, said: &str, standard: &str, line: usize) -> Result<(), ThesaurusError> {
        for said in said.split('|') {
            let said: Vec<String> = words(said).iter().map(|word| key(word)).collect();
            for standard in standard.split('|') {
                let standard = words(standard);
                if said.is_empty() || standard.is_empty() {
                    return Err(ThesaurusError::Empty { line });
                }
                self.longest = self.longest.max(said.len());
                self.rewritings.entry(said.clone()).or_default().push(standard);
            }
        }
        Ok(())
    }

    fn add_synonyms(&mut self, written: &str, line: usize) -> Result<(), ThesaurusError> {
        let mut set = Vec::new();
        for synonym in written.split('~') {
            match words(synonym).as_slice() {
                [word] => set.push(key(word)),
                _ => return Err(ThesaurusError::NotOneWord { line }),
            }
        }
        self.add_set(set);
        Ok(())
    }

    fn add_set(&mut self, set: Vec<String>) {
        for word in &set {
            self.sets.entry(word.clone()).or_default().push(self.synonyms.len());
        }
        self.synonyms.push(set);
    }

    /// How many entries it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rewritings.len() + self.synonyms.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The stems that mean nearly the same as the word.
    pub(crate) fn synonyms(&self, word: &str) -> impl Iterator<Item = &str> {
        let own = key(word);
        let sets = self.sets.get(&own).into_iter().flatten();
        let found: Vec<&str> = sets.flat_map(|&set| &self.synonyms[set]).map(String::as_str).filter(|stem| *stem != own).collect();
        found.into_iter()
    }

    /// Other ways to put the words, without the way that they are put in.
    pub(crate) fn rewrite(&self, words: &[String]) -> Vec<Rewriting> {
        let stems: Vec<String> = words.iter().map(|word| key(word)).collect();
        let mut ways = Vec::new();
        for length in (1..=self.longest.min(stems.len())).rev() {
            for start in 0..=stems.len() - length {
                let end = start + length;
                for standard in self.rewritings.get(&stems[start..end]).into_iter().flatten() {
                    if ways.len() == MAX_REWRITINGS {
                        return ways;
                    }
                    ways.push(Rewriting { words: [&words[..start], standard, &words[end..]].concat(), whole: length == words.len() });
                }
            }
        }
        ways
    }
}
