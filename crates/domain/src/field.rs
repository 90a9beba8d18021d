//! Fields of forms, read one by one: each gives its value, or says what to write instead.

use crate::calendar::{Date, parse_iso_day};
use crate::error::FieldError;

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

/// A day as date fields send it.
pub(crate) fn day(problems: &mut Vec<FieldError>, field: &str, value: &str) -> Option<Date> {
    let day = parse_iso_day(value);
    if day.is_none() {
        problems.push(FieldError::new(field, "field-day"));
    }
    day
}
