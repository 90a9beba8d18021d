//! The form in which a coordinator changes a threshold: texts that are not believed yet.

use super::{Change, Citation, RegulationChange, RegulationKey, RegulationTerms, Unit};
use crate::error::{ApiError, FieldError};
use crate::field::{number, plausible_day, required_text};
use serde::{Deserialize, Serialize};

/// The longest citation, in characters.
pub const MAX_CITATION: usize = 200;

/// What a form is about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Say that it was checked against the source.
    Confirm,
    /// Mend a row.
    Correct,
    /// Another value from a day on.
    Follow,
    /// Take the newest row back.
    TakeBack,
}

impl Act {
    /// Every act, with its name in the form.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Confirm, "confirm"), (Self::Correct, "correct"), (Self::Follow, "follow"), (Self::TakeBack, "take_back")];

    /// Its name in the form.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The act of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(act, _)| *act)
    }
}

/// The form as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RegulationForm {
    /// The name of an [`Act`].
    pub act: String,
    /// The row that it is about.
    pub id: String,
    /// The version of the row that one has seen.
    pub version: String,
    /// A number.
    pub value: String,
    /// A day.
    pub from: String,
    /// A day or empty.
    pub to: String,
    /// Where it is written.
    pub citation: String,
    /// "on" where one has looked it up in the source.
    pub checked: String,
    /// "on" where one has seen what it would change, and wants it.
    pub agreed: String,
}

impl RegulationForm {
    /// The act, where the form names one.
    #[must_use]
    pub fn act(&self) -> Option<Act> {
        Act::from_name(&self.act)
    }

    /// Parses the form, or says of every wrong field what to do about it. Whether it fits the other
    /// rows is decided by [`super::Register::decide`].
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where act, row or version are missing, which a page writes itself;
    /// [`ApiError::Invalid`] with all fields to mend.
    pub fn parse(&self, key: RegulationKey) -> Result<RegulationChange, ApiError> {
        let malformed = |what: &str| ApiError::Malformed(format!("the form has no {what}"));
        let act = self.act().ok_or_else(|| malformed("act"))?;
        let id = self.id.parse().map_err(|_| malformed("row"))?;
        let version = self.version.parse().map_err(|_| malformed("version"))?;
        let change = match act {
            Act::Confirm => Change::Confirm,
            Act::TakeBack => Change::TakeBack,
            Act::Correct => Change::Correct(self.terms(key)?),
            Act::Follow => Change::Follow(self.terms(key)?),
        };
        Ok(RegulationChange { key, id, version, change })
    }

    fn terms(&self, key: RegulationKey) -> Result<RegulationTerms, ApiError> {
        let mut problems = Vec::new();
        let (least, most) = key.range();
        let value = match key.unit() {
            Unit::YesOrNo => {
                let value = self.value.parse().ok().filter(|value: &u16| *value <= most);
                if value.is_none() {
                    problems.push(FieldError::new("value", "field-choose"));
                }
                value
            }
            _ => number(&mut problems, "value", &self.value, least, most),
        };
        let from = plausible_day(&mut problems, "from", &self.from);
        let to = match self.to.trim() {
            "" => None,
            to => plausible_day(&mut problems, "to", to),
        };
        let citation = required_text(&mut problems, "citation", &self.citation, MAX_CITATION);
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            problems.push(FieldError::new("to", "field-ends-before"));
        }
        match (value, from, citation) {
            (Some(value), Some(from), Some(text)) if problems.is_empty() => {
                Ok(RegulationTerms { value, from, to, citation: Citation { text, to_check: self.checked.is_empty() } })
            }
            _ => Err(ApiError::Invalid(problems)),
        }
    }
}
