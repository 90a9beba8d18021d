//! What a board's decisions need to know of its students and demands, beside the fold.

use crate::calendar::Date;
use crate::competence::Taxonomy;
use crate::demand::DemandFacts;
use crate::id::{DemandId, StudentId};
use crate::regulation::Regulations;
use crate::rules::{PairReport, Rule, RuleOutcome, Verdict, examine, refusals};
use crate::student::StudentFacts;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is said of a pair that the school rules out.
const BARRED: RuleOutcome = RuleOutcome { rule: Rule::Barred, verdict: Verdict::Refused, citation: None };

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
        let (known, terms) = (self.students.get(&student)?, self.demands.get(&demand)?);
        let mut report = examine(known, terms, others, &self.taxonomy, &self.regulations, self.today);
        if known.barred.contains(&demand) {
            // After the other refusals: where the law says no already, there is nothing to tell of.
            let refused = report.refusals().count();
            report.outcomes.insert(refused, BARRED);
        }
        Some(report)
    }

    /// The rules that forbid a pair, as [`Facts::examine`] says them, without the fit: sooner, where
    /// many pairs are asked.
    #[must_use]
    pub fn refusals(&self, student: StudentId, demand: DemandId) -> Vec<RuleOutcome> {
        let (Some(known), Some(terms)) = (self.students.get(&student), self.demands.get(&demand)) else { return Vec::new() };
        let mut refusals = refusals(known, terms, &self.taxonomy, &self.regulations, self.today);
        if known.barred.contains(&demand) {
            refusals.push(BARRED);
        }
        refusals
    }
}
