//! Every text is a problem or has a flaw that is named with its line; what was read can be written
//! and read again, and be solved.

#![no_main]

use libfuzzer_sys::fuzz_target;
use matching::{Engine, Objective, text};

/// Larger ones are read and written, but not solved: they would take the time of a thousand others.
const MOST: u32 = 64;

fuzz_target!(|bytes: &[u8]| {
    // What follows the first NUL is the file of minimums.
    let mut files = bytes.splitn(2, |byte| *byte == 0);
    let (file, minimums) = (files.next().unwrap_or_default(), files.next());
    let problem = match text::read(file, minimums) {
        Ok(problem) => problem,
        Err(flaw) => {
            assert!(flaw.error.line >= 1);
            assert!(flaw.to_string().len() < 400, "a flaw is one sentence");
            return;
        }
    };
    let written = text::write(&problem);
    let again = text::read(written.as_bytes(), None).expect("what was written is well formed");
    assert_eq!(text::write(&again), written);
    if problem.students() <= MOST && problem.places() <= MOST {
        let Ok(mut engine) = Engine::new(problem, Objective::Fair) else { return };
        matching_fuzz::check(&mut engine);
    }
});
