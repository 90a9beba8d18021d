//! What the browser knows of a board: the server's state, one's own commands under way, and the
//! state that one sees, which is the first with the second applied. No DOM, no signals.

use domain::board::{BoardState, CommandEnvelope, Facts, FoldError, Receipt, Recorded, Refusal, Seen, decide};
use domain::calendar::Timestamp;
use domain::id::{CommandId, PersonId};

/// The three together.
#[derive(Clone, Debug)]
pub struct Model {
    confirmed: BoardState,
    pending: Vec<Pending>,
    facts: Facts,
    me: Option<PersonId>,
    /// One's own command of which the first event came last; more of its events may follow.
    settled: Option<CommandId>,
}

#[derive(Clone, Debug)]
struct Pending {
    envelope: CommandEnvelope,
    /// The server said yes; its event is on the way.
    acknowledged: bool,
}

impl Model {
    /// The board as it came from the server.
    pub fn new(confirmed: BoardState, facts: Facts, me: Option<PersonId>) -> Self {
        Self { confirmed, pending: Vec::new(), facts, me, settled: None }
    }

    /// What the rules know.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The last version that the server told.
    pub fn version(&self) -> u64 {
        self.confirmed.version()
    }

    /// How many commands are under way.
    #[cfg(test)]
    fn pending(&self) -> usize {
        self.pending.len()
    }

    /// The oldest command that the server has not answered.
    pub fn next(&self) -> Option<CommandEnvelope> {
        self.pending.iter().find(|pending| !pending.acknowledged).map(|pending| pending.envelope.clone())
    }

    /// The state that one sees. A pending command that no longer holds is left out: the server
    /// will say why.
    pub fn visible(&self) -> BoardState {
        let mut state = self.confirmed.clone();
        for pending in &self.pending {
            let _superseded_when_err = self.extend(&mut state, &pending.envelope);
        }
        state
    }

    /// Adds a command to those under way, if it holds on what one sees.
    pub fn propose(&mut self, envelope: CommandEnvelope) -> Result<(), Refusal> {
        let mut state = self.visible();
        self.extend(&mut state, &envelope)?;
        self.pending.push(Pending { envelope, acknowledged: false });
        Ok(())
    }

    /// The server refused it, or it will not be sent.
    pub fn withdraw(&mut self, command: CommandId) {
        self.pending.retain(|pending| pending.envelope.id != command);
    }

    /// The server said yes with the version of the command's last event, which may be here already.
    pub fn acknowledge(&mut self, receipt: &Receipt) {
        if receipt.last <= self.confirmed.version() {
            self.withdraw(receipt.command);
        }
        for pending in self.pending.iter_mut().filter(|pending| pending.envelope.id == receipt.command) {
            pending.acknowledged = true;
        }
    }

    /// An event came: it becomes part of the server's state and settles one's own command.
    pub fn receive(&mut self, seen: &Seen) -> Result<(), FoldError> {
        if seen.version <= self.confirmed.version() {
            return Ok(());
        }
        self.confirmed.apply_seen(seen)?;
        if self.is_own(seen.command) {
            self.settled = Some(seen.command);
        }
        self.withdraw(seen.command);
        Ok(())
    }

    /// Whether the command is one's own: students and companies are not told who acted.
    pub fn is_own(&self, command: CommandId) -> bool {
        self.settled == Some(command) || self.pending.iter().any(|pending| pending.envelope.id == command)
    }

    /// The whole board came again. Commands under way stay: the server knows a repeat.
    pub fn replace(&mut self, confirmed: BoardState, facts: Facts) {
        if confirmed.version() >= self.confirmed.version() {
            self.confirmed = confirmed;
            self.facts = facts;
            self.pending.retain(|pending| !pending.acknowledged);
        }
    }

