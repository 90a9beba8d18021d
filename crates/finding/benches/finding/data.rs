//! The vocabularies that are measured, and the graded queries.

use crate::Outcome;
use finding::{Concept, Group, Kind, Label, Language, Role, Vocabulary};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The folder with ESCO's files: `ANNODA_SHARED_DATA`, or `shared/data` beside the repository.
/// `None` where it is not.
pub(crate) fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("ANNODA_SHARED_DATA").map_or_else(|| repository().join("../shared/data"), PathBuf::from);
    folder.join("occupations_it.csv").exists().then_some(folder)
}

/// The repository's root.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from("../..")
}

fn label(text: &str, role: Role, language: Language) -> Label {
    Label { text: text.trim().to_owned(), role, language }
}

/// ESCO's occupations with the groups of ISCO-08, in Italian.
pub(crate) fn occupations(folder: &Path) -> Outcome<Vocabulary> {
    let mut vocabulary = Vocabulary::default();
    for row in csv::Reader::from_path(folder.join("occupations_it.csv"))?.records() {
        let row = row?;
        let mut labels = vec![label(&row[3], Role::Preferred, Language::Italian)];
        let others = row[4].split('\n').filter(|text| !text.trim().is_empty());
        labels.extend(others.map(|text| label(text, Role::Alternative, Language::Italian)));
        vocabulary.concepts.push(Concept {
            uri: row[1].to_owned(),
            kind: Kind::Occupation,
            labels,
            group: Some(row[2].to_owned()),
            broader: Vec::new(),
            description: None,
        });
    }
    for row in csv::Reader::from_path(folder.join("ISCOGroups_it.csv"))?.records() {
        let row = row?;
        vocabulary.groups.push(Group { code: row[2].to_owned(), label: row[3].to_owned(), language: Language::Italian });
    }
    Ok(vocabulary)
}

/// ESCO's competences in English: label, other labels and description run together.
pub(crate) fn english_competences(folder: &Path) -> Outcome<Vocabulary> {
    let mut vocabulary = Vocabulary::default();
    for row in csv::Reader::from_path(folder.join("skills_en_text.csv"))?.records() {
        let row = row?;
        vocabulary.concepts.push(Concept {
            uri: row[0].to_owned(),
            kind: Kind::Competence,
            labels: vec![label(&row[1], Role::Preferred, Language::English)],
            group: None,
            broader: Vec::new(),
            description: None,
        });
    }
    Ok(vocabulary)
}

/// The competences of the demonstration data, in Italian and English.
pub(crate) fn demo_competences() -> Outcome<Vocabulary> {
    let file = repository().join("data/demo/competenze.csv");
    let mut vocabulary = Vocabulary::default();
    for row in csv::ReaderBuilder::new().delimiter(b';').from_path(file)?.records() {
        let row = row?;
        let mut labels = vec![label(&row[2], Role::Preferred, Language::Italian), label(&row[3], Role::Preferred, Language::English)];
        labels.extend(row[4].split('|').filter(|text| !text.is_empty()).map(|text| label(text, Role::Alternative, Language::Italian)));
        vocabulary.concepts.push(Concept {
            uri: row[0].to_owned(),
            kind: Kind::Competence,
            labels,
            group: None,
            broader: Some(row[5].to_owned()).filter(|uri| !uri.is_empty()).into_iter().collect(),
            description: None,
        });
    }
    Ok(vocabulary)
}

/// Competences and occupations of the demonstration data.
pub(crate) fn demo() -> Outcome<Vocabulary> {
    let mut vocabulary = demo_competences()?;
    for row in csv::ReaderBuilder::new().delimiter(b';').from_path(repository().join("data/demo/professioni.csv"))?.records() {
        let row = row?;
        vocabulary.concepts.push(Concept {
            uri: row[0].to_owned(),
            kind: Kind::Occupation,
            labels: vec![label(&row[2], Role::Preferred, Language::Italian), label(&row[3], Role::Preferred, Language::English)],
            group: Some(row[1].to_owned()),
            broader: Vec::new(),
            description: None,
        });
    }
    Ok(vocabulary)
}

