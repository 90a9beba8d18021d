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
mod m20261124_000010_network;
mod m20261124_000011_finding;
mod m20261124_000012_people;
mod m20261124_000013_accounts;
mod m20261201_000014_demands;
mod m20261201_000015_concepts;
mod m20261201_000016_accommodations;
mod m20261201_000017_stages;
mod m20261201_000018_tutors;
mod m20261201_000020_year;
mod m20261201_000021_accounts;
mod m20261201_000022_release;
mod m20261201_000023_places;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use std::cmp::Ordering;

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
            Box::new(m20261124_000010_network::Migration),
            Box::new(m20261124_000011_finding::Migration),
            Box::new(m20261124_000012_people::Migration),
            Box::new(m20261124_000013_accounts::Migration),
            Box::new(m20261201_000014_demands::Migration),
            Box::new(m20261201_000015_concepts::Migration),
            Box::new(m20261201_000016_accommodations::Migration),
            Box::new(m20261201_000017_stages::Migration),
            Box::new(m20261201_000018_tutors::Migration),
            Box::new(m20261201_000020_year::Migration),
            Box::new(m20261201_000021_accounts::Migration),
            Box::new(m20261201_000022_release::Migration),
            Box::new(m20261201_000023_places::Migration),
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

/// Makes or takes back changes until the first `count` are applied, and no others.
///
/// # Errors
/// [`MigrateError`]; a change that failed left nothing behind, those before it stay made.
pub async fn go_to(connection: &DatabaseConnection, count: usize) -> Result<(), MigrateError> {
    let applied = names().len() - pending(connection).await?;
    let steps: u32 = applied.abs_diff(count).try_into().unwrap_or(u32::MAX);
    match applied.cmp(&count) {
        Ordering::Less => Migrator::up(connection, Some(steps)).await?,
        Ordering::Greater => Migrator::down(connection, Some(steps)).await?,
        Ordering::Equal => {}
    }
    Ok(())
}

/// The names of all changes that this program knows, oldest first.
#[must_use]
pub fn names() -> Vec<String> {
    Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect()
}

/// How many changes this database still lacks. Changes nothing.
///
/// # Errors
/// [`MigrateError::Newer`] where the database has changes that this program does not know.
pub async fn pending(connection: &DatabaseConnection) -> Result<usize, MigrateError> {
    Ok(status(connection).await?.iter().filter(|change| change.state == State::Pending).count())
}

/// A change of the schema, as a database has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its name, which begins with its date.
    pub name: String,
    /// Whether the database has it.
    pub state: State,
}

/// Whether a database has a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It has.
    Applied,
    /// It lacks it.
    Pending,
}

/// Every change that this program knows, oldest first. Changes nothing.
///
/// # Errors
/// [`MigrateError::Newer`] where the database has changes that this program does not know.
pub async fn status<'c>(connection: impl IntoSchemaManagerConnection<'c>) -> Result<Vec<Change>, MigrateError> {
    let (known, applied) = (names(), applied(&SchemaManager::new(connection)).await?);
    if let Some(newest) = applied.iter().filter(|name| !known.contains(name)).max() {
        return Err(MigrateError::Newer { newest: newest.clone() });
    }
    let state = |name: &String| if applied.contains(name) { State::Applied } else { State::Pending };
    Ok(known.into_iter().map(|name| Change { state: state(&name), name }).collect())
}

async fn applied(manager: &SchemaManager<'_>) -> Result<Vec<String>, DbErr> {
    if !manager.has_table("seaql_migrations").await? {
        return Ok(Vec::new());
    }
    let connection = manager.get_connection();
    let statement = Statement::from_string(connection.get_database_backend(), "SELECT version FROM seaql_migrations".to_owned());
    connection.query_all_raw(statement).await?.iter().map(|row| row.try_get("", "version")).collect()
}

/// The way back in one transaction: one may look at what would be lost before it is.
#[derive(Debug)]
pub struct Retreat(DatabaseTransaction);

impl Retreat {
    /// Begins it.
    ///
    /// # Errors
    /// [`MigrateError`].
    pub async fn begin(connection: &DatabaseConnection) -> Result<Self, MigrateError> {
        // SQLite's lock for writing at once: half-way it might not be had any more.
        let mode = (connection.get_database_backend() == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode: mode, ..TransactionOptions::default() };
        Ok(Self(connection.begin_with_options(options).await?))
    }

    /// What has been done is seen here, and nowhere else.
    #[must_use]
    pub fn connection(&self) -> &DatabaseTransaction {
        &self.0
    }

    /// Takes back so many of the changes that are applied, the newest first.
    ///
    /// # Errors
    /// [`MigrateError`].
    pub async fn take_back(&self, changes: usize) -> Result<(), MigrateError> {
        let steps: u32 = changes.try_into().unwrap_or(u32::MAX);
        Ok(Migrator::down(&self.0, Some(steps)).await?)
    }

    /// Lets it count.
    ///
    /// # Errors
    /// [`MigrateError::Database`]: then nothing was changed.
    pub async fn keep(self) -> Result<(), MigrateError> {
        Ok(self.0.commit().await?)
    }

    /// Leaves everything as it was.
    ///
    /// # Errors
    /// [`MigrateError::Database`]: then nothing was changed either.
    pub async fn give_up(self) -> Result<(), MigrateError> {
        Ok(self.0.rollback().await?)
    }
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
