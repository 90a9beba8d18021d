//! Who may come in: accounts, sessions, invitations. Of passwords and secrets only hashes come here.

use crate::{entity, error::StoreError, word::Word};
use domain::calendar::Timestamp;
use domain::id::{InvitationId, OrganisationId, PersonId, SessionId};
use domain::person::RoleKind;
use sea_orm::sea_query::{ExprTrait as _, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// How a person comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRow {
    /// Who.
    pub person: PersonId,
    /// Their address, in small letters.
    pub email: String,
    /// The hash of the password; `None` until one was chosen.
    pub password: Option<String>,
    /// When the account was made.
    pub created_at: Timestamp,
    /// When the password was chosen.
    pub password_at: Option<Timestamp>,
}

/// Somebody who is new: the person and the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    /// The person's id.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What they are: no student, whose person comes with the list of the class.
    pub role: RoleKind,
    /// Of which school or company.
    pub organisation: Option<OrganisationId>,
    /// Their address, in small letters.
    pub email: String,
    /// When.
    pub at: Timestamp,
}

/// Somebody who has come in, on one device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// Which session.
    pub id: SessionId,
    /// The hash of its secret.
    pub token: String,
    /// Whose.
    pub person: PersonId,
    /// What the browser calls itself.
    pub agent: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was used last, to the minute.
    pub touched_at: Timestamp,
    /// Whether it waits for the second step, and opens nothing until then.
    pub waits: bool,
    /// Whether it began by a link.
    pub by_link: bool,
}

/// A way to a first password, or to a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationRow {
    /// Which one.
    pub id: InvitationId,
    /// The hash of its secret.
    pub token: String,
    /// For whom.
    pub person: PersonId,
    /// When it was made.
    pub created_at: Timestamp,
    /// Until when it leads anywhere.
    pub expires_at: Timestamp,
}

/// Stores a person with an account that has no password yet.
///
/// # Errors
/// [`StoreError::Taken`] where the address has an account already.
pub async fn insert(connection: &impl ConnectionTrait, new: &NewAccount) -> Result<(), StoreError> {
    let person = entity::person::ActiveModel {
        id: Set(new.person.0),
        // A code like those of files, which none of them has.
        code: Set(format!("U-{}", new.person.0.simple())),
        name: Set(new.name.clone()),
        role: Set(new.role.word().to_owned()),
        organisation: Set(new.organisation.map(|id| id.0)),
        student: Set(None),
    };
    entity::person::Entity::insert(person).exec_without_returning(connection).await?;
    let account = entity::account::ActiveModel {
        person: Set(new.person.0),
        email: Set(new.email.clone()),
        password: Set(None),
        created_at: Set(new.at.0),
        password_at: Set(None),
    };
    entity::account::Entity::insert(account).exec_without_returning(connection).await?;
    Ok(())
}

/// The account of an address, written in small letters.
///
/// # Errors
/// [`StoreError`].
pub async fn by_email(connection: &impl ConnectionTrait, email: &str) -> Result<Option<AccountRow>, StoreError> {
    let query = entity::account::Entity::find().filter(entity::account::Column::Email.eq(email));
    Ok(query.one(connection).await?.map(account))
}

/// A person's account.
///
/// # Errors
/// [`StoreError`].
pub async fn of_person(connection: &impl ConnectionTrait, person: PersonId) -> Result<Option<AccountRow>, StoreError> {
    Ok(entity::account::Entity::find_by_id(person.0).one(connection).await?.map(account))
}

/// Every account, by address.
///
/// # Errors
/// [`StoreError`].
pub async fn all(connection: &impl ConnectionTrait) -> Result<Vec<AccountRow>, StoreError> {
    let query = entity::account::Entity::find().order_by_asc(entity::account::Column::Email);
    Ok(query.all(connection).await?.into_iter().map(account).collect())
}

/// Whether anybody has an account.
///
/// # Errors
/// [`StoreError`].
pub async fn is_any(connection: &impl ConnectionTrait) -> Result<bool, StoreError> {
    Ok(entity::account::Entity::find().count(connection).await? > 0)
}

