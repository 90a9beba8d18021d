//! The register of thresholds: rows with an identity and a version, and how a coordinator changes
//! them. Pure: the same decision shows what a change would do and does it.

use super::{Citation, Regulation, RegulationKey, Regulations};
use crate::calendar::{Date, Timestamp, iso_day};
use crate::error::FieldError;
use crate::id::{PersonId, RegulationId};
use serde::{Deserialize, Serialize};

/// Who has looked a threshold up in its source, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// Who; `None` for readers who may not know.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

/// A row of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegulationRecord {
    /// Which row.
    pub id: RegulationId,
    /// Counts up with each change.
    pub version: u64,
    /// What rules know of it.
    pub regulation: Regulation,
    /// Who has checked it; `None` where nobody has, or where it came so with the product.
    pub confirmed: Option<Confirmation>,
}

/// What a row says, as somebody wants it to be; within the limits of its key, see
/// [`super::RegulationForm::parse`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegulationTerms {
    /// The value.
    pub value: u16,
    /// The first day.
    pub from: Date,
    /// The last day, where it has one; never before the first.
    pub to: Option<Date>,
    /// Where it is written; not to be checked where whoever changes it has looked it up.
    pub citation: Citation,
}

/// What is to become of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was checked against the source.
    Confirm,
    /// It says something else, and always should have.
    Correct(RegulationTerms),
    /// Another value from a day on: the row, the newest of its key, ends the day before.
    Follow(RegulationTerms),
    /// The newest row of its key was a mistake: the one before holds again.
    TakeBack,
}

/// A change of one row by somebody who has seen it at a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegulationChange {
    /// What the row is about.
    pub key: RegulationKey,
    /// Which row.
    pub id: RegulationId,
    /// The version that was seen.
    pub version: u64,
    /// What is to become of it.
    pub change: Change,
}

/// What happened to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// It came.
    Opened,
    /// It was checked.
    Confirmed,
    /// It was mended.
    Corrected,
    /// It ends because another one follows.
    Closed,
    /// It holds again because the one that followed went.
    Reopened,
    /// It went.
    TakenBack,
}

/// One step of a change: a row before and after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What happens to it.
    pub deed: Deed,
    /// As it was; `None` of one that comes.
    pub before: Option<RegulationRecord>,
    /// As it will be; `None` of one that goes.
    pub after: Option<RegulationRecord>,
}

impl Step {
    /// Whether the step may change what a rule says: value or days, not who checked it.
    #[must_use]
    pub fn alters_verdicts(&self) -> bool {
        let terms =
            |record: &Option<RegulationRecord>| record.as_ref().map(|row| (row.regulation.value, row.regulation.from, row.regulation.to));
        terms(&self.before) != terms(&self.after)
    }
}

/// One line of the log: ids, days and values, no words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// The revision of the register that it made.
    pub revision: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: PersonId,
    /// What happened.
    pub deed: Deed,
    /// To which row.
    pub id: RegulationId,
    /// What the row is about.
    pub key: RegulationKey,
    /// Value, first and last day before.
    pub before: Option<(u16, Date, Option<Date>)>,
    /// Value, first and last day after.
    pub after: Option<(u16, Date, Option<Date>)>,
}

/// Why a change is not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeRefusal {
    /// There is no such row.
    #[error("unknown")]
    Unknown,
    /// Somebody changed it since it was seen.
    #[error("stale")]
    Stale,
    /// It does not fit the other rows.
    #[error("invalid: {0:?}")]
    Invalid(Vec<FieldError>),
}

/// The rows of the register. Of one key no two hold on the same day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register(Vec<RegulationRecord>);

impl Register {
    /// The rows, by key and first day.
    #[must_use]
    pub fn new(mut rows: Vec<RegulationRecord>) -> Self {
        crate::sorting::sort_by_key(&mut rows, |row| (row.regulation.key, row.regulation.from));
        Self(rows)
    }

    /// All rows, by key and first day.
    #[must_use]
    pub fn rows(&self) -> &[RegulationRecord] {
        &self.0
    }

    /// What rules know of it.
    #[must_use]
    pub fn regulations(&self) -> Regulations {
        Regulations(self.0.iter().map(|row| row.regulation.clone()).collect())
    }

    /// The rows of a key, by first day.
    pub fn of(&self, key: RegulationKey) -> impl DoubleEndedIterator<Item = &RegulationRecord> {
        self.0.iter().filter(move |row| row.regulation.key == key)
    }

    /// What a change does, step by step; an earlier end comes before the row that follows it.
    /// `log` are the lines of the key, the newest first; `new` is the id of the row that may come.
    ///
    /// # Errors
    /// [`ChangeRefusal`]; nothing is to be done then.
    pub fn decide(
        &self,
        change: &RegulationChange,
        log: &[LogLine],
        by: PersonId,
        at: Timestamp,
        new: RegulationId,
    ) -> Result<Vec<Step>, ChangeRefusal> {
        let row = self.of(change.key).find(|row| row.id == change.id).ok_or(ChangeRefusal::Unknown)?;
        if row.version != change.version {
            return Err(ChangeRefusal::Stale);
        }
        let newest = self.of(change.key).next_back().ok_or(ChangeRefusal::Unknown)?;
        let confirmation = Confirmation { by: Some(by), at };
        match &change.change {
            Change::Confirm => {
                let mut after = RegulationRecord { version: row.version + 1, confirmed: Some(confirmation), ..row.clone() };
                after.regulation.citation.to_check = false;
                Ok(vec![Step { deed: Deed::Confirmed, before: Some(row.clone()), after: Some(after) }])
            }
            Change::Correct(terms) => {
                self.find_overlap(change.key, terms, Some(row.id))?;
                let after = record(row.id, row.version + 1, change.key, terms, confirmation);
                Ok(vec![Step { deed: Deed::Corrected, before: Some(row.clone()), after: Some(after) }])
            }
            // Somebody added another one meanwhile.
            Change::Follow(_) | Change::TakeBack if newest.id != row.id => Err(ChangeRefusal::Stale),
            Change::Follow(terms) => follow(row, terms, record(new, 1, change.key, terms, confirmation)),
            Change::TakeBack => self.take_back(row, log),
        }
    }

