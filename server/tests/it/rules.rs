//! The book of rules over HTTP: who may post a change, and that open boards are told to read again.

use crate::live::Stream;
use crate::site::{Browser, Site};
use domain::regulation::{RegulationKey, Rulebook};
use reqwest::{Response, StatusCode};
use serde_json::json;

const PATH: &str = "/regole/general_safety_hours";

async fn post(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Response {
    browser.http.post(format!("{}{path}", browser.address)).form(fields).send().await.expect("answers")
}

/// "Six hours from 1 February 2027 on", for the newest row as it is now.
async fn six_hours(coordinator: &Browser) -> Vec<(&'static str, String)> {
    let book: Rulebook = coordinator.call("rules/read", json!({ "key": "general_safety_hours" })).await;
    let row = book.of(RegulationKey::GeneralSafetyHours).next_back().expect("a row");
    let text = str::to_owned;
    vec![
        ("act", text("follow")),
        ("id", row.id.to_string()),
        ("version", row.version.to_string()),
        ("value", text("6")),
        ("from", text("2027-02-01")),
        ("to", String::new()),
        ("citation", text("Accordo <b>2025</b>")),
        ("agreed", text("on")),
    ]
}

fn borrowed<'a>(fields: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_coordinator_posts_changes() {
    let site = Site::demo().await;
    let coordinator = site.person("Teresa Vallini").await;
    let fields = six_hours(&coordinator).await;
    for (browser, status) in [
        (site.visitor(), StatusCode::NOT_FOUND),
        (site.person("Luisa Bini").await, StatusCode::FORBIDDEN),
        (site.person("Giulia Bandini").await, StatusCode::FORBIDDEN),
        (site.person("Sandra Nuti").await, StatusCode::FORBIDDEN),
    ] {
        assert_eq!(post(&browser, PATH, &borrowed(&fields)).await.status(), status);
    }
    for (path, fields, status) in [
        (PATH, vec![], StatusCode::BAD_REQUEST),
        (PATH, vec![("act", "follow"), ("act", "confirm")], StatusCode::BAD_REQUEST),
        ("/regole/nothing", vec![("act", "confirm")], StatusCode::NOT_FOUND),
    ] {
        assert_eq!(post(&coordinator, path, &fields).await.status(), status, "{path} {fields:?}");
    }
    let long = [("act", "confirm"), ("citation", &"x".repeat(10_000))];
    assert_eq!(post(&coordinator, PATH, &long).await.status(), StatusCode::BAD_REQUEST);
    assert_eq!(coordinator.get("/regole/nothing").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(services::regulation::revision(&site.state.services).await.expect("reads"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn open_boards_are_told_to_read_again() {
    let site = Site::demo().await;
    let (teacher, coordinator) = (site.person("Luisa Bini").await, site.person("Teresa Vallini").await);
    let board = teacher.board().await;
    let (id, version) = (board.summary.id, board.state.version());
    let mut stream = Stream::open(&teacher, id, version, None).await;
    let fields = six_hours(&coordinator).await;
    let response = post(&coordinator, PATH, &borrowed(&fields)).await;
    assert_eq!((response.status(), response.url().path()), (StatusCode::OK, PATH), "the page with what was done");
    let html = response.text().await.expect("text");
    assert!(!html.contains("<b>2025") && html.contains("&lt;b"), "what was typed is text");
    assert_eq!(stream.next().await.expect("a message").event, "resync");
    assert_eq!(stream.next().await, None, "the browser comes back with what it has read");
    let after = teacher.read(id).await;
    assert_eq!((after.state.version(), after.facts.regulations_revision), (version, 2));

    // Read before the change, and opened after it: nothing rings any more.
    let mut late = Stream::open_by_rules(&teacher, id, version, 0).await;
    assert_eq!(late.next().await.expect("a message").event, "resync");

    // The same once more, as after a double click: the second is told that it came too late.
    assert_eq!(post(&coordinator, PATH, &borrowed(&fields)).await.status(), StatusCode::CONFLICT);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_server_on_the_same_database_is_heard() {
    let site = Site::demo().await;
    let (teacher, coordinator) = (site.person("Luisa Bini").await, site.person("Teresa Vallini").await);
    let board = teacher.board().await;
    let mut stream = Stream::open(&teacher, board.summary.id, board.state.version(), None).await;
    let book: Rulebook = coordinator.call("rules/read", json!({ "key": null })).await;
    let row = book.of(RegulationKey::AdultAge).next().expect("a row");
    let form = domain::regulation::RegulationForm {
        act: "confirm".to_owned(),
        id: row.id.to_string(),
        version: row.version.to_string(),
        ..Default::default()
    };
    let elsewhere = services::Services::new(site.state.services.database().clone(), services::Clock::system());
    let people = services::person::demo_people(&elsewhere).await.expect("reads");
    let person = people.iter().find(|person| person.name == "Teresa Vallini").expect("in the demo").id;
    let (actor, _) = services::person::actor(&elsewhere, person).await.expect("reads").expect("is there");
    services::regulation::change(&elsewhere, &actor, RegulationKey::AdultAge, form).await.expect("confirms");
    assert_eq!(stream.next().await.expect("a message").event, "resync");
}
