//! By what organisations are reached and known: e-mail, telephone, partita IVA, school code, ATECO.

/// Whether it looks like an address of e-mail: what a mail server accepts only it can say.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.trim().split_once('@') else { return false };
    let plain = |text: &str| {
        !text.is_empty() && !text.contains(|letter: char| letter.is_whitespace() || matches!(letter, '@' | ',' | ';' | '<' | '>' | '"'))
    };
    plain(local) && plain(host) && text.len() <= 254 && host.contains('.') && host.split('.').all(|part| !part.is_empty())
}

/// Reads a telephone number: digits with an optional "+" before them, 6 to 15 of them (ITU-T
/// E.164). "0039" becomes "+39"; blanks, dots, hyphens, slashes and brackets go.
#[must_use]
pub fn read_phone(text: &str) -> Option<String> {
    let mut digits = String::with_capacity(text.len());
    for (at, letter) in text.trim().char_indices() {
        match letter {
            '0'..='9' => digits.push(letter),
            '+' if at == 0 => digits.push('+'),
            ' ' | '.' | '-' | '/' | '(' | ')' | '\u{a0}' => {}
            _ => return None,
        }
    }
    let number = digits.strip_prefix("0039").map_or(digits.clone(), |rest| format!("+39{rest}"));
    (6..=15).contains(&number.trim_start_matches('+').len()).then_some(number)
}

/// Reads a partita IVA: eleven digits, of which the last checks the others (D.M. 23 December 1976:
/// of every second digit, doubled, the digits are added; all together must be a multiple of ten).
/// "IT" before it goes; zeros that a spreadsheet took away come back.
#[must_use]
pub fn read_vat_number(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let digits = text.get(..2).filter(|country| country.eq_ignore_ascii_case("it")).map_or(text.as_str(), |_| &text[2..]);
    if !(8..=11).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let full = format!("{digits:0>11}");
    let sum: u32 = full
        .bytes()
        .map(|byte| u32::from(byte - b'0'))
        .enumerate()
        .map(|(at, digit)| if at % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 })
        .sum();
    sum.is_multiple_of(10).then_some(full)
}

/// Whether it looks like a school's code ("codice meccanografico"): province, kind, six more.
#[must_use]
pub fn is_school_code(text: &str) -> bool {
    let text = text.trim();
    let letter = |range: std::ops::Range<usize>| text.get(range).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    text.len() == 10
        && text.is_ascii()
        && letter(0..4)
        && text[4..9].bytes().all(|byte| byte.is_ascii_alphanumeric())
        && text[4..7].bytes().any(|byte| byte.is_ascii_digit())
        && letter(9..10)
}

/// Reads an ATECO code: two to six digits in pairs ("25", "25.5", "25.53", "25.53.1", "25.53.00"),
/// with points, with blanks, or with nothing between them. Whether the classification has it is not
/// asked.
#[must_use]
pub fn read_ateco(text: &str) -> Option<String> {
    let mut digits = String::with_capacity(6);
    for letter in text.trim().chars() {
        match letter {
            '0'..='9' => digits.push(letter),
            '.' | ' ' => {}
            _ => return None,
        }
    }
    if !(2..=6).contains(&digits.len()) {
        return None;
    }
    let pairs: Vec<&str> = (0..digits.len()).step_by(2).map(|at| &digits[at..digits.len().min(at + 2)]).collect();
    Some(pairs.join("."))
}
