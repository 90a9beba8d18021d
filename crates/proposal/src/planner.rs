//! From a board to the engine: who may be where, with which score, what is locked; and back.

use crate::pairs::Pairs;
use crate::settings::{Placed, Settings};
use crate::view::{BANDS, Blocking, Change, Figures, Gain, Proposal, Score, Shortage, Stable, Worth};
use domain::board::{BoardState, Facts, Standing};
use domain::id::{DemandId, StudentId};
use domain::rules::RuleOutcome;
use domain::sorting::sort_by_key;
use matching::score::{Assessment, Parts, preference};
use matching::{Cancelled, Control, Edge, Engine, Lock, Objective, Place, Plan, Problem, ProblemBuilder, ProblemError, Student, Wishes};
use std::collections::{BTreeMap, BTreeSet};

/// Changes for which the price of staying is worked out: more than that nobody reads in one go.
const PRICED_CHANGES: usize = 200;

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// Somebody stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// The board contradicts itself, such as more locked students than seats.
    #[error(transparent)]
    Problem(#[from] ProblemError),
}

/// A board's best plan, and what can be asked of it. Students and demands are numbered in the order
/// of their ids.
#[derive(Debug)]
pub struct Planner {
    pub(crate) state: BoardState,
    pub(crate) settings: Settings,
    pinned: BTreeSet<StudentId>,
    pub(crate) students: Vec<StudentId>,
    pub(crate) demands: Vec<DemandId>,
    pub(crate) parts: Vec<Parts>,
    pub(crate) engine: Engine,
}

impl Planner {
    /// Makes the best plan. `pinned` students stay where they are, as if locked.
    ///
    /// # Errors
    /// [`PlanError`].
    pub fn new(
        state: BoardState,
        pairs: &Pairs,
        settings: Settings,
        pinned: BTreeSet<StudentId>,
        control: &mut dyn Control,
    ) -> Result<Self, PlanError> {
        let students: Vec<StudentId> =
            state.students().filter(|(_, entry)| entry.standing != Standing::Elsewhere).map(|(student, _)| student).collect();
        let demands: Vec<DemandId> = state.demands().map(|(demand, _)| demand).collect();
        let (parts, refused) = scores(&state, pairs, settings, &students, &demands);
        let most = pairs.tutors.seats(&state);
        let problem = problem(&state, settings, &pinned, &students, &demands, &most, &parts, &refused)?;
        let engine = Engine::with_control(problem, Objective::Fair, control)??;
        Ok(Self { state, settings, pinned, students, demands, parts, engine })
    }

    /// The total score of the best plan.
    #[must_use]
    pub fn best_total(&self) -> i64 {
        Worth::from(self.engine.plan().tiers).total
    }

    pub(crate) fn student(&self, id: StudentId) -> Option<Student> {
        self.students.binary_search(&id).ok().and_then(|position| u32::try_from(position).ok()).map(Student)
    }

    pub(crate) fn demand_of(&self, place: Option<Place>) -> Option<DemandId> {
        place.map(|place| self.demands[place.index()])
    }

    /// A pair's score by part.
    #[must_use]
    pub fn score(&self, student: StudentId, demand: DemandId) -> Option<Score> {
        let (row, column) = (self.student(student)?.index(), self.demands.binary_search(&demand).ok()?);
        Some(self.score_at(row, column))
    }

    fn score_at(&self, row: usize, column: usize) -> Score {
        let parts = self.parts[row * self.demands.len() + column];
        let small = |figure: u32| u16::try_from(figure).unwrap_or(u16::MAX);
        Score {
            score: small(matching::score::Weights::from(self.settings.weights).score(&parts)),
            competence: small(parts.competence),
            preference: small(parts.preference),
            assessment: small(parts.assessment),
        }
    }

    /// Whether a company's "not now" forbids the pair.
    pub(crate) fn is_unwanted(&self, student: StudentId, demand: DemandId) -> bool {
        self.settings.not_now_forbids && self.state.assessment(student, demand) == domain::board::Assessment::NotNow
    }

    /// The price of every possible place for a student; empty for one who is locked.
    pub fn prices(&mut self, student: StudentId) -> Vec<(DemandId, Worth)> {
        let Some(number) = self.student(student) else { return Vec::new() };
        let list = self.engine.prices(number);
        list.prices.iter().filter_map(|price| Some((self.demand_of(price.place)?, price.cost.into()))).collect()
    }

