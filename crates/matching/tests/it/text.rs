//! The text format: what is read is what was written, and every flaw is named with its line.

use matching::generate::{Sample, Seeded, generate};
use matching::text::{read, write};

#[test]
fn what_is_written_is_read_back() {
    let sample = Sample { students: 40, places: 12, candidates: Some(5), seats_per_hundred: 110, seed: 3 };
    let problem = generate(&sample).expect("fits");
    assert_eq!(read(write(&problem).as_bytes(), None).expect("well formed"), problem);
}

#[test]
fn flaws_are_named_with_their_line() {
    let good = "p 2 2 2\nc 1 1\ne 0 0 5\ne 1 1 5\n";
    assert!(read(good.as_bytes(), Some(b"0 1\n")).is_ok());
    assert!(read(b"\xef\xbb\xbf p 1 1 0\r\n\r\nc 0\r\n", None).is_ok(), "marks and empty lines are passed over");
    assert!(read(b"p 0 0 0", None).is_ok(), "an empty problem is one");
    for (text, flaw) in [
        ("", "line 1: expected p STUDENTS PLACES EDGES"),
        ("\n\nq 1 1 1", "line 3: expected p STUDENTS PLACES EDGES"),
        ("p 1 1", "line 1: expected p STUDENTS PLACES EDGES"),
        ("p 1 1 0 9", "line 1: expected p STUDENTS PLACES EDGES"),
        ("p 1 -1 0", "line 1: \"-1\" is not a whole number in range"),
        ("p 1 x 0", "line 1: \"x\" is not a whole number in range"),
        ("p 99999999999 1 0\nc 1", "line 1: too many places with too high scores: their sums exceed the engine's numbers"),
        ("p 4000000000 1 0\nc 1", "line 1: too many places with too high scores: their sums exceed the engine's numbers"),
        ("p 1 1 0", "line 2: expected c and one capacity for each place"),
        ("p 1 2 0\nc 1", "line 2: expected c and one capacity for each place"),
        ("p 1 2 0\nc 1 1 1", "line 2: expected c and one capacity for each place"),
        ("p 1 1 0\nc 5000000000", "line 2: \"5000000000\" is not a whole number in range"),
        ("p 1 1 1\nc 1\ne 1 0 5", "line 3: there is no student 1: they are numbered from 0 to one less than 1"),
        ("p 1 1 1\nc 1\ne 0 7 5", "line 3: there is no place 7: they are numbered from 0 to one less than 1"),
        ("p 1 1 1\nc 1\ne 0 0 -5", "line 3: score -5 of student 0 and place 0 is not between 0 and 1000000000"),
        ("p 1 1 1\nc 1\ne 0 0 1000000001", "line 3: score 1000000001 of student 0 and place 0 is not between 0 and 1000000000"),
        ("p 1 1 1\nc 1\ne 0 0 99999999999999999999", "line 3: \"99999999999999999999\" is not a whole number in range"),
        ("p 1 1 1\nc 1\ne 0 0", "line 3: expected e STUDENT PLACE SCORE"),
        ("p 1 1 2\nc 1\ne 0 0 1\n\ne 0 0 2", "line 5: student 0 and place 0 stand there twice"),
        ("p 1 1 1\nc 1\ne 0 0 1\ne 0 0 2", "line 4: more than the 1 pairs that the first line announces"),
        ("p 1 1 2\nc 1\ne 0 0 1", "line 3: the file ends after 1 of 2 pairs"),
    ] {
        let error = read(text.as_bytes(), None).expect_err(text);
        assert_eq!((error.to_string().as_str(), error.in_minimums), (flaw, false), "{text:?}");
    }
    for (text, flaw) in [
        ("", "line 1: expected one line with a minimum for each place"),
        ("0", "line 1: expected one line with a minimum for each place"),
        ("0 2", "line 1: place 1 asks for at least 2 students and has 1 seats"),
        ("0 -1", "line 1: \"-1\" is not a whole number in range"),
        ("0 0\n1", "line 2: expected the end: all minimums stand in one line"),
    ] {
        let error = read(good.as_bytes(), Some(text.as_bytes())).expect_err(text);
        assert_eq!((error.to_string().as_str(), error.in_minimums), (flaw, true), "{text:?}");
    }
}

/// Any bytes are read or refused, never a panic: damaged files, cut and with digits changed.
#[test]
fn damaged_files_never_panic() {
    let sample = Sample { students: 8, places: 4, candidates: None, seats_per_hundred: 110, seed: 9 };
    let good = write(&generate(&sample).expect("fits")).into_bytes();
    let mut random = Seeded::new(1);
    let mut accepted = 0;
    for _ in 0..20_000 {
        let mut bytes = good.clone();
        for _ in 0..=random.below(3) {
            let at = usize::try_from(random.below(bytes.len() as u64)).expect("small");
            match random.below(3) {
                0 => bytes.truncate(at.max(1)),
                1 => bytes[at] = u8::try_from(random.below(256)).expect("a byte"),
                _ => bytes[at] = b"0123456789 -\npce"[usize::try_from(random.below(16)).expect("small")],
            }
        }
        if let Ok(problem) = read(&bytes, None) {
            accepted += 1;
            if problem.students() < 100 && problem.places() < 100 {
                let engine = matching::Engine::new(problem.clone(), matching::Objective::Fair).expect("small");
                engine.certificate().check(&problem).expect("solved");
            }
        }
    }
    assert!(accepted > 100, "some damage is harmless");
}
