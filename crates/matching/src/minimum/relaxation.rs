//! A stronger bound than the flow's: the demand "each student is in one place" is given a price per
//! student, and then each place decides for itself whether it is closed or takes between its minimum
//! and its seats of those who pay. Whatever the prices are, the sum is a bound; the best prices make
//! it the bound of the linear program in which a place is as open as its most certain student, which
//! is nearly always within a few points of the truth.
//!
//! Sources: Geoffrion 1974 for why these two bounds are the same, Beasley 1993 for fixing by reduced
//! costs. All numbers are whole, so that no bound is ever rounded the wrong way.

use crate::problem::{Problem, Student};
use crate::tiers::{BANDS, Tier, Tiers};

/// What is known about a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Fate {
    /// It may be closed or open.
    #[default]
    Unknown,
    /// It has nobody.
    Closed,
    /// It has at least its minimum.
    Open,
}

/// How much one of each tier weighs.
pub(super) type Weights = [i64; 6];

/// The value of a place that cannot be opened.
const NEVER: i64 = i64::MAX / 4;

/// Students' kinds of pairs: three bands, moved or not.
const KINDS: usize = 6;

/// A pair, seen from its place.
#[derive(Clone, Copy, Debug)]
struct Pair {
    student: u32,
    score: u32,
    kind: u8,
}

/// Places with those who could come, and what that costs under the weights of now.
#[derive(Debug)]
pub(super) struct Relaxation {
    /// Where each place's pairs begin; position 0 stands for nowhere.
    first: Vec<usize>,
    pairs: Vec<Pair>,
    /// By pair: what its score weighs.
    base: Vec<i64>,
    /// By kind: what that adds.
    table: [i64; KINDS],
    pub(super) capacity: Vec<u32>,
    pub(super) least: Vec<u32>,
    /// Students who take part.
    pub(super) active: Vec<u32>,
    /// By student: staying without a place is a move.
    moved: Vec<bool>,
    /// What staying without a place costs, not moved and moved.
    unplaced: [i64; 2],
    weights: Weights,
    /// No cost or price may be greater: sums over all pairs stay within 64 bits.
    pub(super) most: i64,
    highest: u32,
    // What the last look at a set of prices found.
    /// By student: how many places want her.
    pub(super) wanted: Vec<i32>,
    /// By place: what opening it costs; less than 0 where it gains.
    pub(super) opening: Vec<i64>,
    /// What the chosen students add in each tier.
    pub(super) chosen: Weights,
    members: Vec<(i64, usize)>,
    spare: Vec<(i64, usize)>,
}

impl Relaxation {
    /// Of a problem; seats and minimums by place counted from 1, without those of locked students.
    pub(super) fn new(problem: &Problem, capacity: Vec<u32>, least: Vec<u32>) -> Self {
        let students = problem.students();
        let active: Vec<u32> = (0..students).filter(|student| problem.lock(Student(*student)).is_none()).collect();
        let mut lists: Vec<Vec<Pair>> = vec![Vec::new(); capacity.len()];
        for &student in &active {
            let current = problem.current(Student(student));
            for edge in problem.edges(Student(student)) {
                let band = u8::from(edge.score < BANDS[0]) + u8::from(edge.score < BANDS[1]);
                let moved = current.is_some_and(|current| current != edge.place);
                lists[edge.place.index() + 1].push(Pair { student, score: edge.score, kind: 2 * band + u8::from(moved) });
            }
        }
        let mut first = vec![0];
        let mut pairs = Vec::new();
        for list in lists {
            pairs.extend(list);
            first.push(pairs.len());
        }
        let sum = i64::try_from(pairs.len() + students as usize + 1).unwrap_or(i64::MAX);
        let places = capacity.len();
        Self {
            base: vec![0; pairs.len()],
            table: [0; KINDS],
            first,
            pairs,
            capacity,
            least,
            active,
            moved: problem.current.iter().map(Option::is_some).collect(),
            unplaced: [0; 2],
            weights: [0; 6],
            most: (1_i64 << 60) / sum,
            highest: problem.highest_score(),
            wanted: vec![0; students as usize],
            opening: vec![0; places],
            chosen: [0; 6],
            members: Vec::new(),
            spare: Vec::new(),
        }
    }

    pub(super) fn places(&self) -> usize {
        self.capacity.len()
    }

    /// How finely one of a tier can be divided; 0 where the numbers are too great for any bound.
    pub(super) fn unit(&self, tier: Tier) -> i64 {
        match tier {
            Tier::Total => (self.most / 16 / i64::from(self.highest.max(1))).min(1 << 10),
            _ => (self.most / 16).min(1 << 20),
        }
    }

    /// The best that students could add to each tier if seats were no object.
    pub(super) fn ideal(&self) -> Tiers {
        let mut highest = vec![0; self.wanted.len()];
        for pair in &self.pairs {
            highest[pair.student as usize] = i64::from(pair.score).max(highest[pair.student as usize]);
        }
        Tiers::ZERO.with(Tier::Total, highest.iter().sum())
    }

    /// Other weights. Tiers that the objective ignores must weigh nothing.
    pub(super) fn weigh(&mut self, weights: &Weights) {
        if self.weights == *weights {
            return;
        }
        let point = weights[Tier::Total as usize];
        if self.weights[Tier::Total as usize] != point {
            for (base, pair) in self.base.iter_mut().zip(&self.pairs) {
                *base = -point * i64::from(pair.score);
            }
        }
        self.weights = *weights;
        for (kind, cost) in self.table.iter_mut().enumerate() {
            let (band, moved) = (kind / 2, kind % 2 == 1);
            *cost = if band > 0 { weights[Tier::BelowHalf as usize] } else { 0 }
                + if band > 1 { weights[Tier::BelowQuarter as usize] } else { 0 }
                + if moved { weights[Tier::Moves as usize] } else { 0 };
        }
        let unplaced = weights[Tier::Unplaced as usize];
        self.unplaced = [unplaced, unplaced + weights[Tier::Moves as usize]];
    }

