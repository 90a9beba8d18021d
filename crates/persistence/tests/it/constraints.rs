//! What must never be false is refused by the database, and named alike on both.

use crate::databases::on_each;
use crate::sample::{NOW, new_demand, store, student};
use domain::board::{BoardEvent, Cause, Recorded};
use domain::id::{BoardId, CommandId, DemandId, StudentId};
use persistence::{StoreError, board, demand, event, import};

#[tokio::test]
async fn a_number_of_the_register_is_unique_in_its_school() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let mut twin = student(StudentId::generate(), &sample.class, "1");
        twin.pseudonym = "K-other".to_owned();
        let error = import::students(connection, &[twin]).await.unwrap_err();
        assert!(matches!(error, StoreError::Taken(_)), "{error:?}");
    })
    .await;
}

#[tokio::test]
async fn a_demand_needs_its_company_and_positions() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let mut orphan = new_demand(&sample);
        orphan.company = domain::id::OrganisationId::generate();
        let error = demand::insert(connection, DemandId::generate(), None, &orphan, NOW).await.unwrap_err();
        assert!(matches!(error, StoreError::Reference(_)), "{error:?}");
        let mut nobody = new_demand(&sample);
        nobody.positions = 0;
        let error = demand::insert(connection, DemandId::generate(), None, &nobody, NOW).await.unwrap_err();
        assert!(matches!(error, StoreError::NotAllowed(_)), "{error:?}");
        let error = demand::insert(connection, DemandId::generate(), Some("R001"), &new_demand(&sample), NOW).await.unwrap_err();
        assert!(matches!(error, StoreError::Taken(_)), "{error:?}");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_placed_who_does_not_take_part() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let placed = BoardEvent::Placed { student: sample.students[0], from: None, to: sample.demand };
        let error = board::follow(connection, sample.board, &placed).await.unwrap_err();
        assert!(matches!(error, StoreError::Reference(_)), "{error:?}");
    })
    .await;
}

#[tokio::test]
async fn a_version_is_taken_once() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let recorded = Recorded {
            version: 1,
            at: NOW,
            actor: None,
            command: CommandId::generate(),
            cause: Cause::SetUp,
            event: BoardEvent::Joined { student: sample.students[0] },
        };
        event::append(connection, sample.board, &[recorded]).await.unwrap();
        let error = event::append(connection, sample.board, &[recorded]).await.unwrap_err();
        assert!(matches!(error, StoreError::Taken(_)), "{error:?}");
    })
    .await;
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        assert_eq!(board::find(connection, BoardId::generate()).await.unwrap(), None);
        assert_eq!(board::take_versions(connection, BoardId::generate(), 1).await.unwrap(), None);
        assert_eq!(demand::lock(connection, DemandId::generate()).await.unwrap(), None);
        assert_eq!(persistence::student::lock(connection, StudentId::generate()).await.unwrap(), None);
        assert_eq!(persistence::command::find(connection, CommandId::generate()).await.unwrap(), None);
    })
    .await;
}
