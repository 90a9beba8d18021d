//! Tables to be written: as delimited text and as a workbook, both such that a double click opens
//! them well in an Italian office, and no cell of them is ever calculated.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// The characters with which spreadsheets begin a formula (OWASP, "CSV Injection").
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The most letters in a cell of a workbook.
const MAX_LETTERS: usize = 32_767;

/// A cell to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words; also digits that are no quantity, such as a code.
    Text(String),
    /// A quantity, with which a workbook can calculate.
    Number(u32),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A text that no spreadsheet takes for a formula: an apostrophe stands before a character that
/// begins one. Plain numbers, such as "-3,5" or "+39 0587", stay.
#[must_use]
pub fn without_formula(text: &str) -> String {
    let is_number = text.chars().any(|letter| letter.is_ascii_digit())
        && text.chars().skip(1).all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' '));
    if text.starts_with(FORMULA) && !(is_number && text.starts_with(['+', '-'])) { format!("'{text}") } else { text.to_owned() }
}

/// Lines, the first of them the headings, as delimited text: semicolons, UTF-8 with a byte-order
/// mark, ends of lines as Windows has them.
///
/// # Errors
/// None that bytes in memory could give.
pub fn write_csv(lines: impl IntoIterator<Item = Vec<Cell>>) -> std::io::Result<Vec<u8>> {
    let mut bytes = b"\xEF\xBB\xBF".to_vec();
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    for line in lines {
        writer.write_record(line.iter().map(|cell| match cell {
            Cell::Text(text) => without_formula(text),
            Cell::Number(number) => number.to_string(),
        }))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

/// Lines, the first of them the headings, as an XLSX workbook. Texts in its cells are never
/// calculated.
///
/// # Errors
/// More rows or columns than a sheet has.
pub fn write_xlsx(lines: impl IntoIterator<Item = Vec<Cell>>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let headings = Format::new().set_bold();
    for (row, line) in (0_u32..).zip(lines) {
        for (column, cell) in (0_u16..).zip(line) {
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) if row == 0 => {
                    sheet.write_string_with_format(row, column, text, &headings)?;
                }
                Cell::Text(text) => {
                    let text: String = text.chars().take(MAX_LETTERS).collect();
                    sheet.write_string(row, column, text)?;
                }
                Cell::Number(number) => {
                    sheet.write_number(row, column, number)?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}
