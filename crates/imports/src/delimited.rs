//! Delimited text whose columns are known by their names in its first row: the files of a package.

use crate::problem::{Problem, Problems};
use crate::sheet::{BROKEN, read_text};
use crate::table::{Row, Table};

/// The most bytes of one file of a package: a school with ten thousand students stays far below.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Reads delimited text. What cannot be read is a problem; then there may be no table at all.
#[must_use]
pub fn read_delimited(file: &str, bytes: &[u8], problems: &mut Problems) -> Option<Table> {
    if bytes.len() > MAX_BYTES {
        problems.push(Problem::of_file(file, "import-too-large").with("most", MAX_BYTES / (1024 * 1024)));
        return None;
    }
    let grid = match read_text(file, bytes.to_vec()) {
        Ok((grid, _, _)) => grid,
        Err(problem) => {
            problems.push(*problem);
            return None;
        }
    };
    let mut rows = Vec::with_capacity(grid.len());
    for row in grid.rows() {
        if row.cells().any(|cell| cell.contains(BROKEN)) {
            problems.push(Problem::of_file(file, "import-broken-text").in_row(row.number()));
            continue;
        }
        let mut cells: Vec<String> = row.cells().map(str::to_owned).collect();
        cells.resize(row.written().max(cells.len()).min(crate::limits::MAX_COLUMNS), String::new());
        rows.push(Row { number: row.number(), cells });
    }
    Table::new(file, rows, problems)
}
