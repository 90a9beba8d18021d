//! The whole polo as one file: out of one database, into another, of the other kind too; and what
//! is refused.

use crate::databases::{Fresh, on_each, postgres, sqlite};
use crate::seed::{seeded, services};
use domain::language::Language;
use persistence::archive::{RowCounts, counts, schema};
use persistence::{Connection, Database};
use services::archive::{ArchiveError, LoadReport, Manifest, Proof, export, is_archive, load, manifest};
use services::{Services, board};
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

async fn rows(database: &Database) -> RowCounts {
    let schema = schema(database.connection()).await.unwrap();
    counts(database.connection(), &schema).await.unwrap()
}

/// What a new database has.
async fn fresh_counts() -> RowCounts {
    let scratch = Database::scratch().await.unwrap();
    migrations::up(scratch.connection()).await.unwrap();
    rows(&scratch).await
}

async fn take(services: &Services, path: &Path) -> Manifest {
    export(services, path, &mut |_, _| {}).await.unwrap()
}

async fn put(services: &Services, path: &Path) -> Result<LoadReport, ArchiveError> {
    load(services, path, &fresh_counts().await, Proof::Now, &mut |_, _| {}).await
}

async fn empty() -> Fresh {
    let fresh = sqlite().await;
    migrations::up(fresh.database.connection()).await.unwrap();
    fresh
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_polo_gives_the_same_bytes_on_either_database() {
    let folder = tempfile::tempdir().unwrap();
    on_each(async |fresh| {
        let source = seeded(&fresh).await;
        let first = folder.path().join(format!("first-{}.zip", fresh.database.is_postgres()));
        let manifest = take(&source, &first).await;
        let stored = rows(&fresh.database).await;
        assert_eq!(manifest.rows(), stored.values().sum::<u64>());
        assert_eq!(manifest.tables.len(), stored.len());
        assert_eq!(manifest.changes, migrations::names());
        for target in [Some(sqlite().await), postgres().await].into_iter().flatten() {
            migrations::up(target.database.connection()).await.unwrap();
            let other = services(&target);
            let report = put(&other, &first).await.unwrap();
            let check = report.check.unwrap();
            assert!(check.is_sound() && check.boards == 3 && check.placements > 0, "{check:?}");
            assert_eq!(rows(&target.database).await, stored);
            let second = folder.path().join("second.zip");
            take(&other, &second).await;
            let same = std::fs::read(&first).unwrap() == std::fs::read(&second).unwrap();
            assert!(same, "from PostgreSQL {} to PostgreSQL {}", fresh.database.is_postgres(), target.database.is_postgres());
            std::fs::remove_file(&second).unwrap();
            // It is not only stored: the boards can be read.
            let teacher = crate::seed::demo_actor(&other, "Luisa Bini").await;
            assert!(!board::list(&other, &teacher, Language::Italian).await.unwrap().is_empty());
        }
    })
    .await;
}

/// An archive of the demo, and the folder in which it stands.
async fn archive() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let source = empty().await;
    let path = folder.path().join("polo.zip");
    take(&seeded(&source).await, &path).await;
    (folder, path)
}

/// The archive with some of its parts changed; `None` leaves a part out.
fn changed(path: &Path, mut change: impl FnMut(&str, Vec<u8>) -> Option<Vec<u8>>) -> PathBuf {
    let mut zip = ZipArchive::new(File::open(path).unwrap()).unwrap();
    let to = path.with_file_name("changed.zip");
    let mut new = ZipWriter::new(File::create(&to).unwrap());
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if let Some(bytes) = change(&name, bytes) {
            new.start_file(name, SimpleFileOptions::default()).unwrap();
            new.write_all(&bytes).unwrap();
        }
    }
    new.finish().unwrap();
    to
}

/// The manifest with one value changed.
fn manifest_with(bytes: Vec<u8>, change: impl Fn(&mut serde_json::Value)) -> Option<Vec<u8>> {
    let mut value = serde_json::from_slice(&bytes).unwrap();
    change(&mut value);
    Some(serde_json::to_vec(&value).unwrap())
}

