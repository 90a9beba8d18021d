//! How long the engine takes, beside other solvers on the same problems in the same run, and
//! whether all find the same optimum. `make bench`; by itself:
//!
//! ```text
//! cargo bench --profile release -p matching --bench engine             everything
//! cargo bench --profile release -p matching --bench engine -- largest  only the largest instance
//! ```
//!
//! Other solvers are measured where `ANNODA_BENCH_PYTHON` names a Python that has them
//! (`scripts/bench` makes one). Figures and aims are printed. Nothing
//! fails by being slow; another optimum than ours fails, at the end.

mod instance;
mod peer;
mod questions;
mod report;

use instance::Instance;
use matching::generate::{Sample, digest, generate};
use matching::{Engine, Objective, Plan, Problem, Tier, text};
use peer::Peer;
use report::{Summary, Times, say};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How long one solution of another solver may take before it is given up.
const PATIENCE: Duration = Duration::from_secs(60);
/// The same, for everybody, on the largest instance.
const LARGEST_PATIENCE: Duration = Duration::from_secs(300);

fn main() -> Outcome<()> {
    // Cargo itself adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [] => measure(),
        ["largest"] => compare_largest(python().as_deref()).map(drop),
        ["sample", students, places, candidates, seats, seed, rounds] => {
            let candidates: u32 = candidates.parse()?;
            let sample = Sample {
                students: students.parse()?,
                places: places.parse()?,
                candidates: (candidates > 0).then_some(candidates),
                seats_per_hundred: seats.parse()?,
                seed: seed.parse()?,
            };
            print_sample(&sample, rounds.parse()?)
        }
        ["solve", file] => solve_file(Path::new(file)),
        _ => Err("usage: engine [largest | solve FILE | sample STUDENTS PLACES CANDIDATES SEATS SEED ROUNDS]".into()),
    }
}

fn python() -> Option<PathBuf> {
    std::env::var_os("ANNODA_BENCH_PYTHON").filter(|path| !path.is_empty()).map(PathBuf::from)
}

fn measure() -> Outcome<()> {
    let python = python();
    if python.is_none() {
        say("Other solvers: not measured, ANNODA_BENCH_PYTHON names no Python that has them (scripts/bench makes one).");
    }
    let mut summary = Summary::default();
    let mut agreed = true;
    for instance in instance::all() {
        agreed &= compare(&instance, python.as_deref(), &mut summary)?;
    }
    summary.print();
    measure_tiers()?;
    questions::measure()?;
    agreed &= compare_largest(python.as_deref())?;
    if agreed { Ok(()) } else { Err("another solver found another optimum: see above".into()) }
}

/// Solves a problem on the clock; what the solver keeps for itself is made beforehand.
fn timed(problem: &Problem, objective: Objective) -> Outcome<(Duration, Engine)> {
    let copy = problem.clone();
    let start = Instant::now();
    let engine = Engine::new(copy, objective)?;
    Ok((start.elapsed(), engine))
}

fn worth(plan: &Plan) -> (u64, u64) {
    (plan.placed() as u64, plan.tiers.get(Tier::Total).unsigned_abs())
}

/// The same problem for everybody, in turns, so that a noisy machine disturbs all alike.
///
/// Whether all found the same optimum.
fn compare(instance: &Instance, python: Option<&Path>, summary: &mut Summary) -> Outcome<bool> {
    let generated = generate(&instance.sample)?;
    let file = instance.write(&generated)?;
    let bytes = std::fs::read(&file)?;
    let mut read = Times::default();
    let mut problem = generated;
    for _ in 0..instance.rounds {
        let start = Instant::now();
        let again = text::read(&bytes, None)?;
        read.push(start.elapsed());
        if again != problem {
            return Err("what was written is not what is read".into());
        }
        problem = again;
    }
    drop(bytes);
    let mut peers: Vec<Peer> =
        python.map(|python| peer::NAMES.map(|name| Peer::start(python, name, &file))).into_iter().flatten().collect();
    let (mut total, mut fair) = (Times::default(), Times::default());
    let mut best = None;
    for _ in 0..instance.rounds {
        let (time, engine) = timed(&problem, Objective::Total)?;
        total.push(time);
        engine.certificate().check(&problem)?;
        best = Some(worth(&engine.plan()));
        let (time, engine) = timed(&problem, Objective::Fair)?;
        fair.push(time);
        engine.certificate().check(&problem)?;
        for peer in &mut peers {
            peer.solve(PATIENCE);
        }
    }
    let (placed, score) = best.ok_or("no rounds")?;
    say(&format!("\n{}: {placed} placed, total score {score}; median of {} (lowest to highest), ms", instance.name, instance.rounds));
    report::header();
    report::row("Annoda, total (proven)", &read.middle(), Some(&total), "");
    report::row("Annoda, all tiers (proven)", "", Some(&fair), "");
    let mut agreed = true;
    for peer in &peers {
        agreed &= peer.report((placed, score));
    }
    let fastest =
        peers.iter().filter(|peer| !peer.times.is_empty()).min_by(|one, other| one.times.median().total_cmp(&other.times.median()));
    summary.add(instance, fastest.map(|peer| (peer.name, &peer.times)), &total, &fair);
    std::fs::remove_file(file)?;
    Ok(agreed)
}

