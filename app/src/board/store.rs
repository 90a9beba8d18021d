//! The board's signals and the one way in which they change. Commands go out one after the other
//! and are sent again until the server has answered; events come in through `receive`.

use super::drag::{Card, Grip, Target};
use super::facets::{Choice, Found, Index};
use super::model::Model;
use super::{directory::Directory, sides};
use crate::api::board::{execute_command, read_board};
use domain::board::{BoardCommand, BoardState, BoardView, CommandEnvelope, Facts, Refusal, Seen, Standing};
use domain::fit::{Fit, Trust, fit};
use domain::id::{BoardId, CommandId, DemandId, PersonId, StudentId};
use domain::language::Language;
use domain::policy::Role;
use domain::rules::RuleOutcome;
use domain::{ApiError, board::BoardSummary};
use leptos::prelude::*;
use messages::Value;
use std::sync::Arc;
use std::time::Duration;

/// Whether the stream of events is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Live {
    /// Before the browser has connected.
    Waiting,
    /// Events arrive.
    Open,
    /// The connection was lost; the browser tries again.
    Lost,
}

/// What is said to the person, aloud and on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// How grave it is.
    pub tone: Tone,
}

/// A notice's tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// One did it oneself and may take it back.
    Done,
    /// Somebody else did it.
    Others,
    /// It was refused.
    Refused,
}

/// Everything about one pair of cards.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The fit by competence.
    pub fit: Fit,
    /// What the rules say; empty for readers who may not know the facts.
    pub outcomes: Vec<RuleOutcome>,
    /// Why it cannot be now, the first hard reason.
    pub refusal: Option<Refusal>,
}

/// The signals of one open board.
#[derive(Clone, Copy)]
pub struct Store {
    /// Which board.
    pub board: BoardId,
    /// In which language it speaks.
    pub language: Language,
    /// Who looks.
    pub me: Option<PersonId>,
    /// As what one looks.
    pub role: Option<Role>,
    /// Whether one may change it.
    pub may_change: bool,
    model: StoredValue<Model>,
    /// The state that one sees.
    pub state: RwSignal<BoardState>,
    /// Cards and labels; changes only when the board is read again.
    pub directory: RwSignal<Arc<Directory>>,
    /// Title, school, period.
    pub summary: RwSignal<BoardSummary>,
    /// Filters of the students.
    pub student_choice: RwSignal<Choice>,
    /// Filters of the demands.
    pub demand_choice: RwSignal<Choice>,
    /// Students that match.
    pub students: Memo<Found<StudentId>>,
    /// Demands that match.
    pub demands: Memo<Found<DemandId>>,
    /// The card in the air.
    pub lifted: RwSignal<Option<Grip>>,
    /// What it is over.
    pub over: RwSignal<Option<Target>>,
    /// The chosen student.
    pub student: RwSignal<Option<StudentId>>,
    /// The chosen demand.
    pub demand: RwSignal<Option<DemandId>>,
    /// For which card the "Sposta…" dialog is open.
    pub moving: RwSignal<Option<Card>>,
    /// Whether the click that follows a drag is still to come, which chooses nothing.
    pub dragged: StoredValue<bool>,
    /// The student's card that the Tab key reaches.
    pub student_stop: RwSignal<Option<StudentId>>,
    /// The demand's card that the Tab key reaches.
    pub demand_stop: RwSignal<Option<DemandId>>,
    /// What was said last.
    pub notice: RwSignal<Option<Notice>>,
    /// Whether events arrive.
    pub live: RwSignal<Live>,
    /// Whether a command waits for the server.
    pub saving: RwSignal<bool>,
    /// Rings when the history has a new line.
    pub version: RwSignal<u64>,
    /// Rings when the facts were read again.
    pub facts_round: RwSignal<u64>,
    /// The events of others' last step, as far as they have come.
    told: StoredValue<Vec<Seen>>,
}

