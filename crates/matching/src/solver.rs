//! The optimum by shortest augmenting paths with prices: an auction without losses places most
//! students, each of the others comes in along a shortest path of moves, and after any change the
//! same two searches mend the plan.
//!
//! What always holds between two calls: every student who takes part is where cost plus price is
//! least, counting "nowhere" at the price 0; a place with a free seat has the price that its next
//! seat costs (0, or less where it must still reach its minimum). That is the proof of optimality.
//!
//! Source: Jonker and Volgenant 1987 for the two phases; the first is `auction.rs`.

use crate::cost::Cost;
use crate::network::{NOWHERE, Network, UNDECIDED};
use crate::{Control, Progress};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The caller stopped the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped before the end")]
pub struct Cancelled;

const NOBODY: u32 = u32::MAX;

/// Between two questions whether to go on.
pub(crate) const CONTROL_EVERY: u32 = 256;

/// Who is where at which prices: what one case of a search over cases keeps of its own.
#[derive(Clone, Debug)]
pub(crate) struct State<C> {
    /// Seats that are not locked away, by place.
    pub(crate) capacity: Vec<u32>,
    /// Seats that must be taken, by place.
    pub(crate) least: Vec<u32>,
    pub(crate) taken: Vec<u32>,
    pub(crate) price: Vec<C>,
    head: Vec<u32>,
    /// Where each student is.
    pub(crate) place: Vec<u32>,
    /// What that costs.
    pub(crate) cost: Vec<C>,
    next: Vec<u32>,
    previous: Vec<u32>,
    /// Locked or gone: takes no part.
    pub(crate) fixed: Vec<bool>,
    /// How many places have seats that must be taken: only then there are prices below 0.
    demanding: u32,
}

impl<C: Cost> State<C> {
    pub(crate) fn link(&mut self, student: u32, place: u32, cost: C) {
        let first = std::mem::replace(&mut self.head[place as usize], student);
        self.next[student as usize] = first;
        self.previous[student as usize] = NOBODY;
        if first != NOBODY {
            self.previous[first as usize] = student;
        }
        self.place[student as usize] = place;
        self.cost[student as usize] = cost;
        self.taken[place as usize] += 1;
    }

    pub(crate) fn unlink(&mut self, student: u32) -> u32 {
        let place = std::mem::replace(&mut self.place[student as usize], UNDECIDED);
        let (next, previous) = (self.next[student as usize], self.previous[student as usize]);
        if previous == NOBODY {
            self.head[place as usize] = next;
        } else {
            self.next[previous as usize] = next;
        }
        if next != NOBODY {
            self.previous[next as usize] = previous;
        }
        self.taken[place as usize] -= 1;
        place
    }

    /// Who is in the seats of a place, of those who take part.
    pub(crate) fn holders(&self, place: u32) -> impl Iterator<Item = u32> + '_ {
        let somebody = |student: u32| (student != NOBODY).then_some(student);
        std::iter::successors(somebody(self.head[place as usize]), move |student| somebody(self.next[*student as usize]))
    }

    #[inline]
    pub(crate) fn has_room(&self, place: u32) -> bool {
        self.taken[place as usize] < self.capacity[place as usize]
    }
}

/// Marks and distances of the search under way.
#[derive(Clone, Debug)]
struct Scratch<C> {
    round: u32,
    mark: Vec<u32>,
    distance: Vec<C>,
    /// The student who moves next on the path.
    by: Vec<u32>,
    /// What she costs where she moves to.
    fare: Vec<C>,
    /// For the search backwards: the place where that student moves to.
    to: Vec<u32>,
    open: BinaryHeap<Reverse<(C, u32)>>,
    scanned: Vec<u32>,
}

impl<C: Cost> Scratch<C> {
    fn begin(&mut self) {
        self.round += 1;
        self.open.clear();
        self.scanned.clear();
    }

    #[inline]
    fn improves(&self, place: u32, distance: C) -> bool {
        self.mark[place as usize] != self.round || distance < self.distance[place as usize]
    }

    #[inline]
    fn set(&mut self, place: u32, distance: C, by: u32, fare: C) {
        self.mark[place as usize] = self.round;
        self.distance[place as usize] = distance;
        self.by[place as usize] = by;
        self.fare[place as usize] = fare;
    }

    /// The distance of the nearest open place.
    fn look(&mut self) -> Option<C> {
        nearest_open(&mut self.open, &self.distance)
    }

