//! The polo itself: its agreements, who belongs to it through time, versions of organisations, and
//! how many of each kind a polo needs (thresholds of the book of rules).

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE organisation ADD COLUMN version bigint NOT NULL DEFAULT 1 CHECK (version > 0)",
    // One row: how often roll and agreements have changed. Whoever changes them locks this first:
    // that no two rows share a day is decided under the lock, since not both databases can say it.
    "CREATE TABLE network_revision (
        one integer NOT NULL PRIMARY KEY CHECK (one = 1),
        revision bigint NOT NULL CHECK (revision >= 0)
    )",
    "INSERT INTO network_revision (one, revision) VALUES (1, 0)",
    "CREATE TABLE agreement (
        id uuid NOT NULL PRIMARY KEY,
        title text NOT NULL,
        signed_on date NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        programme text NOT NULL DEFAULT '',
        version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
        CONSTRAINT agreement_first_day UNIQUE (valid_from),
        CONSTRAINT agreement_title CHECK (length(title) BETWEEN 1 AND 200),
        CONSTRAINT agreement_days CHECK (valid_to IS NULL OR valid_from <= valid_to),
        CONSTRAINT agreement_programme CHECK (length(programme) <= 4000)
    )",
    "CREATE TABLE membership (
        id uuid NOT NULL PRIMARY KEY,
        organisation uuid NOT NULL REFERENCES organisation (id),
        role text NOT NULL CHECK (role IN ('lead', 'founder', 'member')),
        valid_from date NOT NULL,
        valid_to date,
        version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
        CONSTRAINT membership_first_day UNIQUE (organisation, valid_from),
        CONSTRAINT membership_days CHECK (valid_to IS NULL OR valid_from <= valid_to)
    )",
    // Of rows without an end the database itself holds it.
    "CREATE UNIQUE INDEX membership_without_end ON membership (organisation) WHERE valid_to IS NULL",
    "CREATE UNIQUE INDEX membership_one_lead ON membership (role) WHERE valid_to IS NULL AND role = 'lead'",
];

const ANNEX: &str = "D.I. 7 febbraio 2013, allegato C";

/// Key and value, from the day of the decree on.
const THRESHOLDS: [(&str, u16); 4] =
    [("network_institutes", 2), ("network_companies", 2), ("network_its", 1), ("network_training_bodies", 1)];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await?;
        // An id by chance, made by the database itself.
        let id = match manager.get_connection().get_database_backend() {
            sea_orm_migration::sea_orm::DbBackend::Postgres => "gen_random_uuid()",
            _ => "randomblob(16)",
        };
        for (key, value) in THRESHOLDS {
            let row = format!(
                "INSERT INTO regulation (id, key, valid_from, valid_to, value, citation, to_check)
                    VALUES ({id}, '{key}', '2013-02-07', NULL, {value}, '{ANNEX}', false)"
            );
            crate::run(manager, &[&row]).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::drop_tables(manager, &["membership", "agreement", "network_revision"]).await?;
        let keys = THRESHOLDS.map(|(key, _)| format!("'{key}'")).join(", ");
        let gone = ["regulation", "regulation_event"].map(|table| format!("DELETE FROM {table} WHERE key IN ({keys})"));
        crate::run(manager, &[&gone[0], &gone[1], "ALTER TABLE organisation DROP COLUMN version"]).await
    }
}
