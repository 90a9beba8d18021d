//! Students who take part in a board no more, how many hours a placement of an earlier year was to have,
//! and which imports of a classification can be taken back.
//!
//! SQLite cannot change a CHECK: the log is written anew, line by line as it was.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE board_event_wider (
        board uuid NOT NULL REFERENCES board (id),
        version bigint NOT NULL CHECK (version > 0),
        at bigint NOT NULL,
        actor uuid,
        command uuid NOT NULL,
        cause text NOT NULL CHECK (cause IN ('do', 'set_up', 'undo', 'redo')),
        cause_command uuid,
        kind text NOT NULL CHECK (kind IN ('joined', 'left', 'allotted', 'placed', 'unplaced', 'student_locked', 'student_unlocked',
            'demand_locked', 'demand_unlocked', 'preferred', 'assessed', 'advanced', 'withdrawn')),
        student uuid,
        demand uuid,
        from_demand uuid,
        seats integer CHECK (seats >= 0),
        rank integer CHECK (rank BETWEEN 1 AND 10),
        assessment text CHECK (assessment IN ('agreed', 'interesting', 'unseen', 'not_now')),
        stage text CHECK (stage IN ('proposed', 'confirmed', 'accepted', 'signed', 'underway', 'completed')),
        reason text CHECK (reason IN ('family', 'company', 'school', 'broken_off')),
        PRIMARY KEY (board, version),
        CHECK ((cause IN ('undo', 'redo')) = (cause_command IS NOT NULL)),
        CHECK ((kind IN ('joined', 'left', 'placed', 'unplaced', 'student_locked', 'student_unlocked', 'preferred', 'assessed',
            'advanced', 'withdrawn')) = (student IS NOT NULL)),
        CHECK ((kind IN ('allotted', 'placed', 'demand_locked', 'demand_unlocked', 'preferred', 'assessed', 'advanced'))
            = (demand IS NOT NULL)),
        CHECK (kind NOT IN ('unplaced', 'withdrawn') OR from_demand IS NOT NULL),
        CHECK ((kind = 'allotted') = (seats IS NOT NULL)),
        CHECK (kind = 'preferred' OR rank IS NULL),
        CHECK ((kind = 'assessed') = (assessment IS NOT NULL)),
        CHECK ((kind = 'advanced') = (stage IS NOT NULL)),
        CHECK ((kind = 'withdrawn') = (reason IS NOT NULL))
    )",
    "INSERT INTO board_event_wider
            (board, version, at, actor, command, cause, cause_command, kind, student, demand, from_demand, seats, rank, assessment,
            stage, reason)
        SELECT board, version, at, actor, command, cause, cause_command, kind, student, demand, from_demand, seats, rank, assessment,
            stage, reason
        FROM board_event",
    "DROP TABLE board_event",
    "ALTER TABLE board_event_wider RENAME TO board_event",
    "ALTER TABLE past_placement ADD COLUMN planned_hours integer CHECK (planned_hours >= 0)",
    // A classification that came where there was none: at which revision it was whole.
    "CREATE TABLE import_classification (
        import uuid NOT NULL PRIMARY KEY REFERENCES import (id) ON DELETE CASCADE,
        revision bigint NOT NULL CHECK (revision > 0)
    )",
];

/// The older schema knows nobody who left: what the log tells of them up to then goes, their seats being
/// free again by that time. Versions are dense: those that stay are numbered anew, and the receipts
/// with them.
const DOWN: &[&str] = &[
    "DROP TABLE import_classification",
    "ALTER TABLE past_placement DROP COLUMN planned_hours",
    "CREATE TABLE board_event_narrower (
        board uuid NOT NULL REFERENCES board (id),
        version bigint NOT NULL CHECK (version > 0),
        at bigint NOT NULL,
        actor uuid,
        command uuid NOT NULL,
        cause text NOT NULL CHECK (cause IN ('do', 'set_up', 'undo', 'redo')),
        cause_command uuid,
        kind text NOT NULL CHECK (kind IN ('joined', 'allotted', 'placed', 'unplaced', 'student_locked', 'student_unlocked',
            'demand_locked', 'demand_unlocked', 'preferred', 'assessed', 'advanced', 'withdrawn')),
        student uuid,
        demand uuid,
        from_demand uuid,
        seats integer CHECK (seats >= 0),
        rank integer CHECK (rank BETWEEN 1 AND 10),
        assessment text CHECK (assessment IN ('agreed', 'interesting', 'unseen', 'not_now')),
        stage text CHECK (stage IN ('proposed', 'confirmed', 'accepted', 'signed', 'underway', 'completed')),
        reason text CHECK (reason IN ('family', 'company', 'school', 'broken_off')),
        PRIMARY KEY (board, version),
        CHECK ((cause IN ('undo', 'redo')) = (cause_command IS NOT NULL)),
        CHECK ((kind IN ('joined', 'placed', 'unplaced', 'student_locked', 'student_unlocked', 'preferred', 'assessed', 'advanced',
            'withdrawn')) = (student IS NOT NULL)),
        CHECK ((kind IN ('allotted', 'placed', 'demand_locked', 'demand_unlocked', 'preferred', 'assessed', 'advanced'))
            = (demand IS NOT NULL)),
        CHECK (kind NOT IN ('unplaced', 'withdrawn') OR from_demand IS NOT NULL),
        CHECK ((kind = 'allotted') = (seats IS NOT NULL)),
        CHECK (kind = 'preferred' OR rank IS NULL),
        CHECK ((kind = 'assessed') = (assessment IS NOT NULL)),
        CHECK ((kind = 'advanced') = (stage IS NOT NULL)),
        CHECK ((kind = 'withdrawn') = (reason IS NOT NULL))
    )",
    "INSERT INTO board_event_narrower
            (board, version, at, actor, command, cause, cause_command, kind, student, demand, from_demand, seats, rank, assessment,
            stage, reason)
        SELECT board, ROW_NUMBER() OVER (PARTITION BY board ORDER BY version), at, actor, command, cause, cause_command, kind,
            student, demand, from_demand, seats, rank, assessment, stage, reason
        FROM board_event WHERE NOT EXISTS (
            SELECT 1 FROM board_event AS gone WHERE gone.kind = 'left' AND gone.board = board_event.board
                AND gone.student = board_event.student AND gone.version >= board_event.version)",
    "DROP TABLE board_event",
    "ALTER TABLE board_event_narrower RENAME TO board_event",
    "UPDATE board SET version = (SELECT COUNT(*) FROM board_event WHERE board_event.board = board.id)",
    "DELETE FROM command_result WHERE board IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM board_event WHERE board_event.board = command_result.board AND board_event.command = command_result.command)",
    "UPDATE command_result SET
        first_version = (SELECT MIN(version) FROM board_event
            WHERE board_event.board = command_result.board AND board_event.command = command_result.command),
        last_version = (SELECT MAX(version) FROM board_event
            WHERE board_event.board = command_result.board AND board_event.command = command_result.command)
        WHERE board IS NOT NULL",
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
        crate::run(manager, DOWN).await
    }
}
