//! Twenty questions in the words of a workshop, a family and a fifteen-year-old, with the first three
//! occupations or competences of the demonstration data as somebody read and judged them. Verdicts as in
//! `judged`, and `none`: nothing is meant to be found, and nothing is. `scripts/bench finding --judge`
//! prints what is found now.

use crate::judged_needs::{demo, rows};
use finding::Kind;

#[test]
fn what_was_judged_right_stays_first() {
    let (index, _) = demo();
    let judged = rows("tests/data/judged_questions.csv", b';');
    assert!(judged.len() >= 20);
    for row in &judged {
        let kind = if &row[1] == "occupation" { Kind::Occupation } else { Kind::Competence };
        let hits = index.listed(&row[2], kind).hits;
        match &row[6] {
            "right" => assert_eq!(hits.first().map(|hit| hit.label.as_str()), Some(&row[3]), "{}: {hits:?}", &row[2]),
            "none" => assert_eq!(hits, [], "{}", &row[2]),
            _ => {}
        }
    }
    let count = |verdict: &str| judged.iter().filter(|row| &row[6] == verdict).count();
    assert_eq!(count("right") + count("near") + count("wrong") + count("none"), judged.len());
    assert!(count("right") + count("none") >= 16 && count("wrong") <= 2, "{} right, {} wrong", count("right"), count("wrong"));
}
