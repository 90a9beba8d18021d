//! What companies do with demands that stand: each deed over the version that somebody has seen,
//! with a line of the log. What an import writes counts the version up, and leaves no line.

use super::{insert_asked, row_of};
use crate::row::{self, MOST_BOUND};
use crate::{entity, error::StoreError, word::Word};
use domain::calendar::Timestamp;
use domain::demand::{DemandDeed, NewDemand};
use domain::id::{DemandId, PersonId};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// What becomes of a demand.
#[derive(Clone, Copy, Debug)]
pub enum Step<'d> {
    /// Its words, terms and competences become these; its code stays.
    Change(&'d NewDemand),
    /// It is not offered any more, for this reason.
    Withdraw(&'d str),
    /// It is offered again.
    Reopen,
}

impl Step<'_> {
    fn deed(self) -> DemandDeed {
        match self {
            Self::Change(_) => DemandDeed::Changed,
            Self::Withdraw(_) => DemandDeed::Withdrawn,
            Self::Reopen => DemandDeed::Reopened,
        }
    }
}

/// A line of a demand's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeedLine {
    /// The version to which it led.
    pub version: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: PersonId,
    /// What.
    pub deed: DemandDeed,
}

/// Does a step over the version that one has seen, and holds the demand's lock from then on. `false`
/// where it is at another one, or where there is nothing to withdraw or to reopen.
///
/// # Errors
/// [`StoreError::Reference`] for an unknown occupation, municipality or competence.
pub async fn write(
    connection: &impl ConnectionTrait,
    id: DemandId,
    seen: u64,
    step: Step<'_>,
    by: PersonId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    use entity::demand::{ActiveModel, Column, Entity};
    let these = Column::Id.eq(id.0).and(Column::Version.eq(row::stored_version(seen)));
    let next = Expr::col(Column::Version).add(1);
    let (row, these) = match step {
        Step::Change(after) => (ActiveModel { code: NotSet, ..row_of(id, None, after) }, these),
        Step::Withdraw(_) => {
            (ActiveModel { withdrawn_at: Set(Some(at.0)), ..ActiveModel::default() }, these.and(Column::WithdrawnAt.is_null()))
        }
        Step::Reopen => (ActiveModel { withdrawn_at: Set(None), ..ActiveModel::default() }, these.and(Column::WithdrawnAt.is_not_null())),
    };
    let done = Entity::update_many().set(row).col_expr(Column::Version, next).filter(these).exec(connection).await?;
    if done.rows_affected != 1 {
        return Ok(false);
    }
    if let Step::Change(after) = step {
        let of_demand = entity::demand_competence::Column::Demand.eq(id.0);
        entity::demand_competence::Entity::delete_many().filter(of_demand).exec(connection).await?;
        insert_asked(connection, id, &after.facts.asked).await?;
    }
    let version = row::stored_version(seen.saturating_add(1));
    let line = entity::demand_event::ActiveModel {
        demand: Set(id.0),
        version: Set(version),
        at: Set(at.0),
        actor: Set(by.0),
        deed: Set(step.deed().word().to_owned()),
    };
    entity::demand_event::Entity::insert(line).exec_without_returning(connection).await?;
    if let Step::Withdraw(reason) = step {
        let why = entity::demand_withdrawal::ActiveModel { demand: Set(id.0), version: Set(version), reason: Set(reason.to_owned()) };
        entity::demand_withdrawal::Entity::insert(why).exec_without_returning(connection).await?;
    }
    Ok(true)
}

/// What people did with a demand, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn log(connection: &impl ConnectionTrait, id: DemandId) -> Result<Vec<DeedLine>, StoreError> {
    use entity::demand_event::{Column, Entity};
    const TABLE: &str = "demand_event";
    let rows = Entity::find().filter(Column::Demand.eq(id.0)).order_by_desc(Column::Version).all(connection).await?;
    let line = |row: entity::demand_event::Model| {
        Ok(DeedLine {
            version: row::number(TABLE, row.version)?,
            at: Timestamp(row.at),
            actor: PersonId(row.actor),
            deed: DemandDeed::read(TABLE, &row.deed)?,
        })
    };
    rows.into_iter().map(line).collect()
}

/// Why each of these demands was withdrawn last, where it ever was.
///
/// # Errors
/// [`StoreError`].
pub async fn reasons(connection: &impl ConnectionTrait, ids: &[DemandId]) -> Result<BTreeMap<DemandId, String>, StoreError> {
    use entity::demand_withdrawal::{Column, Entity};
    let mut found = BTreeMap::new();
    for ids in ids.chunks(MOST_BOUND) {
        let query = Entity::find().filter(Column::Demand.is_in(ids.iter().map(|id| id.0))).order_by_asc(Column::Version);
        for row in query.all(connection).await? {
            found.insert(DemandId(row.demand), row.reason);
        }
    }
    Ok(found)
}
