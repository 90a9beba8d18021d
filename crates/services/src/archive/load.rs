//! Loading an archive into an empty database.

use super::export::hexadecimal;
use super::{ArchiveError, FREE_BYTES, MAX_RATIO, MAX_ROW_BYTES, ManifestTable, Opened, line};
use crate::Services;
use crate::check::{CheckReport, prove};
use persistence::archive::{self as store, RowCounts, Table};
use persistence::{Transaction, write_transaction};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// Rows that are stored at once, at most; fewer where they are long.
const PIECE: usize = 2_000;

/// Bytes of rows that are stored at once, at most.
const PIECE_BYTES: usize = 4 << 20;

/// Whether it is proven at once that the boards are what their history says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// In the same transaction: nothing is stored where it fails.
    Now,
    /// Afterwards, because the archive's schema is older than the program's: whoever loads proves it
    /// when the schema is up to date.
    Later,
}

/// What was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadReport {
    /// Each table with its rows, in the order in which they were stored.
    pub tables: Vec<(String, u64)>,
    /// What was proven; `None` where that is for later.
    pub check: Option<CheckReport>,
}

/// Loads an archive: all of it, or nothing. `fresh` says how many rows each table of a new database
/// has, such as thresholds of law: a database is empty where it has no others, and those make way
/// for the archive's. `heard` is told each table and its rows; again from the first where others
/// were in the way.
///
/// # Errors
/// [`ArchiveError`]; then the database is as before.
pub async fn load(
    services: &Services,
    path: &Path,
    fresh: &RowCounts,
    proof: Proof,
    heard: &mut dyn FnMut(&str, u64),
) -> Result<LoadReport, ArchiveError> {
    let heard = RefCell::new(heard);
    let heard = |table: &str, rows: u64| heard.borrow_mut()(table, rows);
    let heard = &heard;
    write_transaction(services.database(), |transaction| async move {
        let mut archive = Opened::open(path)?;
        let schema = store::schema(&transaction).await?;
        archive.manifest.fit(&store::applied_changes(&transaction).await?, &schema)?;
        for (table, rows) in store::counts(&transaction, &schema).await? {
            if fresh.get(&table) != Some(&rows) {
                return Err(ArchiveError::NotEmpty { table, rows });
            }
        }
        store::postpone(&transaction, &schema).await?;
        store::clear(&transaction, &schema).await?;
        let mut tables = Vec::new();
        for table in &schema.tables {
            let listed = archive.manifest.tables.iter().find(|listed| listed.table == table.name).cloned();
            let listed = listed.expect("an archive that fits has every table");
            fill(&transaction, &mut archive, table, &listed).await?;
            heard(&table.name, listed.rows);
            tables.push((table.name.clone(), listed.rows));
        }
        store::settle(&transaction, &schema).await?;
        let check = match proof {
            Proof::Later => None,
            Proof::Now => Some(prove(&transaction).await?),
        };
        match check {
            Some(report) if !report.is_sound() => Err(ArchiveError::Unsound(report)),
            check => Ok(LoadReport { tables, check }),
        }
    })
    .await
}

/// Stores the rows of a table, piece by piece.
async fn fill(transaction: &Transaction, archive: &mut Opened, table: &Table, listed: &ManifestTable) -> Result<(), ArchiveError> {
    let damaged = |row, why: String| ArchiveError::Damaged { file: listed.file.clone(), row, why };
    let part = archive.zip.by_name(&listed.file).map_err(|_| damaged(None, "it is not there".to_owned()))?;
    if listed.bytes > FREE_BYTES && listed.bytes / MAX_RATIO > part.compressed_size() {
        return Err(damaged(None, "it is packed too small to be what it says".to_owned()));
    }
    // One byte more than it should have is enough to say that it has too many.
    let mut reader = BufReader::new(part.take(listed.bytes.saturating_add(1)));
    let (mut hash, mut bytes, mut row) = (Sha256::new(), 0_u64, 0_u64);
    let (mut rows, mut piece_bytes) = (Vec::new(), 0);
    let mut text = Vec::new();
    loop {
        text.clear();
        let read = reader.by_ref().take(MAX_ROW_BYTES).read_until(b'\n', &mut text);
        read.map_err(|why| damaged(Some(row + 1), why.to_string()))?;
        let is_end = text.is_empty();
        if is_end || rows.len() == PIECE || piece_bytes > PIECE_BYTES {
            let piece = std::mem::take(&mut rows);
            let first = row + 1 - piece.len() as u64;
            let stored = store::insert(transaction, table, piece).await;
            stored.map_err(
                |error| if error_of_row(&error) { damaged(Some(first), format!("from here on: {error}")) } else { error.into() },
            )?;
            piece_bytes = 0;
        }
        if is_end {
            break;
        }
        row += 1;
        bytes += text.len() as u64;
        hash.update(&text);
        piece_bytes += text.len();
        let Some(text) = text.strip_suffix(b"\n") else { return Err(damaged(Some(row), "the row does not end".to_owned())) };
        rows.push(line::parse(text, &table.columns).map_err(|why| damaged(Some(row), why))?);
    }
    if (bytes, row) != (listed.bytes, listed.rows) {
        let why = format!("it has {row} rows in {bytes} bytes, and should have {} in {}", listed.rows, listed.bytes);
        return Err(damaged(None, why));
    }
    if hexadecimal(&hash.finalize()) != listed.sha256 {
        return Err(damaged(None, "its bytes are not those that were written (SHA-256)".to_owned()));
    }
    Ok(())
}

/// Whether the row is to blame.
fn error_of_row(error: &persistence::StoreError) -> bool {
    use persistence::StoreError::{NotAllowed, Reference, Taken};
    matches!(error, NotAllowed(_) | Reference(_) | Taken(_))
}
