//! Demands: facts for the rules, cards for the screens, new ones; and the lock under which seats
//! are shared out between boards. What companies do with them later is in `history.rs`.

mod history;

pub use history::{DeedLine, Step, log, reasons, write};

use crate::row::{self, MOST_BOUND};
use crate::{entity, error::StoreError, word::Word};
use domain::board::Stage;
use domain::calendar::{ClockTime, DailyHours, Period, Timestamp};
use domain::competence::AskedCompetence;
use domain::demand::{Confidence, DemandFacts, DemandKind, Given, NewDemand, PlacementTerms, Risk};
use domain::id::{BoardId, CompetenceId, DemandId, OccupationId, OrganisationId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use uuid::Uuid;

const TABLE: &str = "demand";

/// A demand as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandRecord {
    /// Which one.
    pub id: DemandId,
    /// What a file or package calls it.
    pub code: Option<String>,
    /// Whose.
    pub company: OrganisationId,
    /// The company's words.
    pub title: String,
    /// What it looks for.
    pub occupation: OccupationId,
    /// How many, on whatever board.
    pub positions: u16,
    /// ISTAT code of the workplace.
    pub municipality: String,
    /// What is to be done.
    pub tasks: String,
    /// Conditions.
    pub conditions: String,
    /// What the rules need.
    pub facts: DemandFacts,
    /// When it was stated.
    pub created_at: Timestamp,
    /// How often it was written.
    pub version: u64,
    /// When it was withdrawn, where it is.
    pub withdrawn_at: Option<Timestamp>,
}

impl DemandRecord {
    /// What it says; its seats on boards are not part of it.
    #[must_use]
    pub fn stated(&self) -> NewDemand {
        NewDemand {
            company: self.company,
            title: self.title.clone(),
            occupation: self.occupation,
            positions: self.positions,
            municipality: self.municipality.clone(),
            tasks: self.tasks.clone(),
            conditions: self.conditions.clone(),
            facts: self.facts.clone(),
            allotments: Vec::new(),
        }
    }
}

/// The demands of these ids, by id; those that do not exist are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn find(connection: &impl ConnectionTrait, ids: &[DemandId]) -> Result<BTreeMap<DemandId, DemandRecord>, StoreError> {
    let mut found = BTreeMap::new();
    for ids in ids.chunks(MOST_BOUND) {
        let query = entity::demand::Entity::find().filter(entity::demand::Column::Id.is_in(ids.iter().map(|id| id.0)));
        for row in query.all(connection).await? {
            found.insert(DemandId(row.id), record(row)?);
        }
        let query = entity::demand_competence::Entity::find()
            .filter(entity::demand_competence::Column::Demand.is_in(ids.iter().map(|id| id.0)))
            .order_by_asc(entity::demand_competence::Column::Position);
        for row in query.all(connection).await? {
            if let Some(record) = found.get_mut(&DemandId(row.demand)) {
                record.facts.asked.push(asked(&row)?);
            }
        }
    }
    Ok(found)
}

/// Every demand, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn all(connection: &impl ConnectionTrait) -> Result<Vec<DemandRecord>, StoreError> {
    let mut found = BTreeMap::new();
    for row in entity::demand::Entity::find().all(connection).await? {
        found.insert(DemandId(row.id), record(row)?);
    }
    let query = entity::demand_competence::Entity::find().order_by_asc(entity::demand_competence::Column::Position);
    for row in query.all(connection).await? {
        if let Some(record) = found.get_mut(&DemandId(row.demand)) {
            record.facts.asked.push(asked(&row)?);
        }
    }
    Ok(found.into_values().collect())
}

/// Stores a demand with what it asks; its seats on boards come by events. `code` is the package's
/// name for it, where it comes from one.
///
/// # Errors
/// [`StoreError::Taken`] where id or code exist already, [`StoreError::Reference`] for an unknown
/// company, occupation, municipality or competence.
pub async fn insert(
    connection: &impl ConnectionTrait,
    id: DemandId,
    code: Option<&str>,
    demand: &NewDemand,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = entity::demand::ActiveModel { version: Set(1), created_at: Set(at.0), ..row_of(id, code, demand) };
    entity::demand::Entity::insert(row).exec_without_returning(connection).await?;
    insert_asked(connection, id, &demand.facts.asked).await
}

/// Replaces a demand's words, terms and competences. `false` where there is no such demand.
///
/// # Errors
/// [`StoreError::Taken`] where another one has the code, [`StoreError::Reference`] as in [`insert`].
pub async fn replace(connection: &impl ConnectionTrait, id: DemandId, code: Option<&str>, demand: &NewDemand) -> Result<bool, StoreError> {
    use entity::demand::Column;
    crate::tutor::leave_company(connection, id, demand.company).await?;
    let done = entity::demand::Entity::update_many()
        .set(row_of(id, code, demand))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .exec(connection)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    let of_demand = entity::demand_competence::Column::Demand.eq(id.0);
    entity::demand_competence::Entity::delete_many().filter(of_demand).exec(connection).await?;
    insert_asked(connection, id, &demand.facts.asked).await?;
    Ok(true)
}

