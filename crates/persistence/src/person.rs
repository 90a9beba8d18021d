//! People who use the product: those who act. Of a student who uses it the row has the pseudonym;
//! names of students are in `student`, against a permit.

use crate::{entity, error::StoreError, row::MOST_BOUND, word::Word};
use domain::board::PersonLabel;
use domain::id::{OrganisationId, PersonId, StudentId};
use domain::person::RoleKind;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A person as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRecord {
    /// Which person.
    pub id: PersonId,
    /// Their name; of a student the pseudonym.
    pub name: String,
    /// What they are.
    pub role: RoleKind,
    /// Of which school or company.
    pub organisation: Option<OrganisationId>,
    /// For a student: which one, of which school.
    pub student: Option<(StudentId, OrganisationId)>,
}

/// One person.
///
/// # Errors
/// [`StoreError`].
pub async fn find(connection: &impl ConnectionTrait, person: PersonId) -> Result<Option<PersonRecord>, StoreError> {
    let row = entity::person::Entity::find_by_id(person.0).one(connection).await?;
    Ok(records(connection, row.into_iter().collect()).await?.pop())
}

/// Everybody, by code.
///
/// # Errors
/// [`StoreError`].
pub async fn all(connection: &impl ConnectionTrait) -> Result<Vec<PersonRecord>, StoreError> {
    let rows = entity::person::Entity::find().order_by_asc(entity::person::Column::Code).all(connection).await?;
    records(connection, rows).await
}

async fn records(connection: &impl ConnectionTrait, rows: Vec<entity::person::Model>) -> Result<Vec<PersonRecord>, StoreError> {
    let students: Vec<Uuid> = rows.iter().filter_map(|row| row.student).collect();
    let mut schools: BTreeMap<Uuid, OrganisationId> = BTreeMap::new();
    for students in students.chunks(MOST_BOUND) {
        let query = entity::student::Entity::find().filter(entity::student::Column::Id.is_in(students.iter().copied()));
        schools.extend(query.all(connection).await?.into_iter().map(|row| (row.id, OrganisationId(row.school))));
    }
    rows.into_iter()
        .map(|row| {
            let role = RoleKind::read("person", &row.role)?;
            let student = row.student.and_then(|id| Some((StudentId(id), *schools.get(&id)?)));
            Ok(PersonRecord { id: PersonId(row.id), name: row.name, role, organisation: row.organisation.map(OrganisationId), student })
        })
        .collect()
}

/// How to call these people, by name; those that do not exist are left out, and so are students,
/// whose names need a permit.
///
/// # Errors
/// [`StoreError`].
pub async fn labels(connection: &impl ConnectionTrait, people: &[PersonId]) -> Result<Vec<PersonLabel>, StoreError> {
    use entity::person::Column;
    let mut labels = Vec::new();
    for people in people.chunks(MOST_BOUND - 1) {
        let query = entity::person::Entity::find()
            .filter(Column::Id.is_in(people.iter().map(|id| id.0)))
            .filter(Column::Role.ne(RoleKind::Student.word()));
        labels.extend(query.all(connection).await?.into_iter().map(label));
    }
    labels.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(labels)
}

/// The teachers of these schools, by name.
///
/// # Errors
/// [`StoreError`].
pub async fn teachers(connection: &impl ConnectionTrait, schools: &[OrganisationId]) -> Result<Vec<PersonLabel>, StoreError> {
    use entity::person::Column;
    let query = entity::person::Entity::find()
        .filter(Column::Role.eq(RoleKind::Teacher.word()))
        .filter(Column::Organisation.is_in(schools.iter().map(|id| id.0)))
        .order_by_asc(Column::Name);
    Ok(query.all(connection).await?.into_iter().map(label).collect())
}

fn label(row: entity::person::Model) -> PersonLabel {
    PersonLabel { id: PersonId(row.id), name: row.name }
}
