//! The verbs that keep data safe, as an operator meets them: export and import of a whole polo,
//! backup and restore, the schema up and down.

use crate::process::{Process, assert_fails, folder, program, words};
use crate::site::{Store, demo_data, fresh_database};
use domain::board::BoardCommand;
use persistence::Database;
use sea_orm::ConnectionTrait as _;
use serde_json::Value;
use services::{Clock, Services};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program on the database at this address, with these words.
fn on(folder: &Path, url: &str, arguments: &[&str]) -> Command {
    let mut command = program(folder);
    command.args(arguments).env("DATABASE_URL", url);
    command
}

fn done(mut command: Command) -> Output {
    let output = command.output().expect("runs");
    assert!(output.status.success(), "{}", words(&output));
    output
}

/// What it says in JSON.
fn said(command: Command) -> Value {
    let output = done(command);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", words(&output)))
}

async fn seeded(store: Store, folder: &Path) -> String {
    let url = fresh_database(store, folder).await;
    let demo = demo_data();
    done(on(folder, &url, &["seed", &demo.to_string_lossy()]));
    url
}

async fn execute(url: &str, sql: &str) {
    let database = Database::connect(url).await.expect("opens");
    database.connection().execute_unprepared(sql).await.expect("written");
    database.close().await.expect("closed");
}

