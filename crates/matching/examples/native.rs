//! Prints what the engine answers on this machine; `browser` answers the same in WebAssembly, and
//! `scripts/same-answers` compares them.

#[path = "answers/mod.rs"]
mod answers;

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    write!(std::io::stdout(), "{}", answers::answers())
}
