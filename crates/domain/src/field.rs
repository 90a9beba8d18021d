//! Fields of forms, read one by one: each gives its value, or says what to write instead.

use crate::calendar::{ClockTime, Date, iso_day, parse_iso_day};
use crate::error::FieldError;
use time::macros::date;

/// Days that a register of the polo may name: what lies outside is a slip of the finger.
const DAYS: (Date, Date) = (date!(1900 - 01 - 01), date!(2100 - 12 - 31));

/// A text of one line that must say something, with single blanks between its words.
pub(crate) fn required_text(problems: &mut Vec<FieldError>, field: &str, value: &str, longest: usize) -> Option<String> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if value.is_empty() {
        problems.push(FieldError::new(field, "field-required"));
        return None;
    }
    if value.chars().count() > longest {
        problems.push(FieldError::new(field, "field-too-long").with("most", longest.to_string()));
        return None;
    }
    Some(value)
}

/// A text of one line that may be missing.
pub(crate) fn optional_text(problems: &mut Vec<FieldError>, field: &str, value: &str, longest: usize) -> Option<String> {
    if value.trim().is_empty() { None } else { required_text(problems, field, value, longest) }
}

/// A text of several lines, perhaps empty; without control characters, which no keyboard writes.
pub(crate) fn paragraph(problems: &mut Vec<FieldError>, field: &str, value: &str, longest: usize) -> Option<String> {
    let text: String = value.replace("\r\n", "\n").chars().filter(|letter| !letter.is_control() || *letter == '\n').collect();
    let text = text.trim();
    if text.chars().count() > longest {
        problems.push(FieldError::new(field, "field-too-long").with("most", longest.to_string()));
        return None;
    }
    Some(text.to_owned())
}

/// A whole number within limits, both included.
pub(crate) fn number(problems: &mut Vec<FieldError>, field: &str, value: &str, least: u16, most: u16) -> Option<u16> {
    match value.trim().parse::<u16>() {
        Ok(number) if (least..=most).contains(&number) => Some(number),
        _ => {
            let problem = FieldError::new(field, "field-number").with("least", least.to_string()).with("most", most.to_string());
            problems.push(problem);
            None
        }
    }
}

/// A time of the day as time fields send it.
pub(crate) fn clock(problems: &mut Vec<FieldError>, field: &str, value: &str) -> Option<ClockTime> {
    let time = ClockTime::parse(value);
    if time.is_none() {
        problems.push(FieldError::new(field, "field-time"));
    }
    time
}

/// A day as date fields send it.
pub(crate) fn day(problems: &mut Vec<FieldError>, field: &str, value: &str) -> Option<Date> {
    let day = parse_iso_day(value);
    if day.is_none() {
        problems.push(FieldError::new(field, "field-day"));
    }
    day
}

/// A day that is no slip of the finger.
pub(crate) fn plausible_day(problems: &mut Vec<FieldError>, field: &str, value: &str) -> Option<Date> {
    let day = day(problems, field, value)?;
    let (first, last) = DAYS;
    if day < first || day > last {
        problems.push(FieldError::new(field, "field-day-between").with("least", iso_day(first)).with("most", iso_day(last)));
        return None;
    }
    Some(day)
}

/// A day that may be missing: the inner `None` is an empty field.
pub(crate) fn optional_day(problems: &mut Vec<FieldError>, field: &str, value: &str) -> Option<Option<Date>> {
    if value.trim().is_empty() { Some(None) } else { plausible_day(problems, field, value).map(Some) }
}
