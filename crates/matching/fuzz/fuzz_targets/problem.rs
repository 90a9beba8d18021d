//! Whatever is done to a builder, it makes a problem or says why not; and every problem is solved,
//! with its proof, also under its minimums.

#![no_main]

use libfuzzer_sys::arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use matching::{Engine, Objective, Place, ToTheEnd, solve_with_minimums};

fuzz_target!(|bytes: &[u8]| {
    let Ok(Ok(problem)) = matching_fuzz::problem(&mut Unstructured::new(bytes)) else { return };
    for objective in [Objective::Total, Objective::Fair] {
        let mut engine = Engine::new(problem.clone(), objective).expect("small problems fit the engine's numbers");
        matching_fuzz::check(&mut engine);
        let Ok(with_minimums) = solve_with_minimums(&problem, objective, &mut ToTheEnd) else { continue };
        assert!(with_minimums.is_proven(objective), "nobody stopped it");
        assert!(with_minimums.plan.tiers.under(objective) >= engine.plan().tiers.under(objective), "a condition more is no gain");
        for place in (0..problem.places()).map(Place) {
            let taken = with_minimums.plan.places.iter().filter(|other| **other == Some(place)).count();
            assert!(taken == 0 || taken >= problem.minimum(place) as usize, "closed or at its minimum");
            assert!(taken <= problem.capacity(place) as usize);
        }
    }
});
