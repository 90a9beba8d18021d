//! The engine on the open board: the best plan for what one sees now, kept until something changes,
//! and what is asked of it. Up to [`MOST_STUDENTS`] and [`MOST_DEMANDS`] it takes milliseconds and
//! runs right here; larger boards ask the server (`proposal/job.rs`).

use super::drag::Card;
use super::store::Store;
use domain::board::{BoardState, Move};
use domain::id::{DemandId, StudentId};
use leptos::prelude::*;
use matching::ToTheEnd;
use proposal::{Gap, PairAnswer, Pairs, PlanError, Planner, Proposal, Settings, Worth};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

/// The most students of a board that is planned in the browser.
pub const MOST_STUDENTS: usize = 1_000;
/// The most demands of a board that is planned in the browser.
pub const MOST_DEMANDS: usize = 300;

/// How long after a board was opened, or its facts changed, its pairs are examined by themselves.
/// Not in an idle callback: some browsers have none.
const EXAMINE_AFTER: Duration = Duration::from_millis(500);

/// A proposal and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposed {
    /// The proposal.
    pub proposal: Arc<Proposal>,
    /// How long it took here, in tenths of a millisecond; `None` where the server made it.
    pub tenths: Option<u32>,
}

/// What stands where a proposal is wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum Planned {
    /// Nothing yet.
    Waiting,
    /// Here it is.
    Ready(Proposed),
    /// The board contradicts itself.
    Contradiction,
}

/// The signals of the engine on one board.
#[derive(Clone, Copy)]
pub struct Planning {
    store: Store,
    /// Whether the panel is open.
    pub open: RwSignal<bool>,
    /// Weights and options.
    pub settings: RwSignal<Settings>,
    /// Who is kept in place, against what the plan would do.
    pub pinned: RwSignal<BTreeSet<StudentId>>,
    /// Whose change is not to be accepted.
    pub unticked: RwSignal<BTreeSet<StudentId>>,
    /// What the server made, for boards too large for the browser.
    pub from_server: RwSignal<Option<Arc<Proposal>>>,
    /// The proposal, while the panel is open.
    pub planned: Memo<Planned>,
    /// Where the proposal would have whom, while the panel is open.
    pub preview: Memo<BTreeMap<StudentId, Move>>,
    /// Prices of every place for the student in the air or chosen.
    pub prices: Memo<BTreeMap<DemandId, Worth>>,
    cache: StoredValue<Option<Cached>>,
    pairs: StoredValue<Option<(u64, Arc<Pairs>)>>,
}

#[derive(Debug)]
struct Cached {
    state: BoardState,
    facts: u64,
    settings: Settings,
    pinned: BTreeSet<StudentId>,
    planner: Planner,
}

impl Planning {
    /// For one board.
    pub fn new(store: Store) -> Self {
        let open = RwSignal::new(false);
        let settings = RwSignal::new(Settings::default());
        let pinned = RwSignal::new(BTreeSet::new());
        let from_server = RwSignal::new(None);
        let (cache, pairs) = (StoredValue::new(None), StoredValue::new(None));
        let engine = Engine { store, settings, cache, pairs };
        // Whoever opens a board looks first: then the pairs are examined, before they are asked for.
        Effect::new(move |_| {
            let round = store.facts_round.get();
            if store.may_change && untrack(|| engine.is_local()) {
                set_timeout(move || drop(engine.pairs(round)), EXAMINE_AFTER);
            }
        });
        let planned = Memo::new(move |_| {
            if !open.get() {
                return Planned::Waiting;
            }
            if !engine.is_local() {
                let proposal = from_server.get();
                return proposal.map_or(Planned::Waiting, |proposal| Planned::Ready(Proposed { proposal, tenths: None }));
            }
            let started = now();
            match pinned.with(|pinned| engine.ask(pinned, |planner, facts| planner.proposal(facts))) {
                Some(Ok(proposal)) => {
                    let tenths = ((now() - started) * 10.0).max(1.0) as u32;
                    Planned::Ready(Proposed { proposal: Arc::new(proposal), tenths: Some(tenths) })
                }
                Some(Err(_)) => Planned::Contradiction,
                None => Planned::Waiting,
            }
        });
        let preview = Memo::new(move |_| {
            planned.with(|planned| match planned {
                Planned::Ready(proposed) => proposed
                    .proposal
                    .changes
                    .iter()
                    .map(|change| (change.student, Move { student: change.student, to: change.to }))
                    .collect(),
                _ => BTreeMap::new(),
            })
        });
        let prices = Memo::new(move |_| {
            let student = match store.lifted.get().map(|grip| grip.card) {
                Some(Card::Student(student)) => Some(student),
                Some(Card::Demand(_)) => None,
                None => store.student.get(),
            };
            let Some(student) = student.filter(|_| store.may_change && engine.is_local()) else { return BTreeMap::new() };
            match engine.ask(&BTreeSet::new(), |planner, _| planner.prices(student)) {
                Some(Ok(prices)) => prices.into_iter().collect(),
                _ => BTreeMap::new(),
            }
        });
        let unticked = RwSignal::new(BTreeSet::new());
        Self { store, open, settings, pinned, unticked, from_server, planned, preview, prices, cache, pairs }
    }

