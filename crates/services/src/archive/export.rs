//! Writing an archive.

use super::line::Line;
use super::manifest::columns;
use super::{ArchiveError, FORMAT, MANIFEST, Manifest, ManifestTable};
use crate::Services;
use persistence::archive::Snapshot;
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes the whole polo, as it is at one moment, into a new file that only its owner may read.
/// `heard` is told each table and its rows.
///
/// # Errors
/// [`ArchiveError::Exists`], [`ArchiveError::Path`], [`ArchiveError::Service`]; then no file is left.
pub async fn export(services: &Services, path: &Path, heard: &mut dyn FnMut(&str, u64)) -> Result<Manifest, ArchiveError> {
    let failed = |why| ArchiveError::Path { path: path.to_owned(), why };
    let file = create(path).map_err(|why| match why.kind() {
        io::ErrorKind::AlreadyExists => ArchiveError::Exists(path.to_owned()),
        _ => failed(why),
    })?;
    let written = write(services, file, heard).await;
    if written.is_err() {
        // The first error counts; half an archive has no manifest, and is refused.
        let _left = std::fs::remove_file(path);
    }
    written.map_err(|error| match error {
        Failed::Write(why) => failed(why),
        Failed::Archive(error) => error,
    })
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// What went wrong while writing: the file's path is known further out.
enum Failed {
    Write(io::Error),
    Archive(ArchiveError),
}

impl From<io::Error> for Failed {
    fn from(why: io::Error) -> Self {
        Self::Write(why)
    }
}

impl From<zip::result::ZipError> for Failed {
    fn from(why: zip::result::ZipError) -> Self {
        Self::Write(why.into())
    }
}

impl From<serde_json::Error> for Failed {
    fn from(why: serde_json::Error) -> Self {
        Self::Write(why.into())
    }
}

impl From<persistence::StoreError> for Failed {
    fn from(error: persistence::StoreError) -> Self {
        Self::Archive(error.into())
    }
}

async fn write(services: &Services, file: File, heard: &mut dyn FnMut(&str, u64)) -> Result<Manifest, Failed> {
    let snapshot = Snapshot::take(services.database()).await?;
    let mut manifest = Manifest {
        format: FORMAT,
        program: concat!("annoda ", env!("CARGO_PKG_VERSION")).to_owned(),
        changes: snapshot.applied_changes().await?,
        tables: Vec::new(),
    };
    // Always the same moment: the same polo gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600)
        .large_file(true);
    let mut zip = ZipWriter::new(BufWriter::new(file));
    for table in &snapshot.schema().tables {
        let name = format!("tables/{}.jsonl", table.name);
        zip.start_file(&name, options)?;
        let (mut hash, mut rows, mut bytes) = (Sha256::new(), 0, 0);
        let mut line = Vec::new();
        snapshot
            .each(table, |row| -> Result<(), Failed> {
                line.clear();
                serde_json::to_writer(&mut line, &Line(row))?;
                line.push(b'\n');
                hash.update(&line);
                rows += 1;
                bytes += line.len() as u64;
                Ok(zip.write_all(&line)?)
            })
            .await?;
        heard(&table.name, rows);
        let sha256 = hexadecimal(&hash.finalize());
        manifest.tables.push(ManifestTable { table: table.name.clone(), file: name, columns: columns(table), rows, bytes, sha256 });
    }
    zip.start_file(MANIFEST, options)?;
    serde_json::to_writer_pretty(&mut zip, &manifest)?;
    zip.write_all(b"\n")?;
    zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    Ok(manifest)
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