    /// The board's version that this is the best plan for.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.state.version()
    }

    /// The plan as a difference from what stands; `facts` are those of the pairs.
    pub fn proposal(&mut self, facts: &Facts) -> Proposal {
        let problem = self.engine.problem().clone();
        let best = self.engine.plan();
        let standing = Plan::of(&problem, problem_current(&problem));
        let mut changes = self.changes(facts, &problem, &best);
        for change in changes.iter_mut().take(PRICED_CHANGES) {
            change.stay = self.price_of_staying(change);
        }
        let kept = problem_current(&problem).iter().zip(&best.places).filter(|(now, then)| now.is_some() && now == then).count();
        let locked = (0..problem.students()).filter(|student| problem.lock(Student(*student)).is_some()).count();
        let wishes = BothWishes { parts: &self.parts, demands: self.demands.len() };
        let blocking = matching::blocking_pairs(&problem, &best.places, &wishes);
        let stable = Plan::of(&problem, matching::stable_plan(&problem, &wishes));
        Proposal {
            version: self.state.version(),
            settings: self.settings,
            pinned: self.pinned.iter().copied().collect(),
            kept: count(kept),
            locked: count(locked),
            before: self.figures(&standing),
            after: self.figures(&best),
            shortages: self.shortages(facts),
            blocking: blocking
                .into_iter()
                .map(|pair| Blocking {
                    student: self.students[pair.student.index()],
                    demand: self.demands[pair.place.index()],
                    instead_of: pair.instead_of.map(|other| self.students[other.index()]),
                })
                .collect(),
            stable: Stable { placed: count(stable.placed()), total: Worth::from(stable.tiers).total },
            gains: self.gains(),
            proven: self.engine.certificate().check(&problem).is_ok(),
            changes,
        }
    }

    fn changes(&self, facts: &Facts, problem: &Problem, best: &Plan) -> Vec<Change> {
        let mut changes = Vec::new();
        for (row, place) in best.places.iter().enumerate() {
            let current = problem.current(Student(count(row)));
            if current == *place {
                continue;
            }
            let (student, from, to) = (self.students[row], self.demand_of(current), self.demand_of(*place));
            let score = |place: Option<Place>| place.map(|place| self.score_at(row, place.index()));
            changes.push(Change {
                student,
                from,
                to,
                before: score(current),
                after: score(*place),
                rank: to.and_then(|to| self.state.rank(student, to)),
                broken: from.map(|from| facts.refusals(student, from)).unwrap_or_default(),
                stay: None,
            });
        }
        sort_by_key(&mut changes, |change| {
            let kind = (change.to.is_none(), change.from.is_some());
            (kind, std::cmp::Reverse(change.after.map_or(0, |score| score.score)), change.student)
        });
        changes
    }

    fn price_of_staying(&mut self, change: &Change) -> Option<Worth> {
        let number = self.student(change.student)?;
        let home = change.from.and_then(|from| self.demands.binary_search(&from).ok()).map(|column| Place(count(column)));
        self.engine.price(number, home).map(|price| price.cost.into())
    }

    fn figures(&self, plan: &Plan) -> Figures {
        let mut bands = [0; BANDS.len()];
        for (row, place) in plan.places.iter().enumerate() {
            let Some(place) = place else { continue };
            let percent = self.score_at(row, place.index()).score / 100;
            let band = BANDS.iter().rposition(|from| *from <= percent).unwrap_or(0);
            bands[band] += 1;
        }
        Figures { placed: count(plan.placed()), worth: plan.tiers.into(), bands }
    }

    fn gains(&mut self) -> Vec<Gain> {
        let values = self.engine.seat_values();
        let mut gains: Vec<(matching::Tiers, Gain)> = values
            .into_iter()
            .zip(&self.demands)
            .map(|(value, demand)| (value, Gain { demand: *demand, worth: value.into() }))
            .filter(|(_, gain)| !gain.worth.is_free())
            .collect();
        sort_by_key(&mut gains, |(value, gain)| (*value, gain.demand));
        gains.into_iter().map(|(_, gain)| gain).collect()
    }

    /// Why the plan leaves somebody over: first too few seats, then rules.
    fn shortages(&self, facts: &Facts) -> Vec<Shortage> {
        let named =
            |students: Vec<Student>| -> Vec<StudentId> { students.into_iter().map(|student| self.students[student.index()]).collect() };
        let (mut shortages, mut rules) = (Vec::new(), Vec::new());
        for (left, set) in self.engine.hall_sets() {
            let left = named(left);
            if set.places.is_empty() {
                rules.extend(left.into_iter().map(|student| (student, self.commonest_refusal(facts, student))));
            } else {
                shortages.push(Shortage::Seats {
                    left,
                    students: named(set.students),
                    demands: set.places.iter().map(|place| self.demands[place.index()]).collect(),
                    seats: set.seats,
                });
            }
        }
        if !rules.is_empty() {
            shortages.push(Shortage::Rules { left: rules });
        }
        shortages
    }

    /// The rule that forbids most places to a student, at the first of them.
    fn commonest_refusal(&self, facts: &Facts, student: StudentId) -> Option<RuleOutcome> {
        let mut found: Vec<(u32, RuleOutcome)> = Vec::new();
        for outcome in self.demands.iter().flat_map(|demand| facts.refusals(student, *demand)) {
            let same = |known: &RuleOutcome| std::mem::discriminant(&known.rule) == std::mem::discriminant(&outcome.rule);
            match found.iter_mut().find(|(_, known)| same(known)) {
                Some((times, _)) => *times += 1,
                None => found.push((1, outcome)),
            }
        }
        found.into_iter().max_by_key(|(times, _)| *times).map(|(_, outcome)| outcome)
    }
}

