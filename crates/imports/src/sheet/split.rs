//! Delimited text to cells, without a second copy of the text: what belongs to no cell (quotes,
//! delimiters, ends of lines) is taken out where it stands, and the rest moves together.
//!
//! Quotes as spreadsheets and the `csv` crate understand them (a test compares the two): one
//! counts only where a cell begins; within quotes, two stand for one; what follows a closing quote
//! belongs to the cell.

use super::grid::{Filling, Full, Grid, Origin};

/// Why a text has no cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// In which row, as the spreadsheet shows it.
    pub(crate) row: u32,
    pub(crate) kind: FaultKind,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// A quote that opens in this row never closes.
    OpenQuote,
    /// More than a grid takes.
    Full(Full),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    CellBegins,
    Plain,
    Quoted,
    /// The first of two quotes was kept.
    SecondQuote,
}

/// What becomes of a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Keep,
    Drop,
    EndCell,
    EndRow,
}

/// Reads byte by byte, knowing the next one.
#[derive(Clone, Copy, Debug)]
struct Machine {
    delimiter: u8,
    state: State,
}

impl Machine {
    fn step(&mut self, byte: u8, next: Option<u8>) -> Step {
        match self.state {
            State::Quoted if byte == b'"' => {
                let doubled = next == Some(b'"');
                self.state = if doubled { State::SecondQuote } else { State::Plain };
                if doubled { Step::Keep } else { Step::Drop }
            }
            State::Quoted => Step::Keep,
            State::SecondQuote => {
                self.state = State::Quoted;
                Step::Drop
            }
            State::CellBegins if byte == b'"' => {
                self.state = State::Quoted;
                Step::Drop
            }
            State::CellBegins | State::Plain => {
                if byte == self.delimiter {
                    self.state = State::CellBegins;
                    Step::EndCell
                } else if byte == b'\r' && next == Some(b'\n') {
                    Step::Drop
                } else if matches!(byte, b'\n' | b'\r') {
                    self.state = State::CellBegins;
                    Step::EndRow
                } else {
                    self.state = State::Plain;
                    Step::Keep
                }
            }
        }
    }
}

/// Splits a text into cells.
pub(crate) fn split(text: String, delimiter: u8) -> Result<Grid, Fault> {
    let mut bytes = text.into_bytes();
    let mut machine = Machine { delimiter, state: State::default() };
    let mut filling = Filling::new(Origin::Written);
    let (mut kept, mut cell_start, mut row) = (0, 0, 1_u32);
    let mut begun = false;
    let full = |row| move |full| Fault { row, kind: FaultKind::Full(full) };
    for at in 0..bytes.len() {
        let byte = bytes[at];
        begun = true;
        match machine.step(byte, bytes.get(at + 1).copied()) {
            Step::Keep => {
                bytes[kept] = byte;
                kept += 1;
            }
            Step::Drop => {}
            step @ (Step::EndCell | Step::EndRow) => {
                filling.end_cell(kept, bytes[cell_start..kept].is_blank()).map_err(full(row))?;
                cell_start = kept;
                if step == Step::EndRow {
                    filling.end_row(row);
                    row = row.saturating_add(1);
                    begun = false;
                }
            }
        }
    }
    if machine.state == State::Quoted {
        // The row counter stands where the quote opened: lines within quotes are no rows.
        return Err(Fault { row, kind: FaultKind::OpenQuote });
    }
    if begun {
        filling.end_cell(kept, bytes[cell_start..kept].is_blank()).map_err(full(row))?;
        filling.end_row(row);
    }
    bytes.truncate(kept);
    // Only single ASCII bytes were taken out of what was UTF-8.
    let text = String::from_utf8(bytes).map_err(|_| Fault { row, kind: FaultKind::Full(Full::Cells) })?;
    Ok(filling.finish_with(text))
}

/// Blank as [`str::trim`] understands it, quickly for what is usual.
trait Blank {
    fn is_blank(&self) -> bool;
}

impl Blank for [u8] {
    fn is_blank(&self) -> bool {
        match self.first() {
            None => true,
            Some(byte) if byte.is_ascii_graphic() => false,
            Some(_) => std::str::from_utf8(self).is_ok_and(|text| text.trim().is_empty()),
        }
    }
}

/// The delimiters that are tried, the likeliest in Italian offices first.
const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// How much of a text is looked at to find its delimiter.
const SAMPLE_BYTES: usize = 64 * 1024;

/// What separates the cells: the character that makes the most rows equally wide. Titles above
/// the table and commas within texts or numbers do not mislead it, because it looks at many rows.
pub(crate) fn find_delimiter(text: &str) -> u8 {
    let sample = &text.as_bytes()[..text.len().min(SAMPLE_BYTES)];
    // Excel says it in a first line of its own.
    if let Some(named) = sample.strip_prefix(b"sep=").and_then(|rest| rest.first()).filter(|named| DELIMITERS.contains(named)) {
        return *named;
    }
    let mut best = (DELIMITERS[0], (0, 0));
    for delimiter in DELIMITERS {
        let widths = widths(sample, delimiter);
        let mut counts = std::collections::BTreeMap::<usize, usize>::new();
        for width in widths.into_iter().filter(|width| *width > 1) {
            *counts.entry(width).or_default() += 1;
        }
        let usual = counts.into_iter().map(|(width, rows)| (rows, width)).max().unwrap_or_default();
        if usual > best.1 {
            best = (delimiter, usual);
        }
    }
    best.0
}

/// How many cells each row of a sample has.
fn widths(sample: &[u8], delimiter: u8) -> Vec<usize> {
    let mut machine = Machine { delimiter, state: State::default() };
    let (mut widths, mut width) = (Vec::new(), 1);
    for (at, byte) in sample.iter().enumerate() {
        match machine.step(*byte, sample.get(at + 1).copied()) {
            Step::EndCell => width += 1,
            Step::EndRow => widths.push(std::mem::replace(&mut width, 1)),
            Step::Keep | Step::Drop => {}
        }
    }
    if width > 1 {
        widths.push(width);
    }
    widths
}
