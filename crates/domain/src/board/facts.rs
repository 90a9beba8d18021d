//! What a board's decisions need to know of its students and demands, beside the fold.

use super::{BoardState, Standing};
use crate::calendar::{Date, Period};
use crate::competence::Taxonomy;
use crate::demand::{DemandFacts, DemandKind, Risk};
use crate::id::{DemandId, StudentId, TutorId};
use crate::regulation::{RegulationKey, Regulations};
use crate::rules::{Following, PairReport, Rule, RuleOutcome, Verdict, examine_with, refusals};
use crate::student::StudentFacts;
use crate::tutor::{Followed, TutorFacts, worst};
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
    /// The company's tutor of those demands that name one.
    #[serde(default)]
    pub followed: BTreeMap<DemandId, TutorId>,
    /// Of those tutors.
    #[serde(default)]
    pub tutors: BTreeMap<TutorId, TutorFacts>,
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
            followed: BTreeMap::new(),
            tutors: BTreeMap::new(),
            taxonomy: Taxonomy::default(),
            regulations: Regulations::default(),
            regulations_revision: 0,
            today,
        }
    }

    /// Whom a demand's tutor follows beside a student, on this board as it is and on the others.
    #[must_use]
    pub fn following(&self, board: &BoardState, student: StudentId, demand: DemandId) -> Following {
        let here = board.student(student).map(|entry| entry.standing);
        self.following_among(demand, &|other| {
            let taken = board.demand(other).map_or(0, |seats| seats.taken);
            taken.saturating_sub(u16::from(here == Some(Standing::Placed(other))))
        })
    }

    /// Whom a demand's tutor follows beside somebody; `others` says how many others sit, or shall sit,
    /// at a demand of this board.
    #[must_use]
    pub fn following_among(&self, demand: DemandId, others: &dyn Fn(DemandId) -> u16) -> Following {
        let unnamed = || Following::unnamed(others(demand));
        let Some((tutor, terms)) = self.followed.get(&demand).zip(self.demands.get(&demand)) else { return unnamed() };
        let Some((known, period)) = self.tutors.get(tutor).zip(period_of(terms)) else { return unnamed() };
        let mut followed = known.elsewhere.clone();
        for (other, _) in self.followed.iter().filter(|(_, by)| *by == tutor) {
            let Some((period, terms)) = self.demands.get(other).and_then(|terms| Some((period_of(terms)?, terms))) else { continue };
            followed.push(Followed { period, risk: terms.risk, students: others(*other) });
        }
        let (others, risk) = worst(&followed, period, terms.risk, self.most_per_tutor(terms));
        Following { others, risk, most: Some(known.most) }
    }

    /// How many students the law allows to one tutor, by risk, on the first day of a demand.
    #[must_use]
    pub fn most_per_tutor(&self, terms: &DemandFacts) -> [Option<u16>; 3] {
        let day = period_of(terms).map_or(self.today, Period::from);
        Risk::ALL.map(|(risk, _)| self.regulations.on(RegulationKey::students_per_tutor(risk), day).map(|most| most.value))
    }

    /// Examines a pair whose tutor follows so many others on this board already, where no demand
    /// names one: see [`Facts::judge`] for a board with tutors.
    #[must_use]
    pub fn examine(&self, student: StudentId, demand: DemandId, others: u16) -> Option<PairReport> {
        self.judge(student, demand, Following::unnamed(others))
    }

    /// Examines a pair; `following` is whom the demand's tutor follows beside.
    #[must_use]
    pub fn judge(&self, student: StudentId, demand: DemandId, following: Following) -> Option<PairReport> {
        let (known, terms) = (self.students.get(&student)?, self.demands.get(&demand)?);
        let mut report = examine_with(known, terms, following, &self.taxonomy, &self.regulations, self.today);
        if known.barred.contains(&demand) {
            // After the other refusals: where the law says no already, there is nothing to tell of.
            let refused = report.refusals().count();
            report.outcomes.insert(refused, BARRED);
        }
        Some(report)
    }

    /// The rules that forbid a pair for its own sake, without the fit: sooner, where many pairs are
    /// asked.
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

/// When a demand takes place; a forecast does not yet.
fn period_of(terms: &DemandFacts) -> Option<Period> {
    match terms.kind {
        DemandKind::Placement(terms) => Some(terms.period),
        DemandKind::Forecast { .. } => None,
    }
}
