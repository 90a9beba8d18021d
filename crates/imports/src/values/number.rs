//! Numbers: `1.234,5`, `1,234.5`, `12,5`, `12.5`, `€ 1 234`. What a mark means where it could be
//! either is decided by the whole column.

/// What stands between whole and part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecimalMark {
    /// As in Italy.
    #[default]
    Comma,
    /// As in English and in programs.
    Point,
}

/// How the numbers of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberStyle {
    /// The mark before the decimals.
    pub decimal: DecimalMark,
}

impl NumberStyle {
    /// Looks at all cells of a column; where they do not say it, the comma is decimal.
    pub fn of_column<'c>(cells: impl IntoIterator<Item = &'c str>) -> Self {
        let (mut comma, mut point) = (0_usize, 0_usize);
        for cell in cells {
            let text = plain(cell);
            let (as_comma, as_point) = (parse(&text, DecimalMark::Comma), parse(&text, DecimalMark::Point));
            comma += usize::from(as_comma.is_some() && as_point.is_none());
            point += usize::from(as_point.is_some() && as_comma.is_none());
        }
        Self { decimal: if point > comma { DecimalMark::Point } else { DecimalMark::Comma } }
    }
}

/// Reads a number as its column writes them; a cell that can only be meant the other way is
/// believed too ("12.5" among commas). What is no number is `None`.
#[must_use]
pub fn read_number(text: &str, style: NumberStyle) -> Option<f64> {
    let text = plain(text);
    let other = if style.decimal == DecimalMark::Comma { DecimalMark::Point } else { DecimalMark::Comma };
    parse(&text, style.decimal).or_else(|| parse(&text, other))
}

/// Without blanks, currency and unit around it.
fn plain(text: &str) -> String {
    let text = text.trim().trim_start_matches(['€', '$', '£']);
    let text = text.trim_end_matches(|letter: char| letter.is_alphabetic() || matches!(letter, '€' | '%' | ' ' | '.' | '\u{a0}'));
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\'' && *letter != '’').collect()
}

/// Strictly: groups of three digits or none, digits before and after the mark.
fn parse(text: &str, decimal: DecimalMark) -> Option<f64> {
    let (mark, group) = if decimal == DecimalMark::Comma { (',', '.') } else { ('.', ',') };
    let (sign, unsigned) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = unsigned.split_once(mark).map_or((unsigned, None), |(whole, part)| (whole, Some(part)));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !part.is_none_or(is_digits) || text.len() > 40 {
        return None;
    }
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.iter().all(|digits| digits.len() == 3 && is_digits(digits)) && (rest.is_empty() || (1..=3).contains(&first.len()));
    if !is_digits(first) || !grouped {
        return None;
    }
    format!("{sign}{first}{}.{}", rest.concat(), part.unwrap_or("0")).parse().ok()
}
