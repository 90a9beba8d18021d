//! What the fuzzing targets share: problems out of arbitrary bytes, right or wrong, and what must
//! hold of every solved one.

use libfuzzer_sys::arbitrary::{self, Arbitrary, Unstructured};
use matching::{Engine, Lock, Objective, Place, Problem, ProblemBuilder, ProblemError, Student};

/// So many students and places at most: small problems reach all branches, and many of them a second.
const MOST: u64 = 8;

/// A number: mostly small, now and then anything.
fn number(bytes: &mut Unstructured<'_>, usual: u64) -> arbitrary::Result<u64> {
    if bytes.ratio(1, 64)? { u64::arbitrary(bytes) } else { bytes.int_in_range(0..=usual) }
}

/// A score: around the bounds of the bands, equal to others, or anything.
///
/// # Errors
/// Where the bytes cannot be read.
pub fn score(bytes: &mut Unstructured<'_>) -> arbitrary::Result<i64> {
    Ok(match bytes.int_in_range(0..=6)? {
        0 | 1 => i64::from(u8::arbitrary(bytes)? % 6) * 2_000,
        2 => bytes.int_in_range(2_498..=2_502)?,
        3 => bytes.int_in_range(4_998..=5_002)?,
        4 | 5 => i64::from(u16::arbitrary(bytes)?),
        _ => i64::from(i32::arbitrary(bytes)?),
    })
}

/// A lock, perhaps on a place that there is not.
///
/// # Errors
/// Where the bytes cannot be read.
pub fn lock(bytes: &mut Unstructured<'_>, places: u32) -> arbitrary::Result<Lock> {
    Ok(match bytes.int_in_range(0..=places)? {
        0 => Lock::Unplaced,
        place if place == places && bool::arbitrary(bytes)? => Lock::On(Place(u32::arbitrary(bytes)?)),
        place => Lock::On(Place(place - 1)),
    })
}

/// Does to a builder whatever the bytes say. What the builder refuses is left out, so that what
/// comes after is still tried; only the last word is `finish`'s.
///
/// # Errors
/// Outside, where the bytes cannot be read; inside, what the builder says.
pub fn problem(bytes: &mut Unstructured<'_>) -> arbitrary::Result<Result<Problem, ProblemError>> {
    let students = bytes.int_in_range(0..=MOST)?;
    let places = bytes.int_in_range(0..=MOST)?;
    let mut capacity = Vec::new();
    for _ in 0..places {
        let seats = number(bytes, 3)?;
        capacity.push(u32::try_from(seats).unwrap_or(u32::MAX));
    }
    let mut builder = match ProblemBuilder::new(usize::try_from(students).unwrap_or(0), capacity) {
        Ok(builder) => builder,
        Err(error) => return Ok(Err(error)),
    };
    // Every pair gets a say once, so that even few bytes make problems with many pairs.
    for student in 0..students {
        for place in 0..places {
            let _refused = match bytes.int_in_range(0..=7)? {
                0 => builder.forbid(student, place, u32::arbitrary(bytes)?),
                1 | 2 => Ok(()),
                _ => builder.edge(student, place, score(bytes)?),
            };
        }
    }
    for _ in 0..bytes.int_in_range(0..=12)? {
        let (student, place) = (number(bytes, MOST)?, number(bytes, MOST)?);
        let _refused = match bytes.int_in_range(0..=9)? {
            0 => builder.edge(student, place, score(bytes)?),
            1 => builder.forbid(student, place, 1),
            2..=4 => builder.current(student, place),
            5 | 6 => builder.lock(student, lock(bytes, u32::try_from(places).unwrap_or(0))?),
            _ => builder.minimum(place, u32::try_from(number(bytes, 3)?).unwrap_or(u32::MAX)),
        };
    }
    Ok(builder.finish())
}

/// One of the two.
///
/// # Errors
/// Where the bytes cannot be read.
pub fn objective(bytes: &mut Unstructured<'_>) -> arbitrary::Result<Objective> {
    Ok(if bool::arbitrary(bytes)? { Objective::Fair } else { Objective::Total })
}

/// The plan is proven, and every question about it has an answer that contradicts nothing.
///
/// # Panics
/// Where that is not so.
pub fn check(engine: &mut Engine) {
    engine.certificate().check(engine.problem()).expect("every plan comes with its proof");
    engine.seat_values();
    for number in 0..engine.problem().students() {
        let student = Student(number);
        let home = engine.place(student);
        let list = engine.prices(student);
        for price in &list.prices {
            assert!(price.cost >= matching::Tiers::ZERO.under(engine.objective()), "a price is never below zero");
        }
        if let Some(own) = list.at(home) {
            assert_eq!(own.cost, matching::Tiers::ZERO, "staying costs nothing");
        }
        let _explained = engine.hall_set(student);
    }
}
