//! The command line: verbs, options and their help. What the options mean is resolved in
//! `configuration`.

mod keeping;
mod mail;
mod user;

pub use keeping::{BackupArguments, ExportArguments, MigrateArguments, MigrateWay, RestoreArguments};
pub use mail::MailArguments;
pub use user::{UserArguments, UserDeed, UserRole};

use crate::logging::LogFormat;
use axum::http::HeaderName;
use clap::builder::FalseyValueParser;
use clap::{Args, Parser, Subcommand};
use domain::id::{BoardId, ImportId};
use domain::language::Language;
use services::import::ImportKind;
use std::net::IpAddr;
use std::path::PathBuf;

/// Annoda: schools and companies of a polo tecnico-professionale, knotted together on a live board.
///
/// Every option can be given as an environment variable too. `annoda serve --demo` shows everything
/// with fictional people and companies.
#[derive(Debug, Parser)]
#[command(name = "annoda", version, arg_required_else_help = true, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
    /// How to write log lines.
    #[arg(long, global = true, env = "ANNODA_LOG_FORMAT", value_enum, default_value = "text")]
    pub log_format: LogFormat,
    /// Which log lines to write, such as `info`, `debug` or `info,services=debug`.
    #[arg(long, global = true, env = "ANNODA_LOG", default_value = "info", value_name = "FILTER")]
    pub log: String,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Brings the database up to date and serves the pages until Ctrl+C.
    Serve(Box<ServeArguments>),
    /// Brings the database up to date, or takes changes back, or lists them.
    ///
    /// `serve` brings it up to date too. On its own it is of use before several servers start on one
    /// database, and before an older version is to run again.
    Migrate(MigrateArguments),
    /// Loads a polo from a folder of CSV files into an empty database.
    ///
    /// The files are those of data/demo, described in its README. A polo that was loaded so is a
    /// demonstration, where one chooses who to be: it can have no accounts. All is loaded or nothing: every
    /// problem is printed with its file, row, column and what to do about it.
    Seed(SeedArguments),
    /// Takes in a list that a school or company has already, ESCO, or an archive.
    ///
    /// With --kind, PATH is a spreadsheet (XLSX) or CSV of students, companies, requests and so on:
    /// columns are understood by their headings. Without it, PATH is the official package of ESCO,
    /// the European classification of occupations and competences, as a zip, as the folder of its
    /// CSV files, or one of them such as occupations_it.csv. Only the difference from what is there
    /// is stored, all of it or nothing: taking in the same twice changes nothing.
    ///
    /// Or it is an archive made by `annoda export`: then the whole polo is loaded into an empty
    /// database, of either kind, all of it or nothing.
    Import(ImportArguments),
    /// Writes the whole polo into one file, from which `annoda import` makes the same polo.
    ///
    /// That is the way from SQLite to PostgreSQL, and back. The file holds names: keep it like the
    /// database. The server may run meanwhile: the file is the polo at one moment.
    Export(ExportArguments),
    /// Makes a copy of the database file while the server runs, and looks whether the copy is whole.
    ///
    /// It never overwrites. For PostgreSQL it prints the line to run instead, and ends with exit code 3.
    Backup(BackupArguments),
    /// Puts a copy in the place of the database file, or with --verify only looks whether it is whole.
    ///
    /// The copy is looked at first: SQLite's own check, references, the version of its schema, rows of
    /// each table, and the proof of `annoda check`. Stop the server before. For PostgreSQL it prints
    /// the line to run instead, and ends with exit code 3.
    Restore(RestoreArguments),
    /// Finds occupations or competences in anyone's words: one query a line on standard input.
    ///
    /// It looks in ESCO, where it was loaded with `annoda import`, and in the polo's own catalogue,
    /// in Italian and English.
    Find(FindArguments),
    /// Says who may come in: makes accounts, invites to a password, takes accounts away.
    ///
    /// An account begins with a link that is good for seven days: whoever opens it chooses a
    /// password. There are no accounts in a demonstration.
    User(UserArguments),
    /// Proves that the stored boards are what their history says.
    ///
    /// The events of each board are folded and compared with the stored rows; no demand may have
    /// more students than seats, nor more seats than positions. Changes nothing; the exit code is 1
    /// where something is wrong.
    Check(Storage),
    /// Solves an assignment problem in a file: most students placed first, then the best scores.
    ///
    /// The file has a line `p STUDENTS PLACES EDGES`, a line `c` with the seats of each place, and
    /// one line `e STUDENT PLACE SCORE` for each possible pair, numbered from 0. No database is
    /// needed. The answer comes with its proof: it is checked before it is printed.
    Match(MatchArguments),
}