    /// The nearest open place; marks it as scanned.
    #[inline]
    fn nearest(&mut self) -> Option<(C, u32)> {
        while let Some(Reverse((distance, place))) = self.open.pop() {
            if distance == self.distance[place as usize] {
                self.scanned.push(place);
                return Some((distance, place));
            }
        }
        None
    }

    /// As [`Scratch::nearest`], unless it is as far as `limit`.
    #[inline]
    fn nearest_within(&mut self, limit: C) -> Option<(C, u32)> {
        if self.look()? < limit { self.nearest() } else { None }
    }
}

/// The best end that a search has found so far.
#[derive(Clone, Copy, Debug)]
struct End<C> {
    distance: C,
    place: u32,
    /// Who moves there.
    by: u32,
}

/// A network and its plan.
#[derive(Clone, Debug)]
pub(crate) struct Solver<C> {
    pub(crate) network: Network<C>,
    pub(crate) state: State<C>,
    scratch: Scratch<C>,
}

impl<C: Cost> Solver<C> {
    /// Places with these seats, and nobody yet. Position 0 stands for nowhere.
    pub(crate) fn new(network: Network<C>, capacity: &[u32]) -> Self {
        let places = capacity.len() + 1;
        let closed = network.model.closed;
        let mut state = State {
            capacity: Vec::with_capacity(places),
            least: vec![0; places],
            taken: vec![0; places],
            price: vec![C::default(); places],
            head: vec![NOBODY; places],
            place: Vec::new(),
            cost: Vec::new(),
            next: Vec::new(),
            previous: Vec::new(),
            fixed: Vec::new(),
            demanding: 0,
        };
        state.capacity.push(u32::MAX);
        state.capacity.extend_from_slice(capacity);
        for (price, capacity) in state.price.iter_mut().zip(&state.capacity) {
            if *capacity == 0 {
                *price = closed;
            }
        }
        let scratch = Scratch {
            round: 0,
            mark: vec![0; places],
            distance: vec![C::default(); places],
            by: vec![NOBODY; places],
            fare: vec![C::default(); places],
            to: vec![NOWHERE; places],
            open: BinaryHeap::new(),
            scanned: Vec::new(),
        };
        Self { network, state, scratch }
    }

    /// Takes in the network's newest students, undecided.
    pub(crate) fn enrol(&mut self) {
        let students = self.network.students();
        let state = &mut self.state;
        state.place.resize(students, UNDECIDED);
        state.cost.resize(students, C::default());
        state.next.resize(students, NOBODY);
        state.previous.resize(students, NOBODY);
        state.fixed.resize(students, false);
    }

    pub(crate) fn places(&self) -> u32 {
        u32::try_from(self.state.capacity.len()).expect("places are counted in 32 bits")
    }

    /// What the next seat of a place costs; it has one.
    #[inline]
    fn next_seat(&self, place: u32) -> C {
        if self.state.taken[place as usize] < self.state.least[place as usize] { -self.network.model.missing } else { C::default() }
    }

    /// What the last taken seat of a place cost; it has one.
    #[inline]
    fn last_seat(&self, place: u32) -> C {
        if self.state.taken[place as usize] <= self.state.least[place as usize] { -self.network.model.missing } else { C::default() }
    }

    /// What a student who takes part has now: cost plus price.
    #[inline]
    pub(crate) fn value(&self, student: u32) -> C {
        self.state.cost[student as usize] + self.state.price[self.state.place[student as usize] as usize]
    }

    /// Places everybody who is undecided.
    pub(crate) fn run(&mut self, control: &mut dyn Control) -> Result<(), Cancelled> {
        let of = u32::try_from(self.network.students()).expect("students are counted in 32 bits");
        if !control.proceed(Progress::Students { done: 0, of }) {
            return Err(Cancelled);
        }
        let mut waiting: Vec<u32> =
            (0..of).filter(|student| self.state.place[*student as usize] == UNDECIDED && !self.state.fixed[*student as usize]).collect();
        if self.state.demanding == 0 && waiting.len() > 1 {
            let seats: u64 = (1..self.places()).map(|place| u64::from(self.state.capacity[place as usize])).sum();
            if seats < waiting.len() as u64 && waiting.len() == of as usize - self.state.fixed.iter().filter(|fixed| **fixed).count() {
                if self.fill_places(&waiting, seats, control)? {
                    return Ok(());
                }
                self.limit_nowhere(waiting.len() as u64 - seats);
            }
            waiting = self.auction(waiting, control)?;
        }
        let begun = of - u32::try_from(waiting.len()).expect("part of all students");
        for (student, count) in waiting.into_iter().zip(1..) {
            self.admit(student);
            if count % CONTROL_EVERY == 0 && !control.proceed(Progress::Students { done: begun + count, of }) {
                return Err(Cancelled);
            }
        }
        self.unlimit_nowhere();
        Ok(())
    }

