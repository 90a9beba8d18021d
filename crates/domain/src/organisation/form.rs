//! The form in which somebody states what an organisation is: texts that are not believed yet.

use super::OrganisationKind;
use crate::contact::{is_email, is_school_code, read_ateco, read_phone, read_vat_number};
use crate::error::{ApiError, FieldError};
use crate::field::{optional_text, required_text};
use serde::{Deserialize, Serialize};

/// The longest name or address, in characters.
pub const MAX_NAME: usize = 200;

/// How an organisation is reached: what it may change by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Street and number; may be empty.
    pub address: String,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone: digits with an optional "+".
    pub phone: Option<String>,
}

/// What an organisation is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationTerms {
    /// Its official name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// The ministry's code; of schools only.
    pub school_code: Option<String>,
    /// Partita IVA, eleven digits.
    pub vat_number: Option<String>,
    /// ATECO 2025, digits in pairs.
    pub ateco: Option<String>,
    /// ISTAT code of the seat; whether the polo knows it is not decided here.
    pub municipality: String,
    /// How it is reached.
    pub contact: Contact,
}

/// The form as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganisationForm {
    /// The version of the row that one has seen; empty for a new one.
    pub version: String,
    /// Its official name.
    pub name: String,
    /// The name of an [`OrganisationKind`].
    pub kind: String,
    /// The ministry's code.
    pub school_code: String,
    /// Partita IVA.
    pub vat_number: String,
    /// ATECO.
    pub ateco: String,
    /// ISTAT code.
    pub municipality: String,
    /// Street and number.
    pub address: String,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
}

impl OrganisationForm {
    /// The version that one has seen.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where it is missing, which a page writes itself.
    pub fn seen(&self) -> Result<u64, ApiError> {
        self.version.parse().map_err(|_| ApiError::Malformed("the form has no version".to_owned()))
    }

    /// All of it.
    ///
    /// # Errors
    /// [`ApiError::Invalid`] with all fields to mend.
    pub fn parse(&self) -> Result<OrganisationTerms, ApiError> {
        let mut problems = Vec::new();
        let name = required_text(&mut problems, "name", &self.name, MAX_NAME);
        let kind = OrganisationKind::from_name(&self.kind);
        if kind.is_none() {
            problems.push(FieldError::new("kind", "field-choose"));
        }
        let school_code = read(&mut problems, "school_code", &self.school_code, "field-school-code", |text| {
            is_school_code(text).then(|| text.to_ascii_uppercase())
        });
        if school_code.is_some() && kind.is_some_and(|kind| !kind.is_school()) {
            problems.push(FieldError::new("school_code", "field-school-code-of-schools"));
        }
        let vat_number = read(&mut problems, "vat_number", &self.vat_number, "field-vat", read_vat_number);
        let ateco = read(&mut problems, "ateco", &self.ateco, "field-ateco", read_ateco);
        if self.municipality.is_empty() {
            problems.push(FieldError::new("municipality", "field-choose"));
        }
        let contact = self.contact(&mut problems);
        match (name, kind) {
            (Some(name), Some(kind)) if problems.is_empty() => {
                Ok(OrganisationTerms { name, kind, school_code, vat_number, ateco, municipality: self.municipality.clone(), contact })
            }
            _ => Err(ApiError::Invalid(problems)),
        }
    }

    /// Only how it is reached; whatever else the form says is not looked at.
    ///
    /// # Errors
    /// [`ApiError::Invalid`] with all fields to mend.
    pub fn parse_contact(&self) -> Result<Contact, ApiError> {
        let mut problems = Vec::new();
        let contact = self.contact(&mut problems);
        if problems.is_empty() { Ok(contact) } else { Err(ApiError::Invalid(problems)) }
    }

    fn contact(&self, problems: &mut Vec<FieldError>) -> Contact {
        let address = optional_text(problems, "address", &self.address, MAX_NAME).unwrap_or_default();
        let email = read(problems, "email", &self.email, "field-email", |text| is_email(text).then(|| text.to_owned()));
        let phone = read(problems, "phone", &self.phone, "field-phone", read_phone);
        Contact { address, email, phone }
    }
}

/// A field that may be empty; filled in, it must be readable.
fn read(problems: &mut Vec<FieldError>, field: &str, value: &str, wrong: &str, reader: impl Fn(&str) -> Option<String>) -> Option<String> {
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    let read = reader(value);
    if read.is_none() {
        problems.push(FieldError::new(field, wrong));
    }
    read
}
