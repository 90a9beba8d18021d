//! The store on both databases.

#![expect(clippy::unwrap_used, unreachable_pub, reason = "tests")]

mod archive;
mod classification;
mod constraints;
mod databases;
mod demand;
mod names;
mod network;
mod regulation;
mod release;
mod round_trip;
mod sample;
mod schema;
mod transaction;
mod tutor;
