//! Log lines: how they look and where they go. What is logged never holds a person's name, a
//! student's data or what somebody typed.

use clap::ValueEnum;
use std::io::IsTerminal as _;
use tracing_subscriber::EnvFilter;

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for machines.
    Json,
}

/// Starts logging to standard error; a second call changes nothing. A filter that cannot be read
/// becomes `info`.
pub fn start(filter: &str, format: LogFormat) {
    // The SQL of every statement is noise, and its values are people's data.
    let quiet = "sqlx=warn,sea_orm=warn,sea_orm_migration=warn,hyper=warn";
    let filter = EnvFilter::try_new(format!("{quiet},{filter}")).unwrap_or_else(|_| EnvFilter::new(format!("{quiet},info")));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    let started = match format {
        LogFormat::Text => lines.compact().try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    };
    if started.is_err() {
        tracing::debug!("logging was started already");
    }
}
