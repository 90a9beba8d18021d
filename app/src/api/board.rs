//! Server functions of the board: actor, one service call, typed result.

use super::codec::Json;
use crate::api::Failure;
use domain::board::{BoardSummary, BoardView, CommandEnvelope, HistoryLine, Receipt};
use domain::id::BoardId;
use leptos::prelude::*;

/// The boards that the reader may see.
#[server(name = ListBoards, prefix = "/api", endpoint = "boards/list", input = Json, output = Json)]
pub async fn list_boards() -> Result<Vec<BoardSummary>, Failure> {
    let language = super::language();
    Ok(services::board::list(&super::services()?, &super::actor(), language).await?)
}

/// One board, as the reader may see it.
#[server(name = ReadBoard, prefix = "/api", endpoint = "boards/read", input = Json, output = Json)]
pub async fn read_board(board: BoardId) -> Result<BoardView, Failure> {
    let language = super::language();
    Ok(services::board::view(&super::services()?, &super::actor(), board, language).await?)
}

/// Does a command, once: a repeat of the same id gets the first answer.
#[server(name = ExecuteCommand, prefix = "/api", endpoint = "boards/execute", input = Json, output = Json)]
pub async fn execute_command(board: BoardId, envelope: CommandEnvelope) -> Result<Receipt, Failure> {
    Ok(services::board::execute(&super::services()?, &super::actor(), board, envelope).await?)
}

/// A page of the board's history, newest first, from before the given version.
#[server(name = ReadHistory, prefix = "/api", endpoint = "boards/history", input = Json, output = Json)]
pub async fn read_history(board: BoardId, before: Option<u64>) -> Result<Vec<HistoryLine>, Failure> {
    Ok(services::board::history(&super::services()?, &super::actor(), board, before).await?)
}
