//! XLSX workbooks to grids, cell by cell: no rectangle is ever set aside, so that a cell at
//! XFD1048576 costs as much as any other. Formulas count with the value that was last calculated.
//!
//! Merged cells: every cell of the region that stands in a row with other texts, or below the
//! first row of the region, has the region's text. So a class that is merged over its students
//! stands in each of their rows, and a heading over three columns in each of them.

use super::archive::{Allowance, weigh};
use super::grid::{DateSystem, Filling, Full, Grid, Origin, column_letters};
use super::{SheetChoice, too_full};
use crate::limits::{MAX_CELLS, MAX_COLUMNS, MAX_MERGES, MAX_UNPACKED_BYTES, MAX_WORKBOOK_BYTES, megabytes};
use crate::problem::Problem;
use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Cursor;

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetInfo {
    /// Its name.
    pub name: String,
    /// How many of its rows have any text.
    pub rows: usize,
    /// Whether people who open the workbook see it.
    pub visibility: Visibility,
}

/// Whether people who open a workbook see a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// They do.
    Visible,
    /// They do not.
    Hidden,
}

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Reads the chosen sheet and lists all.
pub(crate) fn read(file: &str, bytes: &[u8], choice: &SheetChoice) -> Result<Read, Box<Problem>> {
    if bytes.len() > MAX_WORKBOOK_BYTES {
        return Err(Box::new(Problem::of_file(file, "import-too-large").with("most", megabytes(MAX_WORKBOOK_BYTES as u64))));
    }
    let (_, names) = weigh(file, bytes, Allowance { total: MAX_UNPACKED_BYTES })?;
    if let Some(key) = what_else(&names) {
        return Err(Box::new(Problem::of_file(file, key)));
    }
    // The bytes are a stranger's and the parser is not ours: should it ever panic, the file is refused.
    let read = std::panic::catch_unwind(|| read_book(file, bytes, choice));
    read.unwrap_or_else(|_| Err(Box::new(Problem::of_file(file, "import-damaged-workbook"))))
}

/// What a workbook has: the cells of the chosen sheet, all its sheets, the position of that one.
type Read = (Grid, Vec<SheetInfo>, usize);

fn read_book(file: &str, bytes: &[u8], choice: &SheetChoice) -> Result<Read, Box<Problem>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(file, &error))?;
    let mut sheets = list(&mut book);
    if let [only] = &mut sheets[..] {
        let (grid, rows) = read_sheet(file, &mut book, &only.name.clone())?;
        only.rows = rows;
        return finished(file, grid, sheets, 0);
    }
    for sheet in &mut sheets {
        sheet.rows = count_rows(file, &mut book, &sheet.name)?;
    }
    let Some(chosen) = choose(&sheets, choice) else {
        return Err(Box::new(Problem::of_file(file, if sheets.is_empty() { "import-empty-file" } else { "import-no-such-sheet" })));
    };
    let (grid, _) = read_sheet(file, &mut book, &sheets[chosen].name)?;
    finished(file, grid, sheets, chosen)
}

fn finished(file: &str, grid: Grid, sheets: Vec<SheetInfo>, chosen: usize) -> Result<Read, Box<Problem>> {
    if grid.is_empty() { Err(Box::new(Problem::of_file(file, "import-empty-file"))) } else { Ok((grid, sheets, chosen)) }
}

/// What an archive is that is no XLSX workbook.
fn what_else(names: &[String]) -> Option<&'static str> {
    let names: Vec<String> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("[content_types].xml") && names.iter().any(|name| name.ends_with("workbook.xml")) {
        None
    } else if has("xl/workbook.bin") {
        Some("import-old-workbook")
    } else if has("word/document.xml") || names.iter().any(|name| name.starts_with("ppt/")) {
        Some("import-document")
    } else if has("content.xml") && has("mimetype") {
        Some("import-open-document")
    } else {
        Some("import-zip")
    }
}

fn damaged(file: &str, error: &XlsxError) -> Problem {
    let key = if matches!(error, XlsxError::Password) { "import-encrypted" } else { "import-damaged-workbook" };
    Problem::of_file(file, key)
}

/// The sheets with cells; charts have none.
fn list(book: &mut Book<'_>) -> Vec<SheetInfo> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets
        .map(|sheet| SheetInfo {
            name: sheet.name.clone(),
            rows: 0,
            visibility: if sheet.visible == SheetVisible::Visible { Visibility::Visible } else { Visibility::Hidden },
        })
        .collect()
}

fn choose(sheets: &[SheetInfo], choice: &SheetChoice) -> Option<usize> {
    if let SheetChoice::Named(name) = choice {
        return sheets.iter().position(|sheet| sheet.name == *name);
    }
    let fullest = |hidden_too: bool| {
        let sheets = sheets.iter().enumerate().filter(|(_, sheet)| hidden_too || sheet.visibility == Visibility::Visible);
        sheets.filter(|(_, sheet)| sheet.rows > 0).min_by_key(|(_, sheet)| std::cmp::Reverse(sheet.rows)).map(|(position, _)| position)
    };
    fullest(false).or_else(|| fullest(true)).or((!sheets.is_empty()).then_some(0))
}

/// How many rows of a sheet have any text.
fn count_rows(file: &str, book: &mut Book<'_>, sheet: &str) -> Result<usize, Box<Problem>> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| damaged(file, &error))?;
    let (mut rows, mut last) = (0, None);
    while let Some(cell) = cells.next_cell().map_err(|error| damaged(file, &error))? {
        let row = Some(cell.get_position().0);
        if row != last && !text_of(cell.get_value()).trim().is_empty() {
            rows += 1;
            last = row;
        }
    }
    Ok(rows)
}

