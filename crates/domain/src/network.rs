//! The polo itself: its agreement ("accordo di rete"), who belongs to it and as what through time,
//! and whether it is composed as the law asks.

mod composition;
mod filter;
mod form;
mod roll;

pub use composition::{Composition, Member, Requirement, RequirementLine};
pub use filter::{Belonging, Entry, NetworkFilter};
pub use form::{AgreementForm, MAX_PROGRAMME, MAX_TITLE, MembershipAct, MembershipChange, MembershipForm};
pub use roll::{Refusal, Roll, Standing, Step};

use crate::calendar::Date;
use crate::error::FieldError;
use crate::id::{AgreementId, MembershipId, OrganisationId};
use serde::{Deserialize, Serialize};

/// As what an organisation belongs to the polo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MembershipRole {
    /// Capofila: speaks for the polo; on each day there is one at most.
    Lead,
    /// Fondatore: has signed from the beginning.
    Founder,
    /// Aderente.
    Member,
}

impl MembershipRole {
    /// Every role, with its name in the database and in forms.
    pub const ALL: [(Self, &'static str); 3] = [(Self::Lead, "lead"), (Self::Founder, "founder"), (Self::Member, "member")];

    /// Its name in the database and in forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The role of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(role, _)| *role)
    }
}

/// Days from one on, with a last one or without; the last is never before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(Date, Option<Date>)", into = "(Date, Option<Date>)")]
pub struct Validity {
    from: Date,
    to: Option<Date>,
}

impl Validity {
    /// `None` where the last day is before the first.
    #[must_use]
    pub fn new(from: Date, to: Option<Date>) -> Option<Self> {
        to.is_none_or(|to| from <= to).then_some(Self { from, to })
    }

    /// The first day.
    #[must_use]
    pub fn from(self) -> Date {
        self.from
    }

    /// The last day, where there is one.
    #[must_use]
    pub fn to(self) -> Option<Date> {
        self.to
    }

    /// Whether the day is one of them.
    #[must_use]
    pub fn has(self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether some day is one of both.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| self.from <= to)
    }
}

impl From<Validity> for (Date, Option<Date>) {
    fn from(validity: Validity) -> Self {
        (validity.from, validity.to)
    }
}

impl TryFrom<(Date, Option<Date>)> for Validity {
    type Error = &'static str;

    fn try_from((from, to): (Date, Option<Date>)) -> Result<Self, Self::Error> {
        Self::new(from, to).ok_or("the last day is before the first")
    }
}

/// What a network agreement says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementTerms {
    /// What it is called.
    pub title: String,
    /// The day on which it was signed.
    pub signed_on: Date,
    /// The days on which it holds.
    pub validity: Validity,
    /// What the members want to do together; may be empty.
    pub programme: String,
}

/// A network agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Which one.
    pub id: AgreementId,
    /// How often it was written.
    pub version: u64,
    /// What it says.
    pub terms: AgreementTerms,
}

impl AgreementTerms {
    /// Whether it may stand beside the others: on no day two of them hold. `own` is its own row
    /// among them, where it has one.
    ///
    /// # Errors
    /// The field to mend.
    pub fn beside(&self, others: &[Agreement], own: Option<AgreementId>) -> Result<(), Vec<FieldError>> {
        let held = others.iter().find(|other| Some(other.id) != own && other.terms.validity.overlaps(self.validity));
        held.map_or(Ok(()), |other| {
            Err(vec![FieldError::new("from", "field-agreement-held").with("day", crate::calendar::iso_day(other.terms.validity.from))])
        })
    }
}

/// The agreement of a day: the one that holds; else the next one; else the last.
#[must_use]
pub fn agreement_on(agreements: &[Agreement], day: Date) -> Option<&Agreement> {
    let from = |agreement: &&Agreement| agreement.terms.validity.from;
    let holds = agreements.iter().find(|agreement| agreement.terms.validity.has(day));
    let next = || agreements.iter().filter(|agreement| from(agreement) > day).min_by_key(from);
    holds.or_else(next).or_else(|| agreements.iter().max_by_key(from))
}

/// An organisation's part in the polo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Which one.
    pub id: MembershipId,
    /// How often it was written.
    pub version: u64,
    /// Whose.
    pub organisation: OrganisationId,
    /// As what.
    pub role: MembershipRole,
    /// On which days.
    pub validity: Validity,
}
