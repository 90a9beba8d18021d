//! `annoda backup` and `annoda restore`: a copy of the database file, and a copy in its place. For
//! PostgreSQL its own programs do that: the line to run is printed.

use crate::arguments::{BackupArguments, RestoreArguments};
use crate::configuration::DatabaseAddress;
use crate::data::{self, progress, say};
use crate::progress::Progress;
use anyhow::{Context as _, Result, bail};
use domain::language::Language;
use migrations::State;
use persistence::archive::{RowCounts, counts, schema};
use persistence::backup::{self, Usage, faults, open_copy};
use persistence::{Connection, Database};
use serde_json::{Value, json};
use services::check::{CheckReport, prove};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Nothing was done here: another program does it, with the line that was printed.
const ELSEWHERE: u8 = 3;

const LOOKING: &str = "Looking whether the copy is whole…";

/// Makes a copy.
///
/// # Errors
/// One sentence; then there is no copy.
pub async fn backup(options: &BackupArguments) -> Result<ExitCode> {
    let address = options.storage.address()?;
    if address.file.is_none() {
        let file = quoted(&options.file);
        return Ok(elsewhere(options.json, &format!("pg_dump --format=custom --no-owner --file={file} --dbname={}", connection(&address))));
    }
    let Some(whole) = address.file.as_deref().filter(|file| file.exists()) else {
        bail!("There is no database in {}: name its folder in ANNODA_DATA.", address.shown);
    };
    let mut new = OpenOptions::new();
    new.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut new, 0o600);
    match new.open(&options.file) {
        Err(why) if why.kind() == ErrorKind::AlreadyExists => {
            bail!("{} is there already, and was left as it is: name another file.", options.file.display())
        }
        opened => {
            opened.with_context(|| format!("{} cannot be written: is its folder there, and may you write it?", options.file.display()))?
        }
    };
    let copied = copy(options, whole).await;
    if copied.is_err() {
        // The first error counts.
        let _left = fs::remove_file(&options.file);
    }
    report(&options.file, &copied?, options.json, "is a whole copy");
    Ok(ExitCode::SUCCESS)
}

async fn copy(options: &BackupArguments, whole: &Path) -> Result<Copy> {
    let (database, _) = data::open(&options.storage).await?;
    let file = std::path::absolute(&options.file)?;
    let size = fs::metadata(whole).map_or(0, |file| file.len());
    let copied = Progress::follow(&file, size, "copied", backup::copy_into(&database, &file)).await;
    copied.map_err(|error| anyhow::anyhow!("No copy could be made: {error}."))?;
    File::open(&file)?.sync_all()?;
    let _moving = Progress::moving(LOOKING);
    verify(&file).await
}

/// Puts a copy in the place of the database, or only looks at it.
///
/// # Errors
/// One sentence; then the installation is as it was.
pub async fn restore(options: &RestoreArguments) -> Result<ExitCode> {
    let address = options.storage.address()?;
    let begins = beginning(&options.file)?;
    if begins.starts_with(b"PGDMP") || (address.file.is_none() && !options.verify) {
        let file = quoted(&options.file);
        let line = match options.verify {
            true => format!("pg_restore --list {file}"),
            false => format!("pg_restore --clean --if-exists --no-owner --single-transaction --dbname={} {file}", connection(&address)),
        };
        return Ok(elsewhere(options.json, &line));
    }
    let Some(target) = address.file.as_deref().filter(|_| !options.verify) else {
        let moving = Progress::moving(LOOKING);
        let copy = verify(&options.file).await?;
        drop(moving);
        report(&options.file, &copy, options.json, "is a whole copy");
        return Ok(ExitCode::SUCCESS);
    };
    let is_filled = fs::metadata(target).is_ok_and(|file| file.len() > 0);
    if is_filled && !options.force {
        bail!("{} holds data already, and was left as it is: with --force they make way, and are kept beside.", address.shown);
    }
    // What is put in place is what was looked at: a copy of the copy, beside the place.
    let new = beside(target, "restore");
    let placed = place(options, target, &new, is_filled).await;
    if placed.is_err() {
        // The first error counts.
        let _gone = fs::remove_file(&new);
    }
    let (copy, kept) = placed?;
    report(target, &copy, options.json, "was put in place, and is whole");
    if let Some(kept) = kept.filter(|_| !options.json) {
        say(&format!("  The data from before are kept in {}.", kept.display()));
    }
    Ok(ExitCode::SUCCESS)
}

