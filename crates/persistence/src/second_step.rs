//! Second steps of log-ins, and the codes on paper of whoever has lost the telephone.

use crate::{entity, error::StoreError};
use domain::calendar::Timestamp;
use domain::id::PersonId;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// A second step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondStepRow {
    /// Whose.
    pub person: PersonId,
    /// What telephone and server share, in Base32.
    pub seed: String,
    /// When it was set up.
    pub created_at: Timestamp,
    /// The step of the code that was used last.
    pub last_step: i64,
}

/// A person's second step.
///
/// # Errors
/// [`StoreError`].
pub async fn find(connection: &impl ConnectionTrait, person: PersonId) -> Result<Option<SecondStepRow>, StoreError> {
    let found = entity::second_step::Entity::find_by_id(person.0).one(connection).await?;
    Ok(found.map(|row| SecondStepRow {
        person: PersonId(row.person),
        seed: row.seed,
        created_at: Timestamp(row.created_at),
        last_step: row.last_step,
    }))
}

/// Stores a second step with the hashes of its codes on paper.
///
/// # Errors
/// [`StoreError::Taken`] where the person has one.
pub async fn insert(connection: &impl ConnectionTrait, new: &SecondStepRow, codes: &[String]) -> Result<(), StoreError> {
    let row = entity::second_step::ActiveModel {
        person: Set(new.person.0),
        seed: Set(new.seed.clone()),
        created_at: Set(new.created_at.0),
        last_step: Set(new.last_step),
    };
    entity::second_step::Entity::insert(row).exec_without_returning(connection).await?;
    for hash in codes {
        let row = entity::recovery_code::ActiveModel { hash: Set(hash.clone()), person: Set(new.person.0) };
        entity::recovery_code::Entity::insert(row).exec_without_returning(connection).await?;
    }
    Ok(())
}

/// Notes the step of a code. False where it, or a later one, was used before.
///
/// # Errors
/// [`StoreError`].
pub async fn advance(connection: &impl ConnectionTrait, person: PersonId, step: i64) -> Result<bool, StoreError> {
    use entity::second_step::Column;
    let row = entity::second_step::ActiveModel { last_step: Set(step), ..Default::default() };
    let query = entity::second_step::Entity::update_many().set(row).filter(Column::Person.eq(person.0)).filter(Column::LastStep.lt(step));
    Ok(query.exec(connection).await?.rows_affected > 0)
}

/// Uses up a code on paper. False where the person has none with this hash.
///
/// # Errors
/// [`StoreError`].
pub async fn consume(connection: &impl ConnectionTrait, person: PersonId, hash: &str) -> Result<bool, StoreError> {
    use entity::recovery_code::Column;
    let query = entity::recovery_code::Entity::delete_many().filter(Column::Hash.eq(hash)).filter(Column::Person.eq(person.0));
    Ok(query.exec(connection).await?.rows_affected > 0)
}

/// How many codes on paper are left.
///
/// # Errors
/// [`StoreError`].
pub async fn codes_left(connection: &impl ConnectionTrait, person: PersonId) -> Result<u64, StoreError> {
    let of_person = entity::recovery_code::Column::Person.eq(person.0);
    Ok(entity::recovery_code::Entity::find().filter(of_person).count(connection).await?)
}

/// Takes a second step away, with its codes. False where there was none.
///
/// # Errors
/// [`StoreError`].
pub async fn remove(connection: &impl ConnectionTrait, person: PersonId) -> Result<bool, StoreError> {
    Ok(entity::second_step::Entity::delete_by_id(person.0).exec(connection).await?.rows_affected > 0)
}