    /// Where seats are scarce, somebody has to go nowhere; with as many seats nowhere as there are
    /// students too many, the problem has exactly as many seats as students, and a price of "nowhere"
    /// is found as every other. It begins below 0, so that "nowhere" is as good as a middling place,
    /// and rises. Should it reach 0, because some seats can be taken by nobody, there is room nowhere
    /// for everybody, as ever.
    fn limit_nowhere(&mut self, seats: u64) {
        let model = &self.network.model;
        let middling = model.of_score(u32::try_from(u64::from(model.layout.highest) * 7 / 10).expect("below the highest score"));
        self.state.capacity[NOWHERE as usize] = u32::try_from(seats).expect("fewer than there are students");
        self.state.price[NOWHERE as usize] = middling - model.unplaced();
    }

    /// Takes note of a price of "nowhere" that has risen.
    #[inline]
    pub(crate) fn watch_nowhere(&mut self) {
        if self.state.price[NOWHERE as usize] == C::default() {
            self.state.capacity[NOWHERE as usize] = u32::MAX;
        }
    }

    /// Prices such that "nowhere" costs 0 again. Only differences of prices have decided anything: if
    /// "nowhere" is below 0 still, every seat is taken.
    fn unlimit_nowhere(&mut self) {
        let nowhere = std::mem::take(&mut self.state.price[NOWHERE as usize]);
        self.state.capacity[NOWHERE as usize] = u32::MAX;
        if nowhere != C::default() {
            for (price, capacity) in self.state.price.iter_mut().zip(&self.state.capacity).skip(1) {
                if *capacity > 0 {
                    *price -= nowhere;
                }
            }
        }
    }

    /// The second phase: one undecided student comes in along the shortest path of moves.
    pub(crate) fn admit(&mut self, student: u32) {
        self.scratch.begin();
        let mut end = End { distance: self.network.unplaced(student), place: NOWHERE, by: student };
        self.relax_nowhere(student, C::default(), &mut end);
        self.relax(student, C::default(), &mut end);
        while let Some((distance, place)) = self.scratch.nearest_within(end.distance) {
            let mut holder = self.state.head[place as usize];
            while holder != NOBODY {
                let base = distance - (self.state.cost[holder as usize] + self.state.price[place as usize]);
                self.relax_nowhere(holder, base, &mut end);
                self.relax(holder, base, &mut end);
                holder = self.state.next[holder as usize];
            }
        }
        for &place in &self.scratch.scanned {
            self.state.price[place as usize] += end.distance - self.scratch.distance[place as usize];
        }
        self.watch_nowhere();
        let (mut place, mut mover) = (end.place, end.by);
        loop {
            let cost = if place == NOWHERE { self.network.unplaced(mover) } else { self.scratch.fare[place as usize] };
            let from = self.state.place[mover as usize];
            if from != UNDECIDED {
                self.state.unlink(mover);
            }
            self.state.link(mover, place, cost);
            if mover == student {
                return;
            }
            place = from;
            mover = self.scratch.by[place as usize];
        }
    }

    /// Looks whether a student could go nowhere from a distance of `base`.
    #[inline]
    fn relax_nowhere(&mut self, student: u32, base: C, end: &mut End<C>) {
        let price = self.state.price[NOWHERE as usize];
        let distance = base + self.network.unplaced(student) + price;
        if distance >= end.distance {
            return;
        }
        if self.state.has_room(NOWHERE) {
            *end = End { distance, place: NOWHERE, by: student };
        } else if self.scratch.improves(NOWHERE, distance) {
            self.scratch.set(NOWHERE, distance, student, C::default());
            self.scratch.open.push(Reverse((distance, NOWHERE)));
            // One more than there is room for, at the price 0.
            let distance = distance - price;
            if distance < end.distance {
                *end = End { distance, place: NOWHERE, by: student };
            }
        }
    }