    pub(super) fn weights(&self) -> &Weights {
        &self.weights
    }

    /// What a worth weighs.
    pub(super) fn weight_of(&self, worth: Tiers) -> i128 {
        let raw = |tier: Tier| if tier == Tier::Total { -worth.get(tier) } else { worth.get(tier) };
        Tier::ALL.into_iter().map(|tier| i128::from(self.weights[tier as usize]) * i128::from(raw(tier))).sum()
    }

    /// The highest price that is of use: what staying without a place costs.
    #[inline]
    pub(super) fn ceiling(&self, student: u32) -> i64 {
        self.unplaced[usize::from(self.moved[student as usize])]
    }

    /// What no plan can weigh less than, at these prices of students and these fates of places.
    /// `None` where a place that must be open cannot be.
    pub(super) fn look(&mut self, price: &[i64], fates: &[Fate]) -> Option<i64> {
        self.wanted.fill(0);
        let mut kinds = [0_i64; KINDS];
        let mut points = 0;
        let mut value: i64 = self.active.iter().map(|student| price[*student as usize]).sum();
        for (place, fate) in fates.iter().enumerate().skip(1) {
            if *fate == Fate::Closed {
                self.opening[place] = NEVER;
                continue;
            }
            let opening = self.choose(place, price);
            self.opening[place] = opening;
            if opening == NEVER && *fate == Fate::Open {
                return None;
            }
            if opening < 0 || *fate == Fate::Open {
                value += opening;
                for (_, at) in &self.members {
                    let pair = &self.pairs[*at];
                    self.wanted[pair.student as usize] += 1;
                    kinds[pair.kind as usize] += 1;
                    points += i64::from(pair.score);
                }
            }
        }
        let (mut alone, mut moved) = (0, kinds[1] + kinds[3] + kinds[5]);
        for &student in &self.active {
            if self.wanted[student as usize] == 0 && price[student as usize] >= self.ceiling(student) {
                alone += 1;
                moved += i64::from(self.moved[student as usize]);
            }
        }
        let quarter = kinds[4] + kinds[5];
        self.chosen = [0, alone, quarter, quarter + kinds[2] + kinds[3], -points, moved];
        Some(value)
    }

    /// Whom a place takes if it is open, and what that costs.
    fn choose(&mut self, place: usize, price: &[i64]) -> i64 {
        let (least, seats) = (self.least[place] as usize, self.capacity[place] as usize);
        self.members.clear();
        self.spare.clear();
        let mut sum = 0;
        let range = self.first[place]..self.first[place + 1];
        for at in range {
            let pair = &self.pairs[at];
            let rest = self.base[at] + self.table[pair.kind as usize] - price[pair.student as usize];
            if rest < 0 {
                self.members.push((rest, at));
                sum += rest;
            } else if self.members.len() < least && (self.spare.len() < least || self.spare.last().is_some_and(|last| rest < last.0)) {
                // The few that it needs most if too few gain, the best first.
                if self.spare.len() == least {
                    self.spare.pop();
                }
                let slot = self.spare.partition_point(|other| other.0 <= rest);
                self.spare.insert(slot, (rest, at));
            }
        }
        if self.members.len() > seats {
            if seats == 0 {
                self.members.clear();
                return NEVER;
            }
            self.members.select_nth_unstable(seats - 1);
            self.members.truncate(seats);
            sum = self.members.iter().map(|member| member.0).sum();
        } else if self.members.len() < least {
            let lacking = least - self.members.len();
            if self.spare.len() < lacking {
                return NEVER;
            }
            for member in &self.spare[..lacking] {
                self.members.push(*member);
                sum += member.0;
            }
        }
        sum
    }

    /// Removes the pairs that no plan within `slack` of the bound can have, at prices and fates that
    /// have just been looked at.
    pub(super) fn prune(&mut self, price: &[i64], fates: &[Fate], slack: i64) {
        let mut kept = Vec::new();
        let mut first = vec![0, 0];
        for (place, fate) in fates.iter().enumerate().skip(1) {
            if *fate != Fate::Closed {
                let opening = self.choose(place, price);
                let dearest = self.members.iter().max().map_or(0, |member| member.0);
                // Who is not taken pushes the dearest member out, where none may be added for nothing.
                let swap = if self.members.len() >= self.capacity[place] as usize || dearest > 0 { dearest } else { 0 };
                let shut = if *fate == Fate::Open { 0 } else { opening.max(0) };
                let range = self.first[place]..self.first[place + 1];
                for pair in &self.pairs[range] {
                    let base = -self.weights[Tier::Total as usize] * i64::from(pair.score);
                    let rest = base + self.table[pair.kind as usize] - price[pair.student as usize];
                    if opening < NEVER && shut + (rest - swap).max(0) <= slack {
                        kept.push(*pair);
                    }
                }
            }
            first.push(kept.len());
        }
        self.pairs = kept;
        self.first = first;
        let point = self.weights[Tier::Total as usize];
        self.base = self.pairs.iter().map(|pair| -point * i64::from(pair.score)).collect();
    }

    pub(super) fn pairs(&self) -> usize {
        self.pairs.len()
    }
}