    fn engine(&self) -> Engine {
        Engine { store: self.store, settings: self.settings, cache: self.cache, pairs: self.pairs }
    }

    /// Whether the board is small enough to be planned here. Tracks the state.
    pub fn is_local(&self) -> bool {
        self.engine().is_local()
    }

    /// Everything that the engine knows of a pair. Tracks state and settings.
    pub fn answers(&self, student: StudentId, demand: DemandId) -> Option<PairAnswer> {
        if !self.store.may_change || !self.is_local() {
            return None;
        }
        self.engine().ask(&BTreeSet::new(), |planner, facts| planner.answers(facts, student, demand))?.ok()?
    }

    /// What the student would have to learn for the pair to belong to a best plan, as
    /// `Planner::lessons` says it. Tracks state and settings.
    pub fn lessons(&self, student: StudentId, demand: DemandId) -> Option<Vec<Gap>> {
        self.engine().ask(&BTreeSet::new(), |planner, facts| planner.lessons(facts, student, demand))?.ok()?
    }

    /// The total score of the best plan. Tracks state and settings.
    pub fn best_total(&self) -> Option<i64> {
        self.engine().ask(&BTreeSet::new(), |planner, _| planner.best_total())?.ok()
    }
}

/// What is needed to ask; the memos of [`Planning`] hold it too.
#[derive(Clone, Copy)]
struct Engine {
    store: Store,
    settings: RwSignal<Settings>,
    cache: StoredValue<Option<Cached>>,
    pairs: StoredValue<Option<(u64, Arc<Pairs>)>>,
}

impl Engine {
    fn is_local(&self) -> bool {
        self.store.state.with(|state| state.students().count() <= MOST_STUDENTS && state.demands().count() <= MOST_DEMANDS)
    }

    /// Asks the planner of the board as one sees it, which is made anew where something has changed
    /// since the last time.
    fn ask<Answer>(
        &self,
        pinned: &BTreeSet<StudentId>,
        question: impl FnOnce(&mut Planner, &domain::board::Facts) -> Answer,
    ) -> Option<Result<Answer, PlanError>> {
        let settings = self.settings.get();
        let facts_round = self.store.facts_round.get();
        let pairs = self.pairs(facts_round)?;
        self.store.state.with(|state| {
            self.cache.try_update_value(|cache| {
                let fits = |cached: &Cached| {
                    cached.facts == facts_round && cached.settings == settings && cached.pinned == *pinned && cached.state == *state
                };
                if !cache.as_ref().is_some_and(fits) {
                    *cache = None;
                    let planner = Planner::new(state.clone(), &pairs, settings, pinned.clone(), &mut ToTheEnd)?;
                    *cache = Some(Cached { state: state.clone(), facts: facts_round, settings, pinned: pinned.clone(), planner });
                }
                let cached = cache.as_mut().expect("made just now");
                Ok(self.store.with_facts(|facts| question(&mut cached.planner, facts)))
            })
        })
    }

    fn pairs(&self, facts_round: u64) -> Option<Arc<Pairs>> {
        self.pairs.try_update_value(|known| match known {
            Some((round, pairs)) if *round == facts_round => Arc::clone(pairs),
            _ => {
                let pairs = Arc::new(self.store.with_facts(Pairs::new));
                *known = Some((facts_round, Arc::clone(&pairs)));
                pairs
            }
        })
    }
}

/// Milliseconds of the browser's clock; 0 on the server, where nothing is planned.
fn now() -> f64 {
    #[cfg(target_arch = "wasm32")]
    let now = web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now());
    #[cfg(not(target_arch = "wasm32"))]
    let now = 0.0;
    now
}
