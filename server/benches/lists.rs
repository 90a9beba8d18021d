//! How long a school's lists take at ten thousand students: `/classi` and the page of a class, as the
//! services make them and over HTTP, beside the plain SQL that they need. The aim is 100 ms for 95 of
//! 100 pages.
//!
//! `scripts/bench lists`.

use anyhow::{Context as _, Result, bail};
use domain::calendar::parse_iso_day;
use domain::competence::{CompetenceKind, Evidence, HeldCompetence, Level};
use domain::id::{CompetenceId, OrganisationId, PersonId, SchoolClassId, StudentId};
use domain::organisation::{ClassFilter, OrganisationKind, SchoolClass};
use domain::person::RoleKind;
use domain::place::Municipality;
use domain::policy::{Actor, Role};
use domain::student::StudentFilter;
use leptos::config::LeptosOptions;
use persistence::Database;
use persistence::import::{self, Attested, NewCompetence, NewOrganisation, NewPerson, NewStudent};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement, Value};
use server::{ServerState, lifecycle};
use services::{Clock, Services, school_class};
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

const STUDENTS: usize = 10_000;
const CLASSES: usize = 400;
const EACH: usize = 8;
const ROUNDS: usize = 200;

fn main() -> Result<()> {
    tokio::runtime::Runtime::new()?.block_on(run())
}

/// Whose lists are measured.
struct Polo {
    actor: Actor,
    person: PersonId,
    school: OrganisationId,
    class: SchoolClassId,
}

async fn run() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let site = folder.path().join("site");
    std::fs::create_dir_all(site.join("pkg"))?;
    let database = Database::connect(&format!("sqlite://{}?mode=rwc", folder.path().join("lists.sqlite3").display())).await?;
    migrations::up(database.connection()).await?;
    let polo = store(&database).await?;
    let connection = database.connection().clone();
    let services = Services::new(database, Clock::system());
    let http = Http::start(&services, &site, polo.person).await?;

    say(&format!("SQLite, {STUDENTS} students in {CLASSES} classes of one school, {ROUNDS} times each (aim: p95 100 ms)"));
    say(&format!("  {:<34} {:>9} {:>9}", "", "p50", "p95"));
    let (all, everybody) = (ClassFilter::default(), StudentFilter::default());
    measure("/classi: its plain SQL", async || plain_list(&connection, polo.school).await).await?;
    let list = async || {
        let view = school_class::list(&services, &polo.actor, &all).await?;
        if view.known == CLASSES { Ok(()) } else { bail!("{} classes", view.known) }
    };
    measure("/classi: services::school_class::list", list).await?;
    measure("/classi over HTTP", async || http.get("/classi").await).await?;
    measure("a class: its plain SQL", async || plain_class(&connection, polo.class).await).await?;
    let one = async || {
        let view = school_class::one(&services, &polo.actor, polo.class, &everybody).await?;
        if view.page.shown == STUDENTS / CLASSES { Ok(()) } else { bail!("{} students", view.page.shown) }
    };
    measure("a class: services::school_class::one", one).await?;
    let address = format!("/classi/{}", polo.class);
    measure("a class over HTTP", async || http.get(&address).await).await
}

