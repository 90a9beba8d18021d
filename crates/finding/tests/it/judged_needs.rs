//! Twenty needs in the words of workshops, with the first three occupations of the demonstration data
//! as somebody read and judged them. Verdicts as in `judged`: what was judged right must stay first;
//! where that changes for the better, judge again.

use crate::label;
use finding::{Concept, Essentials, Index, Kind, Language, Reason, Role, Thesaurus, Vocabulary, read_need};
use std::path::PathBuf;

pub(crate) fn rows(file: &str, delimiter: u8) -> Vec<csv::StringRecord> {
    let file = PathBuf::from(file);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_path(file).expect("a file of the repository");
    reader.records().map(|row| row.expect("a row")).collect()
}

pub(crate) fn demo() -> (Index, Essentials) {
    let mut concepts: Vec<Concept> = Vec::new();
    for row in rows("../../data/demo/competenze.csv", b';') {
        let mut labels = vec![label(&row[2], Role::Preferred, Language::Italian), label(&row[3], Role::Preferred, Language::English)];
        labels.extend(row[4].split('|').map(|text| label(text, Role::Alternative, Language::Italian)));
        let broader = Some(row[5].to_owned()).filter(|uri| !uri.is_empty()).into_iter().collect();
        concepts.push(Concept { uri: row[0].to_owned(), kind: Kind::Competence, labels, group: None, broader, description: None });
    }
    for row in rows("../../data/demo/professioni.csv", b';') {
        let labels = vec![label(&row[2], Role::Preferred, Language::Italian), label(&row[3], Role::Preferred, Language::English)];
        let group = Some(row[1].to_owned());
        concepts.push(Concept { uri: row[0].to_owned(), kind: Kind::Occupation, labels, group, broader: Vec::new(), description: None });
    }
    let mut essentials = Essentials::new();
    for row in rows("../../data/demo/professioni_competenze.csv", b';').iter().filter(|row| &row[2] == "essenziale") {
        essentials.entry(row[0].to_owned()).or_default().push(row[1].to_owned());
    }
    (Index::build(Vocabulary { concepts, groups: Vec::new() }, Thesaurus::italian()), essentials)
}

#[test]
fn what_was_judged_right_stays_first() {
    let (index, essentials) = demo();
    let judged = rows("tests/data/judged_needs.csv", b';');
    assert!(judged.len() >= 20);
    for row in &judged {
        let need = read_need(&index, &row[1], &essentials);
        let labels: Vec<&str> = need.occupations.iter().map(|hit| hit.label.as_str()).collect();
        if &row[5] == "right" {
            assert_eq!(labels.first(), Some(&&row[2]), "{}: {labels:?}", &row[1]);
        }
        assert!(need.competences.iter().any(|one| matches!(one.reason, Reason::Said(_))), "{}", &row[1]);
    }
    let count = |verdict: &str| judged.iter().filter(|row| &row[5] == verdict).count();
    assert_eq!(count("right") + count("near") + count("wrong"), judged.len());
    assert!(count("right") >= 17 && count("wrong") <= 1, "{} right, {} wrong", count("right"), count("wrong"));
}
