//! A board as the fold of its events.

use super::{Assessment, BoardEvent, Cause, Recorded, Stage};
use crate::id::{CommandId, DemandId, PersonId, StudentId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many of one person's steps can be taken back.
const UNDO_DEPTH: usize = 100;

/// Where a student stands on a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Without a seat.
    Free,
    /// With a seat here.
    Placed(DemandId),
    /// With a seat somewhere that the reader may not see.
    Elsewhere,
}

/// A student on a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudentStanding {
    /// Where.
    pub standing: Standing,
    /// Whether pinned.
    pub locked: bool,
    /// How far the placement has come, where there is one.
    #[serde(default, skip_serializing_if = "Stage::is_proposed")]
    pub stage: Stage,
}

impl StudentStanding {
    /// Whether nobody may simply move the student: pinned, or the placement has come too far.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.locked || self.stage != Stage::Proposed
    }
}

/// A demand on a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemandSeats {
    /// Seats allotted to this board.
    pub seats: u16,
    /// Seats taken, by whomever.
    pub taken: u16,
    /// Whether closed to changes.
    pub locked: bool,
}

impl DemandSeats {
    /// Seats that are free.
    #[must_use]
    pub fn free(&self) -> u16 {
        self.seats.saturating_sub(self.taken)
    }
}

/// One person's step: a command and its events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Step {
    pub(super) command: CommandId,
    pub(super) events: Vec<BoardEvent>,
}

/// One person's steps, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Steps {
    pub(super) done: Vec<Step>,
    pub(super) undone: Vec<Step>,
}

/// The log cannot be folded: an event is missing or speaks of somebody unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FoldError {
    /// An event between the two is missing.
    #[error("event {found} follows version {version}")]
    Gap {
        /// The state's version.
        version: u64,
        /// The event's version.
        found: u64,
    },
    /// The event speaks of a student or demand that never came, or takes a seat that is not held.
    #[error("event {0} does not fit the board")]
    Misfit(u64),
}

/// The state of a board: the fold of its events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardState {
    pub(super) version: u64,
    pub(super) students: BTreeMap<StudentId, StudentStanding>,
    pub(super) demands: BTreeMap<DemandId, DemandSeats>,
    pub(super) steps: BTreeMap<PersonId, Steps>,
    /// Who last touched a student, for the sentence of a failed undo.
    pub(super) touched: BTreeMap<StudentId, PersonId>,
    /// Each student's own order: the rank of each demand in it, from 1.
    pub(super) preferences: BTreeMap<StudentId, BTreeMap<DemandId, u8>>,
    /// What companies said of candidates; who is unseen is not here.
    pub(super) assessments: BTreeMap<DemandId, BTreeMap<StudentId, Assessment>>,
}

impl BoardState {
    /// The version of the last event applied.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// A student's standing.
    #[must_use]
    pub fn student(&self, student: StudentId) -> Option<StudentStanding> {
        self.students.get(&student).copied()
    }

    /// A demand's seats.
    #[must_use]
    pub fn demand(&self, demand: DemandId) -> Option<DemandSeats> {
        self.demands.get(&demand).copied()
    }

    /// All students, by id.
    pub fn students(&self) -> impl Iterator<Item = (StudentId, StudentStanding)> {
        self.students.iter().map(|(student, standing)| (*student, *standing))
    }

    /// All demands, by id.
    pub fn demands(&self) -> impl Iterator<Item = (DemandId, DemandSeats)> {
        self.demands.iter().map(|(demand, seats)| (*demand, *seats))
    }

    /// The students whom the reader sees in a demand's seats.
    pub fn seated(&self, demand: DemandId) -> impl Iterator<Item = StudentId> {
        self.students.iter().filter(move |(_, entry)| entry.standing == Standing::Placed(demand)).map(|(student, _)| *student)
    }

    /// A student's own order, the dearest first; empty where they said nothing.
    #[must_use]
    pub fn preferences(&self, student: StudentId) -> Vec<DemandId> {
        let mut ranked: Vec<(u8, DemandId)> =
            self.preferences.get(&student).into_iter().flatten().map(|(demand, rank)| (*rank, *demand)).collect();
        crate::sorting::sort_by(&mut ranked, Ord::cmp);
        ranked.into_iter().map(|(_, demand)| demand).collect()
    }

    /// At which place of their own order a student has a demand, from 1.
    #[must_use]
    pub fn rank(&self, student: StudentId, demand: DemandId) -> Option<u8> {
        self.preferences.get(&student)?.get(&demand).copied()
    }

