//! Where the table is on a sheet: titles above it, its heading in one row or two, rows that are
//! none of its own (totals, headings that a printer repeated, notes below).

use crate::mapping::{Shape, known_headings};
use crate::sheet::{Grid, GridRow, column_letters};
use domain::search::normalise;

/// How many rows are looked at to find the heading.
const LOOK_AT: usize = 40;

/// How many rows below a heading must look like its table.
const LOOK_BELOW: usize = 20;

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its position on the sheet, from 0.
    pub position: usize,
    /// Its heading; empty where it has none.
    pub heading: String,
    /// The heading above it that it shares with others, in a heading of two rows; empty for none.
    pub group: String,
}

impl Column {
    /// Its letters as a spreadsheet shows them.
    #[must_use]
    pub fn letters(&self) -> String {
        column_letters(self.position)
    }

    /// What to call it: its heading, or its letters where it has none.
    #[must_use]
    pub fn name(&self) -> String {
        if self.heading.is_empty() { self.letters() } else { self.heading.clone() }
    }
}

/// Why a row is no row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// It stands above the heading.
    Title,
    /// It repeats the heading.
    RepeatedHeading,
    /// It sums up.
    Total,
    /// It stands below the table, alone in its row.
    Footnote,
}

/// A table on a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The rows of the heading, as the spreadsheet shows them; none where there is no heading.
    pub heading_rows: Vec<u32>,
    /// The columns that have a heading or any text, from left to right.
    pub columns: Vec<Column>,
    /// The positions of its rows in the grid.
    rows: Vec<u32>,
    /// Rows that are left aside, with the number that the spreadsheet shows.
    pub aside: Vec<(u32, Aside)>,
}

impl Layout {
    /// Finds the table. `shape` helps to tell a heading from what stands below it.
    #[must_use]
    pub fn find(grid: &Grid, shape: &Shape) -> Self {
        let heading = (0..grid.len().min(LOOK_AT)).filter_map(|position| grid.row(position)).map(|row| (row, score(grid, row, shape)));
        let best = heading.filter(|(_, score)| *score > 0).reduce(|best, next| if next.1 > best.1 { next } else { best });
        match best {
            Some((row, _)) => Self::below(grid, heading_rows(grid, row)),
            None => Self::below(grid, Vec::new()),
        }
    }

    /// The table below a heading of one row or two that somebody chose, by their numbers on the
    /// spreadsheet; rows that do not exist count for nothing.
    #[must_use]
    pub fn with_heading(grid: &Grid, numbers: &[u32]) -> Self {
        let rows = grid.rows().filter(|row| numbers.contains(&row.number())).map(GridRow::position).take(2).collect();
        Self::below(grid, rows)
    }

    fn below(grid: &Grid, heading: Vec<usize>) -> Self {
        let heading_rows: Vec<GridRow<'_>> = heading.iter().filter_map(|position| grid.row(*position)).collect();
        let first = heading.last().map_or(0, |last| last + 1);
        let mut aside: Vec<(u32, Aside)> =
            grid.rows().take(heading.first().copied().unwrap_or(0)).map(|row| (row.number(), Aside::Title)).collect();
        let columns = columns(grid, &heading_rows, first);
        let mut rows = Vec::with_capacity(grid.len() - first);
        for row in grid.rows().skip(first) {
            match aside_of(row, &heading_rows, columns.len()) {
                Some(why) => aside.push((row.number(), why)),
                None => rows.push(u32::try_from(row.position()).unwrap_or(u32::MAX)),
            }
        }
        while columns.len() >= 3
            && let [.., before, last] = rows[..]
            && let (Some(before), Some(last)) = (grid.row(before as usize), grid.row(last as usize))
            && is_footnote(before, last)
        {
            aside.push((last.number(), Aside::Footnote));
            rows.pop();
        }
        Self { heading_rows: heading_rows.iter().map(|row| row.number()).collect(), columns, rows, aside }
    }

    /// How many rows the table has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Its rows, in the grid that it was found in.
    pub fn rows<'g>(&self, grid: &'g Grid) -> impl DoubleEndedIterator<Item = GridRow<'g>> + ExactSizeIterator + Clone {
        self.rows.iter().map(move |position| grid.row(*position as usize).expect("a layout is asked of the grid that it was found in"))
    }
}

impl Layout {
    /// The row with this number on the spreadsheet, where it is one of the table.
    pub(crate) fn numbered<'g>(&self, grid: &'g Grid, number: u32) -> Option<GridRow<'g>> {
        let at = |position: u32| grid.row(position as usize).map_or(0, GridRow::number);
        // Rows stand in the order of their numbers.
        let found = self.rows.binary_search_by_key(&number, |position| at(*position)).ok()?;
        grid.row(self.rows[found] as usize)
    }
}

/// How much a row looks like a heading: short texts, each different, known words, and below it
/// rows that have cells only where it has. 0 or less is none.
fn score(grid: &Grid, row: GridRow<'_>, shape: &Shape) -> i64 {
    let texts: Vec<&str> = row.cells().filter(|cell| !cell.is_empty()).collect();
    let mut distinct: Vec<String> = texts.iter().map(|text| normalise(text)).collect();
    distinct.sort_unstable();
    distinct.dedup();
    let figures = texts.iter().filter(|text| is_value(text)).count();
    let long = texts.iter().filter(|text| text.chars().count() > 60).count();
    let known = known_headings(texts.iter().copied(), shape);
    let below = grid.rows().skip(row.position() + 1).take(LOOK_BELOW);
    let rows_below = below.clone().count();
    let fits = |other: &GridRow<'_>| (0..other.width()).all(|column| other.cell(column).is_empty() || !row.cell(column).is_empty());
    let fitting = below.filter(fits).count();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let mut score =
        10 * count(distinct.len().min(12)) - 15 * count(texts.len() - distinct.len()) - 20 * count(figures + long) + 40 * count(known);
    if rows_below > 0 {
        score += 40 * count(fitting) / count(rows_below);
    }
    // A row alone with one text is a title, unless it says what a column is.
    if texts.len() == 1
        && known == 0
        && row.position() + 1 < grid.len()
        && grid.rows().skip(row.position() + 1).any(|other| other.width() > 1)
    {
        return 0;
    }
    // Values below texts are what a table is; a row of values is none.
    if figures * 2 > texts.len() { 0 } else { score }
}

