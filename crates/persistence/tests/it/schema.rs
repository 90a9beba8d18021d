//! The migrations: up, down, up again; and a schema from the future.

use crate::databases::{on_each, postgres, sqlite};
use crate::sample::NOW;
use domain::board::{BoardEvent, Cause, Recorded};
use domain::id::CommandId;
use persistence::Connection;

#[tokio::test]
async fn goes_up_down_and_up_again() {
    for fresh in [Some(sqlite().await), postgres().await].into_iter().flatten() {
        let connection = fresh.database.connection();
        let all = migrations::pending(connection).await.unwrap();
        assert!(all > 0);
        assert_eq!(migrations::up(connection).await.unwrap(), all);
        assert_eq!(migrations::up(connection).await.unwrap(), 0, "nothing is left to do");
        let sample = crate::sample::store(connection).await.unwrap();
        crate::sample::say(connection, &sample).await;
        assert!(migrations::down(connection).await.is_ok(), "goes down with rows in the tables");
        assert!(connection.execute_unprepared("SELECT * FROM board").await.is_err(), "no table is left");
        assert_eq!(migrations::up(connection).await.unwrap(), all);
        crate::sample::store(connection).await.unwrap();
    }
}

#[tokio::test]
async fn an_older_schema_knows_nobody_who_left() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = crate::sample::store(connection).await.unwrap();
        crate::sample::say(connection, &sample).await;
        let (student, demand) = (sample.students[1], sample.demand);
        let gone = [
            BoardEvent::Joined { student },
            BoardEvent::Placed { student, from: None, to: demand },
            BoardEvent::Unplaced { student, from: demand },
            BoardEvent::Left { student },
            BoardEvent::Joined { student },
        ];
        persistence::board::take_versions(connection, sample.board, 5).await.unwrap();
        for (version, event) in (5..).zip(gone) {
            let recorded = Recorded { version, at: NOW, actor: None, command: CommandId::generate(), cause: Cause::SetUp, event };
            persistence::event::append(connection, sample.board, &[recorded]).await.unwrap();
            persistence::board::follow(connection, sample.board, &event).await.unwrap();
        }
        let names = migrations::names();
        let before = names.iter().position(|name| name.ends_with("000020_year")).unwrap();
        migrations::go_to(connection, before).await.unwrap();
        migrations::go_to(connection, names.len()).await.unwrap();
        let events = persistence::event::after(connection, sample.board, 0, 100).await.unwrap();
        assert_eq!(events.iter().map(|recorded| recorded.version).collect::<Vec<_>>(), [1, 2, 3, 4, 5], "dense again");
        assert_eq!(events[4].event, BoardEvent::Joined { student }, "who came back is there");
        assert_eq!(persistence::board::version(connection, sample.board).await.unwrap(), Some(5));
    })
    .await;
}

#[tokio::test]
async fn refuses_a_schema_from_the_future() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        connection
            .execute_unprepared("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m99990101_000001_later', 0)")
            .await
            .unwrap();
        let error = migrations::up(connection).await.unwrap_err();
        assert!(matches!(&error, migrations::MigrateError::Newer { newest } if newest == "m99990101_000001_later"), "{error}");
        assert!(error.to_string().contains("newer version"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn thresholds_are_complete() {
    on_each(async |fresh| {
        let regulations = persistence::regulation::all(fresh.database.connection()).await.unwrap();
        for (key, name) in domain::regulation::RegulationKey::ALL {
            assert!(regulations.on(key, crate::sample::day("2027-03-01")).is_some(), "{name} is missing");
        }
    })
    .await;
}
