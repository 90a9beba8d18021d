//! `annoda import` and `annoda find` as somebody at a terminal meets them.

use serde_json::{Value, json};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const OCCUPATIONS: &str = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels\n\
    Occupation,http://data.europa.eu/esco/occupation/1,7223,tornitore/tornitrice,\"addetto al tornio\nconduttore di tornio\"\n\
    Occupation,http://data.europa.eu/esco/occupation/2,7212,saldatore/saldatrice,\n\
    Occupation,http://data.europa.eu/esco/occupation/3,5120,cuoco/cuoca,chef di cucina\n";

/// Runs the program in a folder, with this on standard input.
fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annoda"));
    command.current_dir(folder).args(arguments).env_remove("DATABASE_URL").env("ANNODA_DATA", folder).env("ANNODA_LOG", "warn");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    // One that ends before it has read everything closes the pipe.
    let _closed = child.stdin.take().expect("piped").write_all(input);
    child.wait_with_output().expect("ends")
}

fn lines(output: &Output) -> Vec<Value> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout.clone()).expect("text");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn what_was_imported_is_found_in_anyones_words() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("occupations_it.csv"), OCCUPATIONS).expect("written");
    let import = ["import", "occupations_it.csv", "--json"];
    let report = |added, unchanged| {
        json!([{ "language": "it", "added": added, "changed": 0, "unchanged": unchanged,
            "links_added": 0, "links_removed": 0, "links_unchanged": 0, "links_to_unknown": 0 }])
    };
    let rehearsed = lines(&run(folder.path(), &[&import[..], &["--dry-run"]].concat(), b""));
    assert_eq!(Value::from(rehearsed), report(3, 0));
    assert_eq!(Value::from(lines(&run(folder.path(), &import, b""))), report(3, 0), "the rehearsal stored nothing");
    assert_eq!(Value::from(lines(&run(folder.path(), &import, b""))), report(0, 3));

    let asked = "addetti al tornio\ncuochi\n\n\u{1f52a}\nfoo \"bar\"\\\n";
    let answers = lines(&run(folder.path(), &["find", "--kind", "occupation", "--top", "2", "--json"], asked.as_bytes()));
    let queries: Vec<&Value> = answers.iter().map(|answer| &answer["query"]).collect();
    assert_eq!(queries, ["addetti al tornio", "cuochi", "", "\u{1f52a}", "foo \"bar\"\\"], "an answer for each line, in their order");
    let first = &answers[0]["hits"][0];
    assert_eq!(first["uri"], "http://data.europa.eu/esco/occupation/1");
    assert_eq!(first["label"], "tornitore/tornitrice");
    assert_eq!(first["matched"], "addetto al tornio");
    assert!(first["score"].as_f64().is_some_and(|score| score > 0.0 && score <= 1.0), "{first}");
    assert_eq!(answers[1]["hits"][0]["label"], "cuoco/cuoca");
    assert!(answers.iter().all(|answer| answer["hits"].as_array().is_some_and(|hits| hits.len() <= 2)));
    assert_eq!(answers[2]["hits"], json!([]));
}

#[test]
fn bytes_of_another_encoding_and_nothing_to_look_in_are_met() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path();
    assert!(run(path, &["migrate"], b"").status.success());
    let nothing = run(path, &["find"], b"tornitore\n");
    let said = String::from_utf8_lossy(&nothing.stderr);
    assert!(!nothing.status.success() && said.contains("load ESCO with `annoda import` first"), "{said}");
    std::fs::write(path.join("occupations_it.csv"), OCCUPATIONS).expect("written");
    assert!(run(path, &["import", "occupations_it.csv"], b"").status.success());
    let answers = lines(&run(path, &["find", "--json"], b"saldatore \xe8\n"));
    assert_eq!(answers[0]["hits"][0]["label"], "saldatore/saldatrice");
    let people = run(path, &["find"], b"saldatore\nxyzzy\n");
    let text = String::from_utf8(people.stdout).expect("text");
    assert!(text.contains("saldatore/saldatrice") && text.contains("xyzzy\n  nothing found"), "{text}");
}

#[test]
fn a_broken_file_is_said_by_row_and_stores_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path();
    std::fs::write(path.join("occupations_it.csv"), OCCUPATIONS.replace("saldatore/saldatrice", "")).expect("written");
    let output = run(path, &["import", "occupations_it.csv"], b"");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("occupations_it.csv, row 3, preferredlabel: The cell is empty."), "{said}");
    assert!(!path.join("annoda.sqlite3").exists(), "the database was not even made");
    let output = run(path, &["import", "nowhere.zip"], b"");
    assert!(String::from_utf8_lossy(&output.stderr).contains("nowhere.zip cannot be read"));
}
