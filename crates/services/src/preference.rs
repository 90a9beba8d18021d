//! The places that a student may put in order. The order itself is a command of the board.

use crate::{Services, board};
use domain::ApiError;
use domain::board::OwnBoards;
use domain::id::BoardId;
use domain::language::Language;
use domain::policy::{Actor, Role};

/// The boards in which the actor, a student, takes part, with the wanted one open, else the first.
///
/// # Errors
/// [`ApiError::NotFound`] for everybody else, and for a board in which the student has no part.
pub async fn read(services: &Services, actor: &Actor, wanted: Option<BoardId>, language: Language) -> Result<OwnBoards, ApiError> {
    let Some(Role::Student { .. }) = actor.role() else { return Err(ApiError::NotFound) };
    let boards = board::list(services, actor, language).await?;
    let view = match wanted.or_else(|| boards.first().map(|board| board.id)) {
        Some(board) => Some(board::view(services, actor, board, language).await?),
        None => None,
    };
    Ok(OwnBoards { boards, view })
}
