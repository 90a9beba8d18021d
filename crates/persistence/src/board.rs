//! Boards and the rows that follow from their events. The events themselves are in `event`.

use crate::{entity, error::StoreError, row, word::Word};
use domain::board::{Assessment, BoardEvent, DemandSeats, Stage, Standing, StudentStanding};
use domain::calendar::Period;
use domain::id::{BoardId, DemandId, OrganisationId, SchoolClassId, StudentId};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const TABLE: &str = "board";

/// A board's own row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardRecord {
    /// Which one.
    pub id: BoardId,
    /// The school that owns it.
    pub school: OrganisationId,
    /// Its title.
    pub title: String,
    /// The round's period.
    pub period: Period,
    /// How many events it has.
    pub version: u64,
}

/// A board to be made; students and demands come by events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBoard {
    /// Which one.
    pub id: BoardId,
    /// The school's own code for it, unique in the polo.
    pub code: Option<String>,
    /// The school that owns it.
    pub school: OrganisationId,
    /// Its title.
    pub title: String,
    /// The round's period.
    pub period: Period,
    /// The classes that take part.
    pub classes: Vec<SchoolClassId>,
}

/// One board.
///
/// # Errors
/// [`StoreError`].
pub async fn find(connection: &impl ConnectionTrait, board: BoardId) -> Result<Option<BoardRecord>, StoreError> {
    entity::board::Entity::find_by_id(board.0).one(connection).await?.map(record).transpose()
}

/// All boards, by period and title.
///
/// # Errors
/// [`StoreError`].
pub async fn all(connection: &impl ConnectionTrait) -> Result<Vec<BoardRecord>, StoreError> {
    use entity::board::Column;
    let rows = entity::board::Entity::find().order_by_asc(Column::PeriodFrom).order_by_asc(Column::Title).order_by_asc(Column::Id);
    rows.all(connection).await?.into_iter().map(record).collect()
}

/// How many events a board has; `None` where there is no such board.
///
/// # Errors
/// [`StoreError`].
pub async fn version(connection: &impl ConnectionTrait, board: BoardId) -> Result<Option<u64>, StoreError> {
    let version: Option<i64> = entity::board::Entity::find_by_id(board.0)
        .select_only()
        .column(entity::board::Column::Version)
        .into_tuple()
        .one(connection)
        .await?;
    version.map(|version| row::number(TABLE, version)).transpose()
}

/// Takes the board's lock and the next `events` versions; returns the last of them. It is the first
/// statement of every command: whatever is read afterwards stays true until the transaction ends.
/// `None` where there is no such board.
///
/// # Errors
/// [`StoreError`].
pub async fn take_versions(connection: &impl ConnectionTrait, board: BoardId, events: u64) -> Result<Option<u64>, StoreError> {
    use entity::board::Column;
    let rows = entity::board::Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(row::stored_version(events)))
        .filter(Column::Id.eq(board.0))
        .exec_with_returning(connection)
        .await?;
    rows.into_iter().next().map(|row| row::number(TABLE, row.version)).transpose()
}

/// The schools whose classes take part, each once.
///
/// # Errors
/// [`StoreError`].
pub async fn schools(connection: &impl ConnectionTrait, board: BoardId) -> Result<Vec<OrganisationId>, StoreError> {
    let classes: Vec<Uuid> = entity::board_class::Entity::find()
        .select_only()
        .column(entity::board_class::Column::SchoolClass)
        .filter(entity::board_class::Column::Board.eq(board.0))
        .into_tuple()
        .all(connection)
        .await?;
    let schools: Vec<Uuid> = entity::school_class::Entity::find()
        .select_only()
        .column(entity::school_class::Column::School)
        .filter(entity::school_class::Column::Id.is_in(classes))
        .distinct()
        .into_tuple()
        .all(connection)
        .await?;
    Ok(schools.into_iter().map(OrganisationId).collect())
}

