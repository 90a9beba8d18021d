//! Addresses and codes: e-mail, telephone, province, partita IVA, school code. A tax code is
//! recognised so that it can be left out.

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

/// The letters of the provinces, as on number plates once; those of Sardinia in both divisions.
const PROVINCES: &str = "AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CH CI CL CN CO CR CS CT CZ EN FC FE FG FI FM FR GE \
                         GO GR IM IS KR LC LE LI LO LT LU MB MC ME MI MN MO MS MT NA NO NU OG OR OT PA PC PD PE PG PI PN PO PR PT PU PV PZ \
                         RA RC RE RG RI RM RN RO SA SI SO SP SR SS SU SV TA TE TN TO TP TR TS TV UD VA VB VC VE VI VR VS VT VV";

/// Whether these are the two letters of a province.
#[must_use]
pub fn is_province(text: &str) -> bool {
    let letters = text.trim().to_ascii_uppercase();
    letters.len() == 2 && PROVINCES.split_ascii_whitespace().any(|known| known == letters)
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

/// Whether it looks like a person's tax code ("codice fiscale"): sixteen letters and digits in
/// their places, of which some digits may be letters where two people had the same (D.M. 12 March
/// 1974). Its check letter is not asked: a mistyped one is as private.
#[must_use]
pub fn is_tax_code(text: &str) -> bool {
    let text: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).map(|byte| byte.to_ascii_uppercase()).collect();
    let digit = |byte: u8| byte.is_ascii_digit() || b"LMNPQRSTUV".contains(&byte);
    text.len() == 16
        && text.iter().enumerate().all(|(at, byte)| match at {
            0..=5 | 11 | 15 => byte.is_ascii_uppercase(),
            8 => b"ABCDEHLMPRST".contains(byte),
            _ => digit(*byte),
        })
}
