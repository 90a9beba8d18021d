//! The engine as the board asks it. The code behind it is a file of its own, which the browser loads
//! once a board stands that somebody may change: nobody else needs it, and nobody waits for it.

use super::pair_answer::PairAnswers;
use super::proposal::OpenPanel;
use domain::board::{BoardState, Facts};
use domain::id::{DemandId, StudentId};
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use matching::ToTheEnd;
use proposal::{Gap, PairAnswer, Pairs, PlanError, Planner, Proposal, Settings, Worth};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// What the board looks like when something is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment<'a> {
    /// The board as one sees it.
    pub(super) state: &'a BoardState,
    /// What is known of its students and demands.
    pub(super) facts: &'a Facts,
    /// Changes whenever the facts do.
    pub(super) facts_round: u64,
    /// Weights and options.
    pub(super) settings: Settings,
    /// Who is kept in place, against what the plan would do.
    pub(super) pinned: &'a BTreeSet<StudentId>,
}

/// Everything that is asked of the engine, and the parts of the page that say its answers. What it
/// has worked out it keeps until something changes.
pub(super) trait Engine: Send + Sync {
    /// Examines all pairs, before they are asked for.
    fn examine(&self, facts_round: u64, facts: &Facts);
    /// The best plan, as a difference.
    fn proposal(&self, at: &Moment<'_>) -> Result<Proposal, PlanError>;
    /// The price of every place for a student.
    fn prices(&self, at: &Moment<'_>, student: StudentId) -> Result<BTreeMap<DemandId, Worth>, PlanError>;
    /// Everything that is known of a pair.
    fn answers(&self, at: &Moment<'_>, student: StudentId, demand: DemandId) -> Result<Option<PairAnswer>, PlanError>;
    /// What a student would have to learn for the pair to belong to a best plan.
    fn lessons(&self, at: &Moment<'_>, student: StudentId, demand: DemandId) -> Result<Option<Vec<Gap>>, PlanError>;
    /// The total score of the best plan.
    fn best_total(&self, at: &Moment<'_>) -> Result<i64, PlanError>;
    /// The panel of the proposal.
    fn panel(&self) -> AnyView;
    /// What is said of a pair.
    fn pair(&self, student: StudentId, demand: DemandId) -> AnyView;
}

/// Loads the engine.
///
/// # Errors
/// Where its file does not come; asking again tries again.
#[wasm_split(engine, wasm_split_path = ::leptos::wasm_split, fallible)]
pub(super) fn load() -> Result<Arc<dyn Engine>, SplitLoaderError> {
    Ok(Arc::new(Desk::default()))
}

/// A planner with the board for which it was made.
#[derive(Debug)]
struct Planned {
    state: BoardState,
    facts_round: u64,
    settings: Settings,
    pinned: BTreeSet<StudentId>,
    planner: Planner,
}

impl Planned {
    fn fits(&self, at: &Moment<'_>) -> bool {
        self.facts_round == at.facts_round && self.settings == at.settings && self.pinned == *at.pinned && self.state == *at.state
    }
}

/// The engine with what it has worked out.
#[derive(Debug, Default)]
struct Desk {
    pairs: Mutex<Option<(u64, Arc<Pairs>)>>,
    planned: Mutex<Option<Planned>>,
}

impl Desk {
    fn pairs(&self, facts_round: u64, facts: &Facts) -> Arc<Pairs> {
        let mut known = self.pairs.lock().unwrap_or_else(PoisonError::into_inner);
        match &*known {
            Some((round, pairs)) if *round == facts_round => Arc::clone(pairs),
            _ => {
                let pairs = Arc::new(Pairs::new(facts));
                *known = Some((facts_round, Arc::clone(&pairs)));
                pairs
            }
        }
    }

    /// Asks the planner of this moment, which is made anew where something has changed since the
    /// last time.
    fn ask<Answer>(&self, at: &Moment<'_>, question: impl FnOnce(&mut Planner) -> Answer) -> Result<Answer, PlanError> {
        let mut planned = self.planned.lock().unwrap_or_else(PoisonError::into_inner);
        let mut fitting = planned.take().filter(|planned| planned.fits(at));
        if fitting.is_none() {
            let pairs = self.pairs(at.facts_round, at.facts);
            let planner = Planner::new(at.state.clone(), &pairs, at.settings, at.pinned.clone(), &mut ToTheEnd)?;
            let (state, pinned) = (at.state.clone(), at.pinned.clone());
            fitting = Some(Planned { state, facts_round: at.facts_round, settings: at.settings, pinned, planner });
        }
        let planned = planned.insert(fitting.expect("made just now"));
        Ok(question(&mut planned.planner))
    }
}

impl Engine for Desk {
    fn examine(&self, facts_round: u64, facts: &Facts) {
        self.pairs(facts_round, facts);
    }

    fn proposal(&self, at: &Moment<'_>) -> Result<Proposal, PlanError> {
        self.ask(at, |planner| planner.proposal(at.facts))
    }

    fn prices(&self, at: &Moment<'_>, student: StudentId) -> Result<BTreeMap<DemandId, Worth>, PlanError> {
        Ok(self.ask(at, |planner| planner.prices(student))?.into_iter().collect())
    }

    fn answers(&self, at: &Moment<'_>, student: StudentId, demand: DemandId) -> Result<Option<PairAnswer>, PlanError> {
        self.ask(at, |planner| planner.answers(at.facts, student, demand))
    }

    fn lessons(&self, at: &Moment<'_>, student: StudentId, demand: DemandId) -> Result<Option<Vec<Gap>>, PlanError> {
        self.ask(at, |planner| planner.lessons(at.facts, student, demand))
    }

    fn best_total(&self, at: &Moment<'_>) -> Result<i64, PlanError> {
        self.ask(at, |planner| planner.best_total())
    }

    fn panel(&self) -> AnyView {
        view! { <OpenPanel/> }.into_any()
    }

    fn pair(&self, student: StudentId, demand: DemandId) -> AnyView {
        view! { <PairAnswers student demand/> }.into_any()
    }
}
