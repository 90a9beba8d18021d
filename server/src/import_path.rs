//! `annoda import`: a list or a package of ESCO into the database, what it changed on standard output,
//! and the way back. An archive of a whole polo goes to `archive_file`.

use crate::archive_file;
use crate::arguments::ImportArguments;
use crate::data::{self, say};
use crate::progress::Progress;
use anyhow::{Result, anyhow, bail};
use domain::classification::ClassificationReport;
use domain::id::ImportId;
use domain::import::ImportCounts;
use domain::language::Language;
use domain::policy::Actor;
use services::classification::{self, Intent};
use services::import::{ImportKind, LocalFile, LocalIntent, MAX_FILE_BYTES, UndoAnswer};
use std::path::Path;

/// Notes on rows that are said to a person; a program gets them all.
const MOST_SAID: usize = 100;

/// Reads, stores, reports.
///
/// # Errors
/// What cannot be read, with every problem and its place; then nothing is stored.
pub async fn run(options: &ImportArguments) -> Result<()> {
    if let Some(import) = options.undo {
        return undo(options, import).await;
    }
    let Some(path) = &options.path else { bail!("Say which file: annoda import PATH") };
    if let Some(kind) = options.kind {
        return list(options, path, kind.into()).await;
    }
    if services::archive::is_archive(path) {
        return archive_file::import(options, path).await;
    }
    let moving = Progress::moving("Reading…");
    let mut heard = |file: &str, rows: usize| {
        if !options.json {
            moving.keep(&format!("  {:>9}  {file}", messages::number(Language::English, i64::try_from(rows).unwrap_or(i64::MAX))));
        }
    };
    let read = classification::read(path, options.language, &mut heard)?;
    let (services, _) = data::open_up_to_date(&options.storage).await?;
    let intent = if options.dry_run { Intent::Rehearse } else { Intent::Store };
    moving.tell("Storing…");
    let reports = classification::store(&services, &read, intent).await?;
    drop(moving);
    for (classification, report) in read.iter().zip(&reports) {
        say(&if options.json { json(classification.language, report)? } else { sentence(classification.language, report, intent) });
    }
    Ok(())
}

/// A spreadsheet of one kind.
async fn list(options: &ImportArguments, path: &Path, kind: ImportKind) -> Result<()> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let unreadable = |why: std::io::Error| anyhow!("{} cannot be read: {why}", path.display());
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > MAX_FILE_BYTES as u64 {
        bail!("{name} is larger than {} MB: divide it.", MAX_FILE_BYTES / 1_000_000);
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let (services, _) = data::open_up_to_date(&options.storage).await?;
    let file =
        LocalFile { kind, school: options.school.clone(), school_year: options.school_year.clone(), name, bytes, board: options.board };
    let intent = match (options.dry_run, options.partial) {
        (true, _) => LocalIntent::Rehearse,
        (false, true) => LocalIntent::WhatCanBe,
        (false, false) => LocalIntent::Whole,
    };
    let moving = Progress::moving(if options.dry_run { "Reading and comparing…" } else { "Reading, comparing and storing…" });
    let report = services::import::local(&services, file, intent).await?;
    drop(moving);
    if options.json {
        let problems: Vec<_> = report.problems.iter().map(|problem| serde_json::json!(problem)).collect();
        let import = report.import.map(|id| id.to_string());
        say(&serde_json::json!({ "counts": report.counts, "import": import, "problems": problems }).to_string());
        return Ok(());
    }
    let number = |count: u32| messages::number(Language::English, count.into());
    for problem in report.problems.iter().take(MOST_SAID) {
        say(&format!("  {}", services::import::sentence(problem, Language::English)));
    }
    let more = u32::try_from(report.problems.len().saturating_sub(MOST_SAID)).unwrap_or(u32::MAX);
    if more > 0 {
        say(&format!("  … and {} more: --json lists them all.", number(more)));
    }
    let ImportCounts { added, changed, unchanged, left_out } = report.counts;
    let would = if options.dry_run { " would be" } else { "" };
    say(&format!(
        "{}{would} added, {} changed, {} are as they were, {} left outside.",
        number(added),
        number(changed),
        number(unchanged),
        number(left_out)
    ));
    if let Some(import) = report.import {
        say(&format!("It can be taken back, while nothing depends on it: annoda import --undo {import}"));
    }
    Ok(())
}

/// Takes an import back.
async fn undo(options: &ImportArguments, import: ImportId) -> Result<()> {
    let (services, _) = data::open_up_to_date(&options.storage).await?;
    match services::import::undo(&services, &Actor::Operator, import).await {
        Ok(UndoAnswer::Done) => {
            say("Taken back: the polo is as it was.");
            Ok(())
        }
        Ok(UndoAnswer::ChangedSince(count)) => bail!("{count} of its entries were changed since: nothing was taken back."),
        Ok(UndoAnswer::StillNeeded(0)) => bail!("Something else depends on what it brought, such as a request: nothing was taken back."),
        Ok(UndoAnswer::StillNeeded(count)) => bail!("{count} of its students are on a board or have other data: nothing was taken back."),
        Err(error) => bail!("{}", messages::api_error(Language::English, &error)),
    }
}

fn json(language: Language, report: &ClassificationReport) -> Result<String> {
    let mut value = serde_json::to_value(report)?;
    value["language"] = language.tag().into();
    Ok(value.to_string())
}

fn sentence(language: Language, report: &ClassificationReport, intent: Intent) -> String {
    let would = if intent == Intent::Rehearse { " would be" } else { "" };
    let number = |count: usize| messages::number(Language::English, i64::try_from(count).unwrap_or(i64::MAX));
    let ClassificationReport { added, changed, unchanged, links_added, links_removed, links_unchanged, links_to_unknown } = *report;
    let mut text = format!(
        "{}: {}{would} added, {} changed, {} are as they were; relations: {} added, {} removed, {} as they were",
        language.tag(),
        number(added),
        number(changed),
        number(unchanged),
        number(links_added),
        number(links_removed),
        number(links_unchanged),
    );
    if links_to_unknown > 0 {
        text.push_str(&format!("; {} left out, because one of the two is not known here", number(links_to_unknown)));
    }
    text + "."
}
