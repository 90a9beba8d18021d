//! Rows of any table, read at one moment and written as they were.

use super::{Cell, Kind, Losses, RowCounts, Schema, Table, quoted};
use crate::database::Database;
use crate::error::StoreError;
use crate::row::MOST_BOUND;
use futures::TryStreamExt;
use sea_orm::sea_query::{Alias, Expr, Query, Value};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, IsolationLevel, QueryResult, Statement, StreamTrait, TransactionOptions,
    TransactionTrait,
};

/// The database at one moment: whatever is written meanwhile is not seen.
#[derive(Debug)]
pub struct Snapshot {
    transaction: DatabaseTransaction,
    schema: Schema,
}

impl Snapshot {
    /// Takes it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn take(database: &Database) -> Result<Self, StoreError> {
        // SQLite knows neither of the two: there a transaction sees one moment from its first read.
        let options = match database.is_postgres() {
            true => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
            false => TransactionOptions::default(),
        };
        let transaction = database.connection().begin_with_options(options).await?;
        let schema = super::schema(&transaction).await?;
        Ok(Self { transaction, schema })
    }

    /// The tables.
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// See [`super::applied_changes`].
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn applied_changes(&self) -> Result<Vec<String>, StoreError> {
        super::applied_changes(&self.transaction).await
    }

    /// Gives all rows of a table to `take`, one by one, in the order of the primary key: ids and
    /// texts by their bytes, so that both databases have the same order.
    ///
    /// # Errors
    /// [`StoreError`], and the first error of `take`.
    pub async fn each<E: From<StoreError>>(&self, table: &Table, mut take: impl FnMut(&[Cell]) -> Result<(), E>) -> Result<(), E> {
        let backend = ConnectionTrait::get_database_backend(&self.transaction);
        let columns: Vec<String> = table.columns.iter().map(|column| quoted(&column.name)).collect();
        let order: Vec<String> = table.key.iter().map(|position| ordered(table, *position, backend)).collect();
        let sql = format!("SELECT {} FROM {} ORDER BY {}", columns.join(", "), quoted(&table.name), order.join(", "));
        let mut rows = self.transaction.stream_raw(Statement::from_string(backend, sql)).await.map_err(StoreError::from)?;
        let mut cells = Vec::with_capacity(table.columns.len());
        while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
            cells.clear();
            for (position, column) in table.columns.iter().enumerate() {
                cells.push(cell(&row, position, column.kind).map_err(StoreError::from)?);
            }
            take(&cells)?;
        }
        Ok(())
    }
}

fn ordered(table: &Table, position: usize, backend: DbBackend) -> String {
    let column = &table.columns[position];
    // Without it PostgreSQL orders words as a dictionary of its language does.
    let by_bytes = if backend == DbBackend::Postgres && column.kind == Kind::Text { " COLLATE \"C\"" } else { "" };
    format!("{}{by_bytes} NULLS FIRST", quoted(&column.name))
}

fn cell(row: &QueryResult, position: usize, kind: Kind) -> Result<Cell, sea_orm::DbErr> {
    Ok(match kind {
        Kind::Uuid => row.try_get_by_index::<Option<_>>(position)?.map(Cell::Uuid),
        Kind::Text => row.try_get_by_index::<Option<_>>(position)?.map(Cell::Text),
        Kind::Integer => row.try_get_by_index::<Option<_>>(position)?.map(Cell::Integer),
        Kind::Bigint => row.try_get_by_index::<Option<_>>(position)?.map(Cell::Bigint),
        Kind::Boolean => row.try_get_by_index::<Option<_>>(position)?.map(Cell::Boolean),
        Kind::Date => row.try_get_by_index::<Option<_>>(position)?.map(Cell::Date),
        Kind::Double => row.try_get_by_index::<Option<_>>(position)?.map(Cell::Double),
        Kind::Bytes => row.try_get_by_index::<Option<_>>(position)?.map(Cell::Bytes),
    }
    .unwrap_or(Cell::Null))
}

/// A value for the driver; nothing has a kind too.
fn value(cell: Cell, kind: Kind) -> Value {
    match cell {
        Cell::Uuid(value) => Value::Uuid(Some(value)),
        Cell::Text(value) => Value::String(Some(value)),
        Cell::Integer(value) => Value::Int(Some(value)),
        Cell::Bigint(value) => Value::BigInt(Some(value)),
        Cell::Boolean(value) => Value::Bool(Some(value)),
        Cell::Date(value) => Value::TimeDate(Some(value)),
        Cell::Double(value) => Value::Double(Some(value)),
        Cell::Bytes(value) => Value::Bytes(Some(value)),
        Cell::Null => match kind {
            Kind::Uuid => Value::Uuid(None),
            Kind::Text => Value::String(None),
            Kind::Integer => Value::Int(None),
            Kind::Bigint => Value::BigInt(None),
            Kind::Boolean => Value::Bool(None),
            Kind::Date => Value::TimeDate(None),
            Kind::Double => Value::Double(None),
            Kind::Bytes => Value::Bytes(None),
        },
    }
}

