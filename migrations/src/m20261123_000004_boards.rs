//! Boards, their log of events and the receipts of commands.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[&str] = &[
    "CREATE TABLE board (
        id uuid NOT NULL PRIMARY KEY,
        code text UNIQUE,
        school uuid NOT NULL REFERENCES organisation (id),
        title text NOT NULL,
        period_from date NOT NULL,
        period_to date NOT NULL,
        version bigint NOT NULL DEFAULT 0 CHECK (version >= 0),
        CHECK (period_from <= period_to)
    )",
    "CREATE TABLE board_class (
        board uuid NOT NULL REFERENCES board (id) ON DELETE CASCADE,
        school_class uuid NOT NULL REFERENCES school_class (id),
        PRIMARY KEY (board, school_class)
    )",
    "CREATE TABLE board_student (
        board uuid NOT NULL REFERENCES board (id) ON DELETE CASCADE,
        student uuid NOT NULL REFERENCES student (id),
        locked boolean NOT NULL DEFAULT false,
        PRIMARY KEY (board, student)
    )",
    "CREATE INDEX board_student_by_student ON board_student (student)",
    "CREATE TABLE board_demand (
        board uuid NOT NULL REFERENCES board (id) ON DELETE CASCADE,
        demand uuid NOT NULL REFERENCES demand (id),
        seats_allotted integer NOT NULL CHECK (seats_allotted >= 0),
        locked boolean NOT NULL DEFAULT false,
        PRIMARY KEY (board, demand)
    )",
    "CREATE INDEX board_demand_by_demand ON board_demand (demand)",
    // At most one live placement of a student on a board, and only of those who take part in it.
    "CREATE TABLE placement (
        board uuid NOT NULL,
        student uuid NOT NULL,
        demand uuid NOT NULL,
        PRIMARY KEY (board, student),
        FOREIGN KEY (board, student) REFERENCES board_student (board, student),
        FOREIGN KEY (board, demand) REFERENCES board_demand (board, demand)
    )",
    "CREATE INDEX placement_by_student ON placement (student)",
    "CREATE INDEX placement_by_demand ON placement (board, demand)",
    // Append-only. Ids of people and students are no foreign keys: the log stays when they are erased.
    "CREATE TABLE board_event (
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
    // What a command led to; a repeat of the command is answered from here. Refusals leave nothing.
    "CREATE TABLE command_result (
        command uuid NOT NULL PRIMARY KEY,
        actor uuid NOT NULL,
        board uuid REFERENCES board (id),
        first_version bigint,
        last_version bigint,
        demand uuid REFERENCES demand (id),
        at bigint NOT NULL,
        CHECK ((board IS NOT NULL AND first_version IS NOT NULL AND last_version IS NOT NULL AND demand IS NULL)
            OR (board IS NULL AND first_version IS NULL AND last_version IS NULL AND demand IS NOT NULL))
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
        crate::drop_tables(
            manager,
            &["command_result", "board_event", "placement", "board_demand", "board_student", "board_class", "board"],
        )
        .await
    }
}
