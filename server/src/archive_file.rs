//! `annoda export`, and `annoda import` of what it made: the whole polo as one file.

use crate::arguments::{ExportArguments, ImportArguments};
use crate::configuration::DatabaseAddress;
use crate::data::{self, say};
use crate::progress::Progress;
use anyhow::{Result, bail};
use domain::language::Language;
use persistence::Database;
use persistence::archive::RowCounts;
use serde_json::json;
use services::archive::{self, ArchiveError, LoadReport, Manifest, Proof};
use services::check::{CheckReport, prove};
use services::{Clock, Services};
use std::path::Path;

/// Writes the archive.
///
/// # Errors
/// One sentence; then there is no file.
pub async fn export(options: &ExportArguments) -> Result<()> {
    let (database, address) = data::open(&options.storage).await?;
    let pending = data::pending(&database, &address).await?;
    if pending > 0 {
        bail!("The database {} lacks {pending} changes: run `annoda migrate` first.", address.shown);
    }
    let total: u64 = persistence::archive::counts(database.connection(), &persistence::archive::schema(database.connection()).await?)
        .await?
        .values()
        .sum();
    let services = Services::new(database, Clock::system());
    let bar = Progress::rows(total, "");
    let manifest = archive::export(&services, &options.file, &mut |table, rows| bar.done(rows, table)).await.map_err(ending)?;
    drop(bar);
    let bytes = std::fs::metadata(&options.file).map_or(0, |file| file.len());
    say(&if options.json {
        let tables: serde_json::Map<_, _> = manifest.tables.iter().map(|table| (table.table.clone(), table.rows.into())).collect();
        json!({ "file": options.file, "bytes": bytes, "changes": manifest.changes.len(), "rows": manifest.rows(), "tables": tables })
            .to_string()
    } else {
        let (rows, tables) = (number(manifest.rows()), manifest.tables.len());
        format!(
            "{}: {rows} rows of {tables} tables, {} bytes. It holds names: keep it like the database.",
            options.file.display(),
            number(bytes)
        )
    });
    Ok(())
}

/// Loads an archive into an empty database.
///
/// # Errors
/// One sentence; then the database is empty as before.
pub async fn import(options: &ImportArguments, path: &Path) -> Result<()> {
    if options.dry_run || options.language.is_some() {
        bail!("{} is an archive of a whole polo: --dry-run and --language are for ESCO.", path.display());
    }
    let manifest = archive::manifest(path).map_err(ending)?;
    let changes = known(&manifest).map_err(ending)?;
    let (database, address) = data::open(&options.storage).await?;
    migrations::up(database.connection()).await.map_err(|error| data::sentence(error, &address))?;
    let services = Services::new(database.clone(), Clock::system());
    let report = if changes == migrations::names().len() {
        let fresh = fresh(changes).await?;
        let bar = Progress::rows(manifest.rows(), "");
        archive::load(&services, path, &fresh, Proof::Now, &mut |table, rows| bar.done(rows, table)).await.map_err(ending)?
    } else {
        load_older(&services, path, &manifest, &address).await?
    };
    say(&if options.json { json_of(&report) } else { sentence(&report, &address) });
    Ok(())
}

/// How many of the changes known here the archive has: the first so many, and no others.
fn known(manifest: &Manifest) -> Result<usize, ArchiveError> {
    let known = migrations::names();
    let program = manifest.program.clone();
    if let Some(change) = manifest.changes.iter().find(|change| !known.contains(change)) {
        return Err(ArchiveError::Newer { program, what: format!("the change {change}") });
    }
    if manifest.changes.is_empty() || !known.starts_with(&manifest.changes) {
        return Err(ArchiveError::OtherSchema { program, what: "its changes are none that this program made in this order".to_owned() });
    }
    Ok(manifest.changes.len())
}

/// How many rows each table has in a database to which nothing but the first `changes` was done.
async fn fresh(changes: usize) -> Result<RowCounts> {
    let scratch = Database::scratch().await?;
    migrations::go_to(scratch.connection(), changes).await?;
    let schema = persistence::archive::schema(scratch.connection()).await?;
    let counts = persistence::archive::counts(scratch.connection(), &schema).await?;
    scratch.close().await?;
    Ok(counts)
}

/// An archive of an older schema: the empty database goes back to that schema, takes the archive,
/// and comes up to date again with its data.
async fn load_older(services: &Services, path: &Path, manifest: &Manifest, address: &DatabaseAddress) -> Result<LoadReport> {
    let connection = services.database().connection();
    let schema = persistence::archive::schema(connection).await?;
    let newest = fresh(migrations::names().len()).await?;
    for (table, rows) in persistence::archive::counts(connection, &schema).await? {
        if newest.get(&table) != Some(&rows) {
            return Err(ending(ArchiveError::NotEmpty { table, rows }));
        }
    }
    let loaded = older(services, path, manifest, address).await;
    if loaded.is_err() {
        // It was as new before: as new it is left, also where only the last step failed.
        migrations::down(connection).await.map_err(|error| data::sentence(error, address))?;
        migrations::up(connection).await.map_err(|error| data::sentence(error, address))?;
    }
    loaded
}

async fn older(services: &Services, path: &Path, manifest: &Manifest, address: &DatabaseAddress) -> Result<LoadReport> {
    let connection = services.database().connection();
    let changes = manifest.changes.len();
    migrations::go_to(connection, changes).await.map_err(|error| data::sentence(error, address))?;
    let fresh = fresh(changes).await?;
    let bar = Progress::rows(manifest.rows(), "");
    let mut report = archive::load(services, path, &fresh, Proof::Later, &mut |table, rows| bar.done(rows, table)).await.map_err(ending)?;
    drop(bar);
    migrations::up(connection).await.map_err(|error| data::sentence(error, address))?;
    let check = prove(connection).await?;
    if !check.is_sound() {
        return Err(ending(ArchiveError::Unsound(check)));
    }
    report.check = Some(check);
    Ok(report)
}

fn number(count: u64) -> String {
    messages::number(Language::English, i64::try_from(count).unwrap_or(i64::MAX))
}

/// A sentence begins with a capital and ends with a stop.
fn ending(error: ArchiveError) -> anyhow::Error {
    let text = error.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    anyhow::anyhow!("{first}{}.", letters.as_str())
}

fn json_of(report: &LoadReport) -> String {
    let tables: serde_json::Map<_, _> = report.tables.iter().map(|(table, rows)| (table.clone(), (*rows).into())).collect();
    let check = report.check.as_ref();
    json!({
        "rows": report.tables.iter().map(|(_, rows)| rows).sum::<u64>(),
        "tables": tables,
        "boards": check.map(|check| check.boards),
        "events": check.map(|check| check.events),
        "placements": check.map(|check| check.placements),
    })
    .to_string()
}

fn sentence(report: &LoadReport, address: &DatabaseAddress) -> String {
    let rows = number(report.tables.iter().map(|(_, rows)| rows).sum());
    let CheckReport { boards, events, placements, .. } = report.check.clone().unwrap_or_default();
    format!(
        "{}: {rows} rows of {} tables. {boards} boards, {events} events, {placements} placements: the boards are what their history says.",
        address.shown,
        report.tables.len()
    )
}