/// All tiers where they have something to decide: many pairs in the worst bands, and a current plan
/// to stay near to.
fn measure_tiers() -> Outcome<()> {
    say("\nWith low scores and a current plan, ms; students below 2,500 and 5,000, and moves, of the total alone → with all tiers");
    say(&format!("  {:<44} {:>9} {:>9} {:>6} {:>5}", "", "total", "all tiers", "times", "aim"));
    for instance in instance::all() {
        let problem = instance.low()?;
        let (mut total, mut fair) = (Times::default(), Times::default());
        let mut plans = None;
        for _ in 0..instance.rounds {
            let (time, by_total) = timed(&problem, Objective::Total)?;
            total.push(time);
            let (time, by_tiers) = timed(&problem, Objective::Fair)?;
            fair.push(time);
            by_tiers.certificate().check(&problem)?;
            plans = Some((by_total.plan(), by_tiers.plan()));
        }
        let (by_total, by_tiers) = plans.ok_or("no rounds")?;
        let changes = [Tier::BelowQuarter, Tier::BelowHalf, Tier::Moves]
            .map(|tier| format!("{} → {}", by_total.tiers.get(tier), by_tiers.tiers.get(tier)));
        let times = fair.median() / total.median();
        say(&format!(
            "  {:<44} {:>9.1} {:>9.1} {times:>6.1} {:>5} {:<7} {}",
            instance.name,
            total.median(),
            fair.median(),
            format!("≤ {}", instance.aim_tiers),
            report::judged(times <= instance.aim_tiers),
            changes.join(", "),
        ));
    }
    Ok(())
}

/// 100,000 students, each solver in a process of its own, once, with its memory.
fn compare_largest(python: Option<&Path>) -> Outcome<bool> {
    let instance = instance::largest();
    say(&format!("\n{}: being written …", instance.name));
    let file = instance.write(&generate(&instance.sample)?)?;
    let mut ours = Peer::ours(&std::env::current_exe()?, &file);
    ours.solve(LARGEST_PATIENCE);
    say(&format!("{}: once each, at most {} s, ms", instance.name, LARGEST_PATIENCE.as_secs()));
    report::header();
    ours.report_alone();
    // One after the other: both at once would not fit everywhere.
    let answer = ours.answer;
    drop(ours);
    let mut agreed = true;
    if let Some(python) = python {
        let mut peer = Peer::start(python, "ortools", &file);
        peer.solve(LARGEST_PATIENCE);
        match answer {
            Some(answer) => agreed = peer.report(answer),
            None => peer.report_alone(),
        }
    }
    std::fs::remove_file(file)?;
    Ok(agreed)
}

/// Speaks as `peers.py` does, so that it can be measured in the same way.
fn solve_file(file: &Path) -> Outcome<()> {
    let bytes = std::fs::read(file)?;
    let start = Instant::now();
    let problem = text::read(&bytes, None)?;
    drop(bytes);
    say(&format!("built {}", report::milliseconds(start.elapsed())));
    for line in std::io::stdin().lines() {
        if line? == "solve" {
            let (time, engine) = timed(&problem, Objective::Total)?;
            engine.certificate().check(&problem)?;
            let (placed, score) = worth(&engine.plan());
            say(&format!("solved {} {placed} {score} {}", report::milliseconds(time), peer::peak_memory().unwrap_or(0)));
        }
    }
    Ok(())
}

/// For the measurement in a browser: times of this machine, and the digests of the plans.
fn print_sample(sample: &Sample, rounds: usize) -> Outcome<()> {
    let problem = generate(sample)?;
    for objective in [Objective::Total, Objective::Fair] {
        let mut times = Vec::new();
        let mut plan = 0;
        for _ in 0..rounds {
            let (time, engine) = timed(&problem, objective)?;
            times.push(report::milliseconds(time));
            plan = digest(&engine.plan());
        }
        say(&format!("{plan:016x} {}", times.join(" ")));
    }
    Ok(())
}
