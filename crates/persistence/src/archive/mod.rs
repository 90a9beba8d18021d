//! Every table as rows of typed cells, whatever tables there are: what a database is asked for its
//! own catalogue needs no list that somebody would forget to lengthen.
//!
//! [`schema`] reads tables, columns and references; [`Snapshot`] reads rows at one moment, piece by
//! piece and always in the same order; [`clear`], [`insert`] and [`settle`] write them into another
//! database, of the other kind too.

mod catalogue;
mod rows;

pub use catalogue::{applied_changes, schema};
pub use rows::{Snapshot, clear, contents, counts, insert, losses, postpone, settle};

use std::collections::BTreeMap;
use time::Date;
use uuid::Uuid;

/// The table in which the migrations keep what was applied: no part of the polo.
const MIGRATIONS: &str = "seaql_migrations";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An id.
    Uuid,
    /// Words.
    Text,
    /// A number of 32 bits.
    Integer,
    /// A number of 64 bits.
    Bigint,
    /// Yes or no.
    Boolean,
    /// A day.
    Date,
    /// A number with a fraction.
    Double,
    /// Bytes.
    Bytes,
}

impl Kind {
    /// The word of the schema's SQL.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Uuid => "uuid",
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Bigint => "bigint",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Double => "double precision",
            Self::Bytes => "bytea",
        }
    }

    /// The kind of a declared type.
    fn of(declared: &str) -> Option<Self> {
        Some(match declared.to_ascii_lowercase().as_str() {
            "uuid" => Self::Uuid,
            "text" | "character varying" | "varchar" => Self::Text,
            "integer" => Self::Integer,
            "bigint" => Self::Bigint,
            "boolean" => Self::Boolean,
            "date" => Self::Date,
            "double precision" => Self::Double,
            "bytea" | "blob" => Self::Bytes,
            _ => return None,
        })
    }
}

/// A stored value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// Of [`Kind::Uuid`].
    Uuid(Uuid),
    /// Of [`Kind::Text`].
    Text(String),
    /// Of [`Kind::Integer`].
    Integer(i32),
    /// Of [`Kind::Bigint`].
    Bigint(i64),
    /// Of [`Kind::Boolean`].
    Boolean(bool),
    /// Of [`Kind::Date`].
    Date(Date),
    /// Of [`Kind::Double`].
    Double(f64),
    /// Of [`Kind::Bytes`].
    Bytes(Vec<u8>),
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// As the schema has it.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// As the schema has it.
    pub name: String,
    /// In the schema's order.
    pub columns: Vec<Column>,
    /// Positions of the columns of the primary key; all columns where there is none.
    key: Vec<usize>,
}

/// A reference that holds only when later rows are there too: to the table itself, or in a circle.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Postponed {
    table: String,
    /// PostgreSQL's name for it; empty on SQLite.
    constraint: String,
}

/// All tables of the polo, each after those that it refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    /// The tables in the order in which they can be filled.
    pub tables: Vec<Table>,
    postponed: Vec<Postponed>,
}

/// Rows by table.
pub type RowCounts = BTreeMap<String, u64>;

/// What a way back would lose: rows by `table`, values by `table.column`.
pub type Losses = BTreeMap<String, u64>;

/// A name of the catalogue in SQL.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
