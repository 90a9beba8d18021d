//! What an archive says of itself.

use super::ArchiveError;
use persistence::archive::{Schema, Table};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What an archive holds, and of what schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// How it is to be read.
    pub format: u32,
    /// The program that made it, with its version.
    pub program: String,
    /// The changes that had been made to the schema, oldest first.
    pub changes: Vec<String>,
    /// The tables, in the order in which they can be filled.
    pub tables: Vec<ManifestTable>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestTable {
    /// Its name.
    pub table: String,
    /// Its file in the archive.
    pub file: String,
    /// The columns, in the order of each row.
    pub columns: Vec<ManifestColumn>,
    /// How many.
    pub rows: u64,
    /// Of the file, unpacked.
    pub bytes: u64,
    /// Of the file, unpacked.
    pub sha256: String,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestColumn {
    /// Its name.
    pub name: String,
    /// The word of the schema's SQL for what it holds.
    pub kind: String,
}

impl Manifest {
    /// # Errors
    /// What is wrong.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, String> {
        // A newer format may look otherwise: its number is read first.
        #[derive(Deserialize)]
        struct Format {
            format: u32,
            program: String,
        }
        let found: Format = serde_json::from_slice(bytes).map_err(|_| "its manifest cannot be understood".to_owned())?;
        if found.format != super::FORMAT {
            return Ok(Self { format: found.format, program: found.program, changes: Vec::new(), tables: Vec::new() });
        }
        let manifest: Self = serde_json::from_slice(bytes).map_err(|why| format!("its manifest cannot be understood: {why}"))?;
        let names: BTreeSet<&str> = manifest.tables.iter().map(|table| table.table.as_str()).collect();
        let files: BTreeSet<&str> = manifest.tables.iter().map(|table| table.file.as_str()).collect();
        if names.len() != manifest.tables.len() || files.len() != manifest.tables.len() {
            return Err("its manifest names a table twice".to_owned());
        }
        Ok(manifest)
    }

    /// Rows of all tables.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).fold(0, u64::saturating_add)
    }

    /// Whether it was made with the changes, tables and columns of this database.
    pub(super) fn fit(&self, changes: &[String], schema: &Schema) -> Result<(), ArchiveError> {
        let other = |what: String| Err(ArchiveError::OtherSchema { program: self.program.clone(), what });
        if let Some(change) = self.changes.iter().find(|change| !changes.contains(change)) {
            return Err(ArchiveError::Newer { program: self.program.clone(), what: format!("the change {change}") });
        }
        if let Some(change) = changes.iter().find(|change| !self.changes.contains(change)) {
            return other(format!("it lacks the change {change}"));
        }
        for table in &schema.tables {
            match self.tables.iter().find(|listed| listed.table == table.name) {
                None => return other(format!("it lacks the table {}", table.name)),
                Some(listed) if listed.columns != columns(table) => return other(format!("the columns of {} differ", table.name)),
                Some(_) => {}
            }
        }
        match self.tables.iter().find(|listed| !schema.tables.iter().any(|table| table.name == listed.table)) {
            Some(listed) => other(format!("it has a table {}", listed.table)),
            None => Ok(()),
        }
    }
}

pub(super) fn columns(table: &Table) -> Vec<ManifestColumn> {
    let column = |column: &persistence::archive::Column| ManifestColumn { name: column.name.clone(), kind: column.kind.word().to_owned() };
    table.columns.iter().map(column).collect()
}