/// Options of `annoda match`.
#[derive(Args, Clone, Debug)]
pub struct MatchArguments {
    /// The file with the problem.
    pub file: PathBuf,
    /// A file with one line of numbers, one for each place: it is closed or has at least so many
    /// students; 0 for no such condition.
    #[arg(long, value_name = "FILE")]
    pub minimums: Option<PathBuf>,
    /// What counts after the number of students placed: the total score only, or first that few
    /// have a low one.
    #[arg(long, value_enum, default_value = "fair")]
    pub tiers: Tiers,
    /// Print one line of JSON.
    #[arg(long)]
    pub json: bool,
    /// Seconds after which a problem with minimums is answered with the best plan found so far, and
    /// how far from the best it may be.
    #[arg(long, default_value_t = 60.0, value_name = "SECONDS", value_parser = parse_seconds)]
    pub time_limit: f64,
}

/// What counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Tiers {
    /// The total score.
    Total,
    /// As few as possible below 2,500, then below 5,000, then the total score.
    Fair,
}

fn parse_seconds(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|seconds| seconds.is_finite() && *seconds >= 0.0);
    number.ok_or_else(|| "a number of seconds is wanted, 0 or more".to_owned())
}

/// Where the data are.
#[derive(Args, Clone, Debug)]
pub struct Storage {
    /// The folder of the data; the database is its file annoda.sqlite3.
    #[arg(long, global = true, env = "ANNODA_DATA", default_value = "data", value_name = "FOLDER")]
    pub data: PathBuf,
    /// Another database, such as `postgres://user:password@host/name` or `sqlite:///path/to/file`.
    #[arg(long, global = true, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database_url: Option<String>,
}

/// Options of `annoda seed`.
#[derive(Args, Clone, Debug)]
pub struct SeedArguments {
    /// Where the data go.
    #[command(flatten)]
    pub storage: Storage,
    /// The folder with the CSV files. Without it: `demo` beside the program, or data/demo here.
    #[arg(env = "ANNODA_DEMO_DATA", value_name = "CSV FOLDER")]
    pub folder: Option<PathBuf>,
}

/// Options of `annoda import`.
#[derive(Args, Clone, Debug)]
pub struct ImportArguments {
    /// Where the data go.
    #[command(flatten)]
    pub storage: Storage,
    /// The zip, the folder, the file or the archive.
    #[arg(required_unless_present = "undo")]
    pub path: Option<PathBuf>,
    /// Take an earlier import back, while nothing depends on it.
    #[arg(long, value_name = "IMPORT", conflicts_with_all = ["path", "kind", "dry_run"])]
    pub undo: Option<ImportId>,
    /// What is in a spreadsheet.
    #[arg(long, value_enum)]
    pub kind: Option<ListKind>,
    /// Whose students these are: the code of the school in the polo, or the ministry's.
    #[arg(long, value_name = "CODE", requires = "kind")]
    pub school: Option<String>,
    /// The school year of rows that do not say it, such as 2026/27. Without it: today's.
    #[arg(long, value_name = "YEAR", requires = "kind", value_parser = parse_school_year)]
    pub school_year: Option<String>,
    /// The board whose places are put in order, by its id. Without it: the school's next one.
    #[arg(long, value_name = "BOARD", requires = "kind")]
    pub board: Option<BoardId>,
    /// Take in the rows that can be taken, and leave those outside that must be mended.
    #[arg(long, requires = "kind")]
    pub partial: bool,
    /// The language to load. Without it: each that the files are named for, or Italian.
    #[arg(long, value_name = "it|en", value_parser = parse_language)]
    pub language: Option<Language>,
    /// Only say what would change. Not for archives.
    #[arg(long)]
    pub dry_run: bool,
    /// Print one line of JSON for each language, or one for an archive.
    #[arg(long)]
    pub json: bool,
}

/// What can be in a spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum ListKind {
    /// Classes with their students.
    Students,
    /// What students can do: one row for each student and competence.
    StudentCompetences,
    /// The orders in which students would like the places of a board.
    Preferences,
    /// Companies.
    Companies,
    /// What companies ask.
    Demands,
    /// Placements of earlier years.
    Placements,
    /// Municipalities with their places on the map.
    Municipalities,
    /// Minutes of travel between municipalities.
    TravelTimes,
}

impl From<ListKind> for ImportKind {
    fn from(kind: ListKind) -> Self {
        match kind {
            ListKind::Students => Self::Students,
            ListKind::StudentCompetences => Self::StudentCompetences,
            ListKind::Preferences => Self::Preferences,
            ListKind::Companies => Self::Companies,
            ListKind::Demands => Self::Demands,
            ListKind::Placements => Self::Placements,
            ListKind::Municipalities => Self::Municipalities,
            ListKind::TravelTimes => Self::TravelTimes,
        }
    }
}

