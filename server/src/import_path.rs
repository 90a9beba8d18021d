//! `annoda import`: a package of ESCO into the database, and what it changed on standard output.

use crate::arguments::ImportArguments;
use crate::data::{self, say};
use anyhow::Result;
use domain::classification::ClassificationReport;
use domain::language::Language;
use services::classification::{self, Intent};

/// Reads, stores, reports.
///
/// # Errors
/// What cannot be read, with every problem and its place; then nothing is stored.
pub async fn run(options: &ImportArguments) -> Result<()> {
    let mut heard = |file: &str, rows: usize| {
        if !options.json {
            say(&format!("  {:>9}  {file}", messages::number(Language::English, i64::try_from(rows).unwrap_or(i64::MAX))));
        }
    };
    let read = classification::read(&options.path, options.language, &mut heard)?;
    let (services, _) = data::open_up_to_date(&options.storage).await?;
    let intent = if options.dry_run { Intent::Rehearse } else { Intent::Store };
    let reports = classification::store(&services, &read, intent).await?;
    for (classification, report) in read.iter().zip(&reports) {
        say(&if options.json { json(classification.language, report)? } else { sentence(classification.language, report, intent) });
    }
    Ok(())
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
