//! Whole numbers with the separators of the language.

use domain::language::Language;

/// A whole number as people write it: `7.240` in Italian, `7,240` in English. Years are texts,
/// not numbers.
#[must_use]
pub fn number(language: Language, number: i64) -> String {
    group_digits(number, if language == Language::Italian { '.' } else { ',' })
}

/// Digits in groups of three with a separator; the minus is the typographic one.
#[must_use]
pub fn group_digits(number: i64, separator: char) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3 + 3);
    if number < 0 {
        written.push('−');
    }
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}
