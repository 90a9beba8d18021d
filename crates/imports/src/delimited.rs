//! Delimited text (CSV) to a table: byte-order mark, `;` or `,`, quotes. Encodings other than
//! UTF-8 are said, not guessed.

use crate::problem::{Problem, Problems};
use crate::table::{Row, Table};

/// The most bytes of one file: a school with ten thousand students stays far below.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// A line put after the last one: where it is not read back as a row of its own, some quote was
/// never closed.
const END: &str = "\u{1}end";

/// Reads delimited text. What cannot be read is a problem; then there may be no table at all.
#[must_use]
pub fn read_delimited(file: &str, bytes: &[u8], problems: &mut Problems) -> Option<Table> {
    let text = decode(file, bytes, problems)?;
    let complete = format!("{text}\n{END}");
    let mut rows = Vec::new();
    let mut lines = Lines { text: &complete, offset: 0, line: 1, within_cells: 0 };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter(text)).has_headers(false).flexible(true).from_reader(complete.as_bytes());
    let mut record = csv::StringRecord::new();
    // Reading from memory that is known to be UTF-8 with rows of any length cannot fail.
    while reader.read_record(&mut record).unwrap_or(false) {
        let number = lines.row_of(record.position().map_or(0, csv::Position::byte));
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        lines.within_cells += cells.iter().map(|cell| line_breaks(cell.as_bytes())).sum::<usize>();
        rows.push(Row { number, cells });
    }
    let last = rows.pop();
    if let Some(open) = last.filter(|row| row.cells != [END]) {
        problems.push(Problem::of_file(file, "import-open-quote").in_row(open.number));
        return None;
    }
    Table::new(file, rows, problems)
}

fn decode<'b>(file: &str, bytes: &'b [u8], problems: &mut Problems) -> Option<&'b str> {
    if bytes.len() > MAX_BYTES {
        problems.push(Problem::of_file(file, "import-too-large").with("most", MAX_BYTES / (1024 * 1024)));
        return None;
    }
    let row_at = |offset: usize| u32::try_from(line_breaks(&bytes[..offset]) + 1).unwrap_or(u32::MAX);
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        problems.push(Problem::of_file(file, "import-nul").in_row(row_at(offset)));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            problems.push(Problem::of_file(file, "import-not-utf8").in_row(row_at(error.valid_up_to())));
            None
        }
    }
}

/// What separates the cells: of `;` and `,` the one that stands more often in the header line.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let (mut semicolons, mut commas) = (0, 0);
    for byte in text.trim_start().bytes().take_while(|byte| !matches!(byte, b'\n' | b'\r')) {
        match byte {
            b'"' => quoted = !quoted,
            b';' if !quoted => semicolons += 1,
            b',' if !quoted => commas += 1,
            _ => {}
        }
    }
    if commas > semicolons { b',' } else { b';' }
}

/// Which spreadsheet row begins at an offset: lines, less the breaks within cells.
struct Lines<'t> {
    text: &'t str,
    offset: usize,
    line: usize,
    within_cells: usize,
}

impl Lines<'_> {
    /// The row of the record that the reader found from `byte` on; empty lines before it count.
    fn row_of(&mut self, byte: u64) -> u32 {
        let bytes = self.text.as_bytes();
        let mut start = usize::try_from(byte).unwrap_or(bytes.len()).min(bytes.len());
        while bytes.get(start).is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
            start += 1;
        }
        if start > self.offset {
            self.line += line_breaks(&bytes[self.offset..start]);
            self.offset = start;
        }
        u32::try_from(self.line.saturating_sub(self.within_cells)).unwrap_or(u32::MAX)
    }
}

/// Ends of lines: `\n`, `\r\n`, or `\r` alone.
fn line_breaks(bytes: &[u8]) -> usize {
    bytes.iter().enumerate().filter(|(at, byte)| **byte == b'\n' || (**byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'))).count()
}
