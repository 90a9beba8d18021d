//! The engine by itself as WebAssembly: to prove that it answers as on a machine
//! (`scripts/same-answers`), and to measure it in a browser (`scripts/bench engine`).
#![cfg(target_arch = "wasm32")]

#[path = "answers/mod.rs"]
mod answers;

use matching::generate::{Sample, digest, generate};
use matching::{Engine, Objective, Problem};
use wasm_bindgen::prelude::wasm_bindgen;

/// What the engine answers here: the same text as the example `native` prints.
#[must_use]
#[wasm_bindgen]
pub fn answers() -> String {
    answers::answers()
}

/// A problem to be solved on the clock.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Instance {
    problem: Problem,
    next: Option<(Problem, Objective)>,
    engine: Option<Engine>,
}

#[wasm_bindgen]
impl Instance {
    /// Out of a seed; 0 candidates for all pairs.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new(students: u32, places: u32, candidates: u32, seats_per_hundred: u32, seed: u32) -> Self {
        let sample =
            Sample { students, places, candidates: (candidates > 0).then_some(candidates), seats_per_hundred, seed: u64::from(seed) };
        Self { problem: generate(&sample).expect("fits into memory"), next: None, engine: None }
    }

    /// What need not be measured.
    pub fn prepare(&mut self, fair: bool) {
        self.engine = None;
        self.next = Some((self.problem.clone(), if fair { Objective::Fair } else { Objective::Total }));
    }

    /// What is measured.
    pub fn solve(&mut self) {
        self.engine = self.next.take().and_then(|(problem, objective)| Engine::new(problem, objective).ok());
    }

    /// Tells the plan apart from others, and whether it is proven.
    #[must_use]
    pub fn plan(&self) -> String {
        let Some(engine) = &self.engine else { return "not solved".to_owned() };
        let proven = engine.certificate().check(&self.problem).is_ok();
        format!("{:016x} {}", digest(&engine.plan()), if proven { "proven" } else { "not proven" })
    }
}
