//! A sheet as texts: whatever the format was, readers see rows of cells under a header. What the
//! texts mean is not known here.

use crate::problem::{Problem, Problems};
use std::collections::HashMap;

/// A row of cells, as many as the header has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As a spreadsheet counts, the header being 1.
    pub number: u32,
    pub(crate) cells: Vec<String>,
}

/// A sheet with a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    file: String,
    columns: HashMap<String, usize>,
    rows: Vec<Row>,
}

impl Table {
    /// A table of a file's rows, of which the first is the header. Rows without any text are left
    /// out; rows that are longer or shorter than the header are problems.
    pub(crate) fn new(file: &str, rows: impl IntoIterator<Item = Row>, problems: &mut Problems) -> Option<Self> {
        let mut rows = rows.into_iter().filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        let Some(header) = rows.next() else {
            problems.push(Problem::of_file(file, "import-empty-file"));
            return None;
        };
        let mut columns = HashMap::new();
        for (position, name) in header.cells.iter().map(|name| name.trim().to_lowercase()).enumerate() {
            if !name.is_empty() && columns.insert(name.clone(), position).is_some() {
                problems.push(Problem::of_file(file, "import-duplicate-column").in_row(header.number).in_column(&name, ""));
            }
        }
        let width = header.cells.len();
        let mut table = Self { file: file.to_owned(), columns, rows: Vec::new() };
        for mut row in rows {
            let surplus_is_empty = row.cells.iter().skip(width).all(|cell| cell.trim().is_empty());
            if row.cells.len() < width || !surplus_is_empty {
                let problem = Problem::of_file(file, "import-ragged").in_row(row.number);
                problems.push(problem.with("expected", width).with("found", row.cells.len()));
                continue;
            }
            row.cells.truncate(width);
            table.rows.push(row);
        }
        Some(table)
    }

    /// The file's name.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The rows below the header.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Whether the header has all these columns; each that it lacks is a problem.
    pub fn require(&self, columns: &[&str], problems: &mut Problems) -> bool {
        let missing: Vec<&&str> = columns.iter().filter(|column| !self.columns.contains_key(**column)).collect();
        for column in &missing {
            problems.push(Problem::of_file(&self.file, "import-missing-column").in_row(1).in_column(column, ""));
        }
        missing.is_empty()
    }

    /// What stands in a row under a column, without blanks around it; nothing where the header
    /// has no such column.
    #[must_use]
    pub fn text<'t>(&self, row: &'t Row, column: &str) -> &'t str {
        self.columns.get(column).and_then(|position| row.cells.get(*position)).map_or("", |cell| cell.trim())
    }
}
