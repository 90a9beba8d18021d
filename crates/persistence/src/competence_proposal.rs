//! Competences that companies miss in the catalogue, and what became of them.

use crate::{bulk, entity, error::StoreError, row, word::Word};
use domain::calendar::Timestamp;
use domain::competence::{AskedCompetence, Level, Weight};
use domain::concept::ProposalState;
use domain::demand::MAX_COMPETENCES;
use domain::id::{CompetenceId, CompetenceProposalId, DemandId, OrganisationId, PersonId};
use entity::competence_proposal::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder};

const TABLE: &str = "competence_proposal";

impl Word for ProposalState {
    const WORDS: &'static [(Self, &'static str)] = &Self::ALL;
}

/// A proposal as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalRecord {
    /// Which one.
    pub id: CompetenceProposalId,
    /// With which demand.
    pub demand: DemandId,
    /// Whose demand it is.
    pub company: OrganisationId,
    /// Who wrote it.
    pub person: PersonId,
    /// What the company calls it.
    pub label: String,
    /// What it is.
    pub description: String,
    /// What it is a kind of.
    pub broader: Option<CompetenceId>,
    /// The level that the demand asks.
    pub level: Level,
    /// How much it counts.
    pub weight: Weight,
    /// What became of it.
    pub state: ProposalState,
    /// The competence that it became, or that says the same.
    pub competence: Option<CompetenceId>,
    /// Why it was declined.
    pub reason: String,
    /// How often it was written.
    pub version: u64,
    /// When it was proposed.
    pub created_at: Timestamp,
    /// Who decided, and when.
    pub decided: Option<(PersonId, Timestamp)>,
}

/// Stores proposals that wait.
///
/// # Errors
/// [`StoreError::Reference`] for an unknown broader competence.
pub async fn insert(connection: &impl ConnectionTrait, new: &[ProposalRecord]) -> Result<(), StoreError> {
    let rows = new.iter().map(|new| ActiveModel {
        id: Set(new.id.0),
        demand: Set(new.demand.0),
        company: Set(new.company.0),
        person: Set(new.person.0),
        label: Set(new.label.clone()),
        description: Set(new.description.clone()),
        broader: Set(new.broader.map(|id| id.0)),
        level: Set(i32::from(new.level.number())),
        weight: Set(i32::from(u8::from(new.weight))),
        state: Set(ProposalState::Proposed.word().to_owned()),
        competence: Set(None),
        reason: Set(String::new()),
        version: Set(1),
        created_at: Set(new.created_at.0),
        decided_by: Set(None),
        decided_at: Set(None),
    });
    bulk::insert_all(connection, rows.collect::<Vec<_>>()).await
}

/// One proposal.
///
/// # Errors
/// [`StoreError`].
pub async fn find(connection: &impl ConnectionTrait, id: CompetenceProposalId) -> Result<Option<ProposalRecord>, StoreError> {
    Entity::find_by_id(id.0).one(connection).await?.map(record).transpose()
}

/// Proposals, the newest first: of one state, or all.
///
/// # Errors
/// [`StoreError`].
pub async fn all(connection: &impl ConnectionTrait, state: Option<ProposalState>) -> Result<Vec<ProposalRecord>, StoreError> {
    let mut query = Entity::find().order_by_desc(Column::CreatedAt).order_by_desc(Column::Id);
    if let Some(state) = state {
        query = query.filter(Column::State.eq(state.word()));
    }
    query.all(connection).await?.into_iter().map(record).collect()
}

/// A company's proposals, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_company(connection: &impl ConnectionTrait, company: OrganisationId) -> Result<Vec<ProposalRecord>, StoreError> {
    let query = Entity::find().filter(Column::Company.eq(company.0)).order_by_desc(Column::CreatedAt).order_by_desc(Column::Id);
    query.all(connection).await?.into_iter().map(record).collect()
}

/// How many wait.
///
/// # Errors
/// [`StoreError`].
pub async fn waiting(connection: &impl ConnectionTrait) -> Result<u64, StoreError> {
    Ok(Entity::find().filter(Column::State.eq(ProposalState::Proposed.word())).count(connection).await?)
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided<'r> {
    /// What becomes of it.
    pub state: ProposalState,
    /// Which competence it is now.
    pub competence: Option<CompetenceId>,
    /// Why not.
    pub reason: &'r str,
    /// Who says so.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Writes a decision over the version that one has seen. `false` where it is at another version, or
/// decided already.
///
/// # Errors
/// [`StoreError`].
pub async fn decide(
    connection: &impl ConnectionTrait,
    id: CompetenceProposalId,
    seen: u64,
    decided: &Decided<'_>,
) -> Result<bool, StoreError> {
    let row = ActiveModel {
        state: Set(decided.state.word().to_owned()),
        competence: Set(decided.competence.map(|id| id.0)),
        reason: Set(decided.reason.to_owned()),
        decided_by: Set(Some(decided.by.0)),
        decided_at: Set(Some(decided.at.0)),
        ..Default::default()
    };
    let done = Entity::update_many()
        .set(row)
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(row::stored_version(seen)))
        .filter(Column::State.eq(ProposalState::Proposed.word()))
        .exec(connection)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Adds a competence to what a demand asks, after what stands there, under the demand's lock. `false`
/// where it asks it already, asks as many as a demand may, or is gone.
///
/// # Errors
/// [`StoreError::Reference`] for an unknown competence.
pub async fn add_asked(connection: &impl ConnectionTrait, demand: DemandId, asked: AskedCompetence) -> Result<bool, StoreError> {
    use entity::demand_competence::{ActiveModel, Column, Entity};
    if crate::demand::lock(connection, demand).await?.is_none() {
        return Ok(false);
    }
    let rows = Entity::find().filter(Column::Demand.eq(demand.0)).all(connection).await?;
    if rows.len() >= MAX_COMPETENCES || rows.iter().any(|row| row.competence == asked.competence.0) {
        return Ok(false);
    }
    let row = ActiveModel {
        demand: Set(demand.0),
        competence: Set(asked.competence.0),
        position: Set(rows.iter().map(|row| row.position + 1).max().unwrap_or(0)),
        level: Set(i32::from(asked.level.number())),
        weight: Set(i32::from(u8::from(asked.weight))),
        mandatory: Set(asked.mandatory),
    };
    Entity::insert(row).exec_without_returning(connection).await?;
    Ok(true)
}

fn record(row: Model) -> Result<ProposalRecord, StoreError> {
    Ok(ProposalRecord {
        id: CompetenceProposalId(row.id),
        demand: DemandId(row.demand),
        company: OrganisationId(row.company),
        person: PersonId(row.person),
        label: row.label,
        description: row.description,
        broader: row.broader.map(CompetenceId),
        level: row::step(TABLE, row.level)?,
        weight: row::step(TABLE, row.weight)?,
        state: ProposalState::read(TABLE, &row.state)?,
        competence: row.competence.map(CompetenceId),
        reason: row.reason,
        version: row::number(TABLE, row.version)?,
        created_at: Timestamp(row.created_at),
        decided: row.decided_by.zip(row.decided_at).map(|(by, at)| (PersonId(by), Timestamp(at))),
    })
}
