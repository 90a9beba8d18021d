//! How long an answer takes on a board that is solved already: one student placed anew, all prices
//! of one student, the best of many profiles.

use crate::Outcome;
use crate::report::{Times, judged, say};
use matching::generate::{Sample, Seeded, generate};
use matching::{CreditIndex, CreditIndexBuilder, Engine, FULL_CREDIT, Lock, Objective, Student};
use std::time::{Duration, Instant};

/// A question that changes nothing is asked so often, and the quickest answer counts: another
/// program that takes the processor away for some milliseconds is none of ours.
const REPEATED: usize = 3;
/// How many students are asked about.
const ASKED: usize = 400;

pub(crate) fn measure() -> Outcome<()> {
    say("\nAnswers on a solved board (all tiers), ms; questions that change nothing: the quickest of three");
    say(&format!("  {:<70} {:>9} {:>9} {:>9}  aims", "", "median", "p95", "highest"));
    for (students, places, candidates, aim) in [(1_000, 300, None, 5.0), (10_000, 3_000, Some(50), 50.0)] {
        for seats_per_hundred in [105, 100, 95] {
            let pairs = candidates.map_or_else(|| "all pairs".to_owned(), |candidates| format!("{candidates} candidates"));
            let name = format!("{students} × {places}, {pairs}, {seats_per_hundred} % seats");
            let problem = generate(&Sample { students, places, candidates, seats_per_hundred, seed: 1 })?;
            let mut engine = Engine::new(problem, Objective::Fair)?;
            // The first question prepares what all later ones use.
            engine.prices(Student(0));
            line(&format!("{name}: all prices of one student"), &prices(&mut engine), None, Some(aim));
            if students == 10_000 {
                let (changed, locked, freed) = replace(&mut engine)?;
                line(&format!("{name}: a score changes"), &changed, Some(0.5), Some(16.0));
                line(&format!("{name}: one is locked elsewhere"), &locked, Some(0.5), Some(16.0));
                line(&format!("{name}: and freed again"), &freed, Some(0.5), Some(16.0));
                engine.certificate().check(engine.problem())?;
            }
        }
    }
    line("50 best of 100000 profiles, 8 of 800 features asked", &top(), Some(1.0), None);
    Ok(())
}

fn line(name: &str, times: &Times, median: Option<f64>, p95: Option<f64>) {
    let mut aims = String::new();
    for (what, figure, aim) in [("median", times.median(), median), ("p95", times.percentile(95), p95)] {
        if let Some(aim) = aim {
            aims.push_str(&format!("  {what} ≤ {aim} {}", judged(figure <= aim)));
        }
    }
    say(&format!("  {name:<70} {:>9.3} {:>9.3} {:>9.3}{aims}", times.median(), times.percentile(95), times.percentile(100)));
}

fn quickest<T>(mut ask: impl FnMut() -> T) -> Duration {
    let asked = || {
        let start = Instant::now();
        std::hint::black_box(ask());
        start.elapsed()
    };
    std::iter::repeat_with(asked).take(REPEATED).min().unwrap_or_default()
}

fn some_student(engine: &Engine, random: &mut Seeded) -> Student {
    Student(u32::try_from(random.below(u64::from(engine.problem().students()))).unwrap_or(0))
}

fn prices(engine: &mut Engine) -> Times {
    let (mut times, mut random) = (Times::default(), Seeded::new(7));
    for _ in 0..ASKED {
        let student = some_student(engine, &mut random);
        times.push(quickest(|| engine.prices(student)));
    }
    times
}

/// One of a student's scores changes; or somebody insists on another place for her, and gives in.
fn replace(engine: &mut Engine) -> Outcome<(Times, Times, Times)> {
    let (mut changed, mut locked, mut freed) = (Times::default(), Times::default(), Times::default());
    let mut random = Seeded::new(8);
    for _ in 0..ASKED {
        let student = some_student(engine, &mut random);
        let edges = engine.problem().edges(student);
        let chosen = edges[usize::try_from(random.below(edges.len() as u64))?].place;
        let score = u32::try_from(random.below(10_001))?;
        let start = Instant::now();
        engine.set_score(student, chosen, score)?;
        changed.push(start.elapsed());
        if engine.problem().capacity(chosen) > 0 {
            let start = Instant::now();
            engine.lock(student, Lock::On(chosen))?;
            locked.push(start.elapsed());
            let start = Instant::now();
            engine.unlock(student)?;
            freed.push(start.elapsed());
        }
    }
    Ok((changed, locked, freed))
}

/// 200 competences at 4 levels; a profile has credit for 10 to 20 of these, a demand asks 8.
fn profiles(random: &mut Seeded) -> CreditIndex {
    let mut builder = CreditIndexBuilder::new(FEATURES as usize);
    for _ in 0..100_000 {
        let held = 10 + random.below(11);
        let credits: Vec<(u32, u8)> = (0..held).map(|_| (feature(random), credit(random))).collect();
        builder.push(credits);
    }
    builder.finish()
}

const FEATURES: u64 = 200 * 4;

/// Some are held and asked often, most seldom.
fn feature(random: &mut Seeded) -> u32 {
    let common = random.below(FEATURES) * random.below(FEATURES) / FEATURES;
    u32::try_from(common).unwrap_or(0)
}

fn credit(random: &mut Seeded) -> u8 {
    let credit = u64::from(FULL_CREDIT) / 4 * (1 + random.below(4));
    u8::try_from(credit).unwrap_or(FULL_CREDIT)
}

fn top() -> Times {
    let mut random = Seeded::new(9);
    let index = profiles(&mut random);
    let mut times = Times::default();
    for _ in 0..ASKED {
        let asked: Vec<(u32, u32)> = (0..8).map(|_| (feature(&mut random), 1 + u32::try_from(random.below(3)).unwrap_or(0))).collect();
        times.push(quickest(|| index.top(&asked, 50)));
    }
    times
}
