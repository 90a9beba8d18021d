//! Whom tutors follow while they have a place, and who has a seat where.

use super::find;
use crate::row::{self, MOST_BOUND};
use crate::{entity, error::StoreError, word::Word};
use domain::calendar::Period;
use domain::demand::Risk;
use domain::id::{BoardId, DemandId, OrganisationId, StudentId, TutorId};
use domain::tutor::{Followed, TutorFacts};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What a board needs to know of companies' tutors; `except` is the board itself.
///
/// # Errors
/// [`StoreError`].
pub async fn facts(
    connection: &impl ConnectionTrait,
    tutors: &[TutorId],
    except: BoardId,
) -> Result<BTreeMap<TutorId, TutorFacts>, StoreError> {
    let mut elsewhere = followed_in_companies(connection, tutors, Some(except)).await?;
    let facts = find(connection, tutors).await?.into_iter().map(|(id, tutor)| {
        let elsewhere = elsewhere.remove(&id).unwrap_or_default();
        (id, TutorFacts { most: tutor.terms.most, elsewhere })
    });
    Ok(facts.collect())
}

/// Whom tutors of companies follow on all boards but `except`, a line for each board and demand.
///
/// # Errors
/// [`StoreError`].
pub async fn followed_in_companies(
    connection: &impl ConnectionTrait,
    tutors: &[TutorId],
    except: Option<BoardId>,
) -> Result<BTreeMap<TutorId, Vec<Followed>>, StoreError> {
    use entity::{demand_tutor, placement};
    let mut by: BTreeMap<DemandId, TutorId> = BTreeMap::new();
    for tutors in tutors.chunks(MOST_BOUND) {
        let query = demand_tutor::Entity::find().filter(demand_tutor::Column::Tutor.is_in(tutors.iter().map(|id| id.0)));
        by.extend(query.all(connection).await?.into_iter().map(|row| (DemandId(row.demand), TutorId(row.tutor))));
    }
    let demands: Vec<Uuid> = by.keys().map(|id| id.0).collect();
    let mut placed: BTreeMap<(DemandId, Uuid), u16> = BTreeMap::new();
    for demands in demands.chunks(MOST_BOUND) {
        let query = placement::Entity::find().filter(placement::Column::Demand.is_in(demands.iter().copied()));
        for row in query.all(connection).await? {
            if except.is_none_or(|board| board.0 != row.board) {
                let students = placed.entry((DemandId(row.demand), row.board)).or_default();
                *students = students.saturating_add(1);
            }
        }
    }
    let terms = terms(connection, &demands).await?;
    let mut followed: BTreeMap<TutorId, Vec<Followed>> = BTreeMap::new();
    for ((demand, _), students) in placed {
        if let Some((tutor, (period, risk))) = by.get(&demand).zip(terms.get(&demand)) {
            followed.entry(*tutor).or_default().push(Followed { period: *period, risk: *risk, students });
        }
    }
    Ok(followed)
}

/// Whom tutors of a school follow while they have a place: the students of their classes who have no
/// tutor of their own, and those who have them.
///
/// # Errors
/// [`StoreError`].
pub async fn followed_in_schools(
    connection: &impl ConnectionTrait,
    schools: &[OrganisationId],
) -> Result<BTreeMap<TutorId, Vec<Followed>>, StoreError> {
    use entity::{class_tutor, placement, student, student_tutor};
    let schools = || schools.iter().map(|id| id.0);
    let of_class: BTreeMap<Uuid, Uuid> = class_tutor::Entity::find()
        .filter(class_tutor::Column::School.is_in(schools()))
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.school_class, row.tutor))
        .collect();
    let own: BTreeMap<Uuid, Uuid> = student_tutor::Entity::find()
        .filter(student_tutor::Column::School.is_in(schools()))
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.student, row.tutor))
        .collect();
    let mut by: BTreeMap<Uuid, TutorId> = BTreeMap::new();
    for row in student::Entity::find().filter(student::Column::School.is_in(schools())).all(connection).await? {
        if let Some(tutor) = own.get(&row.id).or_else(|| of_class.get(&row.school_class)) {
            by.insert(row.id, TutorId(*tutor));
        }
    }
    let students: Vec<Uuid> = by.keys().copied().collect();
    let mut placed: BTreeMap<(TutorId, DemandId), u16> = BTreeMap::new();
    for students in students.chunks(MOST_BOUND) {
        let query = placement::Entity::find().filter(placement::Column::Student.is_in(students.iter().copied()));
        for row in query.all(connection).await? {
            if let Some(tutor) = by.get(&row.student) {
                let students = placed.entry((*tutor, DemandId(row.demand))).or_default();
                *students = students.saturating_add(1);
            }
        }
    }
    let demands: BTreeSet<Uuid> = placed.keys().map(|(_, demand)| demand.0).collect();
    let terms = terms(connection, &demands.into_iter().collect::<Vec<_>>()).await?;
    let mut followed: BTreeMap<TutorId, Vec<Followed>> = BTreeMap::new();
    for ((tutor, demand), students) in placed {
        if let Some((period, risk)) = terms.get(&demand) {
            followed.entry(tutor).or_default().push(Followed { period: *period, risk: *risk, students });
        }
    }
    Ok(followed)
}

