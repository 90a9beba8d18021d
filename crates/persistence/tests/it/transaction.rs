//! The one way to write: all or nothing, and nobody is turned away by a lock.

use crate::databases::{on_each, postgres, sqlite};
use crate::sample::store;
use domain::id::BoardId;
use persistence::{Database, StoreError, board, write_transaction};

#[tokio::test]
async fn an_error_leaves_nothing_behind() {
    on_each(async |fresh| {
        let sample = store(fresh.database.connection()).await.unwrap();
        let board = sample.board;
        let outcome: Result<(), StoreError> = write_transaction(&fresh.database, |transaction| async move {
            board::take_versions(&transaction, board, 5).await?;
            Err(StoreError::NotAllowed("on purpose".to_owned()))
        })
        .await;
        assert!(outcome.is_err());
        assert_eq!(board::version(fresh.database.connection(), sample.board).await.unwrap(), Some(0));
    })
    .await;
}

async fn read_then_write(database: &Database, board: BoardId) -> Result<u64, StoreError> {
    write_transaction(database, |transaction| async move {
        board::version(&transaction, board).await?;
        board::take_versions(&transaction, board, 1).await?.ok_or(StoreError::NotAllowed("no board".to_owned()))
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_writers_that_read_first_all_get_their_turn() {
    on_each(async |fresh| {
        let sample = store(fresh.database.connection()).await.unwrap();
        let writers: Vec<_> = (0..40)
            .map(|_| {
                let (database, board) = (fresh.database.clone(), sample.board);
                tokio::spawn(async move { read_then_write(&database, board).await })
            })
            .collect();
        let mut versions = Vec::new();
        for writer in writers {
            versions.push(writer.await.unwrap().unwrap());
        }
        versions.sort_unstable();
        assert_eq!(versions, (1..=40).collect::<Vec<u64>>());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_processes_on_one_database_take_turns_too() {
    on_each(async |fresh| {
        let sample = store(fresh.database.connection()).await.unwrap();
        let second = Database::connect(&fresh.url).await.unwrap();
        let writers: Vec<_> = (0..30)
            .map(|number| {
                let database = if number % 2 == 0 { fresh.database.clone() } else { second.clone() };
                let board = sample.board;
                tokio::spawn(async move { read_then_write(&database, board).await })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap().unwrap();
        }
        assert_eq!(board::version(second.connection(), sample.board).await.unwrap(), Some(30));
        second.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_address_of_another_kind_is_refused() {
    let error = Database::connect("mysql://somewhere/annoda").await.unwrap_err();
    assert!(matches!(error, StoreError::Address(scheme) if scheme == "mysql"));
    assert!(!sqlite().await.database.is_postgres());
    if let Some(fresh) = postgres().await {
        assert!(fresh.database.is_postgres());
    }
}
