//! Server function of a student's own order; changing it is a command of the board.

use super::Failure;
use super::codec::Json;
use domain::board::OwnBoards;
use domain::id::BoardId;
use leptos::prelude::*;

/// The boards in which the student takes part, with the wanted one open, else the first.
#[server(name = ReadPreferences, prefix = "/api", endpoint = "preferences/read", input = Json, output = Json)]
pub async fn read_preferences(board: Option<BoardId>) -> Result<OwnBoards, Failure> {
    Ok(services::preference::read(&super::services()?, &super::actor(), board, super::language()).await?)
}
