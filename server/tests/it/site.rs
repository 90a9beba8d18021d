//! A server of one's own for a test: in this process, on a free port, with a fresh database that
//! holds the demo polo; clients; and what tests do with them again and again.

use app::api::SessionCookie;
use domain::board::{BoardCommand, BoardSummary, BoardView, CommandEnvelope, Receipt, Standing};
use domain::id::{BoardId, CommandId, DemandId, StudentId};
use domain::person::DemoPerson;
use leptos::config::{Env, LeptosOptions};
use persistence::Database;
use reqwest::{Client, StatusCode};
use sea_orm::ConnectionTrait as _;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use server::{ServerState, lifecycle};
use services::{Clock, Services};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

pub(crate) const HASH: &str = "t3sTh4sh-t3sT_h4sht3sT";

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Store {
    Sqlite,
    Postgres,
}

impl Store {
    /// SQLite, and PostgreSQL where the tests were given one.
    pub(crate) fn all() -> Vec<Self> {
        if postgres().is_some() {
            return vec![Self::Sqlite, Self::Postgres];
        }
        assert_ne!(std::env::var("CI").ok().as_deref(), Some("true"), "CI must test on PostgreSQL: ANNODA_TEST_POSTGRES is not set");
        eprintln!("NOT TESTED ON POSTGRESQL: ANNODA_TEST_POSTGRES is not set (scripts/postgres sets it)");
        vec![Self::Sqlite]
    }
}

fn postgres() -> Option<String> {
    std::env::var("ANNODA_TEST_POSTGRES").ok().filter(|url| !url.is_empty())
}

/// The address of a database that nobody has used yet.
pub(crate) async fn fresh_database(store: Store, folder: &Path) -> String {
    match store {
        Store::Sqlite => format!("sqlite://{}?mode=rwc", folder.join("annoda.sqlite3").display()),
        Store::Postgres => {
            let url = postgres().expect("only asked for where there is one");
            let name = format!("server_{}", uuid::Uuid::now_v7().simple());
            let admin = Database::connect(&url).await.expect("the tests' PostgreSQL answers");
            admin.connection().execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("may create databases");
            admin.close().await.expect("closes");
            format!("{}/{name}", url.rsplit_once('/').expect("ends with a database").0)
        }
    }
}

/// The CSV files of the demo.
pub(crate) fn demo_data() -> PathBuf {
    // Whole: programs that are given it run in folders of their own.
    std::path::absolute("../data/demo").expect("a working folder")
}

/// What `cargo leptos build` leaves, in miniature.
pub(crate) fn site_files(folder: &Path) -> PathBuf {
    let site = folder.join("site");
    let package = site.join("pkg");
    std::fs::create_dir_all(&package).expect("writable");
    std::fs::create_dir_all(site.join("fonts")).expect("writable");
    for (name, content) in [
        (format!("pkg/annoda.{HASH}.js"), "export default () => {}"),
        (format!("pkg/annoda.{HASH}.js.br"), "compressed"),
        (format!("pkg/annoda.{HASH}.css"), "body{}"),
        (format!("pkg/annoda.{HASH}.wasm"), "\0asm"),
        ("pkg/plain.js".to_owned(), "0"),
        ("fonts/a.woff2".to_owned(), "font"),
        ("icon.svg".to_owned(), "<svg/>"),
    ] {
        std::fs::write(site.join(name), content).expect("writable");
    }
    std::fs::write(folder.join("hash.txt"), format!("js: {HASH}\ncss: {HASH}\nwasm: {HASH}\n")).expect("writable");
    site
}

/// A running server.
pub(crate) struct Site {
    pub(crate) address: String,
    pub(crate) state: ServerState,
    _folder: TempDir,
}

impl Site {
    /// The demo on SQLite.
    pub(crate) async fn demo() -> Self {
        Self::start(Store::Sqlite, true).await
    }

    /// A server with the demo polo; `demo` says whether visitors may choose who to be.
    pub(crate) async fn start(store: Store, demo: bool) -> Self {
        Self::open(store, demo, SessionCookie::Secure).await
    }

    /// A server with the organisations of the demo as a real polo, where one comes in with a password.
    pub(crate) async fn real(store: Store, cookie: SessionCookie) -> Self {
        let site = Self::open(store, false, cookie).await;
        let connection = site.state.services.database().connection();
        connection.execute_unprepared("DELETE FROM demonstration").await.expect("deleted");
        site
    }