/// Stores a board with its classes, at version 0.
///
/// # Errors
/// [`StoreError::Taken`] where the code is used already, [`StoreError::Reference`] for an unknown
/// school or class.
pub async fn insert(connection: &impl ConnectionTrait, board: &NewBoard) -> Result<(), StoreError> {
    let row = entity::board::ActiveModel {
        id: Set(board.id.0),
        code: Set(board.code.clone()),
        school: Set(board.school.0),
        title: Set(board.title.clone()),
        period_from: Set(board.period.from()),
        period_to: Set(board.period.to()),
        version: Set(0),
    };
    entity::board::Entity::insert(row).exec_without_returning(connection).await?;
    let classes = board.classes.iter();
    let classes = classes.map(|class| entity::board_class::ActiveModel { board: Set(board.id.0), school_class: Set(class.0) });
    for row in classes {
        entity::board_class::Entity::insert(row).exec_without_returning(connection).await?;
    }
    Ok(())
}

/// Says anew what a board is called and when it is, and adds classes.
///
/// # Errors
/// [`StoreError::Reference`] for an unknown class.
pub async fn describe(
    connection: &impl ConnectionTrait,
    board: BoardId,
    title: &str,
    period: Period,
    classes: &[SchoolClassId],
) -> Result<(), StoreError> {
    let row = entity::board::ActiveModel {
        id: Set(board.0),
        title: Set(title.to_owned()),
        period_from: Set(period.from()),
        period_to: Set(period.to()),
        ..Default::default()
    };
    entity::board::Entity::update(row).exec(connection).await?;
    let known = self::classes(connection, board).await?;
    for class in classes.iter().filter(|class| !known.contains(class)) {
        let row = entity::board_class::ActiveModel { board: Set(board.0), school_class: Set(class.0) };
        entity::board_class::Entity::insert(row).exec_without_returning(connection).await?;
    }
    Ok(())
}

/// The classes that take part.
///
/// # Errors
/// [`StoreError`].
pub async fn classes(connection: &impl ConnectionTrait, board: BoardId) -> Result<BTreeSet<SchoolClassId>, StoreError> {
    let query = entity::board_class::Entity::find().filter(entity::board_class::Column::Board.eq(board.0));
    Ok(query.all(connection).await?.into_iter().map(|row| SchoolClassId(row.school_class)).collect())
}

/// The students who take part.
///
/// # Errors
/// [`StoreError`].
pub async fn students(connection: &impl ConnectionTrait, board: BoardId) -> Result<BTreeSet<StudentId>, StoreError> {
    let query = entity::board_student::Entity::find().filter(entity::board_student::Column::Board.eq(board.0));
    Ok(query.all(connection).await?.into_iter().map(|row| StudentId(row.student)).collect())
}

/// Changes the rows that follow from an event: who takes part, seats, locks, placements, what
/// students and companies say.
///
/// # Errors
/// [`StoreError`]; where the database forbids what the event says, the transaction must end.
pub async fn follow(connection: &impl ConnectionTrait, board: BoardId, event: &BoardEvent) -> Result<(), StoreError> {
    match *event {
        BoardEvent::Joined { student } => {
            let row = entity::board_student::ActiveModel { board: Set(board.0), student: Set(student.0), locked: Set(false) };
            entity::board_student::Entity::insert(row).exec_without_returning(connection).await?;
        }
        BoardEvent::Left { student } => leave(connection, board, student).await?,
        BoardEvent::Allotted { demand, seats } => allot(connection, board, demand, seats).await?,
        BoardEvent::Placed { student, to, .. } => {
            use entity::placement::Column;
            let row = entity::placement::ActiveModel {
                board: Set(board.0),
                student: Set(student.0),
                demand: Set(to.0),
                stage: Set(Stage::Proposed.word().to_owned()),
            };
            let moved = [Column::Demand, Column::Stage];
            entity::placement::Entity::insert(row)
                .on_conflict(OnConflict::columns([Column::Board, Column::Student]).update_columns(moved).to_owned())
                .exec_without_returning(connection)
                .await?;
        }
        BoardEvent::Advanced { student, stage, .. } => {
            use entity::placement::Column;
            entity::placement::Entity::update_many()
                .col_expr(Column::Stage, Expr::value(stage.word()))
                .filter(Column::Board.eq(board.0))
                .filter(Column::Student.eq(student.0))
                .exec(connection)
                .await?;
        }
        BoardEvent::Unplaced { student, .. } | BoardEvent::Withdrawn { student, .. } => {
            entity::placement::Entity::delete_by_id((board.0, student.0)).exec(connection).await?;
        }
        BoardEvent::StudentLocked { student } => lock_student(connection, board, student, true).await?,
        BoardEvent::StudentUnlocked { student } => lock_student(connection, board, student, false).await?,
        BoardEvent::DemandLocked { demand } => lock_demand(connection, board, demand, true).await?,
        BoardEvent::DemandUnlocked { demand } => lock_demand(connection, board, demand, false).await?,
        BoardEvent::Preferred { student, demand, rank } => prefer(connection, board, student, demand, rank).await?,
        BoardEvent::Assessed { student, demand, assessment } => assess(connection, board, student, demand, assessment).await?,
        BoardEvent::PlacedElsewhere { .. } | BoardEvent::FreedElsewhere { .. } | BoardEvent::SeatsChanged { .. } => {
            return Err(StoreError::corrupt("board_event", "a reader's view of an event cannot be stored"));
        }
    }
    Ok(())
}

