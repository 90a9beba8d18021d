//! The whole polo as one file: a zip with a `manifest.json` and, for each table of the database, one
//! file with a line for each row.
//!
//! ```text
//! tables/municipality.jsonl     ["050029","Pontedera","43.66","10.63"]   one JSON array a row
//! …                             in the order in which tables can be filled
//! manifest.json                 format, program, changes of the schema; of each table its file,
//!                               columns with kinds, rows, bytes and SHA-256
//! ```
//!
//! The same polo gives the same bytes, on either database. Nothing is left out but the migrations'
//! own table: the boards' rows could be folded out of their logs, but then nobody could prove that
//! they are the same. An archive holds names: it is to be kept like the database.

mod export;
mod line;
mod load;
mod manifest;

pub use export::export;
pub use load::{LoadReport, Proof, load};
pub use manifest::{Manifest, ManifestColumn, ManifestTable};

use crate::ServiceError;
use crate::check::CheckReport;
use persistence::{MaybeBusy, StoreError};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// The manifest's name in the archive.
const MANIFEST: &str = "manifest.json";

/// What is written and understood; another one means another way to read.
const FORMAT: u32 = 1;

/// The most bytes of a manifest.
const MAX_MANIFEST_BYTES: u64 = 4 << 20;

/// The most bytes of a row: one that holds a file on its way in, as base64, and what stands beside it.
const MAX_ROW_BYTES: u64 = (crate::import::MAX_FILE_BYTES as u64).saturating_mul(2);

/// What is unpacked to so many times its packed size, beyond [`FREE_BYTES`], was made to fill disks.
const MAX_RATIO: u64 = 200;

/// Unpacked bytes that may have any packed size.
const FREE_BYTES: u64 = 64 << 20;

/// Why there is no archive, or why nothing was loaded.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// A file cannot be read or written.
    #[error("the file {} cannot be read or written: {why}", path.display())]
    Path {
        /// Which.
        path: PathBuf,
        /// The system's words.
        why: io::Error,
    },
    /// A file stands where the archive should go.
    #[error("the file {} is there already, and was left as it is: name another file", .0.display())]
    Exists(PathBuf),
    /// It is no archive, or not a whole one.
    #[error("the file {} is no whole archive of Annoda ({why}): nothing was stored", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// A part of it is not what the manifest says, or a row cannot be understood.
    #[error("the archive is damaged: {file}{}: {why}; nothing was stored", row.map(|row| format!(", row {row}")).unwrap_or_default())]
    Damaged {
        /// Which file in the archive.
        file: String,
        /// Which row, from 1.
        row: Option<u64>,
        /// What is wrong, without what stands in the row.
        why: String,
    },
    /// A newer program made it.
    #[error("the archive was made by a newer version ({program}; {what} is unknown here): load it with that version; nothing was stored")]
    Newer {
        /// The program that made it.
        program: String,
        /// What is not known here.
        what: String,
    },
    /// It has another schema than the database.
    #[error("the archive, made by {program}, has another schema than this database ({what}): nothing was stored")]
    OtherSchema {
        /// The program that made it.
        program: String,
        /// Where they differ.
        what: String,
    },
    /// The database holds something.
    #[error(
        "the database holds data already ({rows} rows in {table}), and was left as it is: an archive is loaded into an empty one only; name one in ANNODA_DATA or DATABASE_URL"
    )]
    NotEmpty {
        /// Where something is.
        table: String,
        /// How many rows.
        rows: u64,
    },
    /// What was loaded does not hold together.
    #[error("what the archive holds does not hold together, nothing was stored:\n{}", lines(.0))]
    Unsound(CheckReport),
    /// Anything else.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for ArchiveError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

impl MaybeBusy for ArchiveError {
    fn is_busy(&self) -> bool {
        matches!(self, Self::Service(error) if error.is_busy())
    }
}

fn lines(report: &CheckReport) -> String {
    report.discrepancies.iter().map(|found| format!("  {found}")).collect::<Vec<_>>().join("\n")
}

/// Whether a file is such an archive: a zip that has a manifest. Anything that cannot be read is none.
#[must_use]
pub fn is_archive(path: &Path) -> bool {
    path.is_file() && Opened::zip(path).is_ok_and(|zip| zip.index_for_name(MANIFEST).is_some())
}

/// What an archive says of itself.
///
/// # Errors
/// [`ArchiveError::Unreadable`], [`ArchiveError::Newer`] for another format.
pub fn manifest(path: &Path) -> Result<Manifest, ArchiveError> {
    Ok(Opened::open(path)?.manifest)
}

/// An archive that is being read.
struct Opened {
    zip: ZipArchive<BufReader<File>>,
    manifest: Manifest,
}

impl Opened {
    fn zip(path: &Path) -> Result<ZipArchive<BufReader<File>>, ArchiveError> {
        let file = File::open(path).map_err(|why| ArchiveError::Path { path: path.to_owned(), why })?;
        ZipArchive::new(BufReader::new(file)).map_err(|why| unreadable(path, why))
    }

    fn open(path: &Path) -> Result<Self, ArchiveError> {
        let mut zip = Self::zip(path)?;
        let mut bytes = Vec::new();
        {
            let part = zip.by_name(MANIFEST).map_err(|_| unreadable(path, "it has no manifest"))?;
            part.take(MAX_MANIFEST_BYTES + 1).read_to_end(&mut bytes).map_err(|why| unreadable(path, why))?;
        }
        if bytes.len() as u64 > MAX_MANIFEST_BYTES {
            return Err(unreadable(path, "its manifest is too long"));
        }
        let manifest = Manifest::parse(&bytes).map_err(|why| unreadable(path, why))?;
        if manifest.format != FORMAT {
            return Err(ArchiveError::Newer { program: manifest.program, what: format!("format {}", manifest.format) });
        }
        // A part more would be something that nobody has counted.
        if zip.len() != manifest.tables.len() + 1 {
            return Err(unreadable(path, "it has other parts than its manifest says"));
        }
        Ok(Self { zip, manifest })
    }
}

fn unreadable(path: &Path, why: impl ToString) -> ArchiveError {
    ArchiveError::Unreadable { path: path.to_owned(), why: why.to_string() }
}
