//! Demands that companies change and withdraw: who did what and when, why one was withdrawn, and how
//! sure a forecast is.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    // Of a placement it says nothing. What was written before anybody was asked is likely.
    "ALTER TABLE demand ADD COLUMN confidence text NOT NULL DEFAULT 'likely' CHECK (confidence IN ('sure', 'likely', 'possible'))",
    // Empty for one that is offered.
    "ALTER TABLE demand ADD COLUMN withdrawn_at bigint",
    // Append-only; `version` is the one to which the deed led. A version without a line is an
    // import's. The actor is no foreign key: the line stays when somebody is erased.
    "CREATE TABLE demand_event (
        demand uuid NOT NULL REFERENCES demand (id),
        version bigint NOT NULL CHECK (version > 1),
        at bigint NOT NULL,
        actor uuid NOT NULL,
        deed text NOT NULL CHECK (deed IN ('changed', 'withdrawn', 'reopened')),
        PRIMARY KEY (demand, version)
    )",
    // People's own words, beside the log and not in it.
    "CREATE TABLE demand_withdrawal (
        demand uuid NOT NULL,
        version bigint NOT NULL,
        reason text NOT NULL CHECK (reason <> ''),
        PRIMARY KEY (demand, version),
        FOREIGN KEY (demand, version) REFERENCES demand_event (demand, version)
    )",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::drop_tables(manager, &["demand_withdrawal", "demand_event"]).await?;
        crate::run(manager, &["ALTER TABLE demand DROP COLUMN withdrawn_at", "ALTER TABLE demand DROP COLUMN confidence"]).await
    }
}
