//! How quickly files are taken in, from their bytes to the commit, beside the databases' own loaders
//! (`.import` of sqlite3, `\copy` of psql) with the very same rows in the same run. The loaders read
//! clean rows and check little; an import understands headings, recognises labels, compares with
//! what is there, and keeps what is needed to take it back. The aim is a third of their speed.
//!
//! `scripts/bench imports`; on PostgreSQL too where `ANNODA_TEST_POSTGRES` names a server.
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use domain::competence::CompetenceKind;
use domain::id::{CompetenceId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::place::Municipality;
use imports::samples::{self, EscoSize};
use persistence::import::{self, NewCompetence, NewOrganisation};
use persistence::{Connection, Database};
use services::classification::{self, Intent};
use services::import::{ImportKind, LocalFile, LocalIntent};
use services::{Clock, Services};
use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

type Outcome<T> = Result<T, Box<dyn Error>>;

const STUDENTS: usize = 10_000;
const EACH: usize = 20;
const SKILLS: usize = 400;

/// The places that the sample's students live in.
const TOWNS: [&str; 8] = ["Pontedera", "Ponsacco", "Bientina", "Calcinaia", "Peccioli", "Capannoli", "Casciana Terme Lari", "Cascina"];

fn main() -> Outcome<()> {
    tokio::runtime::Runtime::new()?.block_on(run())
}

async fn run() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    println!("{:<10} {:<28} {:>9} {:>9} {:>12} {:>14} {:>7}", "database", "file", "rows", "seconds", "rows/second", "loader's", "ratio");
    measure(&Store::Sqlite, folder.path()).await?;
    match std::env::var("ANNODA_TEST_POSTGRES").ok().filter(|url| !url.is_empty()) {
        None => println!("PostgreSQL: not measured, ANNODA_TEST_POSTGRES is not set (scripts/postgres sets it)"),
        Some(url) => measure(&Store::Postgres(url), folder.path()).await?,
    }
    println!("aim: a ratio of 0.33 or more; peak of this process: {} MB", peak());
    Ok(())
}

/// Where the rows go.
enum Store {
    Sqlite,
    Postgres(String),
}

impl Store {
    fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// A migrated database; its address.
    async fn fresh(&self, folder: &Path, name: &str) -> Outcome<(Database, String)> {
        let url = match self {
            Self::Sqlite => format!("sqlite://{}", folder.join(name).with_extension("sqlite3").display()),
            Self::Postgres(server) => {
                let admin = Database::connect(server).await?;
                let name = format!("imports_{name}_{}", std::process::id());
                admin.connection().execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
                admin.close().await?;
                format!("{}/{name}", server.rsplit_once('/').ok_or("an address ends with a database")?.0)
            }
        };
        let database = Database::connect(&url).await?;
        migrations::up(database.connection()).await?;
        Ok((database, url))
    }

    /// Writes a table into a file, as its own loader reads it.
    fn dump(&self, url: &str, table: &str, file: &Path) -> Outcome<()> {
        let file = file.display();
        match self {
            // Ids are bytes there: they travel as text, as nothing that a CSV holds.
            Self::Sqlite => {
                let columns = sqlite(
                    url,
                    &[&format!(
                        "SELECT group_concat(CASE WHEN type = 'uuid' THEN 'hex(' || name || ')' WHEN name = 'safety_risk' THEN 'coalesce(safety_risk, ''low'')' ELSE name END) FROM pragma_table_info('{table}')"
                    )],
                )?;
                sqlite(url, &[".mode csv", &format!(".once '{file}'"), &format!("SELECT {} FROM {table}", columns.trim())])?;
            }
            Self::Postgres(_) => {
                psql(url, &format!("\\copy {table} to '{file}' csv"))?;
            }
        }
        Ok(())
    }

    /// Loads a file into a table by the database's own loader.
    fn load(&self, url: &str, table: &str, file: &Path) -> Outcome<()> {
        let file = file.display();
        match self {
            Self::Sqlite => sqlite(url, &[".mode csv", &format!(".import '{file}' {table}")])?,
            Self::Postgres(_) => psql(url, &format!("\\copy {table} from '{file}' csv"))?,
        };
        Ok(())
    }
}

fn sqlite(url: &str, commands: &[&str]) -> Outcome<String> {
    // What an import waits for, its loader waits for too: the disk at the end.
    said(Command::new("sqlite3").arg("-cmd").arg("PRAGMA synchronous = FULL").arg(url.trim_start_matches("sqlite://")).args(commands))
}

fn psql(url: &str, command: &str) -> Outcome<String> {
    said(Command::new("psql").args(["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--command", command, url]))
}

