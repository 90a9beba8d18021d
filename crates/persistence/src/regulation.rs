//! Thresholds of law: what rules know of them, the register with versions, and its log.

use crate::{bulk, entity, error::StoreError, row, word::Word};
use domain::calendar::{Date, Timestamp};
use domain::id::{PersonId, RegulationId};
use domain::regulation::{Citation, Confirmation, Deed, LogLine, Register, Regulation, RegulationKey, RegulationRecord, Regulations, Step};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

const TABLE: &str = "regulation";

/// All thresholds of all times.
///
/// # Errors
/// [`StoreError`].
pub async fn all(connection: &impl ConnectionTrait) -> Result<Regulations, StoreError> {
    Ok(register(connection).await?.regulations())
}

/// All rows of the register.
///
/// # Errors
/// [`StoreError`].
pub async fn register(connection: &impl ConnectionTrait) -> Result<Register, StoreError> {
    let rows = entity::regulation::Entity::find().all(connection).await?;
    rows.into_iter().map(record).collect::<Result<_, _>>().map(Register::new)
}

/// How often the register has changed.
///
/// # Errors
/// [`StoreError`].
pub async fn revision(connection: &impl ConnectionTrait) -> Result<u64, StoreError> {
    let row = entity::regulation_revision::Entity::find().one(connection).await?;
    let row = row.ok_or_else(|| StoreError::corrupt("regulation_revision", "its one row is missing"))?;
    row::number("regulation_revision", row.revision)
}

/// Takes revisions, and the register's lock with the first of them; returns the last one taken.
///
/// # Errors
/// [`StoreError`].
pub async fn take_revisions(connection: &impl ConnectionTrait, steps: u64) -> Result<u64, StoreError> {
    use entity::regulation_revision::Column;
    let rows = entity::regulation_revision::Entity::update_many()
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(row::stored_version(steps)))
        .exec_with_returning(connection)
        .await?;
    let row = rows.into_iter().next().ok_or_else(|| StoreError::corrupt("regulation_revision", "its one row is missing"))?;
    row::number("regulation_revision", row.revision)
}

/// Writes steps to the rows and to the log, the first under `revision`; the register's lock is held.
/// `false` where a row was not at the version that its step begins with: the transaction must end.
///
/// # Errors
/// [`StoreError::Taken`] or [`StoreError::NotAllowed`] where a constraint forbids a row, see
/// [`StoreError::field_error`].
pub async fn write(
    connection: &impl ConnectionTrait,
    revision: u64,
    steps: &[Step],
    actor: PersonId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    use entity::regulation::Column;
    let mut lines = Vec::with_capacity(steps.len());
    for (revision, step) in (revision..).zip(steps) {
        let at_version =
            |record: &RegulationRecord| Column::Id.eq(record.id.0).and(Column::Version.eq(row::stored_version(record.version)));
        let written = match (&step.before, &step.after) {
            (None, Some(after)) => entity::regulation::Entity::insert(stored(after)).exec_without_returning(connection).await?,
            (Some(before), Some(after)) => {
                let update = entity::regulation::Entity::update_many().set(stored(after)).filter(at_version(before));
                update.exec(connection).await?.rows_affected
            }
            (Some(before), None) => {
                entity::regulation::Entity::delete_many().filter(at_version(before)).exec(connection).await?.rows_affected
            }
            (None, None) => 0,
        };
        if written != 1 {
            return Ok(false);
        }
        lines.extend(line(revision, step, actor, at));
    }
    bulk::insert_all(connection, lines).await?;
    Ok(true)
}

/// The log, newest first, at most `limit` lines: of one key, or of all.
///
/// # Errors
/// [`StoreError`].
pub async fn log(connection: &impl ConnectionTrait, key: Option<RegulationKey>, limit: u64) -> Result<Vec<LogLine>, StoreError> {
    use entity::regulation_event::Column;
    let mut query = entity::regulation_event::Entity::find();
    if let Some(key) = key {
        query = query.filter(Column::Key.eq(key.name()));
    }
    query.order_by_desc(Column::Revision).limit(limit).all(connection).await?.into_iter().map(log_line).collect()
}

fn key(table: &'static str, name: &str) -> Result<RegulationKey, StoreError> {
    RegulationKey::from_name(name).ok_or_else(|| StoreError::corrupt(table, format!("unknown key \"{name}\"")))
}

fn record(row: entity::regulation::Model) -> Result<RegulationRecord, StoreError> {
    Ok(RegulationRecord {
        id: RegulationId(row.id),
        version: row::number(TABLE, row.version)?,
        regulation: Regulation {
            key: key(TABLE, &row.key)?,
            value: row::number(TABLE, row.value)?,
            from: row.valid_from,
            to: row.valid_to,
            citation: Citation { text: row.citation, to_check: row.to_check },
        },
        confirmed: row.confirmed_at.map(|at| Confirmation { by: row.confirmed_by.map(PersonId), at: Timestamp(at) }),
    })
}

fn stored(record: &RegulationRecord) -> entity::regulation::ActiveModel {
    let Regulation { key, value, from, to, citation } = &record.regulation;
    entity::regulation::ActiveModel {
        id: Set(record.id.0),
        key: Set(key.name().to_owned()),
        valid_from: Set(*from),
        valid_to: Set(*to),
        value: Set(i32::from(*value)),
        citation: Set(citation.text.clone()),
        to_check: Set(citation.to_check),
        version: Set(row::stored_version(record.version)),
        confirmed_by: Set(record.confirmed.and_then(|confirmation| confirmation.by).map(|person| person.0)),
        confirmed_at: Set(record.confirmed.map(|confirmation| confirmation.at.0)),
    }
}

type Terms = (u16, Date, Option<Date>);

fn line(revision: u64, step: &Step, actor: PersonId, at: Timestamp) -> Option<entity::regulation_event::ActiveModel> {
    let row = step.after.as_ref().or(step.before.as_ref())?;
    let terms = |record: &RegulationRecord| (record.regulation.value, record.regulation.from, record.regulation.to);
    let (old, new) = (step.before.as_ref().map(terms), step.after.as_ref().map(terms));
    Some(entity::regulation_event::ActiveModel {
        revision: Set(row::stored_version(revision)),
        at: Set(at.0),
        actor: Set(actor.0),
        deed: Set(step.deed.word().to_owned()),
        regulation: Set(row.id.0),
        key: Set(row.regulation.key.name().to_owned()),
        old_value: Set(old.map(|(value, ..)| i32::from(value))),
        old_from: Set(old.map(|(_, from, _)| from)),
        old_to: Set(old.and_then(|(.., to)| to)),
        new_value: Set(new.map(|(value, ..)| i32::from(value))),
        new_from: Set(new.map(|(_, from, _)| from)),
        new_to: Set(new.and_then(|(.., to)| to)),
    })
}

fn log_line(row: entity::regulation_event::Model) -> Result<LogLine, StoreError> {
    const TABLE: &str = "regulation_event";
    let terms = |value: Option<i32>, from: Option<Date>, to: Option<Date>| -> Result<Option<Terms>, StoreError> {
        value.zip(from).map(|(value, from)| Ok((row::number(TABLE, value)?, from, to))).transpose()
    };
    Ok(LogLine {
        revision: row::number(TABLE, row.revision)?,
        at: Timestamp(row.at),
        actor: PersonId(row.actor),
        deed: Deed::read(TABLE, &row.deed)?,
        id: RegulationId(row.regulation),
        key: key(TABLE, &row.key)?,
        before: terms(row.old_value, row.old_from, row.old_to)?,
        after: terms(row.new_value, row.new_from, row.new_to)?,
    })
}
