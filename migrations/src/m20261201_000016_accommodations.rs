//! What students need to be well placed: the school's alone, and never why.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// One row for each student of whom something was ever stated; what is empty may be anything. Times of
/// the day are minutes since midnight. `changed_by` is no foreign key: what is written stays when
/// somebody is erased.
const UP: [&str; 1] = ["CREATE TABLE accommodation (
    student uuid NOT NULL PRIMARY KEY REFERENCES student (id) ON DELETE CASCADE,
    travel_means text CHECK (travel_means IN ('public_transport', 'car', 'bicycle', 'on_foot')),
    travel_minutes integer CHECK (travel_minutes > 0),
    risk text CHECK (risk IN ('low', 'medium', 'high')),
    daily_hours integer CHECK (daily_hours > 0),
    weekly_hours integer CHECK (weekly_hours > 0),
    not_before integer CHECK (not_before BETWEEN 0 AND 1439),
    not_after integer CHECK (not_after BETWEEN 0 AND 1439),
    until date,
    version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
    changed_by uuid,
    CHECK ((travel_means IS NULL) = (travel_minutes IS NULL)),
    CHECK (not_before IS NULL OR not_after IS NULL OR not_before < not_after)
)"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, &UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, &["DROP TABLE accommodation"]).await
    }
}
