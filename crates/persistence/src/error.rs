//! What can go wrong at the database, classified in one place for both of them.

use domain::FieldError;
use sea_orm::{DbErr, RuntimeErr, sqlx};

/// Why the store could not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Something that must be unique is there already. Holds the database's own words.
    #[error("it exists already: {0}")]
    Taken(String),
    /// A row that this one refers to does not exist, or is still referred to.
    #[error("a row that is referred to is missing, or still needed: {0}")]
    Reference(String),
    /// A CHECK or NOT NULL forbids the value.
    #[error("the value is not allowed: {0}")]
    NotAllowed(String),
    /// Others hold the locks, or no connection was free in time: the same may be tried again.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// A stored row holds what this program cannot have written.
    #[error("table {table} holds an impossible row: {detail}")]
    Corrupt {
        /// Which table.
        table: &'static str,
        /// What is wrong, with ids, never with names.
        detail: String,
    },
    /// A column has a type that an archive could not hold: a fault of the program.
    #[error("column {column} of table {table} has the type {declared}, which an archive cannot hold")]
    UnknownKind {
        /// Which table.
        table: String,
        /// Which column.
        column: String,
        /// The type as the schema has it.
        declared: String,
    },
    /// The address of the database cannot be understood.
    #[error("the database address must begin with sqlite:// or postgres://, not \"{0}\"")]
    Address(String),
    /// The work of a transaction kept its handle: a fault of the program, nothing was written.
    #[error("a transaction's handle outlived its work")]
    HandleKept,
    /// Anything else.
    #[error("the database failed: {0}")]
    Database(DbErr),
}

/// Constraints that a form can run into where its own checks let something through: words by which
/// SQLite or PostgreSQL names the constraint, the form's field, and what is wrong with it. The
/// longer words come first.
const FIELDS: [(&str, &str, &str); 23] = [
    ("school_class.school, school_class.school_year", "section", "field-class-twice"),
    ("school_class_school_school_year", "section", "field-class-twice"),
    ("student.school, student.register_number", "register_number", "field-number-twice"),
    ("student_school_register_number", "register_number", "field-number-twice"),
    ("student_competence.student, student_competence.competence", "competence", "field-held-twice"),
    ("student_competence_pkey", "competence", "field-held-twice"),
    ("membership.organisation, membership.valid_from", "from", "field-membership-twice"),
    ("membership_first_day", "from", "field-membership-twice"),
    ("membership.organisation", "to", "field-membership-one-without-end"),
    ("membership_without_end", "to", "field-membership-one-without-end"),
    ("membership.role", "role", "field-membership-one-lead"),
    ("membership_one_lead", "role", "field-membership-one-lead"),
    ("membership_days", "to", "field-ends-before"),
    ("agreement.valid_from", "from", "field-agreement-twice"),
    ("agreement_first_day", "from", "field-agreement-twice"),
    ("agreement_days", "to", "field-ends-before"),
    ("regulation.key, regulation.valid_from", "from", "field-regulation-twice"),
    ("regulation_first_day", "from", "field-regulation-twice"),
    ("regulation.key", "to", "field-regulation-one-without-end"),
    ("regulation_without_end", "to", "field-regulation-one-without-end"),
    ("regulation_value", "value", "field-not-allowed"),
    ("regulation_days", "to", "field-ends-before"),
    ("regulation_citation", "citation", "field-not-allowed"),
];

impl StoreError {
    /// The field whose value a constraint forbids, where it is one that people fill in.
    #[must_use]
    pub fn field_error(&self) -> Option<FieldError> {
        let (Self::Taken(words) | Self::NotAllowed(words)) = self else { return None };
        FIELDS.iter().find(|(name, ..)| words.contains(name)).map(|(_, field, key)| FieldError::new(*field, key))
    }

    /// Whether SQLite says that the file is damaged, or no database at all.
    pub(crate) fn is_damage(&self) -> bool {
        // SQLite has no variant of its own here: these are its words for the codes 11 and 26.
        matches!(self, Self::Database(error) if ["malformed", "not a database"].iter().any(|words| error.to_string().contains(words)))
    }

    pub(crate) fn corrupt(table: &'static str, detail: impl ToString) -> Self {
        Self::Corrupt { table, detail: detail.to_string() }
    }
}

/// An error that may say "try the same again".
pub trait MaybeBusy {
    /// Whether the whole transaction may be tried again.
    fn is_busy(&self) -> bool;
}

impl MaybeBusy for StoreError {
    fn is_busy(&self) -> bool {
        matches!(self, Self::Busy(_))
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        let (code, words) = match &error {
            DbErr::ConnectionAcquire(why) => return Self::Busy(why.to_string()),
            DbErr::Exec(RuntimeErr::SqlxError(why))
            | DbErr::Query(RuntimeErr::SqlxError(why))
            | DbErr::Conn(RuntimeErr::SqlxError(why)) => match why.as_ref() {
                sqlx::Error::PoolTimedOut => return Self::Busy(why.to_string()),
                sqlx::Error::Database(why) => (why.code().unwrap_or_default().into_owned(), why.message().to_owned()),
                _ => return Self::Database(error),
            },
            _ => return Self::Database(error),
        };
        match code.as_str() {
            // SQLite's extended codes, then PostgreSQL's SQLSTATEs.
            "1555" | "2067" | "23505" => Self::Taken(words),
            "787" | "23503" => Self::Reference(words),
            "275" | "1299" | "23514" | "23502" => Self::NotAllowed(words),
            "5" | "6" | "261" | "262" | "517" | "40001" | "40P01" | "55P03" => Self::Busy(words),
            _ => Self::Database(error),
        }
    }
}
