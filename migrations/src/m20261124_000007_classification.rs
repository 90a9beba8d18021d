//! A published classification (ESCO): concepts, their words in each language, how they relate.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[&str] = &[
    "CREATE TABLE concept (
        id uuid NOT NULL PRIMARY KEY,
        uri text NOT NULL UNIQUE CHECK (uri <> ''),
        kind text NOT NULL CHECK (kind IN ('occupation', 'skill', 'knowledge', 'occupation_group', 'skill_group')),
        code text NOT NULL DEFAULT '',
        group_code text NOT NULL DEFAULT ''
    )",
    "CREATE TABLE concept_label (
        concept uuid NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
        language text NOT NULL CHECK (language IN ('it', 'en')),
        role text NOT NULL CHECK (role IN ('preferred', 'alternative', 'description')),
        position integer NOT NULL CHECK (position >= 0),
        label text NOT NULL CHECK (label <> ''),
        PRIMARY KEY (concept, language, role, position),
        CHECK (role = 'alternative' OR position = 0)
    )",
    "CREATE TABLE concept_link (
        concept uuid NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
        relation text NOT NULL CHECK (relation IN ('broader', 'essential', 'optional')),
        other uuid NOT NULL REFERENCES concept (id) ON DELETE CASCADE,
        PRIMARY KEY (concept, relation, other),
        CHECK (concept <> other)
    )",
    // Who needs a skill, what is narrower.
    "CREATE INDEX concept_link_other ON concept_link (other)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, TABLES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::drop_tables(manager, &["concept_link", "concept_label", "concept"]).await
    }
}
