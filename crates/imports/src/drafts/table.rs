//! A table whose columns are understood: what each means, and how its dates and numbers are
//! written, decided over all its rows.

use crate::layout::Layout;
use crate::mapping::{Content, Field, ImportKind, Mapping, Use};
use crate::problem::Problem;
use crate::sheet::{GridRow, Source};
use crate::values::{Century, DateStyle, NumberStyle};
use domain::calendar::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a person wrote into cells of the preview: by row as the spreadsheet shows it, and meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Corrections(BTreeMap<u32, BTreeMap<Field, String>>);

impl Corrections {
    /// Writes into a cell.
    pub fn set(&mut self, row: u32, field: Field, text: impl Into<String>) {
        self.0.entry(row).or_default().insert(field, text.into());
    }

    /// What was written into a cell.
    #[must_use]
    pub fn get(&self, row: u32, field: Field) -> Option<&str> {
        self.0.get(&row)?.get(&field).map(String::as_str)
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A column that is imported.
#[derive(Clone, Debug)]
pub(super) struct FieldColumn {
    pub(super) position: usize,
    pub(super) letters: String,
    pub(super) name: String,
    pub(super) dates: DateStyle,
    pub(super) numbers: NumberStyle,
}

/// A table whose columns are understood.
#[derive(Clone, Debug)]
pub struct MappedTable<'s> {
    source: &'s Source,
    layout: &'s Layout,
    mapping: &'s Mapping,
    corrections: &'s Corrections,
    columns: BTreeMap<Field, FieldColumn>,
}

impl<'s> MappedTable<'s> {
    /// A table of these columns.
    ///
    /// # Errors
    /// The meanings that no column has and without which nothing can be imported.
    pub fn new(
        source: &'s Source,
        layout: &'s Layout,
        mapping: &'s Mapping,
        corrections: &'s Corrections,
        today: Date,
    ) -> Result<Self, Vec<Field>> {
        let missing = mapping.missing();
        if !missing.is_empty() {
            return Err(missing);
        }
        let shape = mapping.kind.shape();
        let mut columns = BTreeMap::new();
        for column in mapping.columns() {
            let Some(spec) = column.field.and_then(|field| shape.spec(field)).filter(|spec| spec.becomes == Use::Import) else { continue };
            let cells = || {
                layout.rows(&source.grid).map(|row| corrections.get(row.number(), spec.field).unwrap_or_else(|| row.cell(column.position)))
            };
            let this_year = today.year();
            let century = if spec.content == Content::PastDate { Century::Past { this_year } } else { Century::Near { this_year } };
            let dates = match spec.content {
                Content::PastDate | Content::NearDate => DateStyle::of_column(cells(), century, source.grid.origin()),
                _ => DateStyle::of_column([], century, source.grid.origin()),
            };
            let numbers = if spec.content == Content::Number { NumberStyle::of_column(cells()) } else { NumberStyle::default() };
            let name = if column.heading.is_empty() { column.letters.clone() } else { column.heading.clone() };
            columns.insert(spec.field, FieldColumn { position: column.position, letters: column.letters.clone(), name, dates, numbers });
        }
        Ok(Self { source, layout, mapping, corrections, columns })
    }

    /// What is imported.
    #[must_use]
    pub fn kind(&self) -> ImportKind {
        self.mapping.kind
    }

    /// The file's name.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.source.file
    }

    /// What its columns mean.
    #[must_use]
    pub fn mapping(&self) -> &Mapping {
        self.mapping
    }

    /// Where it is on its sheet.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        self.layout
    }

    /// Its rows from above to below.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = GridRow<'s>> + ExactSizeIterator + Clone + use<'s> {
        let (layout, source) = (self.layout, self.source);
        layout.rows(&source.grid)
    }

    /// What stands in a row under a meaning, as a person corrected it or the file has it; nothing
    /// where no column has the meaning. An apostrophe before a character that begins a formula is
    /// how spreadsheets, and our own lists of problems, say that it is a text: it goes.
    #[must_use]
    pub fn text(&self, row: GridRow<'s>, field: Field) -> &'s str {
        if let Some(text) = self.corrections.get(row.number(), field) {
            return text.trim();
        }
        let text = self.columns.get(&field).map_or("", |column| row.cell(column.position));
        match text.strip_prefix('\'') {
            Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
            _ => text,
        }
    }

    /// The row with this number on the spreadsheet.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<GridRow<'s>> {
        self.layout.numbered(&self.source.grid, number)
    }

    /// A problem with what a row has under a meaning: what only those can see who know more than the file.
    #[must_use]
    pub fn problem(&self, row: u32, field: Field, key: &str) -> Problem {
        let problem = Problem::of_file(self.file(), key).in_row(row).of_field(field);
        let text = self.row(row).map_or("", |row| self.text(row, field));
        match self.column(field) {
            Some(column) => problem.in_column(&column.name, text).at_letter(column.letters.clone()),
            None if text.is_empty() => problem,
            None => problem.in_column("", text),
        }
    }

    /// What a person wrote into a cell.
    pub(crate) fn corrected(&self, row: u32, field: Field) -> Option<&'s str> {
        self.corrections.get(row, field)
    }

    pub(super) fn column(&self, field: Field) -> Option<&FieldColumn> {
        self.columns.get(&field)
    }
}
