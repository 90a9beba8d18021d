//! Links with which somebody comes in, once. Only hashes of their secrets come here.

use crate::{entity, error::StoreError};
use domain::calendar::Timestamp;
use domain::id::PersonId;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRow {
    /// The hash of its secret.
    pub token: String,
    /// Whom it lets in.
    pub person: PersonId,
    /// When it was made.
    pub created_at: Timestamp,
    /// Until when it leads anywhere.
    pub expires_at: Timestamp,
}

/// Stores a link; those that the person had before lead nowhere any more.
///
/// # Errors
/// [`StoreError`].
pub async fn insert(connection: &impl ConnectionTrait, new: &LinkRow) -> Result<(), StoreError> {
    let of_person = entity::log_in_link::Column::Person.eq(new.person.0);
    entity::log_in_link::Entity::delete_many().filter(of_person).exec(connection).await?;
    let row = entity::log_in_link::ActiveModel {
        token: Set(new.token.clone()),
        person: Set(new.person.0),
        created_at: Set(new.created_at.0),
        expires_at: Set(new.expires_at.0),
    };
    entity::log_in_link::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// The link of a secret's hash.
///
/// # Errors
/// [`StoreError`].
pub async fn find(connection: &impl ConnectionTrait, token: &str) -> Result<Option<LinkRow>, StoreError> {
    let found = entity::log_in_link::Entity::find_by_id(token.to_owned()).one(connection).await?;
    Ok(found.map(|row| LinkRow {
        token: row.token,
        person: PersonId(row.person),
        created_at: Timestamp(row.created_at),
        expires_at: Timestamp(row.expires_at),
    }))
}

/// Uses a link up. False for the second of two who do it at once.
///
/// # Errors
/// [`StoreError`].
pub async fn consume(connection: &impl ConnectionTrait, token: &str) -> Result<bool, StoreError> {
    Ok(entity::log_in_link::Entity::delete_by_id(token.to_owned()).exec(connection).await?.rows_affected > 0)
}
