//! What went wrong, in words.

use crate::bundle::{Value, text, text0};
use domain::language::Language;
use domain::{ApiError, FieldError};

/// An error in one or two sentences: what happened and what one may do.
#[must_use]
pub fn api_error(language: Language, error: &ApiError) -> String {
    match error {
        ApiError::NotFound => text0(language, "error-not-found"),
        ApiError::Forbidden => text0(language, "error-forbidden"),
        ApiError::Refused(refusal) => crate::refusal(language, refusal, &NoNames),
        ApiError::Stale => text0(language, "error-stale"),
        ApiError::Invalid(fields) => text(language, "error-invalid", &[("fields", fields.len().into())]),
        ApiError::Malformed(_) => text0(language, "error-malformed"),
        ApiError::Busy => text0(language, "error-busy"),
        ApiError::Internal(reference) => text(language, "error-internal", &[("reference", reference.into())]),
    }
}

/// What is wrong with a field and what to write instead. Figures among the values choose
/// singular and plural, days are written out.
#[must_use]
pub fn field_error(language: Language, error: &FieldError) -> String {
    let values: Vec<(&str, Value<'_>)> = error.values.iter().map(|(name, value)| (name.as_str(), value_of(language, value))).collect();
    text(language, &error.key, &values)
}

fn value_of(language: Language, value: &str) -> Value<'_> {
    match (value.parse(), domain::calendar::parse_iso_day(value)) {
        (Ok(number), _) => Value::Number(number),
        (_, Some(day)) => crate::long_day(language, day).into(),
        _ => value.into(),
    }
}

/// Where no names are at hand.
#[derive(Clone, Copy, Debug)]
pub struct NoNames;

impl crate::Names for NoNames {
    fn competence(&self, _: domain::id::CompetenceId) -> Option<String> {
        None
    }
    fn student(&self, _: domain::id::StudentId) -> Option<String> {
        None
    }
    fn person(&self, _: domain::id::PersonId) -> Option<String> {
        None
    }
}