fn parse_school_year(text: &str) -> Result<String, String> {
    services::import::school_year(text).ok_or_else(|| "a school year is wanted, such as 2026/27".to_owned())
}

/// Options of `annoda find`.
#[derive(Args, Clone, Debug)]
pub struct FindArguments {
    /// Where the data are.
    #[command(flatten)]
    pub storage: Storage,
    /// What is looked for.
    #[arg(long, value_enum, default_value = "occupation")]
    pub kind: FoundKind,
    /// How many hits for each query, at most.
    #[arg(long, default_value_t = 10, value_name = "NUMBER")]
    pub top: usize,
    /// Print one line of JSON for each query.
    #[arg(long)]
    pub json: bool,
}

/// What can be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum FoundKind {
    /// Occupations.
    Occupation,
    /// Skills and knowledge.
    Competence,
}

impl From<FoundKind> for finding::Kind {
    fn from(kind: FoundKind) -> Self {
        match kind {
            FoundKind::Occupation => Self::Occupation,
            FoundKind::Competence => Self::Competence,
        }
    }
}

fn parse_language(text: &str) -> Result<Language, String> {
    let exact = Language::ALL.into_iter().find(|language| language.tag() == text);
    exact.ok_or_else(|| "`it` or `en` is wanted".to_owned())
}

/// Options of `annoda serve`.
#[derive(Args, Clone, Debug)]
pub struct ServeArguments {
    /// Where the data are.
    #[command(flatten)]
    pub storage: Storage,
    /// The port.
    #[arg(long, env = "PORT", default_value_t = 3000)]
    pub port: u16,
    /// The address to listen on: 127.0.0.1 is this machine only, 0.0.0.0 every network.
    #[arg(long, env = "HOST", default_value = "127.0.0.1", value_parser = parse_host)]
    pub host: IpAddr,
    /// Demonstration: loads the fictional polo into an empty database, and lets every visitor choose
    /// who to be. Never with data of real people.
    #[arg(long, env = "ANNODA_DEMO", value_parser = FalseyValueParser::new())]
    pub demo: bool,
    /// The folder with the CSV files of the demonstration. Without it: `demo` beside the program, or
    /// data/demo here.
    #[arg(long, env = "ANNODA_DEMO_DATA", value_name = "FOLDER")]
    pub demo_data: Option<PathBuf>,
    /// The folder of what browsers download. Without it: `site` beside the program.
    #[arg(long, env = "LEPTOS_SITE_ROOT", value_name = "FOLDER")]
    pub site: Option<PathBuf>,
    /// The address in people's browsers, such as `https://annoda.example.org`, where a proxy in front
    /// changes the `Host` header: otherwise what they send would be refused as coming from elsewhere.
    #[arg(long, env = "ANNODA_ORIGIN", value_name = "URL")]
    pub origin: Option<String>,
    /// Keep sessions over plain HTTP too, on a network of one's own. Without it a browser keeps them
    /// over HTTPS and on localhost only.
    #[arg(long, env = "ANNODA_PLAIN_HTTP", value_parser = FalseyValueParser::new())]
    pub plain_http: bool,
    /// The header in which the proxy in front says from where a request comes, such as
    /// `X-Forwarded-For`: its last address counts. Only where every request passes that proxy: otherwise
    /// anybody could write any address. Without it the address of the connection counts.
    #[arg(long, env = "ANNODA_PROXY_HEADER", value_name = "NAME", value_parser = parse_header)]
    pub proxy_header: Option<HeaderName>,
    /// How letters go out.
    #[command(flatten)]
    pub mail: MailArguments,
    /// The e-mail address for reports on accessibility and privacy, shown on those pages.
    #[arg(long, env = "ANNODA_CONTACT", value_name = "E-MAIL")]
    pub contact: Option<String>,
}

fn parse_header(text: &str) -> Result<HeaderName, String> {
    text.trim().parse().map_err(|_| "the name of a header is wanted, such as X-Forwarded-For".to_owned())
}

fn parse_host(text: &str) -> Result<IpAddr, String> {
    match text.trim() {
        "localhost" => Ok(IpAddr::from([127, 0, 0, 1])),
        address => address.parse().map_err(|_| "an address is wanted, such as 127.0.0.1 or 0.0.0.0".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn hosts_are_addresses_or_localhost() {
        assert_eq!(parse_host("localhost"), Ok(IpAddr::from([127, 0, 0, 1])));
        assert_eq!(parse_host("::1").map(|host| host.is_loopback()), Ok(true));
        assert!(parse_host("annoda.example.org").is_err());
    }
}
