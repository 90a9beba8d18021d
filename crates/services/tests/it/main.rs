//! Use cases on a real database file, and on PostgreSQL where there is one.

#![expect(clippy::unwrap_used, unreachable_pub, reason = "tests")]

mod access;
mod accommodation;
mod account;
mod archive;
mod arrange;
mod catalogue;
mod check;
mod classification;
mod command;
mod concept;
#[path = "../../../persistence/tests/it/databases.rs"]
mod databases;
mod demand;
mod demand_change;
mod draft;
mod finding;
mod hub;
mod import;
mod need;
mod network;
mod place;
mod polo;
mod proposal;
mod race;
mod reading;
mod regulation;
mod release;
mod roll;
mod seed;
mod sequence;
mod setup;
mod sharing;
mod stages;
mod student;
mod tutor;
mod wishes;
