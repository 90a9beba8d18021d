//! The engine: who goes where, provably as well as possible, and an exact answer to every "why".
//!
//! It knows students and places as numbers, seats, and a score for each possible pair. It does no
//! input or output, reads no clock and draws no random number; natively and in a browser it gives
//! the same plan for the same input and history. The model and its mathematics are explained in
//! `docs/engine.md`.
//!
//! Start at [`ProblemBuilder`], then [`Engine`].

mod auction;
mod certificate;
mod cost;
mod engine;
pub mod generate;
mod hall;
mod minimum;
mod network;
mod price;
mod problem;
pub mod score;
mod solver;
mod stable;
pub mod text;
mod tiers;
mod top;

pub use certificate::{Certificate, CertificateError};
pub use engine::{Engine, Plan};
pub use hall::HallSet;
pub use minimum::{MinimumError, MinimumPlan, solve_with_minimums};
pub use price::{Price, PriceList, Step};
pub use problem::{Edge, Lock, MAX_SCORE, Objective, Place, Problem, ProblemBuilder, ProblemError, Student};
pub use solver::Cancelled;
pub use stable::{BlockingPair, ByScore, Wishes, blocking_pairs, stable_plan};
pub use tiers::{Tier, Tiers};
pub use top::{CreditIndex, CreditIndexBuilder, FULL_CREDIT, Ranked};

/// What the engine tells while it works, and whether it may go on: the caller has the clock.
pub trait Control {
    /// Called often; `false` stops the work at the next safe point.
    fn proceed(&mut self, progress: Progress) -> bool;
}

/// How far the engine is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Students that have been considered, of how many.
    Students {
        /// Done.
        done: u32,
        /// Of.
        of: u32,
    },
    /// Cases of a problem with minimums that were examined and are still open.
    Cases {
        /// Examined.
        examined: u64,
        /// Open.
        open: u64,
    },
}

/// Goes on to the end.
#[derive(Clone, Copy, Debug, Default)]
pub struct ToTheEnd;

impl Control for ToTheEnd {
    fn proceed(&mut self, _progress: Progress) -> bool {
        true
    }
}