fn said(command: &mut Command) -> Outcome<String> {
    let output = command.output()?;
    if !output.status.success() || !output.stderr.is_empty() {
        return Err(format!(
            "{}: {}",
            command.get_program().to_string_lossy(),
            String::from_utf8_lossy(&output.stderr).chars().take(300).collect::<String>()
        )
        .into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

async fn measure(store: &Store, folder: &Path) -> Outcome<()> {
    let (database, url) = store.fresh(folder, "ours").await?;
    let (other, other_url) = store.fresh(folder, "theirs").await?;
    other.close().await?;
    let services = Services::new(database, Clock::system());
    let loader = Loader { store, url: &url, other_url: &other_url, folder };

    let package = samples::zipped(&samples::esco(1, EscoSize::OFFICIAL))?;
    let began = Instant::now();
    let read = classification::read_bytes("esco.zip", &package, &mut |_, _| {})?;
    classification::store(&services, &read, Intent::Store).await?;
    loader.compare("ESCO, official size", began.elapsed(), &["concept", "concept_label", "concept_link"])?;

    polo(&services).await?;
    for table in ["municipality", "organisation", "competence"] {
        loader.copy(table)?;
    }
    let took = take_in(&services, ImportKind::Students, samples::students(1, STUDENTS)).await?;
    loader.copy("school_class")?;
    loader.compare("10,000 students", took, &["student", "student_identity"])?;
    let took = take_in(&services, ImportKind::StudentCompetences, samples::student_competences(1, STUDENTS, EACH, SKILLS)).await?;
    loader.compare("their 200,000 competences", took, &["student_competence"])?;
    // Nothing changes: what a school does each month.
    let again = take_in(&services, ImportKind::Students, samples::students(1, STUDENTS)).await?;
    println!("{:<10} {:<28} {:>9} {:>9.2}", store.name(), "10,000 students once more", STUDENTS, again.as_secs_f64());
    Ok(())
}

async fn take_in(services: &Services, kind: ImportKind, text: String) -> Outcome<Duration> {
    let file = LocalFile {
        kind,
        school: Some("S01".to_owned()),
        school_year: None,
        name: "file.csv".to_owned(),
        bytes: text.into_bytes(),
        board: None,
    };
    let began = Instant::now();
    let report = services::import::local(services, file, LocalIntent::WhatCanBe).await?;
    let took = began.elapsed();
    if report.counts.left_out > 0 {
        let first = report.problems.first().map(ToString::to_string).unwrap_or_default();
        return Err(format!("{} rows were left out, the first: {first}", report.counts.left_out).into());
    }
    Ok(took)
}

/// What students need to be there first.
async fn polo(services: &Services) -> Outcome<()> {
    let connection = services.database().connection();
    let towns: Vec<Municipality> = TOWNS
        .iter()
        .zip(50_001_u32..)
        .map(|(name, code)| Municipality { istat_code: format!("{code:06}"), name: (*name).to_owned(), latitude: 43.6, longitude: 10.6 })
        .collect();
    import::municipalities(connection, &towns).await?;
    let school = NewOrganisation {
        id: OrganisationId::generate(),
        code: "S01".to_owned(),
        name: "Scuola".to_owned(),
        kind: OrganisationKind::TechnicalInstitute,
        school_code: None,
        vat_number: None,
        ateco: None,
        municipality: "050001".to_owned(),
        address: String::new(),
        email: None,
        phone: None,
    };
    import::organisations(connection, &[school]).await?;
    let skills: Vec<NewCompetence> = (0..SKILLS)
        .map(|at| NewCompetence {
            id: CompetenceId::generate(),
            // The loader of SQLite cannot tell an empty text from nothing.
            uri: Some(format!("http://example.org/skill/{at}")),
            kind: CompetenceKind::Skill,
            label_it: samples::skill_label(at),
            label_en: format!("skill {at}"),
            synonyms_it: Vec::new(),
            group: String::new(),
            broader: None,
        })
        .collect();
    Ok(import::competences(connection, &skills).await?)
}

/// The database's own loader, with the rows that an import made.
struct Loader<'b> {
    store: &'b Store,
    url: &'b str,
    other_url: &'b str,
    folder: &'b Path,
}

impl Loader<'_> {
    fn copy(&self, table: &str) -> Outcome<Duration> {
        let file = self.folder.join(table);
        self.store.dump(self.url, table, &file)?;
        let began = Instant::now();
        self.store.load(self.other_url, table, &file)?;
        let took = began.elapsed();
        std::fs::remove_file(file)?;
        Ok(took)
    }

    fn rows(&self, table: &str) -> Outcome<usize> {
        let sql = format!("SELECT count(*) FROM {table}");
        let count = match self.store {
            Store::Sqlite => sqlite(self.url, &[&sql])?,
            Store::Postgres(_) => {
                said(Command::new("psql").args(["--no-psqlrc", "--tuples-only", "--no-align", "--command", &sql, self.url]))?
            }
        };
        Ok(count.trim().parse()?)
    }

    fn compare(&self, file: &str, took: Duration, tables: &[&str]) -> Outcome<()> {
        let (mut rows, mut theirs) = (0, Duration::ZERO);
        for table in tables {
            rows += self.rows(table)?;
            theirs += self.copy(table)?;
        }
        #[expect(clippy::cast_precision_loss, reason = "some hundred thousand rows")]
        let speed = |took: Duration| rows as f64 / took.as_secs_f64();
        println!(
            "{:<10} {:<28} {:>9} {:>9.2} {:>12.0} {:>14.0} {:>7.2}",
            self.store.name(),
            file,
            rows,
            took.as_secs_f64(),
            speed(took),
            speed(theirs),
            speed(took) / speed(theirs)
        );
        Ok(())
    }
}

/// The most memory that this process had, in MB; 0 where the system does not say it.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
