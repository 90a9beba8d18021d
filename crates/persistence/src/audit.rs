//! The log of who came in and what was done with accounts. There is no way to change a line.

use crate::{entity, error::StoreError, word::Word};
use domain::audit::{AuditEvent, AuditKind};
use domain::calendar::Timestamp;
use domain::id::{AuditEventId, PersonId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Writes a line.
///
/// # Errors
/// [`StoreError`].
pub async fn append(connection: &impl ConnectionTrait, event: &AuditEvent) -> Result<(), StoreError> {
    let row = entity::audit_event::ActiveModel {
        id: Set(event.id.0),
        at: Set(event.at.0),
        kind: Set(event.kind.word().to_owned()),
        person: Set(event.person.map(|id| id.0)),
        actor: Set(event.actor.map(|id| id.0)),
    };
    entity::audit_event::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// The newest lines, of one kind only where it is given, and before one; so many at most.
///
/// # Errors
/// [`StoreError`].
pub async fn newest(
    connection: &impl ConnectionTrait,
    kind: Option<AuditKind>,
    before: Option<AuditEventId>,
    most: u64,
) -> Result<Vec<AuditEvent>, StoreError> {
    use entity::audit_event::Column;
    let mut query = entity::audit_event::Entity::find().order_by_desc(Column::Id).limit(most);
    if let Some(kind) = kind {
        query = query.filter(Column::Kind.eq(kind.word()));
    }
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before.0));
    }
    let event = |row: entity::audit_event::Model| {
        Ok(AuditEvent {
            id: AuditEventId(row.id),
            at: Timestamp(row.at),
            kind: AuditKind::read("audit_event", &row.kind)?,
            person: row.person.map(PersonId),
            actor: row.actor.map(PersonId),
        })
    };
    query.all(connection).await?.into_iter().map(event).collect()
}
