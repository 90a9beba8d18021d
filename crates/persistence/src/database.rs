//! The connection and the one way to write.

use crate::error::{MaybeBusy, StoreError};
use sea_orm::entity::prelude::async_trait;
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use std::{sync::Arc, time::Duration};

/// A transaction that writes; made by [`write_transaction`] only. It is a handle, so that the work
/// can own it: a borrowed one would make futures that cannot change threads.
#[derive(Clone)]
pub struct Transaction(Arc<DatabaseTransaction>);

/// How often a transaction that others were in the way of is tried, all in all.
const TRIES: u32 = 8;

/// Readers of an SQLite file at once.
const SQLITE_CONNECTIONS: u32 = 8;

const POSTGRES_CONNECTIONS: u32 = 16;

/// A pool of connections to one database; cheap to clone.
#[derive(Clone, Debug)]
pub struct Database {
    connection: DatabaseConnection,
    /// SQLite has one writer: this process's writers queue here, in order, instead of polling the
    /// file's lock. `None` on PostgreSQL.
    writer: Option<Arc<tokio::sync::Mutex<()>>>,
}

impl Database {
    /// Opens `sqlite://path` (the file is created where there is none) or `postgres://…`.
    ///
    /// # Errors
    /// [`StoreError::Address`] for any other address, [`StoreError::Database`] where it does not open.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        let mut options = ConnectOptions::new(url);
        options.sqlx_logging(false).record_stmt_in_spans(false).acquire_timeout(Duration::from_secs(10));
        if url.starts_with("sqlite:") {
            // FULL: a commit that was answered survives a power cut, which NORMAL does not promise.
            options.max_connections(SQLITE_CONNECTIONS).map_sqlx_sqlite_opts(|options| {
                use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
                options
                    .create_if_missing(true)
                    .foreign_keys(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .busy_timeout(Duration::from_secs(5))
            });
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            options.max_connections(POSTGRES_CONNECTIONS);
        } else {
            return Err(StoreError::Address(url.split(':').next().unwrap_or_default().to_owned()));
        }
        Self::with_options(options).await
    }

    pub(crate) async fn with_options(options: ConnectOptions) -> Result<Self, StoreError> {
        let connection = sea_orm::Database::connect(options).await?;
        let writer = (connection.get_database_backend() == DbBackend::Sqlite).then(Arc::default);
        Ok(Self { connection, writer })
    }

    /// A database of one's own in memory, gone when it is closed: to see what the migrations alone
    /// make of an empty one.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn scratch() -> Result<Self, StoreError> {
        let mut options = ConnectOptions::new("sqlite::memory:");
        // Each connection would have a memory of its own.
        options.sqlx_logging(false).min_connections(1).max_connections(1);
        Self::with_options(options).await
    }

    /// The pool, for reading and for the migrations.
    #[must_use]
    pub fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    /// Whether it is PostgreSQL.
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        self.connection.get_database_backend() == DbBackend::Postgres
    }

    /// Closes all connections, so that an SQLite file is left without its side files.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn close(self) -> Result<(), StoreError> {
        Ok(self.connection.close().await?)
    }
}

/// Does `work` in one transaction: all of it is kept when it returns `Ok`, nothing otherwise.
///
/// On SQLite it begins IMMEDIATE: it takes the write lock before it reads, so that it never fails
/// half-way for want of it. Where others were in the way (serialisation failure, deadlock, lock
/// time-out) the work is tried again after a short random wait, a bounded number of times: it must
/// change nothing outside of the transaction, call nobody over the network, and give up its handle
/// when it ends. Capture references: `|transaction| async move { … }` with `let x = &x;` before it.
///
/// # Errors
/// Those of the work; [`StoreError::Busy`] when all tries found others in the way.
pub async fn write_transaction<T, E, F, W>(database: &Database, work: F) -> Result<T, E>
where
    F: Fn(Transaction) -> W,
    W: Future<Output = Result<T, E>>,
    E: From<StoreError> + MaybeBusy,
{
    let mut attempt = 0;
    loop {
        attempt += 1;
        match once(database, &work).await {
            Err(error) if error.is_busy() && attempt < TRIES => tokio::time::sleep(pause(attempt)).await,
            outcome => return outcome,
        }
    }
}

async fn once<T, E, F, W>(database: &Database, work: &F) -> Result<T, E>
where
    F: Fn(Transaction) -> W,
    W: Future<Output = Result<T, E>>,
    E: From<StoreError> + MaybeBusy,
{
    let _turn = match &database.writer {
        Some(writer) => Some(writer.lock().await),
        None => None,
    };
    let options = TransactionOptions {
        sqlite_transaction_mode: database.writer.is_some().then_some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let transaction = Arc::new(database.connection.begin_with_options(options).await.map_err(StoreError::from)?);
    let outcome = work(Transaction(Arc::clone(&transaction))).await;
    let Some(transaction) = Arc::into_inner(transaction) else {
        // The last handle rolls back when it goes.
        return Err(StoreError::HandleKept.into());
    };
    match outcome {
        Ok(value) => {
            transaction.commit().await.map_err(StoreError::from)?;
            Ok(value)
        }
        Err(error) => {
            // The database rolls back by itself when the connection breaks: the first error counts.
            if let Err(second) = transaction.rollback().await {
                tracing::warn!(%second, "a transaction could not be rolled back");
            }
            Err(error)
        }
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.query_all_raw(statement).await
    }
}

/// Doubles each time from 4 ms, with up to as much again by chance.
fn pause(attempt: u32) -> Duration {
    let base = 4u64 << attempt.min(7);
    let chance = u64::from(*uuid::Uuid::now_v7().as_bytes().last().unwrap_or(&0));
    Duration::from_millis(base + base * chance / 255)
}
