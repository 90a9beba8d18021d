//! A company's form, sent by a browser without any program: taken, it stands on the boards at once;
//! not taken, it comes back with everything that was typed.

use crate::live::Stream;
use crate::site::{Browser, Site};
use domain::board::BoardEvent;
use domain::demand::OwnDemand;
use domain::id::{BoardId, CommandId};
use reqwest::StatusCode;
use serde_json::{Value, json};

async fn post(browser: &Browser, fields: &[(&str, String)]) -> reqwest::Response {
    let body: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    let request =
        browser.http.post(format!("{}/richieste/nuova", browser.address)).header("content-type", "application/x-www-form-urlencoded");
    request.header("accept", "text/html").body(body.join("&")).send().await.expect("answers")
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A sound form for one seat on a board, of the first occupation and competence on offer.
fn form(start: &Value, board: BoardId, command: CommandId, title: &str) -> Vec<(&'static str, String)> {
    let options = &start["options"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    vec![
        ("command", command.to_string()),
        ("kind", "placement".to_owned()),
        ("title", title.to_owned()),
        ("occupation", text(&options["occupations"][0]["id"])),
        ("positions", "1".to_owned()),
        ("from", "2027-03-01".to_owned()),
        ("to", "2027-03-26".to_owned()),
        ("weekly_hours", "30".to_owned()),
        ("starts_at", "08:00".to_owned()),
        ("ends_at", "14:00".to_owned()),
        ("municipality", text(&options["municipalities"][0][0])),
        ("risk", "low".to_owned()),
        ("tasks", "Prova di «tutto»\r\ne altro".to_owned()),
        ("asked[0][competence]", text(&options["competences"][0]["id"])),
        ("asked[0][level]", "2".to_owned()),
        ("asked[0][weight]", "2".to_owned()),
        ("allotments[0][board]", board.to_string()),
        ("allotments[0][seats]", "1".to_owned()),
    ]
}

async fn own(browser: &Browser, title: &str) -> usize {
    let demands: Vec<OwnDemand> = browser.call("demands/own", json!({})).await;
    demands.iter().filter(|demand| demand.card.title == title).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_need_appears_on_the_board_at_once_and_once() {
    let site = Site::demo().await;
    let (company, teacher) = (site.person("Sandra Nuti").await, site.person("Luisa Bini").await);
    let board = teacher.board().await;
    let start: Value = company.call("demands/options", json!({})).await;
    let mut stream = Stream::open(&teacher, board.summary.id, board.state.version(), None).await;
    let title = "Aiuto magazzino & tornio";
    let fields = form(&start, board.summary.id, CommandId::generate(), title);
    let response = post(&company, &fields).await;
    assert_eq!(response.status(), StatusCode::OK, "{}", response.text().await.expect("text"));
    assert!(response.url().path().ends_with("/richieste"), "{}", response.url());
    let seen = stream.next().await.expect("an event").seen();
    let [BoardEvent::Allotted { demand, seats: 1 }] = seen.events[..] else { panic!("{seen:?}") };
    let after = teacher.read(board.summary.id).await;
    assert!(after.demands.iter().any(|card| card.id == demand && card.title == title));
    // The same form sent again, as after a double click.
    assert_eq!(post(&company, &fields).await.status(), StatusCode::OK);
    assert_eq!(own(&company, title).await, 1);
    assert_eq!(teacher.read(board.summary.id).await.state.version(), after.state.version());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_not_taken_comes_back_as_it_was() {
    let site = Site::demo().await;
    let (company, teacher) = (site.person("Sandra Nuti").await, site.person("Luisa Bini").await);
    let board = teacher.board().await;
    let start: Value = company.call("demands/options", json!({})).await;
    let mut fields = form(&start, board.summary.id, CommandId::generate(), "Torna indietro <b>");
    fields.iter_mut().find(|(name, _)| *name == "to").expect("a field").1 = "2027-02-01".to_owned();
    let response = post(&company, &fields).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = response.text().await.expect("text");
    assert!(html.contains("Torna indietro &lt;b&gt;") || html.contains("Torna indietro &lt;b>"), "{html}");
    assert!(!html.contains("indietro <b>"), "what was typed is text");
    assert_eq!(own(&company, "Torna indietro <b>").await, 0);
    assert_eq!(teacher.read(board.summary.id).await.state.version(), board.state.version());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_companies_state_needs() {
    let site = Site::demo().await;
    let company = site.person("Sandra Nuti").await;
    let board = site.person("Luisa Bini").await.board().await;
    let start: Value = company.call("demands/options", json!({})).await;
    for browser in [site.visitor(), site.person("Luisa Bini").await, site.person("Giulia Bandini").await] {
        let response = post(&browser, &form(&start, board.summary.id, CommandId::generate(), "Non mio")).await;
        assert!(matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::FORBIDDEN), "{}", response.status());
    }
    let catalogue: Value = site.visitor().call("catalogue/read", json!({})).await;
    assert!(!catalogue.to_string().contains("Non mio"));
}
