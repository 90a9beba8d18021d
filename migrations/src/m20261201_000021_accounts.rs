//! Accounts without friction: letters that wait to be sent, links with which one comes in, second
//! steps, and the log of who came in and what was done with accounts.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    // Whoever has come in with the first of two steps only, and whoever came in by a link.
    "ALTER TABLE session ADD COLUMN waits boolean NOT NULL DEFAULT false",
    "ALTER TABLE session ADD COLUMN by_link boolean NOT NULL DEFAULT false",
    // From now on these need a second step: nobody stays in without.
    "DELETE FROM session WHERE person IN (SELECT id FROM person WHERE role = 'coordinator')",
    "CREATE TABLE log_in_link (
        token text NOT NULL PRIMARY KEY,
        person uuid NOT NULL REFERENCES account (person) ON DELETE CASCADE,
        created_at bigint NOT NULL,
        expires_at bigint NOT NULL CHECK (expires_at > created_at)
    )",
    "CREATE INDEX log_in_link_by_person ON log_in_link (person)",
    // The seed must be read to check a code: unlike a password it cannot be kept as a hash.
    "CREATE TABLE second_step (
        person uuid NOT NULL PRIMARY KEY REFERENCES account (person) ON DELETE CASCADE,
        seed text NOT NULL,
        created_at bigint NOT NULL,
        last_step bigint NOT NULL DEFAULT 0 CHECK (last_step >= 0)
    )",
    "CREATE TABLE recovery_code (
        hash text NOT NULL PRIMARY KEY,
        person uuid NOT NULL REFERENCES second_step (person) ON DELETE CASCADE
    )",
    "CREATE INDEX recovery_code_by_person ON recovery_code (person)",
    // What was sent, or will not be sent any more, keeps neither text nor address.
    "CREATE TABLE mail (
        id uuid NOT NULL PRIMARY KEY,
        recipient text NOT NULL,
        subject text NOT NULL,
        plain text NOT NULL,
        html text NOT NULL,
        attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        created_at bigint NOT NULL,
        expires_at bigint NOT NULL CHECK (expires_at > created_at),
        next_try bigint,
        sent_at bigint,
        CHECK (next_try IS NULL OR sent_at IS NULL)
    )",
    "CREATE INDEX mail_by_next_try ON mail (next_try)",
    // Never changed: whom it is about and who did it are ids, which stay when an account goes.
    "CREATE TABLE audit_event (
        id uuid NOT NULL PRIMARY KEY,
        at bigint NOT NULL,
        kind text NOT NULL CHECK (kind IN ('logged_in', 'by_link', 'refused', 'logged_out', 'session_ended', 'others_ended',
            'password_changed', 'link_asked', 'second_step_set', 'second_step_refused', 'second_step_removed', 'recovery_used',
            'set_up', 'account_added', 'invited', 'account_removed', 'denied')),
        person uuid,
        actor uuid
    )",
    "CREATE INDEX audit_event_by_kind ON audit_event (kind, id)",
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
        // Whoever still waits would be in.
        let back = ["DELETE FROM session WHERE waits", "ALTER TABLE session DROP COLUMN waits", "ALTER TABLE session DROP COLUMN by_link"];
        crate::drop_tables(manager, &["audit_event", "mail", "recovery_code", "second_step", "log_in_link"]).await?;
        crate::run(manager, &back).await
    }
}
