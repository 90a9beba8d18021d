//! `annoda migrate`: the schema up, down, and where it stands.

use crate::arguments::{MigrateArguments, MigrateWay};
use crate::configuration::DatabaseAddress;
use crate::data::{self, say};
use anyhow::{Result, bail};
use domain::language::Language;
use migrations::{Change, Retreat, State};
use persistence::Database;
use persistence::archive::Losses;
use serde_json::json;

/// Goes the way that was asked for.
///
/// # Errors
/// One sentence; what data would be lost; then nothing was changed.
pub async fn run(options: &MigrateArguments) -> Result<()> {
    match &options.way {
        None | Some(MigrateWay::Up) => up(options).await,
        Some(MigrateWay::Status) => status(options).await,
        Some(MigrateWay::Down { to, force }) => down(options, to.as_deref(), *force).await,
    }
}

async fn up(options: &MigrateArguments) -> Result<()> {
    let (_, changes) = data::open_up_to_date(&options.storage).await?;
    say(&match changes {
        changes if options.json => json!({ "made": changes }).to_string(),
        0 => "The database is up to date already.".to_owned(),
        changes => format!("The database is up to date: {changes} changes made."),
    });
    Ok(())
}

async fn status(options: &MigrateArguments) -> Result<()> {
    let (database, address) = data::open(&options.storage).await?;
    let changes = changes(&database, &address).await?;
    let pending = changes.iter().filter(|change| change.state == State::Pending).count();
    if options.json {
        let list: Vec<_> = changes.iter().map(|change| json!({ "name": change.name, "applied": change.state == State::Applied })).collect();
        say(&json!({ "changes": list, "pending": pending }).to_string());
        return Ok(());
    }
    for change in &changes {
        say(&format!("  {}  {}", if change.state == State::Applied { "applied" } else { "pending" }, change.name));
    }
    say(&match pending {
        0 => format!("{} is up to date.", address.shown),
        pending => format!("{} lacks {pending} changes: `annoda migrate` makes them.", address.shown),
    });
    Ok(())
}

async fn changes(database: &Database, address: &DatabaseAddress) -> Result<Vec<Change>> {
    Ok(migrations::status(database.connection()).await.map_err(|error| data::sentence(error, address))?)
}

async fn down(options: &MigrateArguments, to: Option<&str>, force: bool) -> Result<()> {
    let (database, address) = data::open(&options.storage).await?;
    let applied: Vec<Change> = changes(&database, &address).await?.into_iter().filter(|change| change.state == State::Applied).collect();
    let stays = match to {
        Some(name) => match applied.iter().position(|change| change.name == name) {
            Some(position) => position + 1,
            None => bail!("{} has no change {name}: `annoda migrate status` lists them.", address.shown),
        },
        None => applied.len().saturating_sub(1),
    };
    let back: Vec<&str> = applied[stays..].iter().rev().map(|change| change.name.as_str()).collect();
    if back.is_empty() {
        say(&if options.json {
            json!({ "taken_back": back, "lost": {} }).to_string()
        } else {
            "There is nothing to take back.".to_owned()
        });
        return Ok(());
    }
    let failed = |error| data::sentence(error, &address);
    // Done, looked at, and only then kept: what is lost is counted, not guessed.
    let retreat = Retreat::begin(database.connection()).await.map_err(failed)?;
    let before = persistence::archive::contents(retreat.connection()).await?;
    retreat.take_back(back.len()).await.map_err(failed)?;
    let losses = persistence::archive::losses(&before, &persistence::archive::contents(retreat.connection()).await?);
    if !losses.is_empty() && !force {
        retreat.give_up().await.map_err(failed)?;
        bail!(
            "Taking back {} would lose {}: nothing was changed. Make a copy (`annoda backup`), then say --force.",
            back.join(", "),
            listed(&losses)
        );
    }
    retreat.keep().await.map_err(failed)?;
    say(&if options.json {
        json!({ "taken_back": back, "lost": losses }).to_string()
    } else if losses.is_empty() {
        format!("Taken back: {}. No data were lost.", back.join(", "))
    } else {
        format!("Taken back: {}. Lost: {}.", back.join(", "), listed(&losses))
    });
    Ok(())
}

/// "3 rows of preference, 16 values of regulation.version".
fn listed(losses: &Losses) -> String {
    let number = |count: u64| messages::number(Language::English, i64::try_from(count).unwrap_or(i64::MAX));
    let what = |name: &str| if name.contains('.') { "values" } else { "rows" };
    losses.iter().map(|(name, count)| format!("{} {} of {name}", number(*count), what(name))).collect::<Vec<_>>().join(", ")
}
