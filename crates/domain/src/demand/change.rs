//! What may become of a demand that stands already: changed, withdrawn, reopened. Pure: how many
//! seats boards have of it, and the day, are arguments.

use super::{DemandKind, NewDemand};
use crate::calendar::Date;
use crate::error::FieldError;
use crate::field::required_text;
use serde::{Deserialize, Serialize};

/// The longest reason for a withdrawal, in characters.
pub const MAX_REASON: usize = 200;

/// The seats of a demand on all boards together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Given to boards.
    pub seats: u32,
    /// Of these, taken.
    pub taken: u32,
}

/// What a company does with a demand that stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DemandDeed {
    /// Its words, terms or competences became others.
    Changed,
    /// It is not offered any more.
    Withdrawn,
    /// It is offered again.
    Reopened,
}

impl NewDemand {
    /// Why a demand of which boards have so many seats cannot become this one: what to mend, by
    /// field. Nothing where it can.
    #[must_use]
    pub fn hindrances(&self, given: Given) -> Vec<FieldError> {
        let mut problems = Vec::new();
        if given.seats == 0 {
            return problems;
        }
        if matches!(self.facts.kind, DemandKind::Forecast { .. }) {
            problems.push(FieldError::new("kind", "field-kind-with-seats").with("seats", given.seats.to_string()));
        }
        if u32::from(self.positions) < given.seats {
            let problem = FieldError::new("positions", "field-positions-below-seats");
            problems.push(problem.with("seats", given.seats.to_string()).with("taken", given.taken.to_string()));
        }
        problems
    }
}

impl DemandKind {
    /// Whether its last day, or the year of a forecast, is over.
    #[must_use]
    pub fn is_past(self, today: Date) -> bool {
        match self {
            Self::Placement(terms) => terms.period.to() < today,
            Self::Forecast { by_year, .. } => by_year < today.year(),
        }
    }

    /// Why such a demand cannot be changed or reopened on a day.
    #[must_use]
    pub fn closed(self, today: Date) -> Option<FieldError> {
        self.is_past(today).then(|| FieldError::new("demand", "field-demand-over"))
    }

    /// Why such a demand, of which boards have so many seats, cannot be withdrawn on a day.
    #[must_use]
    pub fn kept(self, today: Date, given: Given) -> Option<FieldError> {
        match given.taken {
            0 => self.closed(today),
            taken => Some(FieldError::new("demand", "field-demand-has-students").with("taken", taken.to_string())),
        }
    }
}

/// The form that withdraws or reopens a demand, as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WithdrawalForm {
    /// The version that one has seen.
    pub version: String,
    /// Why, in the company's words.
    pub reason: String,
}

impl WithdrawalForm {
    /// The version that one has seen; a page writes it itself.
    #[must_use]
    pub fn seen(&self) -> Option<u64> {
        self.version.parse().ok()
    }

    /// Why it is withdrawn.
    ///
    /// # Errors
    /// What to mend, where nothing is said, or too much.
    pub fn why(&self) -> Result<String, Vec<FieldError>> {
        let mut problems = Vec::new();
        required_text(&mut problems, "reason", &self.reason, MAX_REASON).ok_or(problems)
    }
}
