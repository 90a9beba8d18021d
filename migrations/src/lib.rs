//! The database schema, one file per change, each with its way back.
//!
//! The SQL is the part that SQLite and PostgreSQL share: ids are `uuid`, days are `date`, moments
//! are `bigint` (milliseconds since 1970, UTC), enumerations are `text` with a CHECK. Whatever must
//! never be false is a constraint. Expand first, contract later: an old binary must keep running
//! against the schema of the next one.

mod m20261123_000001_catalogue;
mod m20261123_000002_people;
mod m20261123_000003_demands;
mod m20261123_000004_boards;
mod m20261123_000005_regulations;
mod m20261124_000006_wishes;
mod m20261124_000007_classification;
mod m20261124_000008_rulebook;
mod m20261124_000009_imports;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DatabaseConnection, Statement};

/// Every migration, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_catalogue::Migration),
            Box::new(m20261123_000002_people::Migration),
            Box::new(m20261123_000003_demands::Migration),
            Box::new(m20261123_000004_boards::Migration),
            Box::new(m20261123_000005_regulations::Migration),
            Box::new(m20261124_000006_wishes::Migration),
            Box::new(m20261124_000007_classification::Migration),
            Box::new(m20261124_000008_rulebook::Migration),
            Box::new(m20261124_000009_imports::Migration),
        ]
    }
}

/// Why the schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database was written by a newer program: this one must not touch it.
    #[error(
        "the database was made by a newer version of this program (it has the change {newest}, unknown here): use that version or another database"
    )]
    Newer {
        /// The newest change that this program does not know.
        newest: String,
    },
    /// A statement failed.
    #[error("the schema could not be changed: {0}")]
    Database(#[from] DbErr),
}

/// Brings the schema up to date; returns how many changes were made.
///
/// # Errors
/// [`MigrateError`]; a change that failed left nothing behind.
pub async fn up(connection: &DatabaseConnection) -> Result<usize, MigrateError> {
    let pending = pending(connection).await?;
    if pending > 0 {
        Migrator::up(connection, None).await?;
    }
    Ok(pending)
}

/// Takes every change back: all tables of the product are gone afterwards.
///
/// # Errors
/// [`MigrateError`].
pub async fn down(connection: &DatabaseConnection) -> Result<(), MigrateError> {
    pending(connection).await?;
    Ok(Migrator::down(connection, None).await?)
}

/// How many changes this database still lacks. Changes nothing.
///
/// # Errors
/// [`MigrateError::Newer`] where the database has changes that this program does not know.
pub async fn pending(connection: &DatabaseConnection) -> Result<usize, MigrateError> {
    let known: Vec<String> = Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect();
    let applied = applied(connection).await?;
    if let Some(newest) = applied.iter().filter(|name| !known.contains(name)).max() {
        return Err(MigrateError::Newer { newest: newest.clone() });
    }
    Ok(known.iter().filter(|name| !applied.contains(name)).count())
}

async fn applied(connection: &DatabaseConnection) -> Result<Vec<String>, DbErr> {
    if !SchemaManager::new(connection).has_table("seaql_migrations").await? {
        return Ok(Vec::new());
    }
    let statement = Statement::from_string(connection.get_database_backend(), "SELECT version FROM seaql_migrations".to_owned());
    connection.query_all_raw(statement).await?.iter().map(|row| row.try_get("", "version")).collect()
}

/// Runs SQL that both databases understand.
async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

/// Drops tables, those that refer to others first.
async fn drop_tables(manager: &SchemaManager<'_>, tables: &[&str]) -> Result<(), DbErr> {
    for table in tables {
        manager.get_connection().execute_unprepared(&format!("DROP TABLE {table}")).await?;
    }
    Ok(())
}