    /// Looks where a student could go from a distance of `base`, her own value taken off.
    #[inline]
    fn relax(&mut self, student: u32, base: C, end: &mut End<C>) {
        let lowest_price = if self.state.demanding == 0 { C::default() } else { -self.network.model.missing };
        let mut position = 0;
        while let Some(arc) = self.network.arc(student, position) {
            position += 1;
            if base + self.network.floor(arc) + lowest_price >= end.distance {
                break;
            }
            let place = arc.place();
            let price = self.state.price[place as usize];
            let cost = self.network.cost(student, arc);
            let distance = base + cost + price;
            if distance >= end.distance || !self.scratch.improves(place, distance) {
                continue;
            }
            self.scratch.set(place, distance, student, cost);
            if self.state.has_room(place) {
                let seat = self.next_seat(place);
                let total = distance - price + seat;
                if total < end.distance {
                    *end = End { distance: total, place, by: student };
                }
                if price == seat {
                    continue;
                }
            }
            self.scratch.open.push(Reverse((distance, place)));
        }
    }

    /// Mends a place whose next seat is cheaper than its price: brings somebody in along the
    /// cheapest path of moves for as long as the plan gains by it, then lowers the price.
    pub(crate) fn mend(&mut self, place: u32) {
        self.network.need_incoming(self.state.capacity.len());
        while self.state.has_room(place) && self.state.price[place as usize] > self.next_seat(place) {
            self.draw(place);
        }
    }

    fn draw(&mut self, target: u32) {
        self.scratch.begin();
        let gain = self.state.price[target as usize] - self.next_seat(target);
        let mut end = End { distance: gain, place: target, by: NOBODY };
        self.scratch.set(target, C::default(), NOBODY, C::default());
        self.scratch.open.push(Reverse((C::default(), target)));
        while let Some((distance, place)) = self.scratch.nearest_within(end.distance) {
            for position in 0..self.network.incoming(place).len() {
                let comer = self.network.incoming(place)[position];
                let fare = self.network.cost_of_comer(comer, place);
                let Some((from, distance)) = self.step_back(comer.student, fare, place, distance) else { continue };
                if distance >= end.distance || !self.scratch.improves(from, distance) {
                    continue;
                }
                self.scratch.set(from, distance, comer.student, fare);
                self.scratch.to[from as usize] = place;
                let total = distance + self.state.price[from as usize] - self.last_seat(from);
                if total < end.distance {
                    end = End { distance: total, place: from, by: comer.student };
                }
                self.scratch.open.push(Reverse((distance, from)));
            }
        }
        for &place in &self.scratch.scanned {
            self.state.price[place as usize] -= end.distance - self.scratch.distance[place as usize];
        }
        let mut place = end.place;
        while place != target {
            let (mover, to, cost) = (self.scratch.by[place as usize], self.scratch.to[place as usize], self.scratch.fare[place as usize]);
            self.state.unlink(mover);
            self.state.link(mover, to, cost);
            place = to;
        }
    }

    /// From where somebody would come to a place, and the distance there.
    #[inline]
    fn step_back(&self, comer: u32, fare: C, place: u32, distance: C) -> Option<(u32, C)> {
        let student = comer as usize;
        let from = self.state.place[student];
        if self.state.fixed[student] || from == place || from == UNDECIDED {
            return None;
        }
        let here = fare + self.state.price[place as usize];
        Some((from, distance + here - self.state.cost[student] - self.state.price[from as usize]))
    }

    /// Takes a student who takes part out of her place and leaves her undecided.
    pub(crate) fn withdraw(&mut self, student: u32) {
        if self.state.place[student as usize] == UNDECIDED {
            return;
        }
        let place = self.state.unlink(student);
        if place != NOWHERE {
            self.mend(place);
        }
    }

    /// Takes a student and her seat out of the game, as they are.
    pub(crate) fn leave_in_place(&mut self, student: u32) {
        let place = self.state.unlink(student);
        self.state.fixed[student as usize] = true;
        if place != NOWHERE {
            let index = place as usize;
            self.state.capacity[index] -= 1;
            if self.state.capacity[index] == 0 {
                self.state.price[index] = self.network.model.closed;
            }
        }
    }

    /// Other seats for a place. Whoever loses a seat comes in again.
    pub(crate) fn set_capacity(&mut self, place: u32, capacity: u32) {
        let index = place as usize;
        let was_closed = self.state.capacity[index] == 0;
        self.state.capacity[index] = capacity;
        let mut evicted = Vec::new();
        while self.state.taken[index] > capacity {
            let student = self.state.head[index];
            self.state.unlink(student);
            evicted.push(student);
        }
        if capacity == 0 {
            self.state.price[index] = self.network.model.closed;
        } else if was_closed {
            self.open(place);
        }
        evicted.sort_unstable();
        for student in evicted {
            self.admit(student);
        }
        if capacity > 0 {
            self.mend(place);
        }
    }

