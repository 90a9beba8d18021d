//! When the words of the catalogue have changed, so that whoever keeps an index of them knows; and
//! drafts of what companies have not yet said.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    // One row: how often occupations, competences or the published classification have changed.
    // Whoever changes them adds to it in the same transaction.
    "CREATE TABLE catalogue_revision (
        one integer NOT NULL PRIMARY KEY CHECK (one = 1),
        revision bigint NOT NULL CHECK (revision >= 0)
    )",
    "INSERT INTO catalogue_revision (one, revision) VALUES (1, 0)",
    // The id is that of the command with which the demand will be stated. `form` is what was typed,
    // as JSON: nothing in it is believed before it is stated. A draft is its writer's only.
    "CREATE TABLE demand_draft (
        id uuid NOT NULL PRIMARY KEY,
        person uuid NOT NULL,
        company uuid NOT NULL REFERENCES organisation (id),
        form text NOT NULL,
        version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
        saved_at bigint NOT NULL,
        CONSTRAINT demand_draft_form CHECK (length(form) <= 65536)
    )",
    "CREATE INDEX demand_draft_by_person ON demand_draft (person)",
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
        crate::drop_tables(manager, &["demand_draft", "catalogue_revision"]).await
    }
}
