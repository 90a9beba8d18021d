//! What the database says of its own tables.

use super::{Column, Kind, MIGRATIONS, Postponed, Schema, Table};
use crate::error::StoreError;
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Table, column, declared type, place in the primary key or 0. Views, virtual tables and generated
/// columns are no data of their own.
const SQLITE_COLUMNS: &str = "SELECT l.name, i.name, i.type, CAST(i.pk AS bigint)
    FROM pragma_table_list l JOIN pragma_table_info(l.name) i
    WHERE l.schema = 'main' AND l.type = 'table' AND substr(l.name, 1, 7) <> 'sqlite_'
    ORDER BY l.name, i.cid";

const POSTGRES_COLUMNS: &str = "SELECT c.relname::text, a.attname::text, format_type(a.atttypid, NULL)::text,
        coalesce((SELECT array_position(k.conkey, a.attnum) FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p'), 0)::bigint
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE n.nspname = current_schema() AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    ORDER BY c.relname, a.attnum";

/// Table, table that it refers to, the constraint's name where it has one.
const SQLITE_REFERENCES: &str = "SELECT DISTINCT l.name, f.\"table\", ''
    FROM pragma_table_list l JOIN pragma_foreign_key_list(l.name) f
    WHERE l.schema = 'main' AND l.type = 'table'";

const POSTGRES_REFERENCES: &str = "SELECT c.relname::text, r.relname::text, k.conname::text
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype = 'f' AND n.nspname = current_schema()";

/// A reference from one table to another.
struct Reference {
    from: String,
    to: String,
    constraint: String,
}

/// Reads the catalogue: every table that is there but the migrations' own.
///
/// # Errors
/// [`StoreError::UnknownKind`] for a column of a type that has no [`Kind`]; [`StoreError`].
pub async fn schema(connection: &impl ConnectionTrait) -> Result<Schema, StoreError> {
    let backend = connection.get_database_backend();
    let (columns, references) = match backend {
        DbBackend::Postgres => (POSTGRES_COLUMNS, POSTGRES_REFERENCES),
        _ => (SQLITE_COLUMNS, SQLITE_REFERENCES),
    };
    let mut tables: BTreeMap<String, Vec<(Column, i64)>> = BTreeMap::new();
    for row in connection.query_all_raw(Statement::from_string(backend, columns)).await? {
        let (table, name, declared): (String, String, String) = (text(&row, 0)?, text(&row, 1)?, text(&row, 2)?);
        if table == MIGRATIONS {
            continue;
        }
        let Some(kind) = Kind::of(&declared) else { return Err(StoreError::UnknownKind { table, column: name, declared }) };
        let place: i64 = row.try_get_by_index(3)?;
        tables.entry(table).or_default().push((Column { name, kind }, place));
    }
    let mut found = Vec::new();
    for row in connection.query_all_raw(Statement::from_string(backend, references)).await? {
        found.push(Reference { from: text(&row, 0)?, to: text(&row, 1)?, constraint: text(&row, 2)? });
    }
    let tables = tables.into_iter().map(|(name, columns)| (name.clone(), table(name, columns))).collect();
    Ok(in_order(tables, &found))
}

fn text(row: &QueryResult, index: usize) -> Result<String, StoreError> {
    Ok(row.try_get_by_index(index)?)
}

fn table(name: String, columns: Vec<(Column, i64)>) -> Table {
    let mut key: Vec<(i64, usize)> =
        columns.iter().enumerate().filter(|(_, (_, place))| *place > 0).map(|(position, (_, place))| (*place, position)).collect();
    key.sort_unstable();
    let key = if key.is_empty() { (0..columns.len()).collect() } else { key.into_iter().map(|(_, position)| position).collect() };
    Table { name, columns: columns.into_iter().map(|(column, _)| column).collect(), key }
}

/// Each table after those that it refers to; of several that could be next, the first by name.
fn in_order(mut tables: BTreeMap<String, Table>, references: &[Reference]) -> Schema {
    let mut waits: BTreeMap<String, BTreeSet<String>> = tables.keys().map(|name| (name.clone(), BTreeSet::new())).collect();
    for reference in references.iter().filter(|reference| reference.from != reference.to && tables.contains_key(&reference.to)) {
        if let Some(waits) = waits.get_mut(&reference.from) {
            waits.insert(reference.to.clone());
        }
    }
    let mut order = Vec::with_capacity(tables.len());
    while let Some(next) = waits.iter().find(|(_, waits)| waits.is_empty()).map(|(name, _)| name.clone()).or_else(|| in_circle(&waits)) {
        waits.remove(&next);
        for others in waits.values_mut() {
            others.remove(&next);
        }
        order.extend(tables.remove(&next));
    }
    let place: BTreeMap<&str, usize> = order.iter().enumerate().map(|(place, table)| (table.name.as_str(), place)).collect();
    let is_early = |reference: &&Reference| place.get(reference.to.as_str()) >= place.get(reference.from.as_str());
    let postponed = references.iter().filter(is_early);
    let postponed = postponed.map(|early| Postponed { table: early.from.clone(), constraint: early.constraint.clone() }).collect();
    Schema { tables: order, postponed }
}

/// A table that waits for itself in the end, where every table waits: one must begin, and its
/// reference is postponed. `None` where no table is left.
fn in_circle(waits: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    let mut seen = BTreeSet::new();
    let mut at = waits.keys().next()?;
    while seen.insert(at) {
        at = waits.get(at).and_then(|waits| waits.first())?;
    }
    Some(at.clone())
}

/// The names of the changes that were made to the schema, oldest first; none where the database is
/// new.
///
/// # Errors
/// [`StoreError`].
pub async fn applied_changes(connection: &impl ConnectionTrait) -> Result<Vec<String>, StoreError> {
    let backend = connection.get_database_backend();
    let there = match backend {
        DbBackend::Postgres => {
            "SELECT relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND relname = 'seaql_migrations'"
        }
        _ => "SELECT name FROM sqlite_schema WHERE name = 'seaql_migrations'",
    };
    if connection.query_one_raw(Statement::from_string(backend, there)).await?.is_none() {
        return Ok(Vec::new());
    }
    let all = connection.query_all_raw(Statement::from_string(backend, "SELECT version FROM seaql_migrations")).await?;
    let mut names: Vec<String> = all.iter().map(|row| text(row, 0)).collect::<Result<_, _>>()?;
    names.sort_unstable();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_stand_after_those_that_they_refer_to_and_circles_begin_somewhere() {
        let named = |name: &str| (name.to_owned(), table(name.to_owned(), Vec::new()));
        let tables = ["a", "b", "c", "d", "e"].map(named).into();
        let refers = |from: &str, to: &str| Reference { from: from.to_owned(), to: to.to_owned(), constraint: format!("{from}_{to}") };
        let references = [refers("a", "d"), refers("b", "c"), refers("c", "b"), refers("e", "e"), refers("d", "b")];
        let schema = in_order(tables, &references);
        let names: Vec<&str> = schema.tables.iter().map(|table| table.name.as_str()).collect();
        assert_eq!(names, ["e", "b", "c", "d", "a"]);
        let postponed: Vec<&str> = schema.postponed.iter().map(|early| early.constraint.as_str()).collect();
        assert_eq!(postponed, ["b_c", "e_e"]);
    }
}
