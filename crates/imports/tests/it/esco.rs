use domain::catalogue::Relation;
use domain::competence::CompetenceKind;
use domain::language::Language;
use imports::esco::{
    BroaderOccupation, BroaderSkill, ConceptKind, Esco, EscoRow, IscoGroup, Occupation, OccupationSkill, PackageFiles, Skill, SkillGroup,
    SkillSkill, ZipPackage,
};
use imports::samples::{self, EscoSize};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;

fn files(parts: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    parts.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}

fn all<T: EscoRow, F: PackageFiles>(package: &mut Esco<F>) -> (Vec<T>, Vec<String>) {
    let (mut entries, mut problems) = (Vec::new(), Vec::new());
    for row in package.rows::<T>(Language::Italian).unwrap().into_iter().flatten() {
        match row {
            Ok(row) => entries.push(row.entry),
            Err(problem) => {
                problems.push(format!("{} {} {}", problem.row.unwrap_or(0), problem.column.as_deref().unwrap_or("-"), problem.key))
            }
        }
    }
    (entries, problems)
}

#[test]
fn files_of_every_version_are_read_by_the_names_of_their_columns() {
    let mut package = Esco::new("esco.zip", files(&[
        ("it/occupations_it.csv", "\u{feff}conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,code,naceCode\nOccupation,http://e/o1,7223,tornitore/tornitrice,\"tornitore\ntornitrice\",released,7223.4,C25\nOccupation,http://e/o2,7223,vecchio mestiere,,obsolete,7223.5,\n"),
        ("it/occupations_en.csv", "conceptUri,preferredLabel\nhttp://e/o1,turner\n"),
        ("skills.csv", "conceptUri;skillType;preferredLabel;description\nhttp://e/s1;skill/competence;\"tornire; a mano\";Fa\nhttp://e/s2;knowledge;metalli;\n"),
        ("ISCOGroups_it.csv", "conceptType,conceptUri,code,preferredLabel\nISCOGroup,http://e/i1,01,Forze armate\n"),
        ("skillGroups_it.csv", "conceptUri,preferredLabel,code\nhttp://e/g1,lavorare,S1\n"),
        ("occupationSkillRelations.csv", "occupationUri,relationType,skillType,skillUri\nhttp://e/o1,essential,knowledge,http://e/s2\nhttp://e/o1,optional,,http://e/s1\n"),
        ("broaderRelationsSkillPillar_it.csv", "conceptType,conceptUri,broaderType,broaderUri\nKnowledgeSkillCompetence,http://e/s1,SkillGroup,http://e/g1\n"),
        ("broaderRelationsOccPillar_en.csv", "conceptUri,broaderUri\nhttp://e/o1,http://e/o2\n"),
        ("skillSkillRelations_it.csv", "originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri\nhttp://e/s1,skill/competence,optional,knowledge,http://e/s2\n"),
        ("readme.txt", "x"),
    ])).unwrap();
    assert_eq!(package.languages(), ["", "en", "it"]);
    let (occupations, problems) = all::<Occupation, _>(&mut package);
    assert_eq!((occupations.len(), problems), (1, vec![]));
    assert_eq!(
        (occupations[0].code.as_str(), occupations[0].isco_group.as_str(), occupations[0].alternatives.len()),
        ("7223.4", "7223", 2)
    );
    let (skills, _) = all::<Skill, _>(&mut package);
    assert_eq!((skills[0].label.as_str(), skills[1].kind), ("tornire; a mano", CompetenceKind::Knowledge));
    assert_eq!(all::<IscoGroup, _>(&mut package).0[0].0.code, "01");
    assert_eq!(all::<SkillGroup, _>(&mut package).0[0].0.label, "lavorare");
    let (relations, _) = all::<OccupationSkill, _>(&mut package);
    assert_eq!(relations.iter().map(|relation| relation.relation).collect::<Vec<_>>(), [Relation::Essential, Relation::Optional]);
    assert_eq!(all::<BroaderSkill, _>(&mut package).0[0].0.broad_kind, ConceptKind::SkillGroup);
    assert_eq!(all::<BroaderOccupation, _>(&mut package).0[0].0.broad_kind, ConceptKind::Occupation);
    assert_eq!(all::<SkillSkill, _>(&mut package).0[0].related, "http://e/s2");
    assert_eq!(package.file_of::<Occupation>(Language::English), Some("it/occupations_en.csv"));
    assert_eq!(package.file_of::<Skill>(Language::English), Some("skills.csv"));
}

