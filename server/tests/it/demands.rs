//! A company's own requests over HTTP, without any program in the browser: changed, withdrawn,
//! reopened, and what comes back when they are not.

use crate::site::{Browser, Site};
use domain::catalogue::Catalogue;
use domain::demand::{DemandForm, OwnDemand};
use domain::id::{CommandId, DemandId};
use domain::language::Language;
use domain::policy::Actor;
use reqwest::{Response, StatusCode};
use serde_json::json;

/// One student has one of its two seats.
const SEATED: &str = "Manutenzione di celle robotizzate";
/// Its two seats, on one board, are free.
const FREE: &str = "Programmazione di robot industriali";

async fn actor(site: &Site, name: &str) -> Actor {
    let services = &site.state.services;
    let people = services::person::demo_people(services).await.expect("reads");
    let person = people.iter().find(|person| person.name == name).expect("in the demo").id;
    services::person::actor(services, person).await.expect("reads").expect("is there").0
}

async fn id(browser: &Browser, title: &str) -> DemandId {
    let own: Vec<OwnDemand> = browser.call("demands/own", json!({})).await;
    own.iter().find(|demand| demand.card.title == title).expect("the company asks it").card.id
}

/// The form of a demand as it stands, and its version.
async fn standing(site: &Site, name: &str, id: DemandId) -> (DemandForm, u64) {
    let view = services::demand::one(&site.state.services, &actor(site, name).await, id, Language::Italian).await.expect("reads");
    (view.form, view.own.version)
}

