//! Annoda's screens: components, pages, the state of the board in the browser, and the signatures
//! of the server functions. What may be done and by whom is decided in `domain`; how it is done,
//! in `services`, which only the server knows.

#![expect(unreachable_pub, reason = "the component and server macros make everything public that they expand to")]

#[expect(missing_docs, reason = "the server macro turns documented functions into structs with fields that cannot carry comments")]
pub mod api;
pub mod board;
pub mod i18n;
pub mod pages;
mod program;
mod shell;
pub mod ui;

#[cfg(feature = "hydrate")]
pub use program::wake;
#[cfg(feature = "ssr")]
pub use shell::{App, shell};
