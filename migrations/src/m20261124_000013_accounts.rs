//! Who may come in: accounts with their passwords, sessions, invitations; and whether the polo is
//! the demonstration, where one chooses who to be instead.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    // `password` is an Argon2id hash; without one only an invitation leads further.
    "CREATE TABLE account (
        person uuid NOT NULL PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
        email text NOT NULL UNIQUE CHECK (email = lower(email)),
        password text,
        created_at bigint NOT NULL,
        password_at bigint,
        CHECK ((password IS NULL) = (password_at IS NULL))
    )",
    // Of secrets only a hash is kept: whoever reads the database cannot come in with it.
    "CREATE TABLE session (
        id uuid NOT NULL PRIMARY KEY,
        token text NOT NULL UNIQUE,
        person uuid NOT NULL REFERENCES account (person) ON DELETE CASCADE,
        agent text NOT NULL,
        created_at bigint NOT NULL,
        touched_at bigint NOT NULL,
        CHECK (touched_at >= created_at)
    )",
    "CREATE INDEX session_by_person ON session (person)",
    "CREATE TABLE invitation (
        id uuid NOT NULL PRIMARY KEY,
        token text NOT NULL UNIQUE,
        person uuid NOT NULL REFERENCES account (person) ON DELETE CASCADE,
        created_at bigint NOT NULL,
        expires_at bigint NOT NULL CHECK (expires_at > created_at)
    )",
    "CREATE INDEX invitation_by_person ON invitation (person)",
    // At most one row: a polo of fictional people, where whoever comes chooses who to be. A polo
    // without the row is a real one.
    "CREATE TABLE demonstration (
        id integer NOT NULL PRIMARY KEY CHECK (id = 1),
        since bigint NOT NULL
    )",
    // Until now people came with the demonstration only.
    "INSERT INTO demonstration (id, since) SELECT 1, 0 WHERE EXISTS (SELECT 1 FROM person)",
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
        crate::drop_tables(manager, &["demonstration", "invitation", "session", "account"]).await
    }
}