impl Store {
    /// Opens a board as the server sent it, filtered as the address says.
    pub fn new(view: BoardView, language: Language, students: Choice, demands: Choice) -> Self {
        let BoardView { summary, viewer, state, facts, students: people, demands: cards, competences, people: staff } = view;
        let me = viewer.actor.person();
        let version = state.version();
        let model = Model::new(state, facts, me);
        let visible = RwSignal::new(model.visible());
        let directory = RwSignal::new(Arc::new(Directory::new(people, cards, competences, staff)));
        let student_choice = RwSignal::new(students);
        let demand_choice = RwSignal::new(demands);
        let model = StoredValue::new(model);
        let student_index = Memo::new(move |_| {
            let warned = model.with_value(|model| sides::without_safety(model.facts()));
            Rows(visible.with(|state| directory.with(|directory| sides::student_index(directory, state, &warned, language))))
        });
        let demand_index =
            Memo::new(move |_| Rows(visible.with(|state| directory.with(|directory| sides::demand_index(directory, state, language)))));
        Self {
            board: summary.id,
            language,
            me,
            role: viewer.actor.role(),
            may_change: viewer.may_change,
            model,
            state: visible,
            directory,
            summary: RwSignal::new(summary),
            student_choice,
            demand_choice,
            students: Memo::new(move |_| student_index.with(|index| student_choice.with(|choice| index.0.search(choice)))),
            demands: Memo::new(move |_| demand_index.with(|index| demand_choice.with(|choice| index.0.search(choice)))),
            lifted: RwSignal::new(None),
            over: RwSignal::new(None),
            student: RwSignal::new(None),
            demand: RwSignal::new(None),
            moving: RwSignal::new(None),
            dragged: StoredValue::new(false),
            student_stop: RwSignal::new(None),
            demand_stop: RwSignal::new(None),
            notice: RwSignal::new(None),
            live: RwSignal::new(Live::Waiting),
            saving: RwSignal::new(false),
            version: RwSignal::new(version),
            facts_round: RwSignal::new(0),
            told: StoredValue::new(Vec::new()),
        }
    }

    /// A text in the board's language.
    pub fn text(&self, key: &str, values: &[(&str, Value)]) -> String {
        messages::text(self.language, key, values)
    }

    /// The version after which events are wanted.
    pub fn confirmed_version(&self) -> u64 {
        self.model.with_value(Model::version)
    }

    /// What the rules know of students and demands. Does not track: see `facts_round`.
    pub fn with_facts<Answer>(&self, question: impl FnOnce(&Facts) -> Answer) -> Answer {
        self.model.with_value(|model| question(model.facts()))
    }

    /// Fit and rules of a pair on the state that one sees. Tracks the state.
    pub fn pair(&self, student: StudentId, demand: DemandId) -> Option<Pair> {
        self.state.with(|state| self.pair_on(state, student, demand))
    }

    fn pair_on(&self, state: &BoardState, student: StudentId, demand: DemandId) -> Option<Pair> {
        let seats = state.demand(demand)?;
        let standing = state.student(student)?;
        let here = standing.standing == Standing::Placed(demand);
        self.model.with_value(|model| {
            let facts = model.facts();
            if let Some(report) = facts.judge(student, demand, facts.following(state, student, demand)) {
                let broken: Vec<_> = report.refusals().cloned().collect();
                let refusal = if !broken.is_empty() {
                    Some(Refusal::Rules { broken })
                } else if here {
                    Some(Refusal::AlreadyThere)
                } else if standing.locked {
                    Some(Refusal::StudentLocked)
                } else if !standing.stage.is_proposed() {
                    Some(Refusal::Committed { now: standing.stage })
                } else if seats.locked {
                    Some(Refusal::DemandLocked)
                } else {
                    (seats.free() == 0).then_some(Refusal::Full { seats: seats.seats })
                };
                return Some(Pair { fit: report.fit, outcomes: report.outcomes, refusal });
            }
            // A company knows no facts of students: it sees the fit by the card alone.
            let directory = self.directory.get_untracked();
            let held = &directory.student(student)?.seen.card().competences;
            let fit = fit(held, &facts.demands.get(&demand)?.asked, &facts.taxonomy, Trust::Board);
            Some(Pair { fit, outcomes: Vec::new(), refusal: None })
        })
    }

    /// Does a command: at once on screen, then on the server.
    pub fn dispatch(&self, command: BoardCommand) {
        let before = self.state.get_untracked();
        let text = self.describe_command(&before, &command);
        let envelope = CommandEnvelope { id: CommandId::generate(), command };
        let proposed = self.model.try_update_value(|model| model.propose(envelope));
        match proposed {
            Some(Ok(())) => {
                self.refresh();
                self.notice.set(Some(Notice { text, tone: Tone::Done }));
                self.send();
            }
            Some(Err(refusal)) => self.refuse(&refusal),
            None => {}
        }
    }

