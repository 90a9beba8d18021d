//! With minimums, beyond what can be tried out: the figures expected here are the optimum that a
//! solver of mixed-integer programs (HiGHS 1.16, one tier after the other) proved for the same
//! problems.

use matching::generate::{Sample, Seeded, generate};
use matching::{
    Control, MinimumPlan, Objective, Place, Problem, ProblemBuilder, Progress, Student, Tier, Tiers, ToTheEnd, solve_with_minimums,
};

/// Scores of a generated problem, or others in their place.
#[derive(Clone, Copy)]
enum Scores {
    Native,
    Uniform,
    /// Eleven different ones: many plans are equally good.
    Coarse,
}

/// A problem and what is the best in it.
struct Medium {
    scores: Scores,
    students: u32,
    places: u32,
    /// How many pairs each student has; 0 for all.
    candidates: u32,
    seats_per_hundred: u32,
    least: u64,
    greatest: u64,
    /// How many places of a hundred have a minimum.
    share: u64,
    seed: u64,
    /// The highest total with the most students placed.
    total: [i64; 2],
    /// Unplaced, below 2,500, below 5,000, total.
    fair: [i64; 4],
}

#[rustfmt::skip]
const MEDIUM: &[Medium] = &[
    Medium { scores: Scores::Native, students: 60, places: 30, candidates: 8, seats_per_hundred: 160, least: 4, greatest: 4, share: 100, seed: 1, total: [0, 369_156], fair: [0, 0, 3, 365_059] },
    Medium { scores: Scores::Native, students: 60, places: 30, candidates: 8, seats_per_hundred: 160, least: 4, greatest: 4, share: 100, seed: 3, total: [0, 366_069], fair: [0, 0, 5, 343_833] },
    Medium { scores: Scores::Uniform, students: 60, places: 30, candidates: 5, seats_per_hundred: 150, least: 2, greatest: 5, share: 90, seed: 2, total: [0, 471_950], fair: [0, 0, 3, 461_446] },
    Medium { scores: Scores::Native, students: 40, places: 16, candidates: 6, seats_per_hundred: 60, least: 2, greatest: 4, share: 50, seed: 3, total: [7, 194_765], fair: [7, 0, 4, 191_811] },
    Medium { scores: Scores::Native, students: 100, places: 40, candidates: 10, seats_per_hundred: 80, least: 2, greatest: 3, share: 50, seed: 2, total: [10, 569_245], fair: [10, 0, 1, 558_636] },
    Medium { scores: Scores::Native, students: 100, places: 40, candidates: 0, seats_per_hundred: 95, least: 2, greatest: 5, share: 80, seed: 1, total: [0, 640_621], fair: [0, 0, 8, 639_758] },
    Medium { scores: Scores::Native, students: 100, places: 50, candidates: 15, seats_per_hundred: 110, least: 2, greatest: 6, share: 80, seed: 1, total: [0, 665_625], fair: [0, 0, 4, 656_023] },
    Medium { scores: Scores::Coarse, students: 100, places: 50, candidates: 10, seats_per_hundred: 150, least: 3, greatest: 5, share: 100, seed: 1, total: [0, 905_000], fair: [0, 0, 0, 905_000] },
    Medium { scores: Scores::Native, students: 200, places: 80, candidates: 20, seats_per_hundred: 120, least: 2, greatest: 6, share: 70, seed: 1, total: [0, 1_352_930], fair: [0, 0, 4, 1_351_210] },
    Medium { scores: Scores::Native, students: 200, places: 80, candidates: 20, seats_per_hundred: 120, least: 2, greatest: 6, share: 70, seed: 3, total: [0, 1_399_334], fair: [0, 0, 0, 1_395_259] },
    Medium { scores: Scores::Uniform, students: 200, places: 60, candidates: 4, seats_per_hundred: 130, least: 3, greatest: 6, share: 90, seed: 2, total: [0, 1_509_395], fair: [0, 1, 21, 1_505_046] },
    Medium { scores: Scores::Uniform, students: 300, places: 100, candidates: 5, seats_per_hundred: 70, least: 2, greatest: 4, share: 60, seed: 1, total: [41, 2_047_864], fair: [41, 5, 15, 2_039_335] },
    Medium { scores: Scores::Native, students: 500, places: 200, candidates: 5, seats_per_hundred: 110, least: 2, greatest: 6, share: 80, seed: 1, total: [0, 3_761_206], fair: [0, 0, 2, 3_761_141] },
];