    /// Every rank that students gave, by student and demand.
    pub fn ranks(&self) -> impl Iterator<Item = ((StudentId, DemandId), u8)> {
        self.preferences.iter().flat_map(|(student, ranks)| ranks.iter().map(|(demand, rank)| ((*student, *demand), *rank)))
    }

    /// What the company thinks of a student for its demand.
    #[must_use]
    pub fn assessment(&self, student: StudentId, demand: DemandId) -> Assessment {
        self.assessments.get(&demand).and_then(|by| by.get(&student)).copied().unwrap_or_default()
    }

    /// Everything that companies said, by student and demand; the unseen are left out.
    pub fn assessments(&self) -> impl Iterator<Item = ((StudentId, DemandId), Assessment)> {
        self.assessments.iter().flat_map(|(demand, by)| by.iter().map(|(student, assessment)| ((*student, *demand), *assessment)))
    }

    /// Whether the person has a step to take back.
    #[must_use]
    pub fn can_undo(&self, person: PersonId) -> bool {
        self.steps.get(&person).is_some_and(|steps| !steps.done.is_empty())
    }

    /// Whether the person has a step to do again.
    #[must_use]
    pub fn can_redo(&self, person: PersonId) -> bool {
        self.steps.get(&person).is_some_and(|steps| !steps.undone.is_empty())
    }

    /// The events that the person's next undo takes back, oldest first; none where there is nothing.
    #[must_use]
    pub fn next_undo(&self, person: PersonId) -> &[BoardEvent] {
        self.steps.get(&person).and_then(|steps| steps.done.last()).map_or(&[], |step| &step.events)
    }

    /// The events that the person's next redo does again, oldest first; none where there is nothing.
    #[must_use]
    pub fn next_redo(&self, person: PersonId) -> &[BoardEvent] {
        self.steps.get(&person).and_then(|steps| steps.undone.last()).map_or(&[], |step| &step.events)
    }

    /// Folds one event in.
    ///
    /// # Errors
    /// [`FoldError`]; the state is then as before.
    pub fn apply(&mut self, recorded: &Recorded) -> Result<(), FoldError> {
        if recorded.version != self.version + 1 {
            return Err(FoldError::Gap { version: self.version, found: recorded.version });
        }
        self.change(&recorded.event).ok_or(FoldError::Misfit(recorded.version))?;
        self.version = recorded.version;
        if let Some(actor) = recorded.actor {
            self.remember(actor, recorded);
        }
        Ok(())
    }

    /// Folds in what a reader may see of one event; the version moves on even where that is nothing.
    ///
    /// # Errors
    /// [`FoldError`], as [`BoardState::apply`].
    pub fn apply_seen(&mut self, seen: &super::Seen) -> Result<(), FoldError> {
        let Some(first) = seen.events.first() else {
            if seen.version != self.version + 1 {
                return Err(FoldError::Gap { version: self.version, found: seen.version });
            }
            self.version = seen.version;
            return Ok(());
        };
        self.apply(&seen.recorded(*first))?;
        for event in &seen.events[1..] {
            self.change(event).ok_or(FoldError::Misfit(seen.version))?;
        }
        Ok(())
    }

