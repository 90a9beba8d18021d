//! People who use the product: those who act, never students' files.

use crate::{entity, error::StoreError, row::MOST_BOUND, word::Word};
use domain::board::PersonLabel;
use domain::id::{OrganisationId, PersonId};
use domain::person::RoleKind;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

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
