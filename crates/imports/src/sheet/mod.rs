//! Bytes to sheets: a file of delimited text is one sheet, a workbook has several. What the cells
//! mean is not known here.
//!
//! Memory at the peak of a whole process, file included, as `benches/sheets.rs` measures it: 90 MB
//! of UTF-8 with 18 million cells 185 MB, because cells stay where they are in the text (see
//! [`grid`]); 80 MB of Windows-1252 with 12 million cells 241 MB, because the text is a second one;
//! an XLSX workbook with 1 million cells 93 MB, drafts and vocabulary included; the worst archive
//! that was thought of (0.2 MB on the disk, 6 million blank texts inside) 153 MB.

mod archive;
mod encoding;
mod grid;
mod sniff;
mod split;
mod workbook;

pub(crate) use archive::{Allowance, Archive, weigh};
pub use encoding::{BROKEN, TextEncoding};
pub use grid::{DateSystem, Grid, GridRow, Origin, column_letters};
pub use workbook::{SheetInfo, Visibility};

use crate::limits::{MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_DELIMITED_BYTES, MAX_TEXT_BYTES, megabytes};
use crate::problem::Problem;
use grid::Full;
use sniff::Kind;
use split::FaultKind;

/// Which sheet of a workbook is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SheetChoice {
    /// Of the visible sheets the one with the most rows.
    #[default]
    Fullest,
    /// The one of this name, also where it is hidden.
    Named(String),
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's name, as whoever sent it calls it.
    pub file: String,
    /// What kind of file it is.
    pub format: Format,
    /// The cells of the chosen sheet.
    pub grid: Grid,
}

/// What kind of file it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// Delimited text.
    Delimited {
        /// How it was written.
        encoding: TextEncoding,
        /// What separates its cells.
        delimiter: char,
    },
    /// A workbook of Excel, LibreOffice and others (XLSX).
    Workbook {
        /// Its sheets, in their order.
        sheets: Vec<SheetInfo>,
        /// The position of the one that was read.
        chosen: usize,
    },
}

/// Reads a file. Its bytes are taken, because its cells stay where they are.
///
/// # Errors
/// A problem of the whole file, or of the row from which on it cannot be read.
pub fn open(file: &str, bytes: Vec<u8>, choice: &SheetChoice) -> Result<Source, Box<Problem>> {
    match sniff::sniff(&bytes) {
        Kind::Zip => {
            let (grid, sheets, chosen) = workbook::read(file, &bytes, choice)?;
            Ok(Source { file: file.to_owned(), format: Format::Workbook { sheets, chosen }, grid })
        }
        Kind::Text => {
            let (grid, encoding, delimiter) = read_text(file, bytes)?;
            Ok(Source { file: file.to_owned(), format: Format::Delimited { encoding, delimiter: char::from(delimiter) }, grid })
        }
        Kind::Other(key) => Err(Box::new(Problem::of_file(file, key))),
    }
}

/// Reads delimited text.
pub(crate) fn read_text(file: &str, bytes: Vec<u8>) -> Result<(Grid, TextEncoding, u8), Box<Problem>> {
    if bytes.len() > MAX_DELIMITED_BYTES {
        return Err(Box::new(Problem::of_file(file, "import-too-large").with("most", megabytes(MAX_DELIMITED_BYTES as u64))));
    }
    let (text, encoding) = encoding::decode(bytes);
    if let Some(at) = text.find('\0') {
        return Err(Box::new(Problem::of_file(file, "import-nul").in_row(row_at(&text, at))));
    }
    let delimiter = split::find_delimiter(&text);
    let grid = split::split(text, delimiter).map_err(|fault| match fault.kind {
        FaultKind::OpenQuote => Problem::of_file(file, "import-open-quote").in_row(fault.row),
        FaultKind::Full(full) => too_full(file, full).in_row(fault.row),
    })?;
    if grid.is_empty() {
        return Err(Box::new(Problem::of_file(file, "import-empty-file")));
    }
    Ok((grid, encoding, delimiter))
}

/// The problem of a sheet that has more than is read.
fn too_full(file: &str, full: Full) -> Problem {
    match full {
        Full::Columns => Problem::of_file(file, "import-too-many-columns").with("most", MAX_COLUMNS),
        Full::Cells => Problem::of_file(file, "import-too-many-cells").with("most", MAX_CELLS),
        Full::Text => Problem::of_file(file, "import-too-large").with("most", megabytes(MAX_TEXT_BYTES as u64)),
        Full::Cell => Problem::of_file(file, "import-huge-cell").with("most", MAX_CELL_BYTES),
    }
}

/// The line in which a byte stands, from 1.
fn row_at(text: &str, offset: usize) -> u32 {
    let bytes = &text.as_bytes()[..offset];
    let ends =
        bytes.iter().enumerate().filter(|(at, byte)| **byte == b'\n' || **byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')).count();
    u32::try_from(ends + 1).unwrap_or(u32::MAX)
}
