//! The form of a word that gender and number leave alone.
//!
//! operatore, operatrice, operatori, operatrici → operator. Light on purpose: it must bring
//! together the forms of one word, not the words of one family (that is [`crate::family`]).

use crate::vocabulary::Language;

/// Shorter words are left as they are.
const MIN_LETTERS: usize = 4;

/// The form common to all genders and numbers of a [normalised](domain::search::normalise) word.
#[must_use]
pub fn stem(word: &str, language: Language) -> String {
    if word.len() < MIN_LETTERS || !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return word.to_owned();
    }
    match language {
        Language::Italian => italian(word),
        Language::English => english(word),
    }
}

/// Endings that hide the masculine, and what stands for them.
const FEMININES: [(&str, &str); 6] = [("trice", "tor"), ("trici", "tor"), ("tora", "tor"), ("essa", ""), ("esse", ""), ("tore", "tor")];

fn italian(word: &str) -> String {
    for (ending, common) in FEMININES {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= 3
        {
            return format!("{rest}{common}");
        }
    }
    let mut stem = word;
    if let Some(rest) = stem.strip_suffix(['a', 'e', 'i', 'o']) {
        stem = rest;
        // meccaniche, officine, psicologhi: the h only keeps the sound; studio, studi: the i too.
        for silent in ['h', 'i'] {
            if let Some(rest) = stem.strip_suffix(silent)
                && rest.len() >= 3
            {
                stem = rest;
            }
        }
    } else if let Some(rest) = stem.strip_suffix('s')
        && rest.len() >= MIN_LETTERS
        && !rest.ends_with('s')
    {
        // Loans in the English plural: managers.
        stem = rest;
    }
    stem.to_owned()
}

fn english(word: &str) -> String {
    if let Some(rest) = word.strip_suffix("ies") {
        return format!("{rest}y");
    }
    let one = match word.strip_suffix('s') {
        Some(rest) if !rest.ends_with(['s', 'u', 'i']) => rest,
        _ => word,
    };
    one.strip_suffix('e').filter(|rest| rest.len() >= 3).unwrap_or(one).to_owned()
}
