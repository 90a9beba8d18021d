//! A text cut into words that mean something.

use domain::search::normalise;

/// More words than this are not read: no label and no sentence that somebody searches has them.
pub const MAX_WORDS: usize = 64;
/// What is longer is no word; it is cut, so that comparing it costs little.
const MAX_LETTERS: usize = 40;

/// Words that only join others, in Italian and English, as [`normalise`] leaves them, sorted.
const JOINING: &[&str] = &[
    "a", "ad", "agli", "ai", "al", "all", "alla", "alle", "allo", "and", "at", "che", "chi", "coi", "col", "con", "d", "da", "dagli",
    "dai", "dal", "dall", "dalla", "dalle", "dallo", "degli", "dei", "del", "dell", "della", "delle", "dello", "di", "e", "ed", "for",
    "fra", "gli", "i", "il", "in", "l", "la", "le", "lo", "n", "negli", "nei", "nel", "nell", "nella", "nelle", "nello", "o", "od", "of",
    "on", "or", "per", "s", "su", "sugli", "sui", "sul", "sull", "sulla", "sulle", "sullo", "the", "to", "tra", "un", "una", "uno", "with",
];

/// Words that say that somebody works, wants or is able, and not what. They count little in a query,
/// because every skill is something that one does. Sorted.
const LIGHT: &[&str] = &[
    "abbiamo",
    "able",
    "anche",
    "avere",
    "base",
    "basta",
    "bene",
    "bisogno",
    "brava",
    "bravo",
    "buon",
    "buona",
    "capace",
    "capaci",
    "capacita",
    "capire",
    "capisca",
    "cerca",
    "cercasi",
    "cerchiamo",
    "cerco",
    "ci",
    "come",
    "competenza",
    "competenze",
    "conosca",
    "conoscenza",
    "conoscere",
    "cosa",
    "cose",
    "deve",
    "devono",
    "dovra",
    "esperienza",
    "essere",
    "fa",
    "faccia",
    "fare",
    "funziona",
    "giovane",
    "giovani",
    "gradita",
    "gradito",
    "grado",
    "ha",
    "imparare",
    "impari",
    "know",
    "knowledge",
    "lavorare",
    "lavori",
    "lavoro",
    "me",
    "mi",
    "minima",
    "molto",
    "non",
    "nostra",
    "nostro",
    "nuovi",
    "nuovo",
    "occuparsi",
    "occupera",
    "persona",
    "persone",
    "piace",
    "piacerebbe",
    "piu",
    "poco",
    "possa",
    "posso",
    "preferibilmente",
    "qualcuno",
    "ragazza",
    "ragazze",
    "ragazzi",
    "ragazzo",
    "ricerca",
    "richiesta",
    "saper",
    "sapere",
    "sappia",
    "sappiano",
    "se",
    "serve",
    "servono",
    "si",
    "sia",
    "sono",
    "stare",
    "studente",
    "studenti",
    "tutto",
    "usare",
    "use",
    "usi",
    "using",
    "utilizzare",
    "utilizzo",
    "voglia",
    "vogliamo",
    "voglio",
    "vorrei",
    "vorremmo",
    "work",
    "working",
];

/// Whether the word says little about what somebody does.
pub(crate) fn says_little(word: &str) -> bool {
    LIGHT.binary_search(&word).is_ok()
}

/// Whether the word only joins others.
fn only_joins(word: &str) -> bool {
    JOINING.binary_search(&word).is_ok()
}

/// The words of a text, normalised, without those that only join others; at most [`MAX_WORDS`].
///
/// Reads no more of the text than it needs, however long that is.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let readable = beginning(text, MAX_WORDS * MAX_LETTERS);
    normalise(readable).split(' ').filter(|word| !word.is_empty() && !only_joins(word)).take(MAX_WORDS).map(cut).collect()
}

fn cut(word: &str) -> String {
    beginning(word, MAX_LETTERS).to_owned()
}

/// The first `letters` characters.
fn beginning(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    /// Otherwise they could not be found by halving.
    #[test]
    fn lists_are_sorted() {
        assert!(super::JOINING.is_sorted() && super::LIGHT.is_sorted());
    }
}
