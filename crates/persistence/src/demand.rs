//! Reading demands: facts for the rules, cards for the screens; and the lock under which seats are
//! shared out between boards.

use crate::row::{self, MOST_BOUND};
use crate::{entity, error::StoreError, word::Word};
use domain::calendar::{ClockTime, DailyHours, Period};
use domain::competence::AskedCompetence;
use domain::demand::{DemandFacts, DemandKind, PlacementTerms, Risk};
use domain::id::{BoardId, CompetenceId, DemandId, OccupationId, OrganisationId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const TABLE: &str = "demand";

/// A demand as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandRecord {
    /// Which one.
    pub id: DemandId,
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

/// Locks a demand until the transaction ends and says how many positions it has: seats are shared
/// out between boards under this lock only. `None` where there is no such demand.
///
/// # Errors
/// [`StoreError`].
pub async fn lock(connection: &impl ConnectionTrait, demand: DemandId) -> Result<Option<u16>, StoreError> {
    use entity::demand::Column;
    let rows = entity::demand::Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(demand.0))
        .exec_with_returning(connection)
        .await?;
    rows.into_iter().next().map(|row| row::number(TABLE, row.positions)).transpose()
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
        company: OrganisationId(row.company),
        title: row.title,
        occupation: OccupationId(row.occupation),
        positions: row::number(TABLE, row.positions)?,
        municipality: row.municipality,
        tasks: row.tasks,
        conditions: row.conditions,
        facts,
    })
}

fn kind(row: &entity::demand::Model) -> Result<DemandKind, StoreError> {
    let clock = |minutes: i32| {
        let minutes: u16 = row::number(TABLE, minutes)?;
        ClockTime::try_from(minutes).map_err(|why| StoreError::corrupt(TABLE, why))
    };
    match (row.kind.as_str(), row.by_year, row.period_from, row.period_to, row.weekly_hours, row.starts_at, row.ends_at) {
        ("forecast", Some(by_year), ..) => Ok(DemandKind::Forecast { by_year }),
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
