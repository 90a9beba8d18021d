//! Releases of students' names to companies, who has read what of a student, requests for corrections,
//! and whose names were erased.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// People are no foreign keys here: what was asked, read and decided stays when somebody is erased.
const UP: &[&str] = &[
    // One request each. `told` is as what open screens know it; with its end e-mail, telephone and words
    // are forgotten, which `with_…` says that there were.
    "CREATE TABLE name_release (
        id uuid NOT NULL PRIMARY KEY,
        student uuid NOT NULL REFERENCES student (id) ON DELETE CASCADE,
        company uuid REFERENCES organisation (id),
        board uuid REFERENCES board (id),
        asked_by text NOT NULL CHECK (asked_by IN ('student', 'guardian')),
        guardian text CHECK (guardian <> ''),
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        with_email boolean NOT NULL,
        with_phone boolean NOT NULL,
        with_note boolean NOT NULL,
        email text,
        phone text,
        note text,
        requested_at bigint NOT NULL,
        recorded_by uuid NOT NULL,
        revoked_at bigint,
        revoked_by uuid,
        told text NOT NULL CHECK (told IN ('coming', 'running', 'ended')),
        version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
        CHECK ((company IS NULL) <> (board IS NULL)),
        CHECK (asked_by = 'guardian' OR guardian IS NULL),
        CHECK (valid_from <= valid_to),
        CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
        CHECK (email IS NULL OR with_email),
        CHECK (phone IS NULL OR with_phone),
        CHECK (note IS NULL OR with_note),
        CHECK (told <> 'ended' OR (email IS NULL AND phone IS NULL AND note IS NULL))
    )",
    "CREATE INDEX name_release_by_student ON name_release (student)",
    "CREATE INDEX name_release_by_company ON name_release (company)",
    // Append-only. One line for whoever opens the same thing again within the hour; `subject` is the
    // student, class or board of the line.
    "CREATE TABLE file_access (
        id uuid NOT NULL PRIMARY KEY,
        at bigint NOT NULL,
        hour bigint NOT NULL,
        person uuid NOT NULL,
        organisation uuid NOT NULL,
        what text NOT NULL CHECK (what IN ('file', 'export', 'class_list', 'board_list', 'released')),
        subject uuid NOT NULL,
        student uuid REFERENCES student (id) ON DELETE CASCADE,
        school_class uuid REFERENCES school_class (id) ON DELETE CASCADE,
        board uuid REFERENCES board (id) ON DELETE CASCADE,
        name_release uuid REFERENCES name_release (id) ON DELETE CASCADE,
        UNIQUE (subject, person, what, hour),
        CHECK (subject = COALESCE(student, school_class, board)),
        CHECK ((what IN ('file', 'export', 'released')) = (student IS NOT NULL)),
        CHECK ((what = 'class_list') = (school_class IS NOT NULL)),
        CHECK ((what = 'board_list') = (board IS NOT NULL)),
        CHECK ((what = 'released') = (name_release IS NOT NULL))
    )",
    "CREATE TABLE correction_request (
        id uuid NOT NULL PRIMARY KEY,
        student uuid NOT NULL REFERENCES student (id) ON DELETE CASCADE,
        words text NOT NULL CHECK (words <> ''),
        asked_at bigint NOT NULL,
        settled_at bigint,
        settled_by uuid,
        answer text,
        version bigint NOT NULL DEFAULT 1 CHECK (version > 0),
        CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
        CHECK ((settled_at IS NULL) = (answer IS NULL))
    )",
    "CREATE INDEX correction_request_by_student ON correction_request (student)",
    "CREATE TABLE student_erasure (
        student uuid NOT NULL PRIMARY KEY REFERENCES student (id) ON DELETE CASCADE,
        erased_at bigint NOT NULL,
        erased_by uuid NOT NULL
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
        crate::drop_tables(manager, &["student_erasure", "correction_request", "file_access", "name_release"]).await
    }
}
