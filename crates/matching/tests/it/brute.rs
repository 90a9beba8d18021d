//! Small random problems, and the truth about them by trying everything.

use matching::generate::Seeded;
use matching::{Lock, Objective, Place, Plan, Problem, ProblemBuilder, Student, Tiers};

/// A random problem of at most 6 students and 4 places; with seed-dependent locks, bans, current
/// plan and minimums.
pub(crate) struct Case {
    pub(crate) random: Seeded,
}

impl Case {
    pub(crate) fn new(seed: u64) -> Self {
        Self { random: Seeded::new(seed.wrapping_mul(0x1_0001).wrapping_add(77)) }
    }

    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.random.below(100) < percent
    }

    pub(crate) fn number(&mut self, from: u64, to: u64) -> u64 {
        from + self.random.below(to - from + 1)
    }

    /// Scores that fall into all bands and often tie.
    pub(crate) fn score(&mut self) -> u32 {
        let score = match self.random.below(4) {
            0 => self.number(0, 5) * 2_000,
            1 => self.number(2_498, 2_502),
            2 => self.number(4_998, 5_002),
            _ => self.number(0, 10_000),
        };
        u32::try_from(score).expect("small")
    }

    pub(crate) fn problem(&mut self, minimums: bool) -> Problem {
        let students = self.number(0, 6);
        let places = self.number(0, 4);
        let capacity: Vec<u32> = (0..places).map(|_| u32::try_from(self.number(0, 3)).expect("small")).collect();
        let mut builder = ProblemBuilder::new(usize::try_from(students).expect("small"), capacity.clone()).expect("small");
        let mut locked = vec![0; capacity.len()];
        let has_current = self.chance(50);
        // Scores that need 128 bits, now and then.
        let factor = if self.chance(20) { 100_000 } else { 1 };
        for student in 0..students {
            let mut possible = Vec::new();
            for place in 0..places {
                match self.number(0, 9) {
                    0 => builder.forbid(student, place, 7).expect("known"),
                    1 | 2 => {}
                    _ => {
                        let score = i64::from(self.score()) * factor;
                        builder.edge(student, place, score).expect("in range");
                        possible.push(place);
                    }
                }
            }
            if has_current && places > 0 && self.chance(60) {
                let place = self.number(0, places - 1);
                builder.current(student, place).expect("known");
            }
            if self.chance(12) {
                let choice = self.number(0, possible.len() as u64);
                match possible.get(usize::try_from(choice).expect("small")) {
                    Some(place) if locked[usize::try_from(*place).expect("small")] < capacity[usize::try_from(*place).expect("small")] => {
                        locked[usize::try_from(*place).expect("small")] += 1;
                        builder.lock(student, Lock::On(Place(u32::try_from(*place).expect("small")))).expect("once");
                    }
                    _ => builder.lock(student, Lock::Unplaced).expect("once"),
                }
            }
        }
        if minimums {
            for (place, capacity) in (0..).zip(&capacity) {
                let minimum = self.number(0, u64::from(*capacity));
                builder.minimum(place, u32::try_from(minimum).expect("small")).expect("not above");
            }
        }
        builder.finish().expect("consistent")
    }
}

/// The best worth of all plans that `fits` accepts, by trying everything; `None` where there is none.
pub(crate) fn best(problem: &Problem, objective: Objective, fits: impl Fn(&[Option<Place>]) -> bool) -> Option<Tiers> {
    let mut places = Vec::new();
    let mut left: Vec<u32> = (0..problem.places()).map(|place| problem.capacity(Place(place))).collect();
    let mut found = None;
    walk(problem, &mut places, &mut left, &mut |places| {
        if fits(places) {
            let worth = Plan::of(problem, places.to_vec()).tiers.under(objective);
            if found.is_none_or(|best| worth < best) {
                found = Some(worth);
            }
        }
    });
    found
}

fn walk(problem: &Problem, places: &mut Vec<Option<Place>>, left: &mut [u32], visit: &mut impl FnMut(&[Option<Place>])) {
    if places.len() == problem.students() as usize {
        visit(places);
        return;
    }
    let student = Student(u32::try_from(places.len()).expect("small"));
    let lock = problem.lock(student);
    if !matches!(lock, Some(Lock::On(_))) {
        places.push(None);
        walk(problem, places, left, visit);
        places.pop();
    }
    if lock == Some(Lock::Unplaced) {
        return;
    }
    for edge in problem.edges(student) {
        let allowed = lock.is_none() || lock == Some(Lock::On(edge.place));
        if allowed && left[edge.place.index()] > 0 {
            left[edge.place.index()] -= 1;
            places.push(Some(edge.place));
            walk(problem, places, left, visit);
            places.pop();
            left[edge.place.index()] += 1;
        }
    }
}
