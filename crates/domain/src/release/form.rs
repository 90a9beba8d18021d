//! The forms around a release: asking for one at home or at school's, taking it back, and asking for a
//! correction. Texts that are not believed yet.

use super::{Audience, LONGEST_MONTHS, OWN_AGE, ReleaseField, ReleasedContact, longest_until};
use crate::calendar::{Date, Period, age_on, iso_day};
use crate::contact::{is_email, read_phone};
use crate::error::{ApiError, FieldError};
use crate::field::{optional_day, optional_text, paragraph, plausible_day, required_text};
use crate::id::{CorrectionId, ReleaseId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::str::FromStr;

/// The longest name of a parent or guardian, in characters.
const MAX_GUARDIAN: usize = 120;

/// The longest that a student says of themself in a release, in characters.
pub const MAX_NOTE: usize = 600;

/// The longest request for a correction, and the longest answer, in characters.
pub const MAX_WORDS: usize = 1_000;

/// Where the form is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    /// By the student, on their own page.
    Student,
    /// By the school, which has a request on paper before it.
    School,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRelease {
    /// Its id, made with the form: sent twice, it is one.
    pub id: ReleaseId,
    /// The parent or guardian who asks.
    pub guardian: Option<String>,
    /// Who may read.
    pub audience: Audience,
    /// From when until when.
    pub period: Period,
    /// What else they may read beside the name.
    pub contact: ReleasedContact,
}

impl NewRelease {
    /// What may be read: the name, and what else was stated.
    #[must_use]
    pub fn fields(&self) -> BTreeSet<ReleaseField> {
        std::iter::once(ReleaseField::Name).chain(self.contact.fields()).collect()
    }
}

/// The form as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReleaseForm {
    /// A new id, which the page writes itself.
    pub id: String,
    /// `company:` or `board:` and an id.
    pub audience: String,
    /// A day; today where it is empty.
    pub from: String,
    /// A day.
    pub until: String,
    /// An address, or empty.
    pub email: String,
    /// A number, or empty.
    pub phone: String,
    /// Some words, or empty.
    pub note: String,
    /// At school's: the parent or guardian who asks; empty where it is the student.
    pub guardian: String,
    /// At school's: `on` where the signed request lies there.
    pub paper: String,
}

impl Audience {
    /// As a form has it.
    #[must_use]
    pub fn value(self) -> String {
        match self {
            Self::Company(id) => format!("company:{id}"),
            Self::Board(id) => format!("board:{id}"),
        }
    }
}

impl FromStr for Audience {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, id) = text.split_once(':').ok_or(())?;
        match kind {
            "company" => id.parse().map(Self::Company).map_err(|_| ()),
            "board" => id.parse().map(Self::Board).map_err(|_| ()),
            _ => Err(()),
        }
    }
}

impl ReleaseForm {
    /// An empty form under a new id, until the end of a day that is given.
    #[must_use]
    pub fn fresh(id: ReleaseId, until: Date) -> Self {
        Self { id: id.to_string(), until: iso_day(until), ..Self::default() }
    }

    /// Parses the form, or says of every wrong field what to do about it. Whether the student may
    /// choose this audience is not decided here.
    ///
    /// # Errors
    /// [`ApiError::Invalid`] with all fields to mend; [`ApiError::Malformed`] without an id.
    pub fn parse(&self, birth: Date, today: Date, desk: Desk) -> Result<NewRelease, ApiError> {
        let id = self.id.parse().map_err(|_| ApiError::Malformed("the form has no id".to_owned()))?;
        let mut problems = Vec::new();
        let guardian = self.guardian(&mut problems, birth, today, desk);
        let audience = self.audience.parse().ok();
        if audience.is_none() {
            problems.push(FieldError::new("audience", "field-choose"));
        }
        let period = self.period(&mut problems, today);
        let email = optional_text(&mut problems, "email", &self.email, 254);
        if email.as_deref().is_some_and(|email| !is_email(email)) {
            problems.push(FieldError::new("email", "field-email"));
        }
        let phone = if self.phone.trim().is_empty() { None } else { Some(read_phone(&self.phone)) };
        if phone == Some(None) {
            problems.push(FieldError::new("phone", "field-phone"));
        }
        let note = paragraph(&mut problems, "note", &self.note, MAX_NOTE).filter(|note| !note.is_empty());
        if desk == Desk::School && self.paper != "on" {
            problems.push(FieldError::new("paper", "field-release-paper"));
        }
        match (audience, period) {
            (Some(audience), Some(period)) if problems.is_empty() => {
                Ok(NewRelease { id, guardian, audience, period, contact: ReleasedContact { email, phone: phone.flatten(), note } })
            }
            _ => Err(ApiError::Invalid(problems)),
        }
    }

