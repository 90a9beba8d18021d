//! The root that a family of words shares: tornio, tornire, tornitore, tornitura → torn.
//!
//! Endings are cut while enough is left. Families that Italian forms in irregular ways
//! (manutenere, manutenzione; leggere, lettore) stand in a table.

use crate::vocabulary::Language;

/// No root is shorter: what is left of a word would say nothing.
const MIN_ROOT: usize = 3;
/// A word carries few endings behind each other: ospedal-ier-o, elettr-ic-ist-a.
const MAX_ENDINGS: usize = 3;

/// Endings of stems that form one word from another, longest first.
const ITALIAN: &[&str] = &[
    "izzazion",
    "istrazion",
    "izzator",
    "atric",
    "itric",
    "azion",
    "izion",
    "uzion",
    "ativ",
    "itiv",
    "izzar",
    "ement",
    "ament",
    "iment",
    "istic",
    "ator",
    "itor",
    "utor",
    "atur",
    "itur",
    "utur",
    "atori",
    "aggi",
    "izzi",
    "abil",
    "ibil",
    "aiol",
    "arol",
    "zion",
    "sion",
    "agg",
    "ant",
    "ent",
    "anz",
    "enz",
    "ezz",
    "ier",
    "ist",
    "ism",
    "iv",
    "ar",
    "er",
    "ir",
    "al",
    "at",
    "it",
    "ut",
    "os",
    "il",
    "on",
    "tor",
    "ur",
];

const ENGLISH: &[&str] = &[
    "isation", "ization", "ation", "ition", "ment", "ance", "ence", "anc", "enc", "able", "abl", "ing", "ist", "ion", "er", "or", "ed",
    "al", "ic", "iv", "y",
];

/// Beginnings of stems that belong together though no ending shows it, and the root that stands
/// for all of them. The longest beginning wins.
const IRREGULAR: &[(&str, &str)] = &[
    ("agricol", "agricol"),
    ("agricolt", "agricol"),
    ("conduc", "condutt"),
    ("condut", "condutt"),
    ("conduz", "condutt"),
    ("condur", "condutt"),
    ("costru", "costru"),
    ("cottur", "cuoc"),
    ("cucin", "cuoc"),
    ("cuoc", "cuoc"),
    ("dirett", "dirig"),
    ("direz", "dirig"),
    ("dirig", "dirig"),
    ("disegn", "disegn"),
    ("farmac", "farmac"),
    ("gestion", "gest"),
    ("gestor", "gest"),
    ("gestir", "gest"),
    ("isolament", "isol"),
    ("istrutt", "istru"),
    ("istruz", "istru"),
    ("legger", "lett"),
    ("lettur", "lett"),
    ("lettor", "lett"),
    ("manut", "manut"),
    ("medic", "medic"),
    ("oleodinam", "oleodinam"),
    ("pittor", "pitt"),
    ("pittur", "pitt"),
    ("prodott", "produ"),
    ("produ", "produ"),
    ("progett", "progett"),
    ("puliz", "pul"),
    ("pulit", "pul"),
    ("revision", "revis"),
    ("revisor", "revis"),
    ("scriv", "scri"),
    ("scritt", "scri"),
    ("supervis", "supervis"),
    ("svilupp", "svilupp"),
    ("tradutt", "tradu"),
    ("traduz", "tradu"),
    ("tradurr", "tradu"),
    ("vend", "vend"),
    ("vigil", "vigil"),
];

/// The root of a [stem](crate::inflection::stem).
#[must_use]
pub fn root(stem: &str, language: Language) -> String {
    if !stem.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return stem.to_owned();
    }
    let endings = match language {
        Language::Italian => {
            let irregular = IRREGULAR.iter().filter(|(beginning, _)| stem.starts_with(beginning));
            if let Some((_, root)) = irregular.max_by_key(|(beginning, _)| beginning.len()) {
                return (*root).to_owned();
            }
            ITALIAN
        }
        Language::English => ENGLISH,
    };
    let mut root = bare(stem);
    for _ in 0..MAX_ENDINGS {
        match endings.iter().find_map(|ending| root.strip_suffix(ending).filter(|rest| rest.len() >= MIN_ROOT)) {
            Some(rest) => root = bare(rest),
            None => break,
        }
    }
    root.to_owned()
}

/// Without what only carries the sound of an ending: forna-io, pesch-eria.
fn bare(stem: &str) -> &str {
    let bare = stem.trim_end_matches(['a', 'e', 'h', 'i', 'o']);
    if bare.len() >= MIN_ROOT { bare } else { stem }
}
