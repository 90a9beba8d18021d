//! The database at the program's start: opened, brought up to date, filled. Every failure becomes
//! one sentence.

use crate::arguments::Storage;
use crate::configuration::{DatabaseAddress, StartError};
use crate::progress::Progress;
use migrations::MigrateError;
use persistence::Database;
use services::{Clock, Services};
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

/// Opens the database as it is.
///
/// # Errors
/// [`StartError`].
pub async fn open(storage: &Storage) -> Result<(Database, DatabaseAddress), StartError> {
    let address = storage.database()?;
    let database = Database::connect(&address.url)
        .await
        .map_err(|error| StartError::DatabaseUnreachable { address: address.shown.clone(), reason: error.to_string() })?;
    Ok((database, address))
}

/// Opens the database and brings it up to date; returns how many changes were made.
///
/// # Errors
/// [`StartError`].
pub async fn open_up_to_date(storage: &Storage) -> Result<(Services, usize), StartError> {
    let (database, address) = open(storage).await?;
    let changes = migrations::up(database.connection()).await.map_err(|error| sentence(error, &address))?;
    Ok((Services::new(database, Clock::system()), changes))
}

/// How many changes the database lacks.
///
/// # Errors
/// [`StartError`].
pub async fn pending(database: &Database, address: &DatabaseAddress) -> Result<usize, StartError> {
    migrations::pending(database.connection()).await.map_err(|error| sentence(error, address))
}

/// A failed change as a sentence that names the database.
pub(crate) fn sentence(error: MigrateError, address: &DatabaseAddress) -> StartError {
    let address = address.shown.clone();
    match error {
        MigrateError::Newer { newest } => StartError::DatabaseNewer { address, change: newest },
        error @ MigrateError::Database(_) => StartError::Migration { address, reason: error.to_string() },
    }
}

/// Fills an empty database from a folder, telling on standard output how far it is.
///
/// # Errors
/// [`services::seed::SeedError`]: nothing was written.
pub async fn seed(services: &Services, folder: &Path) -> Result<(), services::seed::SeedError> {
    let moving = Progress::moving("Reading and storing…");
    let mut heard = |what: &str, rows: usize| moving.keep(&format!("  {rows:>6}  {what}"));
    services::seed::seed(services, folder, &mut heard).await?;
    Ok(())
}

/// A line for the person who started the program.
pub fn say(line: &str) {
    // Nobody reads it: no reason to stop.
    if writeln!(std::io::stdout().lock(), "{line}").is_err() {
        tracing::debug!("standard output is closed");
    }
}

/// How far the work is, on standard error, for a person at a terminal: machines have the report.
pub fn progress(line: &str) {
    let mut errors = std::io::stderr().lock();
    if errors.is_terminal() {
        // Nobody reads it: no reason to stop.
        let _closed = writeln!(errors, "{line}");
    }
}
