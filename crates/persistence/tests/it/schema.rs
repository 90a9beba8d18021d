//! The migrations: up, down, up again; and a schema from the future.

use crate::databases::{on_each, postgres, sqlite};
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
