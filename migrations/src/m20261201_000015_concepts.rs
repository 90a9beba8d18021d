//! The catalogue grows by hand: what the polo says of its own competences, versions, competences that
//! companies propose, and when the published classification has changed.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Table, column, definition. `changed_by` is the person who wrote last and no foreign key: what is
/// written stays when somebody is erased. `classification` counts as `revision` does, but moves only
/// with the published classification, of which an index takes seconds to make.
const COLUMNS: [(&str, &str, &str); 7] = [
    ("competence", "description_it", "text NOT NULL DEFAULT ''"),
    ("competence", "description_en", "text NOT NULL DEFAULT ''"),
    ("competence", "version", "bigint NOT NULL DEFAULT 1 CHECK (version > 0)"),
    ("competence", "changed_by", "uuid"),
    ("occupation", "version", "bigint NOT NULL DEFAULT 1 CHECK (version > 0)"),
    ("occupation", "changed_by", "uuid"),
    ("catalogue_revision", "classification", "bigint NOT NULL DEFAULT 0 CHECK (classification >= 0)"),
];

const TABLES: &[&str] = &[
    // `competence` is what it became; it is empty again where that was removed since.
    "CREATE TABLE competence_proposal (
        id uuid NOT NULL PRIMARY KEY,
        demand uuid NOT NULL REFERENCES demand (id) ON DELETE CASCADE,
        company uuid NOT NULL REFERENCES organisation (id),
        person uuid NOT NULL,
        label text NOT NULL,
        description text NOT NULL DEFAULT '',
        broader uuid REFERENCES competence (id) ON DELETE SET NULL,
        level integer NOT NULL CHECK (level BETWEEN 1 AND 4),
        weight integer NOT NULL CHECK (weight BETWEEN 1 AND 3),
        state text NOT NULL CHECK (state IN ('proposed', 'approved', 'merged', 'declined')),
        competence uuid REFERENCES competence (id) ON DELETE SET NULL,
        reason text NOT NULL DEFAULT '',
        version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
        created_at bigint NOT NULL,
        decided_by uuid,
        decided_at bigint,
        CONSTRAINT competence_proposal_label CHECK (length(label) BETWEEN 1 AND 80),
        CONSTRAINT competence_proposal_description CHECK (length(description) <= 400),
        CONSTRAINT competence_proposal_reason CHECK (length(reason) <= 400 AND (state = 'declined') = (reason <> '')),
        CONSTRAINT competence_proposal_became CHECK (competence IS NULL OR state IN ('approved', 'merged')),
        CONSTRAINT competence_proposal_decided CHECK (
            (state = 'proposed') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)
        )
    )",
    "CREATE INDEX competence_proposal_by_company ON competence_proposal (company)",
    "CREATE INDEX competence_proposal_by_state ON competence_proposal (state)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column, definition) in COLUMNS {
            crate::run(manager, &[&format!("ALTER TABLE {table} ADD COLUMN {column} {definition}")]).await?;
        }
        crate::run(manager, TABLES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::drop_tables(manager, &["competence_proposal"]).await?;
        for (table, column, _) in COLUMNS.iter().rev() {
            crate::run(manager, &[&format!("ALTER TABLE {table} DROP COLUMN {column}")]).await?;
        }
        Ok(())
    }
}
