//! How long an accepted move takes, and how many there are in a second on one board, beside a bare
//! loop of the same SQL statements in the same run: what policy, rules, memory and HTTP cost.
//!
//! `make bench`; on PostgreSQL too where `ANNODA_TEST_POSTGRES` names a server (`scripts/postgres`).

use anyhow::{Context as _, Result, anyhow, bail};
use domain::board::{BoardCommand, CommandEnvelope};
use domain::id::{BoardId, CommandId, DemandId, StudentId};
use domain::language::Language;
use domain::policy::Actor;
use leptos::config::LeptosOptions;
use persistence::Database;
use sea_orm::{ConnectionTrait, DatabaseConnection, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, Value};
use server::{ServerState, lifecycle};
use services::{Clock, Services};
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// The rounds take turns, so that a noisy machine disturbs all of them alike.
const ROUNDS: usize = 10;
/// Moves of each kind in a round.
const MOVES: usize = 200;

fn main() -> Result<()> {
    tokio::runtime::Runtime::new()?.block_on(run())
}

async fn run() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let site = folder.path().join("site");
    std::fs::create_dir_all(site.join("pkg"))?;
    let sqlite = format!("sqlite://{}?mode=rwc", folder.path().join("bench.sqlite3").display());
    measure("SQLite", &sqlite, &site).await?;
    match std::env::var("ANNODA_TEST_POSTGRES").ok().filter(|url| !url.is_empty()) {
        None => say("PostgreSQL: not measured, ANNODA_TEST_POSTGRES is not set (scripts/postgres sets it)"),
        Some(url) => {
            let name = format!("bench_{}", Uuid::now_v7().simple());
            let admin = Database::connect(&url).await?;
            admin.connection().execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
            let (server, _) = url.rsplit_once('/').context("an address ends with a database")?;
            measure("PostgreSQL", &format!("{server}/{name}"), &site).await?;
        }
    }
    Ok(())
}

/// A student who may go to either of two places, and will, again and again.
#[derive(Clone, Copy)]
struct Swing {
    actor: Actor,
    board: BoardId,
    student: StudentId,
    places: [DemandId; 2],
}

impl Swing {
    fn command(&self, number: usize) -> CommandEnvelope {
        let command = BoardCommand::Place { student: self.student, demand: self.places[number % 2] };
        CommandEnvelope { id: CommandId::generate(), command }
    }
}

async fn measure(name: &str, url: &str, site: &Path) -> Result<()> {
    let database = Database::connect(url).await?;
    migrations::up(database.connection()).await?;
    let connection = database.connection().clone();
    let services = Services::new(database, Clock::system());
    let demo = Path::new("../data/demo");
    services::seed::seed(&services, demo, &mut |_, _| {}).await.map_err(|error| anyhow!("{error}"))?;
    let swing = find_swing(&services).await?;
    let http = Http::start(&services, site, swing).await?;

    let (mut bare, mut service, mut over_http) = (Vec::new(), Vec::new(), Vec::new());
    let mut number = 0;
    for round in 0..=ROUNDS {
        // The first round warms up and does not count.
        let (mut a, mut b, mut c) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..MOVES {
            number += 1;
            a.push(timed(bare_move(&connection, swing, number)).await?);
        }
        // The bare loop wrote an event that the services must read first.
        services::board::execute(&services, &swing.actor, swing.board, swing.command(number + 1)).await?;
        number += 1;
        for _ in 0..MOVES {
            number += 1;
            b.push(
                timed(async { Ok(services::board::execute(&services, &swing.actor, swing.board, swing.command(number)).await?) }).await?,
            );
        }
        for _ in 0..MOVES {
            number += 1;
            c.push(timed(http.execute(swing.command(number))).await?);
        }
        if round > 0 {
            bare.extend(a);
            service.extend(b);
            over_http.extend(c);
        }
    }
    let base = Figures::of(bare);
    say(&format!("{name}: {} moves of each kind, one after the other, on one board", ROUNDS * MOVES));
    say(&format!("  {:<34} {:>9} {:>9} {:>10} {:>9}", "", "p50", "p99", "moves/s", "of bare"));
    for (what, figures) in [
        ("bare loop of the same SQL", &base),
        ("services::board::execute", &Figures::of(service)),
        ("over HTTP, as a browser", &Figures::of(over_http)),
    ] {
        let share = 100.0 * figures.per_second / base.per_second;
        say(&format!("  {what:<34} {:>6.2} ms {:>6.2} ms {:>10.0} {share:>7.0} %", figures.median, figures.worst, figures.per_second));
    }
    let report = services::check::check(&services).await?;
    if !report.is_sound() {
        bail!("the boards are no longer what their history says: {:?}", report.discrepancies);
    }
    Ok(())
}

async fn timed<T>(work: impl Future<Output = Result<T>>) -> Result<Duration> {
    let started = Instant::now();
    work.await?;
    Ok(started.elapsed())
}

struct Figures {
    median: f64,
    worst: f64,
    per_second: f64,
}

impl Figures {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let total: Duration = times.iter().sum();
        let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1000.0;
        #[expect(clippy::cast_precision_loss, reason = "some thousand moves")]
        let count = times.len() as f64;
        Self { median: at(50), worst: at(99), per_second: count / total.as_secs_f64() }
    }
}

