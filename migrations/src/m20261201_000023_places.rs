//! Municipalities and travel times that people edit by hand: versions, and who wrote last.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Table, column, definition. `changed_by` is the person who wrote last, empty after an import and no
/// foreign key: what is written stays when somebody is erased.
const COLUMNS: [(&str, &str, &str); 4] = [
    ("municipality", "version", "bigint NOT NULL DEFAULT 1 CHECK (version > 0)"),
    ("municipality", "changed_by", "uuid"),
    ("travel_time", "version", "bigint NOT NULL DEFAULT 1 CHECK (version > 0)"),
    ("travel_time", "changed_by", "uuid"),
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
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column, _) in COLUMNS.iter().rev() {
            crate::run(manager, &[&format!("ALTER TABLE {table} DROP COLUMN {column}")]).await?;
        }
        Ok(())
    }
}
