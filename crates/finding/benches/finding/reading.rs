//! What people read and what browsers download: the judged questions with what is found now, and the
//! indexes that the measurement in Chromium loads.

use crate::report::say;
use crate::{Outcome, data};
use finding::{Index, Kind, Library, Thesaurus, Vocabulary};
use std::fs;
use std::path::Path;

/// Prints the first three of each judged question, as lines of its file without verdicts.
pub(crate) fn judge() -> Outcome<()> {
    let index = Index::build(data::demo()?, Thesaurus::italian());
    let file = data::repository().join("crates/finding/tests/data/judged_questions.csv");
    for row in csv::ReaderBuilder::new().delimiter(b';').from_path(file)?.records() {
        let row = row?;
        let kind = if &row[1] == "occupation" { Kind::Occupation } else { Kind::Competence };
        let labels: Vec<String> = index.listed(&row[2], kind).hits.into_iter().take(3).map(|hit| hit.label).collect();
        say(&format!("{};{};{};{}", &row[0], &row[1], &row[2], labels.join(";")));
    }
    Ok(())
}

/// Writes `catalogue.bin`, and with ESCO's files `occupations.bin` and `competences.bin`: the catalogue of
/// the demonstration alone and with each of them behind it, and `queries.txt` to ask them with.
pub(crate) fn write(shared: Option<&Path>, folder: &Path) -> Outcome<()> {
    fs::create_dir_all(folder)?;
    let put = |name: &str, others: &Vocabulary| -> Outcome<()> {
        let bytes = Library::bytes_of(&data::demo()?, others, true, &Thesaurus::italian());
        Ok(fs::write(folder.join(name), bytes)?)
    };
    put("catalogue.bin", &Vocabulary::default())?;
    match shared {
        None => say("ESCO's files are neither in ../shared/data nor where ANNODA_SHARED_DATA says: only the demonstration's catalogue."),
        Some(shared) => {
            put("occupations.bin", &data::occupations(shared)?)?;
            put("competences.bin", &data::english_competences(shared)?)?;
        }
    }
    let queries = data::graded(&data::repository().join("crates/finding/tests/data/occupation_queries.csv"))?;
    let queries: Vec<String> = queries.into_iter().step_by(4).map(|graded| graded.query).collect();
    Ok(fs::write(folder.join("queries.txt"), queries.join("\n"))?)
}