impl Medium {
    fn problem(&self) -> Problem {
        let mut random = Seeded::new(self.seed * 7_919 + 13);
        let sample = Sample {
            students: self.students,
            places: self.places,
            candidates: (self.candidates > 0).then_some(self.candidates),
            seats_per_hundred: self.seats_per_hundred,
            seed: self.seed,
        };
        let base = generate(&sample).expect("fits");
        let minimum: Vec<u32> = (0..self.places)
            .map(|_| {
                let has = random.below(100) < self.share;
                let minimum = self.least + random.below(self.greatest - self.least + 1);
                if has { u32::try_from(minimum).expect("small") } else { 0 }
            })
            .collect();
        let capacity = (0..).zip(&minimum).map(|(place, minimum)| base.capacity(Place(place)).max(*minimum)).collect();
        let mut builder = ProblemBuilder::new(self.students as usize, capacity).expect("small");
        for student in 0..self.students {
            for edge in base.edges(Student(student)) {
                let score = match self.scores {
                    Scores::Native => i64::from(edge.score),
                    Scores::Uniform => i64::try_from(random.below(10_001)).expect("small"),
                    Scores::Coarse => i64::try_from(random.below(11)).expect("small") * 1_000,
                };
                builder.edge(u64::from(student), u64::from(edge.place.0), score).expect("in range");
            }
        }
        for (place, minimum) in (0..).zip(&minimum) {
            builder.minimum(place, *minimum).expect("not above");
        }
        builder.finish().expect("consistent")
    }

    fn optimum(&self, objective: Objective) -> Tiers {
        let [unplaced, quarter, half, total] = match objective {
            Objective::Total => [self.total[0], 0, 0, self.total[1]],
            Objective::Fair => self.fair,
        };
        let tiers = Tiers::ZERO.with(Tier::Unplaced, unplaced).with(Tier::BelowQuarter, quarter);
        tiers.with(Tier::BelowHalf, half).with(Tier::Total, total)
    }
}

fn check(problem: &Problem, found: &MinimumPlan) {
    for place in (0..problem.places()).map(Place) {
        let taken = found.plan.places.iter().filter(|other| **other == Some(place)).count();
        assert!(taken == 0 || taken >= problem.minimum(place) as usize, "{place}");
        assert!(taken <= problem.capacity(place) as usize, "{place}");
    }
}

#[test]
fn medium_problems_are_solved_as_well_as_by_a_solver_of_integer_programs() {
    for medium in MEDIUM {
        let problem = medium.problem();
        for objective in [Objective::Total, Objective::Fair] {
            let found = solve_with_minimums(&problem, objective, &mut ToTheEnd).expect("nobody is locked");
            let name = format!("{}×{}, seed {}, {objective:?}", medium.students, medium.places, medium.seed);
            check(&problem, &found);
            assert_eq!(found.plan.tiers.under(objective), medium.optimum(objective), "{name}");
            assert!(found.is_proven(objective), "{name}");
        }
    }
}

/// Stops after so many questions.
struct After(u64);

impl Control for After {
    fn proceed(&mut self, _progress: Progress) -> bool {
        self.0 = self.0.saturating_sub(1);
        self.0 > 0
    }
}

#[test]
fn wherever_it_is_stopped_the_plan_is_valid_and_the_bound_true() {
    let mut open = 0;
    for medium in MEDIUM {
        let problem = medium.problem();
        for objective in [Objective::Total, Objective::Fair] {
            let optimum = medium.optimum(objective);
            for questions in [0, 1, 2, 3, 5, 8, 20, 50, 100, 150, 250, 400, 700, 1_200, 2_500, 5_000] {
                let found = solve_with_minimums(&problem, objective, &mut After(questions)).expect("nobody is locked");
                let name = format!("{}×{}, seed {}, {objective:?}, {questions} questions", medium.students, medium.places, medium.seed);
                check(&problem, &found);
                assert!(found.bound <= optimum, "{name}: {:?} is no bound of {optimum:?}", found.bound);
                assert!(found.plan.tiers.under(objective) >= optimum, "{name}");
                assert_eq!(found.gap(objective) == 0.0, found.is_proven(objective), "{name}");
                open += u32::from(!found.is_proven(objective));
            }
        }
    }
    assert!(open > 50, "it was nearly never stopped before the end: {open}");
}

#[test]
fn the_same_problem_and_the_same_stop_give_the_same_answer() {
    for medium in &MEDIUM[..8] {
        let problem = medium.problem();
        for questions in [30, 300, u64::MAX] {
            let one = solve_with_minimums(&problem, Objective::Fair, &mut After(questions));
            assert_eq!(one, solve_with_minimums(&problem, Objective::Fair, &mut After(questions)));
        }
    }
}
