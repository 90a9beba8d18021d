//! Many moves as one step: decided by what stands at the end, carried out in an order in which no
//! demand ever has more students than seats. Undo and redo of moves go the same way, so that they
//! hold after others' changes too.

use super::decide::{allowed, movable, open};
use super::{BoardEvent, BoardState, Facts, MOST_MOVES, Move, Refusal, Standing};
use crate::id::{DemandId, PersonId, StudentId};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// One student's way from where they are to where they shall be; the two differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    student: StudentId,
    from: Option<DemandId>,
    to: Option<DemandId>,
}

impl Change {
    pub(super) fn back(self) -> Self {
        Self { student: self.student, from: self.to, to: self.from }
    }
}

/// The events of an arrangement.
///
/// # Errors
/// The first reason against it, with the student whom it concerns.
pub(super) fn arrange(board: &BoardState, facts: &Facts, moves: &[Move]) -> Result<Vec<BoardEvent>, Refusal> {
    if moves.len() > MOST_MOVES {
        return Err(Refusal::TooManyMoves { most: u16::try_from(MOST_MOVES).unwrap_or(u16::MAX) });
    }
    let concerning = |student: StudentId| move |why: Refusal| Refusal::Arrangement { student, why: Box::new(why) };
    let mut seen = BTreeSet::new();
    let mut changes = Vec::with_capacity(moves.len());
    for &Move { student, to } in moves {
        if !seen.insert(student) {
            return Err(concerning(student)(Refusal::MovedTwice));
        }
        let from = match board.student(student).map(|entry| entry.standing) {
            Some(Standing::Placed(here)) => Some(here),
            Some(Standing::Free) => None,
            Some(Standing::Elsewhere) | None => return Err(concerning(student)(Refusal::UnknownStudent)),
        };
        if from != to {
            let change = Change { student, from, to };
            unlocked(board, change).map_err(concerning(student))?;
            changes.push(change);
        }
    }
    if changes.is_empty() {
        return Err(Refusal::NothingToChange);
    }
    possible(board, facts, &changes).map_err(|(student, why)| concerning(student)(why))?;
    Ok(in_order(board, &changes))
}

/// What a step of moves changed for each student in the end; `None` where it did something else.
pub(super) fn net(events: &[BoardEvent]) -> Option<Vec<Change>> {
    let mut changes: Vec<Change> = Vec::with_capacity(events.len());
    for event in events {
        let (student, from, to) = match *event {
            BoardEvent::Placed { student, from, to } => (student, from, Some(to)),
            BoardEvent::Unplaced { student, from } => (student, Some(from), None),
            _ => return None,
        };
        // A student who had to make room first comes twice; a step of two thousand is rare enough.
        match changes.iter_mut().find(|change| change.student == student && change.to == from) {
            Some(change) => change.to = to,
            None => changes.push(Change { student, from, to }),
        }
    }
    changes.retain(|change| change.from != change.to);
    Some(changes)
}

/// The events that make these changes now, of a step that was made before: each student must still
/// be where it left them.
///
/// # Errors
/// The first reason against it, with the student whom it concerns where there are several.
pub(super) fn again(board: &BoardState, facts: &Facts, actor: Option<PersonId>, changes: &[Change]) -> Result<Vec<BoardEvent>, Refusal> {
    let several = changes.len() > 1;
    let concerning = |student: StudentId, why: Refusal| match why {
        why @ Refusal::ChangedMeanwhile { .. } => why,
        why if several => Refusal::Arrangement { student, why: Box::new(why) },
        why => why,
    };
    for &change in changes {
        let student = change.student;
        unlocked(board, change).map_err(|why| concerning(student, why))?;
        let held = change.from.map_or(Standing::Free, Standing::Placed);
        if board.student(student).is_none_or(|entry| entry.standing != held) {
            let by = board.touched.get(&student).copied().filter(|by| Some(*by) != actor);
            return Err(Refusal::ChangedMeanwhile { student: Some(student), by });
        }
    }
    possible(board, facts, changes).map_err(|(student, why)| concerning(student, why))?;
    Ok(in_order(board, changes))
}

/// Neither the student nor the places are locked.
fn unlocked(board: &BoardState, change: Change) -> Result<(), Refusal> {
    movable(board, change.student)?;
    for demand in change.to.into_iter().chain(change.from) {
        open(board, demand)?;
    }
    Ok(())
}

