//! The forms of the agreement and of a membership: texts that are not believed yet.

use super::{AgreementTerms, MembershipRole, Validity};
use crate::calendar::Date;
use crate::error::{ApiError, FieldError};
use crate::field::{optional_day, paragraph, plausible_day, required_text};
use crate::id::{AgreementId, MembershipId};
use serde::{Deserialize, Serialize};

/// The longest title of an agreement, in characters.
pub const MAX_TITLE: usize = 200;
/// The longest programme, in characters.
pub const MAX_PROGRAMME: usize = 4_000;

/// What a form of a membership is about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MembershipAct {
    /// Take an organisation in.
    Join,
    /// Mend a row.
    Correct,
    /// Say the last day.
    End,
    /// Take a row away that should never have been.
    Remove,
}

impl MembershipAct {
    /// Every act, with its name in the form.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Join, "join"), (Self::Correct, "correct"), (Self::End, "end"), (Self::Remove, "remove")];

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

/// What somebody changes in an organisation's part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MembershipChange {
    /// It joins, or comes back.
    Join {
        /// As what.
        role: MembershipRole,
        /// When.
        validity: Validity,
    },
    /// A row says something else.
    Correct {
        /// Which row.
        id: MembershipId,
        /// As one has seen it.
        version: u64,
        /// As what.
        role: MembershipRole,
        /// When.
        validity: Validity,
    },
    /// A row has a last day.
    End {
        /// Which row.
        id: MembershipId,
        /// As one has seen it.
        version: u64,
        /// The last day.
        to: Date,
    },
    /// A row goes.
    Remove {
        /// Which row.
        id: MembershipId,
        /// As one has seen it.
        version: u64,
    },
}

/// The form of a membership as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MembershipForm {
    /// The name of a [`MembershipAct`].
    pub act: String,
    /// The row, where there is one already.
    pub id: String,
    /// The version of the row that one has seen.
    pub version: String,
    /// The name of a [`MembershipRole`].
    pub role: String,
    /// A day.
    pub from: String,
    /// A day or empty.
    pub to: String,
}

impl MembershipForm {
    /// The act, where the form names one.
    #[must_use]
    pub fn act(&self) -> Option<MembershipAct> {
        MembershipAct::from_name(&self.act)
    }

    /// Parses the form, or says of every wrong field what to do about it. Whether it fits the other
    /// rows is decided by [`super::Roll::decide`].
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where act, row or version are missing, which a page writes itself;
    /// [`ApiError::Invalid`] with all fields to mend.
    pub fn parse(&self) -> Result<MembershipChange, ApiError> {
        let malformed = |what: &str| ApiError::Malformed(format!("the form has no {what}"));
        let act = self.act().ok_or_else(|| malformed("act"))?;
        if act == MembershipAct::Join {
            let (role, validity) = self.terms()?;
            return Ok(MembershipChange::Join { role, validity });
        }
        let id = self.id.parse().map_err(|_| malformed("row"))?;
        let version = self.version.parse().map_err(|_| malformed("version"))?;
        Ok(match act {
            MembershipAct::End => {
                let mut problems = Vec::new();
                let to = plausible_day(&mut problems, "to", &self.to).ok_or(ApiError::Invalid(problems))?;
                MembershipChange::End { id, version, to }
            }
            MembershipAct::Remove => MembershipChange::Remove { id, version },
            MembershipAct::Join | MembershipAct::Correct => {
                let (role, validity) = self.terms()?;
                MembershipChange::Correct { id, version, role, validity }
            }
        })
    }

    fn terms(&self) -> Result<(MembershipRole, Validity), ApiError> {
        let mut problems = Vec::new();
        let role = MembershipRole::from_name(&self.role);
        if role.is_none() {
            problems.push(FieldError::new("role", "field-choose"));
        }
        let validity = validity(&mut problems, &self.from, &self.to);
        role.zip(validity).ok_or(ApiError::Invalid(problems))
    }
}

/// The form of an agreement as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgreementForm {
    /// Which one; empty for a new one.
    pub id: String,
    /// The version that one has seen; empty for a new one.
    pub version: String,
    /// Its title.
    pub title: String,
    /// A day.
    pub signed_on: String,
    /// A day.
    pub from: String,
    /// A day or empty.
    pub to: String,
    /// Some lines.
    pub programme: String,
}

impl AgreementForm {
    /// The row and the version that one has seen; `None` for a new agreement.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where a page wrote them otherwise.
    pub fn seen(&self) -> Result<Option<(AgreementId, u64)>, ApiError> {
        if self.id.is_empty() {
            return Ok(None);
        }
        let seen = self.id.parse().ok().zip(self.version.parse().ok());
        seen.map(Some).ok_or_else(|| ApiError::Malformed("the form has no row or version".to_owned()))
    }

    /// Parses the form, or says of every wrong field what to do about it.
    ///
    /// # Errors
    /// [`ApiError::Invalid`] with all fields to mend.
    pub fn parse(&self) -> Result<AgreementTerms, ApiError> {
        let mut problems = Vec::new();
        let title = required_text(&mut problems, "title", &self.title, MAX_TITLE);
        let signed_on = plausible_day(&mut problems, "signed_on", &self.signed_on);
        let validity = validity(&mut problems, &self.from, &self.to);
        let programme = paragraph(&mut problems, "programme", &self.programme, MAX_PROGRAMME);
        match (title, signed_on, validity, programme) {
            (Some(title), Some(signed_on), Some(validity), Some(programme)) => Ok(AgreementTerms { title, signed_on, validity, programme }),
            _ => Err(ApiError::Invalid(problems)),
        }
    }
}

fn validity(problems: &mut Vec<FieldError>, from: &str, to: &str) -> Option<Validity> {
    let (from, to) = (plausible_day(problems, "from", from), optional_day(problems, "to", to));
    let validity = Validity::new(from?, to?);
    if validity.is_none() {
        problems.push(FieldError::new("to", "field-ends-before"));
    }
    validity
}