    /// Says why not. Nothing has changed.
    pub fn refuse(&self, refusal: &Refusal) {
        let directory = self.directory.get_untracked();
        let text = messages::refusal(self.language, refusal, &*directory);
        self.notice.set(Some(Notice { text, tone: Tone::Refused }));
    }

    fn refresh(&self) {
        let Some(visible) = self.model.try_with_value(Model::visible) else { return };
        self.state.set(visible);
    }

    /// Sends the commands under way, one after the other, again and again until answered.
    fn send(&self) {
        if self.saving.get_untracked() {
            return;
        }
        let store = *self;
        store.saving.set(true);
        leptos::task::spawn_local_scoped(async move {
            let mut tries = 0_u32;
            while let Some(envelope) = store.model.try_with_value(Model::next).flatten() {
                let id = envelope.id;
                match execute_command(store.board, envelope).await.map_err(crate::api::Failure::into_error) {
                    Ok(receipt) => {
                        tries = 0;
                        store.model.update_value(|model| model.acknowledge(&receipt));
                        store.refresh();
                    }
                    Err(ApiError::Busy) => {
                        tries += 1;
                        store.wait(tries).await;
                    }
                    Err(error) => {
                        tries = 0;
                        store.model.update_value(|model| model.withdraw(id));
                        store.refresh();
                        store.say_error(&error);
                    }
                }
            }
            store.saving.try_set(false);
        });
    }

    fn say_error(&self, error: &ApiError) {
        match error {
            ApiError::Refused(refusal) => self.refuse(refusal),
            error => self.notice.set(Some(Notice { text: messages::api_error(self.language, error), tone: Tone::Refused })),
        }
    }

    async fn wait(&self, tries: u32) {
        let seconds = 1 << tries.min(4);
        if tries == 1 {
            self.notice.set(Some(Notice { text: self.text("board-retrying", &[]), tone: Tone::Refused }));
        }
        super::live::sleep(Duration::from_millis(500 * seconds)).await;
    }

    /// Events came. `Err` where the board must be read again.
    pub fn receive(&self, seen: &[Seen]) -> Result<(), ()> {
        let directory = self.directory.get_untracked();
        let unknown = seen.iter().flat_map(|seen| &seen.events).any(|event| !directory.knows(event));
        let received = self.model.try_update_value(|model| seen.iter().try_for_each(|seen| model.receive(seen)));
        received.ok_or(())?.map_err(|_| ())?;
        if unknown {
            return Err(());
        }
        self.refresh();
        if let Some(last) = seen.last() {
            self.version.set(last.version);
        }
        for step in seen.chunk_by(|one, next| one.command == next.command) {
            self.tell(step);
        }
        Ok(())
    }

    /// Says what others did, in one sentence for a whole step, however many events it has and
    /// however they arrive.
    fn tell(&self, part: &[Seen]) {
        let Some(first) = part.first() else { return };
        let is_own = self.me.is_some() && first.actor == self.me || self.model.with_value(|model| model.is_own(first.command));
        if is_own {
            return;
        }
        let text = self.told.try_update_value(|told| {
            if told.first().is_none_or(|earlier| earlier.command != first.command) {
                told.clear();
            }
            told.extend_from_slice(part);
            super::sentences::of_step(self.language, &self.directory.get_untracked(), told)
        });
        if let Some(text) = text.flatten() {
            self.notice.set(Some(Notice { text, tone: Tone::Others }));
        }
    }

    /// Reads the whole board again, after events were missed or something new came onto it.
    pub async fn reread(&self) -> Result<(), ApiError> {
        let view = read_board(self.board).await.map_err(crate::api::Failure::into_error)?;
        let directory = Directory::new(view.students, view.demands, view.competences, view.people);
        let added = directory.demands_beyond(&self.directory.get_untracked());
        let other_rules = self.with_facts(|facts| facts.regulations_revision != view.facts.regulations_revision);
        // What was said may hold a name that is no longer one's to read.
        let other_names = directory.names_otherwise(&self.directory.get_untracked());
        self.version.set(view.state.version());
        self.model.update_value(|model| model.replace(view.state, view.facts));
        self.facts_round.update(|round| *round += 1);
        self.directory.set(Arc::new(directory));
        self.summary.set(view.summary);
        self.refresh();
        if let Some(text) = added.map(|(title, company)| {
            self.text("board-new-demand", &[("title", title.as_str().into()), ("company", company.as_str().into())])
        }) {
            self.notice.set(Some(Notice { text, tone: Tone::Others }));
        } else if other_names {
            self.notice.set(Some(Notice { text: self.text("board-names-changed", &[]), tone: Tone::Others }));
        } else if other_rules {
            self.notice.set(Some(Notice { text: self.text("board-rules-changed", &[]), tone: Tone::Others }));
        }
        Ok(())
    }

