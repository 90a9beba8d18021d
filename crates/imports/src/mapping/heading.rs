//! How well a heading says what a field means: the words of both, without case, accents,
//! punctuation and small words; beginnings of words count as abbreviations.

use super::shape::{FieldSpec, ImportKind, Shape};
use domain::search::normalise;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Words that distinguish nothing.
const SMALL: [&str; 22] = [
    "di", "del", "della", "dello", "dei", "degli", "delle", "dell", "d", "l", "il", "lo", "la", "i", "gli", "le", "ed", "in", "per", "of",
    "the", "and",
];

/// The words of a heading that distinguish it; all of them where none does.
pub(super) fn words(text: &str) -> Vec<String> {
    let plain = normalise(text);
    let all: Vec<String> = plain.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let telling: Vec<String> = all.iter().filter(|word| !SMALL.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

/// The most words of a heading that are compared.
const MAX_WORDS: usize = 12;

/// From 0 to 100: how well the words of a heading say what a field means.
pub(super) fn score(heading: &[String], spec: &FieldSpec) -> u8 {
    if heading.is_empty() || heading.len() > MAX_WORDS {
        return 0;
    }
    let synonyms = SYNONYMS.get(spec.words).map_or(&[][..], Vec::as_slice);
    // "DSA/BES": several words, each of which says it by itself.
    let alone = |word: &String| synonyms.iter().any(|synonym| matches!(synonym.as_slice(), [one] if one == word));
    if heading.len() > 1 && heading.iter().all(alone) {
        return 90;
    }
    synonyms.iter().map(|synonym| compare(heading, synonym)).max().unwrap_or(0)
}

/// The words of all synonyms, by the text that lists them: taken apart once.
static SYNONYMS: LazyLock<HashMap<&'static str, Vec<Vec<String>>>> = LazyLock::new(|| {
    let specs = ImportKind::ALL.iter().flat_map(|kind| kind.shape().fields);
    specs.map(|spec| (spec.words, spec.words.split('|').map(words).collect())).collect()
});

fn compare(heading: &[String], synonym: &[String]) -> u8 {
    if heading == synonym {
        return 100;
    }
    let has = |word: &String| heading.contains(word);
    if heading.len() == synonym.len() && synonym.iter().all(has) {
        return 95;
    }
    let abbreviates = |short: &String, long: &String| short.len() >= 3 && long.starts_with(short.as_str());
    if heading.len() == synonym.len() && heading.iter().zip(synonym).all(|(one, other)| one == other || abbreviates(one, other)) {
        return 85;
    }
    // "data di nascita dell'alunno": all words of the synonym among others, the fewer the better.
    let contained = synonym.iter().all(|word| has(word) || heading.iter().any(|short| abbreviates(short, word)));
    let telling = synonym.iter().map(|word| word.len()).sum::<usize>() >= 4;
    if contained && telling && heading.len() <= synonym.len() + 4 {
        let share = 100 * synonym.len() / heading.len();
        return u8::try_from(share.min(80)).unwrap_or(80);
    }
    0
}

/// How many headings of a row are known beyond doubt.
pub(crate) fn known<'h>(headings: impl IntoIterator<Item = &'h str>, shape: &Shape) -> usize {
    let is_known = |heading: &&str| {
        let words = words(heading);
        shape.fields.iter().any(|spec| score(&words, spec) >= 85)
    };
    headings.into_iter().filter(|heading| heading.len() <= 60).filter(is_known).count()
}
