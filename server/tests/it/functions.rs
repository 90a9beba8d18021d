//! Every server function is a public address: each is listed in `functions.txt`, with what a visitor
//! who is nobody gets from it.

use crate::site::Site;
use axum::http::Method;
use std::collections::{BTreeMap, BTreeSet};

struct Line {
    kind: String,
    body: String,
    nobody: u16,
}

/// `path | form or json | body | status`, one a line.
fn expected() -> BTreeMap<String, Line> {
    let lines = include_str!("functions.txt").lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let parse = |line: &str| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [path, kind, body, nobody] = cells[..] else { panic!("four cells are wanted in: {line}") };
        (path.to_owned(), Line { kind: kind.to_owned(), body: body.to_owned(), nobody: nobody.parse().expect("a status") })
    };
    lines.map(parse).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_function_is_listed_and_changes_nothing_by_get() {
    // Whoever builds the router links every function in.
    let site = Site::demo().await;
    let registered: BTreeSet<String> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    let listed: BTreeSet<String> = expected().into_keys().collect();
    assert_eq!(registered, listed, "functions.txt must list every server function");
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        assert_eq!(method, Method::POST, "{path}");
        let words: Vec<&str> = path.split('/').collect();
        assert!(matches!(words[..], ["", "api", _, _]), "{path} must be named as /api/noun/verb, not by a hash");
        assert_eq!(site.visitor().get(path).await.status(), 405, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_function_as_nobody() {
    let site = Site::demo().await;
    let board = site.person("Luisa Bini").await.board().await;
    let student = board.state.students().next().expect("a student").0;
    let visitor = site.visitor();
    for (path, line) in expected() {
        let body = line.body.replace("{board}", &board.summary.id.to_string()).replace("{student}", &student.to_string());
        let kind = if line.kind == "json" { "application/json" } else { "application/x-www-form-urlencoded" };
        let request = visitor.http.post(format!("{}{path}", site.address)).header("content-type", kind);
        let response = request.body(body.clone()).send().await.expect("answers");
        let (status, text) = (response.status().as_u16(), response.text().await.expect("text"));
        assert_eq!(status, line.nobody, "{path} {body}: {text}");
        assert!(!text.contains(&student.to_string()), "{path} tells nobody of a student");
    }
    let after = site.person("Luisa Bini").await.read(board.summary.id).await;
    assert_eq!(after.state.version(), board.state.version(), "nobody has changed anything");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_does_not_exist_is_nobody() {
    let site = Site::demo().await;
    for cookie in ["annoda_person=01890000-0000-7000-8000-000000000000", "annoda_person=x", "annoda_person="] {
        let request = site.visitor().http.post(format!("{}/api/boards/list", site.address)).header("cookie", cookie);
        let response = request.json(&serde_json::json!({})).send().await.expect("answers");
        assert_eq!(response.text().await.expect("text"), "[]", "{cookie}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_chooses_who_to_be_outside_of_the_demo() {
    let demo = Site::demo().await;
    let people: Vec<domain::person::DemoPerson> = demo.visitor().call("session/people", serde_json::json!({})).await;
    assert_eq!(people.len(), 10);
    let site = Site::start(crate::site::Store::Sqlite, false).await;
    let visitor = site.visitor();
    let found: Vec<domain::person::DemoPerson> = visitor.call("session/people", serde_json::json!({})).await;
    assert!(found.is_empty());
    let ids = services::person::demo_people(&site.state.services).await.expect("reads");
    let id = ids.first().expect("there are some").id;
    let enter =
        visitor.http.post(format!("{}/api/session/enter", site.address)).header("content-type", "application/x-www-form-urlencoded");
    let response = enter.body(format!("person={id}")).send().await.expect("answers");
    assert_eq!(response.status(), 404);
    assert!(response.headers().get("set-cookie").is_none());
    // Nor by a cookie made by hand.
    let request = visitor.http.post(format!("{}/api/boards/list", site.address)).header("cookie", format!("annoda_person={id}"));
    assert_eq!(request.json(&serde_json::json!({})).send().await.expect("answers").text().await.expect("text"), "[]");
    let entrance = visitor.get("/entra").await.text().await.expect("text");
    assert!(!entrance.contains(&id.to_string()));
}
