//! A whole class goes on to the next school year: the form, and what it proposes.

use super::{ClassForm, ClassTerms, SchoolClass};
use crate::calendar::next_school_year;
use crate::error::{ApiError, FieldError};
use crate::id::StudentId;
use serde::{Deserialize, Serialize};

/// The last year of a school.
pub const LAST_GRADE: u8 = 5;

/// The form as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct PromotionForm {
    /// The school year to come to.
    pub school_year: String,
    /// The year of the school to come to.
    pub grade: String,
    /// The section to come to.
    pub section: String,
    /// Ids of those who go on.
    pub students: Vec<String>,
}

/// A form that was checked by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promotion {
    /// The class to come to.
    pub to: ClassTerms,
    /// Who goes on; at least one, each once.
    pub students: Vec<StudentId>,
}

impl PromotionForm {
    /// What is usual: everybody goes on to the next year and the next class. After the last one nobody
    /// does: only who repeats it is chosen.
    #[must_use]
    pub fn proposed(class: &SchoolClass, students: &[StudentId]) -> Self {
        let ends = class.grade >= LAST_GRADE;
        Self {
            school_year: next_school_year(&class.school_year).unwrap_or_default(),
            grade: (class.grade + 1).min(LAST_GRADE).to_string(),
            section: class.section.clone(),
            students: if ends { Vec::new() } else { students.iter().map(ToString::to_string).collect() },
        }
    }

    /// Parses the form of this class, or says of every wrong field what to do about it.
    ///
    /// # Errors
    /// [`ApiError::Invalid`] with all fields to mend.
    pub fn parse(&self, class: &SchoolClass) -> Result<Promotion, ApiError> {
        let to = ClassForm {
            school_year: self.school_year.clone(),
            grade: self.grade.clone(),
            section: self.section.clone(),
            track: class.track.clone(),
            ..ClassForm::default()
        };
        let mut students: Vec<StudentId> = self.students.iter().filter_map(|id| id.parse().ok()).collect();
        students.sort_unstable();
        students.dedup();
        let mut problems = Vec::new();
        let to = match to.parse() {
            Ok(to) => Some(to),
            Err(ApiError::Invalid(wrong)) => {
                problems.extend(wrong);
                None
            }
            Err(error) => return Err(error),
        };
        if to.as_ref().is_some_and(|to| (&to.school_year, to.grade, &to.section) == (&class.school_year, class.grade, &class.section)) {
            problems.push(FieldError::new("school_year", "field-promotion-same"));
        }
        if students.is_empty() {
            problems.push(FieldError::new("students", "field-promotion-nobody"));
        }
        match to {
            Some(to) if problems.is_empty() => Ok(Promotion { to, students }),
            _ => Err(ApiError::Invalid(problems)),
        }
    }
}
