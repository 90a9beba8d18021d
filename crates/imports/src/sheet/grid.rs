//! The cells of a sheet as texts, in about as much memory as the file has bytes: one text with all
//! cells one after the other, and four bytes for each that say where it ends.

use crate::limits::{MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_TEXT_BYTES};

/// From which day a workbook counts the numbers that are dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateSystem {
    /// 1 is 1 January 1900, as Excel on Windows counts (with a 29 February 1900 that never was).
    #[default]
    From1900,
    /// 0 is 1 January 1904, as Excel on a Mac once counted.
    From1904,
}

/// Where the texts of the cells come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Somebody wrote them, or a program in a manner of its own.
    #[default]
    Written,
    /// They were numbers and dates of a workbook: numbers stand with a decimal comma and without
    /// thousands, dates as `2027-01-31`.
    Workbook(DateSystem),
}

/// The rows of a sheet that have any text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    text: String,
    ends: Vec<u32>,
    rows: Vec<Span>,
    origin: Origin,
}

/// A row within the cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    number: u32,
    first: u32,
    written: u32,
}

/// Why a grid takes no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Full {
    /// More than [`MAX_COLUMNS`].
    Columns,
    /// More than [`MAX_CELLS`].
    Cells,
    /// More than [`MAX_CELL_BYTES`] in one.
    Cell,
    /// More than [`MAX_TEXT_BYTES`].
    Text,
}

impl Grid {
    /// How many rows have any text.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no row has any text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row at a position, from 0 to below [`Grid::len`].
    #[must_use]
    pub fn row(&self, position: usize) -> Option<GridRow<'_>> {
        (position < self.rows.len()).then_some(GridRow { grid: self, position })
    }

    /// The rows from above to below.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = GridRow<'_>> + ExactSizeIterator + Clone {
        (0..self.rows.len()).map(|position| GridRow { grid: self, position })
    }

    /// Where the texts come from.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// Bytes that it holds.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * size_of::<u32>() + self.rows.capacity() * size_of::<Span>()
    }

    fn start(&self, cell: usize) -> usize {
        if cell == 0 { 0 } else { self.ends[cell - 1] as usize }
    }

    fn cells_of(&self, position: usize) -> std::ops::Range<usize> {
        let first = self.rows[position].first as usize;
        let end = self.rows.get(position + 1).map_or(self.ends.len(), |next| next.first as usize);
        first..end
    }
}

/// A row of a grid.
#[derive(Clone, Copy, Debug)]
pub struct GridRow<'g> {
    grid: &'g Grid,
    position: usize,
}

impl<'g> GridRow<'g> {
    /// Its number as the spreadsheet shows it, from 1; blank rows count.
    #[must_use]
    pub fn number(self) -> u32 {
        self.grid.rows[self.position].number
    }

    /// Its position among the rows that have any text.
    #[must_use]
    pub fn position(self) -> usize {
        self.position
    }

    /// How many cells there are up to the last one with any text.
    #[must_use]
    pub fn width(self) -> usize {
        self.grid.cells_of(self.position).len()
    }

    /// How many cells were written, blank ones at the end included.
    #[must_use]
    pub fn written(self) -> usize {
        self.grid.rows[self.position].written as usize
    }

    /// What stands in a column, from 0, without blanks around it; nothing beyond the last cell.
    #[must_use]
    pub fn cell(self, column: usize) -> &'g str {
        let cells = self.grid.cells_of(self.position);
        let cell = cells.start + column;
        if column < cells.len() { self.grid.text[self.grid.start(cell)..self.grid.ends[cell] as usize].trim() } else { "" }
    }

    /// What stands in each column up to the last with any text.
    pub fn cells(self) -> impl ExactSizeIterator<Item = &'g str> {
        (0..self.width()).map(move |column| self.cell(column))
    }
}

/// The letters of a column as a spreadsheet shows them: 0 is "A", 26 is "AA".
#[must_use]
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 26]);
        rest /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// Where cells of a row begin, while a grid is filled row by row. The text may be given at the end
/// ([`Filling::finish_with`], for text that stands there already) or cell by cell.
#[derive(Debug, Default)]
pub(crate) struct Filling {
    grid: Grid,
    open: u32,
    written: u32,
    /// The end of the last cell with any text, counted in cells of this row.
    full: u32,
}

impl Filling {
    pub(crate) fn new(origin: Origin) -> Self {
        Self { grid: Grid { origin, ..Grid::default() }, ..Self::default() }
    }

    /// Says where the next cell of the row ends within the text that will be given at the end.
    pub(crate) fn end_cell(&mut self, end: usize, blank: bool) -> Result<(), Full> {
        if end - self.grid.start(self.grid.ends.len()) > MAX_CELL_BYTES {
            return Err(Full::Cell);
        }
        self.written += 1;
        if !blank {
            if self.written as usize > MAX_COLUMNS {
                return Err(Full::Columns);
            }
            self.full = self.written;
        }
        // Blank cells far to the right take no place; the limits make every number fit.
        if self.written as usize <= MAX_COLUMNS {
            if self.grid.ends.len() >= MAX_CELLS {
                return Err(Full::Cells);
            }
            self.grid.ends.push(u32::try_from(end).map_err(|_| Full::Cells)?);
        }
        Ok(())
    }

    /// Adds the next cell of the row with its text.
    pub(crate) fn push_cell(&mut self, text: &str) -> Result<(), Full> {
        if self.grid.text.len() + text.len() > MAX_TEXT_BYTES {
            return Err(Full::Text);
        }
        self.grid.text.push_str(text);
        self.end_cell(self.grid.text.len(), text.trim().is_empty())
    }

    /// Ends the row; where nothing stands in it, there is none.
    pub(crate) fn end_row(&mut self, number: u32) {
        self.grid.ends.truncate((self.open + self.full) as usize);
        if self.full > 0 {
            self.grid.rows.push(Span { number, first: self.open, written: self.written });
        }
        self.open = u32::try_from(self.grid.ends.len()).unwrap_or(u32::MAX);
        (self.full, self.written) = (0, 0);
    }

    pub(crate) fn finish(mut self) -> Grid {
        self.grid.text.shrink_to_fit();
        self.grid.ends.shrink_to_fit();
        self.grid
    }

    /// The grid of a text in which the cells stand one after the other.
    pub(crate) fn finish_with(mut self, text: String) -> Grid {
        self.grid.text = text;
        self.finish()
    }
}
