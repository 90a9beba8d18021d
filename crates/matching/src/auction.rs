//! The first phase: an auction without losses. Students bid for places; or, where seats are scarce
//! and it goes well, places for students.
//!
//! Source: Bertsekas and Castañon 1989, for places with several equal seats.

use crate::cost::Cost;
use crate::network::NOWHERE;
use crate::solver::{CONTROL_EVERY, Cancelled, Solver};
use crate::{Control, Progress};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// How many bids each student has on average before the second phase begins.
const AUCTION_ROUNDS: usize = 8;
/// One of so many students may bid somebody out with whom she is equal.
const TIES: usize = 4;
/// How many times each place asks on average before the rest is mended.
const PLACE_ROUNDS: usize = 12;
/// After how many it is judged whether asking goes well.
const TRIAL_ROUNDS: usize = 3;
/// With at most so many students, asking is not even tried where few seats are missing: searches
/// are short on such boards.
const FEW: usize = 3_000;

/// Where a student could be, and what she would have there.
#[derive(Clone, Copy, Debug)]
struct Choice<C> {
    value: C,
    place: u32,
}

/// What the holders of seats would pay.
struct Bids<C> {
    of: Vec<C>,
    /// The bids for "nowhere", which may have very many holders.
    nowhere: BinaryHeap<Reverse<(C, u32)>>,
}

impl<C: Cost> Solver<C> {
    /// Students bid for the place that is best for them, up to the point where the second best is as
    /// good. Who bids least of a full place is bid out. Returns those whom ties or the end of the
    /// budget leave undecided.
    pub(crate) fn auction(&mut self, students: Vec<u32>, control: &mut dyn Control) -> Result<Vec<u32>, Cancelled> {
        let mut bids = Bids { of: vec![C::default(); self.network.students()], nowhere: BinaryHeap::new() };
        let mut budget = students.len() * AUCTION_ROUNDS;
        let mut ties = students.len() / TIES;
        let mut left = Vec::new();
        let mut queue = VecDeque::from(students);
        while let Some(student) = queue.pop_front() {
            if budget == 0 {
                left.push(student);
                continue;
            }
            budget -= 1;
            if budget.is_multiple_of(65_536)
                && !control.proceed(Progress::Students { done: 0, of: u32::try_from(bids.of.len()).unwrap_or(u32::MAX) })
            {
                return Err(Cancelled);
            }
            let (best, second) = self.two_best(student);
            if self.state.has_room(best.place) {
                self.seat(student, best, second.value, &mut bids);
            } else if second.value > best.value {
                queue.push_back(self.bid_out(best.place, &mut bids));
                self.seat(student, best, second.value, &mut bids);
            } else if self.state.has_room(second.place) {
                self.seat(student, second, second.value, &mut bids);
            } else if ties > 0 {
                // Nothing is gained by it, but who is bid out may find a seat more easily.
                ties -= 1;
                queue.push_back(self.bid_out(second.place, &mut bids));
                self.seat(student, second, second.value, &mut bids);
            } else {
                left.push(student);
            }
            self.watch_nowhere();
        }
        left.sort_unstable();
        Ok(left)
    }

    /// Gives a student a free seat, and the place its price if that was the last one.
    fn seat(&mut self, student: u32, at: Choice<C>, up_to: C, bids: &mut Bids<C>) {
        let cost = at.value - self.state.price[at.place as usize];
        let bid = up_to - cost;
        bids.of[student as usize] = bid;
        if at.place == NOWHERE {
            bids.nowhere.push(Reverse((bid, student)));
        }
        self.state.link(student, at.place, cost);
        if !self.state.has_room(at.place) {
            self.state.price[at.place as usize] = self.lowest_bid(at.place, bids).0;
        }
    }

    /// Takes the seat of whoever bids least for a full place.
    fn bid_out(&mut self, place: u32, bids: &mut Bids<C>) -> u32 {
        let (_, loser) = self.lowest_bid(place, bids);
        if place == NOWHERE {
            bids.nowhere.pop();
        }
        self.state.unlink(loser);
        loser
    }

    fn lowest_bid(&self, place: u32, bids: &Bids<C>) -> (C, u32) {
        let lowest = if place == NOWHERE {
            bids.nowhere.peek().map(|Reverse(bid)| *bid)
        } else {
            self.state.holders(place).map(|student| (bids.of[student as usize], student)).min()
        };
        lowest.expect("a full place has holders")
    }

