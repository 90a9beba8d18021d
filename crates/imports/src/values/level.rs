//! Levels of competence and yes or no, in the words that schools use.

use domain::competence::Level;
use domain::search::normalise;

/// Words for levels. Beside the product's own they are those of the school's certificates of
/// competences (D.M. 14/2024: iniziale, base, intermedio, avanzato, or D to A), whose four steps
/// are taken in their order. Marks ("buono", "ottimo") are no levels and are not guessed.
pub const LEVEL_WORDS: [(&str, Level); 32] = [
    ("conosce", Level::Aware),
    ("iniziale", Level::Aware),
    ("d", Level::Aware),
    ("sa cos e", Level::Aware),
    ("aware", Level::Aware),
    ("basic", Level::Aware),
    ("con guida", Level::Guided),
    ("guidato", Level::Guided),
    ("guidata", Level::Guided),
    ("con aiuto", Level::Guided),
    ("base", Level::Guided),
    ("c", Level::Guided),
    ("guided", Level::Guided),
    ("with help", Level::Guided),
    ("in autonomia", Level::Autonomous),
    ("autonomia", Level::Autonomous),
    ("autonomo", Level::Autonomous),
    ("autonoma", Level::Autonomous),
    ("da solo", Level::Autonomous),
    ("da sola", Level::Autonomous),
    ("intermedio", Level::Autonomous),
    ("b", Level::Autonomous),
    ("autonomous", Level::Autonomous),
    ("alone", Level::Autonomous),
    ("esperto", Level::Expert),
    ("esperta", Level::Expert),
    ("sa insegnarla", Level::Expert),
    ("avanzato", Level::Expert),
    ("avanzata", Level::Expert),
    ("a", Level::Expert),
    ("expert", Level::Expert),
    ("advanced", Level::Expert),
];

/// Reads a level: a number from 1 to 4, also as "L2", "liv. 2" or "livello 2", or a word.
#[must_use]
pub fn read_level(text: &str) -> Option<Level> {
    let plain = normalise(text);
    let word =
        plain.strip_prefix("livello ").or_else(|| plain.strip_prefix("liv ")).or_else(|| plain.strip_prefix("level ")).unwrap_or(&plain);
    let digits = word.strip_prefix("lv").or_else(|| word.strip_prefix('l')).unwrap_or(word).trim();
    if let Ok(number @ 1..=4) = digits.parse::<u8>() {
        return Level::try_from(number).ok();
    }
    LEVEL_WORDS.iter().find(|(known, _)| *known == word).map(|(_, level)| *level)
}

/// Reads yes or no: sì, x, vero, 1; no, falso, 0, -. Nothing at all says nothing.
#[must_use]
pub fn read_yes_or_no(text: &str) -> Option<bool> {
    match text.trim() {
        "✓" | "✔" | "☑" => return Some(true),
        "-" | "–" | "✗" | "☐" => return Some(false),
        _ => {}
    }
    match normalise(text).as_str() {
        "si" | "s" | "x" | "vero" | "true" | "v" | "1" | "yes" | "y" | "ok" | "t" => Some(true),
        "no" | "n" | "falso" | "false" | "f" | "0" => Some(false),
        _ => None,
    }
}
