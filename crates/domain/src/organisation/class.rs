//! The form of a class, and which classes a list shows.

use super::SchoolClass;
use crate::calendar::read_school_year;
use crate::error::{ApiError, FieldError};
use crate::field::{number, required_text};
use crate::id::{OrganisationId, SchoolClassId};
use crate::search::normalise;
use serde::{Deserialize, Serialize};

/// The longest course of studies, in characters.
pub const MAX_TRACK: usize = 100;

/// The longest section, in characters.
const MAX_SECTION: usize = 10;

/// What a class is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassTerms {
    /// "2026/27".
    pub school_year: String,
    /// From 1 to 5.
    pub grade: u8,
    /// In capitals: "A", "A1".
    pub section: String,
    /// The course of studies.
    pub track: String,
}

impl ClassTerms {
    /// The class of a school that is so.
    #[must_use]
    pub fn of(self, id: SchoolClassId, school: OrganisationId) -> SchoolClass {
        let Self { school_year, grade, section, track } = self;
        SchoolClass { id, school, school_year, grade, section, track }
    }
}

/// The form as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClassForm {
    /// The version that one has seen; empty for a new one.
    pub version: String,
    /// A school year.
    pub school_year: String,
    /// From 1 to 5.
    pub grade: String,
    /// Letters and digits.
    pub section: String,
    /// The course of studies.
    pub track: String,
    /// The id of a tutor of the school, or empty.
    pub tutor: String,
}

impl ClassForm {
    /// The form of a class as it is, without its tutor.
    #[must_use]
    pub fn filled(class: &SchoolClass, version: u64) -> Self {
        Self {
            version: version.to_string(),
            school_year: class.school_year.clone(),
            grade: class.grade.to_string(),
            section: class.section.clone(),
            track: class.track.clone(),
            tutor: String::new(),
        }
    }

    /// The version that one has seen.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where it is missing, which a page writes itself.
    pub fn seen(&self) -> Result<u64, ApiError> {
        self.version.parse().map_err(|_| ApiError::Malformed("the form has no version".to_owned()))
    }

    /// Parses the form, or says of every wrong field what to do about it.
    ///
    /// # Errors
    /// [`ApiError::Invalid`] with all fields to mend.
    pub fn parse(&self) -> Result<ClassTerms, ApiError> {
        let mut problems = Vec::new();
        let school_year = read_school_year(&self.school_year);
        if school_year.is_none() {
            problems.push(FieldError::new("school_year", "field-school-year"));
        }
        let grade = number(&mut problems, "grade", &self.grade, 1, 5).and_then(|grade| u8::try_from(grade).ok());
        let section = required_text(&mut problems, "section", &self.section, MAX_SECTION).map(|section| section.to_uppercase());
        if section.as_ref().is_some_and(|section| !section.chars().all(char::is_alphanumeric)) {
            problems.push(FieldError::new("section", "field-section"));
        }
        let track = required_text(&mut problems, "track", &self.track, MAX_TRACK);
        match (school_year, grade, section, track) {
            (Some(school_year), Some(grade), Some(section), Some(track)) if problems.is_empty() => {
                Ok(ClassTerms { school_year, grade, section, track })
            }
            _ => Err(ApiError::Invalid(problems)),
        }
    }
}

/// Which classes a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassFilter {
    /// Of one school year; of all where there is none.
    pub school_year: Option<String>,
    /// Words of the class's name or course of studies, or of its school's name.
    pub text: String,
    /// Which page of them, from 0.
    pub page: usize,
}

impl ClassFilter {
    /// Whether it shows everything, page by page.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.school_year.is_none() && self.text.is_empty()
    }

    /// Whether it shows this class of a school of this name.
    #[must_use]
    pub fn shows(&self, class: &SchoolClass, school: &str) -> bool {
        let text = normalise(&format!("{}{} {} {} {school}", class.grade, class.section, class.label(), class.track));
        self.school_year.as_ref().is_none_or(|year| *year == class.school_year)
            && normalise(&self.text).split_whitespace().all(|word| text.contains(word))
    }
}