/// At the end no rule is broken, no tutor follows too many, and no demand has more students than
/// seats.
fn possible(board: &BoardState, facts: &Facts, changes: &[Change]) -> Result<(), (StudentId, Refusal)> {
    let mut balance: BTreeMap<DemandId, i32> = BTreeMap::new();
    for change in changes {
        if let Some(from) = change.from {
            *balance.entry(from).or_default() -= 1;
        }
        if let Some(to) = change.to {
            *balance.entry(to).or_default() += 1;
        }
    }
    for change in changes {
        let Some(to) = change.to else { continue };
        let seats = board.demand(to).ok_or((change.student, Refusal::UnknownDemand))?;
        let at_the_end = |demand| {
            let taken = board.demand(demand).map_or(0, |seats| i32::from(seats.taken));
            taken + balance.get(&demand).copied().unwrap_or(0)
        };
        let taken = at_the_end(to);
        let others = |demand| u16::try_from(at_the_end(demand) - i32::from(demand == to)).unwrap_or(0);
        allowed(facts, change.student, to, facts.following_among(to, &others)).map_err(|why| (change.student, why))?;
        if taken > i32::from(seats.seats) {
            return Err((change.student, Refusal::Full { seats: seats.seats }));
        }
    }
    Ok(())
}

/// The events in an order in which no demand is ever above its seats: who only leaves goes first,
/// then whoever finds a free seat; where all wait for each other in a circle, one of them gives up
/// the seat first and gets the new one later. The end must be [`possible`].
fn in_order(board: &BoardState, changes: &[Change]) -> Vec<BoardEvent> {
    let mut order = Order::default();
    for change in changes {
        for demand in change.from.into_iter().chain(change.to) {
            order.free.entry(demand).or_insert_with(|| board.demand(demand).map_or(0, |seats| seats.free()));
        }
        match (change.from, change.to) {
            (Some(from), None) => order.leave(change.student, from),
            (from, Some(to)) => {
                order.waiting.entry(to).or_default().push_back(change.student);
                if let Some(from) = from {
                    order.seat.insert(change.student, (from, to));
                    order.leaving.entry(from).or_default().push(change.student);
                }
            }
            (None, None) => {}
        }
    }
    order.run()
}

#[derive(Debug, Default)]
struct Order {
    /// Free seats of every demand that the changes touch.
    free: BTreeMap<DemandId, u16>,
    /// Who still waits for a seat, by the demand.
    waiting: BTreeMap<DemandId, VecDeque<StudentId>>,
    /// Of those who wait: which seat they still have, and which one they wait for.
    seat: BTreeMap<StudentId, (DemandId, DemandId)>,
    /// Who had a seat to leave at the beginning, by the demand.
    leaving: BTreeMap<DemandId, Vec<StudentId>>,
    events: Vec<BoardEvent>,
}

impl Order {
    fn run(mut self) -> Vec<BoardEvent> {
        let mut worth_a_look: Vec<DemandId> = self.waiting.keys().rev().copied().collect();
        loop {
            while let Some(demand) = worth_a_look.pop() {
                while let Some(student) = self.next(demand) {
                    worth_a_look.extend(self.place(student, demand));
                }
            }
            self.waiting.retain(|_, students| !students.is_empty());
            let Some((student, from)) = self.somebody_in_a_circle() else { return self.events };
            self.seat.remove(&student);
            self.leave(student, from);
            worth_a_look.push(from);
        }
    }

    /// The next who gets a seat of the demand, where one is free.
    fn next(&mut self, demand: DemandId) -> Option<StudentId> {
        self.free.get(&demand).filter(|free| **free > 0)?;
        self.waiting.get_mut(&demand)?.pop_front()
    }

    /// Gives a free seat; returns the demand that became freer by it.
    fn place(&mut self, student: StudentId, to: DemandId) -> Option<DemandId> {
        let from = self.seat.remove(&student).map(|(from, _)| from);
        if let Some(free) = self.free.get_mut(&to) {
            *free -= 1;
        }
        if let Some(free) = from.and_then(|from| self.free.get_mut(&from)) {
            *free += 1;
        }
        self.events.push(BoardEvent::Placed { student, from, to });
        from
    }

    fn leave(&mut self, student: StudentId, from: DemandId) {
        if let Some(free) = self.free.get_mut(&from) {
            *free += 1;
        }
        self.events.push(BoardEvent::Unplaced { student, from });
    }

    /// When nobody finds a seat any more, every demand that is waited for is full, and as it is not
    /// above its seats in the end, somebody who waits themselves sits there: following them from
    /// seat to seat leads into a circle. `None` when nobody waits.
    fn somebody_in_a_circle(&mut self) -> Option<(StudentId, DemandId)> {
        let mut demand = *self.waiting.keys().next()?;
        let mut passed = BTreeSet::new();
        loop {
            let leaving = self.leaving.get_mut(&demand)?;
            leaving.retain(|student| self.seat.contains_key(student));
            let student = *leaving.last()?;
            if !passed.insert(demand) {
                return Some((student, demand));
            }
            (_, demand) = *self.seat.get(&student)?;
        }
    }
}
