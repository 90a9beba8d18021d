//! `annoda match`: a problem in a file, its best plan on standard output.

use crate::arguments::{MatchArguments, Tiers};
use anyhow::{Context as _, Result, bail};
use matching::{Control, Engine, MinimumError, Objective, Plan, Problem, Progress, Tier, ToTheEnd, solve_with_minimums, text};
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

/// What is printed.
struct Answer {
    plan: Plan,
    solve: Duration,
    certified: bool,
    gap: f64,
}

/// Reads, solves, proves, prints.
///
/// # Errors
/// One sentence: what cannot be read, and in which line of which file.
pub fn run(options: &MatchArguments) -> Result<()> {
    let bytes = read(&options.file)?;
    let minimums = options.minimums.as_deref().map(read).transpose()?;
    let problem = text::read(&bytes, minimums.as_deref()).map_err(|flaw| {
        let file = if flaw.in_minimums { options.minimums.as_deref().unwrap_or(&options.file) } else { &options.file };
        anyhow::anyhow!("{}, {flaw}.", file.display())
    })?;
    drop(bytes);
    let objective = match options.tiers {
        Tiers::Total => Objective::Total,
        Tiers::Fair => Objective::Fair,
    };
    let answer = if problem.has_minimums() {
        with_minimums(&problem, objective, Duration::from_secs_f64(options.time_limit))?
    } else {
        without_minimums(&problem, objective)?
    };
    let text = if options.json { json(&answer) } else { sentences(&answer) };
    // A reader that has seen enough (`| head`) is no failure.
    let _closed = writeln!(std::io::stdout().lock(), "{text}");
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("{} cannot be read: does it exist, and may you read it?", file.display()))
}

fn without_minimums(problem: &Problem, objective: Objective) -> Result<Answer> {
    let copy = problem.clone();
    let start = Instant::now();
    let engine = match Engine::with_control(copy, objective, &mut ToTheEnd)? {
        Ok(engine) => engine,
        Err(error) => bail!("{error}."),
    };
    let solve = start.elapsed();
    let certified = match engine.certificate().check(problem) {
        Ok(()) => true,
        Err(error) => bail!("The plan failed its own proof ({error}). This is a flaw of Annoda: please report it with the file."),
    };
    Ok(Answer { plan: engine.plan(), solve, certified, gap: 0.0 })
}

/// Until a moment.
struct Until(Instant);

impl Control for Until {
    fn proceed(&mut self, _progress: Progress) -> bool {
        Instant::now() < self.0
    }
}

fn with_minimums(problem: &Problem, objective: Objective, limit: Duration) -> Result<Answer> {
    let start = Instant::now();
    let end = start.checked_add(limit).unwrap_or_else(|| start + Duration::from_secs(u64::from(u32::MAX)));
    let found = match solve_with_minimums(problem, objective, &mut Until(end)) {
        Ok(found) => found,
        Err(error @ (MinimumError::Problem(_) | MinimumError::Unreachable(_))) => bail!("{error}."),
    };
    let solve = start.elapsed();
    let (certified, gap) = (found.is_proven(objective), found.gap(objective));
    Ok(Answer { plan: found.plan, solve, certified, gap })
}

fn json(answer: &Answer) -> String {
    let tiers = &answer.plan.tiers;
    let assignment: Vec<[u32; 2]> =
        (0..).zip(&answer.plan.places).filter_map(|(student, place)| place.map(|place| [student, place.0])).collect();
    serde_json::json!({
        "placed": answer.plan.placed(),
        "unplaced": tiers.get(Tier::Unplaced),
        "total": tiers.get(Tier::Total),
        "below_quarter": tiers.get(Tier::BelowQuarter),
        "below_half": tiers.get(Tier::BelowHalf),
        "assignment": assignment,
        "solve_ms": (answer.solve.as_secs_f64() * 1e6).round() / 1e3,
        "certified": answer.certified,
        "gap": answer.gap,
    })
    .to_string()
}

fn sentences(answer: &Answer) -> String {
    let tiers = &answer.plan.tiers;
    let proof = if answer.certified {
        "proven to be the best".to_owned()
    } else {
        format!("the best found in time; at most {:.3} % from the best possible", answer.gap * 100.0)
    };
    format!(
        "placed       {}\nunplaced     {}\nbelow 2500   {}\nbelow 5000   {}\ntotal score  {}\nsolved in    {:.3} ms, {proof}",
        answer.plan.placed(),
        tiers.get(Tier::Unplaced),
        tiers.get(Tier::BelowQuarter),
        tiers.get(Tier::BelowHalf),
        tiers.get(Tier::Total),
        answer.solve.as_secs_f64() * 1e3,
    )
}
