//! The append-only log of the boards.

use crate::{bulk, entity, error::StoreError, row, word::Word};
use domain::board::{Assessment, BoardEvent, Cause, Recorded, Stage, Withdrawal};
use domain::calendar::Timestamp;
use domain::id::{BoardId, CommandId, DemandId, PersonId, StudentId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

const TABLE: &str = "board_event";

/// Appends events under the versions that they carry; the board's lock is held.
///
/// # Errors
/// [`StoreError::Taken`] where a version exists already.
pub async fn append(connection: &impl ConnectionTrait, board: BoardId, events: &[Recorded]) -> Result<(), StoreError> {
    let rows: Vec<_> = events.iter().map(|recorded| stored(board, recorded)).collect::<Result<_, _>>()?;
    bulk::insert_all(connection, rows).await
}

/// The events after a version, oldest first, at most `limit`.
///
/// # Errors
/// [`StoreError`].
pub async fn after(connection: &impl ConnectionTrait, board: BoardId, version: u64, limit: u64) -> Result<Vec<Recorded>, StoreError> {
    use entity::board_event::Column;
    let query = entity::board_event::Entity::find()
        .filter(Column::Board.eq(board.0))
        .filter(Column::Version.gt(row::stored_version(version)))
        .order_by_asc(Column::Version)
        .limit(limit);
    query.all(connection).await?.into_iter().map(recorded).collect()
}

/// The events before a version (all where `None`), newest first, at most `limit`.
///
/// # Errors
/// [`StoreError`].
pub async fn before(
    connection: &impl ConnectionTrait,
    board: BoardId,
    version: Option<u64>,
    limit: u64,
) -> Result<Vec<Recorded>, StoreError> {
    use entity::board_event::Column;
    let mut query = entity::board_event::Entity::find().filter(Column::Board.eq(board.0));
    if let Some(version) = version {
        query = query.filter(Column::Version.lt(row::stored_version(version)));
    }
    query.order_by_desc(Column::Version).limit(limit).all(connection).await?.into_iter().map(recorded).collect()
}

/// What one command did on a board, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_command(connection: &impl ConnectionTrait, board: BoardId, command: CommandId) -> Result<Vec<Recorded>, StoreError> {
    use entity::board_event::Column;
    let query = entity::board_event::Entity::find()
        .filter(Column::Board.eq(board.0))
        .filter(Column::Command.eq(command.0))
        .order_by_asc(Column::Version);
    query.all(connection).await?.into_iter().map(recorded).collect()
}

/// Everybody who ever acted on a board.
///
/// # Errors
/// [`StoreError`].
pub async fn actors(connection: &impl ConnectionTrait, board: BoardId) -> Result<Vec<PersonId>, StoreError> {
    use entity::board_event::Column;
    let actors: Vec<Uuid> = entity::board_event::Entity::find()
        .select_only()
        .column(Column::Actor)
        .filter(Column::Board.eq(board.0))
        .filter(Column::Actor.is_not_null())
        .distinct()
        .into_tuple()
        .all(connection)
        .await?;
    Ok(actors.into_iter().map(PersonId).collect())
}

fn stored(board: BoardId, recorded: &Recorded) -> Result<entity::board_event::ActiveModel, StoreError> {
    let (cause, cause_command) = match recorded.cause {
        Cause::Do => ("do", None),
        Cause::SetUp => ("set_up", None),
        Cause::Undo(command) => ("undo", Some(command.0)),
        Cause::Redo(command) => ("redo", Some(command.0)),
    };
    let columns = Columns::of(&recorded.event)?;
    Ok(entity::board_event::ActiveModel {
        board: Set(board.0),
        version: Set(row::stored_version(recorded.version)),
        at: Set(recorded.at.0),
        actor: Set(recorded.actor.map(|actor| actor.0)),
        command: Set(recorded.command.0),
        cause: Set(cause.to_owned()),
        cause_command: Set(cause_command),
        kind: Set(columns.kind.to_owned()),
        student: Set(columns.student.map(|id| id.0)),
        demand: Set(columns.demand.map(|id| id.0)),
        from_demand: Set(columns.from.map(|id| id.0)),
        seats: Set(columns.seats.map(i32::from)),
        rank: Set(columns.rank.map(i32::from)),
        assessment: Set(columns.assessment.map(|assessment| assessment.word().to_owned())),
        stage: Set(columns.stage.map(|stage| stage.word().to_owned())),
        reason: Set(columns.reason.map(|reason| reason.word().to_owned())),
    })
}

/// An event spread over the typed columns.
#[derive(Default)]
struct Columns {
    kind: &'static str,
    student: Option<StudentId>,
    demand: Option<DemandId>,
    from: Option<DemandId>,
    seats: Option<u16>,
    rank: Option<u8>,
    assessment: Option<Assessment>,
    stage: Option<Stage>,
    reason: Option<Withdrawal>,
}

