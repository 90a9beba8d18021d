//! Any bytes as a zip of ESCO, and as one of its files.
#![no_main]

use domain::language::Language;
use imports::esco::{Esco, OccupationSkill, PackageFiles, Skill, ZipPackage};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeMap;

fn read(files: impl PackageFiles) {
    let Ok(mut package) = Esco::new("package", files) else { return };
    if let Ok(Some(rows)) = package.rows::<Skill>(Language::Italian) {
        rows.for_each(drop);
    }
    if let Ok(Some(rows)) = package.rows::<OccupationSkill>(Language::Italian) {
        rows.for_each(drop);
    }
}

fuzz_target!(|bytes: &[u8]| {
    if let Ok(package) = ZipPackage::open("package.zip", bytes) {
        read(package);
    }
    read(BTreeMap::from([("skills_it.csv".to_owned(), bytes.to_vec())]));
    read(BTreeMap::from([("occupationSkillRelations.csv".to_owned(), bytes.to_vec())]));
});