async fn place(options: &RestoreArguments, target: &Path, new: &Path, is_filled: bool) -> Result<(Copy, Option<PathBuf>)> {
    refuse_open_copy(&options.file)?;
    let folder = target.parent().unwrap_or(Path::new("/"));
    let written = fs::create_dir_all(folder).and_then(|()| fs::copy(&options.file, new)).and_then(|_| File::open(new)?.sync_all());
    written.with_context(|| format!("{} cannot be written: is there room, and may you write it?", new.display()))?;
    let moving = Progress::moving(LOOKING);
    let copy = verify(new).await.map_err(|error| {
        anyhow::anyhow!("{}", error.to_string().replace(&new.display().to_string(), &options.file.display().to_string()))
    })?;
    drop(moving);
    let kept = if is_filled { Some(keep(target).await?) } else { None };
    fs::rename(new, target).with_context(|| format!("{} could not be put in place of {}.", new.display(), target.display()))?;
    // The folder's entry is on the disk too.
    File::open(folder).and_then(|folder| folder.sync_all()).with_context(|| format!("{} cannot be written.", folder.display()))?;
    Ok((copy, kept))
}

/// Keeps what stands at the place beside it, as long as nobody uses it.
async fn keep(target: &Path) -> Result<PathBuf> {
    let usage = backup::usage(target).await.map_err(|error| anyhow::anyhow!("{} cannot be opened: {error}.", target.display()))?;
    if usage == Usage::InUse {
        bail!("A server has {} open: stop it first. Nothing was changed.", target.display());
    }
    let kept = beside(target, "before-restore");
    let failed = || format!("{} could not be kept as {}: nothing was put in its place.", target.display(), kept.display());
    // A second name for the same file: at every moment there is a whole database at the place.
    if fs::hard_link(target, &kept).is_err() {
        fs::copy(target, &kept).and_then(|_| File::open(&kept)?.sync_all()).with_context(failed)?;
    }
    // Of a damaged file only: a whole one has none by now. Left there they would be taken for the new one's.
    for side in ["-wal", "-shm"] {
        let (from, to) = (with_end(target, side), with_end(&kept, side));
        if from.exists() {
            fs::rename(&from, &to).with_context(failed)?;
        }
    }
    Ok(kept)
}

/// What was found in a copy that is whole.
struct Copy {
    changes: usize,
    pending: usize,
    rows: RowCounts,
    check: CheckReport,
}

/// Looks at a copy; nothing is written to it.
async fn verify(file: &Path) -> Result<Copy> {
    let shown = file.display();
    if !beginning(file)?.starts_with(b"SQLite format 3\0") {
        bail!("{shown} is no copy of a database.");
    }
    refuse_open_copy(file)?;
    let unreadable = |error: persistence::StoreError| anyhow::anyhow!("{shown} is damaged, or no whole copy: {error}.");
    let database = open_copy(file).await.map_err(unreadable)?;
    if let Some(fault) = faults(&database).await.map_err(unreadable)?.first() {
        // One of SQLite's findings may have many lines, the first of which only names the database.
        let line = fault.lines().find(|line| !line.starts_with("***")).unwrap_or(fault);
        bail!("{shown} is damaged: {line}.");
    }
    let address = DatabaseAddress { url: String::new(), shown: shown.to_string(), file: None };
    let changes = migrations::status(database.connection()).await.map_err(|error| data::sentence(error, &address))?;
    let pending = changes.iter().filter(|change| change.state == State::Pending).count();
    if pending == changes.len() {
        bail!("{shown} is a database, but none of Annoda.");
    }
    let rows = counts(database.connection(), &schema(database.connection()).await.map_err(unreadable)?).await.map_err(unreadable)?;
    let check = if pending == 0 { proof(database.connection()).await? } else { proof_of_older(file).await? };
    database.close().await.map_err(unreadable)?;
    if !check.is_sound() {
        let found: Vec<String> = check.discrepancies.iter().map(ToString::to_string).collect();
        bail!("{shown} does not hold together: {}.", found.join("; "));
    }
    Ok(Copy { changes: changes.len() - pending, pending, rows, check })
}

async fn proof(connection: &impl Connection) -> Result<CheckReport> {
    prove(connection).await.map_err(|error| anyhow::anyhow!("The copy cannot be read: {error}."))
}

