use crate::{asked, held, id};
use domain::competence::{HeldCompetence, Level, Taxonomy};
use domain::fit::{Trust, fit};
use domain::need::{Crowd, FEWEST_TOLD, Group, Told};
use proptest::prelude::*;

fn group(track: &str) -> Group {
    Group { school: id(1), grade: 4, track: track.to_owned() }
}

/// So many students of a course who hold the same.
fn students(track: &str, count: usize, held: &[HeldCompetence]) -> Vec<(Group, Vec<HeldCompetence>)> {
    vec![(group(track), held.to_vec()); count]
}

fn taxonomy() -> Taxonomy {
    Taxonomy::new([(id(2), id(1))], [(id(3), "turning".to_owned()), (id(4), "turning".to_owned())])
}

#[test]
fn a_need_is_counted_by_course_with_what_lacks_and_what_one_level_changes() {
    let crowd = Crowd::new(
        [
            students("meccanica", 4, &[held(1, 3), held(5, 2)]),
            students("meccanica", 6, &[held(1, 2), held(5, 2)]),
            students("elettronica", 3, &[held(2, 4), held(5, 3)]),
            students("elettronica", 2, &[held(1, 1), held(5, 1)]),
        ]
        .concat(),
    );
    let found = crowd.who_fits(&[asked(1, 3, 3), asked(5, 2, 1)], &taxonomy());
    assert_eq!((found.students, found.all_met, found.one_step), (15, Told::Exactly(7), Told::Exactly(6)));
    assert_eq!(found.groups, [(group("meccanica"), 4), (group("elettronica"), 3)], "a narrower competence reaches the level");
    let reaching: Vec<Told> = found.reaching.iter().map(|(_, told)| *told).collect();
    assert_eq!(reaching, [Told::Exactly(7), Told::Exactly(13)]);
    let easing = found.easing.expect("one level changes much");
    assert_eq!((easing.competence, easing.level, easing.all_met), (id(1), Level::Guided, 13));
    assert_eq!(found.bands[9], Told::Exactly(7), "the four in full, and three by a narrower one with 92");
    assert_eq!(found.bands[8], Told::Exactly(6));
}

#[test]
fn few_people_are_never_counted_out() {
    let all = [held(1, 3)];
    // What each course has, what the total says, which courses are listed.
    for (courses, total, listed) in [
        (vec![("a", 0)], Told::Few, vec![]),
        (vec![("a", 2)], Told::Few, vec![]),
        (vec![("a", 3)], Told::Exactly(3), vec![("a", 3)]),
        (vec![("a", 5), ("b", 2)], Told::Exactly(7), vec![]),
        (vec![("a", 5), ("b", 4), ("c", 1)], Told::Exactly(10), vec![("a", 5)]),
        (vec![("a", 5), ("b", 2), ("c", 1)], Told::Exactly(8), vec![("a", 5)]),
    ] {
        let crowd = Crowd::new(courses.iter().flat_map(|(track, count)| students(track, *count, &all)));
        let found = crowd.who_fits(&[asked(1, 3, 2)], &taxonomy());
        let shown: Vec<(&str, u32)> = found.groups.iter().map(|(group, count)| (group.track.as_str(), *count)).collect();
        assert_eq!((found.all_met, shown), (total, listed), "{courses:?}");
    }
    // Two have it and three lack one level: five would tell of the two.
    let crowd = Crowd::new([students("a", 2, &all), students("a", 3, &[held(1, 2)])].concat());
    let found = crowd.who_fits(&[asked(1, 3, 2)], &taxonomy());
    assert_eq!((found.all_met, found.easing.map(|easing| easing.all_met)), (Told::Few, Some(3)));
}

#[test]
fn asking_nothing_is_met_by_everybody_and_nobody_is_no_crowd() {
    let crowd = Crowd::new(students("a", 4, &[]));
    let found = crowd.who_fits(&[], &taxonomy());
    assert_eq!((found.all_met, found.bands[9], found.easing), (Told::Exactly(4), Told::Exactly(4), None));
    let found = Crowd::default().who_fits(&[asked(1, 3, 1)], &taxonomy());
    assert_eq!((found.students, found.all_met, found.groups.len()), (0, Told::Few, 0));
}

fn anyone() -> impl Strategy<Value = Vec<(u128, u8)>> {
    proptest::collection::btree_map(1u128..6, 0u8..5, 0..5).prop_map(|held| held.into_iter().collect())
}

proptest! {
    /// The packed count says the same of each student as the fit that everybody sees; and no number
    /// that is told is small, nor is what it leaves of the total.
    #[test]
    fn counts_are_those_of_the_fit(
        people in proptest::collection::vec((0u8..3, anyone()), 0..30),
        wanted in proptest::collection::btree_map(1u128..6, (1u8..5, 1u8..4), 0..4),
    ) {
        let asked: Vec<_> = wanted.into_iter().map(|(competence, (level, weight))| asked(competence, level, weight)).collect();
        let held_by = |held: &[(u128, u8)]| held.iter().map(|(competence, level)| held_one(*competence, *level)).collect::<Vec<_>>();
        let crowd = Crowd::new(people.iter().map(|(course, held)| (group(&course.to_string()), held_by(held))));
        let found = crowd.who_fits(&asked, &taxonomy());
        let (mut all_met, mut bands) = (0, [0u32; 10]);
        for (_, held) in &people {
            let fit = fit(&held_by(held), &asked, &taxonomy(), Trust::Board);
            bands[usize::from(fit.percent() / 10).min(9)] += 1;
            all_met += u32::from(fit.parts.iter().all(|part| part.level() >= part.asked.level));
        }
        prop_assert_eq!(found.all_met, Told::of(all_met));
        prop_assert_eq!(found.bands, bands.map(Told::of));
        let listed: u32 = found.groups.iter().map(|(_, count)| count).sum();
        prop_assert!(found.groups.iter().all(|(_, count)| *count >= FEWEST_TOLD));
        prop_assert!(listed == 0 || !(1..FEWEST_TOLD).contains(&(all_met - listed)));
    }
}

fn held_one(competence: u128, level: u8) -> HeldCompetence {
    held(competence, level)
}
