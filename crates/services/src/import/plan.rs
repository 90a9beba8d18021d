//! What a file would do: row by row for people, change by change for the store.

use domain::calendar::{Date, Period};
use domain::competence::{Evidence, Level};
use domain::demand::DemandKind;
use domain::id::{BoardId, DemandId, StudentId};
use domain::import::ImportCounts;
use imports::Problem;
use persistence::intake::RollName;
use persistence::record::Record;
use std::collections::BTreeSet;

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The polo had nothing of it.
    Added,
    /// The polo had something else.
    Changed,
    /// The polo has it so.
    Unchanged,
    /// It must be mended first.
    Mend,
    /// Somebody leaves it out.
    LeftOut,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 5] = [Self::Added, Self::Changed, Self::Unchanged, Self::Mend, Self::LeftOut];
}

/// What stands in a cell of the preview; a page says it in its reader's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A text or a number.
    Text(String),
    /// A day.
    Day(Date),
    /// A time.
    Period(Period),
    /// When a demand wants people, and how sure that is.
    Demand(DemandKind),
    /// How well somebody can do something.
    Level(Level),
    /// From where that is known.
    Evidence(Evidence),
}

macro_rules! shown {
    ($($type:ty => $name:ident,)+) => {$(
        impl From<$type> for Shown {
            fn from(value: $type) -> Self {
                Self::$name(value.into())
            }
        }
    )+};
}
shown! { String => Text, &str => Text, Date => Day, Period => Period, DemandKind => Demand, Level => Level, Evidence => Evidence, }

/// A cell of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it was, where that is another thing.
    pub before: Option<Shown>,
    /// What it will be.
    pub now: Shown,
}

impl Cell {
    /// What will be.
    pub(super) fn new(now: impl Into<Shown>) -> Self {
        Self { before: None, now: now.into() }
    }

    /// What was and what will be; `None` before for what is new.
    pub(super) fn from<T: Into<Shown>>(before: Option<T>, now: impl Into<Shown>) -> Self {
        let now = now.into();
        Self { before: before.map(Into::into).filter(|before| *before != now), now }
    }
}

/// A row of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRow {
    /// Its number as the spreadsheet shows it.
    pub row: u32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// As it will be; empty where it must be mended.
    pub cells: Vec<Cell>,
    /// What is wrong with it, or should be looked at.
    pub problems: Vec<Problem>,
}

/// What a file would do.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// Keys of `messages`, one for each cell of a row.
    pub(super) headings: &'static [&'static str],
    pub(super) rows: Vec<PlannedRow>,
    pub(super) added: Vec<Record>,
    /// Before and after.
    pub(super) changed: Vec<(Record, Record)>,
    /// Names of students that are new.
    pub(super) names: Vec<RollName>,
    /// Names that become others.
    pub(super) renamed: Vec<RollName>,
    /// Orders of places that become others.
    pub(super) orders: Vec<Order>,
    /// Classes that the file brings with its students, as people call them.
    pub(super) new_classes: BTreeSet<String>,
}

impl Plan {
    pub(super) fn of(headings: &'static [&'static str]) -> Self {
        Self { headings, ..Self::default() }
    }

    /// A row that is taken.
    pub(super) fn take(&mut self, row: u32, cells: Vec<Cell>, problems: Vec<Problem>, step: Step) {
        let outcome = match step {
            Step::Add(records) => {
                self.added.extend(records);
                Outcome::Added
            }
            Step::Keep => Outcome::Unchanged,
            Step::Change(change) => {
                self.changed.push(*change);
                Outcome::Changed
            }
            Step::Renamed => Outcome::Changed,
        };
        self.rows.push(PlannedRow { row, outcome, cells, problems });
    }

    /// A row that must be mended.
    pub(super) fn mend(&mut self, row: u32, problems: Vec<Problem>) {
        self.rows.push(PlannedRow { row, outcome: Outcome::Mend, cells: Vec::new(), problems });
    }

    /// A row that somebody leaves out.
    pub(super) fn leave(&mut self, row: u32) {
        self.rows.push(PlannedRow { row, outcome: Outcome::LeftOut, cells: Vec::new(), problems: Vec::new() });
    }

    /// How many rows have which outcome.
    pub(super) fn counts(&self) -> ImportCounts {
        let mut counts = ImportCounts::default();
        for row in &self.rows {
            match row.outcome {
                Outcome::Added => counts.added += 1,
                Outcome::Changed => counts.changed += 1,
                Outcome::Unchanged => counts.unchanged += 1,
                Outcome::Mend | Outcome::LeftOut => counts.left_out += 1,
            }
        }
        counts
    }
}

/// In which order a student would like the places of a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub(super) board: BoardId,
    pub(super) student: StudentId,
    pub(super) before: Vec<DemandId>,
    pub(super) after: Vec<DemandId>,
}

/// What a row does to the store.
pub(super) enum Step {
    /// It brings something new.
    Add(Vec<Record>),
    /// It changes nothing.
    Keep,
    /// It makes something into something else: before and after.
    Change(Box<(Record, Record)>),
    /// It changes a name only.
    Renamed,
}

impl Step {
    /// From what is to what should be.
    pub(super) fn between(before: Record, after: Record) -> Self {
        if before == after { Self::Keep } else { Self::Change(Box::new((before, after))) }
    }
}
