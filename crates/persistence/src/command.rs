//! What commands led to, so that a repeat is answered and not done again.

use crate::row;
use crate::{entity, error::StoreError};
use domain::board::Receipt;
use domain::calendar::Timestamp;
use domain::id::{BoardId, CommandId, DemandId, PersonId};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

/// What a command did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Events on a board.
    Board(BoardId, Receipt),
    /// A new demand.
    Demand(DemandId),
}

/// A command that was done, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoneCommand {
    /// Who sent it.
    pub actor: PersonId,
    /// What it did.
    pub outcome: Outcome,
}

/// What a command did, if it was done.
///
/// # Errors
/// [`StoreError`].
pub async fn find(connection: &impl ConnectionTrait, command: CommandId) -> Result<Option<DoneCommand>, StoreError> {
    const TABLE: &str = "command_result";
    let Some(row) = entity::command_result::Entity::find_by_id(command.0).one(connection).await? else { return Ok(None) };
    let outcome = match (row.board, row.first_version, row.last_version, row.demand) {
        (Some(board), Some(first), Some(last), None) => {
            let receipt = Receipt { command, first: row::number(TABLE, first)?, last: row::number(TABLE, last)? };
            Outcome::Board(BoardId(board), receipt)
        }
        (None, None, None, Some(demand)) => Outcome::Demand(DemandId(demand)),
        _ => return Err(StoreError::corrupt(TABLE, format!("{command} has no outcome"))),
    };
    Ok(Some(DoneCommand { actor: PersonId(row.actor), outcome }))
}

/// Remembers what a command did; in the same transaction as what it did.
///
/// # Errors
/// [`StoreError::Taken`] where it was done already.
pub async fn remember(connection: &impl ConnectionTrait, command: CommandId, done: &DoneCommand, at: Timestamp) -> Result<(), StoreError> {
    let (board, versions, demand) = match done.outcome {
        Outcome::Board(board, receipt) => (Some(board.0), Some((receipt.first, receipt.last)), None),
        Outcome::Demand(demand) => (None, None, Some(demand.0)),
    };
    let row = entity::command_result::ActiveModel {
        command: Set(command.0),
        actor: Set(done.actor.0),
        board: Set(board),
        first_version: Set(versions.map(|(first, _)| row::stored_version(first))),
        last_version: Set(versions.map(|(_, last)| row::stored_version(last))),
        demand: Set(demand),
        at: Set(at.0),
    };
    entity::command_result::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}