    /// The best and the second best place for a student at the prices of now.
    fn two_best(&mut self, student: u32) -> (Choice<C>, Choice<C>) {
        // There is room nowhere for everybody at the price 0, besides what there may be below.
        let unplaced = self.network.unplaced(student);
        let mut best = Choice { value: unplaced + self.state.price[NOWHERE as usize], place: NOWHERE };
        let mut second = Choice { value: unplaced, place: NOWHERE };
        let mut position = 0;
        while let Some(arc) = self.network.arc(student, position) {
            position += 1;
            if self.network.floor(arc) >= second.value {
                break;
            }
            let place = arc.place();
            let value = self.network.cost(student, arc) + self.state.price[place as usize];
            if value < best.value {
                second = best;
                best = Choice { value, place };
            } else if value < second.value {
                second = Choice { value, place };
            }
        }
        (best, second)
    }

    /// Places ask for students: everybody begins nowhere, each place takes those who gain most by it,
    /// down to the price at which the next one would gain nothing. What that leaves undone is mended
    /// place by place.
    ///
    /// Mending costs a search for each seat, so where many seats stay free it is given up: `false`,
    /// and everything is as before.
    pub(crate) fn fill_places(&mut self, students: &[u32], seats: u64, control: &mut dyn Control) -> Result<bool, Cancelled> {
        if students.len() <= FEW && seats * 4 >= students.len() as u64 * 3 {
            return Ok(false);
        }
        self.network.need_incoming(self.state.capacity.len());
        for &student in students {
            let cost = self.network.unplaced(student);
            self.state.link(student, NOWHERE, cost);
        }
        let open: Vec<u32> = (1..self.places()).filter(|place| self.state.capacity[*place as usize] > 0).collect();
        for place in &open {
            self.state.price[*place as usize] = self.network.model.closed;
        }
        let of = u32::try_from(open.len()).expect("places are counted in 32 bits");
        let mut budget = open.len() * PLACE_ROUNDS;
        let trial = open.len() * (PLACE_ROUNDS - TRIAL_ROUNDS);
        let mut queue = VecDeque::from(open);
        let mut offers = Vec::new();
        while let Some(place) = queue.pop_front() {
            if budget == 0 {
                break;
            }
            if budget == trial && self.free_seats() * 3 > seats {
                self.clear(students);
                return Ok(false);
            }
            budget -= 1;
            self.ask(place, &mut offers, &mut queue);
        }
        for place in 1..self.places() {
            if place % CONTROL_EVERY == 0 && !control.proceed(Progress::Students { done: place, of }) {
                return Err(Cancelled);
            }
            self.mend(place);
        }
        Ok(true)
    }

    fn free_seats(&self) -> u64 {
        let state = &self.state;
        state.capacity.iter().zip(&state.taken).skip(1).map(|(capacity, taken)| u64::from(capacity - taken)).sum()
    }

    /// Everybody is undecided and every seat free, at no price.
    fn clear(&mut self, students: &[u32]) {
        for student in students {
            self.state.unlink(*student);
        }
        for (price, capacity) in self.state.price.iter_mut().zip(&self.state.capacity) {
            if *capacity > 0 {
                *price = C::default();
            }
        }
    }

    /// A place takes as many as it has free seats, of those who gain most.
    fn ask(&mut self, place: u32, offers: &mut Vec<(C, u32, C)>, queue: &mut VecDeque<u32>) {
        let index = place as usize;
        let seats = self.state.capacity[index] - self.state.taken[index];
        if seats == 0 {
            return;
        }
        offers.clear();
        for comer in self.network.incoming(place) {
            let student = comer.student;
            if self.state.fixed[student as usize] || self.state.place[student as usize] == place {
                continue;
            }
            let fare = self.network.cost_of_comer(*comer, place);
            let gain = self.value(student) - fare;
            if gain > C::default() {
                offers.push((gain, student, fare));
            }
        }
        let seats = seats as usize;
        let next = if offers.len() > seats {
            let (_, next, _) = offers.select_nth_unstable_by(seats, |one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
            next.0
        } else {
            C::default()
        };
        let taken = seats.min(offers.len());
        for &(gain, student, fare) in &offers[..taken] {
            let from = self.state.place[student as usize];
            // Taking somebody from a place without any gain would go in circles.
            if gain == next && from != NOWHERE {
                continue;
            }
            self.state.unlink(student);
            self.state.link(student, place, fare);
            if from != NOWHERE {
                queue.push_back(from);
            }
        }
        self.state.price[index] = next;
    }
}
