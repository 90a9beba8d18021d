//! Seats of a demand are shared out between boards, never more than its positions.

use crate::databases::on_each;
use crate::polo::{Polo, envelope, refusal};
use domain::ApiError;
use domain::board::{BoardCommand, Refusal};
use services::board;

#[tokio::test(flavor = "multi_thread")]
async fn all_boards_together_have_at_most_the_positions() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let allot = |seats| BoardCommand::Allot { demand: polo.lathe, seats };
        assert_eq!(refusal(polo.teach(polo.second, allot(1)).await), Refusal::NoSeatsLeft { positions: 3 });
        polo.place(polo.students[0], polo.lathe).await.unwrap();
        polo.place(polo.students[1], polo.lathe).await.unwrap();
        assert_eq!(refusal(polo.teach(polo.first, allot(1)).await), Refusal::SeatsTaken { taken: 2 });
        polo.teach(polo.first, allot(2)).await.unwrap();
        polo.teach(polo.second, allot(1)).await.unwrap();
        polo.must_be_sound(polo.first).await;
        polo.must_be_sound(polo.second).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_boards_race_for_the_last_position() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        // Four positions, all on the second board: free them, then both boards want three.
        polo.teach(polo.second, BoardCommand::Allot { demand: polo.later, seats: 0 }).await.unwrap();
        let wishes = [polo.first, polo.second].map(|on| {
            let (services, teacher) = (polo.services.clone(), polo.teacher);
            let wish = envelope(BoardCommand::Allot { demand: polo.later, seats: 3 });
            tokio::spawn(async move { board::execute(&services, &teacher, on, wish).await })
        });
        let mut outcomes = Vec::new();
        for wish in wishes {
            outcomes.push(wish.await.unwrap());
        }
        let refused = Err(ApiError::Refused(Refusal::NoSeatsLeft { positions: 4 }));
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == refused).count(), 1, "{outcomes:?}");
        polo.must_be_sound(polo.first).await;
        polo.must_be_sound(polo.second).await;
    })
    .await;
}
