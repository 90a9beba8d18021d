//! How much is read at most. Files that exceed a limit are refused with the limit in the message;
//! none of them is cut short in silence.

/// The most bytes of a file of delimited text: 100 MB.
pub const MAX_DELIMITED_BYTES: usize = 100 * 1024 * 1024;

/// The most bytes of an XLSX file as it lies on the disk.
pub const MAX_WORKBOOK_BYTES: usize = 32 * 1024 * 1024;

/// The most bytes of all parts of an XLSX file together, unpacked.
pub const MAX_UNPACKED_BYTES: u64 = 256 * 1024 * 1024;

/// The most bytes of an XLSX file's table of texts, unpacked: it is held in memory as a whole, at
/// worst five bytes for each (`<si/>` becomes a text of 24 bytes).
pub const MAX_SHARED_BYTES: u64 = 32 * 1024 * 1024;

/// The most bytes of one piece of markup or text of an XLSX file: readers hold it several times.
pub const MAX_TOKEN_BYTES: usize = 1024 * 1024;

/// The most bytes of any part that is neither a worksheet nor the table of texts nor a picture,
/// unpacked: styles and the list of sheets are held in memory as a whole.
pub const MAX_PART_BYTES: u64 = 8 * 1024 * 1024;

/// The most parts of an archive.
pub const MAX_PARTS: usize = 10_000;

/// How many times larger than packed the unpacked parts of an archive may be, once they exceed
/// [`FREE_UNPACKED_BYTES`]. Sheets of real offices stay below 40.
pub const MAX_RATIO: u64 = 250;

/// Up to here no ratio is asked for.
pub const FREE_UNPACKED_BYTES: u64 = 16 * 1024 * 1024;

/// The most columns of a sheet; class lists have some 20.
pub const MAX_COLUMNS: usize = 512;

/// The most cells of a sheet, blank ones at the end of a row not counted.
pub const MAX_CELLS: usize = 32_000_000;

/// The most bytes of all texts of a sheet together, repeated ones counted each time.
pub const MAX_TEXT_BYTES: usize = 256 * 1024 * 1024;

/// The most bytes of one cell. A spreadsheet holds 32,767 characters in a cell; beyond twice
/// that, a quote was not closed.
pub const MAX_CELL_BYTES: usize = 65_536;

/// How many regions of merged cells are filled; beyond that, cells stay as they are.
pub const MAX_MERGES: usize = 20_000;

/// Megabytes of a limit in bytes, for messages.
pub(crate) fn megabytes(bytes: u64) -> u64 {
    bytes / (1024 * 1024)
}