/// What was said by and of the student on the board, then their part in it.
async fn leave(connection: &impl ConnectionTrait, board: BoardId, student: StudentId) -> Result<(), StoreError> {
    use entity::{assessment, board_student, preference};
    let these = preference::Column::Board.eq(board.0).and(preference::Column::Student.eq(student.0));
    preference::Entity::delete_many().filter(these).exec(connection).await?;
    let these = assessment::Column::Board.eq(board.0).and(assessment::Column::Student.eq(student.0));
    assessment::Entity::delete_many().filter(these).exec(connection).await?;
    board_student::Entity::delete_by_id((board.0, student.0)).exec(connection).await?;
    Ok(())
}

async fn allot(connection: &impl ConnectionTrait, board: BoardId, demand: DemandId, seats: u16) -> Result<(), StoreError> {
    use entity::board_demand::Column;
    let row = entity::board_demand::ActiveModel {
        board: Set(board.0),
        demand: Set(demand.0),
        seats_allotted: Set(i32::from(seats)),
        locked: Set(false),
    };
    entity::board_demand::Entity::insert(row)
        .on_conflict(OnConflict::columns([Column::Board, Column::Demand]).update_column(Column::SeatsAllotted).to_owned())
        .exec_without_returning(connection)
        .await?;
    Ok(())
}

async fn prefer(
    connection: &impl ConnectionTrait,
    board: BoardId,
    student: StudentId,
    demand: DemandId,
    rank: Option<u8>,
) -> Result<(), StoreError> {
    use entity::preference::Column;
    let Some(rank) = rank else {
        entity::preference::Entity::delete_by_id((board.0, student.0, demand.0)).exec(connection).await?;
        return Ok(());
    };
    let row =
        entity::preference::ActiveModel { board: Set(board.0), student: Set(student.0), demand: Set(demand.0), rank: Set(i32::from(rank)) };
    entity::preference::Entity::insert(row)
        .on_conflict(OnConflict::columns([Column::Board, Column::Student, Column::Demand]).update_column(Column::Rank).to_owned())
        .exec_without_returning(connection)
        .await?;
    Ok(())
}

async fn assess(
    connection: &impl ConnectionTrait,
    board: BoardId,
    student: StudentId,
    demand: DemandId,
    assessment: Assessment,
) -> Result<(), StoreError> {
    use entity::assessment::Column;
    if assessment == Assessment::Unseen {
        entity::assessment::Entity::delete_by_id((board.0, demand.0, student.0)).exec(connection).await?;
        return Ok(());
    }
    let row = entity::assessment::ActiveModel {
        board: Set(board.0),
        demand: Set(demand.0),
        student: Set(student.0),
        assessment: Set(assessment.word().to_owned()),
    };
    entity::assessment::Entity::insert(row)
        .on_conflict(OnConflict::columns([Column::Board, Column::Demand, Column::Student]).update_column(Column::Assessment).to_owned())
        .exec_without_returning(connection)
        .await?;
    Ok(())
}

