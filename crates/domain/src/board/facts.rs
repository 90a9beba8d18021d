//! What a board's decisions need to know of its students and demands, beside the fold.

use crate::calendar::Date;
use crate::competence::Taxonomy;
use crate::demand::DemandFacts;
use crate::id::{DemandId, StudentId};
use crate::regulation::Regulations;
use crate::rules::{PairReport, examine};
use crate::student::StudentFacts;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The facts; in a reader's browser only of what the reader may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Of students.
    pub students: BTreeMap<StudentId, StudentFacts>,
    /// Of demands.
    pub demands: BTreeMap<DemandId, DemandFacts>,
    /// How competences relate.
    pub taxonomy: Taxonomy,
    /// Thresholds.
    pub regulations: Regulations,
    /// The revision of the register at which they were read: a board of another one is out of date.
    pub regulations_revision: u64,
    /// The day on which the facts were read, for rules without a period.
    pub today: Date,
}

impl Facts {
    /// Nothing known yet.
    #[must_use]
    pub fn empty(today: Date) -> Self {
        Self {
            students: BTreeMap::new(),
            demands: BTreeMap::new(),
            taxonomy: Taxonomy::default(),
            regulations: Regulations::default(),
            regulations_revision: 0,
            today,
        }
    }

    /// Examines a pair; `others` are the students whom the demand's tutor already follows.
    #[must_use]
    pub fn examine(&self, student: StudentId, demand: DemandId, others: u16) -> Option<PairReport> {
        let (student, demand) = (self.students.get(&student)?, self.demands.get(&demand)?);
        Some(examine(student, demand, others, &self.taxonomy, &self.regulations, self.today))
    }
}