/// What people fill in.
fn row_of(id: DemandId, code: Option<&str>, demand: &NewDemand) -> entity::demand::ActiveModel {
    let (terms, by_year, confidence) = match demand.facts.kind {
        DemandKind::Placement(terms) => (Some(terms), None, Confidence::default()),
        DemandKind::Forecast { by_year, confidence } => (None, Some(by_year), confidence),
    };
    entity::demand::ActiveModel {
        id: Set(id.0),
        code: Set(code.map(str::to_owned)),
        company: Set(demand.company.0),
        kind: Set(if terms.is_some() { "placement" } else { "forecast" }.to_owned()),
        title: Set(demand.title.clone()),
        occupation: Set(demand.occupation.0),
        positions: Set(i32::from(demand.positions)),
        period_from: Set(terms.map(|terms| terms.period.from())),
        period_to: Set(terms.map(|terms| terms.period.to())),
        weekly_hours: Set(terms.map(|terms| i32::from(terms.weekly_hours))),
        starts_at: Set(terms.map(|terms| i32::from(terms.daily.from.minutes()))),
        ends_at: Set(terms.map(|terms| i32::from(terms.daily.to.minutes()))),
        municipality: Set(demand.municipality.clone()),
        risk: Set(demand.facts.risk.word().to_owned()),
        high_risk_task: Set(demand.facts.high_risk_task),
        min_age: Set(demand.facts.min_age.map(i32::from)),
        tasks: Set(demand.tasks.clone()),
        conditions: Set(demand.conditions.clone()),
        by_year: Set(by_year),
        confidence: Set(confidence.word().to_owned()),
        ..Default::default()
    }
}

async fn insert_asked(connection: &impl ConnectionTrait, id: DemandId, asked: &[AskedCompetence]) -> Result<(), StoreError> {
    let rows: Vec<_> = asked
        .iter()
        .zip(0..)
        .map(|(asked, position)| entity::demand_competence::ActiveModel {
            demand: Set(id.0),
            competence: Set(asked.competence.0),
            position: Set(position),
            level: Set(i32::from(asked.level.number())),
            weight: Set(i32::from(u8::from(asked.weight))),
            mandatory: Set(asked.mandatory),
        })
        .collect();
    crate::bulk::insert_all(connection, rows).await
}

/// Seats of a demand on a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allotment {
    /// Which demand.
    pub demand: DemandId,
    /// On which board.
    pub board: BoardId,
    /// Seats given to the board.
    pub seats: u16,
    /// Of these, taken.
    pub taken: u16,
    /// Of these, waiting for the company's yes.
    pub waiting: u16,
}

/// On which boards these demands stand, by demand and board.
///
/// # Errors
/// [`StoreError`].
pub async fn allotments(connection: &impl ConnectionTrait, demands: &[DemandId]) -> Result<Vec<Allotment>, StoreError> {
    use entity::{board_demand, placement};
    let mut found = BTreeMap::new();
    for demands in demands.chunks(MOST_BOUND) {
        let ids = || demands.iter().map(|id| id.0);
        for row in board_demand::Entity::find().filter(board_demand::Column::Demand.is_in(ids())).all(connection).await? {
            let (demand, board) = (DemandId(row.demand), BoardId(row.board));
            let seats = row::number("board_demand", row.seats_allotted)?;
            found.insert((demand, board), Allotment { demand, board, seats, taken: 0, waiting: 0 });
        }
        for row in placement::Entity::find().filter(placement::Column::Demand.is_in(ids())).all(connection).await? {
            if let Some(allotment) = found.get_mut(&(DemandId(row.demand), BoardId(row.board))) {
                allotment.taken += 1;
                allotment.waiting += u16::from(row.stage == Stage::Confirmed.word());
            }
        }
    }
    Ok(found.into_values().collect())
}

/// The seats of a demand on all boards together.
///
/// # Errors
/// [`StoreError`].
pub async fn given(connection: &impl ConnectionTrait, demand: DemandId) -> Result<Given, StoreError> {
    let allotments = allotments(connection, &[demand]).await?;
    Ok(allotments
        .iter()
        .fold(Given::default(), |sum, one| Given { seats: sum.seats + u32::from(one.seats), taken: sum.taken + u32::from(one.taken) }))
}

/// The ids of a company's demands.
///
/// # Errors
/// [`StoreError`].
pub async fn of_company(connection: &impl ConnectionTrait, company: OrganisationId) -> Result<BTreeSet<DemandId>, StoreError> {
    let ids: Vec<Uuid> = entity::demand::Entity::find()
        .select_only()
        .column(entity::demand::Column::Id)
        .filter(entity::demand::Column::Company.eq(company.0))
        .into_tuple()
        .all(connection)
        .await?;
    Ok(ids.into_iter().map(DemandId).collect())
}