/// The cells of a sheet, and how many of its rows have any text of their own.
fn read_sheet(file: &str, book: &mut Book<'_>, sheet: &str) -> Result<(Grid, usize), Box<Problem>> {
    let mut regions = book.merge_cells_by_sheet_name(sheet).map_err(|error| damaged(file, &error))?;
    regions.truncate(MAX_MERGES);
    let system = if book.has_1904_epoch() { DateSystem::From1904 } else { DateSystem::From1900 };
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| damaged(file, &error))?;
    let mut rows = Rows::new(regions, system);
    while let Some(cell) = cells.next_cell().map_err(|error| damaged(file, &error))? {
        let (row, column) = cell.get_position();
        let text = text_of(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        if column as usize >= MAX_COLUMNS {
            let problem = Problem::of_file(file, "import-too-many-columns").with("most", MAX_COLUMNS);
            return Err(Box::new(problem.in_row(row + 1).at_letter(column_letters(column as usize))));
        }
        if row != rows.number {
            if row < rows.number {
                return Err(Box::new(Problem::of_file(file, "import-damaged-workbook").in_row(row + 1)));
            }
            rows.flush().map_err(|full| too_full(file, full).in_row(rows.number + 1))?;
            rows.number = row;
        }
        rows.cells.insert(column, text.into_owned());
    }
    rows.flush().map_err(|full| too_full(file, full).in_row(rows.number + 1))?;
    let count = rows.count;
    Ok((rows.filling.finish(), count))
}

/// The rows while they come in.
struct Rows {
    filling: Filling,
    /// The row that is being read, from 0.
    number: u32,
    cells: BTreeMap<u32, String>,
    count: usize,
    /// Merged regions by their first row, those to come last.
    coming: Vec<Dimensions>,
    /// Regions that reach into the current row, with their texts.
    open: Vec<(Dimensions, String)>,
    /// How many cells were looked at to fill them.
    filled: usize,
}

impl Rows {
    fn new(mut regions: Vec<Dimensions>, system: DateSystem) -> Self {
        regions.retain(|region| region.start.0 <= region.end.0 && region.start.1 <= region.end.1);
        regions.sort_unstable_by_key(|region| std::cmp::Reverse(region.start));
        let filling = Filling::new(Origin::Workbook(system));
        Self { filling, number: 0, cells: BTreeMap::new(), count: 0, coming: regions, open: Vec::new(), filled: 0 }
    }

    /// Adds the row that is complete.
    fn flush(&mut self) -> Result<(), Full> {
        if self.cells.is_empty() {
            return Ok(());
        }
        self.count += 1;
        self.open.retain(|(region, _)| region.end.0 >= self.number);
        while let Some(region) = self.coming.pop_if(|region| region.start.0 <= self.number) {
            // A region whose first cell is blank, or stood in a row without any text, fills nothing.
            let text = self.cells.get(&region.start.1).filter(|_| region.start.0 == self.number);
            if let Some(text) = text {
                self.open.push((region, text.clone()));
            }
        }
        let most = u32::try_from(MAX_COLUMNS).unwrap_or(u32::MAX) - 1;
        for (region, text) in &self.open {
            // Regions that lie upon each other, which no spreadsheet makes, would cost without end.
            self.filled += (region.end.1.min(most) + 1).saturating_sub(region.start.1) as usize;
            if self.filled > MAX_CELLS {
                return Err(Full::Cells);
            }
            for column in region.start.1..=region.end.1.min(most) {
                self.cells.entry(column).or_insert_with(|| text.clone());
            }
        }
        let mut next = 0;
        for (column, text) in std::mem::take(&mut self.cells) {
            for _ in next..column {
                self.filling.push_cell("")?;
            }
            self.filling.push_cell(&text)?;
            next = column + 1;
        }
        self.filling.end_row(self.number + 1);
        Ok(())
    }
}

/// What a cell says, in the forms that [`Origin::Workbook`] promises.
fn text_of<'c>(value: &'c DataRef<'_>) -> std::borrow::Cow<'c, str> {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.as_str().into(),
        DataRef::SharedString(text) => (*text).into(),
        DataRef::Int(number) => number.to_string().into(),
        DataRef::Float(number) => number_text(*number).into(),
        DataRef::Bool(true) => "sì".into(),
        DataRef::Bool(false) => "no".into(),
        DataRef::DateTime(moment) => moment_text(moment).into(),
        DataRef::Error(error) => error.to_string().into(),
        _ => "".into(),
    }
}

/// A number with a decimal comma and never with an exponent: codes that a spreadsheet took for
/// numbers, such as a partita IVA, keep all their digits.
fn number_text(number: f64) -> String {
    if number.is_finite() { number.to_string().replace('.', ",") } else { String::new() }
}

/// A day as `2027-01-31`, a time as `08:30`, both with a blank between.
fn moment_text(moment: &calamine::ExcelDateTime) -> String {
    let number = moment.as_f64();
    if !moment.is_datetime() || !(0.0..2_958_466.0).contains(&number) {
        return number_text(number);
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let seconds = u32::from(hour) * 3600 + u32::from(minute) * 60 + u32::from(second) + u32::from(milli >= 500);
    let minutes = (seconds + 30) / 60;
    let clock = format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let date = format!("{year:04}-{month:02}-{day:02}");
    if number < 1.0 {
        clock
    } else if number.fract().abs() < 1e-6 {
        date
    } else {
        format!("{date} {clock}")
    }
}