async fn lock_student(connection: &impl ConnectionTrait, board: BoardId, student: StudentId, locked: bool) -> Result<(), StoreError> {
    use entity::board_student::Column;
    entity::board_student::Entity::update_many()
        .col_expr(Column::Locked, Expr::value(locked))
        .filter(Column::Board.eq(board.0))
        .filter(Column::Student.eq(student.0))
        .exec(connection)
        .await?;
    Ok(())
}

async fn lock_demand(connection: &impl ConnectionTrait, board: BoardId, demand: DemandId, locked: bool) -> Result<(), StoreError> {
    use entity::board_demand::Column;
    entity::board_demand::Entity::update_many()
        .col_expr(Column::Locked, Expr::value(locked))
        .filter(Column::Board.eq(board.0))
        .filter(Column::Demand.eq(demand.0))
        .exec(connection)
        .await?;
    Ok(())
}

/// A board as its rows tell it, beside the fold of its events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredBoard {
    /// Who takes part, where, pinned or not.
    pub students: BTreeMap<StudentId, StudentStanding>,
    /// Demands with their seats, those taken counted from the placements.
    pub demands: BTreeMap<DemandId, DemandSeats>,
    /// The rank of each demand in the students' own orders.
    pub ranks: BTreeMap<(StudentId, DemandId), u8>,
    /// What companies said of candidates.
    pub assessments: BTreeMap<(StudentId, DemandId), Assessment>,
}

/// What the rows of a board say, to be compared with the fold of its events.
///
/// # Errors
/// [`StoreError`].
pub async fn stored(connection: &impl ConnectionTrait, board: BoardId) -> Result<StoredBoard, StoreError> {
    let mut stored = StoredBoard::default();
    let students = entity::board_student::Entity::find().filter(entity::board_student::Column::Board.eq(board.0));
    for row in students.all(connection).await? {
        stored
            .students
            .insert(StudentId(row.student), StudentStanding { standing: Standing::Free, locked: row.locked, stage: Stage::Proposed });
    }
    let demands = entity::board_demand::Entity::find().filter(entity::board_demand::Column::Board.eq(board.0));
    for row in demands.all(connection).await? {
        let seats = row::number("board_demand", row.seats_allotted)?;
        stored.demands.insert(DemandId(row.demand), DemandSeats { seats, taken: 0, locked: row.locked });
    }
    let placements = entity::placement::Entity::find().filter(entity::placement::Column::Board.eq(board.0));
    for row in placements.all(connection).await? {
        let (student, demand) = (StudentId(row.student), DemandId(row.demand));
        if let Some(entry) = stored.students.get_mut(&student) {
            entry.standing = Standing::Placed(demand);
            entry.stage = Stage::read("placement", &row.stage)?;
        }
        if let Some(entry) = stored.demands.get_mut(&demand) {
            entry.taken += 1;
        }
    }
    let preferences = entity::preference::Entity::find().filter(entity::preference::Column::Board.eq(board.0));
    for row in preferences.all(connection).await? {
        stored.ranks.insert((StudentId(row.student), DemandId(row.demand)), row::number("preference", row.rank)?);
    }
    let assessments = entity::assessment::Entity::find().filter(entity::assessment::Column::Board.eq(board.0));
    for row in assessments.all(connection).await? {
        stored.assessments.insert((StudentId(row.student), DemandId(row.demand)), Assessment::read("assessment", &row.assessment)?);
    }
    Ok(stored)
}

fn record(row: entity::board::Model) -> Result<BoardRecord, StoreError> {
    Ok(BoardRecord {
        id: BoardId(row.id),
        school: OrganisationId(row.school),
        title: row.title,
        period: row::period(TABLE, row.period_from, row.period_to)?,
        version: row::number(TABLE, row.version)?,
    })
}