/// How many rows each table has.
///
/// # Errors
/// [`StoreError`].
pub async fn counts(connection: &impl ConnectionTrait, schema: &Schema) -> Result<RowCounts, StoreError> {
    let mut counts = RowCounts::new();
    for table in &schema.tables {
        let sql = format!("SELECT CAST(count(*) AS bigint) FROM {}", quoted(&table.name));
        let row = connection.query_one_raw(Statement::from_string(connection.get_database_backend(), sql)).await?;
        let count: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        counts.insert(table.name.clone(), u64::try_from(count).unwrap_or_default());
    }
    Ok(counts)
}

/// What there is, counted: the rows by `table`, and by `table.column` the rows that say something
/// in that column.
///
/// # Errors
/// [`StoreError`].
pub async fn contents(connection: &impl ConnectionTrait) -> Result<RowCounts, StoreError> {
    let mut contents = RowCounts::new();
    for table in &super::schema(connection).await?.tables {
        let columns: Vec<String> =
            table.columns.iter().map(|column| format!(", CAST(count({}) AS bigint)", quoted(&column.name))).collect();
        let sql = format!("SELECT CAST(count(*) AS bigint){} FROM {}", columns.concat(), quoted(&table.name));
        let Some(row) = connection.query_one_raw(Statement::from_string(connection.get_database_backend(), sql)).await? else { continue };
        let names = table.columns.iter().map(|column| format!("{}.{}", table.name, column.name));
        for (index, name) in std::iter::once(table.name.clone()).chain(names).enumerate() {
            let count: i64 = row.try_get_by_index(index)?;
            contents.insert(name, u64::try_from(count).unwrap_or_default());
        }
    }
    Ok(contents)
}

/// What `after` has no more: rows by `table`, and by `table.column` values of columns that are gone
/// from tables that stay.
#[must_use]
pub fn losses(before: &RowCounts, after: &RowCounts) -> Losses {
    let gone = |name: &str| !after.contains_key(name);
    let lost = before.iter().filter_map(|(name, count)| {
        let count = match name.split_once('.') {
            None => count.saturating_sub(after.get(name).copied().unwrap_or(0)),
            Some((table, _)) if gone(name) && !gone(table) => *count,
            Some(_) => 0,
        };
        (count > 0).then(|| (name.clone(), count))
    });
    lost.collect()
}

/// Deletes every row of every table. Inside of a transaction that [`postpone`] was called in.
///
/// # Errors
/// [`StoreError`].
pub async fn clear(connection: &impl ConnectionTrait, schema: &Schema) -> Result<(), StoreError> {
    for table in schema.tables.iter().rev() {
        connection.execute_unprepared(&format!("DELETE FROM {}", quoted(&table.name))).await?;
    }
    Ok(())
}

/// Inserts rows, each with a cell for each column.
///
/// # Errors
/// [`StoreError`]: of a row that the schema's constraints do not allow.
pub async fn insert(connection: &impl ConnectionTrait, table: &Table, rows: Vec<Vec<Cell>>) -> Result<(), StoreError> {
    let most = (MOST_BOUND / table.columns.len().max(1)).max(1);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut statement = Query::insert();
        statement.into_table(Alias::new(&table.name)).columns(table.columns.iter().map(|column| Alias::new(&column.name)));
        for row in rows.by_ref().take(most) {
            let values = row.into_iter().zip(&table.columns).map(|(cell, column)| Expr::val(value(cell, column.kind)));
            statement.values(values).map_err(|error| StoreError::Database(sea_orm::DbErr::Custom(error.to_string())))?;
        }
        connection.execute(&statement).await?;
    }
    Ok(())
}

/// From here to [`settle`], in the same transaction, rows may refer to rows that come later where
/// tables refer to themselves or in a circle.
///
/// # Errors
/// [`StoreError`].
pub async fn postpone(connection: &impl ConnectionTrait, schema: &Schema) -> Result<(), StoreError> {
    if connection.get_database_backend() != DbBackend::Postgres {
        connection.execute_unprepared("PRAGMA defer_foreign_keys = ON").await?;
        return Ok(());
    }
    alter(connection, schema, "DEFERRABLE INITIALLY DEFERRED").await
}

/// Ends [`postpone`]: every reference must hold.
///
/// # Errors
/// [`StoreError::Reference`], naming the table where it can be known.
pub async fn settle(connection: &impl ConnectionTrait, schema: &Schema) -> Result<(), StoreError> {
    if connection.get_database_backend() == DbBackend::Postgres {
        connection.execute_unprepared("SET CONSTRAINTS ALL IMMEDIATE").await?;
        return alter(connection, schema, "NOT DEFERRABLE").await;
    }
    let broken = Statement::from_string(DbBackend::Sqlite, "SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 1");
    match connection.query_one_raw(broken).await? {
        None => Ok(()),
        Some(row) => {
            let (from, to): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            Err(StoreError::Reference(format!("a row of {from} refers to none of {to}")))
        }
    }
}

async fn alter(connection: &impl ConnectionTrait, schema: &Schema, timing: &str) -> Result<(), StoreError> {
    for early in &schema.postponed {
        let (table, constraint) = (quoted(&early.table), quoted(&early.constraint));
        connection.execute_unprepared(&format!("ALTER TABLE {table} ALTER CONSTRAINT {constraint} {timing}")).await?;
    }
    Ok(())
}
