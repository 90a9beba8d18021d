//! The problems that are measured, and what is aimed at.

use matching::generate::{Sample, Seeded, generate};
use matching::{Place, Problem, ProblemBuilder, ProblemError, Student, text};
use std::path::{Path, PathBuf};

/// A problem with its aims.
pub(crate) struct Instance {
    pub(crate) name: String,
    pub(crate) sample: Sample,
    pub(crate) rounds: usize,
    /// So many times faster than the fastest other solver.
    pub(crate) aim: f64,
    /// All tiers in at most so many times the time of the total alone.
    pub(crate) aim_tiers: f64,
}

impl Instance {
    fn new(students: u32, places: u32, candidates: Option<u32>, seats_per_hundred: u32) -> Self {
        let pairs = candidates.map_or_else(|| "all pairs".to_owned(), |candidates| format!("{candidates} candidates"));
        let (rounds, aim, aim_tiers) = match (students, candidates) {
            (..=1_000, None) => (9, 3.0, 3.0),
            (..=1_000, Some(_)) => (9, 4.0, 5.0),
            _ => (5, 2.0, 3.0),
        };
        Self {
            name: format!("{students} × {places}, {pairs}, {seats_per_hundred} % seats"),
            sample: Sample { students, places, candidates, seats_per_hundred, seed: 1 },
            rounds,
            aim,
            aim_tiers,
        }
    }

    /// The same pairs with low scores, each student's by her own measure, and everybody somewhere now.
    pub(crate) fn low(&self) -> Result<Problem, ProblemError> {
        let problem = generate(&self.sample)?;
        let mut random = Seeded::new(self.sample.seed + 1);
        let capacity = (0..problem.places()).map(|place| problem.capacity(Place(place))).collect();
        let mut builder = ProblemBuilder::new(problem.students() as usize, capacity)?;
        for number in 0..problem.students() {
            let student = u64::from(number);
            let edges = problem.edges(Student(number));
            let share = 30 + i64::try_from(random.below(71)).unwrap_or(0);
            let now = random.below(edges.len() as u64);
            for (position, edge) in (0..).zip(edges) {
                builder.edge(student, u64::from(edge.place.0), i64::from(edge.score) * share / 100)?;
                if position == now {
                    builder.current(student, u64::from(edge.place.0))?;
                }
            }
        }
        builder.finish()
    }

    /// As a file in the folder that Cargo keeps for such.
    pub(crate) fn write(&self, problem: &Problem) -> std::io::Result<PathBuf> {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("engine-{}.txt", std::process::id()));
        std::fs::write(&file, text::write(problem))?;
        Ok(file)
    }
}

/// Three sizes, with seats to spare, exactly enough, and too few.
pub(crate) fn all() -> impl Iterator<Item = Instance> {
    let sizes = [(1_000, 300, None), (1_000, 300, Some(50)), (10_000, 3_000, Some(50))];
    sizes.into_iter().flat_map(|(students, places, candidates)| {
        [105, 100, 95].map(|seats_per_hundred| Instance::new(students, places, candidates, seats_per_hundred))
    })
}

/// The one that takes minutes.
pub(crate) fn largest() -> Instance {
    Instance::new(100_000, 20_000, Some(50), 105)
}
