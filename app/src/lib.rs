//! Annoda's screens: components, pages, the state of the board in the browser, and the signatures
//! of the server functions. What may be done and by whom is decided in `domain`; how it is done,
//! in `services`, which only the server knows.

pub mod api;
pub mod board;
pub mod i18n;
pub mod pages;
mod shell;
pub mod ui;

pub use shell::{App, shell};