    async fn open(store: Store, demo: bool, cookie: SessionCookie) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = Database::connect(&fresh_database(store, folder.path()).await).await.expect("opens");
        migrations::up(database.connection()).await.expect("an empty database takes every change");
        let services = Services::new(database, Clock::system());
        services::seed::seed(&services, &demo_data(), &mut |_, _| {}).await.expect("the demo polo is sound");
        let leptos = LeptosOptions::builder()
            .output_name("annoda")
            .site_root(site_files(folder.path()).to_string_lossy().into_owned())
            .env(Env::PROD)
            .hash_file(folder.path().join("hash.txt").to_string_lossy().into())
            .hash_files(true)
            .build();
        let mut state = ServerState::new(services, leptos, demo);
        state.cookie = cookie;
        let listener = lifecycle::listen(([127, 0, 0, 1], 0).into()).await.expect("some port is free");
        let address = format!("http://{}", listener.local_addr().expect("bound"));
        tokio::spawn(lifecycle::serve(listener, state.clone()));
        Self { address, state, _folder: folder }
    }

    /// A visitor's browser.
    pub(crate) fn visitor(&self) -> Browser {
        Browser::new(&self.address)
    }

    /// The browser of one of the demo's people.
    pub(crate) async fn person(&self, name: &str) -> Browser {
        self.visitor().enter(name).await
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.state.shutdown.cancel();
    }
}

/// A client with cookies.
#[derive(Clone)]
pub(crate) struct Browser {
    pub(crate) http: Client,
    pub(crate) address: String,
}

impl Browser {
    pub(crate) fn new(address: &str) -> Self {
        let http = Client::builder().cookie_store(true).timeout(Duration::from_secs(60)).build().expect("a client");
        Self { http, address: address.to_owned() }
    }

    pub(crate) async fn enter(self, name: &str) -> Self {
        let people: Vec<DemoPerson> = self.call("session/people", json!({})).await;
        let person = people.iter().find(|person| person.name == name).unwrap_or_else(|| panic!("{name} is not among {people:?}"));
        let form = format!("person={}", person.id);
        let request =
            self.http.post(format!("{}/api/session/enter", self.address)).header("content-type", "application/x-www-form-urlencoded");
        let response = request.body(form).send().await.expect("answers");
        assert!(response.status().is_success() || response.status().is_redirection(), "{}", response.status());
        self
    }

    pub(crate) async fn get(&self, path: &str) -> reqwest::Response {
        self.http.get(format!("{}{path}", self.address)).send().await.expect("answers")
    }

    pub(crate) async fn post(&self, function: &str, body: Value) -> (StatusCode, Value) {
        let response = self.http.post(format!("{}/api/{function}", self.address)).json(&body).send().await.expect("answers");
        let status = response.status();
        let text = response.text().await.expect("text");
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    /// Calls a function that must succeed.
    pub(crate) async fn call<T: DeserializeOwned>(&self, function: &str, body: Value) -> T {
        let (status, value) = self.post(function, body).await;
        assert_eq!(status, StatusCode::OK, "{function}: {value}");
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{function}: {error}"))
    }

    pub(crate) async fn boards(&self) -> Vec<BoardSummary> {
        self.call("boards/list", json!({})).await
    }

    /// The board of one's own that is partly filled, or else the first.
    pub(crate) async fn board(&self) -> BoardView {
        let boards = self.boards().await;
        let board = boards.iter().max_by_key(|board| board.placed).expect("some board").id;
        self.read(board).await
    }

    pub(crate) async fn read(&self, board: BoardId) -> BoardView {
        self.call("boards/read", json!({ "board": board })).await
    }

    pub(crate) async fn execute(&self, board: BoardId, envelope: CommandEnvelope) -> (StatusCode, Value) {
        self.post("boards/execute", json!({ "board": board, "envelope": envelope })).await
    }

    /// Does a command that must be accepted.
    pub(crate) async fn command(&self, board: BoardId, command: BoardCommand) -> Receipt {
        let (status, value) = self.execute(board, envelope(command.clone())).await;
        assert_eq!(status, StatusCode::OK, "{command:?}: {value}");
        serde_json::from_value(value).expect("a receipt")
    }
}

pub(crate) fn envelope(command: BoardCommand) -> CommandEnvelope {
    CommandEnvelope { id: CommandId::generate(), command }
}

/// Every pair of a student without a seat and a demand with a free one that no rule forbids.
pub(crate) fn legal_pairs(view: &BoardView) -> Vec<(StudentId, DemandId)> {
    let free = |(student, standing): (StudentId, domain::board::StudentStanding)| {
        (standing.standing == Standing::Free && !standing.locked).then_some(student)
    };
    let open: Vec<_> = view.state.demands().filter(|(_, seats)| seats.free() > 0 && !seats.locked).collect();
    let mut pairs = Vec::new();
    for student in view.state.students().filter_map(free) {
        for (demand, seats) in &open {
            let report = view.facts.examine(student, *demand, seats.taken).expect("a teacher knows the facts");
            if report.refusals().next().is_none() {
                pairs.push((student, *demand));
            }
        }
    }
    assert!(!pairs.is_empty(), "the demo leaves something to do");
    pairs
}