/// The proof reads the newest schema: an older copy is copied and brought up to date for it.
async fn proof_of_older(file: &Path) -> Result<CheckReport> {
    let scratch = std::env::temp_dir().join(format!("annoda-verify-{}.sqlite3", uuid::Uuid::now_v7().simple()));
    let outcome = async {
        fs::copy(file, &scratch).with_context(|| format!("{} cannot be written: is there room?", scratch.display()))?;
        let database = Database::connect(&format!("{}?mode=rw", backup::sqlite_url(&scratch))).await?;
        migrations::up(database.connection()).await?;
        let report = proof(database.connection()).await;
        database.close().await?;
        report
    };
    let outcome = outcome.await;
    for end in ["", "-wal", "-shm"] {
        // The first error counts; what is left is in the folder for what is left.
        let _gone = fs::remove_file(with_end(&scratch, end));
    }
    outcome
}

/// A file of a database that was open when it was copied: a part of it stands beside it.
fn refuse_open_copy(file: &Path) -> Result<()> {
    if fs::metadata(with_end(file, "-wal")).is_ok_and(|log| log.len() > 0) {
        bail!(
            "{} is no finished copy: a part of it stands beside it, in a file with -wal at the end. Make one with `annoda backup`.",
            file.display()
        );
    }
    Ok(())
}

fn beginning(file: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|file| file.take(16).read_to_end(&mut bytes));
    read.with_context(|| format!("{} cannot be read: does it exist, and may you read it?", file.display()))?;
    Ok(bytes)
}

fn with_end(file: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(end);
    PathBuf::from(name)
}

/// A name beside a file that nobody has; in the order of time.
fn beside(file: &Path, what: &str) -> PathBuf {
    with_end(file, &format!(".{what}-{}", uuid::Uuid::now_v7().simple()))
}

fn report(file: &Path, copy: &Copy, as_json: bool, is: &str) {
    let Copy { changes, pending, rows, check } = copy;
    let bytes = fs::metadata(file).map_or(0, |file| file.len());
    let all: u64 = rows.values().sum();
    if as_json {
        let value: Value = json!({
            "file": file, "bytes": bytes, "changes": changes, "pending": pending, "rows": all, "tables": rows,
            "boards": check.boards, "events": check.events, "placements": check.placements,
        });
        say(&value.to_string());
        return;
    }
    let number = |count: u64| messages::number(Language::English, i64::try_from(count).unwrap_or(i64::MAX));
    for (table, rows) in rows {
        say(&format!("  {:>11}  {table}", number(*rows)));
    }
    let older = if *pending > 0 { format!(" It lacks {pending} changes, which `annoda migrate` or `serve` makes.") } else { String::new() };
    say(&format!(
        "{} {is}: {} bytes, {} rows, {} boards, {} events, {} placements.{older}",
        file.display(),
        number(bytes),
        number(all),
        number(check.boards),
        number(check.events),
        number(check.placements),
    ));
}

/// Prints the line that somebody else must run.
fn elsewhere(as_json: bool, line: &str) -> ExitCode {
    if as_json {
        say(&json!({ "run": line }).to_string());
    } else {
        progress("PostgreSQL has its own program for that. It asks for the password, or finds it in ~/.pgpass:");
        say(line);
    }
    ExitCode::from(ELSEWHERE)
}

/// A PostgreSQL address without its password, for a shell.
fn connection(address: &DatabaseAddress) -> String {
    let url = &address.url;
    let (place, settings) = url.split_once('?').unwrap_or((url, ""));
    let place = match place.split_once("://").and_then(|(scheme, rest)| Some((scheme, rest.rsplit_once('@')?))) {
        Some((scheme, (user, host))) => format!("{scheme}://{}@{host}", user.split(':').next().unwrap_or_default()),
        None => place.to_owned(),
    };
    let settings: Vec<&str> = settings.split('&').filter(|setting| !setting.is_empty() && !setting.starts_with("password")).collect();
    let settings = if settings.is_empty() { String::new() } else { format!("?{}", settings.join("&")) };
    in_quotes(&format!("{place}{settings}"))
}

fn quoted(file: &Path) -> String {
    in_quotes(&file.to_string_lossy())
}

/// For a shell, whatever stands in it.
fn in_quotes(text: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-:@=".contains(letter);
    if !text.is_empty() && text.chars().all(is_plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_for_postgresql_have_no_password_and_survive_a_shell() {
        for (url, line) in [
            (
                "postgres://annoda:s3cr@t@db.example:5432/polo?sslmode=require&password=s3cret",
                "'postgres://annoda@db.example:5432/polo?sslmode=require'",
            ),
            ("postgres://db.example/polo", "postgres://db.example/polo"),
        ] {
            let address = DatabaseAddress { url: url.to_owned(), shown: String::new(), file: None };
            assert_eq!(connection(&address), line);
        }
        assert_eq!(in_quotes("it's"), r"'it'\''s'");
    }
}
