//! Needs and questions in the words of a workshop, a family and a fifteen-year-old, with the first
//! three competences of the demonstration data as somebody read and judged them.
//!
//! Verdicts: `right` (the first is meant), `near` (the second or third), `wrong`. What was judged right
//! must stay first; where that changes for the better, judge again.

use crate::label;
use finding::{Concept, Index, Kind, Language, Role, Thesaurus, Vocabulary};
use std::path::PathBuf;

fn rows(file: &str) -> Vec<csv::StringRecord> {
    let file = PathBuf::from(file);
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(file).expect("a file of the repository");
    reader.records().map(|row| row.expect("a row")).collect()
}

/// The competences of the demonstration data.
fn index() -> Index {
    let concepts = rows("../../data/demo/competenze.csv").into_iter().map(|row| {
        let mut labels = vec![label(&row[2], Role::Preferred, Language::Italian), label(&row[3], Role::Preferred, Language::English)];
        labels.extend(row[4].split('|').map(|text| label(text, Role::Alternative, Language::Italian)));
        let broader = Some(row[5].to_owned()).filter(|uri| !uri.is_empty()).into_iter().collect();
        Concept { uri: row[0].to_owned(), kind: Kind::Competence, labels, group: None, broader, description: None }
    });
    Index::build(Vocabulary { concepts: concepts.collect(), groups: Vec::new() }, Thesaurus::italian())
}

#[test]
fn what_was_judged_right_stays_first() {
    let index = index();
    let judged = rows("tests/data/judged_competences.csv");
    assert!(judged.len() >= 40);
    for row in judged.iter().filter(|row| &row[5] == "right") {
        let hits = index.find(&row[1], Kind::Competence, 3);
        assert_eq!(hits.first().map(|hit| hit.label.as_str()), Some(&row[2]), "{}: {hits:?}", &row[1]);
    }
}

#[test]
fn most_are_right_and_none_is_lost() {
    let judged = rows("tests/data/judged_competences.csv");
    let count = |verdict: &str| judged.iter().filter(|row| &row[5] == verdict).count();
    assert_eq!(count("right") + count("near") + count("wrong"), judged.len());
    assert!(count("right") >= 34 && count("wrong") <= 2, "{} right, {} wrong", count("right"), count("wrong"));
}
