//! The server: configuration, router, layers, live events, command line. No rule of the product
//! lives here: a request becomes an actor and one call of `services`.

pub mod answer;
pub mod archive_file;
pub mod arguments;
pub mod assets;
pub mod backup;
pub mod configuration;
pub mod data;
pub mod dossier;
pub mod events;
pub mod expiry;
pub mod find;
pub mod health;
pub mod import_path;
pub mod letters;
pub mod lifecycle;
pub mod limits;
pub mod lists;
pub mod logging;
pub mod match_file;
mod progress;
pub mod request;
pub mod router;
pub mod schema;
pub mod security;
pub mod state;
pub mod user;
pub mod words;

pub use router::router;
pub use state::ServerState;
