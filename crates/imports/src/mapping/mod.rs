//! Which column means what: a guess by headings and contents, which a person corrects and which is
//! remembered for the next file of the same kind.

mod content;
mod field;
mod guess;
mod heading;
mod shape;
mod shapes;

pub use content::Content;
pub use field::Field;
pub use shape::{FieldSpec, ImportKind, Shape, Use};

pub(crate) use heading::known as known_headings;

use crate::layout::Layout;
use crate::sheet::Grid;
use domain::search::normalise;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// From where it is known what a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// Nothing says it.
    Nothing,
    /// Its heading.
    Heading,
    /// What stands in it.
    Content,
    /// It was so in an earlier file.
    Remembered,
    /// A person said so.
    Person,
}

/// What a column means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedColumn {
    /// Its position on the sheet, from 0.
    pub position: usize,
    /// Its letters as a spreadsheet shows them.
    pub letters: String,
    /// Its heading, with the one that it shares with others before it; empty for none.
    pub heading: String,
    /// What it means; `None` where it is left out.
    pub field: Option<Field>,
    /// From 0 to 100: how sure that is. What a person said is sure.
    pub confidence: u8,
    /// From where it is known.
    pub because: Because,
}

/// What the columns of a table mean. No meaning is given twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// What is imported.
    pub kind: ImportKind,
    columns: Vec<MappedColumn>,
}

/// What headings meant in earlier files of an organisation. It holds headings only, nothing of
/// what stood below them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Memory(BTreeMap<String, Option<Field>>);

/// A column that cannot mean that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AssignError {
    /// The table has no such column.
    #[error("the table has no such column")]
    NoSuchColumn,
    /// This kind of import knows no such meaning.
    #[error("this kind of import knows no such meaning")]
    NoSuchField,
}

impl Mapping {
    /// Guesses what the columns of a table mean.
    #[must_use]
    pub fn guess(kind: ImportKind, grid: &Grid, layout: &Layout, memory: &Memory) -> Self {
        Self { kind, columns: guess::columns(kind.shape(), grid, layout, memory) }
    }

    /// The columns, from left to right.
    #[must_use]
    pub fn columns(&self) -> &[MappedColumn] {
        &self.columns
    }

    /// The column with a meaning.
    #[must_use]
    pub fn column(&self, field: Field) -> Option<&MappedColumn> {
        self.columns.iter().find(|column| column.field == Some(field))
    }

    /// Says what a column means, or that it is left out; another column that meant it means
    /// nothing any more.
    ///
    /// # Errors
    /// Where the table has no such column or the kind of import no such meaning; then nothing changes.
    pub fn assign(&mut self, position: usize, field: Option<Field>) -> Result<(), AssignError> {
        if field.is_some_and(|field| self.kind.shape().spec(field).is_none()) {
            return Err(AssignError::NoSuchField);
        }
        let at = self.columns.iter().position(|column| column.position == position).ok_or(AssignError::NoSuchColumn)?;
        if field.is_some() {
            for column in self.columns.iter_mut().filter(|column| column.field == field) {
                (column.field, column.confidence, column.because) = (None, 0, Because::Nothing);
            }
        }
        let column = &mut self.columns[at];
        (column.field, column.confidence, column.because) = (field, 100, Because::Person);
        Ok(())
    }

    /// The meanings without which nothing can be imported and that no column has: of each
    /// requirement the fields that would meet it most simply.
    #[must_use]
    pub fn missing(&self) -> Vec<Field> {
        let has = |field: &Field| self.column(*field).is_some();
        let mut missing = Vec::new();
        for requirement in self.kind.shape().requirements {
            if !requirement.iter().any(|fields| fields.iter().all(has)) {
                let lacking = requirement.iter().map(|fields| fields.iter().filter(|field| !has(field)).copied().collect::<Vec<_>>());
                missing.extend(lacking.min_by_key(Vec::len).unwrap_or_default());
            }
        }
        missing
    }

    /// The columns that are recognised and left out because nobody needs to have them here.
    pub fn left_for_privacy(&self) -> impl Iterator<Item = &MappedColumn> {
        self.with_use(Use::LeaveForPrivacy)
    }

    /// Whether a field is imported: a column has it, and its use is not to be left out.
    #[must_use]
    pub fn imports(&self, field: Field) -> bool {
        self.with_use(Use::Import).any(|column| column.field == Some(field))
    }

    fn with_use(&self, wanted: Use) -> impl Iterator<Item = &MappedColumn> {
        let shape = self.kind.shape();
        self.columns
            .iter()
            .filter(move |column| column.field.and_then(|field| shape.spec(field)).is_some_and(|spec| spec.becomes == wanted))
    }

    /// Adds to a memory what the headings of this file meant. Columns without a heading, and such
    /// of which nothing is known, are not remembered.
    pub fn remember(&self, memory: &mut Memory) {
        for column in self.columns.iter().filter(|column| column.because != Because::Nothing) {
            let heading = normalise(&column.heading);
            if !heading.is_empty() {
                memory.0.insert(heading, column.field);
            }
        }
    }
}

impl Memory {
    /// What a heading meant: `Some(None)` where it was left out.
    #[must_use]
    pub fn recall(&self, heading: &str) -> Option<Option<Field>> {
        self.0.get(&normalise(heading)).copied()
    }

    /// Whether nothing is remembered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