fn fields(form: &DemandForm, version: u64) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = [
        ("command", CommandId::generate().to_string()),
        ("version", version.to_string()),
        ("kind", form.kind.clone()),
        ("title", form.title.clone()),
        ("occupation", form.occupation.clone()),
        ("positions", form.positions.clone()),
        ("from", form.from.clone()),
        ("to", form.to.clone()),
        ("weekly_hours", form.weekly_hours.clone()),
        ("starts_at", form.starts_at.clone()),
        ("ends_at", form.ends_at.clone()),
        ("municipality", form.municipality.clone()),
        ("risk", form.risk.clone()),
        ("high_risk_task", form.high_risk_task.clone()),
        ("min_age", form.min_age.clone()),
        ("tutor", form.tutor.clone()),
        ("tasks", form.tasks.replace('\n', "\r\n")),
        ("conditions", form.conditions.clone()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec();
    for (row, line) in form.asked.iter().enumerate() {
        for (part, value) in
            [("competence", &line.competence), ("level", &line.level), ("weight", &line.weight), ("mandatory", &line.mandatory)]
        {
            fields.push((format!("asked[{row}][{part}]"), value.clone()));
        }
    }
    fields
}

async fn post(browser: &Browser, path: &str, fields: &[(String, String)]) -> Response {
    browser.http.post(format!("{}{path}", browser.address)).header("accept", "text/html").form(fields).send().await.expect("answers")
}

fn withdrawal(act: &str, version: u64, reason: &str) -> Vec<(String, String)> {
    [("act", act), ("version", &version.to_string()), ("reason", reason)].map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}

async fn html(response: Response) -> String {
    response.text().await.expect("text")
}

/// The value of the first field of a name.
fn value<'a>(html: &'a str, name: &str) -> &'a str {
    let tag = html.split("<input").find(|tag| tag.contains(&format!("name=\"{name}\""))).expect("there is such a field");
    tag.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("it has a value")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_changed_by_a_plain_form() {
    let site = Site::demo().await;
    let company = site.person("Roberto Celli").await;
    let id = id(&company, SEATED).await;
    let path = format!("/richieste/{id}/modifica");
    let list = html(company.get("/richieste").await).await;
    assert!(list.contains(&format!("href=\"{path}\"")) && list.contains(&format!("href=\"/richieste/{id}/ritira\"")));
    let page = html(company.get(&path).await).await;
    assert_eq!((value(&page, "title"), value(&page, "positions"), value(&page, "version")), (SEATED, "2", "1"));
    assert!(page.contains("1 di 2 posti occupati"), "where it stands");
    assert!(!page.contains("data-draft") && !page.contains("name=\"keep\""), "there is no draft of it");

    // A button fills in, and writes nothing.
    let (form, version) = standing(&site, "Roberto Celli", id).await;
    let mut suggest = fields(&form, version);
    suggest.push(("suggest".to_owned(), "1".to_owned()));
    let suggested = post(&company, &path, &suggest).await;
    assert_eq!(suggested.status(), StatusCode::OK);
    assert_eq!(value(&html(suggested).await, "version"), "1");
    let mut save = fields(&form, version);
    save.push(("save".to_owned(), "1".to_owned()));
    let beside = html(post(&company, &path, &save).await).await;
    assert!(beside.contains("id=\"need-fits\"") && beside.contains(&format!("{path}#need-fits")) && beside.len() < 10_000, "{beside}");

    let mut wrong = fields(&DemandForm { positions: "0".to_owned(), title: "Un <b>titolo</b>".to_owned(), ..form.clone() }, version);
    let response = post(&company, &path, &wrong).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let back = html(response).await;
    assert!(back.contains("id=\"f-positions-error\"") && !back.contains("<b>titolo") && back.contains("Quello che hai scritto è rimasto"));
    wrong = fields(&DemandForm { positions: "1".to_owned(), ..form.clone() }, version);
    let back = html(post(&company, &path, &wrong).await).await;
    assert!(back.contains("I posti già dati ai tavoli sono 2, di cui occupati 1"), "what stands on boards, and what to do");

    let changed = DemandForm { title: "Celle robotizzate, due turni".to_owned(), positions: "4".to_owned(), ..form.clone() };
    let response = post(&company, &path, &fields(&changed, version)).await;
    assert_eq!((response.status(), response.url().path()), (StatusCode::OK, "/richieste"));
    let list = html(response).await;
    assert!(list.contains("Celle robotizzate, due turni» è modificata"), "{list}");
    let board = site.person("Luisa Bini").await.board().await;
    assert!(board.demands.iter().any(|card| card.title == "Celle robotizzate, due turni" && card.positions == 4));
    let page = html(company.get(&path).await).await;
    assert!(page.contains("Roberto Celli l’ha modificata") && value(&page, "version") == "2");

    // Whoever comes second sees both.
    let late = DemandForm { title: "In ritardo".to_owned(), min_age: "16".to_owned(), ..form };
    let response = post(&company, &path, &fields(&late, version)).await;
    assert_eq!(response.status(), StatusCode::CONFLICT);
    let both = html(response).await;
    assert!(both.contains("Nel frattempo Roberto Celli ha cambiato questa richiesta"));
    assert_eq!((value(&both, "title"), value(&both, "version")), ("In ritardo", "2"));
    assert!(
        both.contains("Adesso c’è: Celle robotizzate, due turni") && both.contains("Adesso c’è: niente") && both.contains("Adesso c’è: 4")
    );
    assert!(!both.contains("Adesso c’è: 40"), "only what differs");
    let response = post(&company, &path, &fields(&late, 2)).await;
    assert_eq!(response.url().path(), "/richieste", "who has seen both may decide");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_would_lose_a_seat_is_told_first_and_never_exactly_when_few() {
    let site = Site::demo().await;
    let company = site.person("Roberto Celli").await;
    let id = id(&company, SEATED).await;
    let path = format!("/richieste/{id}/modifica");
    let (form, version) = standing(&site, "Roberto Celli", id).await;
    let risky = DemandForm { high_risk_task: "on".to_owned(), ..form };
    let response = post(&company, &path, &fields(&risky, version)).await;
    assert_eq!(response.status(), StatusCode::OK);
    let asks = html(response).await;
    assert!(asks.contains("alcuni studenti che hanno già un posto") && asks.contains("name=\"agreed\""), "{asks}");
    assert_eq!(standing(&site, "Roberto Celli", id).await.1, 1, "nothing was written");
    let mut agreed = fields(&risky, version);
    agreed.push(("agreed".to_owned(), "on".to_owned()));
    assert_eq!(post(&company, &path, &agreed).await.url().path(), "/richieste");
    assert_eq!(standing(&site, "Roberto Celli", id).await.1, 2);
    let board = site.person("Luisa Bini").await.board().await;
    let student = board.state.seated(id).next().expect("who had a seat has it");
    let report = board.facts.examine(student, id, 0).expect("a teacher knows the facts");
    assert!(report.refusals().next().is_some(), "the board says which rule is broken");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_withdrawn_with_a_reason_and_reopened() {
    let site = Site::demo().await;
    let company = site.person("Roberto Celli").await;
    let (seated, free) = (id(&company, SEATED).await, id(&company, FREE).await);
    let public = async || {
        let catalogue: Catalogue = site.visitor().call("catalogue/read", json!({})).await;
        catalogue.demands.iter().any(|demand| demand.id == free)
    };
    let page = html(company.get(&format!("/richieste/{seated}/ritira")).await).await;
    assert!(page.contains("Uno studente ha già un posto") && !page.contains("name=\"reason\""));
    let response = post(&company, &format!("/richieste/{seated}/ritira"), &withdrawal("withdraw", 1, "Cambio")).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);

    let path = format!("/richieste/{free}/ritira");
    let page = html(company.get(&path).await).await;
    assert!(page.contains("name=\"reason\"") && page.contains("Spariscono questi posti") && public().await);
    let response = post(&company, &path, &withdrawal("withdraw", 1, " ")).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(html(response).await.contains("id=\"withdraw-reason-error\""));
    for (fields, status) in [
        (withdrawal("withdraw", 7, "Cambio"), StatusCode::CONFLICT),
        (withdrawal("boss", 1, "Cambio"), StatusCode::BAD_REQUEST),
        (withdrawal("reopen", 1, ""), StatusCode::CONFLICT),
        (withdrawal("withdraw", 1, &"x".repeat(9_000)), StatusCode::BAD_REQUEST),
    ] {
        let response = post(&company, &path, &fields).await;
        assert_eq!(response.status(), status, "{}", fields[0].1);
    }
    let response = post(&company, &path, &withdrawal("withdraw", 1, "Il reparto <b>chiude</b>")).await;
    assert_eq!(response.url().path(), "/richieste");
    let list = html(response).await;
    assert!(list.contains("id=\"withdrawn\"") && (list.contains("reparto &lt;b&gt;chiude") || list.contains("reparto &lt;b>chiude")));
    assert!(!list.contains("<b>chiude") && !public().await);
    assert!(!html(company.get("/richieste/esporta.csv").await).await.contains("chiude"), "the reason stays in the company's list");

    let page = html(company.get(&path).await).await;
    assert!(page.contains("value=\"reopen\"") && value(&page, "version") == "2");
    let response = post(&company, &path, &withdrawal("reopen", 2, "")).await;
    assert!(html(response).await.contains("è riaperta"));
    assert!(public().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_nobody_elses_to_touch() {
    let site = Site::demo().await;
    let company = site.person("Roberto Celli").await;
    let id = id(&company, FREE).await;
    let (form, version) = standing(&site, "Roberto Celli", id).await;
    for who in ["Sandra Nuti", "Luisa Bini", "Giulia Bandini", "Teresa Vallini"] {
        let browser = site.person(who).await;
        for page in ["modifica", "ritira"] {
            assert_eq!(browser.get(&format!("/richieste/{id}/{page}")).await.status(), StatusCode::NOT_FOUND, "{who} {page}");
        }
        let changed = post(&browser, &format!("/richieste/{id}/modifica"), &fields(&form, version)).await;
        assert_eq!(changed.status(), StatusCode::NOT_FOUND, "{who}");
        assert!(!html(changed).await.contains(FREE), "{who}");
        for act in ["withdraw", "reopen"] {
            let done = post(&browser, &format!("/richieste/{id}/ritira"), &withdrawal(act, version, "No")).await;
            assert_eq!(done.status(), StatusCode::NOT_FOUND, "{who} {act}");
        }
    }
    let visitor = site.visitor();
    assert!(!html(visitor.get(&format!("/richieste/{id}/modifica")).await).await.contains(FREE));
    assert_eq!(post(&visitor, &format!("/richieste/{id}/modifica"), &fields(&form, version)).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(standing(&site, "Roberto Celli", id).await.1, 1);
    for path in
        [format!("/richieste/{}/modifica", DemandId::generate()), "/richieste/niente/modifica".to_owned(), "/richieste/x/ritira".to_owned()]
    {
        assert_eq!(company.get(&path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}
