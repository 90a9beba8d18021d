//! Between the board and the engine: a board becomes a problem ([`Planner`]), the best plan comes
//! back as a difference from what stands ([`Proposal`]) and as answers about one pair
//! ([`Planner::answers`]). The browser and the server run the same code.
//!
//! Here live no texts, no clock and no database; whether somebody may ask is decided elsewhere.

mod answer;
mod changes;
mod job;
mod pairs;
mod planner;
mod settings;
mod tutors;
mod view;

pub use answer::{Gap, PairAnswer, PairPrice};
pub use changes::feasible;
pub use job::JobView;
pub use pairs::{Pair, Pairs};
pub use planner::{PlanError, Planner};
pub use settings::{Placed, Settings, Weights};
pub use view::{BANDS, Blocking, Change, Figures, Gain, Proposal, Score, Shortage, Stable, Worth};