/// The demands that are withdrawn.
///
/// # Errors
/// [`StoreError`].
pub async fn withdrawn(connection: &impl ConnectionTrait) -> Result<HashSet<DemandId>, StoreError> {
    use entity::demand::{Column, Entity};
    let query = Entity::find().select_only().column(Column::Id).filter(Column::WithdrawnAt.is_not_null());
    let ids: Vec<Uuid> = query.into_tuple().all(connection).await?;
    Ok(ids.into_iter().map(DemandId).collect())
}

/// The periods of those of the demands that have one.
///
/// # Errors
/// [`StoreError`].
pub async fn periods(connection: &impl ConnectionTrait, ids: &[DemandId]) -> Result<BTreeMap<DemandId, Period>, StoreError> {
    let mut periods = BTreeMap::new();
    for ids in ids.chunks(MOST_BOUND) {
        let query = entity::demand::Entity::find().filter(entity::demand::Column::Id.is_in(ids.iter().map(|id| id.0)));
        for row in query.all(connection).await? {
            if let (Some(from), Some(to)) = (row.period_from, row.period_to) {
                periods.insert(DemandId(row.id), row::period(TABLE, from, to)?);
            }
        }
    }
    Ok(periods)
}

/// Locks a demand until the transaction ends and says how many positions it has to share out, none
/// where it is withdrawn: seats are shared out between boards under this lock only. Its version
/// stays: nobody has written it. `None` where there is no such demand.
///
/// # Errors
/// [`StoreError`].
pub async fn lock(connection: &impl ConnectionTrait, demand: DemandId) -> Result<Option<u16>, StoreError> {
    use entity::demand::Column;
    let rows = entity::demand::Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(0))
        .filter(Column::Id.eq(demand.0))
        .exec_with_returning(connection)
        .await?;
    let positions = |row: entity::demand::Model| if row.withdrawn_at.is_some() { Ok(0) } else { row::number(TABLE, row.positions) };
    rows.into_iter().next().map(positions).transpose()
}

/// The seats of a demand on all boards but `except`.
///
/// # Errors
/// [`StoreError`].
pub async fn seats_elsewhere(connection: &impl ConnectionTrait, demand: DemandId, except: BoardId) -> Result<u32, StoreError> {
    use entity::board_demand::Column;
    let rows =
        entity::board_demand::Entity::find().filter(Column::Demand.eq(demand.0)).filter(Column::Board.ne(except.0)).all(connection).await?;
    rows.iter().map(|row| row::number::<u32>("board_demand", row.seats_allotted)).sum()
}

fn record(row: entity::demand::Model) -> Result<DemandRecord, StoreError> {
    let facts = DemandFacts {
        kind: kind(&row)?,
        risk: Risk::read(TABLE, &row.risk)?,
        high_risk_task: row.high_risk_task,
        min_age: row.min_age.map(|age| row::number(TABLE, age)).transpose()?,
        asked: Vec::new(),
    };
    Ok(DemandRecord {
        id: DemandId(row.id),
        code: row.code,
        company: OrganisationId(row.company),
        title: row.title,
        occupation: OccupationId(row.occupation),
        positions: row::number(TABLE, row.positions)?,
        municipality: row.municipality,
        tasks: row.tasks,
        conditions: row.conditions,
        facts,
        created_at: Timestamp(row.created_at),
        version: row::number(TABLE, row.version)?,
        withdrawn_at: row.withdrawn_at.map(Timestamp),
    })
}

fn kind(row: &entity::demand::Model) -> Result<DemandKind, StoreError> {
    let clock = |minutes: i32| {
        let minutes: u16 = row::number(TABLE, minutes)?;
        ClockTime::try_from(minutes).map_err(|why| StoreError::corrupt(TABLE, why))
    };
    match (row.kind.as_str(), row.by_year, row.period_from, row.period_to, row.weekly_hours, row.starts_at, row.ends_at) {
        ("forecast", Some(by_year), ..) => Ok(DemandKind::Forecast { by_year, confidence: Confidence::read(TABLE, &row.confidence)? }),
        ("placement", _, Some(from), Some(to), Some(weekly_hours), Some(starts_at), Some(ends_at)) => {
            Ok(DemandKind::Placement(PlacementTerms {
                period: row::period(TABLE, from, to)?,
                weekly_hours: row::number(TABLE, weekly_hours)?,
                daily: DailyHours { from: clock(starts_at)?, to: clock(ends_at)? },
            }))
        }
        _ => Err(StoreError::corrupt(TABLE, format!("{} is neither a placement nor a forecast", row.id))),
    }
}

fn asked(row: &entity::demand_competence::Model) -> Result<AskedCompetence, StoreError> {
    const TABLE: &str = "demand_competence";
    Ok(AskedCompetence {
        competence: CompetenceId(row.competence),
        level: row::step(TABLE, row.level)?,
        weight: row::step(TABLE, row.weight)?,
        mandatory: row.mandatory,
    })
}