async fn measure(what: &str, work: impl AsyncFn() -> Result<()>) -> Result<()> {
    // Once to warm up, which does not count.
    work().await?;
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        work().await?;
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    let at = |share: usize| milliseconds(times[ROUNDS * share / 100]);
    say(&format!("  {what:<38} {:>6.2} ms {:>6.2} ms", at(50), at(95)));
    Ok(())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

async fn rows(connection: &DatabaseConnection, sql: &str, values: Vec<Value>) -> Result<()> {
    let found = connection.query_all_raw(Statement::from_sql_and_values(connection.get_database_backend(), sql, values)).await?;
    if found.is_empty() { bail!("no rows: {sql}") } else { Ok(()) }
}

async fn plain_list(connection: &DatabaseConnection, school: OrganisationId) -> Result<()> {
    rows(connection, "SELECT * FROM school_class WHERE school = $1", vec![school.0.into()]).await?;
    let figures = "SELECT school_class, COUNT(*), SUM(CASE WHEN general_safety_hours < 4 THEN 1 ELSE 0 END) FROM student \
        WHERE school = $1 GROUP BY school_class";
    rows(connection, figures, vec![school.0.into()]).await
}

async fn plain_class(connection: &DatabaseConnection, class: SchoolClassId) -> Result<()> {
    let students = "SELECT student.*, student_identity.* FROM student JOIN student_identity ON student_identity.student = student.id \
        WHERE school_class = $1";
    rows(connection, students, vec![class.0.into()]).await?;
    let held = "SELECT student, COUNT(*) FROM student_competence WHERE student IN (SELECT id FROM student WHERE school_class = $1) \
        GROUP BY student";
    rows(connection, held, vec![class.0.into()]).await
}

async fn store(database: &Database) -> Result<Polo> {
    let connection = database.connection();
    let town = Municipality { istat_code: "050029".to_owned(), name: "Pontedera".to_owned(), latitude: 43.66, longitude: 10.63 };
    import::municipalities(connection, &[town]).await?;
    let school = OrganisationId::generate();
    let organisation = NewOrganisation {
        id: school,
        code: "S01".to_owned(),
        name: "Istituto".to_owned(),
        kind: OrganisationKind::TechnicalInstitute,
        school_code: None,
        vat_number: None,
        ateco: None,
        municipality: "050029".to_owned(),
        address: String::new(),
        email: None,
        phone: None,
    };
    import::organisations(connection, &[organisation]).await?;
    let class = |number: usize| SchoolClass {
        id: SchoolClassId::generate(),
        school,
        school_year: "2026/27".to_owned(),
        grade: 1 + u8::try_from(number % 5).unwrap_or(0),
        section: number.to_string(),
        track: format!("Indirizzo {}", number % 7),
    };
    let classes: Vec<SchoolClass> = (0..CLASSES).map(class).collect();
    import::classes(connection, &classes).await?;
    let skills: Vec<CompetenceId> = (0..EACH).map(|_| CompetenceId::generate()).collect();
    let competence = |(number, id): (usize, &CompetenceId)| NewCompetence {
        id: *id,
        uri: None,
        kind: CompetenceKind::Skill,
        label_it: format!("Competenza {number}"),
        label_en: format!("Competence {number}"),
        synonyms_it: Vec::new(),
        broader: None,
        group: String::new(),
    };
    import::competences(connection, &skills.iter().enumerate().map(competence).collect::<Vec<_>>()).await?;
    let birth = parse_iso_day("2009-01-01").context("a day")?;
    let held = |skill: &CompetenceId| Attested {
        held: HeldCompetence { competence: *skill, level: Level::Guided, evidence: Evidence::Lab },
        by: None,
        on: None,
    };
    let student = |number: usize| NewStudent {
        id: StudentId::generate(),
        class: classes[number % CLASSES].clone(),
        register_number: number.to_string(),
        pseudonym: format!("K-{number}"),
        given: format!("Nome {number}"),
        family: format!("Cognome {}", STUDENTS - number),
        birth,
        municipality: "050029".to_owned(),
        hours_done: 0,
        general_safety_hours: u16::try_from(number % 2 * 4).unwrap_or(0),
        specific_safety_hours: 12,
        safety_risk: None,
        competences: skills.iter().map(held).collect(),
    };
    import::students(connection, &(0..STUDENTS).map(student).collect::<Vec<_>>()).await?;
    let person = PersonId::generate();
    let teacher = NewPerson {
        id: person,
        code: "P1".to_owned(),
        name: "Docente".to_owned(),
        role: RoleKind::Teacher,
        organisation: Some(school),
        student: None,
    };
    import::people(connection, &[teacher]).await?;
    Ok(Polo { actor: Actor::Person { person, role: Role::Teacher { school } }, person, school, class: classes[0].id })
}

/// A browser in front of the whole server.
struct Http {
    client: reqwest::Client,
    address: String,
    person: String,
}

impl Http {
    async fn start(services: &Services, site: &Path, person: PersonId) -> Result<Self> {
        let leptos = LeptosOptions::builder().output_name("annoda").site_root(site.to_string_lossy().into_owned()).build();
        let listener = lifecycle::listen(([127, 0, 0, 1], 0).into()).await?;
        let address = format!("http://{}", listener.local_addr()?);
        tokio::spawn(lifecycle::serve(listener, ServerState::new(services.clone(), leptos, true)));
        Ok(Self { client: reqwest::Client::new(), address, person: format!("annoda_person={person}") })
    }

    async fn get(&self, path: &str) -> Result<()> {
        let response = self.client.get(format!("{}{path}", self.address)).header("cookie", &self.person).send().await?;
        let status = response.status();
        let length = response.text().await?.len();
        if status.is_success() && length > 5_000 { Ok(()) } else { bail!("{path}: {status}, {length} bytes") }
    }
}

fn say(line: &str) {
    // Whoever closed standard output does not want it.
    let _closed = writeln!(std::io::stdout(), "{line}");
}
