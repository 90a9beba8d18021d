//! An import whose program is killed in the midst of its transaction leaves nothing behind.

use crate::process::{folder, program, words};
use crate::site::{Store, demo_data, fresh_database};
use persistence::{Connection, Database};
use sea_orm::Statement;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// So many that the kill finds the transaction open, on a quick machine too.
const STUDENTS: usize = 6_000;

fn list() -> String {
    let mut text = "Cognome;Nome;Data di nascita;Classe;Codice\n".to_owned();
    for number in 0..STUDENTS {
        writeln!(text, "Prova{number};Ada;03/02/2010;4A;Z{number:05}").expect("memory");
    }
    text
}

fn import(folder: &Path, url: &str) -> Command {
    let mut command = program(folder);
    command.args(["import", "students.csv", "--kind", "students", "--school", "PITF99901X"]).env("DATABASE_URL", url);
    command
}

/// The one number that a query answers.
async fn number(connection: &impl Connection, query: &str) -> i64 {
    let statement = Statement::from_string(connection.get_database_backend(), query);
    let row = connection.query_one_raw(statement).await.expect("answers").expect("a row");
    row.try_get_by_index(0).expect("a number")
}

async fn rows(url: &str) -> (i64, i64, i64) {
    let database = Database::connect(url).await.expect("opens");
    let connection = database.connection();
    let students = number(connection, "SELECT count(*) FROM student").await;
    let identities = number(connection, "SELECT count(*) FROM student_identity").await;
    let imports = number(connection, "SELECT count(*) FROM import").await;
    database.close().await.expect("closes");
    (students, identities, imports)
}

/// Waits until the import writes. False where it had ended before that was seen.
async fn is_writing(store: Store, folder: &Path, url: &str, child: &mut Child) -> bool {
    let watch = match store {
        Store::Sqlite => None,
        Store::Postgres => Some(Database::connect(url).await.expect("opens")),
    };
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(120) {
        if child.try_wait().expect("a child").is_some() {
            return false;
        }
        let writes = match &watch {
            // Pages of an open transaction that memory does not hold go to the log.
            None => std::fs::metadata(folder.join("annoda.sqlite3-wal")).is_ok_and(|log| log.len() > 500_000),
            Some(watch) => {
                let inserts =
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'INSERT INTO \"student\"%'";
                number(watch.connection(), inserts).await > 0
            }
        };
        if writes {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    panic!("{store:?}: the import neither writes nor ends");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_there_of_an_import_that_was_killed() {
    for store in Store::all() {
        let folder = folder();
        let url = fresh_database(store, folder.path()).await;
        std::fs::write(folder.path().join("students.csv"), list()).expect("writable");
        let seeded = program(folder.path()).arg("seed").arg(demo_data()).env("DATABASE_URL", &url).output().expect("runs");
        assert!(seeded.status.success(), "{}", words(&seeded));
        let before = rows(&url).await;

        let mut child = import(folder.path(), &url).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts");
        assert!(is_writing(store, folder.path(), &url, &mut child).await, "{store:?}: it ended before it was seen to write");
        child.kill().expect("SIGKILL");
        child.wait().expect("ended");
        assert_eq!(rows(&url).await, before, "{store:?}");
        let checked = program(folder.path()).arg("check").env("DATABASE_URL", &url).output().expect("runs");
        assert!(checked.status.success(), "{store:?}: {}", words(&checked));

        let again = import(folder.path(), &url).output().expect("runs");
        assert!(again.status.success(), "{store:?}: {}", words(&again));
        let added = i64::try_from(STUDENTS).expect("few");
        assert_eq!(rows(&url).await, (before.0 + added, before.1 + added, before.2 + 1), "{store:?}");
    }
}
