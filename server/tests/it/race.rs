//! Twenty clients want the last seat: exactly one gets it, on both databases.

use crate::site::{Browser, Site, Store, envelope, legal_pairs};
use domain::ApiError;
use domain::board::{BoardCommand, Receipt, Refusal};
use domain::id::{DemandId, StudentId};
use reqwest::StatusCode;
use std::collections::BTreeMap;

#[tokio::test(flavor = "multi_thread")]
async fn twenty_clients_race_for_the_last_seat() {
    for store in Store::all() {
        race(&Site::start(store, true).await, store).await;
    }
}

async fn race(site: &Site, store: Store) {
    let teacher = site.person("Luisa Bini").await;
    let board = teacher.board().await;
    let id = board.summary.id;
    let mut wishes: BTreeMap<DemandId, Vec<StudentId>> = BTreeMap::new();
    for (student, demand) in legal_pairs(&board) {
        wishes.entry(demand).or_default().push(student);
    }
    let (demand, students) = wishes.into_iter().max_by_key(|(_, students)| students.len()).expect("some demand");
    let taken = board.state.demand(demand).expect("it stands here").taken;
    if board.state.demand(demand).expect("it stands here").seats != taken + 1 {
        teacher.command(id, BoardCommand::Allot { demand, seats: taken + 1 }).await;
    }
    let before = teacher.read(id).await.state.version();

    let wishes = (0..20).map(|number| envelope(BoardCommand::Place { student: students[number % students.len()], demand }));
    let asking = wishes.map(|wish| {
        let browser = Browser::new(&site.address);
        tokio::spawn(async move {
            let (status, value) = browser.enter("Luisa Bini").await.execute(id, wish.clone()).await;
            (wish, status, value)
        })
    });
    let asking: Vec<_> = asking.collect();
    let mut winners = Vec::new();
    for answer in asking {
        let (wish, status, value) = answer.await.expect("no panic");
        if status == StatusCode::OK {
            winners.push((wish, serde_json::from_value::<Receipt>(value).expect("a receipt")));
        } else {
            assert_eq!(status, StatusCode::CONFLICT, "{store:?}: {value}");
            let error = serde_json::from_value(value).expect("an error");
            assert!(matches!(error, ApiError::Refused(Refusal::Full { .. } | Refusal::AlreadyThere)), "{store:?}: {error:?}");
        }
    }
    let [(wish, receipt)] = &winners[..] else { panic!("{store:?}: {} have the seat", winners.len()) };

    let after = teacher.read(id).await;
    assert_eq!(after.state.version(), before + 1, "{store:?}: one event");
    assert_eq!(after.state.demand(demand).map(|seats| (seats.taken, seats.free())), Some((taken + 1, 0)), "{store:?}");
    // Sent again, as after a lost answer: the same answer, and nothing happens twice.
    let (status, value) = teacher.execute(id, wish.clone()).await;
    assert_eq!((status, serde_json::from_value(value).ok()), (StatusCode::OK, Some(*receipt)), "{store:?}");
    assert_eq!(teacher.read(id).await.state.version(), before + 1, "{store:?}");
    let report = services::check::check(&site.state.services).await.expect("reads");
    assert!(report.is_sound(), "{store:?}: {:?}", report.discrepancies);
}
