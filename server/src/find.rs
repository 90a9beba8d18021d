//! `annoda find`: one query a line on standard input, its hits on standard output.

use crate::arguments::FindArguments;
use crate::data;
use anyhow::{Context as _, Result, bail};
use finding::{Answer, Index};
use services::{Clock, Services};
use std::io::{BufRead as _, Write};

/// Answers each line as it comes.
///
/// # Errors
/// One sentence: the database cannot be read, or there is nothing in it to be found.
pub async fn run(options: &FindArguments) -> Result<()> {
    let (database, address) = data::open(&options.storage).await?;
    let pending = data::pending(&database, &address).await?;
    if pending > 0 {
        bail!("The database {} lacks {pending} changes: run `annoda migrate` first.", address.shown);
    }
    let services = Services::new(database, Clock::system());
    let index = services::finding::index(&services).await.context("The database cannot be read: see the log above.")?;
    if index.vocabulary().concepts.is_empty() {
        bail!("There is nothing to be found in {}: load ESCO with `annoda import` first.", address.shown);
    }
    answer(&index, options)
}

fn answer(index: &Index, options: &FindArguments) -> Result<()> {
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line.context("Standard input cannot be read.")?;
        // Whoever writes in another encoding still gets an answer to what can be read.
        let query = String::from_utf8_lossy(&line).trim().to_owned();
        let hits = index.find(&query, options.kind.into(), options.top);
        let answer = Answer { query, hits };
        let text = if options.json { serde_json::to_string(&answer)? } else { sentences(&answer) };
        // A reader that has seen enough (`| head`) is no failure.
        if writeln!(output, "{text}").is_err() {
            break;
        }
    }
    Ok(())
}

fn sentences(answer: &Answer) -> String {
    let mut text = answer.query.clone();
    for hit in &answer.hits {
        let by = if hit.matched == hit.label { String::new() } else { format!(" (“{}”)", hit.matched) };
        text.push_str(&format!("\n  {:.2}  {}{by}  {}", hit.score, hit.label, hit.uri));
    }
    if answer.hits.is_empty() {
        text.push_str("\n  nothing found");
    }
    text
}
