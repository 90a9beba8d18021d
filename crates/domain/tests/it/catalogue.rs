//! What courses teach of what is needed.

use crate::id;
use domain::catalogue::{Course, coverage};
use domain::competence::Evidence;
use domain::id::CompetenceId;

fn course(track: &str, teaches: &[u128]) -> Course {
    Course { school: "ITIS «Agnesi»".to_owned(), track: track.to_owned(), teaches: teaches.iter().map(|number| id(*number)).collect() }
}

/// Courses with what each does not teach.
type Found<'a> = &'a [(&'a str, &'a [u128])];

#[test]
fn the_course_that_teaches_most_of_it_comes_first() {
    let courses = [course("Automazione", &[1, 9]), course("Informatica", &[9]), course("Meccanica", &[3, 1]), course("Moda", &[])];
    let table: [(&[u128], Found<'_>); 5] = [
        (&[1, 2, 3], &[("Meccanica", &[2]), ("Automazione", &[2, 3])]),
        // Of two that teach as much the order of the courses holds.
        (&[1], &[("Automazione", &[]), ("Meccanica", &[])]),
        (&[3], &[("Meccanica", &[])]),
        (&[7], &[]),
        (&[], &[]),
    ];
    for (needed, expected) in table {
        let needed: Vec<CompetenceId> = needed.iter().map(|number| id(*number)).collect();
        let found = coverage(&courses, &needed);
        let found: Vec<_> = found.iter().map(|one| (one.course.track.as_str(), one.missing.clone())).collect();
        let expected: Vec<_> =
            expected.iter().map(|(track, missing)| (*track, missing.iter().map(|number| id(*number)).collect::<Vec<_>>())).collect();
        assert_eq!(found, expected, "{needed:?}");
    }
    assert_eq!(courses[2].name(), "ITIS «Agnesi» · Meccanica");
}

#[test]
fn what_a_school_taught_is_what_came_from_its_lessons_and_labs() {
    let of_school: Vec<&str> = Evidence::ALL.iter().filter(|(evidence, _)| evidence.is_of_school()).map(|(_, name)| *name).collect();
    assert_eq!(of_school, ["lesson", "lab"]);
}