fn sqlite_at(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_polo_moves_from_one_database_to_another_and_back() {
    for from in Store::all() {
        for to in Store::all() {
            let folder = folder();
            let path = folder.path();
            let source = seeded(from, path).await;
            let report = said(on(path, &source, &["export", "polo.zip", "--json"]));
            assert!(report["rows"].as_u64() > Some(1_000) && report["tables"]["student"].as_u64() > Some(100), "{report}");
            assert_fails(on(path, &source, &["export", "polo.zip"]), &["polo.zip", "is there already"]);
            std::fs::create_dir(path.join("new")).expect("writable");
            let target = fresh_database(to, &path.join("new")).await;
            let loaded = said(on(path, &target, &["import", "polo.zip", "--json"]));
            assert_eq!((&loaded["rows"], &loaded["tables"]), (&report["rows"], &report["tables"]), "{from:?} {to:?}");
            assert!(loaded["boards"].as_u64() > Some(0), "{loaded}");
            done(on(path, &target, &["check"]));
            done(on(path, &target, &["export", "again.zip"]));
            let bytes = |name: &str| std::fs::read(path.join(name)).expect("readable");
            assert!(bytes("polo.zip") == bytes("again.zip"), "{from:?} {to:?}: not the same polo");
            assert_fails(on(path, &target, &["import", "polo.zip"]), &["holds data already", "empty", "ANNODA_DATA"]);
            assert_fails(on(path, &target, &["import", "polo.zip", "--dry-run"]), &["archive", "--dry-run"]);
        }
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn what_holds_names_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let url = seeded(Store::Sqlite, folder.path()).await;
    done(on(folder.path(), &url, &["export", "polo.zip"]));
    done(on(folder.path(), &url, &["backup", "copy.sqlite3"]));
    for file in ["polo.zip", "copy.sqlite3"] {
        let mode = std::fs::metadata(folder.path().join(file)).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archive_of_an_older_schema_comes_up_to_date_with_its_data() {
    for store in Store::all() {
        let folder = folder();
        let path = folder.path();
        let source = seeded(Store::Sqlite, path).await;
        let database = Database::connect(&source).await.expect("opens");
        migrations::go_to(database.connection(), migrations::names().len() - 1).await.expect("goes down");
        let older = path.join("older.zip");
        services::archive::export(&Services::new(database, Clock::system()), &older, &mut |_, _| {}).await.expect("written");
        std::fs::create_dir(path.join("new")).expect("writable");
        let target = fresh_database(store, &path.join("new")).await;
        let report = said(on(path, &target, &["import", "older.zip", "--json"]));
        assert!(report["placements"].as_u64() > Some(0), "{store:?}: {report}");
        let status = said(on(path, &target, &["migrate", "status", "--json"]));
        assert_eq!(status["pending"], 0);
        done(on(path, &target, &["check"]));

        // One that breaks half-way leaves a new database.
        let database = Database::connect(&source).await.expect("opens");
        database.connection().execute_unprepared("UPDATE board_student SET locked = NOT locked").await.expect("written");
        let broken = path.join("broken.zip");
        services::archive::export(&Services::new(database, Clock::system()), &broken, &mut |_, _| {}).await.expect("written");
        std::fs::create_dir(path.join("other")).expect("writable");
        let target = fresh_database(store, &path.join("other")).await;
        let output = on(path, &target, &["import", "broken.zip"]).output().expect("runs");
        assert!(!output.status.success() && words(&output).contains("does not hold together"), "{}", words(&output));
        done(on(path, &target, &["import", "older.zip"]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_goes_down_only_where_it_is_said_what_is_lost() {
    for store in Store::all() {
        let folder = folder();
        let path = folder.path();
        let url = seeded(store, path).await;
        let names = migrations::names();
        let status = said(on(path, &url, &["migrate", "status", "--json"]));
        assert_eq!(status["changes"].as_array().map(Vec::len), Some(names.len()));
        let people = names.iter().find(|name| name.contains("people")).expect("there");
        let refused = on(path, &url, &["migrate", "down", "--to", people]).output().expect("runs");
        let errors = words(&refused);
        assert_eq!(refused.status.code(), Some(1), "{errors}");
        for part in ["rows of board_event", "rows of demand", "--force", "annoda backup"] {
            assert!(errors.contains(part), "{part:?} is not in: {errors}");
        }
        assert!(!errors.contains("rows of student,"), "{errors}");
        done(on(path, &url, &["check"]));
        let down = said(on(path, &url, &["migrate", "down", "--to", people, "--force", "--json"]));
        assert_eq!(down["taken_back"].as_array().map(Vec::len), Some(names.len() - 2), "{down}");
        assert!(down["lost"]["demand"].as_u64() > Some(0), "{down}");
        let listed = done(on(path, &url, &["migrate", "status"]));
        assert!(words(&listed).contains(&format!("pending  {}", names[2])), "{}", words(&listed));
        assert_fails(on(path, &url, &["migrate", "down", "--to", "m0_nowhere"]), &["m0_nowhere", "status"]);
        // As before there were words behind `migrate`.
        done(on(path, &url, &["migrate"]));
        assert_eq!(said(on(path, &url, &["migrate", "status", "--json"]))["pending"], 0);
        done(on(path, &url, &["migrate", "up"]));
        let all = on(path, &url, &["migrate", "down"]).output().expect("runs");
        assert!(words(&all).contains(&names[names.len() - 1]), "{}", words(&all));
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).expect("readable").flatten().map(|file| file.path()).collect();
    files.sort();
    files
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_made_while_the_server_runs_and_put_back_when_it_has_ended() {
    let folder = folder();
    let path = folder.path();
    let data = path.join("data");
    let mut server = Process::start(path, None).await;
    let teacher = server.browser().enter("Luisa Bini").await;
    let board = teacher.board().await;
    let (student, demand) = crate::site::legal_pairs(&board)[0];
    teacher.command(board.summary.id, BoardCommand::Place { student, demand }).await;

    let mut backup = program(path);
    backup.args(["backup", "copy.sqlite3", "--json"]);
    let copied = said(backup);
    assert_eq!(copied["pending"], 0);
    let mut verify = program(path);
    // Whatever installation is named, it is not touched.
    verify.args(["restore", "copy.sqlite3", "--verify", "--json", "--data", "nowhere"]);
    assert_eq!(said(verify)["tables"], copied["tables"]);
    assert!(!path.join("nowhere").exists());
    let mut again = program(path);
    again.args(["backup", "copy.sqlite3"]);
    assert_fails(again, &["copy.sqlite3", "is there already"]);

    teacher.command(board.summary.id, BoardCommand::Undo).await;
    let restore = |force: bool| {
        let mut command = program(path);
        command.args(["restore", "copy.sqlite3"]);
        if force {
            command.arg("--force");
        }
        command
    };
    assert_fails(restore(false), &["holds data already", "--force"]);
    let before = files(&data);
    assert_fails(restore(true), &["A server has", "stop it first"]);
    assert_eq!(files(&data), before, "nothing was changed, nothing is left");
    assert!(teacher.read(board.summary.id).await.state.student(student).is_some(), "the server goes on");
    server.end();

    let restored = done(restore(true));
    assert!(words(&restored).contains("before-restore"), "{}", words(&restored));
    let kept = files(&data).into_iter().find(|file| file.to_string_lossy().contains("before-restore")).expect("kept");
    let database = Database::connect(&sqlite_at(&kept)).await.expect("the data from before are whole");
    database.close().await.expect("closed");
    let server = Process::start(path, None).await;
    let teacher = server.browser().enter("Luisa Bini").await;
    let state = teacher.read(board.summary.id).await.state;
    let standing = state.student(student).expect("on the board").standing;
    assert_eq!(standing, domain::board::Standing::Placed(demand), "as it was when the copy was made");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_is_not_whole_is_put_nowhere() {
    let folder = folder();
    let path = folder.path();
    let source = seeded(Store::Sqlite, path).await;
    done(on(path, &source, &["backup", "copy.sqlite3"]));
    let copy = std::fs::read(path.join("copy.sqlite3")).expect("readable");
    let target = sqlite_at(&path.join("new/annoda.sqlite3"));
    let refused = |name: &str, bytes: &[u8], parts: &[&str]| {
        std::fs::write(path.join(name), bytes).expect("writable");
        for arguments in [vec!["restore", name, "--verify"], vec!["restore", name]] {
            assert_fails(on(path, &target, &arguments), parts);
        }
        let left = if path.join("new").exists() { files(&path.join("new")) } else { Vec::new() };
        assert!(left.is_empty(), "{left:?}");
    };
    refused("empty", b"", &["empty", "no copy of a database"]);
    refused("picture.png", b"\x89PNG\r\n", &["picture.png", "no copy of a database"]);
    refused("half.sqlite3", &copy[..copy.len() / 2], &["half.sqlite3", "damaged"]);
    let mut torn = copy.clone();
    let middle = torn.len() / 2;
    torn[middle..middle + 40_000].fill(0xAA);
    refused("torn.sqlite3", &torn, &["torn.sqlite3"]);
    std::fs::write(path.join("open.sqlite3-wal"), b"more").expect("writable");
    refused("open.sqlite3", &copy, &["open.sqlite3", "-wal", "annoda backup"]);
    assert_fails(on(path, &target, &["restore", "missing", "--verify"]), &["missing", "cannot be read"]);

    let tampered = path.join("tampered.sqlite3");
    std::fs::write(&tampered, &copy).expect("writable");
    execute(&sqlite_at(&tampered), "UPDATE board_student SET locked = NOT locked WHERE student = (SELECT max(student) FROM board_student)")
        .await;
    refused("tampered.sqlite3", &std::fs::read(&tampered).expect("readable"), &["does not hold together"]);
    let newer = path.join("newer.sqlite3");
    std::fs::write(&newer, &copy).expect("writable");
    execute(&sqlite_at(&newer), "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29991231_000001_future', 0)").await;
    refused("newer.sqlite3", &std::fs::read(&newer).expect("readable"), &["newer version", "m29991231"]);

    // An older one is whole.
    let older = path.join("older.sqlite3");
    std::fs::write(&older, &copy).expect("writable");
    let database = Database::connect(&sqlite_at(&older)).await.expect("opens");
    migrations::go_to(database.connection(), migrations::names().len() - 1).await.expect("goes down");
    database.close().await.expect("closed");
    let report = said(on(path, &target, &["restore", "older.sqlite3", "--json"]));
    assert_eq!(report["pending"], 1);
    done(on(path, &target, &["migrate"]));
    done(on(path, &target, &["check"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_database_makes_way_with_all_its_files() {
    let folder = folder();
    let path = folder.path();
    let source = seeded(Store::Sqlite, path).await;
    done(on(path, &source, &["backup", "copy.sqlite3"]));
    let file = path.join("new/annoda.sqlite3");
    std::fs::create_dir(path.join("new")).expect("writable");
    std::fs::write(&file, vec![7; 9_000]).expect("writable");
    std::fs::write(path.join("new/annoda.sqlite3-wal"), vec![7; 9_000]).expect("writable");
    done(on(path, &sqlite_at(&file), &["restore", "copy.sqlite3", "--force"]));
    done(on(path, &sqlite_at(&file), &["check"]));
    let kept: Vec<PathBuf> =
        files(&path.join("new")).into_iter().filter(|file| file.to_string_lossy().contains("before-restore")).collect();
    assert!(std::fs::read(&kept[0]).expect("kept") == vec![7; 9_000], "{kept:?}");
    assert!(kept.iter().any(|file| file.to_string_lossy().ends_with("-wal")), "{kept:?}");
}

#[test]
fn postgresql_has_its_own_programs() {
    let folder = folder();
    let url = "postgres://annoda:s3cret@db.example:5433/polo";
    for (arguments, line) in [
        (
            vec!["backup", "copy file"],
            "pg_dump --format=custom --no-owner --file='copy file' --dbname=postgres://annoda@db.example:5433/polo",
        ),
        (
            vec!["restore", "copy"],
            "pg_restore --clean --if-exists --no-owner --single-transaction --dbname=postgres://annoda@db.example:5433/polo copy",
        ),
    ] {
        std::fs::write(folder.path().join("copy"), b"PGDMP").expect("writable");
        let output = on(folder.path(), url, &arguments).output().expect("runs");
        assert_eq!(output.status.code(), Some(3), "{}", words(&output));
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim_end(), line);
        assert!(!words(&output).contains("s3cret"), "{}", words(&output));
    }
}
