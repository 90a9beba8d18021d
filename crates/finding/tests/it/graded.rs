//! The graded queries are what they say they are.

use std::collections::BTreeSet;

#[test]
fn every_query_has_answers_and_stands_once() {
    let file = std::path::Path::new("tests/data/occupation_queries.csv");
    let mut queries = BTreeSet::new();
    for row in csv::ReaderBuilder::new().delimiter(b';').from_path(file).expect("the file").records() {
        let row = row.expect("a row");
        assert!(queries.insert(domain::search::normalise(&row[0])), "{} stands twice", &row[0]);
        assert!(row[1].split('|').all(|uri| uri.starts_with("http://data.europa.eu/esco/occupation/")), "{}", &row[0]);
    }
    assert!(queries.len() >= 300);
}
