//! The program as an operator starts, stops and breaks it.

use crate::live::Stream;
use crate::site::{Browser, Store, demo_data, envelope, fresh_database, legal_pairs, site_files};
use domain::board::{BoardCommand, Receipt};
use reqwest::StatusCode;
use sea_orm::ConnectionTrait as _;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annoda"));
    command.current_dir(folder).stdin(Stdio::null());
    for name in ["DATABASE_URL", "ANNODA_DEMO", "ANNODA_DEMO_DATA", "HOST", "PORT", "ANNODA_LOG", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    command.env("ANNODA_DATA", folder.join("data")).env("LEPTOS_SITE_ROOT", folder.join("site")).env("LEPTOS_HASH_FILES", "false");
    command
}

pub(crate) fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    site_files(folder.path());
    folder
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("some port is free").port()
}

/// A server in a process of its own; killed when dropped.
pub(crate) struct Process {
    child: Child,
    address: String,
}

impl Process {
    pub(crate) async fn start(folder: &Path, database: Option<&str>) -> Self {
        let port = free_port();
        let mut command = program(folder);
        command.args(["serve", "--demo", "--demo-data"]).arg(demo_data()).env("PORT", port.to_string());
        if let Some(url) = database {
            command.env("DATABASE_URL", url);
        }
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts");
        let mut process = Self { child, address: format!("http://127.0.0.1:{port}") };
        process.wait_until_ready().await;
        process
    }

