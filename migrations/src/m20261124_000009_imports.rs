//! Files on their way in, what each changed (so that it can be taken back), and what imports bring
//! that had no place: travel times, placements of earlier years, how to reach a company.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "ALTER TABLE organisation ADD COLUMN email text",
    "ALTER TABLE organisation ADD COLUMN phone text",
    "CREATE TABLE travel_time (
        origin text NOT NULL REFERENCES municipality (istat_code),
        destination text NOT NULL REFERENCES municipality (istat_code),
        means text NOT NULL CHECK (means IN ('public_transport', 'car', 'bicycle', 'on_foot')),
        minutes integer NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
        PRIMARY KEY (origin, destination, means)
    )",
    "CREATE TABLE past_placement (
        id uuid NOT NULL PRIMARY KEY,
        student uuid NOT NULL REFERENCES student (id) ON DELETE CASCADE,
        company uuid NOT NULL REFERENCES organisation (id),
        school_year text NOT NULL,
        period_from date,
        period_to date,
        hours integer CHECK (hours >= 0),
        tasks text NOT NULL DEFAULT '',
        outcome text NOT NULL DEFAULT '',
        CHECK ((period_from IS NULL) = (period_to IS NULL)),
        CHECK (period_from <= period_to)
    )",
    "CREATE INDEX past_placement_by_student ON past_placement (student)",
    // `organisation` is the school whose file it is; of a list that the polo shares it is empty.
    // `person` is no foreign key: the log stays when somebody is erased. `settings` says how the
    // file is read (JSON); it holds what people typed, and goes with the file.
    "CREATE TABLE import (
        id uuid NOT NULL PRIMARY KEY,
        kind text NOT NULL,
        organisation uuid REFERENCES organisation (id),
        person uuid,
        file_name text NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'done', 'undone')),
        settings text NOT NULL DEFAULT '',
        added integer NOT NULL DEFAULT 0 CHECK (added >= 0),
        changed integer NOT NULL DEFAULT 0 CHECK (changed >= 0),
        unchanged integer NOT NULL DEFAULT 0 CHECK (unchanged >= 0),
        left_out integer NOT NULL DEFAULT 0 CHECK (left_out >= 0),
        version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
        created_at bigint NOT NULL,
        done_at bigint,
        undone_at bigint,
        CHECK ((state = 'draft') = (done_at IS NULL)),
        CHECK ((state = 'undone') = (undone_at IS NOT NULL))
    )",
    // Only while it is a draft.
    "CREATE TABLE import_file (
        import uuid NOT NULL PRIMARY KEY REFERENCES import (id) ON DELETE CASCADE,
        bytes bytea NOT NULL
    )",
    // What was added, many in a row, by key and fingerprint; what was changed, one in a row, as it
    // was before. What is said of a student goes when the student goes.
    "CREATE TABLE import_change (
        import uuid NOT NULL REFERENCES import (id) ON DELETE CASCADE,
        position integer NOT NULL,
        student uuid REFERENCES student (id) ON DELETE CASCADE,
        changes text NOT NULL,
        PRIMARY KEY (import, position)
    )",
    "CREATE INDEX import_change_by_student ON import_change (student)",
    // Names that an import changed: the only place besides student_identity that has any.
    "CREATE TABLE import_name (
        import uuid NOT NULL REFERENCES import (id) ON DELETE CASCADE,
        student uuid NOT NULL REFERENCES student (id) ON DELETE CASCADE,
        given_before text NOT NULL,
        family_before text NOT NULL,
        given_after text NOT NULL,
        family_after text NOT NULL,
        PRIMARY KEY (import, student)
    )",
    // What headings meant: `owner` is a school, or the polo.
    "CREATE TABLE import_memory (
        owner text NOT NULL,
        kind text NOT NULL,
        headings text NOT NULL,
        PRIMARY KEY (owner, kind)
    )",
];

const DOWN: &[&str] = &["ALTER TABLE organisation DROP COLUMN phone", "ALTER TABLE organisation DROP COLUMN email"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["import_memory", "import_name", "import_change", "import_file", "import", "past_placement", "travel_time"];
        crate::drop_tables(manager, &tables).await?;
        crate::run(manager, DOWN).await
    }
}
