//! The roll of the polo: who belongs to it, as what and when, and how that changes.

use super::{Membership, MembershipChange, MembershipRole, Validity};
use crate::calendar::{Date, iso_day};
use crate::error::FieldError;
use crate::id::{MembershipId, OrganisationId};
use serde::{Deserialize, Serialize};

/// Where an organisation stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It belongs to the polo.
    In(Membership),
    /// It will.
    Ahead(Membership),
    /// It did.
    Past(Membership),
    /// It never did.
    Outside,
}

impl Standing {
    /// The role of this day.
    #[must_use]
    pub fn role(self) -> Option<MembershipRole> {
        if let Self::In(membership) = self { Some(membership.role) } else { None }
    }
}

/// What a change does to one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The row as it was; `None` for a new one.
    pub before: Option<Membership>,
    /// The row as it becomes; `None` for one that goes.
    pub after: Option<Membership>,
}

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The row is another one by now, or gone.
    Stale,
    /// Fields to mend.
    Invalid(Vec<FieldError>),
}

/// All memberships. Of one organisation no two ever hold on the same day, and on each day there is
/// one lead at most: [`Roll::decide`] keeps it so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll(Vec<Membership>);

impl Roll {
    /// These memberships, in the order of their first days.
    #[must_use]
    pub fn new(mut memberships: Vec<Membership>) -> Self {
        memberships.sort_by_key(|membership| (membership.validity.from(), membership.id));
        Self(memberships)
    }

    /// All of them, by first day.
    #[must_use]
    pub fn all(&self) -> &[Membership] {
        &self.0
    }

    /// Those of one organisation, by first day.
    pub fn of(&self, organisation: OrganisationId) -> impl Iterator<Item = &Membership> {
        self.0.iter().filter(move |membership| membership.organisation == organisation)
    }

    /// Where an organisation stands on a day: what is now comes before what will be, and that
    /// before what was.
    #[must_use]
    pub fn standing(&self, organisation: OrganisationId, day: Date) -> Standing {
        let mut standing = Standing::Outside;
        for membership in self.of(organisation) {
            if membership.validity.has(day) {
                return Standing::In(*membership);
            }
            standing = match standing {
                Standing::Ahead(next) => Standing::Ahead(next),
                _ if membership.validity.from() > day => Standing::Ahead(*membership),
                _ => Standing::Past(*membership),
            };
        }
        standing
    }

    /// Whether a row may stand beside all others than itself.
    ///
    /// # Errors
    /// Every field to mend.
    pub fn admit(&self, row: &Membership) -> Result<(), Vec<FieldError>> {
        let others = || self.0.iter().filter(|other| other.id != row.id && other.validity.overlaps(row.validity));
        let held = |field: &str, key: &str, other: &Membership| FieldError::new(field, key).with("day", iso_day(other.validity.from()));
        let mut problems = Vec::new();
        if let Some(other) = others().find(|other| other.organisation == row.organisation) {
            problems.push(held("from", "field-membership-held", other));
        }
        let is_other_lead = |other: &&Membership| other.role == MembershipRole::Lead && other.organisation != row.organisation;
        if row.role == MembershipRole::Lead
            && let Some(other) = others().find(is_other_lead)
        {
            problems.push(held("role", "field-membership-lead", other));
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// What a change of an organisation's part does; `new` is the id of a row that it may add.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn decide(&self, organisation: OrganisationId, change: &MembershipChange, new: MembershipId) -> Result<Step, Refusal> {
        let row = |id: MembershipId, version: u64| {
            let found = self.of(organisation).find(|row| row.id == id && row.version == version);
            found.copied().ok_or(Refusal::Stale)
        };
        let (before, after) = match *change {
            MembershipChange::Join { role, validity } => (None, Membership { id: new, version: 1, organisation, role, validity }),
            MembershipChange::Correct { id, version, role, validity } => {
                let before = row(id, version)?;
                (Some(before), Membership { version: version + 1, role, validity, ..before })
            }
            MembershipChange::End { id, version, to } => {
                let before = row(id, version)?;
                let validity = Validity::new(before.validity.from(), Some(to))
                    .ok_or_else(|| Refusal::Invalid(vec![FieldError::new("to", "field-ends-before")]))?;
                (Some(before), Membership { version: version + 1, validity, ..before })
            }
            MembershipChange::Remove { id, version } => return Ok(Step { before: Some(row(id, version)?), after: None }),
        };
        self.admit(&after).map_err(Refusal::Invalid)?;
        Ok(Step { before, after: Some(after) })
    }
}
