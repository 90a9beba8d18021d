//! People's names: capitals to proper case, "cognome e nome" in one cell to two.

/// What comes first where a whole name stands in one cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NameOrder {
    /// As registers write: "Rossi Maria".
    #[default]
    FamilyFirst,
    /// As people speak: "Maria Rossi".
    GivenFirst,
}

/// A name in its two parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitName {
    /// Family name.
    pub family: String,
    /// Given name.
    pub given: String,
    /// Whether the place of the cut is a guess: people may have two names of either kind.
    pub certain: bool,
}

/// Words that belong to the family name that follows them.
const PARTICLES: &str = "d da dal dalla dalle de degli dei del dell della delle dello di la le li lo san santa sant santo van von der den ter te el al \
                         ben bin abu ait ould mac mc o dos das do du des";

fn is_particle(word: &str) -> bool {
    let lower = word.to_lowercase();
    let lower = lower.trim_end_matches(['\'', '’']);
    PARTICLES.split_ascii_whitespace().any(|known| known == lower)
}

/// A name in capitals (or without any) as people write it: "DE LUCA" becomes "De Luca", "D'ANGELO"
/// "D'Angelo", "NICCOLO'" "Niccolò". A name in mixed case stays: who wrote it knew how.
#[must_use]
pub fn proper_case(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let has = |test: fn(char) -> bool| words.iter().any(|word| word.chars().any(test));
    if has(char::is_uppercase) && has(char::is_lowercase) {
        return words.join(" ");
    }
    words.iter().map(|word| proper_word(word)).collect::<Vec<_>>().join(" ")
}

fn proper_word(word: &str) -> String {
    let word = accented(word);
    let mut proper = String::with_capacity(word.len());
    let mut begins = true;
    for letter in word.chars() {
        if begins {
            proper.extend(letter.to_uppercase());
        } else {
            proper.extend(letter.to_lowercase());
        }
        begins = !letter.is_alphanumeric();
    }
    proper
}

/// An apostrophe at the end stands for the accent that capitals on a keyboard lack; after a
/// particle it is one ("De' Medici").
fn accented(word: &str) -> String {
    let Some(stem) = word.strip_suffix(['\'', '’', '`']).filter(|stem| stem.chars().count() > 1) else { return word.to_owned() };
    let accent = match stem.chars().next_back() {
        Some('A' | 'a') => 'à',
        Some('E' | 'e') => 'è',
        Some('I' | 'i') => 'ì',
        Some('O' | 'o') => 'ò',
        Some('U' | 'u') => 'ù',
        _ => return word.to_owned(),
    };
    if is_particle(stem) {
        return word.to_owned();
    }
    // The vowel that goes is one byte.
    format!("{}{accent}", &stem[..stem.len() - 1])
}

/// Cuts a whole name in two, each in proper case. `None` where there is one word only.
///
/// A comma cuts it; so do capitals ("ROSSI BIANCHI Maria"); else particles stay with the family
/// name, which has one more word, and the rest is the other name.
#[must_use]
pub fn split_name(text: &str, order: NameOrder) -> Option<SplitName> {
    let split = |family: &str, given: &str, certain| {
        let (family, given) = (proper_case(family), proper_case(given));
        (!family.is_empty() && !given.is_empty()).then_some(SplitName { family, given, certain })
    };
    if let Some((family, given)) = text.split_once(',') {
        return split(family, given, true);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < 2 {
        return None;
    }
    let is_capital = |word: &&&str| word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    let capitals = words.iter().filter(is_capital).count();
    if capitals > 0 && capitals < words.len() {
        let leading = words.iter().take_while(|word| is_capital(word)).count();
        let trailing = words.iter().rev().take_while(|word| is_capital(word)).count();
        if leading == capitals {
            return split(&words[..leading].join(" "), &words[leading..].join(" "), true);
        }
        if trailing == capitals {
            let at = words.len() - trailing;
            return split(&words[at..].join(" "), &words[..at].join(" "), true);
        }
    }
    match order {
        NameOrder::FamilyFirst => {
            let particles = words.iter().take_while(|word| is_particle(word)).count();
            let at = (particles + 1).min(words.len() - 1);
            split(&words[..at].join(" "), &words[at..].join(" "), words.len() - particles.min(at - 1) <= 2)
        }
        NameOrder::GivenFirst => {
            let mut at = words.len() - 1;
            while at > 1 && is_particle(words[at - 1]) {
                at -= 1;
            }
            split(&words[at..].join(" "), &words[..at].join(" "), at == 1)
        }
    }
}
