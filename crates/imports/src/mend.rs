//! The rows that must be mended, given back as a spreadsheet with a column that says what to do.
//! Headings and cells stay as they were, so that the mended file is understood like the first.
//! Columns that are left out for privacy are left out here too.

use crate::drafts::MappedTable;
use crate::mapping::MappedColumn;
use crate::sheet::GridRow;
use rust_xlsxwriter::{Workbook, XlsxError};
use std::collections::BTreeMap;

/// What to mend, by row as the spreadsheet shows it, in the reader's words.
pub type Remedies = BTreeMap<u32, String>;

/// The characters with which spreadsheets begin a formula (OWASP, "CSV Injection").
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A text that no spreadsheet takes for a formula: an apostrophe stands before a character that
/// begins one. Plain numbers, such as "-3,5" or "+39 0587", stay.
#[must_use]
pub fn without_formula(text: &str) -> String {
    let is_number = text.chars().any(|letter| letter.is_ascii_digit())
        && text.chars().skip(1).all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' '));
    if text.starts_with(FORMULA) && !(is_number && text.starts_with(['+', '-'])) { format!("'{text}") } else { text.to_owned() }
}

/// The rows as delimited text: semicolons, UTF-8 with a byte-order mark, ends of lines as Windows
/// has them, because this is what a double click opens well in an Italian office.
///
/// # Errors
/// None that bytes in memory could give.
pub fn write_csv(table: &MappedTable<'_>, remedies: &Remedies, heading: &str) -> std::io::Result<Vec<u8>> {
    let mut bytes = b"\xEF\xBB\xBF".to_vec();
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    for line in lines(table, remedies, heading) {
        writer.write_record(line.iter().map(|cell| without_formula(cell)))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

/// The rows as an XLSX workbook. Its cells are texts, which are never calculated.
///
/// # Errors
/// More rows than a sheet has.
pub fn write_xlsx(table: &MappedTable<'_>, remedies: &Remedies, heading: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0_u32..).zip(lines(table, remedies, heading)) {
        for (column, cell) in (0_u16..).zip(&line) {
            if !cell.is_empty() {
                // A cell of a workbook holds fewer letters than a cell that is read may have bytes.
                let text: String = cell.chars().take(32_767).collect();
                sheet.write_string(row, column, text)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

/// The heading and the rows, each with one cell more.
fn lines<'t>(table: &'t MappedTable<'_>, remedies: &'t Remedies, heading: &str) -> impl Iterator<Item = Vec<String>> + use<'t> {
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
    std::iter::once(first).chain(rows)
}

fn cell<'t>(table: &MappedTable<'t>, row: GridRow<'_>, column: &MappedColumn) -> String {
    let corrected = column.field.and_then(|field| table.corrected(row.number(), field));
    corrected.unwrap_or_else(|| row.cell(column.position)).to_owned()
}
