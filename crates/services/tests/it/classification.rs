//! ESCO's package into the database: whole or not at all.

use crate::databases::on_each;
use crate::seed::services;
use domain::classification::ClassificationReport;
use domain::language::Language;
use services::classification::{ImportError, Intent, read, store};
use std::fs;
use std::path::Path;

const OCCUPATIONS: &str = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,description,code\n\
    Occupation,http://data.europa.eu/esco/occupation/1,7223,tornitore,\"tornitrice\naddetto al tornio\",released,Lavora al tornio.,7223.1\n\
    Occupation,http://data.europa.eu/esco/occupation/2,7212,saldatore,saldatore,released,,7212.1\n";
const NEEDS: &str = "occupationUri,relationType,skillType,skillUri\n\
    http://data.europa.eu/esco/occupation/1,essential,skill/competence,http://data.europa.eu/esco/skill/1\n\
    http://data.europa.eu/esco/occupation/1,optional,skill/competence,http://data.europa.eu/esco/skill/unknown\n";
const SKILLS: &str = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels\n\
    KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/1,skill/competence,sector-specific,usare il tornio,tornire\n";

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn refusal(path: &Path) -> String {
    read(path, None, &mut |_, _| {}).unwrap_err().to_string()
}

#[tokio::test]
async fn a_folder_is_loaded_and_loading_it_again_changes_nothing() {
    on_each(async |fresh| {
        let services = services(&fresh);
        let package = folder(&[
            ("occupations_it.csv", OCCUPATIONS),
            ("skills_it.csv", SKILLS),
            ("occupationSkillRelations.csv", NEEDS),
            ("readme.txt", ""),
        ]);
        let mut heard = Vec::new();
        let new = read(package.path(), None, &mut |file, rows| heard.push((file.to_owned(), rows))).unwrap();
        assert_eq!(
            heard,
            [("occupations_it.csv".to_owned(), 2), ("skills_it.csv".to_owned(), 1), ("occupationSkillRelations.csv".to_owned(), 2)]
        );
        let expected = ClassificationReport { added: 3, links_added: 1, links_to_unknown: 1, ..Default::default() };
        assert_eq!(store(&services, &new, Intent::Rehearse).await.unwrap(), [expected]);
        assert_eq!(store(&services, &new, Intent::Store).await.unwrap(), [expected], "the rehearsal kept nothing");
        let again = ClassificationReport { unchanged: 3, links_unchanged: 1, links_to_unknown: 1, ..Default::default() };
        assert_eq!(store(&services, &new, Intent::Store).await.unwrap(), [again]);
        let stored = persistence::classification::read(services.database().connection(), Language::Italian).await.unwrap();
        let turner = &stored.concepts[0];
        assert_eq!((turner.label.as_str(), turner.alternatives.len(), turner.group.as_str()), ("tornitore", 2, "7223"));
        assert!(stored.concepts[1].alternatives.is_empty(), "a label is not its own alternative");
    })
    .await;
}

#[test]
fn what_is_wrong_says_where_and_what_to_do() {
    let twice = OCCUPATIONS.replace("occupation/2", "occupation/1");
    let package = folder(&[("occupations_it.csv", &twice)]);
    let said = refusal(package.path());
    assert!(
        said.contains("occupations_it.csv, row 3, conceptUri “http://data.europa.eu/esco/occupation/1”: The code stands in row 2"),
        "{said}"
    );
    let unlabelled = OCCUPATIONS.replace(",saldatore,saldatore", ",,saldatore");
    let package = folder(&[("occupations.csv", &unlabelled)]);
    let said = refusal(&package.path().join("occupations.csv"));
    assert!(said.contains("row 3, preferredlabel: The cell is empty. Write a value."), "{said}");
    let package = folder(&[("holiday.csv", "a,b\n1,2\n"), ("half.zip", "PK\u{3}\u{4}")]);
    assert!(refusal(package.path()).contains("There is no file of ESCO"), "{}", refusal(package.path()));
    assert!(refusal(&package.path().join("half.zip")).contains("half.zip: "), "{}", refusal(&package.path().join("half.zip")));
    assert!(matches!(read(&package.path().join("nothing"), None, &mut |_, _| {}), Err(ImportError::Path { .. })));
}

/// The labels of ESCO 1.0.8, where they lie beside the project.
#[test]
fn the_published_occupations_are_read() {
    let path = Path::new("../../../shared/data/occupations_it.csv");
    if !path.exists() {
        eprintln!("SKIPPED: {} is not here", path.display());
        return;
    }
    let read = read(path, None, &mut |_, _| {}).unwrap();
    assert_eq!((read.len(), read[0].language, read[0].concepts.len()), (1, Language::Italian, 2_939));
}