/// Nothing may be stored.
async fn refused(path: &Path) -> ArchiveError {
    let target = empty().await;
    let error = put(&services(&target), path).await.unwrap_err();
    assert_eq!(rows(&target.database).await, fresh_counts().await, "{error}");
    error
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_damaged_is_refused_and_nothing_is_stored() {
    let (_folder, path) = archive().await;
    assert!(is_archive(&path));
    const TABLE: &str = "tables/student.jsonl";
    let table = |change: &dyn Fn(String) -> String| {
        changed(&path, |name, bytes| Some(if name == TABLE { change(String::from_utf8(bytes).unwrap()).into_bytes() } else { bytes }))
    };
    let wrong = |error: ArchiveError, at: Option<u64>, part: &str| {
        let ArchiveError::Damaged { file, row, why } = &error else { panic!("{error}") };
        assert_eq!((file.as_str(), *row), (TABLE, at), "{why}");
        assert!(error.to_string().contains(part), "{error}");
    };
    wrong(refused(&table(&|text| text.replacen("\"2009-", "\"2008-", 1))).await, None, "SHA-256");
    wrong(refused(&table(&|text| text.replacen('[', "{", 1))).await, Some(1), "no row can be read");
    wrong(refused(&table(&|text| text.replacen("[\"", "[7, \"", 1))).await, Some(1), "values for");
    wrong(refused(&table(&|text| text.split_inclusive('\n').skip(1).collect())).await, None, "rows");
    wrong(refused(&table(&|text| format!("{text}{text}"))).await, Some(rows_of(&path, "student") + 1), "does not end");
    // A student twice, and another one not at all, whose row is as long: the size of the file is checked too.
    let twice = |text: String| {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let other = (1..lines.len()).find(|at| lines[*at].len() == lines[0].len()).unwrap();
        lines[other] = lines[0];
        lines.concat()
    };
    wrong(refused(&table(&twice)).await, Some(1), "from here on");
    wrong(refused(&table(&|text| text.trim_end().to_owned())).await, Some(rows_of(&path, "student")), "does not end");
    let day = table(&|text| text.replacen("\"2009-", "\"2009-99", 1));
    assert!(refused(&day).await.to_string().contains("birth is no date"));
    let unreadable = async |path: &Path, part: &str| {
        let error = refused(path).await;
        assert!(matches!(error, ArchiveError::Unreadable { .. }) && error.to_string().contains(part), "{error}");
    };
    unreadable(&changed(&path, |name, bytes| (name != TABLE).then_some(bytes)), "other parts").await;
    unreadable(&changed(&path, |name, bytes| (name != "manifest.json").then_some(bytes)), "no manifest").await;
    unreadable(&changed(&path, |name, bytes| Some(if name == "manifest.json" { b"{".to_vec() } else { bytes })), "manifest").await;
    let bytes = std::fs::read(&path).unwrap();
    for length in [0, 10, bytes.len() / 2, bytes.len() - 1] {
        let cut = path.with_file_name("cut.zip");
        std::fs::write(&cut, &bytes[..length]).unwrap();
        unreadable(&cut, "no whole archive").await;
        assert!(!is_archive(&cut));
    }
}

fn rows_of(path: &Path, table: &str) -> u64 {
    manifest(path).unwrap().tables.iter().find(|listed| listed.table == table).unwrap().rows
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_made_to_fill_the_disk_is_refused_before_it_is_unpacked() {
    let (_folder, path) = archive().await;
    let bomb = changed(&path, |name, bytes| match name {
        "tables/student.jsonl" => Some(vec![b' '; 80 << 20]),
        "manifest.json" => manifest_with(bytes, |value| {
            let tables = value["tables"].as_array_mut().unwrap();
            let student = tables.iter_mut().find(|table| table["table"] == "student").unwrap();
            student["bytes"] = (80_u64 << 20).into();
        }),
        _ => Some(bytes),
    });
    assert!(refused(&bomb).await.to_string().contains("packed too small"));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_schema_is_refused() {
    let (_folder, path) = archive().await;
    let with = |change: &dyn Fn(&mut serde_json::Value)| {
        changed(&path, |name, bytes| if name == "manifest.json" { manifest_with(bytes, change) } else { Some(bytes) })
    };
    let newer = refused(&with(&|value| value["changes"].as_array_mut().unwrap().push("m29991231_000001_future".into()))).await;
    assert!(matches!(&newer, ArchiveError::Newer { what, .. } if what.contains("m29991231")), "{newer}");
    let format = refused(&with(&|value| value["format"] = 2.into())).await;
    assert!(matches!(&format, ArchiveError::Newer { what, .. } if what == "format 2"), "{format}");
    let older = refused(&with(&|value| {
        value["changes"].as_array_mut().unwrap().pop();
    }))
    .await;
    assert!(matches!(older, ArchiveError::OtherSchema { .. }), "{older}");
    let column = refused(&with(&|value| value["tables"][0]["columns"][0]["kind"] = "text".into())).await;
    assert!(matches!(column, ArchiveError::OtherSchema { .. }), "{column}");
    let table = refused(&with(&|value| value["tables"][0]["table"] = "elsewhere".into())).await;
    assert!(matches!(table, ArchiveError::OtherSchema { .. }), "{table}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_holds_something_is_left_alone() {
    let (_folder, path) = archive().await;
    for something in [
        "INSERT INTO municipality (istat_code, name, latitude, longitude) VALUES ('050029', 'Pontedera', 43.66, 10.63)",
        "DELETE FROM regulation WHERE key = 'adult_age'",
        "INSERT INTO concept (id, uri, kind) VALUES (randomblob(16), 'http://example.org/1', 'skill')",
    ] {
        let target = empty().await;
        target.database.connection().execute_unprepared(something).await.unwrap();
        let before = rows(&target.database).await;
        let error = put(&services(&target), &path).await.unwrap_err();
        assert!(matches!(error, ArchiveError::NotEmpty { .. }), "{error}");
        assert_eq!(rows(&target.database).await, before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn boards_that_are_not_what_their_history_says_are_refused() {
    let source = empty().await;
    let demo = seeded(&source).await;
    source.database.connection().execute_unprepared("UPDATE board_student SET locked = NOT locked").await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("polo.zip");
    take(&demo, &path).await;
    let error = refused(&path).await;
    assert!(matches!(&error, ArchiveError::Unsound(report) if !report.is_sound()), "{error}");
    assert!(error.to_string().contains("student"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_file_is_overwritten() {
    let (_folder, path) = archive().await;
    let before = std::fs::read(&path).unwrap();
    let source = empty().await;
    let error = export(&services(&source), &path, &mut |_, _| {}).await.unwrap_err();
    assert!(matches!(error, ArchiveError::Exists(_)), "{error}");
    assert!(std::fs::read(&path).unwrap() == before);
    let nowhere = export(&services(&source), &path.join("polo.zip"), &mut |_, _| {}).await.unwrap_err();
    assert!(matches!(nowhere, ArchiveError::Path { .. }), "{nowhere}");
}
