//! Copies of an SQLite file: made while others write, looked at without changing them, put in the
//! place of another.

use crate::database::Database;
use crate::error::StoreError;
use sea_orm::{ConnectOptions, ConnectionTrait, DbBackend, Statement};
use std::path::Path;
use std::time::Duration;

/// Who else uses a database file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// Nobody; everything stands in the one file, without files beside it.
    Nobody,
    /// A program has it open.
    InUse,
    /// The file is damaged, or no database.
    Unreadable,
}

/// Writes the database, as it is at one moment, into a file that is new or empty. Others may write
/// meanwhile.
///
/// # Errors
/// [`StoreError`]; then what stands in the file is of no use.
pub async fn copy_into(database: &Database, file: &Path) -> Result<(), StoreError> {
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [file.to_string_lossy().into_owned().into()]);
    database.connection().execute_raw(statement).await?;
    Ok(())
}

/// Opens a copy for reading only. Nothing is written, neither to it nor beside it.
///
/// # Errors
/// [`StoreError`].
pub async fn open_copy(file: &Path) -> Result<Database, StoreError> {
    connect(file, "mode=ro&immutable=true").await
}

async fn connect(file: &Path, settings: &str) -> Result<Database, StoreError> {
    let mut options = ConnectOptions::new(format!("{}?{settings}", sqlite_url(file)));
    options.sqlx_logging(false).max_connections(1).map_sqlx_sqlite_opts(|options| options.busy_timeout(Duration::from_millis(500)));
    Database::with_options(options).await
}

/// The address of an SQLite file, without settings.
#[must_use]
pub fn sqlite_url(file: &Path) -> String {
    let path = file.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
    format!("sqlite://{path}")
}

/// What is damaged in a database file: each fault that SQLite finds, and each row that refers to
/// none. Empty where all is well.
///
/// # Errors
/// [`StoreError`], also where the damage is such that nothing can be read.
pub async fn faults(database: &Database) -> Result<Vec<String>, StoreError> {
    let all = async |sql: &str| database.connection().query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await;
    let mut faults: Vec<String> = Vec::new();
    for row in all("PRAGMA integrity_check(20)").await? {
        faults.push(row.try_get_by_index(0)?);
    }
    faults.retain(|fault| fault != "ok");
    for row in all("SELECT DISTINCT \"table\", parent FROM pragma_foreign_key_check LIMIT 20").await? {
        let (from, to): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        faults.push(format!("a row of {from} refers to none of {to}"));
    }
    Ok(faults)
}

/// Whether somebody else has a database file open. Where nobody has, what stood in files beside it
/// is brought into it.
///
/// # Errors
/// [`StoreError`] where that cannot be found out.
pub async fn usage(file: &Path) -> Result<Usage, StoreError> {
    // To leave the mode with a log beside the file one must be alone: SQLite refuses it otherwise.
    let alone = async {
        let database = connect(file, "mode=rw").await?;
        let statement = Statement::from_string(DbBackend::Sqlite, "PRAGMA journal_mode = DELETE");
        let mode = database.connection().query_one_raw(statement).await;
        database.close().await?;
        let mode: Option<String> = mode?.map(|row| row.try_get_by_index(0)).transpose()?;
        Ok::<_, StoreError>(mode)
    };
    match alone.await {
        Ok(mode) if mode.as_deref() == Some("delete") => Ok(Usage::Nobody),
        Ok(_) | Err(StoreError::Busy(_)) => Ok(Usage::InUse),
        Err(error) if error.is_damage() => Ok(Usage::Unreadable),
        Err(error) => Err(error),
    }
}
