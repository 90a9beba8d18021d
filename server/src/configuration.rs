//! What the options mean on this machine: where the site's files, the data and the demonstration
//! are, and what to say when something is not where it should be. Every error is one sentence with
//! its remedy.

use crate::arguments::{ServeArguments, Storage};
use leptos::config::{Env, LeptosOptions, ReloadWSProtocol};
use persistence::backup::sqlite_url;
use std::fs::OpenOptions;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The name of the database file in the folder of the data.
const DATABASE_FILE: &str = "annoda.sqlite3";
/// The name of the browser's files, as in the root Cargo.toml.
const OUTPUT_NAME: &str = "annoda";

/// Why the program cannot do its work: sentences for the person who started it.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data cannot be written.
    #[error("{} cannot be written ({reason}): make it writable, or name another folder in ANNODA_DATA.", path.display())]
    DataNotWritable {
        /// The folder or file.
        path: PathBuf,
        /// The system's words.
        reason: io::Error,
    },
    /// The database does not answer.
    #[error("The database {address} cannot be opened ({reason}): check that it runs and that DATABASE_URL is right.")]
    DatabaseUnreachable {
        /// Its address without the password.
        address: String,
        /// What went wrong.
        reason: String,
    },
    /// The database was written by a newer program.
    #[error(
        "The database {address} was made by a newer version of Annoda (its change {change} is unknown here): start that version, or name another database."
    )]
    DatabaseNewer {
        /// Its address without the password.
        address: String,
        /// The newest change.
        change: String,
    },
    /// The schema could not be changed.
    #[error("The database {address} could not be brought up to date, and was left as it was: {reason}.")]
    Migration {
        /// Its address without the password.
        address: String,
        /// What went wrong.
        reason: String,
    },
    /// The port is taken.
    #[error("Port {} is taken by another program: stop that program, or choose another port, as in PORT={}.", .0.port(), .0.port().checked_add(1).unwrap_or(3000))]
    PortTaken(SocketAddr),
    /// The address cannot be used.
    #[error("{address} cannot be listened on ({reason}): choose another address or port with HOST and PORT.")]
    AddressUnusable {
        /// The address.
        address: SocketAddr,
        /// The system's words.
        reason: io::Error,
    },
    /// What browsers download is not there.
    #[error("The site's files are not in {}: build them with `make bin`, or name their folder in LEPTOS_SITE_ROOT.", .0.display())]
    SiteMissing(PathBuf),
    /// The names of the site's files are not known.
    #[error("{} cannot be read ({reason}): it stands beside the program and is made with it by `make bin`.", path.display())]
    HashesMissing {
        /// The file.
        path: PathBuf,
        /// The system's words.
        reason: io::Error,
    },
    /// The demonstration's data are not there.
    #[error("The CSV files of the polo are not in {}: name their folder in ANNODA_DEMO_DATA.", .0.display())]
    DemoMissing(PathBuf),
    /// The origin is none.
    #[error("ANNODA_ORIGIN must look like https://annoda.example.org, without anything behind the host: {0}.")]
    Origin(String),
    /// Letters cannot go out so.
    #[error("Letters cannot go out: {0}. `annoda serve --help` says what is needed; without ANNODA_SMTP_URL none go out.")]
    Mail(String),
}

/// The database that is used, with an address that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseAddress {
    /// For the driver.
    pub url: String,
    /// For people: a path, or the address without the password.
    pub shown: String,
    /// The file, where it is one.
    pub file: Option<PathBuf>,
}

impl Storage {
    /// The database's address. Nothing is touched.
    ///
    /// # Errors
    /// [`StartError::DataNotWritable`] where the program has no current folder.
    pub fn address(&self) -> Result<DatabaseAddress, StartError> {
        if let Some(url) = self.database_url.as_deref().map(str::trim).filter(|url| !url.is_empty()) {
            return Ok(DatabaseAddress { url: url.to_owned(), shown: without_password(url), file: sqlite_file(url) });
        }
        let file = self.data.join(DATABASE_FILE);
        let file = std::path::absolute(&file).map_err(|reason| StartError::DataNotWritable { path: file, reason })?;
        Ok(DatabaseAddress { url: format!("{}?mode=rwc", sqlite_url(&file)), shown: file.display().to_string(), file: Some(file) })
    }

    /// The database's address; a folder that is missing is made.
    ///
    /// # Errors
    /// [`StartError::DataNotWritable`].
    pub fn database(&self) -> Result<DatabaseAddress, StartError> {
        let address = self.address()?;
        let (Some(file), None) = (&address.file, self.database_url.as_deref().map(str::trim).filter(|url| !url.is_empty())) else {
            return Ok(address);
        };
        let folder = file.parent().unwrap_or(Path::new("/")).to_owned();
        if let Err(reason) = std::fs::create_dir_all(&folder) {
            return Err(StartError::DataNotWritable { path: folder, reason });
        }
        // SQLite writes two more files beside the database: both the file and the folder are tried.
        let probe = folder.join(format!(".annoda-{}", std::process::id()));
        if let Err(reason) = std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(&probe)) {
            return Err(StartError::DataNotWritable { path: folder, reason });
        }
        if let Err(reason) = OpenOptions::new().append(true).create(true).open(file) {
            return Err(StartError::DataNotWritable { path: file.clone(), reason });
        }
        Ok(address)
    }
}