/// Gives an account a password, ends its sessions but the one to keep, and what links and invitations
/// it has.
///
/// # Errors
/// [`StoreError`].
pub async fn set_password(
    connection: &impl ConnectionTrait,
    person: PersonId,
    hash: &str,
    keep: Option<SessionId>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = entity::account::ActiveModel {
        person: Set(person.0),
        password: Set(Some(hash.to_owned())),
        password_at: Set(Some(at.0)),
        ..Default::default()
    };
    entity::account::Entity::update(row).exec(connection).await?;
    end_others(connection, person, keep).await?;
    let of_person = entity::invitation::Column::Person.eq(person.0);
    entity::invitation::Entity::delete_many().filter(of_person).exec(connection).await?;
    let of_person = entity::log_in_link::Column::Person.eq(person.0);
    entity::log_in_link::Entity::delete_many().filter(of_person).exec(connection).await?;
    Ok(())
}

/// Takes an account away, with its sessions and invitations; the person stays, because others' log
/// says what they did.
///
/// # Errors
/// [`StoreError`].
pub async fn remove(connection: &impl ConnectionTrait, person: PersonId) -> Result<bool, StoreError> {
    Ok(entity::account::Entity::delete_by_id(person.0).exec(connection).await?.rows_affected > 0)
}

/// Begins a session.
///
/// # Errors
/// [`StoreError`].
pub async fn begin(connection: &impl ConnectionTrait, new: &SessionRow) -> Result<(), StoreError> {
    let row = entity::session::ActiveModel {
        id: Set(new.id.0),
        token: Set(new.token.clone()),
        person: Set(new.person.0),
        agent: Set(new.agent.clone()),
        created_at: Set(new.created_at.0),
        touched_at: Set(new.touched_at.0),
        waits: Set(new.waits),
        by_link: Set(new.by_link),
    };
    entity::session::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// The session of a secret's hash.
///
/// # Errors
/// [`StoreError`].
pub async fn session(connection: &impl ConnectionTrait, token: &str) -> Result<Option<SessionRow>, StoreError> {
    let query = entity::session::Entity::find().filter(entity::session::Column::Token.eq(token));
    Ok(query.one(connection).await?.map(session_row))
}

/// A person's sessions, used last first.
///
/// # Errors
/// [`StoreError`].
pub async fn sessions(connection: &impl ConnectionTrait, person: PersonId) -> Result<Vec<SessionRow>, StoreError> {
    use entity::session::Column;
    let query = entity::session::Entity::find().filter(Column::Person.eq(person.0)).order_by_desc(Column::TouchedAt);
    Ok(query.all(connection).await?.into_iter().map(session_row).collect())
}

/// Notes that a session was used.
///
/// # Errors
/// [`StoreError`].
pub async fn touch(connection: &impl ConnectionTrait, id: SessionId, at: Timestamp) -> Result<(), StoreError> {
    let row = entity::session::ActiveModel { touched_at: Set(at.0), ..Default::default() };
    let this = entity::session::Column::Id.eq(id.0);
    entity::session::Entity::update_many().set(row).filter(this).exec(connection).await?;
    Ok(())
}

/// Ends one session of a person. False where there is none.
///
/// # Errors
/// [`StoreError`].
pub async fn end(connection: &impl ConnectionTrait, person: PersonId, id: SessionId) -> Result<bool, StoreError> {
    use entity::session::Column;
    let query = entity::session::Entity::delete_many().filter(Column::Id.eq(id.0)).filter(Column::Person.eq(person.0));
    Ok(query.exec(connection).await?.rows_affected > 0)
}

/// Ends all sessions of a person but the one to keep; says how many.
///
/// # Errors
/// [`StoreError`].
pub async fn end_others(connection: &impl ConnectionTrait, person: PersonId, keep: Option<SessionId>) -> Result<u64, StoreError> {
    use entity::session::Column;
    let mut query = entity::session::Entity::delete_many().filter(Column::Person.eq(person.0));
    if let Some(keep) = keep {
        query = query.filter(Column::Id.ne(keep.0));
    }
    Ok(query.exec(connection).await?.rows_affected)
}

/// Gives a session another secret; it waits for nothing any more.
///
/// # Errors
/// [`StoreError`].
pub async fn renew(connection: &impl ConnectionTrait, id: SessionId, token: &str) -> Result<(), StoreError> {
    let row = entity::session::ActiveModel { token: Set(token.to_owned()), waits: Set(false), ..Default::default() };
    let this = entity::session::Column::Id.eq(id.0);
    entity::session::Entity::update_many().set(row).filter(this).exec(connection).await?;
    Ok(())
}

/// Forgets what leads nowhere any more: sessions begun or used before these moments, invitations
/// and links that have expired.
///
/// # Errors
/// [`StoreError`].
pub async fn forget(connection: &impl ConnectionTrait, begun: Timestamp, used: Timestamp, now: Timestamp) -> Result<(), StoreError> {
    use entity::session::Column;
    let old = Column::CreatedAt.lt(begun.0).or(Column::TouchedAt.lt(used.0));
    entity::session::Entity::delete_many().filter(old).exec(connection).await?;
    let expired = entity::invitation::Column::ExpiresAt.lte(now.0);
    entity::invitation::Entity::delete_many().filter(expired).exec(connection).await?;
    let expired = entity::log_in_link::Column::ExpiresAt.lte(now.0);
    entity::log_in_link::Entity::delete_many().filter(expired).exec(connection).await?;
    Ok(())
}

/// Stores an invitation.
///
/// # Errors
/// [`StoreError::Reference`] where the person has no account.
pub async fn invite(connection: &impl ConnectionTrait, new: &InvitationRow) -> Result<(), StoreError> {
    let row = entity::invitation::ActiveModel {
        id: Set(new.id.0),
        token: Set(new.token.clone()),
        person: Set(new.person.0),
        created_at: Set(new.created_at.0),
        expires_at: Set(new.expires_at.0),
    };
    entity::invitation::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// The invitation of a secret's hash.
///
/// # Errors
/// [`StoreError`].
pub async fn invitation(connection: &impl ConnectionTrait, token: &str) -> Result<Option<InvitationRow>, StoreError> {
    let query = entity::invitation::Entity::find().filter(entity::invitation::Column::Token.eq(token));
    Ok(query.one(connection).await?.map(|row| InvitationRow {
        id: InvitationId(row.id),
        token: row.token,
        person: PersonId(row.person),
        created_at: Timestamp(row.created_at),
        expires_at: Timestamp(row.expires_at),
    }))
}

/// Uses an invitation up. False for the second of two who do it at once.
///
/// # Errors
/// [`StoreError`].
pub async fn consume_invitation(connection: &impl ConnectionTrait, token: &str) -> Result<bool, StoreError> {
    let of_token = entity::invitation::Column::Token.eq(token);
    Ok(entity::invitation::Entity::delete_many().filter(of_token).exec(connection).await?.rows_affected > 0)
}

/// Whether the polo is the demonstration.
///
/// # Errors
/// [`StoreError`].
pub async fn is_demonstration(connection: &impl ConnectionTrait) -> Result<bool, StoreError> {
    Ok(entity::demonstration::Entity::find_by_id(1).one(connection).await?.is_some())
}

/// Says that the polo is the demonstration.
///
/// # Errors
/// [`StoreError`].
pub async fn mark_demonstration(connection: &impl ConnectionTrait, at: Timestamp) -> Result<(), StoreError> {
    let row = entity::demonstration::ActiveModel { id: Set(1), since: Set(at.0) };
    let again = OnConflict::column(entity::demonstration::Column::Id).do_nothing().to_owned();
    entity::demonstration::Entity::insert(row).on_conflict(again).exec_without_returning(connection).await?;
    Ok(())
}

fn account(row: entity::account::Model) -> AccountRow {
    AccountRow {
        person: PersonId(row.person),
        email: row.email,
        password: row.password,
        created_at: Timestamp(row.created_at),
        password_at: row.password_at.map(Timestamp),
    }
}

fn session_row(row: entity::session::Model) -> SessionRow {
    SessionRow {
        id: SessionId(row.id),
        token: row.token,
        person: PersonId(row.person),
        agent: row.agent,
        created_at: Timestamp(row.created_at),
        touched_at: Timestamp(row.touched_at),
        waits: row.waits,
        by_link: row.by_link,
    }
}