/// Whether a cell is a figure, a date, a code or an address rather than the name of a column.
fn is_value(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits * 2 >= text.chars().count() || text.contains('@') || text.starts_with("http")
}

/// The positions of the rows of a heading of which the best row was found.
fn heading_rows(grid: &Grid, best: GridRow<'_>) -> Vec<usize> {
    let at = best.position();
    let names_only =
        |row: GridRow<'_>| row.cells().filter(|cell| !cell.is_empty()).all(|cell| !is_value(cell) && cell.chars().count() <= 60);
    // Above: headings over several columns each, in the row just before.
    if let Some(above) = at.checked_sub(1).and_then(|before| grid.row(before)).filter(|above| above.number() + 1 == best.number()) {
        let mut texts: Vec<&str> = above.cells().filter(|cell| !cell.is_empty()).collect();
        let cells = texts.len();
        texts.dedup();
        let spans = cells > texts.len() || (0..best.width()).any(|column| above.cell(column).is_empty() && !best.cell(column).is_empty());
        if texts.len() >= 2 && spans && names_only(above) {
            return vec![at - 1, at];
        }
    }
    // Below: what stands under a heading over several columns, and only there.
    if let Some(below) = grid.row(at + 1).filter(|below| below.number() == best.number() + 1 && at + 2 < grid.len()) {
        let width = best.width().max(below.width());
        let fills = (0..width).any(|column| best.cell(column).is_empty() && !below.cell(column).is_empty());
        let (mut shared, mut own) = (0, 0);
        for column in 0..width {
            shared += usize::from(!best.cell(column).is_empty() && !below.cell(column).is_empty());
            own += usize::from(!best.cell(column).is_empty() && below.cell(column).is_empty());
        }
        if fills && own > 0 && shared <= own + 1 && names_only(below) {
            return vec![at, at + 1];
        }
    }
    vec![at]
}

/// The columns that have a heading or any text below it.
fn columns(grid: &Grid, heading: &[GridRow<'_>], first: usize) -> Vec<Column> {
    let width = heading.iter().map(|row| row.width()).chain(grid.rows().skip(first).map(GridRow::width)).max().unwrap_or(0);
    let mut used: Vec<bool> = (0..width).map(|column| heading.iter().any(|row| !row.cell(column).is_empty())).collect();
    let mut open = used.iter().filter(|used| !**used).count();
    for row in grid.rows().skip(first) {
        if open == 0 {
            break;
        }
        for (column, used) in used.iter_mut().enumerate().take(row.width()).filter(|(_, used)| !**used) {
            if !row.cell(column).is_empty() {
                *used = true;
                open -= 1;
            }
        }
    }
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut group = String::new();
    let mut columns = Vec::new();
    for position in (0..width).filter(|position| used[*position]) {
        let cells: Vec<String> = heading.iter().map(|row| line(row.cell(position))).collect();
        let (above, own) = match &cells[..] {
            [] => (String::new(), String::new()),
            [own] => (String::new(), own.clone()),
            [above, own, ..] => {
                // A group reaches to the right until the next one begins.
                if !above.is_empty() {
                    group.clone_from(above);
                }
                if own.is_empty() || own == above {
                    // A heading that takes both rows: what follows has no group of it.
                    group.clear();
                    (String::new(), if own.is_empty() { above.clone() } else { own.clone() })
                } else {
                    (group.clone(), own.clone())
                }
            }
        };
        columns.push(Column { position, heading: own, group: above });
    }
    columns
}

/// Whether the last row is a note below the table: one text alone, after a blank row, starred or
/// long. A short one right below the others is a row that lacks something, and is told as one.
fn is_footnote(before: GridRow<'_>, last: GridRow<'_>) -> bool {
    let mut texts = last.cells().filter(|cell| !cell.is_empty());
    let (Some(text), None) = (texts.next(), texts.next()) else { return false };
    last.number() > before.number() + 1 || text.starts_with('*') || text.chars().count() > 40
}

/// Why a row below the heading is none of the table.
fn aside_of(row: GridRow<'_>, heading: &[GridRow<'_>], columns: usize) -> Option<Aside> {
    let mut texts = row.cells().filter(|cell| !cell.is_empty());
    let first = texts.next()?;
    if let Some(last) = heading.last()
        && row.width() == last.width()
        && row.width() > 1
        && row.cells().zip(last.cells()).all(|(cell, name)| cell == name)
    {
        return Some(Aside::RepeatedHeading);
    }
    let begins = first.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("tota") || start.eq_ignore_ascii_case("subt"));
    let few = texts.count() < (columns / 2).max(2);
    let sums = || {
        normalise(first)
            .split(' ')
            .next()
            .is_some_and(|word| matches!(word, "totale" | "totali" | "total" | "totals" | "subtotale" | "subtotal"))
    };
    (begins && few && sums()).then_some(Aside::Total)
}
