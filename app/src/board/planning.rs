//! The engine on the open board: the best plan for what one sees now, kept until something changes,
//! and what is asked of it. Up to [`MOST_STUDENTS`] and [`MOST_DEMANDS`] it takes milliseconds and
//! runs right here, once its code has come (`engine.rs`); larger boards ask the server
//! (`proposal/job.rs`).

use super::drag::Card;
use super::engine::{self, Engine, Moment};
use super::store::Store;
use domain::board::Move;
use domain::id::{DemandId, StudentId};
use leptos::prelude::*;
use proposal::{Gap, PairAnswer, PlanError, Proposal, Settings, Worth};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

/// The most students of a board that is planned in the browser.
pub const MOST_STUDENTS: usize = 1_000;
/// The most demands of a board that is planned in the browser.
pub const MOST_DEMANDS: usize = 300;

/// How long after a board was opened the engine comes, and its pairs are examined by themselves; how
/// long after its facts changed they are examined again. Not in an idle callback: some browsers have
/// none.
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
    desk: Desk,
}

impl Planning {
    /// For one board.
    pub fn new(store: Store) -> Self {
        let open = RwSignal::new(false);
        let settings = RwSignal::new(Settings::default());
        let pinned = RwSignal::new(BTreeSet::new());
        let from_server = RwSignal::new(None);
        let desk = Desk { store, settings, engine: RwSignal::new(None), loading: StoredValue::new(false) };
        // Whoever opens a board looks first: then the engine comes and examines the pairs, before they
        // are asked for.
        Effect::new(move |_| {
            let round = store.facts_round.get();
            if store.may_change {
                set_timeout(move || desk.examine(round), EXAMINE_AFTER);
            }
        });
        // Whoever is quicker than that, or had no connection then, need not wait.
        Effect::new(move |_| {
            if open.get() {
                desk.load();
            }
        });
        let planned = Memo::new(move |_| {
            if !open.get() {
                return Planned::Waiting;
            }
            if !desk.is_local() {
                let proposal = from_server.get();
                return proposal.map_or(Planned::Waiting, |proposal| Planned::Ready(Proposed { proposal, tenths: None }));
            }
            let started = now();
            match pinned.with(|pinned| desk.ask(pinned, |engine, at| engine.proposal(at))) {
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
            let Some(student) = student.filter(|_| store.may_change && desk.is_local()) else { return BTreeMap::new() };
            desk.ask(&BTreeSet::new(), |engine, at| engine.prices(at, student)).and_then(Result::ok).unwrap_or_default()
        });
        let unticked = RwSignal::new(BTreeSet::new());
        Self { open, settings, pinned, unticked, from_server, planned, preview, prices, desk }
    }

    /// Whether the board is small enough to be planned here. Tracks the state.
    pub fn is_local(&self) -> bool {
        self.desk.is_local()
    }

    /// The panel of the proposal, once its code has come. Tracks that.
    pub fn panel(&self) -> Option<AnyView> {
        self.desk.engine.get().map(|Loaded(engine)| untrack(|| engine.panel()))
    }

    /// What is said of a pair, once the code for it has come. Tracks that.
    pub fn pair(&self, student: StudentId, demand: DemandId) -> Option<AnyView> {
        self.desk.engine.get().map(|Loaded(engine)| untrack(|| engine.pair(student, demand)))
    }

    /// Everything that the engine knows of a pair. Tracks state and settings.
    pub fn answers(&self, student: StudentId, demand: DemandId) -> Option<PairAnswer> {
        if !self.is_local() {
            return None;
        }
        self.desk.ask(&BTreeSet::new(), |engine, at| engine.answers(at, student, demand))?.ok()?
    }

    /// What the student would have to learn for the pair to belong to a best plan, as
    /// `Planner::lessons` says it. Tracks state and settings.
    pub fn lessons(&self, student: StudentId, demand: DemandId) -> Option<Vec<Gap>> {
        self.desk.ask(&BTreeSet::new(), |engine, at| engine.lessons(at, student, demand))?.ok()?
    }

    /// The total score of the best plan. Tracks state and settings.
    pub fn best_total(&self) -> Option<i64> {
        self.desk.ask(&BTreeSet::new(), |engine, at| engine.best_total(at))?.ok()
    }
}

/// The engine, when it has come.
#[derive(Clone)]
struct Loaded(Arc<dyn Engine>);

/// What is needed to ask; the memos of [`Planning`] hold it too.
#[derive(Clone, Copy)]
struct Desk {
    store: Store,
    settings: RwSignal<Settings>,
    engine: RwSignal<Option<Loaded>>,
    loading: StoredValue<bool>,
}

impl Desk {
    fn is_local(&self) -> bool {
        self.store.state.with(|state| state.students().count() <= MOST_STUDENTS && state.demands().count() <= MOST_DEMANDS)
    }

    /// Sends for the engine, once at a time. Whatever waits for it goes on when it is there.
    fn load(self) {
        if self.engine.try_with_untracked(Option::is_none) != Some(true) || self.loading.try_get_value() != Some(false) {
            return;
        }
        self.loading.set_value(true);
        leptos::task::spawn_local_scoped(async move {
            // What kept it from coming is in the browser's console; opening the panel tries again. A
            // board that has been left meanwhile needs it no more.
            if let Ok(engine) = engine::load().await
                && self.engine.try_set(Some(Loaded(engine))).is_none()
            {
                self.examine(self.store.facts_round.get_untracked());
            }
            self.loading.try_set_value(false);
        });
    }

    /// Examines the pairs, where that is still of use.
    fn examine(self, facts_round: u64) {
        // After half a second the board may have been left, or its facts have changed again.
        if self.store.facts_round.try_get_untracked() != Some(facts_round) {
            return;
        }
        match self.engine.get_untracked() {
            None => self.load(),
            Some(Loaded(engine)) if untrack(|| self.is_local()) => self.store.with_facts(|facts| engine.examine(facts_round, facts)),
            Some(_) => {}
        }
    }

    /// Asks the engine, once it has come. Tracks state, settings and facts.
    fn ask<Answer>(
        &self,
        pinned: &BTreeSet<StudentId>,
        question: impl FnOnce(&dyn Engine, &Moment<'_>) -> Result<Answer, PlanError>,
    ) -> Option<Result<Answer, PlanError>> {
        let Loaded(engine) = self.engine.get()?;
        let settings = self.settings.get();
        let facts_round = self.store.facts_round.get();
        Some(
            self.store
                .state
                .with(|state| self.store.with_facts(|facts| question(&*engine, &Moment { state, facts, facts_round, settings, pinned }))),
        )
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
