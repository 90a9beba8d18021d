//! A fresh database for each test, of each kind: an SQLite file always, PostgreSQL where
//! `ANNODA_TEST_POSTGRES` names a server on which databases may be made.

use persistence::{Connection, Database};
use std::io::Write;

/// A migrated database that nobody else uses.
pub struct Fresh {
    pub database: Database,
    /// How to open it once more.
    pub url: String,
    _folder: Option<tempfile::TempDir>,
}

/// Runs a test on each database, with the schema up to date.
pub async fn on_each(test: impl AsyncFn(Fresh)) {
    for fresh in [Some(sqlite().await), postgres().await].into_iter().flatten() {
        migrations::up(fresh.database.connection()).await.unwrap();
        let database = fresh.database.clone();
        test(fresh).await;
        database.close().await.unwrap();
    }
}

pub async fn sqlite() -> Fresh {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/annoda.sqlite", folder.path().display());
    Fresh { database: Database::connect(&url).await.unwrap(), url, _folder: Some(folder) }
}

pub async fn postgres() -> Option<Fresh> {
    let Ok(server) = std::env::var("ANNODA_TEST_POSTGRES") else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "in CI the tests on PostgreSQL must run: set ANNODA_TEST_POSTGRES");
        // Written past the test harness, which swallows what a passing test prints.
        let _ = writeln!(std::io::stderr(), "SKIPPED on PostgreSQL: ANNODA_TEST_POSTGRES is not set");
        return None;
    };
    let name = format!("annoda_{}", uuid::Uuid::now_v7().simple());
    let admin = Database::connect(&server).await.unwrap();
    admin.connection().execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    admin.close().await.unwrap();
    let (address, settings) = server.split_once('?').unwrap_or((&server, ""));
    let (scheme, rest) = address.split_once("://").unwrap();
    let host = rest.split_once('/').map_or(rest, |(host, _)| host);
    let url = format!("{scheme}://{host}/{name}{}{settings}", if settings.is_empty() { "" } else { "?" });
    Some(Fresh { database: Database::connect(&url).await.unwrap(), url, _folder: None })
}