    /// Who asks: under [`OWN_AGE`] somebody must ask for the student, and not on the student's own page.
    fn guardian(&self, problems: &mut Vec<FieldError>, birth: Date, today: Date, desk: Desk) -> Option<String> {
        let is_young = age_on(birth, today) < OWN_AGE;
        let named = match desk {
            // Nobody can see there who has typed it.
            Desk::Student => None,
            Desk::School => optional_text(problems, "guardian", &self.guardian, MAX_GUARDIAN),
        };
        if is_young && named.is_none() {
            let key = if desk == Desk::Student { "field-release-guardian-at-school" } else { "field-release-guardian" };
            problems.push(FieldError::new("guardian", key).with("age", OWN_AGE.to_string()));
        }
        named
    }

    fn period(&self, problems: &mut Vec<FieldError>, today: Date) -> Option<Period> {
        let from = optional_day(problems, "from", &self.from)?.unwrap_or(today);
        if from < today {
            problems.push(FieldError::new("from", "field-release-past"));
            return None;
        }
        let until = plausible_day(problems, "until", &self.until)?;
        let Some(period) = Period::new(from, until) else {
            problems.push(FieldError::new("until", "field-ends-before"));
            return None;
        };
        let longest = longest_until(from);
        if until > longest {
            let most = FieldError::new("until", "field-release-long").with("months", LONGEST_MONTHS.to_string());
            problems.push(most.with("day", iso_day(longest)));
            return None;
        }
        Some(period)
    }
}

/// What one does with something that stands on the page: the form of its button.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReleaseAct {
    /// Which one.
    pub id: String,
    /// The version that one has seen.
    pub version: String,
}

impl ReleaseAct {
    /// Which one, at which version.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where one of them is missing, which a page writes itself.
    pub fn parse<Id: FromStr>(&self) -> Result<(Id, u64), ApiError> {
        let malformed = || ApiError::Malformed("the form has no id or version".to_owned());
        Ok((self.id.parse().map_err(|_| malformed())?, self.version.parse().map_err(|_| malformed())?))
    }
}

/// A request for a correction, or the school's answer to one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CorrectionForm {
    /// Its id: new for a request, the request's for an answer.
    pub id: String,
    /// The version that one has seen, for an answer.
    pub version: String,
    /// What is wrong; or what was done about it.
    pub words: String,
}

impl CorrectionForm {
    /// Parses it.
    ///
    /// # Errors
    /// [`ApiError::Invalid`] where there are no words or too many, [`ApiError::Malformed`] without an id.
    pub fn parse(&self) -> Result<(CorrectionId, String), ApiError> {
        let id = self.id.parse().map_err(|_| ApiError::Malformed("the form has no id".to_owned()))?;
        let mut problems = Vec::new();
        let words = paragraph(&mut problems, "words", &self.words, MAX_WORDS);
        let words = words.filter(|words| !words.is_empty() || required_text(&mut problems, "words", words, MAX_WORDS).is_some());
        words.map(|words| (id, words)).ok_or(ApiError::Invalid(problems))
    }

    /// The version that one has seen.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where it is missing, which a page writes itself.
    pub fn seen(&self) -> Result<u64, ApiError> {
        self.version.parse().map_err(|_| ApiError::Malformed("the form has no version".to_owned()))
    }
}