    /// Chooses a card; the same again lets it go.
    pub fn choose(&self, card: Card) {
        if self.dragged.try_update_value(std::mem::take) == Some(true) {
            return;
        }
        match card {
            Card::Student(id) => self.student.update(|chosen| *chosen = if *chosen == Some(id) { None } else { Some(id) }),
            Card::Demand(id) => self.demand.update(|chosen| *chosen = if *chosen == Some(id) { None } else { Some(id) }),
        }
    }

    /// The Tab key comes back to the card that had the focus last.
    pub fn remember_focus(&self, card: Card) {
        match card {
            Card::Student(id) => self.student_stop.set(Some(id)),
            Card::Demand(id) => self.demand_stop.set(Some(id)),
        }
    }

    /// `tabindex` of a card and its buttons: one card of each side is in the Tab order, the one
    /// that had the focus last or else the first.
    pub fn tab_index(&self, card: Card) -> &'static str {
        fn stop<Id: Copy + PartialEq>(ids: &[Id], remembered: Option<Id>) -> Option<Id> {
            remembered.filter(|id| ids.contains(id)).or(ids.first().copied())
        }
        let is_stop = match card {
            Card::Student(id) => self.students.with(|found| stop(&found.ids, self.student_stop.get())) == Some(id),
            Card::Demand(id) => self.demands.with(|found| stop(&found.ids, self.demand_stop.get())) == Some(id),
        };
        if is_stop { "0" } else { "-1" }
    }

    /// The pair that the inspector shows: what is in the air over what, else what is chosen.
    pub fn inspected(&self) -> (Option<StudentId>, Option<DemandId>) {
        let mut pair = (self.student.get(), self.demand.get());
        if let Some(grip) = self.lifted.get() {
            let mut put = |card| match card {
                Card::Student(student) => pair.0 = Some(student),
                Card::Demand(demand) => pair.1 = Some(demand),
            };
            put(grip.card);
            if let Some(Target::Card(over)) = self.over.get() {
                put(over);
            }
        }
        pair
    }

    /// The refusals of a pair, worst first, as one sentence with its source.
    pub fn reason(&self, pair: &Pair) -> Option<String> {
        let directory = self.directory.get_untracked();
        pair.refusal.as_ref().map(|refusal| messages::refusal(self.language, refusal, &*directory))
    }

    /// Whether the school knows that the student lacks the safety course that every place asks.
    pub fn lacks_safety(&self, student: StudentId) -> bool {
        self.model.with_value(|model| sides::without_safety(model.facts()).contains(&student))
    }

    /// A rule's outcome as a sentence.
    pub fn rule(&self, outcome: &RuleOutcome) -> String {
        let directory = self.directory.get_untracked();
        messages::rule(self.language, outcome, &*directory)
    }

    fn describe_command(&self, before: &BoardState, command: &BoardCommand) -> String {
        super::sentences::of_command(self.language, &self.directory.get_untracked(), before, command)
    }
}

/// An index in a memo: built anew with every change of the board, so never equal.
#[derive(Clone)]
struct Rows<Id>(Index<Id>);

impl<Id> PartialEq for Rows<Id> {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// Sorts by fit, the possible first, then the best; equals keep their order.
pub fn sorted_by_fit<Id: Copy>(ids: Vec<Id>, pair: impl Fn(&Id) -> Option<Pair>) -> Vec<Id> {
    let mut ids = ids;
    domain::sorting::sort_by_key(&mut ids, |id| {
        let pair = pair(id);
        let possible = pair.as_ref().is_some_and(|pair| pair.refusal.is_none());
        std::cmp::Reverse((possible, pair.map_or(0, |pair| pair.fit.score)))
    });
    ids
}
