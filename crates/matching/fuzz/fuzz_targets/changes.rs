//! After any sequence of changes, accepted or refused, the plan is as good as that of a fresh start.

#![no_main]

use libfuzzer_sys::arbitrary::{self, Arbitrary, Unstructured};
use libfuzzer_sys::fuzz_target;
use matching::{Edge, Engine, Place, Plan, Student};

fn edges(bytes: &mut Unstructured<'_>, places: u32) -> arbitrary::Result<Vec<Edge>> {
    let mut edges = Vec::new();
    for place in 0..places {
        if bytes.ratio(3, 4)? {
            let score = u32::try_from(matching_fuzz::score(bytes)?).unwrap_or(u32::MAX);
            edges.push(Edge { place: Place(place), score });
        }
    }
    if bytes.ratio(1, 32)? {
        edges.push(Edge { place: Place(u32::arbitrary(bytes)?), score: 1 });
    }
    Ok(edges)
}

/// One more than there are, too.
fn below(bytes: &mut Unstructured<'_>, count: u32) -> arbitrary::Result<u32> {
    bytes.int_in_range(0..=count)
}

fn change(bytes: &mut Unstructured<'_>, engine: &mut Engine) -> arbitrary::Result<()> {
    let (students, places) = (engine.problem().students(), engine.problem().places());
    let (student, place) = (Student(below(bytes, students)?), Place(below(bytes, places)?));
    let _refused_or_done = match bytes.int_in_range(0..=9)? {
        0 if students < 16 => {
            let current = bytes.ratio(1, 3)?.then_some(place);
            engine.add_student(&edges(bytes, places)?, current).map(drop)
        }
        1 => engine.remove_student(student),
        2 if places < 16 => {
            let mut comers = Vec::new();
            for student in 0..students {
                if bytes.ratio(2, 3)? {
                    comers.push((Student(student), u32::try_from(matching_fuzz::score(bytes)?).unwrap_or(u32::MAX)));
                }
            }
            engine.add_place(bytes.int_in_range(0..=3)?, &comers).map(drop)
        }
        3 => engine.set_capacity(place, bytes.int_in_range(0..=3)?),
        4 => engine.set_edges(student, &edges(bytes, places)?),
        5 => engine.set_score(student, place, u32::try_from(matching_fuzz::score(bytes)?).unwrap_or(u32::MAX)),
        6 => engine.lock(student, matching_fuzz::lock(bytes, places)?),
        7 => engine.unlock(student),
        8 => {
            let mut current = Vec::new();
            for _ in 0..students {
                current.push(bytes.ratio(1, 2)?.then_some(place));
            }
            engine.set_current(&current)
        }
        _ => {
            // Questions change nothing.
            engine.prices(Student(student.0.min(students.saturating_sub(1))));
            Ok(())
        }
    };
    Ok(())
}

fn run(bytes: &mut Unstructured<'_>) -> arbitrary::Result<()> {
    let objective = matching_fuzz::objective(bytes)?;
    let Ok(problem) = matching_fuzz::problem(bytes)? else { return Ok(()) };
    let mut engine = Engine::new(problem, objective).expect("small problems fit the engine's numbers");
    while !bytes.is_empty() {
        if engine.problem().students() == 0 || engine.problem().places() == 0 {
            return Ok(());
        }
        let done = change(bytes, &mut engine);
        let fresh = Engine::new(engine.problem().clone(), objective).expect("as before");
        fresh.certificate().check(fresh.problem()).expect("a fresh start comes with its proof");
        engine.certificate().check(engine.problem()).expect("a changed plan comes with its proof");
        // Students who left count as unplaced for both.
        let worth = |engine: &Engine| Plan::of(engine.problem(), engine.plan().places).tiers.under(objective);
        assert_eq!(worth(&engine), worth(&fresh));
        done?;
    }
    matching_fuzz::check(&mut engine);
    Ok(())
}

fuzz_target!(|bytes: &[u8]| {
    let _too_few_bytes = run(&mut Unstructured::new(bytes));
});
