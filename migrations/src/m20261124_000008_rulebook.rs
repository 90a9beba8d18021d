//! The thresholds of law become a register: rows with an id and a version, who checked them and
//! when, and an append-only log.
//!
//! SQLite cannot add constraints to a table: the rows are written anew, as they were.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// `key` and `valid_from` stay unique together. That no two rows of a key share a day is decided
/// under the lock of `regulation_revision`; the index holds it for rows without an end.
const REGISTER: &str = "CREATE TABLE regulation_wider (
    id uuid NOT NULL PRIMARY KEY,
    key text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    value integer NOT NULL,
    citation text NOT NULL,
    to_check boolean NOT NULL,
    version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    confirmed_by uuid,
    confirmed_at bigint,
    CONSTRAINT regulation_first_day UNIQUE (key, valid_from),
    CONSTRAINT regulation_value CHECK (value BETWEEN 0 AND 1000
        AND (key NOT IN ('minor_night_from', 'minor_night_to') OR value <= 23)
        AND (key <> 'high_risk_task_forbidden' OR value <= 1)
        AND (key <> 'fsl_project_share' OR value BETWEEN 1 AND 100)),
    CONSTRAINT regulation_days CHECK (valid_to IS NULL OR valid_from <= valid_to),
    CONSTRAINT regulation_citation CHECK (length(citation) BETWEEN 1 AND 200),
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
    CHECK (confirmed_at IS NULL OR NOT to_check)
)";

const REST: &[&str] = &[
    "DROP TABLE regulation",
    "ALTER TABLE regulation_wider RENAME TO regulation",
    "CREATE UNIQUE INDEX regulation_without_end ON regulation (key) WHERE valid_to IS NULL",
    // One row: how often the register has changed. Whoever changes it locks this first.
    "CREATE TABLE regulation_revision (
        one integer NOT NULL PRIMARY KEY CHECK (one = 1),
        revision bigint NOT NULL CHECK (revision >= 0)
    )",
    "INSERT INTO regulation_revision (one, revision) VALUES (1, 0)",
    // Append-only, one line a revision. Ids are no foreign keys: the log stays when rows and people go.
    "CREATE TABLE regulation_event (
        revision bigint NOT NULL PRIMARY KEY CHECK (revision > 0),
        at bigint NOT NULL,
        actor uuid NOT NULL,
        deed text NOT NULL CHECK (deed IN ('opened', 'confirmed', 'corrected', 'closed', 'reopened', 'taken_back')),
        regulation uuid NOT NULL,
        key text NOT NULL,
        old_value integer,
        old_from date,
        old_to date,
        new_value integer,
        new_from date,
        new_to date,
        CHECK ((old_value IS NULL) = (old_from IS NULL)),
        CHECK ((new_value IS NULL) = (new_from IS NULL)),
        CHECK ((deed = 'opened') = (old_value IS NULL)),
        CHECK ((deed = 'taken_back') = (new_value IS NULL))
    )",
];

const COLUMNS: &str = "key, valid_from, valid_to, value, citation, to_check";

const NARROWER: &str = "CREATE TABLE regulation_narrower (
    key text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    value integer NOT NULL CHECK (value >= 0),
    citation text NOT NULL,
    to_check boolean NOT NULL,
    PRIMARY KEY (key, valid_from),
    CHECK (valid_to IS NULL OR valid_from <= valid_to)
)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        crate::run(manager, &[REGISTER]).await?;
        // An id by chance, made by the database itself.
        let id = match connection.get_database_backend() {
            sea_orm_migration::sea_orm::DbBackend::Postgres => "gen_random_uuid()",
            _ => "randomblob(16)",
        };
        let copy = format!("INSERT INTO regulation_wider (id, {COLUMNS}) SELECT {id}, {COLUMNS} FROM regulation");
        crate::run(manager, &[&copy]).await?;
        let share = format!(
            "INSERT INTO regulation_wider (id, {COLUMNS})
                VALUES ({id}, 'fsl_project_share', '2019-09-01', NULL, 75, 'D.M. 774/2019, linee guida', true)"
        );
        crate::run(manager, &[&share]).await?;
        crate::run(manager, REST).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let copy = format!("INSERT INTO regulation_narrower ({COLUMNS}) SELECT {COLUMNS} FROM regulation WHERE key <> 'fsl_project_share'");
        crate::run(manager, &[NARROWER, &copy, "DROP TABLE regulation", "ALTER TABLE regulation_narrower RENAME TO regulation"]).await?;
        crate::drop_tables(manager, &["regulation_event", "regulation_revision"]).await
    }
}
