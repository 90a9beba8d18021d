//! `annoda match` as somebody at a terminal meets it.

use serde_json::Value;
use std::process::{Command, Output};
use tempfile::TempDir;

fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_annoda")).current_dir(folder).arg("match").args(arguments).output().expect("starts")
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

fn answer(folder: &TempDir, arguments: &[&str]) -> Value {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

const PROBLEM: &str = "p 3 2 5\nc 2 1\ne 0 0 9000\ne 1 0 8000\ne 1 1 4900\ne 2 0 5000\ne 2 1 0\n";

#[test]
fn the_answer_is_json_with_the_promised_keys() {
    let folder = folder(&[("problem", PROBLEM), ("minimums", "0 1"), ("three", "2 1")]);
    let total = answer(&folder, &["problem", "--json", "--tiers", "total"]);
    assert_eq!(
        (&total["placed"], &total["total"], &total["certified"], &total["gap"]),
        (&3.into(), &18_900.into(), &true.into(), &0.0.into())
    );
    assert_eq!(total["assignment"], serde_json::json!([[0, 0], [1, 1], [2, 0]]));
    assert_eq!(total["below_half"], 1);
    assert!(total["solve_ms"].as_f64().is_some_and(|ms| ms >= 0.0));
    let fair = answer(&folder, &["problem", "--json"]);
    assert_eq!((&fair["placed"], &fair["below_quarter"], &fair["below_half"]), (&3.into(), &0.into(), &1.into()));
    let minimums = answer(&folder, &["problem", "--json", "--minimums", "three", "--time-limit", "0"]);
    assert_eq!(minimums["placed"], 3);
}

#[test]
fn without_json_it_speaks_to_people() {
    let folder = folder(&[("problem", PROBLEM)]);
    let output = run(&folder, &["problem"]);
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success() && text.contains("placed       3") && text.contains("proven to be the best"), "{text}");
}

#[test]
fn what_is_wrong_is_one_sentence_with_file_and_line() {
    let folder = folder(&[("bad", "p 1 1 1\nc 1\ne 0 5 1\n"), ("good", "p 1 1 0\nc 1\n"), ("minimums", "2")]);
    for (arguments, expected) in [
        (&["bad", "--json"][..], "annoda: bad, line 3: there is no place 5: they are numbered from 0 to one less than 1.\n"),
        (&["good", "--minimums", "minimums"][..], "annoda: minimums, line 1: place 0 asks for at least 2 students and has 1 seats.\n"),
        (&["nothing"][..], "annoda: nothing cannot be read: does it exist, and may you read it?\n"),
    ] {
        let output = run(&folder, arguments);
        assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(1), expected));
        assert!(output.stdout.is_empty());
    }
}
