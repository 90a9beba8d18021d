//! Seeded boards: made empty, then filled by ordinary commands of nobody.

use super::rows::{SeededBoard, SeededPlacement};
use super::{RefusedPlacement, SeedError};
use crate::board::{UnsharedBoard, Wish};
use crate::{ServiceError, Services};
use domain::board::{BoardCommand, Refusal};
use domain::id::CommandId;
use persistence::Transaction;

/// Stores the boards one after the other, so that a placement on one counts for the next.
pub(super) async fn store(services: &Services, transaction: &Transaction, boards: &[SeededBoard]) -> Result<(), SeedError> {
    let mut refused = Vec::new();
    for seeded in boards {
        persistence::board::insert(transaction, &seeded.new).await?;
        let board = UnsharedBoard::load(transaction, seeded.new.id, services.today()).await?;
        let set_up = wish(services);
        for student in &seeded.students {
            board.record(transaction, &set_up, &BoardCommand::Join { student: *student }).await?;
        }
        for (demand, seats) in &seeded.allotments {
            board.record(transaction, &set_up, &BoardCommand::Allot { demand: *demand, seats: *seats }).await?;
        }
        for placement in &seeded.placements {
            match place(services, transaction, &board, placement).await {
                Ok(()) => {}
                Err(ServiceError::Refused(refusal)) => refused.push(told(seeded, placement, refusal)),
                Err(error) => return Err(error.into()),
            }
        }
        for (student, demands) in &seeded.preferences {
            let order = BoardCommand::Prefer { student: *student, demands: demands.clone() };
            board.record(transaction, &wish(services), &order).await?;
        }
        for ((student, demand), assessment) in &seeded.assessments {
            let said = BoardCommand::Assess { student: *student, demand: *demand, assessment: *assessment };
            board.record(transaction, &wish(services), &said).await?;
        }
    }
    if refused.is_empty() { Ok(()) } else { Err(SeedError::Refused(refused)) }
}

/// Places a student, where the rules allow it; a refusal leaves the transaction usable, so that
/// the next row can be tried.
async fn place(
    services: &Services,
    transaction: &Transaction,
    board: &UnsharedBoard,
    placement: &SeededPlacement,
) -> Result<(), ServiceError> {
    let &SeededPlacement { student, demand, locked, .. } = placement;
    let (seat, placing) = (BoardCommand::Place { student, demand }, wish(services));
    persistence::import::attempt(transaction, board.record(transaction, &placing, &seat)).await?;
    if locked {
        board.record(transaction, &wish(services), &BoardCommand::LockStudent { student }).await?;
    }
    Ok(())
}

fn wish(services: &Services) -> Wish {
    Wish { command: CommandId::generate(), actor: None, at: services.now(), today: services.today() }
}

fn told(board: &SeededBoard, placement: &SeededPlacement, refusal: Refusal) -> RefusedPlacement {
    RefusedPlacement {
        row: placement.row,
        board: board.code.clone(),
        student: placement.register_number.clone(),
        demand: placement.demand_code.clone(),
        refusal,
    }
}
