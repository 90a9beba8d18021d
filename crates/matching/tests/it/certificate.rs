//! The certificate holds for large problems, and no forged one passes.

use matching::generate::{Sample, Seeded, generate};
use matching::{Certificate, Engine, Objective, Place, Plan, Tier, Tiers};

fn sample(students: u32, places: u32, candidates: Option<u32>, seats_per_hundred: u32, seed: u64) -> Sample {
    Sample { students, places, candidates, seats_per_hundred, seed }
}

#[test]
fn large_problems_come_with_their_proof() {
    for (students, places, candidates, seats) in
        [(1_000, 300, None, 105), (1_000, 300, Some(50), 90), (1_000, 300, Some(12), 100), (2_000, 40, Some(10), 80), (300, 900, None, 400)]
    {
        for seed in 0..3 {
            let problem = generate(&sample(students, places, candidates, seats, seed)).expect("fits");
            let mut totals = Vec::new();
            for objective in [Objective::Total, Objective::Fair] {
                let engine = Engine::new(problem.clone(), objective).expect("fits");
                engine.certificate().check(&problem).expect("the proof holds");
                totals.push(engine.plan().tiers);
            }
            assert_eq!(totals[0].get(Tier::Unplaced), totals[1].get(Tier::Unplaced));
            assert!(totals[0].get(Tier::Total) >= totals[1].get(Tier::Total));
            assert!(totals[1].get(Tier::BelowQuarter) <= totals[0].get(Tier::BelowQuarter));
        }
    }
}

/// Whatever is changed in a proof, what still passes is a proof of an optimal plan.
#[test]
fn forged_proofs_are_refused() {
    let mut refused = 0;
    for seed in 0..40 {
        let problem = generate(&sample(60, 20, Some(8), 95, seed)).expect("fits");
        let engine = Engine::new(problem.clone(), Objective::Fair).expect("fits");
        let honest = engine.certificate();
        let best = engine.plan().tiers;
        let mut random = Seeded::new(seed);
        for _ in 0..60 {
            let mut forged: Certificate = honest.clone();
            let place = usize::try_from(random.below(20)).expect("small");
            if random.below(2) == 0 {
                let by = i64::try_from(random.below(1_000)).expect("small") - 500;
                forged.prices[place] += Tiers::ZERO.with(Tier::Total, by);
            } else {
                let student = usize::try_from(random.below(60)).expect("small");
                forged.places[student] = if random.below(4) == 0 { None } else { Some(Place(u32::try_from(place).expect("small"))) };
            }
            match forged.check(&problem) {
                Ok(()) => assert_eq!(Plan::of(&problem, forged.places).tiers, best, "a worse plan passed"),
                Err(_) => refused += 1,
            }
        }
    }
    assert!(refused > 1_000, "only {refused} of 2400 forgeries were refused");
}
