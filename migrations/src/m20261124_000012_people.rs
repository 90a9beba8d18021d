//! Classes and students that people edit by hand: versions, who wrote last, days of safety courses.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Table, column, definition. `version` counts every writing; `changed_by` is the person who wrote
/// last, and empty after an import. It is no foreign key: what is written stays when somebody is
/// erased. The version of an identity counts how often the name was changed.
const COLUMNS: [(&str, &str, &str); 9] = [
    ("school_class", "version", "bigint NOT NULL DEFAULT 1 CHECK (version > 0)"),
    ("school_class", "changed_by", "uuid"),
    ("student", "version", "bigint NOT NULL DEFAULT 1 CHECK (version > 0)"),
    ("student", "changed_by", "uuid"),
    ("student", "general_safety_on", "date"),
    ("student", "specific_safety_on", "date"),
    ("student_identity", "version", "bigint NOT NULL DEFAULT 1 CHECK (version > 0)"),
    ("student_competence", "version", "bigint NOT NULL DEFAULT 1 CHECK (version > 0)"),
    ("student_competence", "changed_by", "uuid"),
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
        crate::run(manager, &["CREATE INDEX student_by_class ON student (school_class)"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, &["DROP INDEX student_by_class"]).await?;
        for (table, column, _) in COLUMNS.iter().rev() {
            crate::run(manager, &[&format!("ALTER TABLE {table} DROP COLUMN {column}")]).await?;
        }
        Ok(())
    }
}