impl Columns {
    fn of(event: &BoardEvent) -> Result<Self, StoreError> {
        let none = Self::default();
        Ok(match *event {
            BoardEvent::Joined { student } => Self { kind: "joined", student: Some(student), ..none },
            BoardEvent::Left { student } => Self { kind: "left", student: Some(student), ..none },
            BoardEvent::Allotted { demand, seats } => Self { kind: "allotted", demand: Some(demand), seats: Some(seats), ..none },
            BoardEvent::Placed { student, from, to } => Self { kind: "placed", student: Some(student), demand: Some(to), from, ..none },
            BoardEvent::Unplaced { student, from } => Self { kind: "unplaced", student: Some(student), from: Some(from), ..none },
            BoardEvent::StudentLocked { student } => Self { kind: "student_locked", student: Some(student), ..none },
            BoardEvent::StudentUnlocked { student } => Self { kind: "student_unlocked", student: Some(student), ..none },
            BoardEvent::DemandLocked { demand } => Self { kind: "demand_locked", demand: Some(demand), ..none },
            BoardEvent::DemandUnlocked { demand } => Self { kind: "demand_unlocked", demand: Some(demand), ..none },
            BoardEvent::Preferred { student, demand, rank } => {
                Self { kind: "preferred", student: Some(student), demand: Some(demand), rank, ..none }
            }
            BoardEvent::Assessed { student, demand, assessment } => {
                Self { kind: "assessed", student: Some(student), demand: Some(demand), assessment: Some(assessment), ..none }
            }
            BoardEvent::Advanced { student, demand, stage } => {
                Self { kind: "advanced", student: Some(student), demand: Some(demand), stage: Some(stage), ..none }
            }
            BoardEvent::Withdrawn { student, from, reason } => {
                Self { kind: "withdrawn", student: Some(student), from: Some(from), reason: Some(reason), ..none }
            }
            BoardEvent::PlacedElsewhere { .. } | BoardEvent::FreedElsewhere { .. } | BoardEvent::SeatsChanged { .. } => {
                return Err(StoreError::corrupt(TABLE, "a reader's view of an event cannot be stored"));
            }
        })
    }
}

fn recorded(row: entity::board_event::Model) -> Result<Recorded, StoreError> {
    let missing = || StoreError::corrupt(TABLE, format!("event {} of board {} lacks a column", row.version, row.board));
    let cause = match (row.cause.as_str(), row.cause_command.map(CommandId)) {
        ("do", None) => Cause::Do,
        ("set_up", None) => Cause::SetUp,
        ("undo", Some(command)) => Cause::Undo(command),
        ("redo", Some(command)) => Cause::Redo(command),
        _ => return Err(missing()),
    };
    let student = || row.student.map(StudentId).ok_or_else(missing);
    let demand = || row.demand.map(DemandId).ok_or_else(missing);
    let event = match row.kind.as_str() {
        "joined" => BoardEvent::Joined { student: student()? },
        "left" => BoardEvent::Left { student: student()? },
        "allotted" => BoardEvent::Allotted { demand: demand()?, seats: row::number(TABLE, row.seats.ok_or_else(missing)?)? },
        "placed" => BoardEvent::Placed { student: student()?, from: row.from_demand.map(DemandId), to: demand()? },
        "unplaced" => BoardEvent::Unplaced { student: student()?, from: row.from_demand.map(DemandId).ok_or_else(missing)? },
        "student_locked" => BoardEvent::StudentLocked { student: student()? },
        "student_unlocked" => BoardEvent::StudentUnlocked { student: student()? },
        "demand_locked" => BoardEvent::DemandLocked { demand: demand()? },
        "demand_unlocked" => BoardEvent::DemandUnlocked { demand: demand()? },
        "preferred" => {
            let rank = row.rank.map(|rank| row::number(TABLE, rank)).transpose()?;
            BoardEvent::Preferred { student: student()?, demand: demand()?, rank }
        }
        "assessed" => {
            let assessment = Assessment::read(TABLE, row.assessment.as_deref().ok_or_else(missing)?)?;
            BoardEvent::Assessed { student: student()?, demand: demand()?, assessment }
        }
        "advanced" => {
            let stage = Stage::read(TABLE, row.stage.as_deref().ok_or_else(missing)?)?;
            BoardEvent::Advanced { student: student()?, demand: demand()?, stage }
        }
        "withdrawn" => {
            let reason = Withdrawal::read(TABLE, row.reason.as_deref().ok_or_else(missing)?)?;
            BoardEvent::Withdrawn { student: student()?, from: row.from_demand.map(DemandId).ok_or_else(missing)?, reason }
        }
        other => return Err(StoreError::corrupt(TABLE, format!("unknown kind \"{other}\""))),
    };
    Ok(Recorded {
        version: row::number(TABLE, row.version)?,
        at: Timestamp(row.at),
        actor: row.actor.map(PersonId),
        command: CommandId(row.command),
        cause,
        event,
    })
}
