//! Names of classes as schools write them: "4A", "4^A MEC", "4ª A mecc.", "IV B", "quarta A",
//! "5 BMM", "4 MEC A", "classe 3/B inf".

/// What a class is called.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClassName {
    /// From 1 to 5.
    pub grade: u8,
    /// In capitals, perhaps with a digit: "A", "A1"; a class that has none is called by its track.
    pub section: String,
    /// What else stands there, in capitals: "MEC", "MM"; the course of studies by the school's
    /// own letters.
    pub track: Option<String>,
}

/// Words for years.
const GRADES: [[&str; 4]; 5] = [
    ["prima", "primo", "first", "i"],
    ["seconda", "secondo", "second", "ii"],
    ["terza", "terzo", "third", "iii"],
    ["quarta", "quarto", "fourth", "iv"],
    ["quinta", "quinto", "fifth", "v"],
];

/// Letters that schools use for courses of studies: such a word is no section with a rest.
const TRACKS: &str = "AFM SIA RIM CAT MEC MECC MECCANICA MMT INF INFO INFORMATICA TEL TLC ELE ELET ELN ELT ETN ETR AUT AUTOMAZIONE CHI CHIM BIO TUR GRA GRAF \
                      MODA SAN ODO ODONTO AGR AGRARIO LOG LOGISTICA TRASP IPSIA MAT MANUT ENO ENOG SALA ACC ENERGIA COM ITIS LSA LES";

/// Reads the name of a class.
#[must_use]
pub fn read_class(text: &str) -> Option<ClassName> {
    if text.len() > 80 {
        return None;
    }
    // Marks of ordinals are letters to Unicode ("ª" is an "a"): they go before anything else.
    let text: String =
        text.chars().map(|letter| if letter.is_alphanumeric() && !matches!(letter, 'ª' | 'º') { letter } else { ' ' }).collect();
    let mut words: Vec<&str> = text.split_whitespace().collect();
    if words.first().is_some_and(|word| ["classe", "cl", "class"].iter().any(|known| word.eq_ignore_ascii_case(known))) {
        words.remove(0);
    }
    let (grade, rest) = read_grade(words.first()?)?;
    // "4a A": the first "a" belongs to the number; "4a" alone is the section.
    let is_ordinal = rest == "a" && words.get(1).is_some_and(|word| word.chars().count() <= 3);
    let mut tokens: Vec<String> = Vec::new();
    if !rest.is_empty() && !is_ordinal {
        tokens.push(rest.to_uppercase());
    }
    tokens.extend(words[1..].iter().map(|word| word.to_uppercase()));
    if tokens.is_empty() || tokens.len() > 6 {
        return None;
    }
    let section_at = tokens.iter().position(|token| is_section(token));
    let (section, track) = if let Some(at) = section_at {
        let section = tokens.remove(at);
        (section, tokens.join(" "))
    } else if is_track(&tokens[0]) {
        (tokens[0].clone(), tokens.join(" "))
    } else {
        let first = tokens.remove(0);
        let letter = first.chars().next().filter(|letter| letter.is_alphabetic())?;
        let mut track = vec![first.chars().skip(1).collect::<String>()];
        track.extend(tokens);
        (letter.to_string(), track.join(" "))
    };
    let sound = section.chars().count() <= 10;
    sound.then(|| ClassName { grade, section, track: Some(track.trim().to_owned()).filter(|track| !track.is_empty()) })
}

/// The year at the beginning of a word, and what follows it: "4A", "IVB", "quarta".
fn read_grade(word: &str) -> Option<(u8, &str)> {
    let lower = word.to_lowercase();
    if let Some(grade) = GRADES.iter().position(|words| words.contains(&lower.as_str())) {
        return Some((u8::try_from(grade + 1).ok()?, ""));
    }
    if let Some(digit) = word.chars().next()?.to_digit(10) {
        let rest = &word[1..];
        let sound = (1..=5).contains(&digit) && !rest.starts_with(|letter: char| letter.is_ascii_digit());
        return sound.then_some((u8::try_from(digit).ok()?, rest));
    }
    // "IVB": the longest Roman number that leaves a section of one letter.
    let (at, _) = word.char_indices().next_back()?;
    let (roman, section) = word.split_at(at);
    let capitals = word.chars().all(char::is_uppercase);
    let grade = GRADES.iter().position(|words| words[3] == roman.to_lowercase()).filter(|_| capitals)?;
    Some((u8::try_from(grade + 1).ok()?, section))
}

/// "A", "A1", "AB" is none.
fn is_section(token: &str) -> bool {
    let mut letters = token.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.clone().count() <= 1 && letters.all(|letter| letter.is_ascii_digit())
}

fn is_track(token: &str) -> bool {
    TRACKS.split_ascii_whitespace().any(|known| known == token)
}
