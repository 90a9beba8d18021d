//! What must never be false is refused by the database, and named alike on both.

use crate::databases::on_each;
use crate::sample::{NOW, new_demand, store, student};
use domain::board::{BoardEvent, Cause, Recorded};
use domain::competence::{Level, Weight};
use domain::concept::ProposalState;
use domain::id::{BoardId, CommandId, CompetenceProposalId, DemandId, StudentId};
use persistence::competence_proposal::{self, Decided, ProposalRecord};
use persistence::{Connection, StoreError, board, demand, event, import};

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

#[tokio::test]
async fn a_proposal_is_decided_once_and_soundly() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = store(connection).await.unwrap();
        let record = ProposalRecord {
            id: CompetenceProposalId::generate(),
            demand: sample.demand,
            company: sample.company,
            person: sample.teacher,
            label: "Ricamo".to_owned(),
            description: String::new(),
            broader: Some(sample.lathes),
            level: Level::Guided,
            weight: Weight::Useful,
            state: ProposalState::Proposed,
            competence: None,
            reason: String::new(),
            version: 1,
            created_at: NOW,
            decided: None,
        };
        competence_proposal::insert(connection, std::slice::from_ref(&record)).await.unwrap();
        assert_eq!(competence_proposal::find(connection, record.id).await.unwrap(), Some(record.clone()));
        let decided = |state, competence, reason| Decided { state, competence, reason, by: sample.teacher, at: NOW };
        for wrong in [
            decided(ProposalState::Declined, None, ""),
            decided(ProposalState::Approved, Some(sample.turning), "because"),
            decided(ProposalState::Declined, Some(sample.turning), "because"),
        ] {
            let error = competence_proposal::decide(connection, record.id, 1, &wrong).await.unwrap_err();
            assert!(matches!(error, StoreError::NotAllowed(_)), "{error:?}");
        }
        let sound = decided(ProposalState::Merged, Some(sample.turning), "");
        assert!(!competence_proposal::decide(connection, record.id, 7, &sound).await.unwrap(), "at another version");
        assert!(competence_proposal::decide(connection, record.id, 1, &sound).await.unwrap());
        assert!(!competence_proposal::decide(connection, record.id, 2, &sound).await.unwrap(), "decided already");
        assert_eq!(competence_proposal::waiting(connection).await.unwrap(), 0);
        for (length, is_sound) in [(80, true), (81, false), (0, false)] {
            let other = ProposalRecord { id: CompetenceProposalId::generate(), label: "è".repeat(length), ..record.clone() };
            assert_eq!(competence_proposal::insert(connection, &[other]).await.is_ok(), is_sound, "{length}");
        }
        // It goes with its demand.
        connection.execute_unprepared("DELETE FROM demand").await.unwrap();
        assert!(competence_proposal::all(connection, None).await.unwrap().is_empty());
    })
    .await;
}
