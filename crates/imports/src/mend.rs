//! The rows that must be mended, given back as a spreadsheet with a column that says what to do.
//! Headings and cells stay as they were, so that the mended file is understood like the first.
//! Columns that are left out for privacy are left out here too.

use crate::drafts::MappedTable;
use crate::mapping::MappedColumn;
use crate::sheet::GridRow;
use crate::spreadsheet::{self, Cell};
use rust_xlsxwriter::XlsxError;
use std::collections::BTreeMap;

pub use crate::spreadsheet::without_formula;

/// What to mend, by row as the spreadsheet shows it, in the reader's words.
pub type Remedies = BTreeMap<u32, String>;

/// The rows as delimited text.
///
/// # Errors
/// None that bytes in memory could give.
pub fn write_csv(table: &MappedTable<'_>, remedies: &Remedies, heading: &str) -> std::io::Result<Vec<u8>> {
    spreadsheet::write_csv(lines(table, remedies, heading))
}

/// The rows as an XLSX workbook.
///
/// # Errors
/// More rows than a sheet has.
pub fn write_xlsx(table: &MappedTable<'_>, remedies: &Remedies, heading: &str) -> Result<Vec<u8>, XlsxError> {
    spreadsheet::write_xlsx(lines(table, remedies, heading))
}

/// The heading and the rows, each with one cell more.
fn lines<'t>(table: &'t MappedTable<'_>, remedies: &'t Remedies, heading: &str) -> impl Iterator<Item = Vec<Cell>> + use<'t> {
    let private: Vec<usize> = table.mapping().left_for_privacy().map(|column| column.position).collect();
    let columns: Vec<&MappedColumn> = table.mapping().columns().iter().filter(|column| !private.contains(&column.position)).collect();
    let mut first: Vec<String> = columns.iter().map(|column| column.heading.clone()).collect();
    first.push(heading.to_owned());
    let rows = table.rows().filter_map(move |row| {
        let remedy = remedies.get(&row.number())?;
        let mut line: Vec<String> = columns.iter().map(|column| cell(table, row, column)).collect();
        line.push(remedy.clone());
        Some(line)
    });
    std::iter::once(first).chain(rows).map(|line| line.into_iter().map(Cell::Text).collect())
}

fn cell<'t>(table: &MappedTable<'t>, row: GridRow<'_>, column: &MappedColumn) -> String {
    let corrected = column.field.and_then(|field| table.corrected(row.number(), field));
    corrected.unwrap_or_else(|| row.cell(column.position)).to_owned()
}