/// A query with the answers that a person accepts.
#[derive(Clone, Debug)]
pub(crate) struct Graded {
    pub(crate) query: String,
    /// The best first.
    pub(crate) accepted: Vec<String>,
}

/// Reads a file of graded queries: query, accepted URIs separated by `|`, the label of the best.
pub(crate) fn graded(file: &Path) -> Outcome<Vec<Graded>> {
    let mut all = Vec::new();
    for row in csv::ReaderBuilder::new().delimiter(b';').from_path(file)?.records() {
        let row = row?;
        all.push(Graded { query: row[0].to_owned(), accepted: row[1].split('|').map(str::to_owned).collect() });
    }
    Ok(all)
}

/// Occupations and demands of the demonstration data, which were named before there was a search.
/// Titles that the vocabulary has, and occupations that it has not, are left out.
pub(crate) fn demo_titles(vocabulary: &Vocabulary) -> Outcome<Vec<Graded>> {
    let names = vocabulary.concepts.iter().flat_map(|concept| &concept.labels).flat_map(|label| label.text.split('/'));
    let names: HashSet<Vec<String>> = names.map(stems).collect();
    let uris: HashSet<&str> = vocabulary.concepts.iter().map(|concept| concept.uri.as_str()).collect();
    let mut all = Vec::new();
    for (file, title, uri) in [("professioni.csv", "etichetta_it", "uri"), ("richieste.csv", "titolo", "uri_professione")] {
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(repository().join("data/demo").join(file))?;
        let header = reader.headers()?.clone();
        let column = |name: &str| header.iter().position(|other| other == name).ok_or("a column of data/demo is missing");
        let (title, uri) = (column(title)?, column(uri)?);
        for row in reader.records() {
            let row = row?;
            if !names.contains(&stems(&row[title])) && uris.contains(&row[uri]) {
                all.push(Graded { query: row[title].to_owned(), accepted: vec![row[uri].to_owned()] });
            }
        }
    }
    Ok(all)
}

/// The halves of the graded queries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    /// Whose failures may be looked at.
    Tuning,
    /// Whose failures nobody looks at.
    Test,
}

impl Half {
    /// Decided by the text of the query alone (FNV-1a), so that a new query moves no other one.
    pub(crate) fn of(query: &str) -> Self {
        if (hash(query) >> 32).is_multiple_of(2) { Self::Tuning } else { Self::Test }
    }
}

/// Takes one alternative label from each occupation that has any, to ask for it: real titles that
/// the index does not know. Which one, a hash decides. Left out are queries that another label says
/// too, in another gender or with other joining words.
pub(crate) fn held_out(vocabulary: &Vocabulary) -> (Vocabulary, Vec<Graded>) {
    let mut less = vocabulary.clone();
    let mut graded = Vec::new();
    for concept in &mut less.concepts {
        let others = concept.labels.iter().filter(|label| label.role == Role::Alternative);
        let Some(query) = others.map(|label| label.text.clone()).min_by_key(|text| hash(text)) else { continue };
        let taken = stems(&query);
        concept.labels.retain(|label| label.role == Role::Preferred || stems(&label.text) != taken);
        graded.push(Graded { query, accepted: vec![concept.uri.clone()] });
    }
    let labels = less.concepts.iter().flat_map(|concept| &concept.labels).flat_map(|label| label.text.split('/'));
    let known: HashSet<Vec<String>> = labels.map(stems).collect();
    graded.retain(|graded| !known.contains(&stems(&graded.query)));
    (less, graded)
}

/// The stems of a label, in the order of the alphabet.
fn stems(label: &str) -> Vec<String> {
    let mut stems: Vec<String> = finding::words(label).iter().map(|word| finding::stem(word, Language::Italian)).collect();
    stems.sort();
    stems
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