    async fn wait_until_ready(&mut self) {
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(60) {
            if let Ok(response) = reqwest::get(format!("{}/health", self.address)).await {
                assert_eq!(response.status(), StatusCode::OK);
                return;
            }
            assert!(self.child.try_wait().expect("a child").is_none(), "the server has ended");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server is not ready after 60 s");
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::new(&self.address)
    }

    /// Asks it to end, and waits until it has.
    pub(crate) fn end(&mut self) {
        self.signal("TERM");
        assert!(self.child.wait().expect("a child").success());
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status().expect("kill");
        assert!(sent.success());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_a_sudden_end() {
    for store in Store::all() {
        let folder = folder();
        let database = fresh_database(store, folder.path()).await;
        let mut process = Process::start(folder.path(), Some(&database)).await;
        let teacher = process.browser().enter("Luisa Bini").await;
        let board = teacher.board().await;
        let id = board.summary.id;
        let mut acknowledged: Vec<Receipt> = Vec::new();
        for (student, demand) in legal_pairs(&board) {
            let (status, value) = teacher.execute(id, envelope(BoardCommand::Place { student, demand })).await;
            if status == StatusCode::OK {
                acknowledged.push(serde_json::from_value(value).expect("a receipt"));
            }
            if acknowledged.len() == 12 {
                break;
            }
        }
        assert!(acknowledged.len() >= 8, "{store:?}: {acknowledged:?}");
        let before = teacher.read(id).await.state;
        // A wish under way when the end comes: done or not done, but never by half.
        let under_way = tokio::spawn({
            let teacher = teacher.clone();
            async move {
                teacher
                    .http
                    .post(format!("{}/api/boards/execute", teacher.address))
                    .json(&serde_json::json!({ "board": id, "envelope": envelope(BoardCommand::Undo) }))
                    .send()
                    .await
                    .map(|answer| answer.status())
            }
        });
        process.child.kill().expect("SIGKILL");
        process.child.wait().expect("ended");
        let undone = under_way.await.expect("no panic");

        let process = Process::start(folder.path(), Some(&database)).await;
        let teacher = process.browser().enter("Luisa Bini").await;
        let after = teacher.read(id).await.state;
        let last = acknowledged.last().expect("some").last;
        assert!(after.version() >= last, "{store:?}: version {} of {last}", after.version());
        if undone.is_ok_and(|status| status.is_success()) {
            assert_eq!(after.version(), last + 1, "{store:?}");
        } else if after.version() == last {
            assert_eq!(after, before, "{store:?}");
        }
        let checked = program(folder.path()).arg("check").env("DATABASE_URL", &database).output().expect("runs");
        assert!(checked.status.success(), "{store:?}: {}", words(&checked));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_asked_to_end_closes_its_streams_and_ends() {
    let folder = folder();
    for signal in ["TERM", "INT"] {
        let mut process = Process::start(folder.path(), None).await;
        let teacher = process.browser().enter("Luisa Bini").await;
        let board = teacher.board().await;
        let mut stream = Stream::open(&teacher, board.summary.id, board.state.version(), None).await;
        let asked = Instant::now();
        process.signal(signal);
        assert_eq!(stream.next().await, None, "{signal}");
        let status = tokio::task::spawn_blocking(move || process.child.wait().expect("a child")).await.expect("no panic");
        assert!(status.success(), "{signal}: {status}");
        assert!(asked.elapsed() < Duration::from_secs(8), "{signal}: after {:?}", asked.elapsed());
    }
}

pub(crate) fn words(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// It must fail with one sentence that holds all of `parts`, and nothing else.
pub(crate) fn assert_fails(mut command: Command, parts: &[&str]) {
    let output = command.output().expect("runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{errors}");
    let lines: Vec<&str> = errors.lines().collect();
    let [sentence] = lines[..] else { panic!("one sentence is wanted, not:\n{errors}") };
    for part in parts {
        assert!(sentence.contains(part), "{part:?} is not in: {sentence}");
    }
    assert!(!errors.contains("panicked") && !errors.contains("RUST_BACKTRACE"), "{errors}");
}

#[test]
fn a_port_in_use_is_said_before_anything_is_touched() {
    let folder = folder();
    let taken = TcpListener::bind("127.0.0.1:0").expect("some port is free");
    let port = taken.local_addr().expect("bound").port();
    let mut command = program(folder.path());
    command.arg("serve").env("PORT", port.to_string());
    assert_fails(command, &[&format!("Port {port}"), "PORT="]);
    assert!(!folder.path().join("data").exists());
}

#[test]
fn data_that_cannot_be_written_are_said() {
    let folder = folder();
    let file = folder.path().join("file");
    std::fs::write(&file, b"").expect("writable");
    let mut command = program(folder.path());
    command.arg("serve").env("PORT", free_port().to_string()).env("ANNODA_DATA", file.join("data"));
    assert_fails(command, &["cannot be written", "ANNODA_DATA"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let closed = folder.path().join("closed");
        std::fs::create_dir(&closed).expect("writable");
        std::fs::set_permissions(&closed, PermissionsExt::from_mode(0o555)).expect("own folder");
        // Root may write everywhere: then there is nothing to see.
        if std::fs::write(closed.join("probe"), b"").is_err() {
            let mut command = program(folder.path());
            command.arg("migrate").env("ANNODA_DATA", &closed);
            assert_fails(command, &["cannot be written", "closed"]);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_from_a_newer_version_is_left_alone() {
    for store in Store::all() {
        let folder = folder();
        let url = fresh_database(store, folder.path()).await;
        let migrated = program(folder.path()).arg("migrate").env("DATABASE_URL", &url).output().expect("runs");
        assert!(migrated.status.success(), "{}", words(&migrated));
        let database = persistence::Database::connect(&url).await.expect("opens");
        let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29991231_000001_future', 0)";
        database.connection().execute_unprepared(newer).await.expect("written");
        database.close().await.expect("closed");
        for verb in ["serve", "migrate", "check"] {
            let mut command = program(folder.path());
            command.arg(verb).env("DATABASE_URL", &url);
            if verb == "serve" {
                command.env("PORT", free_port().to_string());
            }
            assert_fails(command, &["newer version", "m29991231_000001_future"]);
        }
    }
}

#[test]
fn a_database_that_does_not_answer_is_said_without_its_password() {
    let folder = folder();
    let url = format!("postgres://annoda:s3cret@127.0.0.1:{}/annoda", free_port());
    let output = program(folder.path()).arg("migrate").env("DATABASE_URL", &url).output().expect("runs");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    assert!(errors.contains("cannot be opened") && errors.contains("DATABASE_URL"), "{errors}");
    assert!(!words(&output).contains("s3cret"), "{errors}");
    assert_eq!(errors.lines().count(), 1, "{errors}");
}

#[test]
fn missing_files_are_said() {
    let folder = folder();
    let mut command = program(folder.path());
    command.arg("serve").env("PORT", free_port().to_string()).env("LEPTOS_SITE_ROOT", folder.path().join("nowhere"));
    assert_fails(command, &["site", "make bin"]);
    let mut command = program(folder.path());
    command.args(["seed", "nowhere"]);
    assert_fails(command, &["CSV", "nowhere", "ANNODA_DEMO_DATA"]);
}

#[test]
fn a_broken_row_is_named_and_nothing_is_loaded() {
    let folder = folder();
    let broken = folder.path().join("broken");
    std::fs::create_dir(&broken).expect("writable");
    for file in std::fs::read_dir(demo_data()).expect("readable").flatten() {
        std::fs::copy(file.path(), broken.join(file.file_name())).expect("copied");
    }
    let students = broken.join("studenti.csv");
    let text = std::fs::read_to_string(&students).expect("readable");
    std::fs::write(&students, text.replacen("20/08/2009", "32/13/2009", 1)).expect("writable");
    let output = program(folder.path()).arg("seed").arg(&broken).output().expect("runs");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    for part in ["studenti.csv", "2", "data_nascita", "32/13/2009"] {
        assert!(errors.contains(part), "{part:?} is not in: {errors}");
    }
    let seeded = program(folder.path()).arg("seed").arg(demo_data()).output().expect("runs");
    assert!(seeded.status.success(), "nothing was left of the first try: {}", words(&seeded));
    let again = program(folder.path()).arg("seed").arg(demo_data()).output().expect("runs");
    assert!(!again.status.success() && words(&again).contains("holds data already"), "{}", words(&again));
    let checked = program(folder.path()).arg("check").output().expect("runs");
    assert!(checked.status.success(), "{}", words(&checked));
}

#[test]
fn help_explains_every_verb() {
    let folder = folder();
    let alone = program(folder.path()).output().expect("runs");
    for verb in ["serve", "migrate", "seed", "check", "import", "export", "backup", "restore"] {
        assert!(words(&alone).contains(verb), "{}", words(&alone));
        let help = program(folder.path()).args([verb, "--help"]).output().expect("runs");
        assert!(help.status.success() && words(&help).contains("ANNODA_DATA"), "{}", words(&help));
    }
}
