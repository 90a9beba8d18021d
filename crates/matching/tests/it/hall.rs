//! Whoever is left over belongs to a set of students with fewer seats than they are.

use crate::brute::Case;
use matching::{Engine, Objective, ProblemBuilder, Student};

#[test]
fn seven_students_share_five_seats() {
    let mut builder = ProblemBuilder::new(9, vec![3, 2, 4]).expect("small");
    for student in 0..7 {
        builder.edge(student, student % 2, 5_000).expect("in range");
        if student == 0 {
            builder.edge(student, 1, 5_000).expect("in range");
        }
    }
    builder.edge(7, 2, 100).expect("in range");
    let problem = builder.finish().expect("consistent");
    let engine = Engine::new(problem, Objective::Fair).expect("small");
    let left: Vec<Student> = (0..9).map(Student).filter(|student| engine.place(*student).is_none()).collect();
    assert_eq!(left.len(), 3, "two of seven, and the one who can go nowhere");
    let set = engine.hall_set(left[0]).expect("without a place");
    assert_eq!((set.students.len(), set.seats), (7, 5));
    let alone = engine.hall_set(Student(8)).expect("without a place");
    assert_eq!((alone.students, alone.places.len(), alone.seats), (vec![Student(8)], 0, 0));
    assert_eq!(engine.hall_set(Student(7)), None, "she has a place");
}

#[test]
fn every_unplaced_student_of_small_problems_is_explained() {
    for seed in 70_000..72_000 {
        let problem = Case::new(seed).problem(false);
        let engine = Engine::new(problem.clone(), Objective::Fair).expect("small");
        let together = engine.hall_sets();
        for (left, set) in &together {
            for student in left {
                assert_eq!(engine.hall_set(*student).as_ref(), Some(set), "{student} in {problem:?}");
            }
        }
        let explained: usize = together.iter().map(|(left, _)| left.len()).sum();
        let unplaced = (0..problem.students()).map(Student).filter(|student| engine.hall_set(*student).is_some());
        assert_eq!(explained, unplaced.count());
        for student in (0..problem.students()).map(Student) {
            let unplaced = engine.place(student).is_none() && problem.lock(student).is_none();
            let Some(set) = engine.hall_set(student) else {
                assert!(!unplaced);
                continue;
            };
            assert!(set.students.contains(&student));
            assert!(set.seats < u32::try_from(set.students.len()).expect("small"), "{set:?} in {problem:?}");
            for member in &set.students {
                for edge in problem.edges(*member) {
                    let locked =
                        (0..problem.students()).filter(|other| problem.lock(Student(*other)) == Some(matching::Lock::On(edge.place)));
                    let full_of_locks = locked.count() == problem.capacity(edge.place) as usize;
                    assert!(set.places.contains(&edge.place) || full_of_locks, "{member} could leave {set:?}");
                }
            }
        }
    }
}
