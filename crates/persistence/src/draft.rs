//! Drafts: what a company has typed and not yet stated. A draft is its writer's only, so that every
//! question names the person.

use crate::{entity, error::StoreError, row};
use domain::calendar::Timestamp;
use domain::id::{CommandId, OrganisationId, PersonId};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// A draft as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRecord {
    /// The command with which it will be stated.
    pub id: CommandId,
    /// Who writes it.
    pub person: PersonId,
    /// For which company.
    pub company: OrganisationId,
    /// What was typed, as JSON.
    pub form: String,
    /// How often it was saved.
    pub version: u64,
    /// When it was saved last.
    pub saved_at: Timestamp,
}

/// A person's draft; another's does not exist.
///
/// # Errors
/// [`StoreError`].
pub async fn find(connection: &impl ConnectionTrait, id: CommandId, person: PersonId) -> Result<Option<DraftRecord>, StoreError> {
    let row = entity::demand_draft::Entity::find().filter(own(id, person)).one(connection).await?;
    row.map(record).transpose()
}

/// Whether any draft holds such a text.
///
/// # Errors
/// [`StoreError`].
pub async fn any_holds(connection: &impl ConnectionTrait, text: &str) -> Result<bool, StoreError> {
    let query = entity::demand_draft::Entity::find().filter(entity::demand_draft::Column::Form.contains(text));
    Ok(query.one(connection).await?.is_some())
}

/// A person's drafts, the one saved last first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_person(connection: &impl ConnectionTrait, person: PersonId) -> Result<Vec<DraftRecord>, StoreError> {
    use entity::demand_draft::{Column, Entity};
    let query = Entity::find().filter(Column::Person.eq(person.0)).order_by_desc(Column::SavedAt).order_by_desc(Column::Id);
    query.all(connection).await?.into_iter().map(record).collect()
}

/// Saves a draft whose version is the one after the stored one, or 1 for a new one. `false` where
/// another one was saved meanwhile.
///
/// # Errors
/// [`StoreError::Taken`] where there is such a draft already, [`StoreError::Reference`] for an
/// unknown company.
pub async fn save(connection: &impl ConnectionTrait, draft: &DraftRecord) -> Result<bool, StoreError> {
    use entity::demand_draft::{ActiveModel, Column, Entity};
    let row = ActiveModel {
        id: Set(draft.id.0),
        person: Set(draft.person.0),
        company: Set(draft.company.0),
        form: Set(draft.form.clone()),
        version: Set(row::stored_version(draft.version)),
        saved_at: Set(draft.saved_at.0),
    };
    if draft.version <= 1 {
        Entity::insert(row).exec_without_returning(connection).await?;
        return Ok(true);
    }
    let before = own(draft.id, draft.person).add(Column::Version.eq(row::stored_version(draft.version - 1)));
    Ok(Entity::update_many().set(row).filter(before).exec(connection).await?.rows_affected == 1)
}

/// Throws a person's draft away, where there is one.
///
/// # Errors
/// [`StoreError`].
pub async fn delete(connection: &impl ConnectionTrait, id: CommandId, person: PersonId) -> Result<(), StoreError> {
    entity::demand_draft::Entity::delete_many().filter(own(id, person)).exec(connection).await?;
    Ok(())
}

fn own(id: CommandId, person: PersonId) -> Condition {
    use entity::demand_draft::Column;
    Condition::all().add(Column::Id.eq(id.0)).add(Column::Person.eq(person.0))
}

fn record(row: entity::demand_draft::Model) -> Result<DraftRecord, StoreError> {
    Ok(DraftRecord {
        id: CommandId(row.id),
        person: PersonId(row.person),
        company: OrganisationId(row.company),
        form: row.form,
        version: row::number("demand_draft", row.version)?,
        saved_at: Timestamp(row.saved_at),
    })
}
