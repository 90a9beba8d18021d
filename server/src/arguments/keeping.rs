//! Options of the verbs that keep data safe: `migrate`, `export`, `backup`, `restore`.

use super::Storage;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Options of `annoda migrate`.
#[derive(Args, Clone, Debug)]
pub struct MigrateArguments {
    /// Where the data are.
    #[command(flatten)]
    pub storage: Storage,
    /// Which way; up where nothing is said.
    #[command(subcommand)]
    pub way: Option<MigrateWay>,
    /// Print one line of JSON.
    #[arg(long, global = true)]
    pub json: bool,
}

/// Ways of a schema.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum MigrateWay {
    /// Brings the database up to date.
    Up,
    /// Takes back the newest change, or all that are newer than one.
    ///
    /// Where that would lose data it says how many rows of which tables, and changes nothing: exit
    /// code 1. With --force they are lost. Make a copy first: `annoda backup`.
    Down {
        /// The change that is to be the newest afterwards, as `annoda migrate status` lists it.
        #[arg(long, value_name = "NAME")]
        to: Option<String>,
        /// Also where data are lost.
        #[arg(long)]
        force: bool,
    },
    /// Lists every change, and whether the database has it. Changes nothing.
    Status,
}

/// Options of `annoda export`.
#[derive(Args, Clone, Debug)]
pub struct ExportArguments {
    /// Where the data are.
    #[command(flatten)]
    pub storage: Storage,
    /// The new file.
    #[arg(value_name = "FILE.zip")]
    pub file: PathBuf,
    /// Print one line of JSON.
    #[arg(long)]
    pub json: bool,
}

/// Options of `annoda backup`.
#[derive(Args, Clone, Debug)]
pub struct BackupArguments {
    /// Where the data are.
    #[command(flatten)]
    pub storage: Storage,
    /// The new file.
    pub file: PathBuf,
    /// Print one line of JSON.
    #[arg(long)]
    pub json: bool,
}

/// Options of `annoda restore`.
#[derive(Args, Clone, Debug)]
pub struct RestoreArguments {
    /// Where the data go.
    #[command(flatten)]
    pub storage: Storage,
    /// The copy, made by `annoda backup`.
    pub file: PathBuf,
    /// Only look whether the copy is whole and what it holds; the installation is not touched.
    #[arg(long)]
    pub verify: bool,
    /// Also where there are data: they are kept beside, as `….before-restore-…`.
    #[arg(long)]
    pub force: bool,
    /// Print one line of JSON.
    #[arg(long)]
    pub json: bool,
}
