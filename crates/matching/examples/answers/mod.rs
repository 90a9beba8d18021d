//! Everything that the engine answers about some dozens of small problems, as one number each: what
//! the machine and the browser must agree on.

use matching::generate::{Sample, Seeded, digest, generate};
use matching::{
    ByScore, Control, Engine, Lock, Objective, Place, Problem, ProblemBuilder, Progress, Student, blocking_pairs, solve_with_minimums,
    stable_plan,
};

/// How many problems.
const PROBLEMS: u64 = 50;

/// One line per problem: its seed and the digest of all answers.
pub(crate) fn answers() -> String {
    (0..PROBLEMS).map(|seed| format!("{seed} {:016x}\n", digest(&answer(seed)))).collect()
}

/// A problem out of a seed: all pairs or few, seats scarce or not, sometimes with locks, a current
/// plan, minimums, and scores that need numbers of 128 bits.
fn problem(seed: u64) -> Problem {
    let mut random = Seeded::new(seed);
    let mut number = |from: u64, to: u64| from + random.below(to - from + 1);
    let small = |number: u64| u32::try_from(number).expect("small");
    let sample = Sample {
        students: small(number(5, 90)),
        places: small(number(3, 30)),
        candidates: (number(0, 1) == 0).then_some(4),
        seats_per_hundred: small(number(60, 140)),
        seed,
    };
    let plain = generate(&sample).expect("small");
    let capacity: Vec<u32> = (0..plain.places()).map(|place| plain.capacity(Place(place))).collect();
    let mut builder = ProblemBuilder::new(plain.students() as usize, capacity.clone()).expect("small");
    let factor = if number(0, 4) == 0 { 100_000 } else { 1 };
    let (has_current, has_locks, has_minimums) = (number(0, 1) == 0, number(0, 2) == 0, number(0, 2) == 0);
    let mut locked = vec![0; capacity.len()];
    for student in 0..plain.students() {
        let edges = plain.edges(Student(student));
        for edge in edges {
            builder.edge(u64::from(student), u64::from(edge.place.0), i64::from(edge.score) * factor).expect("in range");
        }
        if has_current && number(0, 2) > 0 {
            builder.current(u64::from(student), number(0, u64::from(plain.places()) - 1)).expect("known");
        }
        if has_locks && number(0, 9) == 0 {
            let chosen = edges[usize::try_from(number(0, edges.len() as u64 - 1)).expect("small")].place;
            if locked[chosen.index()] < capacity[chosen.index()] {
                locked[chosen.index()] += 1;
                builder.lock(u64::from(student), Lock::On(chosen)).expect("once");
            }
        }
    }
    for (place, capacity) in (0..).zip(&capacity) {
        if has_minimums && *capacity > 1 && locked[usize::try_from(place).expect("small")] == 0 {
            builder.minimum(place, small(number(0, u64::from(*capacity)))).expect("not above");
        }
    }
    builder.finish().expect("consistent")
}

/// The minimums are searched for so many cases, not for a time.
struct Cases(u32);

impl Control for Cases {
    fn proceed(&mut self, _progress: Progress) -> bool {
        self.0 = self.0.saturating_sub(1);
        self.0 > 0
    }
}

fn answer(seed: u64) -> Vec<u64> {
    let problem = problem(seed);
    let mut digests =
        vec![digest(&stable_plan(&problem, &ByScore)), digest(&solve_with_minimums(&problem, Objective::Fair, &mut Cases(60)))];
    for objective in [Objective::Fair, Objective::Total] {
        let mut engine = Engine::new(problem.clone(), objective).expect("small");
        digests.push(digest(&blocking_pairs(&problem, &engine.plan().places, &ByScore)));
        questions(&mut engine, &mut digests);
        let mut random = Seeded::new(seed);
        for _ in 0..20 {
            change(&mut engine, &mut random);
            digests.push(digest(&engine.plan()));
        }
        questions(&mut engine, &mut digests);
    }
    digests
}

fn questions(engine: &mut Engine, digests: &mut Vec<u64>) {
    digests.extend([digest(&engine.plan()), digest(&engine.certificate()), digest(&engine.seat_values())]);
    for student in (0..engine.problem().students()).step_by(3).map(Student) {
        digests.extend([digest(&engine.prices(student)), digest(&engine.hall_set(student))]);
    }
}

/// Some change; one that is refused counts too.
fn change(engine: &mut Engine, random: &mut Seeded) {
    let mut number = |limit: u32| u32::try_from(random.below(u64::from(limit))).expect("below a small limit");
    let (student, place) = (Student(number(engine.problem().students())), Place(number(engine.problem().places())));
    let _refused = match number(6) {
        0 => engine.lock(student, Lock::On(place)),
        1 => engine.unlock(student),
        2 => engine.set_capacity(place, number(8)),
        3 => engine.remove_student(student),
        _ => engine.set_score(student, place, number(10_001)),
    };
}
