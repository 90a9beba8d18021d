//! Letters by e-mail: stored with what causes them, sent later.

use crate::{entity, error::StoreError};
use domain::calendar::Timestamp;
use domain::id::MailId;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// A letter.
#[derive(Clone, PartialEq, Eq)]
pub struct MailRow {
    /// Which one.
    pub id: MailId,
    /// To which address.
    pub recipient: String,
    /// What it is about.
    pub subject: String,
    /// As plain text.
    pub plain: String,
    /// As HTML.
    pub html: String,
    /// How often it was tried to send it.
    pub attempts: i32,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it is of no use any more.
    pub expires_at: Timestamp,
    /// When to try next; `None` when it was sent or given up.
    pub next_try: Option<Timestamp>,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
}

impl std::fmt::Debug for MailRow {
    /// Without address and text: links in letters are secrets.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "MailRow({}, {} attempts)", self.id, self.attempts)
    }
}

/// Stores a letter that is to be sent at once.
///
/// # Errors
/// [`StoreError`].
pub async fn insert(connection: &impl ConnectionTrait, new: &MailRow) -> Result<(), StoreError> {
    let row = entity::mail::ActiveModel {
        id: Set(new.id.0),
        recipient: Set(new.recipient.clone()),
        subject: Set(new.subject.clone()),
        plain: Set(new.plain.clone()),
        html: Set(new.html.clone()),
        attempts: Set(new.attempts),
        created_at: Set(new.created_at.0),
        expires_at: Set(new.expires_at.0),
        next_try: Set(new.next_try.map(|at| at.0)),
        sent_at: Set(new.sent_at.map(|at| at.0)),
    };
    entity::mail::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// Letters that are to be sent now, the oldest first, so many at most.
///
/// # Errors
/// [`StoreError`].
pub async fn due(connection: &impl ConnectionTrait, now: Timestamp, most: u64) -> Result<Vec<MailRow>, StoreError> {
    use entity::mail::Column;
    let query = entity::mail::Entity::find().filter(Column::NextTry.lte(now.0)).order_by_asc(Column::Id).limit(most);
    Ok(query.all(connection).await?.into_iter().map(mail).collect())
}

/// The newest letters, so many at most.
///
/// # Errors
/// [`StoreError`].
pub async fn newest(connection: &impl ConnectionTrait, most: u64) -> Result<Vec<MailRow>, StoreError> {
    let query = entity::mail::Entity::find().order_by_desc(entity::mail::Column::Id).limit(most);
    Ok(query.all(connection).await?.into_iter().map(mail).collect())
}

/// Takes a letter on: nobody else tries it before the moment that is given. False where somebody
/// else was quicker.
///
/// # Errors
/// [`StoreError`].
pub async fn claim(connection: &impl ConnectionTrait, letter: &MailRow, until: Timestamp) -> Result<bool, StoreError> {
    use entity::mail::Column;
    let row = entity::mail::ActiveModel { attempts: Set(letter.attempts + 1), next_try: Set(Some(until.0)), ..Default::default() };
    let query = entity::mail::Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(letter.id.0))
        .filter(Column::Attempts.eq(letter.attempts))
        .filter(Column::NextTry.is_not_null());
    Ok(query.exec(connection).await?.rows_affected > 0)
}

/// Notes that a letter was sent, or with `None` that it will not be; address and text go.
///
/// # Errors
/// [`StoreError`].
pub async fn close(connection: &impl ConnectionTrait, id: MailId, sent_at: Option<Timestamp>) -> Result<(), StoreError> {
    let row = entity::mail::ActiveModel {
        recipient: Set(String::new()),
        plain: Set(String::new()),
        html: Set(String::new()),
        next_try: Set(None),
        sent_at: Set(sent_at.map(|at| at.0)),
        ..Default::default()
    };
    entity::mail::Entity::update_many().set(row).filter(entity::mail::Column::Id.eq(id.0)).exec(connection).await?;
    Ok(())
}

/// Forgets letters written before a moment.
///
/// # Errors
/// [`StoreError`].
pub async fn forget(connection: &impl ConnectionTrait, before: Timestamp) -> Result<(), StoreError> {
    entity::mail::Entity::delete_many().filter(entity::mail::Column::CreatedAt.lt(before.0)).exec(connection).await?;
    Ok(())
}

fn mail(row: entity::mail::Model) -> MailRow {
    MailRow {
        id: MailId(row.id),
        recipient: row.recipient,
        subject: row.subject,
        plain: row.plain,
        html: row.html,
        attempts: row.attempts,
        created_at: Timestamp(row.created_at),
        expires_at: Timestamp(row.expires_at),
        next_try: row.next_try.map(Timestamp),
        sent_at: row.sent_at.map(Timestamp),
    }
}