#[test]
fn wrong_rows_are_told_and_the_others_are_read() {
    let mut package = Esco::new("esco.zip", files(&[
        ("skills_it.csv", "conceptUri,preferredLabel,altLabels\nhttp://e/s1,a,\n,b,\nhttp://e/s3,,\"x\ny\"\nnessuno,c,\nhttp://e/s5,d\u{fffd},\nhttp://e/s6,e\n"),
        ("occupationSkillRelations_it.csv", "occupationUri,relationType,skillType,skillUri\nhttp://e/o,forse,,http://e/s\n"),
    ])).unwrap();
    let (skills, problems) = all::<Skill, _>(&mut package);
    assert_eq!(skills.iter().map(|skill| skill.label.as_str()).collect::<Vec<_>>(), ["a", "e"]);
    assert_eq!(
        problems,
        ["3 concepturi import-required", "4 preferredlabel import-required", "5 concepturi import-not-a-uri", "6 - import-broken-text"]
    );
    assert_eq!(all::<OccupationSkill, _>(&mut package).1, ["2 relationtype import-not-a-relation"]);
    assert!(package.rows::<Occupation>(Language::Italian).unwrap().is_none());
}

#[test]
fn what_is_no_package_is_refused() {
    let key = |parts: &[(&str, &str)]| match Esco::new("x.zip", files(parts)) {
        Err(problem) => problem.key,
        Ok(mut package) => package.rows::<Skill>(Language::Italian).map(|_| String::new()).unwrap_or_else(|problem| problem.key),
    };
    assert_eq!(key(&[("skills_en_text.csv", "conceptUri,text\n")]), "import-no-esco");
    assert_eq!(key(&[("skills_it.csv", "")]), "import-empty-file");
    assert_eq!(key(&[("skills_it.csv", "uri,label\n")]), "import-missing-column");
    assert_eq!(ZipPackage::open("x.zip", b"no zip").unwrap_err().key, "import-damaged-archive");
}

#[test]
fn a_package_of_official_size_comes_out_of_a_zip_whole() {
    let size = EscoSize { occupations: 300, skills: 1_400, relations: 12_600 };
    let zip = samples::zipped(&samples::esco(7, size)).unwrap();
    assert_eq!(zip, samples::zipped(&samples::esco(7, size)).unwrap());
    let mut package = Esco::new("esco.zip", ZipPackage::open("esco.zip", &zip).unwrap()).unwrap();
    let (skills, problems) = all::<Skill, _>(&mut package);
    assert_eq!((skills.len(), problems.len()), (size.skills, 0));
    let labels: std::collections::BTreeSet<_> = skills.iter().map(|skill| skill.label.as_str()).collect();
    assert_eq!(labels.len(), size.skills);
    assert_eq!(all::<Occupation, _>(&mut package).0.len(), size.occupations);
    let (relations, _) = all::<OccupationSkill, _>(&mut package);
    let pairs: std::collections::BTreeSet<_> = relations.iter().map(|relation| (&relation.occupation, &relation.skill)).collect();
    assert_eq!((relations.len(), pairs.len()), (size.relations, size.relations));
}

#[test]
fn the_real_labels_are_read() {
    let folder = std::env::var_os("ANNODA_DATA").map_or_else(|| PathBuf::from("../../../shared/data"), Into::into);
    if !folder.is_dir() {
        eprintln!("skipped: no ESCO data in {} (ANNODA_DATA says another folder)", folder.display());
        return;
    }
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).unwrap().flatten() {
        found.insert(entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).unwrap());
    }
    let mut package = Esco::new("data", found).unwrap();
    let (occupations, problems) = all::<Occupation, _>(&mut package);
    assert_eq!((occupations.len(), problems), (2_939, vec![]));
    assert!(occupations.iter().any(|occupation| occupation.alternatives.len() > 5));
    let (groups, problems) = all::<IscoGroup, _>(&mut package);
    assert_eq!((groups.len(), problems), (619, vec![]));
}

proptest! {
    #[test]
    fn any_bytes_end_in_rows_or_problems(bytes in proptest::collection::vec(prop_oneof![Just(b'"'), Just(b','), Just(b'\n'), Just(b'h'), any::<u8>()], 0..200)) {
        let header = b"conceptUri,preferredLabel\n".to_vec();
        for bytes in [bytes.clone(), [header, bytes].concat()] {
            let package = Esco::new("x", BTreeMap::from([("skills_it.csv".to_owned(), bytes)]));
            if let Ok(Some(rows)) = package.unwrap().rows::<Skill>(Language::Italian) {
                prop_assert!(rows.count() <= 201);
            }
        }
    }
}