/// The file of `sqlite://path?settings`; `None` for a database in memory, or of another kind.
fn sqlite_file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    let path = path.split('?').next().unwrap_or_default().replace("%23", "#").replace("%3F", "?").replace("%25", "%");
    let is_memory = path.is_empty() || path == ":memory:";
    if is_memory { None } else { std::path::absolute(path).ok() }
}

/// `postgres://user:secret@host/name` without `user:secret` and parameters.
fn without_password(url: &str) -> String {
    let address = url.split(['?', '#']).next().unwrap_or_default();
    match (address.split_once("://"), address.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://{host}"),
        _ => address.to_owned(),
    }
}

/// Where the CSV files of the demonstration are: where one said, or beside the program, or here.
///
/// # Errors
/// [`StartError::DemoMissing`].
pub fn demo_folder(named: Option<&Path>) -> Result<PathBuf, StartError> {
    let here = PathBuf::from("data/demo");
    let candidates = match named {
        Some(folder) => vec![folder.to_owned()],
        None => vec![beside_program("demo"), here],
    };
    let found = candidates.iter().find(|folder| folder.join("tavoli.csv").is_file());
    found.cloned().ok_or_else(|| StartError::DemoMissing(candidates[0].clone()))
}

/// Leptos' options: the site beside the program unless cargo-leptos, which sets variables, says else.
///
/// # Errors
/// [`StartError::SiteMissing`] and [`StartError::HashesMissing`].
pub fn leptos_options(arguments: &ServeArguments) -> Result<LeptosOptions, StartError> {
    let site = arguments.site.clone().unwrap_or_else(|| beside_program("site"));
    if !site.join("pkg").is_dir() {
        return Err(StartError::SiteMissing(site));
    }
    let hash_file = beside_program(&variable("LEPTOS_HASH_FILE_NAME").unwrap_or_else(|| "hash.txt".to_owned()));
    let hash_files = variable("LEPTOS_HASH_FILES").map_or_else(|| hash_file.exists(), |value| value == "true");
    if hash_files && let Err(reason) = std::fs::read_to_string(&hash_file) {
        return Err(StartError::HashesMissing { path: hash_file, reason });
    }
    let environment = variable("LEPTOS_ENV").and_then(|name| Env::from_str(&name).ok());
    let reload_port = variable("LEPTOS_RELOAD_PORT").and_then(|port| port.parse().ok());
    Ok(LeptosOptions::builder()
        .output_name(OUTPUT_NAME)
        .site_root(site.to_string_lossy().into_owned())
        .site_pkg_dir("pkg")
        .env(environment.unwrap_or(Env::PROD))
        .site_addr(SocketAddr::new(arguments.host, arguments.port))
        .reload_port(reload_port.unwrap_or(3001))
        .reload_ws_protocol(ReloadWSProtocol::WS)
        .hash_file(hash_file.to_string_lossy().into())
        .hash_files(hash_files)
        .build())
}

/// A variable that is set and not empty.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A path in the program's own folder, also where it was started through a link.
fn beside_program(name: &str) -> PathBuf {
    let program = std::env::current_exe().and_then(|path| path.canonicalize()).unwrap_or_default();
    program.parent().map_or_else(|| PathBuf::from(name), |folder| folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_never_shown() {
        assert_eq!(without_password("postgres://annoda:s3cr@t@db.example:5432/polo?sslmode=require"), "postgres://db.example:5432/polo");
        assert_eq!(without_password("sqlite:///var/annoda.sqlite3?mode=rwc"), "sqlite:///var/annoda.sqlite3");
    }

    #[test]
    fn a_file_with_strange_letters_is_found() {
        let file = Path::new("/a b/50%?.sqlite3");
        assert_eq!(sqlite_url(file), "sqlite:///a b/50%25%3F.sqlite3");
        assert_eq!(sqlite_file(&format!("{}?mode=rwc", sqlite_url(file))).as_deref(), Some(file));
        assert_eq!(sqlite_file("sqlite::memory:"), None);
        assert_eq!(sqlite_file("postgres://host/name"), None);
    }

    #[test]
    fn the_folder_of_the_data_is_made() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let storage = |path: PathBuf| Storage { data: path, database_url: None };
        let shown = storage(folder.path().join("new")).database().expect("writable").shown;
        assert!(shown.ends_with("new/annoda.sqlite3"));
        let file = folder.path().join("file");
        std::fs::write(&file, b"").expect("writable");
        assert!(matches!(storage(file).database(), Err(StartError::DataNotWritable { .. })));
    }
}
