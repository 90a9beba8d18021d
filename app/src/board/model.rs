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
}

#[derive(Clone, Copy, Debug)]
struct Pending {
    envelope: CommandEnvelope,
    /// The server said yes; its event is on the way.
    acknowledged: bool,
}

impl Model {
    /// The board as it came from the server.
    pub fn new(confirmed: BoardState, facts: Facts, me: Option<PersonId>) -> Self {
        Self { confirmed, pending: Vec::new(), facts, me }
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
    pub fn pending(&self) -> usize {
        self.pending.len()
    }

    /// The oldest command that the server has not answered.
    pub fn next(&self) -> Option<CommandEnvelope> {
        self.pending.iter().find(|pending| !pending.acknowledged).map(|pending| pending.envelope)
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
        self.withdraw(seen.command);
        Ok(())
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