    /// The price at which nobody would rather come to a place, which has been closed until now.
    fn open(&mut self, place: u32) {
        self.network.need_incoming(self.state.capacity.len());
        let mut price = self.next_seat(place);
        for comer in self.network.incoming(place) {
            let student = comer.student as usize;
            if !self.state.fixed[student] && self.state.place[student] != UNDECIDED {
                price = price.max(self.value(comer.student) - self.network.cost_of_comer(*comer, place));
            }
        }
        self.state.price[place as usize] = price;
    }

    /// A place must have at least this many students, counted without the locked ones.
    pub(crate) fn demand(&mut self, place: u32, least: u32) {
        let before = std::mem::replace(&mut self.state.least[place as usize], least);
        self.state.demanding = self.state.demanding + u32::from(least > 0) - u32::from(before > 0);
        self.mend(place);
    }

    /// Students missing at places that must have more.
    pub(crate) fn missing(&self) -> u32 {
        self.state.least.iter().zip(&self.state.taken).map(|(least, taken)| least.saturating_sub(*taken)).sum()
    }

    /// A new place without anybody who could come.
    pub(crate) fn push_place(&mut self) {
        self.network.push_place();
        let state = &mut self.state;
        state.capacity.push(0);
        state.least.push(0);
        state.taken.push(0);
        state.price.push(self.network.model.closed);
        state.head.push(NOBODY);
        self.scratch.mark.push(0);
        self.scratch.distance.push(C::default());
        self.scratch.by.push(NOBODY);
        self.scratch.fare.push(C::default());
        self.scratch.to.push(NOWHERE);
    }

    /// Distances backwards from where a student is to every place, through all moves of others: what
    /// a seat more there and one less here would cost beyond the prices. Ends when all of `wanted`
    /// are reached. `None` beside a place that no path reaches.
    pub(crate) fn distances_to(&mut self, student: u32, wanted: &[u32]) -> Distances<C> {
        let places = self.state.capacity.len();
        self.network.need_incoming(places);
        let home = self.state.place[student as usize];
        // Where everybody is and what she has there. Who takes no part is in one place too many,
        // which is nearer than any way to it.
        let outside = self.places();
        let takes_part = |other: usize| other != student as usize && !self.state.fixed[other] && self.state.place[other] != UNDECIDED;
        let others = 0..self.state.place.len();
        let from: Vec<u32> = others.clone().map(|other| if takes_part(other) { self.state.place[other] } else { outside }).collect();
        let value: Vec<C> = others
            .map(
                |other| if from[other] == outside { C::default() } else { self.state.cost[other] + self.state.price[from[other] as usize] },
            )
            .collect();
        let mut search =
            Backwards { distance: vec![C::FARTHEST; places + 1], steps: vec![(NOBODY, NOWHERE); places], open: BinaryHeap::new() };
        search.distance[places] = -C::FARTHEST;
        search.reach(home, C::default(), (NOBODY, NOWHERE));
        // The way over a free seat: somebody else's seat is freed instead of this one.
        let mut release: Option<(C, u32)> = None;
        let mut released = false;
        let mut is_wanted = vec![false; places];
        for place in wanted {
            is_wanted[*place as usize] = true;
        }
        let mut left = is_wanted.iter().filter(|wanted| **wanted).count();
        while left > 0 {
            let next = search.look();
            if let (false, Some((distance, _))) = (released, release)
                && next.is_none_or(|next| distance <= next)
            {
                released = true;
                for place in NOWHERE..outside {
                    if self.state.has_room(place) {
                        let there = distance + self.next_seat(place) - self.state.price[place as usize];
                        search.reach(place, there, (NOBODY, NOWHERE));
                    }
                }
                continue;
            }
            let Some((distance, place)) = search.nearest() else { break };
            left -= usize::from(std::mem::take(&mut is_wanted[place as usize]));
            let price = self.state.price[place as usize];
            if self.state.taken[place as usize] > 0 && !released {
                let there = distance + price - self.last_seat(place);
                if release.is_none_or(|(best, _)| there < best) {
                    release = Some((there, place));
                }
            }
            let here = distance + price;
            if place == NOWHERE {
                // There everybody can go.
                for (other, from) in (0..).zip(&from) {
                    search.reach(*from, here + self.network.unplaced(other) - value[other as usize], (other, place));
                }
            }
            for comer in self.network.incoming(place) {
                let other = comer.student as usize;
                search.reach(from[other], here + self.network.cost_of_comer(*comer, place) - value[other], (comer.student, place));
            }
        }
        let found =
            wanted.iter().map(|place| search.distance[*place as usize]).map(|distance| (distance < C::FARTHEST).then_some(distance));
        Distances { found: found.collect(), steps: search.steps, release: release.map(|(_, place)| place), home }
    }