/// What both sides wish: the student by rank, then competence; the company by assessment, then
/// competence.
struct BothWishes<'a> {
    parts: &'a [Parts],
    demands: usize,
}

impl BothWishes<'_> {
    fn parts(&self, student: Student, edge: Edge) -> Parts {
        self.parts[student.index() * self.demands + edge.place.index()]
    }
}

impl Wishes for BothWishes<'_> {
    fn of_student(&self, student: Student, edge: Edge) -> i64 {
        let parts = self.parts(student, edge);
        i64::from(parts.preference) * 100_000 + i64::from(parts.competence)
    }

    fn of_place(&self, student: Student, edge: Edge) -> i64 {
        let parts = self.parts(student, edge);
        i64::from(parts.assessment) * 100_000 + i64::from(parts.competence)
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).expect("a board counts in 32 bits")
}

fn problem_current(problem: &Problem) -> Vec<Option<Place>> {
    (0..problem.students()).map(|student| problem.current(Student(student))).collect()
}

/// The parts of every pair's score, and whether it is forbidden, student by student.
fn scores(state: &BoardState, pairs: &Pairs, settings: Settings, students: &[StudentId], demands: &[DemandId]) -> (Vec<Parts>, Vec<bool>) {
    let mut parts = Vec::with_capacity(students.len() * demands.len());
    let mut refused = Vec::with_capacity(parts.capacity());
    let columns = pairs.columns(demands);
    for student in students {
        let row = pairs.row(*student);
        let ranked = state.preferences(*student);
        let unranked = preference(None, !ranked.is_empty());
        let first = parts.len();
        for column in &columns {
            let pair = row.and_then(|row| row.get((*column)?));
            let competence = pair.map_or(0, |pair| u32::from(pair.fit));
            parts.push(Parts { competence, preference: unranked, assessment: Assessment::Unseen.score() });
            refused.push(pair.is_none_or(|pair| pair.refused));
        }
        for (demand, rank) in ranked.iter().zip(0..) {
            if let Ok(column) = demands.binary_search(demand) {
                parts[first + column].preference = preference(Some(rank), true);
            }
        }
    }
    for ((student, demand), assessment) in state.assessments() {
        let (Ok(row), Ok(column)) = (students.binary_search(&student), demands.binary_search(&demand)) else { continue };
        let position = row * demands.len() + column;
        let assessment = weighed(assessment);
        parts[position].assessment = assessment.score();
        refused[position] |= settings.not_now_forbids && assessment == Assessment::NotNow;
    }
    (parts, refused)
}

/// What a company says, as the engine weighs it.
fn weighed(assessment: domain::board::Assessment) -> Assessment {
    match assessment {
        domain::board::Assessment::NotNow => Assessment::NotNow,
        domain::board::Assessment::Unseen => Assessment::Unseen,
        domain::board::Assessment::Interesting => Assessment::Interesting,
        domain::board::Assessment::Agreed => Assessment::Agreed,
    }
}

#[expect(clippy::too_many_arguments, reason = "a board with all that is known of its pairs")]
fn problem(
    state: &BoardState,
    settings: Settings,
    pinned: &BTreeSet<StudentId>,
    students: &[StudentId],
    demands: &[DemandId],
    most: &BTreeMap<DemandId, u16>,
    parts: &[Parts],
    refused: &[bool],
) -> Result<Problem, ProblemError> {
    // A locked demand is closed to changes: who is there stays, and its free seats are none. Seats for
    // whom nobody would be the tutor are none either.
    let seats = state.demands().map(|(demand, seats)| {
        let open = most.get(&demand).map_or(seats.seats, |most| seats.seats.min(*most));
        u32::from(if seats.locked { seats.taken } else { open })
    });
    let mut builder = ProblemBuilder::new(students.len(), seats.collect())?;
    let weights = matching::score::Weights::from(settings.weights);
    for (row, student) in students.iter().enumerate() {
        let number = row as u64;
        let Some(entry) = state.student(*student) else { continue };
        let here = if let Standing::Placed(demand) = entry.standing { Some(demand) } else { None };
        let closed = here.and_then(|demand| state.demand(demand)).is_some_and(|seats| seats.locked);
        let stays = entry.is_fixed() || closed || pinned.contains(student) || (settings.placed == Placed::Stay && here.is_some());
        for (column, demand) in demands.iter().enumerate() {
            let is_here = here == Some(*demand);
            if is_here {
                builder.current(number, column as u64)?;
            }
            let position = row * demands.len() + column;
            // Who must stay is possible where she is, whatever has become of the rules.
            if !refused[position] || (is_here && stays) {
                builder.edge(number, column as u64, i64::from(weights.score(&parts[position])))?;
            }
            if is_here && stays {
                builder.lock(number, Lock::On(Place(count(column))))?;
            }
        }
        if stays && here.is_none() {
            builder.lock(number, Lock::Unplaced)?;
        }
    }
    builder.finish()
}
