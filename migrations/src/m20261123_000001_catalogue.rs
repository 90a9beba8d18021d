//! Places, competences and occupations: what everybody may read.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[&str] = &[
    "CREATE TABLE municipality (
        istat_code text NOT NULL PRIMARY KEY CHECK (length(istat_code) = 6),
        name text NOT NULL,
        latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180)
    )",
    // `synonyms_it` holds several words, separated by `|`. A competence without a URI is the polo's own.
    "CREATE TABLE competence (
        id uuid NOT NULL PRIMARY KEY,
        uri text UNIQUE,
        kind text NOT NULL CHECK (kind IN ('skill', 'knowledge')),
        label_it text NOT NULL,
        label_en text NOT NULL,
        synonyms_it text NOT NULL DEFAULT '',
        group_code text NOT NULL DEFAULT ''
    )",
    "CREATE TABLE competence_broader (
        narrow uuid NOT NULL REFERENCES competence (id) ON DELETE CASCADE,
        broad uuid NOT NULL REFERENCES competence (id) ON DELETE CASCADE,
        PRIMARY KEY (narrow, broad),
        CHECK (narrow <> broad)
    )",
    "CREATE TABLE occupation (
        id uuid NOT NULL PRIMARY KEY,
        uri text UNIQUE,
        isco_code text NOT NULL,
        label_it text NOT NULL,
        label_en text NOT NULL,
        description_it text NOT NULL DEFAULT '',
        description_en text NOT NULL DEFAULT ''
    )",
    "CREATE TABLE occupation_competence (
        occupation uuid NOT NULL REFERENCES occupation (id) ON DELETE CASCADE,
        competence uuid NOT NULL REFERENCES competence (id),
        relation text NOT NULL CHECK (relation IN ('essential', 'optional')),
        level integer NOT NULL CHECK (level BETWEEN 1 AND 4),
        PRIMARY KEY (occupation, competence)
    )",
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
        crate::drop_tables(manager, &["occupation_competence", "occupation", "competence_broader", "competence", "municipality"]).await
    }
}
