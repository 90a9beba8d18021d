//! Counts over whole tables.

use crate::row::number;
use crate::{entity, error::StoreError, word::Word};
use domain::board::Stage;
use domain::id::{BoardId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::person::PoloFigures;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QuerySelect};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What the front page tells of the polo.
///
/// # Errors
/// [`StoreError`].
pub async fn polo(connection: &impl ConnectionTrait) -> Result<PoloFigures, StoreError> {
    use entity::{board_demand, board_student, competence, demand, occupation, organisation, placement};
    let companies = organisation::Entity::find().filter(organisation::Column::Kind.eq(OrganisationKind::Company.word()));
    let others = organisation::Entity::find().filter(organisation::Column::Kind.ne(OrganisationKind::Company.word()));
    let students = board_student::Entity::find().select_only().column(board_student::Column::Student).distinct();
    let seats: Option<Option<i64>> = board_demand::Entity::find()
        .select_only()
        .column_as(board_demand::Column::SeatsAllotted.sum(), "seats")
        .into_tuple()
        .one(connection)
        .await?;
    let forecast: Option<Option<i64>> = demand::Entity::find()
        .select_only()
        .column_as(demand::Column::Positions.sum(), "positions")
        .filter(demand::Column::ByYear.is_not_null())
        .into_tuple()
        .one(connection)
        .await?;
    Ok(PoloFigures {
        companies: counted(companies.count(connection).await?),
        schools: counted(others.count(connection).await?),
        students: counted(students.count(connection).await?),
        seats: number("board_demand", seats.flatten().unwrap_or(0))?,
        taken: counted(placement::Entity::find().count(connection).await?),
        forecast: number("demand", forecast.flatten().unwrap_or(0))?,
        occupations: counted(occupation::Entity::find().count(connection).await?),
        competences: counted(competence::Entity::find().count(connection).await?),
    })
}

/// How many students take part in each board that has any.
///
/// # Errors
/// [`StoreError`].
pub async fn students_by_board(connection: &impl ConnectionTrait) -> Result<BTreeMap<BoardId, u32>, StoreError> {
    use entity::board_student::{Column, Entity};
    let counts: Vec<(Uuid, i64)> = Entity::find()
        .select_only()
        .column(Column::Board)
        .column_as(Expr::col(Column::Student).count(), "students")
        .group_by(Column::Board)
        .into_tuple()
        .all(connection)
        .await?;
    counts.into_iter().map(|(board, students)| Ok((BoardId(board), number("board_student", students)?))).collect()
}

/// How many placements wait for this company's yes.
///
/// # Errors
/// [`StoreError`].
pub async fn waiting_for_company(connection: &impl ConnectionTrait, company: OrganisationId) -> Result<u32, StoreError> {
    use entity::{demand, placement};
    let mut own = Query::select();
    own.column(demand::Column::Id).from(demand::Entity).and_where(demand::Column::Company.eq(company.0));
    let query = placement::Entity::find()
        .filter(placement::Column::Stage.eq(Stage::Confirmed.word()))
        .filter(placement::Column::Demand.in_subquery(own));
    Ok(counted(query.count(connection).await?))
}

/// How many placements on this school's boards wait for the agreement to be signed.
///
/// # Errors
/// [`StoreError`].
pub async fn waiting_for_school(connection: &impl ConnectionTrait, school: OrganisationId) -> Result<u32, StoreError> {
    use entity::{board, placement};
    let mut own = Query::select();
    own.column(board::Column::Id).from(board::Entity).and_where(board::Column::School.eq(school.0));
    let query = placement::Entity::find()
        .filter(placement::Column::Stage.eq(Stage::Accepted.word()))
        .filter(placement::Column::Board.in_subquery(own));
    Ok(counted(query.count(connection).await?))
}

fn counted(rows: u64) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
