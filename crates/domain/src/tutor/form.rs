//! The form of a tutor, and the one by which a student gets another tutor than the class has.

use super::Tutor;
use crate::contact::{is_email, read_phone};
use crate::error::{ApiError, FieldError};
use crate::field::{number, optional_text, required_text};
use crate::id::TutorId;
use serde::{Deserialize, Serialize};

/// The longest name, in characters.
pub const MAX_NAME: usize = 80;
/// The longest role, in characters.
pub const MAX_ROLE: usize = 80;
/// The most students that anybody may say they take on at once: beyond it is a slip of the finger.
pub const MAX_LOAD: u16 = 100;

/// Who a tutor is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TutorTerms {
    /// Their name.
    pub name: String,
    /// What they do there; empty where nobody said.
    pub role: String,
    /// E-mail at work.
    pub email: Option<String>,
    /// Telephone at work.
    pub phone: Option<String>,
    /// How many students at once they take on; the law may allow fewer.
    pub most: u16,
}

/// The form as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TutorForm {
    /// The version that one has seen; empty for a new one.
    pub version: String,
    /// A name.
    pub name: String,
    /// What they do.
    pub role: String,
    /// E-mail, or empty.
    pub email: String,
    /// Telephone, or empty.
    pub phone: String,
    /// A number.
    pub most: String,
}

impl TutorForm {
    /// The form of a tutor as they are.
    #[must_use]
    pub fn filled(tutor: &Tutor) -> Self {
        let terms = &tutor.terms;
        Self {
            version: tutor.version.to_string(),
            name: terms.name.clone(),
            role: terms.role.clone(),
            email: terms.email.clone().unwrap_or_default(),
            phone: terms.phone.clone().unwrap_or_default(),
            most: terms.most.to_string(),
        }
    }

    /// The version that one has seen.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where it is missing, which a page writes itself.
    pub fn seen(&self) -> Result<u64, ApiError> {
        seen(&self.version)
    }

    /// Parses the form, or says of every wrong field what to do about it.
    ///
    /// # Errors
    /// [`ApiError::Invalid`] with all fields to mend.
    pub fn parse(&self) -> Result<TutorTerms, ApiError> {
        let mut problems = Vec::new();
        let name = required_text(&mut problems, "name", &self.name, MAX_NAME);
        let role = optional_text(&mut problems, "role", &self.role, MAX_ROLE).unwrap_or_default();
        let email = optional(&mut problems, "email", &self.email, "field-email", |text| is_email(text).then(|| text.to_owned()));
        let phone = optional(&mut problems, "phone", &self.phone, "field-phone", read_phone);
        let most = number(&mut problems, "most", &self.most, 1, MAX_LOAD);
        match (name, most) {
            (Some(name), Some(most)) if problems.is_empty() => Ok(TutorTerms { name, role, email, phone, most }),
            _ => Err(ApiError::Invalid(problems)),
        }
    }
}

/// The form by which a student gets a tutor of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AssignForm {
    /// The student's version that one has seen.
    pub version: String,
    /// A tutor's id; empty for the tutor of the class.
    pub tutor: String,
}

impl AssignForm {
    /// The version that one has seen.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where it is missing.
    pub fn seen(&self) -> Result<u64, ApiError> {
        seen(&self.version)
    }
}

impl TutorTerms {
    /// What a form's field names: nobody where it is empty.
    ///
    /// # Errors
    /// The field to mend, where it names nothing that could be a tutor.
    pub fn chosen(field: &str, value: &str) -> Result<Option<TutorId>, FieldError> {
        match value.trim() {
            "" => Ok(None),
            id => id.parse().map(Some).map_err(|_| FieldError::new(field, "field-choose")),
        }
    }
}

fn seen(version: &str) -> Result<u64, ApiError> {
    version.parse().map_err(|_| ApiError::Malformed("the form has no version".to_owned()))
}

/// A field that may be empty; filled in, it must be readable.
fn optional(
    problems: &mut Vec<FieldError>,
    field: &str,
    value: &str,
    wrong: &str,
    read: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    let read = read(value);
    if read.is_none() {
        problems.push(FieldError::new(field, wrong));
    }
    read
}
