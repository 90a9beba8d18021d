//! Minimums: a place is closed or has at least so many students. Finding the best plan then is
//! NP-hard, so cases are examined: a place is closed in one case and must reach its minimum in the
//! other. What keeps them few is a bound much sharper than the flow's (`relaxation`, climbed to in
//! `ascent`), tier by tier (`stage`): it decides most places before any case is made. Plans come from
//! the flow under decisions (`bench`, `polish`). The most promising case comes first (`search`), and
//! at any time the best plan found and the best bound still open say how far from the end it is.

mod ascent;
mod bench;
mod case;
mod polish;
mod relaxation;
mod search;
mod stage;

use crate::Control;
use crate::cost::Layout;
use crate::engine::{Plan, Width, with_solver};
use crate::problem::{Objective, Place, Problem, ProblemError};
use crate::tiers::Tiers;

/// The best plan found, and how good any plan could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinimumPlan {
    /// The best plan found: every place is closed or reaches its minimum.
    pub plan: Plan,
    /// No plan is better than this, in the tiers of the objective.
    pub bound: Tiers,
    /// Cases that were examined.
    pub examined: u64,
}

impl MinimumPlan {
    /// Whether the plan is proven to be the best.
    #[must_use]
    pub fn is_proven(&self, objective: Objective) -> bool {
        self.plan.tiers.under(objective) == self.bound
    }

    /// The relative distance between the plan and the bound in the first tier that differs; 0 where
    /// the plan is proven to be the best.
    #[must_use]
    pub fn gap(&self, objective: Objective) -> f64 {
        let difference = self.plan.tiers.under(objective) - self.bound;
        let Some((tier, figure)) = difference.first() else { return 0.0 };
        // Only for people to read: figures far beyond 2⁵³ may be rounded.
        figure.unsigned_abs() as f64 / self.bound.get(tier).unsigned_abs().max(1) as f64
    }
}

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MinimumError {
    /// The problem is too large for the engine's numbers.
    #[error(transparent)]
    Problem(#[from] ProblemError),
    /// Students are locked on the place, so it must be open, but its minimum cannot be reached.
    #[error("students are locked on place {0}, but with all the others it cannot reach its minimum")]
    Unreachable(Place),
}

/// Solves a problem with its minimums, for as long as `control` lets it; stopped early, it gives the
/// best plan found and its bound.
///
/// # Errors
/// [`MinimumError`].
pub fn solve_with_minimums(problem: &Problem, objective: Objective, control: &mut impl Control) -> Result<MinimumPlan, MinimumError> {
    let moves = problem.current.iter().any(Option::is_some);
    let longest = problem.students().min(problem.places());
    let layout = Layout::new(objective, moves, problem.highest_score(), longest)?;
    let width = Width::load(problem, layout)?;
    with_solver!(width, solver => Ok(search::Search::new(problem, objective, *solver)?.run(control)))
}
