//! What students would like and what companies think of candidates, with their events in the log.
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
        kind text NOT NULL CHECK (kind IN ('joined', 'allotted', 'placed', 'unplaced',
            'student_locked', 'student_unlocked', 'demand_locked', 'demand_unlocked', 'preferred', 'assessed')),
        student uuid,
        demand uuid,
        from_demand uuid,
        seats integer CHECK (seats >= 0),
        rank integer CHECK (rank BETWEEN 1 AND 10),
        assessment text CHECK (assessment IN ('agreed', 'interesting', 'unseen', 'not_now')),
        PRIMARY KEY (board, version),
        CHECK ((cause IN ('undo', 'redo')) = (cause_command IS NOT NULL)),
        CHECK ((kind IN ('joined', 'placed', 'unplaced', 'student_locked', 'student_unlocked', 'preferred', 'assessed'))
            = (student IS NOT NULL)),
        CHECK ((kind IN ('allotted', 'placed', 'demand_locked', 'demand_unlocked', 'preferred', 'assessed')) = (demand IS NOT NULL)),
        CHECK (kind <> 'unplaced' OR from_demand IS NOT NULL),
        CHECK ((kind = 'allotted') = (seats IS NOT NULL)),
        CHECK (kind = 'preferred' OR rank IS NULL),
        CHECK ((kind = 'assessed') = (assessment IS NOT NULL))
    )",
    "INSERT INTO board_event_wider
            (board, version, at, actor, command, cause, cause_command, kind, student, demand, from_demand, seats)
        SELECT board, version, at, actor, command, cause, cause_command, kind, student, demand, from_demand, seats FROM board_event",
    "DROP TABLE board_event",
    "ALTER TABLE board_event_wider RENAME TO board_event",
    // The ranks of one student are dense from 1 after every command; between two events of one
    // command two demands may have the same.
    "CREATE TABLE preference (
        board uuid NOT NULL,
        student uuid NOT NULL,
        demand uuid NOT NULL,
        rank integer NOT NULL CHECK (rank BETWEEN 1 AND 10),
        PRIMARY KEY (board, student, demand),
        FOREIGN KEY (board, student) REFERENCES board_student (board, student),
        FOREIGN KEY (board, demand) REFERENCES board_demand (board, demand)
    )",
    // Who is unseen has no row.
    "CREATE TABLE assessment (
        board uuid NOT NULL,
        demand uuid NOT NULL,
        student uuid NOT NULL,
        assessment text NOT NULL CHECK (assessment IN ('agreed', 'interesting', 'not_now')),
        PRIMARY KEY (board, demand, student),
        FOREIGN KEY (board, student) REFERENCES board_student (board, student),
        FOREIGN KEY (board, demand) REFERENCES board_demand (board, demand)
    )",
];

/// Versions are dense: without the events that the older schema does not know, those that stay are
/// numbered anew, and the receipts with them.
const DOWN: &[&str] = &[
    "CREATE TABLE board_event_narrower (
        board uuid NOT NULL REFERENCES board (id),
        version bigint NOT NULL CHECK (version > 0),
        at bigint NOT NULL,
        actor uuid,
        command uuid NOT NULL,
        cause text NOT NULL CHECK (cause IN ('do', 'set_up', 'undo', 'redo')),
        cause_command uuid,
        kind text NOT NULL CHECK (kind IN ('joined', 'allotted', 'placed', 'unplaced',
            'student_locked', 'student_unlocked', 'demand_locked', 'demand_unlocked')),
        student uuid,
        demand uuid,
        from_demand uuid,
        seats integer CHECK (seats >= 0),
        PRIMARY KEY (board, version),
        CHECK ((cause IN ('undo', 'redo')) = (cause_command IS NOT NULL)),
        CHECK ((kind IN ('joined', 'placed', 'unplaced', 'student_locked', 'student_unlocked')) = (student IS NOT NULL)),
        CHECK ((kind IN ('allotted', 'placed', 'demand_locked', 'demand_unlocked')) = (demand IS NOT NULL)),
        CHECK (kind <> 'unplaced' OR from_demand IS NOT NULL),
        CHECK ((kind = 'allotted') = (seats IS NOT NULL))
    )",
    "INSERT INTO board_event_narrower
            (board, version, at, actor, command, cause, cause_command, kind, student, demand, from_demand, seats)
        SELECT board, ROW_NUMBER() OVER (PARTITION BY board ORDER BY version),
            at, actor, command, cause, cause_command, kind, student, demand, from_demand, seats
        FROM board_event WHERE kind NOT IN ('preferred', 'assessed')",
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
        crate::run(manager, DOWN).await?;
        crate::drop_tables(manager, &["assessment", "preference"]).await
    }
}
