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

/// No joining word has more letters.
const LONGEST_JOINING: usize = 5;

/// Words that say that somebody works, wants or is able, and not what. They count little in a query,
/// because every skill is something that one does. Sorted.
const LIGHT: &[&str] = &[
    "abbiamo",
    "able",
    "accanto",
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
    "cinque",
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
    "due",
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
    "quattro",
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
    "sei",
    "serve",
    "servono",
    "si",
    "sia",
    "sono",
    "stare",
    "studente",
    "studenti",
    "three",
    "tre",
    "tutto",
    "two",
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

/// Beginnings of the words for those who lead others or answer for something.
const LEADING: &[&str] = &[
    "amministrator",
    "amministratric",
    "capo",
    "caposquadra",
    "coordinat",
    "dirett",
    "dirig",
    "head",
    "manager",
    "leader",
    "president",
    "respons",
    "soprintend",
    "sovrintend",
    "supervis",
    "chief",
    "director",
    "titolar",
    "primari",
];

/// Whether the word names somebody who leads.
pub(crate) fn leads(word: &str) -> bool {
    LEADING.iter().any(|beginning| word.starts_with(beginning))
}

/// Whether the word says little about what somebody does.
pub(crate) fn says_little(word: &str) -> bool {
    LIGHT.binary_search(&word).is_ok()
}

/// Whether the word only joins others.
fn only_joins(word: &str) -> bool {
    word.len() <= LONGEST_JOINING && JOINING.binary_search(&word).is_ok()
}

/// A text, normalised, to be taken apart.
pub(crate) struct Words(String);

impl Words {
    /// Reads no more of the text than it needs, however long that is.
    pub(crate) fn of(text: &str) -> Self {
        Self(normalise(beginning(text, MAX_WORDS * MAX_LETTERS)))
    }

    /// The words without those that only join others; at most [`MAX_WORDS`].
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        let words = self.0.split(' ').filter(|word| !word.is_empty() && !only_joins(word));
        words.take(MAX_WORDS).map(|word| beginning(word, MAX_LETTERS))
    }
}

/// The words of a text, normalised, without those that only join others; at most [`MAX_WORDS`].
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    Words::of(text).iter().map(str::to_owned).collect()
}

/// The first `letters` characters.
fn beginning(text: &str, letters: usize) -> &str {
    if text.len() <= letters {
        return text;
    }
    text.char_indices().nth(letters).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    /// Otherwise words could not be found by halving, or not at all.
    #[test]
    fn lists_are_as_they_are_searched() {
        assert!(super::JOINING.is_sorted() && super::LIGHT.is_sorted());
        assert!(super::JOINING.iter().all(|word| word.len() <= super::LONGEST_JOINING));
    }
}