    /// For each place, how much of its price is more than one seat more would really be worth.
    pub(crate) fn slack_of_prices(&mut self) -> Vec<C> {
        self.scratch.begin();
        for place in 0..self.places() {
            if self.state.taken[place as usize] > 0 {
                let distance = self.state.price[place as usize] - self.last_seat(place);
                self.scratch.set(place, distance, NOBODY, C::default());
                self.scratch.open.push(Reverse((distance, place)));
            }
        }
        while let Some((distance, place)) = self.scratch.nearest() {
            let mut holder = self.state.head[place as usize];
            while holder != NOBODY {
                let base = distance - self.value(holder);
                for position in 0.. {
                    let Some(arc) = self.network.arc(holder, position) else { break };
                    let to = arc.place();
                    let distance = base + self.network.cost(holder, arc) + self.state.price[to as usize];
                    // More than its price is never gained from a place.
                    if distance < self.state.price[to as usize] && self.scratch.improves(to, distance) {
                        self.scratch.set(to, distance, holder, C::default());
                        self.scratch.open.push(Reverse((distance, to)));
                    }
                }
                holder = self.state.next[holder as usize];
            }
        }
        (0..self.places())
            .map(|place| {
                let price = self.state.price[place as usize];
                if self.scratch.mark[place as usize] == self.scratch.round {
                    self.scratch.distance[place as usize].min(price)
                } else {
                    price
                }
            })
            .collect()
    }
}

/// The distance of the nearest open place; entries that a shorter way has overtaken are dropped.
fn nearest_open<C: Cost>(open: &mut BinaryHeap<Reverse<(C, u32)>>, distances: &[C]) -> Option<C> {
    while let Some(Reverse((distance, place))) = open.peek() {
        if *distance == distances[*place as usize] {
            return Some(*distance);
        }
        open.pop();
    }
    None
}

/// The search under way of [`Solver::distances_to`].
struct Backwards<C> {
    distance: Vec<C>,
    /// By place: who moves on from there, and where to.
    steps: Vec<(u32, u32)>,
    open: BinaryHeap<Reverse<(C, u32)>>,
}

impl<C: Cost> Backwards<C> {
    #[inline]
    fn reach(&mut self, place: u32, distance: C, step: (u32, u32)) {
        if distance < self.distance[place as usize] {
            self.distance[place as usize] = distance;
            self.steps[place as usize] = step;
            self.open.push(Reverse((distance, place)));
        }
    }

    /// The distance of the nearest open place.
    fn look(&mut self) -> Option<C> {
        nearest_open(&mut self.open, &self.distance)
    }

    fn nearest(&mut self) -> Option<(C, u32)> {
        self.look()?;
        self.open.pop().map(|Reverse(nearest)| nearest)
    }
}

/// The answer of [`Solver::distances_to`].
pub(crate) struct Distances<C> {
    /// In the order of the wanted places.
    pub(crate) found: Vec<Option<C>>,
    /// By place: who moves on from there, and where to; `NOBODY` where a free seat ends the chain.
    steps: Vec<(u32, u32)>,
    /// Where a seat is freed in exchange for a free one that is taken.
    release: Option<u32>,
    home: u32,
}

impl<C> Distances<C> {
    /// The moves of others that follow when the student takes a seat at `place`.
    pub(crate) fn chain(&self, place: u32) -> Vec<(u32, u32, u32)> {
        let mut chain = Vec::new();
        let mut here = place;
        let mut released = false;
        while here != self.home {
            let (mover, to) = self.steps[here as usize];
            if mover == NOBODY {
                // A free seat is taken here; the exchange goes on where one is freed.
                let Some(release) = self.release.filter(|_| !std::mem::replace(&mut released, true)) else { break };
                here = release;
                continue;
            }
            chain.push((mover, here, to));
            here = to;
        }
        chain
    }
}
