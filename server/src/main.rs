//! The program `annoda`: reads the command line and does one verb. What a verb does lives in the
//! library.

use anyhow::{Context as _, Result, bail};
use app::api::SessionCookie;
use clap::Parser as _;
use server::arguments::{Arguments, SeedArguments, ServeArguments, Storage, Verb};
use server::configuration::{StartError, demo_folder, leptos_options};
use server::data::say;
use server::letters::Sender;
use server::{ServerState, data, lifecycle, logging};
use std::io::Write as _;
use std::net::SocketAddr;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    logging::start(&arguments.log, arguments.log_format);
    match run(arguments.verb).await {
        Ok(code) => code,
        Err(error) => {
            // One sentence for a person: neither the chain of causes nor a backtrace.
            let _closed = writeln!(std::io::stderr(), "annoda: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(verb: Verb) -> Result<ExitCode> {
    match verb {
        Verb::Serve(options) => serve(&options).await,
        Verb::Migrate(options) => server::schema::run(&options).await,
        Verb::Seed(options) => seed(&options).await,
        Verb::Import(options) => server::import_path::run(&options).await,
        Verb::Export(options) => server::archive_file::export(&options).await,
        Verb::Backup(options) => return server::backup::backup(&options).await,
        Verb::Restore(options) => return server::backup::restore(&options).await,
        Verb::Find(options) => server::find::run(&options).await,
        Verb::User(options) => server::user::run(&options).await,
        Verb::Check(storage) => check(&storage).await,
        Verb::Match(options) => server::match_file::run(&options),
    }?;
    Ok(ExitCode::SUCCESS)
}

/// Nothing makes a real polo one where everybody may be anybody.
const NOT_A_DEMO: &str = "The data are real ones: in a demonstration everybody may be anybody. Leave --demo out, or name an empty database in ANNODA_DATA or DATABASE_URL.";

async fn serve(options: &ServeArguments) -> Result<()> {
    let leptos = leptos_options(options)?;
    let sender = Sender::new(&options.mail)?;
    if sender.is_some() && options.origin.is_none() {
        // Never from a request: whoever writes its headers would choose where the links of letters lead.
        return Err(StartError::Mail("ANNODA_ORIGIN, to which their links lead, is not set".to_owned()).into());
    }
    let address = SocketAddr::new(options.host, options.port);
    // The port before the data: a second start by mistake touches nothing.
    let listener = lifecycle::listen(address).await?;
    let (services, changes) = data::open_up_to_date(&options.storage).await?;
    if changes > 0 {
        tracing::info!(changes, "the database was brought up to date");
    }
    if options.demo {
        load_demo(&services, options).await?;
    }
    let mut state = ServerState::new(services, leptos, options.demo);
    state.contact.clone_from(&options.contact);
    state.origin.clone_from(&options.origin);
    state.proxy_header.clone_from(&options.proxy_header);
    if options.plain_http {
        tracing::warn!("sessions go over unencrypted connections: whoever listens on the network can take them over");
        state.cookie = SessionCookie::Plain;
    }
    tokio::spawn(lifecycle::cancel_on_signal(state.shutdown.clone()));
    let bound = listener.local_addr().context("The port was lost before it was used: try again.")?;
    greet(bound, options.demo);
    if !options.demo {
        tell_first_start(&state.services, options.origin.as_deref(), bound).await?;
    }
    if let (Some(sender), Some(origin)) = (sender, &options.origin) {
        state.services.letters().go_out(origin);
        tokio::spawn(sender.run(state.services.clone(), state.shutdown.clone()));
    }
    lifecycle::serve(listener, state).await?;
    tracing::info!("ended");
    Ok(())
}

async fn load_demo(services: &services::Services, options: &ServeArguments) -> Result<()> {
    let empty = services::seed::is_empty(services).await.context("The database cannot be read: see the log above.")?;
    if empty {
        let folder = demo_folder(options.demo_data.as_deref())?;
        say(&format!("Loading the demonstration from {}", folder.display()));
        data::seed(services, &folder).await?;
    }
    if !services::account::is_demonstration(services).await.context("The database cannot be read: see the log above.")? {
        bail!("{NOT_A_DEMO}");
    }
    if !options.host.is_loopback() {
        tracing::warn!("demonstration on {}: whoever reaches this machine may enter as anybody", options.host);
    }
    Ok(())
}

/// Where nobody can come in yet: how the first one does.
async fn tell_first_start(services: &services::Services, origin: Option<&str>, bound: SocketAddr) -> Result<()> {
    if let Some(code) = services::first_start::open(services).await.context("The database cannot be read: see the log above.")? {
        let site = origin.map_or_else(|| format!("http://localhost:{}", bound.port()), |origin| origin.trim_end_matches('/').to_owned());
        say(&format!("This polo has no accounts yet. Make the first one at {site}/avvio with this code, which is good until then:"));
        say(&format!("  {code}"));
    }
    Ok(())
}

fn greet(bound: SocketAddr, demo: bool) {
    let host = if bound.ip().is_loopback() || bound.ip().is_unspecified() { "localhost".to_owned() } else { bound.ip().to_string() };
    let host = if host.contains(':') { format!("[{host}]") } else { host };
    say(&format!("Annoda is ready at http://{host}:{}  (Ctrl+C ends it)", bound.port()));
    if demo {
        say("  1. Enter as a teacher, open a board, drag a student onto a place: each place says how well it fits, or why not.");
        say("  2. Open the same board in a private window as a company: it follows every move, without names.");
        say("  3. Still as the company, state a need: it appears on the teacher's board.");
    }
}

async fn seed(options: &SeedArguments) -> Result<()> {
    let folder = demo_folder(options.folder.as_deref())?;
    let (services, _) = data::open_up_to_date(&options.storage).await?;
    if !services::seed::is_empty(&services).await.context("The database cannot be read: see the log above.")? {
        bail!("The database holds data already, and was left as it is: name an empty one in ANNODA_DATA or DATABASE_URL.");
    }
    say(&format!("Loading {}", folder.display()));
    data::seed(&services, &folder).await?;
    say("Done.");
    Ok(())
}

async fn check(storage: &Storage) -> Result<()> {
    let (database, address) = data::open(storage).await?;
    let pending = data::pending(&database, &address).await?;
    if pending > 0 {
        bail!("The database {} lacks {pending} changes: run `annoda migrate` first.", address.shown);
    }
    let services = services::Services::new(database, services::Clock::system());
    let report = services::check::check(&services).await.context("The database cannot be read: see the log above.")?;
    say(&format!("{} boards, {} events, {} placements.", report.boards, report.events, report.placements));
    for discrepancy in &report.discrepancies {
        say(&format!("  {discrepancy}"));
    }
    if !report.is_sound() {
        bail!("{} things in the database do not hold together: they are listed above.", report.discrepancies.len());
    }
    say("All is well: the boards are what their history says, and no seat is given twice.");
    Ok(())
}