    /// The register after some steps.
    #[must_use]
    pub fn after(&self, steps: &[Step]) -> Self {
        let mut rows = self.0.clone();
        for step in steps {
            if let Some(before) = &step.before {
                rows.retain(|row| row.id != before.id);
            }
            rows.extend(step.after.clone());
        }
        Self::new(rows)
    }

    fn find_overlap(&self, key: RegulationKey, terms: &RegulationTerms, besides: Option<RegulationId>) -> Result<(), ChangeRefusal> {
        let shares_a_day = |row: &&RegulationRecord| {
            Some(row.id) != besides
                && terms.to.is_none_or(|to| row.regulation.from <= to)
                && row.regulation.to.is_none_or(|to| terms.from <= to)
        };
        match self.of(key).find(shares_a_day) {
            None => Ok(()),
            // The one that follows is in the way of the end, any other of the beginning.
            Some(other) if other.regulation.from > terms.from => {
                let problem = FieldError::new("to", "field-regulation-ends-before").with("day", iso_day(other.regulation.from));
                Err(ChangeRefusal::Invalid(vec![problem]))
            }
            Some(other) => {
                let problem = FieldError::new("from", "field-regulation-held").with("day", iso_day(other.regulation.from));
                Err(ChangeRefusal::Invalid(vec![problem]))
            }
        }
    }

    fn take_back(&self, row: &RegulationRecord, log: &[LogLine]) -> Result<Vec<Step>, ChangeRefusal> {
        let Some(before) = self.of(row.regulation.key).rev().nth(1) else {
            return Err(ChangeRefusal::Invalid(vec![FieldError::new("act", "field-regulation-only-one")]));
        };
        let mut steps = vec![Step { deed: Deed::TakenBack, before: Some(row.clone()), after: None }];
        // It gets back the end that it had, where it was closed for this one and not touched since
        // (looking it up in the source changes no day).
        let last = log.iter().find(|line| line.id == before.id && line.deed != Deed::Confirmed);
        if let Some(LogLine { deed: Deed::Closed, before: Some((_, _, end)), .. }) = last {
            let mut after = RegulationRecord { version: before.version + 1, ..before.clone() };
            after.regulation.to = *end;
            steps.push(Step { deed: Deed::Reopened, before: Some(before.clone()), after: Some(after) });
        }
        Ok(steps)
    }
}

/// The row ends the day before the new one begins.
fn follow(row: &RegulationRecord, terms: &RegulationTerms, new: RegulationRecord) -> Result<Vec<Step>, ChangeRefusal> {
    let eve = terms.from.previous_day().filter(|eve| *eve >= row.regulation.from);
    let Some(eve) = eve else {
        let problem = FieldError::new("from", "field-regulation-after").with("day", iso_day(row.regulation.from));
        return Err(ChangeRefusal::Invalid(vec![problem]));
    };
    let mut steps = Vec::new();
    if row.regulation.to.is_none_or(|to| to > eve) {
        let mut after = RegulationRecord { version: row.version + 1, ..row.clone() };
        after.regulation.to = Some(eve);
        steps.push(Step { deed: Deed::Closed, before: Some(row.clone()), after: Some(after) });
    }
    steps.push(Step { deed: Deed::Opened, before: None, after: Some(new) });
    Ok(steps)
}

fn record(id: RegulationId, version: u64, key: RegulationKey, terms: &RegulationTerms, confirmation: Confirmation) -> RegulationRecord {
    let RegulationTerms { value, from, to, citation } = terms.clone();
    let confirmed = (!citation.to_check).then_some(confirmation);
    RegulationRecord { id, version, regulation: Regulation { key, value, from, to, citation }, confirmed }
}

/// The book of rules as one reader may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rulebook {
    /// Every row, by key and first day.
    pub rows: Vec<RegulationRecord>,
    /// The log, the newest first; empty for those who may not read it.
    pub log: Vec<LogLine>,
    /// How to call those who appear in it: of the staff only.
    pub people: Vec<crate::board::PersonLabel>,
    /// Whether the reader may change it.
    pub may_change: bool,
    /// The day of the server.
    pub today: Date,
}

impl Rulebook {
    /// The rows of a key, by first day.
    pub fn of(&self, key: RegulationKey) -> impl DoubleEndedIterator<Item = &RegulationRecord> {
        self.rows.iter().filter(move |row| row.regulation.key == key)
    }

    /// How to call somebody.
    #[must_use]
    pub fn name(&self, person: PersonId) -> Option<&str> {
        self.people.iter().find(|label| label.id == person).map(|label| label.name.as_str())
    }
}
