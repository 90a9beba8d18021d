//! Many rows at once, in pieces that both databases accept.

use crate::error::StoreError;
use crate::row::MOST_BOUND;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Iterable};

/// Inserts all rows. Every row must set the same columns.
pub(crate) async fn insert_all<A>(connection: &impl ConnectionTrait, rows: impl IntoIterator<Item = A>) -> Result<(), StoreError>
where
    A: ActiveModelTrait,
{
    let columns = <A::Entity as EntityTrait>::Column::iter().count().max(1);
    let most = (MOST_BOUND / columns).max(1);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let piece: Vec<A> = rows.by_ref().take(most).collect();
        <A::Entity as EntityTrait>::insert_many(piece).exec_without_returning(connection).await?;
    }
    Ok(())
}