    /// The state's change by an event, all or nothing.
    pub(super) fn change(&mut self, event: &BoardEvent) -> Option<()> {
        match *event {
            BoardEvent::Joined { student } => {
                let newcomer = StudentStanding { standing: Standing::Free, locked: false, stage: Stage::Proposed };
                self.students.entry(student).or_insert(newcomer);
            }
            BoardEvent::Left { student } => {
                self.students.get(&student).filter(|entry| !matches!(entry.standing, Standing::Placed(_)))?;
                self.students.remove(&student);
                self.touched.remove(&student);
                self.preferences.remove(&student);
                self.assessments.retain(|_, by| {
                    by.remove(&student);
                    !by.is_empty()
                });
                // Nobody's undo stumbles over somebody who is gone.
                for steps in self.steps.values_mut() {
                    for list in [&mut steps.done, &mut steps.undone] {
                        list.iter_mut().for_each(|step| step.events.retain(|event| event.student() != Some(student)));
                        list.retain(|step| !step.events.is_empty());
                    }
                }
            }
            BoardEvent::Allotted { demand, seats } => {
                let entry = self.demands.entry(demand).or_insert(DemandSeats { seats, taken: 0, locked: false });
                entry.seats = seats;
            }
            BoardEvent::Placed { student, from, to } => {
                let held = from.map_or(Standing::Free, Standing::Placed);
                self.students.get(&student).filter(|entry| entry.standing == held)?;
                self.demands.get(&to)?;
                self.take(from)?;
                self.demands.get_mut(&to)?.taken += 1;
                self.stand(student, Standing::Placed(to))?;
            }
            BoardEvent::Unplaced { student, from } | BoardEvent::Withdrawn { student, from, .. } => {
                self.students.get(&student).filter(|entry| entry.standing == Standing::Placed(from))?;
                self.take(Some(from))?;
                self.stand(student, Standing::Free)?;
            }
            BoardEvent::Advanced { student, demand, stage } => {
                let entry = self.students.get_mut(&student).filter(|entry| entry.standing == Standing::Placed(demand))?;
                entry.stage = stage;
            }
            BoardEvent::StudentLocked { student } => self.students.get_mut(&student)?.locked = true,
            BoardEvent::StudentUnlocked { student } => self.students.get_mut(&student)?.locked = false,
            BoardEvent::DemandLocked { demand } => self.demands.get_mut(&demand)?.locked = true,
            BoardEvent::DemandUnlocked { demand } => self.demands.get_mut(&demand)?.locked = false,
            BoardEvent::Preferred { student, demand, rank } => self.prefer(student, demand, rank)?,
            BoardEvent::Assessed { student, demand, assessment } => self.assess(student, demand, assessment)?,
            BoardEvent::PlacedElsewhere { student } => {
                let entry = self.students.get_mut(&student)?;
                if let Standing::Placed(demand) = entry.standing {
                    self.demands.get_mut(&demand)?.taken -= 1;
                }
                self.stand(student, Standing::Elsewhere)?;
            }
            BoardEvent::FreedElsewhere { student } => {
                let entry = self.students.get_mut(&student).filter(|entry| !matches!(entry.standing, Standing::Placed(_)))?;
                entry.standing = Standing::Free;
            }
            BoardEvent::SeatsChanged { freed, taken } => {
                self.take(freed)?;
                if let Some(demand) = taken {
                    self.demands.get_mut(&demand)?.taken += 1;
                }
            }
        }
        Some(())
    }

    /// Another place, where everything begins anew.
    fn stand(&mut self, student: StudentId, standing: Standing) -> Option<()> {
        let entry = self.students.get_mut(&student)?;
        (entry.standing, entry.stage) = (standing, Stage::Proposed);
        Some(())
    }

    fn prefer(&mut self, student: StudentId, demand: DemandId, rank: Option<u8>) -> Option<()> {
        self.students.get(&student)?;
        self.demands.get(&demand)?;
        let ranks = self.preferences.entry(student).or_default();
        match rank {
            Some(rank) => ranks.insert(demand, rank),
            None => ranks.remove(&demand),
        };
        if ranks.is_empty() {
            self.preferences.remove(&student);
        }
        Some(())
    }

    fn assess(&mut self, student: StudentId, demand: DemandId, assessment: Assessment) -> Option<()> {
        self.students.get(&student)?;
        self.demands.get(&demand)?;
        let by = self.assessments.entry(demand).or_default();
        match assessment {
            Assessment::Unseen => by.remove(&student),
            said => by.insert(student, said),
        };
        if by.is_empty() {
            self.assessments.remove(&demand);
        }
        Some(())
    }

    fn take(&mut self, from: Option<DemandId>) -> Option<()> {
        if let Some(from) = from {
            let entry = self.demands.get_mut(&from)?;
            entry.taken = entry.taken.checked_sub(1)?;
        }
        Some(())
    }

    fn remember(&mut self, actor: PersonId, recorded: &Recorded) {
        if recorded.cause == Cause::SetUp {
            return;
        }
        if let Some(student) = recorded.event.student() {
            self.touched.insert(student, actor);
        }
        let steps = self.steps.entry(actor).or_default();
        match recorded.cause {
            Cause::SetUp => {}
            Cause::Do => {
                steps.undone.clear();
                match steps.done.last_mut() {
                    Some(step) if step.command == recorded.command => step.events.push(recorded.event),
                    _ => steps.done.push(Step { command: recorded.command, events: vec![recorded.event] }),
                }
                if steps.done.len() > UNDO_DEPTH {
                    steps.done.remove(0);
                }
            }
            // A step of several events is taken back by several: only the first finds it here.
            Cause::Undo(target) => steps.undone.extend(steps.done.pop_if(|step| step.command == target)),
            Cause::Redo(target) => steps.done.extend(steps.undone.pop_if(|step| step.command == target)),
        }
    }
}