/// The teacher, and a student of hers who may go to two places that have a free seat.
async fn find_swing(services: &Services) -> Result<Swing> {
    for person in services::person::demo_people(services).await? {
        let Some((actor, _)) = services::person::actor(services, person.id).await? else { continue };
        for board in services::board::list(services, &actor, Language::English).await? {
            let view = services::board::view(services, &actor, board.id, Language::English).await?;
            if !view.viewer.may_change {
                continue;
            }
            for (student, _) in view.state.students() {
                let may = |demand: &DemandId| {
                    let seats = view.state.demand(*demand);
                    let report = seats.and_then(|seats| view.facts.examine(student, *demand, seats.taken));
                    seats.is_some_and(|seats| seats.free() > 0 && !seats.locked)
                        && report.is_some_and(|report| report.refusals().next().is_none())
                };
                let open: Vec<DemandId> = view.state.demands().map(|(demand, _)| demand).filter(may).collect();
                let free =
                    view.state.student(student).is_some_and(|entry| entry.standing == domain::board::Standing::Free && !entry.locked);
                if let (true, [first, second, ..]) = (free, &open[..]) {
                    return Ok(Swing { actor, board: board.id, student, places: [*first, *second] });
                }
            }
        }
    }
    bail!("nobody in the demo may go to two places")
}

/// What an accepted move says to the database, and nothing else.
async fn bare_move(connection: &DatabaseConnection, swing: Swing, number: usize) -> Result<()> {
    let backend = connection.get_database_backend();
    let mode = (backend == sea_orm::DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
    let options = TransactionOptions { sqlite_transaction_mode: mode, ..TransactionOptions::default() };
    let transaction = connection.begin_with_options(options).await?;
    let statement = |sql: &str, values: Vec<Value>| Statement::from_sql_and_values(backend, sql, values);
    let (board, student, command) = (swing.board.0, swing.student.0, CommandId::generate().0);
    let (to, from) = (swing.places[number % 2].0, swing.places[(number + 1) % 2].0);
    let person = swing.actor.person().context("somebody moves")?.0;
    let now = 1_800_000_000_000_i64;

    let taken = "UPDATE board SET version = version + 1 WHERE id = $1 RETURNING id, code, school, title, period_from, period_to, version";
    let row = transaction.query_one_raw(statement(taken, vec![board.into()])).await?.context("the board")?;
    let version: i64 = row.try_get("", "version")?;
    let before = "SELECT command, actor, board, first_version, last_version, demand, at FROM command_result WHERE command = $1 LIMIT 1";
    transaction.query_one_raw(statement(before, vec![command.into()])).await?;
    let locked =
        "UPDATE student SET placement_lock = placement_lock + 1 WHERE id = $1 RETURNING birth, general_safety_hours, specific_safety_hours";
    transaction.query_one_raw(statement(locked, vec![student.into()])).await?;
    let elsewhere = "SELECT board, student, demand FROM placement WHERE student IN ($1) AND board <> $2";
    transaction.query_all_raw(statement(elsewhere, vec![student.into(), board.into()])).await?;
    let held = (number > 1).then_some(from);
    let event = "INSERT INTO board_event (board, version, at, actor, command, cause, cause_command, kind, student, demand, from_demand, seats) \
        VALUES ($1, $2, $3, $4, $5, 'do', NULL, 'placed', $6, $7, $8, NULL)";
    let values = vec![board.into(), version.into(), now.into(), person.into(), command.into(), student.into(), to.into(), held.into()];
    transaction.execute_raw(statement(event, values)).await?;
    let place = "INSERT INTO placement (board, student, demand) VALUES ($1, $2, $3) ON CONFLICT (board, student) DO UPDATE SET demand = excluded.demand";
    transaction.execute_raw(statement(place, vec![board.into(), student.into(), to.into()])).await?;
    let result =
        "INSERT INTO command_result (command, actor, board, first_version, last_version, demand, at) VALUES ($1, $2, $3, $4, $4, NULL, $5)";
    transaction.execute_raw(statement(result, vec![command.into(), person.into(), board.into(), version.into(), now.into()])).await?;
    transaction.commit().await?;
    Ok(())
}

/// A browser in front of the whole server.
struct Http {
    client: reqwest::Client,
    address: String,
    board: BoardId,
    person: String,
}

impl Http {
    async fn start(services: &Services, site: &Path, swing: Swing) -> Result<Self> {
        let leptos = LeptosOptions::builder().output_name("annoda").site_root(site.to_string_lossy().into_owned()).build();
        let listener = lifecycle::listen(([127, 0, 0, 1], 0).into()).await?;
        let address = format!("http://{}/api/boards/execute", listener.local_addr()?);
        tokio::spawn(lifecycle::serve(listener, ServerState::new(services.clone(), leptos, true)));
        let person = format!("annoda_person={}", swing.actor.person().context("somebody moves")?);
        Ok(Self { client: reqwest::Client::new(), address, board: swing.board, person })
    }

    async fn execute(&self, envelope: CommandEnvelope) -> Result<()> {
        let body = serde_json::json!({ "board": self.board, "envelope": envelope });
        let response = self.client.post(&self.address).header("cookie", &self.person).json(&body).send().await?;
        let status = response.status();
        let text = response.text().await?;
        if status.is_success() { Ok(()) } else { bail!("{status}: {text}") }
    }
}

fn say(line: &str) {
    // Whoever closed standard output does not want it.
    let _closed = writeln!(std::io::stdout(), "{line}");
}
