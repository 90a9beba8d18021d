//! Rows of a table whose columns are understood, to typed drafts. Every row gives a draft, or the
//! problems for which it does not, or both where somebody should only look; whether one wrong row
//! stops all is the caller's matter. Rows come one by one, so that a long file takes no more
//! memory than its cells.
//!
//! A draft names others by what the file says of them (a student by number or name, a company by
//! name or partita IVA) and competences, occupations and municipalities by their ids, because
//! these were recognised or the row was refused.

mod cells;
mod companies;
mod demands;
mod people;
mod students;
mod table;
mod territory;

pub use companies::{CompanyDraft, CompanyRef, PastPlacementDraft};
pub(crate) use demands::CONFIDENCES;
pub use demands::{AskedDraft, DemandDraft, DemandTerms};
pub use domain::place::Means;
pub use people::{PersonRef, StudentRef};
pub use students::{ClassDraft, PreferenceDraft, StudentCompetenceDraft, StudentDraft, classes};
pub use table::{Corrections, MappedTable};
pub use territory::{MunicipalityDraft, TravelTimeDraft};

use crate::mapping::ImportKind;
use crate::problem::{Problem, Severity};
use crate::vocabulary::Vocabulary;
use cells::{FieldCells, Memo};
use domain::calendar::Date;
use domain::id::{CompetenceId, OccupationId};

/// What is known before a file is read.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k> {
    /// Today, for ages and years of two digits.
    pub today: Date,
    /// Competences by their labels and URIs.
    pub competences: &'k Vocabulary<CompetenceId>,
    /// Occupations by their labels and URIs.
    pub occupations: &'k Vocabulary<OccupationId>,
    /// ISTAT codes of municipalities by their names, also with the province behind
    /// ("Pontedera PI"), and by the codes themselves.
    pub municipalities: &'k Vocabulary<String>,
}

/// What becomes of rows of one kind.
pub trait Draft: Sized {
    /// The kind.
    const KIND: ImportKind;
    /// What is remembered of the rows before.
    type Seen: Default;

    /// Reads a row; what is wrong is told to the cells.
    #[doc(hidden)]
    fn read(cells: &mut FieldCells<'_>, seen: &mut Self::Seen) -> Option<Self>;
}

/// A row that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct RowDraft<D> {
    /// Its number as the spreadsheet shows it.
    pub row: u32,
    /// What it says; `None` where it cannot be taken.
    pub draft: Option<D>,
    /// What is wrong with it, or should be looked at.
    pub problems: Vec<Problem>,
}

/// What may be done with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It can be taken.
    Ready,
    /// It can be taken, and somebody should look at it.
    Look,
    /// It must be mended.
    Mend,
}

impl<D> RowDraft<D> {
    /// What may be done with the row.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if self.draft.is_none() {
            Verdict::Mend
        } else if self.problems.is_empty() {
            Verdict::Ready
        } else {
            Verdict::Look
        }
    }
}

/// Reads the rows of a table, one by one.
pub fn read<'t, D: Draft>(table: &'t MappedTable<'t>, known: Known<'t>) -> impl Iterator<Item = RowDraft<D>> + use<'t, D> {
    let (mut seen, mut memo) = (D::Seen::default(), Memo::default());
    table.rows().map(move |row| {
        let mut cells = FieldCells::new(table, row, known, std::mem::take(&mut memo));
        let draft = D::read(&mut cells, &mut seen);
        let (problems, kept) = cells.finish();
        memo = kept;
        let refused = problems.iter().any(|problem| problem.severity == Severity::Refusal);
        RowDraft { row: row.number(), draft: draft.filter(|_| !refused), problems }
    })
}