/// Who follows these students for their school: their own tutor, else that of their class; those who
/// have neither are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn following(connection: &impl ConnectionTrait, students: &[StudentId]) -> Result<BTreeMap<StudentId, TutorId>, StoreError> {
    use entity::{class_tutor, student};
    let mut found = BTreeMap::new();
    if students.is_empty() {
        return Ok(found);
    }
    let of_class: BTreeMap<Uuid, Uuid> =
        class_tutor::Entity::find().all(connection).await?.into_iter().map(|row| (row.school_class, row.tutor)).collect();
    for students in students.chunks(MOST_BOUND) {
        let classes: Vec<(Uuid, Uuid)> = student::Entity::find()
            .select_only()
            .column(student::Column::Id)
            .column(student::Column::SchoolClass)
            .filter(student::Column::Id.is_in(students.iter().map(|id| id.0)))
            .into_tuple()
            .all(connection)
            .await?;
        let tutors = classes.into_iter().filter_map(|(id, class)| Some((StudentId(id), TutorId(*of_class.get(&class)?))));
        found.extend(tutors);
    }
    found.extend(super::of_students(connection, students).await?);
    Ok(found)
}

/// Who has a seat where, among some demands: board, student, demand.
///
/// # Errors
/// [`StoreError`].
pub async fn seated_at(connection: &impl ConnectionTrait, demands: &[DemandId]) -> Result<Vec<(BoardId, StudentId, DemandId)>, StoreError> {
    use entity::placement::{Column, Entity};
    let mut found = Vec::new();
    for demands in demands.chunks(MOST_BOUND) {
        let query = Entity::find().filter(Column::Demand.is_in(demands.iter().map(|id| id.0)));
        let seated = |row: entity::placement::Model| (BoardId(row.board), StudentId(row.student), DemandId(row.demand));
        found.extend(query.all(connection).await?.into_iter().map(seated));
    }
    Ok(found)
}

/// Who has a seat where, among some students: board, student, demand.
///
/// # Errors
/// [`StoreError`].
pub async fn seats_of(
    connection: &impl ConnectionTrait,
    students: &[StudentId],
) -> Result<Vec<(BoardId, StudentId, DemandId)>, StoreError> {
    use entity::placement::{Column, Entity};
    let mut found = Vec::new();
    for students in students.chunks(MOST_BOUND) {
        let query = Entity::find().filter(Column::Student.is_in(students.iter().map(|id| id.0)));
        let seated = |row: entity::placement::Model| (BoardId(row.board), StudentId(row.student), DemandId(row.demand));
        found.extend(query.all(connection).await?.into_iter().map(seated));
    }
    Ok(found)
}

/// When demands take place, and how dangerous that is; forecasts are left out.
async fn terms(connection: &impl ConnectionTrait, demands: &[Uuid]) -> Result<BTreeMap<DemandId, (Period, Risk)>, StoreError> {
    let mut terms = BTreeMap::new();
    for demands in demands.chunks(MOST_BOUND) {
        let query = entity::demand::Entity::find().filter(entity::demand::Column::Id.is_in(demands.iter().copied()));
        for row in query.all(connection).await? {
            if let (Some(from), Some(to)) = (row.period_from, row.period_to) {
                terms.insert(DemandId(row.id), (row::period("demand", from, to)?, Risk::read("demand", &row.risk)?));
            }
        }
    }
    Ok(terms)
}
