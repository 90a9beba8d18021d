//! The polo itself: its agreements and who belongs to it, under one lock.

use crate::{entity, error::StoreError, row, word::Word};
use domain::calendar::Date;
use domain::id::{AgreementId, MembershipId, OrganisationId};
use domain::network::{Agreement, AgreementTerms, Membership, MembershipRole, Roll, Step, Validity};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};

/// Locks roll and agreements until the transaction ends: what is decided on stays true.
///
/// # Errors
/// [`StoreError`].
pub async fn lock(connection: &impl ConnectionTrait) -> Result<(), StoreError> {
    use entity::network_revision::{Column, Entity};
    let done = Entity::update_many().col_expr(Column::Revision, Expr::col(Column::Revision).add(1)).exec(connection).await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(StoreError::corrupt("network_revision", "its one row is missing")) }
}

/// Who belongs and belonged to the polo.
///
/// # Errors
/// [`StoreError`].
pub async fn roll(connection: &impl ConnectionTrait) -> Result<Roll, StoreError> {
    let rows = entity::membership::Entity::find().all(connection).await?;
    rows.into_iter().map(membership).collect::<Result<_, _>>().map(Roll::new)
}

/// Writes a step of the roll; its lock is held. `false` where the row was not at the version with
/// which the step begins: the transaction must end.
///
/// # Errors
/// [`StoreError::Taken`] or [`StoreError::NotAllowed`] where a constraint forbids a row, see
/// [`StoreError::field_error`]; [`StoreError::Reference`] for an unknown organisation.
pub async fn write(connection: &impl ConnectionTrait, step: &Step) -> Result<bool, StoreError> {
    use entity::membership::{Column, Entity};
    let at_version = |row: &Membership| Column::Id.eq(row.id.0).and(Column::Version.eq(row::stored_version(row.version)));
    let written = match (&step.before, &step.after) {
        (None, Some(after)) => Entity::insert(membership_row(after)).exec_without_returning(connection).await?,
        (Some(before), Some(after)) => {
            Entity::update_many().set(membership_row(after)).filter(at_version(before)).exec(connection).await?.rows_affected
        }
        (Some(before), None) => Entity::delete_many().filter(at_version(before)).exec(connection).await?.rows_affected,
        (None, None) => 0,
    };
    Ok(written == 1)
}

/// Adds memberships that were decided on together, such as those of a package.
///
/// # Errors
/// As [`write`].
pub async fn insert_memberships(connection: &impl ConnectionTrait, new: &[Membership]) -> Result<(), StoreError> {
    crate::bulk::insert_all(connection, new.iter().map(membership_row)).await
}

/// The agreements, by first day.
///
/// # Errors
/// [`StoreError`].
pub async fn agreements(connection: &impl ConnectionTrait) -> Result<Vec<Agreement>, StoreError> {
    use entity::agreement::{Column, Entity};
    Entity::find().order_by_asc(Column::ValidFrom).all(connection).await?.into_iter().map(agreement).collect()
}

/// Adds an agreement; the lock is held.
///
/// # Errors
/// As [`write`].
pub async fn insert_agreement(connection: &impl ConnectionTrait, new: &Agreement) -> Result<(), StoreError> {
    entity::agreement::Entity::insert(agreement_row(new)).exec_without_returning(connection).await?;
    Ok(())
}

/// Writes an agreement over the version before its own; `false` where there is another one by now.
/// The lock is held.
///
/// # Errors
/// As [`write`].
pub async fn change_agreement(connection: &impl ConnectionTrait, after: &Agreement) -> Result<bool, StoreError> {
    use entity::agreement::{Column, Entity};
    let before = Column::Id.eq(after.id.0).and(Column::Version.eq(row::stored_version(after.version) - 1));
    Ok(Entity::update_many().set(agreement_row(after)).filter(before).exec(connection).await?.rows_affected == 1)
}

fn validity(table: &'static str, from: Date, to: Option<Date>) -> Result<Validity, StoreError> {
    Validity::new(from, to).ok_or_else(|| StoreError::corrupt(table, format!("days from {from} that end before")))
}

fn membership(row: entity::membership::Model) -> Result<Membership, StoreError> {
    const TABLE: &str = "membership";
    Ok(Membership {
        id: MembershipId(row.id),
        version: row::number(TABLE, row.version)?,
        organisation: OrganisationId(row.organisation),
        role: MembershipRole::read(TABLE, &row.role)?,
        validity: validity(TABLE, row.valid_from, row.valid_to)?,
    })
}

fn membership_row(membership: &Membership) -> entity::membership::ActiveModel {
    entity::membership::ActiveModel {
        id: Set(membership.id.0),
        organisation: Set(membership.organisation.0),
        role: Set(membership.role.word().to_owned()),
        valid_from: Set(membership.validity.from()),
        valid_to: Set(membership.validity.to()),
        version: Set(row::stored_version(membership.version)),
    }
}

fn agreement(row: entity::agreement::Model) -> Result<Agreement, StoreError> {
    const TABLE: &str = "agreement";
    Ok(Agreement {
        id: AgreementId(row.id),
        version: row::number(TABLE, row.version)?,
        terms: AgreementTerms {
            title: row.title,
            signed_on: row.signed_on,
            validity: validity(TABLE, row.valid_from, row.valid_to)?,
            programme: row.programme,
        },
    })
}

fn agreement_row(agreement: &Agreement) -> entity::agreement::ActiveModel {
    let AgreementTerms { title, signed_on, validity, programme } = &agreement.terms;
    entity::agreement::ActiveModel {
        id: Set(agreement.id.0),
        title: Set(title.clone()),
        signed_on: Set(*signed_on),
        valid_from: Set(validity.from()),
        valid_to: Set(validity.to()),
        programme: Set(programme.clone()),
        version: Set(row::stored_version(agreement.version)),
    }
}
