//! Problems out of a seed, for benchmarks, tests and trying things out. The same seed gives the
//! same problem on every machine.

use crate::problem::{Problem, ProblemBuilder, ProblemError};
use std::fmt::Write as _;

/// SplitMix64 (Steele, Lea and Flood 2014): small, and good enough to scatter a problem.
#[derive(Clone, Debug)]
pub struct Seeded(u64);

impl Seeded {
    /// From a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn next_number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.next_number() % limit.max(1)
    }
}

/// What kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// How many students.
    pub students: u32,
    /// How many places.
    pub places: u32,
    /// How many of the best pairs of each student are kept; `None` for all.
    pub candidates: Option<u32>,
    /// Seats for every hundred students, about.
    pub seats_per_hundred: u32,
    /// The seed.
    pub seed: u64,
}

/// A number that tells answers of the engine apart (FNV-1a of what `Debug` says of them): equal
/// answers have equal ones on every machine.
#[must_use]
pub fn digest(answer: &impl std::fmt::Debug) -> u64 {
    let mut digest = Fnv(0xCBF2_9CE4_8422_2325);
    let _infallible = write!(digest, "{answer:?}");
    digest.0
}

struct Fnv(u64);

impl std::fmt::Write for Fnv {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
        Ok(())
    }
}

const SKILLS: usize = 24;

/// A problem like those of a polo: places ask a few of some skills, students have some of them at
/// some level, places differ in how good they are, and everybody likes the same ones.
///
/// # Errors
/// As [`ProblemBuilder`]; there are none for sizes that memory can hold.
pub fn generate(sample: &Sample) -> Result<Problem, ProblemError> {
    let mut random = Seeded::new(sample.seed);
    let held: Vec<[u8; SKILLS]> = (0..sample.students).map(|_| skills(&mut random, 9)).collect();
    let asked: Vec<[u8; SKILLS]> = (0..sample.places).map(|_| skills(&mut random, 5)).collect();
    let seats = u64::from(sample.students) * u64::from(sample.seats_per_hundred) / 100;
    let mut capacity = vec![0_u32; sample.places as usize];
    for seat in 0..seats {
        // Each place gets one while they last, the others fall at random.
        let place = if seat < u64::from(sample.places) { seat } else { random.below(u64::from(sample.places)) };
        capacity[usize::try_from(place).unwrap_or(0)] += 1;
    }
    let mut builder = ProblemBuilder::new(sample.students as usize, capacity)?;
    let mut row: Vec<(u32, u32)> = Vec::with_capacity(asked.len());
    for (student, held) in (0_u64..).zip(&held) {
        row.clear();
        row.extend((0..).zip(&asked).map(|(place, asked)| {
            let (mut total, mut earned) = (0, 0);
            for (asked, held) in asked.iter().zip(held) {
                total += u32::from(*asked);
                earned += u32::from(*asked.min(held));
            }
            // Taste and distance: what no table of skills knows.
            let noise = u32::try_from(random.below(2_001)).unwrap_or(0);
            ((8_000 * earned / total.max(1) + noise).min(10_000), place)
        }));
        if let Some(candidates) = sample.candidates
            && (candidates as usize) < row.len()
        {
            row.select_nth_unstable_by(candidates as usize, |one, other| other.cmp(one));
            row.truncate(candidates as usize);
        }
        for (score, place) in &row {
            builder.edge(student, u64::from(*place), i64::from(*score))?;
        }
    }
    builder.finish()
}

fn skills(random: &mut Seeded, how_many: u64) -> [u8; SKILLS] {
    let mut skills = [0; SKILLS];
    for _ in 0..how_many {
        let skill = usize::try_from(random.below(SKILLS as u64)).unwrap_or(0);
        skills[skill] = 1 + u8::try_from(random.below(4)).unwrap_or(0);
    }
    skills
}
