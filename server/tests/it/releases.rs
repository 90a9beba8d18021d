//! Releases over HTTP: the forms, what a company is sent before, while and after, the stream that says
//! so, and what is handed out.

use crate::live::Stream;
use crate::site::{Browser, Site};
use domain::calendar::{Date, iso_day};
use domain::id::{BoardId, ReleaseId, StudentId};
use domain::policy::{Actor, Role};
use domain::release::Audience;
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};
use services::release::ReleasesView;

async fn post(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Response {
    browser.http.post(format!("{}{path}", browser.address)).form(fields).send().await.expect("answers")
}

async fn page(browser: &Browser, path: &str) -> String {
    let response = browser.get(path).await;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    response.text().await.expect("text")
}

async fn actor(site: &Site, name: &str) -> Actor {
    let services = &site.state.services;
    let people = services::person::demo_people(services).await.expect("reads");
    let person = people.iter().find(|person| person.name == name).expect("in the demo").id;
    services::person::actor(services, person).await.expect("reads").expect("is there").0
}

async fn own(site: &Site) -> ReleasesView {
    services::release::own(&site.state.services, &actor(site, "Giulia Bandini").await).await.expect("reads")
}

fn in_days(today: Date, days: usize) -> Date {
    (0..days).fold(today, |day, _| day.next_day().unwrap_or(day))
}

/// The company for which somebody of the demo speaks, as a form says it.
async fn audience(site: &Site, name: &str) -> String {
    match actor(site, name).await.role() {
        Some(Role::Company { company }) => Audience::Company(company).value(),
        other => panic!("{other:?}"),
    }
}

/// All of a board that a browser is sent.
async fn sent(browser: &Browser, board: BoardId) -> String {
    let mut text = browser.post("boards/read", json!({ "board": board })).await.1.to_string();
    for path in [format!("/tavoli/{board}"), format!("/tavoli/{board}/esporta.csv"), "/liberatorie".to_owned()] {
        text += &browser.get(&path).await.text().await.expect("text");
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_comes_and_goes_on_the_open_board_of_one_company() {
    let site = Site::demo().await;
    let (student, company, other) =
        (site.person("Giulia Bandini").await, site.person("Sandra Nuti").await, site.person("Roberto Celli").await);
    let board = student.boards().await[0].id;
    assert!(page(&student, "/liberatorie").await.contains("Nessuna azienda può leggere il tuo nome."));
    let view = company.read(board).await;
    assert!(!sent(&company, board).await.contains("Bandini"));

    let revision = view.facts.regulations_revision;
    let mut stream = Stream::open_by_rules(&company, board, view.state.version(), revision).await;
    let until = iso_day(in_days(own(&site).await.today, 90));
    let (id, audience) = (ReleaseId::generate().to_string(), audience(&site, "Sandra Nuti").await);
    let ask = [("act", "ask"), ("id", &*id), ("audience", &*audience), ("until", &*until), ("email", "giulia@example.org")];
    let response = post(&student, "/liberatorie", &ask).await;
    assert_eq!((response.status(), response.url().query()), (StatusCode::OK, Some("fatto=ask")));
    assert_eq!(stream.next().await.expect("a message").event, "resync", "whoever looks on reads again");
    assert!(!stream.raw.contains("Bandini"), "the stream itself names nobody");
    let now = sent(&company, board).await;
    assert!(now.contains("Bandini") && now.contains("giulia@example.org"));
    if other.boards().await.iter().any(|own| own.id == board) {
        assert!(!sent(&other, board).await.contains("Bandini"), "it was not asked for them");
    }

    let revision = company.read(board).await.facts.regulations_revision;
    let mut stream = Stream::open_by_rules(&company, board, view.state.version(), revision).await;
    let newest = own(&site).await.releases.remove(0).release;
    let (id, version) = (newest.id.to_string(), newest.version.to_string());
    let response = post(&student, "/liberatorie", &[("act", "revoke"), ("id", &id), ("version", &version)]).await;
    assert_eq!(response.url().query(), Some("fatto=revoke"));
    assert_eq!(stream.next().await.expect("a message").event, "resync");
    let after = sent(&company, board).await;
    assert!(!after.contains("Bandini") && !after.contains("giulia@example.org"));
    let html = page(&student, "/liberatorie").await;
    assert!(html.contains("ha letto il nome, come richiesto") && html.contains("Revocata il"), "the student sees who has read");
    assert!(!html.contains("Sandra Nuti"), "and for whom, not who");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_comes_back_and_strangers_are_told_nothing() {
    let site = Site::demo().await;
    let student = site.person("Giulia Bandini").await;
    let id = ReleaseId::generate().to_string();
    let wrong =
        [("act", "ask"), ("id", &*id), ("audience", "company:<b>"), ("until", "domani"), ("email", "<i>"), ("note", "</textarea><b>")];
    let response = post(&student, "/liberatorie", &wrong).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = response.text().await.expect("text");
    for field in ["audience", "until", "email"] {
        assert!(html.contains(&format!("id=\"release-{field}-error\"")) && html.contains(&format!("href=\"#release-{field}\"")), "{field}");
    }
    assert!(html.contains("value=\"&lt;i&gt;\"") && !html.contains("</textarea><b>"), "what was typed is there, as text");
    assert_eq!(post(&student, "/liberatorie", &[("act", "nothing")]).await.status(), StatusCode::BAD_REQUEST);
    assert_eq!(post(&student, "/liberatorie", &[("act", "revoke"), ("id", &id), ("version", "1")]).await.status(), StatusCode::NOT_FOUND);

    let view = own(&site).await;
    let of_student = format!("/studenti/{}/liberatorie", view.student);
    let teacher = site.person("Luisa Bini").await;
    let options = view.options.iter().map(|option| option.audience.value()).collect::<Vec<_>>();
    let until = iso_day(in_days(view.today, 30));
    let paper = [("act", "ask"), ("id", &*id), ("audience", &*options[0]), ("until", &*until), ("guardian", "Ada Prova")];
    let response = post(&teacher, &of_student, &paper).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(response.text().await.expect("text").contains("id=\"release-paper-error\""));
    let signed: Vec<(&str, &str)> = paper.into_iter().chain([("paper", "on")]).collect();
    assert_eq!(post(&teacher, &of_student, &signed).await.url().query(), Some("fatto=ask"));
    let register = page(&teacher, "/liberatorie").await;
    assert!(register.contains("Bandini Giulia") && register.contains("Ada Prova"));
    for (who, own_page, theirs) in [
        ("Teresa Vallini", StatusCode::OK, StatusCode::FORBIDDEN),
        ("Sandra Nuti", StatusCode::OK, StatusCode::NOT_FOUND),
        ("Monica Cei", StatusCode::OK, StatusCode::NOT_FOUND),
    ] {
        let stranger = site.person(who).await;
        assert_eq!(stranger.get("/liberatorie").await.status(), own_page, "{who}");
        for path in [of_student.clone(), format!("/studenti/{}/i-miei-dati.html", view.student)] {
            let response = stranger.get(&path).await;
            assert_eq!(response.status(), theirs, "{who} {path}");
            let text = response.text().await.expect("text");
            assert!(!text.contains("Bandini") && !text.contains("Ada Prova"), "{who} {path}");
        }
        assert_eq!(post(&stranger, &of_student, &signed).await.status(), theirs, "{who}");
    }
    assert!(!page(&site.person("Teresa Vallini").await, "/liberatorie").await.contains("Bandini"), "figures only");
    assert!(!page(&site.visitor(), &of_student).await.contains("Ada Prova"));
    for path in ["/studenti/niente/liberatorie", &format!("/studenti/{}/liberatorie", StudentId::generate())] {
        assert_eq!(teacher.get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_is_handed_out_to_those_whose_it_is() {
    let site = Site::demo().await;
    let (student, teacher) = (site.person("Giulia Bandini").await, site.person("Luisa Bini").await);
    let response = student.get("/liberatorie/i-miei-dati.json").await;
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    assert_eq!((header("content-type").as_str(), header("cache-control").as_str()), ("application/json; charset=utf-8", "no-store"));
    assert!(header("content-disposition").starts_with("attachment"));
    let held: Value = serde_json::from_str(&response.text().await.expect("text")).expect("JSON");
    assert_eq!((&held["format"], &held["held"]["identity"][0]["family"]), (&json!("annoda-student/1"), &json!("Bandini")));
    assert!(page(&student, "/liberatorie/i-miei-dati.html").await.contains("Bandini"));

    let id = own(&site).await.student;
    let path = format!("/studenti/{id}/i-miei-dati.json");
    assert!(teacher.get(&path).await.text().await.expect("text").contains("\"assessments\""));
    for (who, status) in [
        ("Giulia Bandini", StatusCode::NOT_FOUND),
        ("Sandra Nuti", StatusCode::NOT_FOUND),
        ("Monica Cei", StatusCode::NOT_FOUND),
        ("Teresa Vallini", StatusCode::FORBIDDEN),
    ] {
        let browser = site.person(who).await;
        assert_eq!(browser.get(&path).await.status(), status, "{who}");
        if who != "Giulia Bandini" {
            assert_eq!(browser.get("/liberatorie/i-miei-dati.json").await.status(), StatusCode::NOT_FOUND, "{who}");
        }
    }
    for path in ["/liberatorie/i-miei-dati.json", "/studenti/niente/i-miei-dati.json", path.as_str()] {
        assert_eq!(site.visitor().get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    let refused =
        post(&teacher, &format!("/studenti/{id}/liberatorie"), &[("act", "erase"), ("id", &id.to_string()), ("version", "1")]).await;
    let status = refused.status();
    let html = refused.text().await.expect("text");
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && html.contains("Adesso non si può cancellare"), "{status}");
}