    fn extend(&self, state: &mut BoardState, envelope: &CommandEnvelope) -> Result<(), Refusal> {
        let me = self.me.ok_or(Refusal::UnknownStudent)?;
        let (cause, events) = decide(state, &self.facts, me, &envelope.command)?;
        for event in events {
            let version = state.version() + 1;
            let recorded = Recorded { version, at: Timestamp(0), actor: Some(me), command: envelope.id, cause, event };
            state.apply(&recorded).map_err(|_| Refusal::ChangedMeanwhile { student: event.student(), by: None })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::board::{BoardCommand, BoardEvent, Cause, Move, Standing};
    use domain::calendar::{ClockTime, DailyHours, Period, parse_iso_day};
    use domain::demand::{DemandFacts, DemandKind, PlacementTerms, Risk};
    use domain::id::{DemandId, StudentId};
    use domain::student::StudentFacts;
    use std::collections::BTreeSet;
    use uuid::Uuid;

    fn student(number: u128) -> StudentId {
        Uuid::from_u128(number).into()
    }

    fn demand(number: u128) -> DemandId {
        Uuid::from_u128(100 + number).into()
    }

    fn me() -> PersonId {
        Uuid::from_u128(1000).into()
    }

    fn somebody() -> PersonId {
        Uuid::from_u128(1001).into()
    }

    fn recorded(version: u64, actor: Option<PersonId>, command: u128, event: BoardEvent) -> Recorded {
        let cause = if actor.is_some() { Cause::Do } else { Cause::SetUp };
        Recorded { version, at: Timestamp(0), actor, command: Uuid::from_u128(command).into(), cause, event }
    }

    fn seen(recorded: &Recorded) -> Seen {
        domain::board::project(recorded, &domain::board::Reader::Whole)
    }

    /// Two students, two demands with one seat each.
    fn model() -> Model {
        let today = parse_iso_day("2026-11-23").expect("a day");
        let day = |text| parse_iso_day(text).expect("a day");
        let mut facts = Facts::empty(today);
        let mut state = BoardState::default();
        for number in 1..=2 {
            facts.students.insert(
                student(number),
                StudentFacts {
                    birth: day("2009-01-01"),
                    general_safety_hours: 4,
                    specific_safety_hours: 8,
                    competences: vec![],
                    elsewhere: vec![],
                    barred: BTreeSet::new(),
                },
            );
            let period = Period::new(day("2027-03-01"), day("2027-03-26")).expect("a period");
            let clock = |hour| ClockTime::new(hour, 0).expect("an hour");
            let terms = PlacementTerms { period, weekly_hours: 40, daily: DailyHours { from: clock(8), to: clock(16) } };
            facts.demands.insert(
                demand(number),
                DemandFacts { kind: DemandKind::Placement(terms), risk: Risk::Low, high_risk_task: false, min_age: None, asked: vec![] },
            );
            for event in [BoardEvent::Joined { student: student(number) }, BoardEvent::Allotted { demand: demand(number), seats: 1 }] {
                let version = state.version() + 1;
                state.apply(&recorded(version, None, version.into(), event)).expect("it fits");
            }
        }
        Model::new(state, facts, Some(me()))
    }

    fn place(command: u128, who: u128, to: u128) -> CommandEnvelope {
        CommandEnvelope { id: Uuid::from_u128(command).into(), command: BoardCommand::Place { student: student(who), demand: demand(to) } }
    }

    fn seat(model: &Model, who: u128) -> Standing {
        model.visible().student(student(who)).expect("on the board").standing
    }

    #[test]
    fn a_command_shows_at_once_and_is_settled_by_its_event() {
        let mut model = model();
        model.propose(place(50, 1, 1)).expect("a free seat");
        assert_eq!((seat(&model, 1), model.version(), model.pending()), (Standing::Placed(demand(1)), 4, 1));
        let event = BoardEvent::Placed { student: student(1), from: None, to: demand(1) };
        model.receive(&seen(&recorded(5, Some(me()), 50, event))).expect("the next version");
        assert_eq!((seat(&model, 1), model.version(), model.pending()), (Standing::Placed(demand(1)), 5, 0));
        assert!(model.visible().can_undo(me()));
    }

    #[test]
    fn a_command_that_others_made_impossible_is_left_out_until_answered() {
        let mut model = model();
        model.propose(place(50, 1, 1)).expect("a free seat");
        let event = BoardEvent::Placed { student: student(2), from: None, to: demand(1) };
        model.receive(&seen(&recorded(5, Some(somebody()), 60, event))).expect("the next version");
        assert_eq!((seat(&model, 1), seat(&model, 2)), (Standing::Free, Standing::Placed(demand(1))), "never two on one seat");
        assert_eq!(model.pending(), 1);
        model.withdraw(place(50, 1, 1).id);
        assert_eq!(model.pending(), 0);
    }

    #[test]
    fn an_answer_and_its_event_may_come_in_either_order() {
        let event = BoardEvent::Placed { student: student(1), from: None, to: demand(1) };
        let receipt = Receipt { command: place(50, 1, 1).id, first: 5, last: 5 };
        for event_first in [true, false] {
            let mut model = model();
            model.propose(place(50, 1, 1)).expect("a free seat");
            if event_first {
                model.receive(&seen(&recorded(5, Some(me()), 50, event))).expect("the next version");
                model.acknowledge(&receipt);
            } else {
                model.acknowledge(&receipt);
                assert_eq!(model.next(), None, "what is answered is not sent again");
                assert_eq!(seat(&model, 1), Standing::Placed(demand(1)), "and stays on screen");
                model.receive(&seen(&recorded(5, Some(me()), 50, event))).expect("the next version");
            }
            assert_eq!((model.pending(), seat(&model, 1)), (0, Standing::Placed(demand(1))));
        }
    }

    #[test]
    fn old_events_are_passed_over_and_gaps_noticed() {
        let mut model = model();
        let event = BoardEvent::Placed { student: student(1), from: None, to: demand(1) };
        model.receive(&seen(&recorded(3, None, 3, event))).expect("an old one");
        assert_eq!(seat(&model, 1), Standing::Free);
        assert!(model.receive(&seen(&recorded(6, Some(somebody()), 60, event))).is_err());
        assert_eq!(model.version(), 4);
    }

    #[test]
    fn the_events_of_one_s_own_step_are_one_s_own_to_the_last() {
        let mut model = model();
        let moves = vec![Move { student: student(1), to: Some(demand(1)) }, Move { student: student(2), to: Some(demand(2)) }];
        let envelope = CommandEnvelope { id: Uuid::from_u128(50).into(), command: BoardCommand::Arrange { moves } };
        model.propose(envelope.clone()).expect("two free seats");
        for (version, who) in [(5, 1), (6, 2)] {
            assert!(model.is_own(envelope.id), "also where one is not told who acted");
            let event = BoardEvent::Placed { student: student(who), from: None, to: demand(who) };
            model.receive(&seen(&recorded(version, None, 50, event))).expect("the next version");
        }
        assert!(model.is_own(envelope.id) && !model.is_own(Uuid::from_u128(51).into()));
        assert_eq!((seat(&model, 1), seat(&model, 2), model.pending()), (Standing::Placed(demand(1)), Standing::Placed(demand(2)), 0));
    }

    #[test]
    fn a_refusal_proposes_nothing() {
        let mut model = model();
        model.propose(place(50, 1, 1)).expect("a free seat");
        assert_eq!(model.propose(place(51, 2, 1)), Err(Refusal::Full { seats: 1 }), "one's own pending move takes the seat");
        assert_eq!(model.pending(), 1);
    }
}
