//! The quick table says of every pair what the rules and the fit say one by one.

use crate::board::{demand, scattered, student};
use proposal::Pairs;

#[test]
fn the_table_says_what_examining_one_by_one_says() {
    let (mut compared, mut refused, mut partial) = (0, 0, 0);
    for seed in 0..400 {
        let board = scattered(seed);
        let pairs = Pairs::new(&board.facts);
        for student in board.facts.students.keys() {
            for demand in board.facts.demands.keys() {
                let pair = pairs.get(*student, *demand).expect("both are known");
                let report = board.facts.examine(*student, *demand, 0).expect("both are known");
                assert_eq!(pair.fit, report.fit.score, "seed {seed}");
                assert_eq!(pair.refused, report.refusals().next().is_some(), "seed {seed}");
                let refusals = board.facts.refusals(*student, *demand);
                assert!(refusals.iter().eq(report.refusals()), "seed {seed}: {refusals:?}");
                compared += 1;
                refused += usize::from(pair.refused);
                partial += usize::from(pair.fit > 0 && pair.fit < 10_000);
            }
        }
        assert_eq!(pairs.get(student(999), demand(0)), None);
    }
    assert!(refused * 4 > compared && refused < compared, "{refused} of {compared} refused");
    assert!(partial * 10 > compared, "{partial} of {compared} fit in part");
}
