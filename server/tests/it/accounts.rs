//! Coming in over HTTP: an invitation, a password, a session; what is answered to whom, and what
//! never leaves a trace.

use crate::process::{assert_fails, folder, program, words};
use crate::site::{Browser, Site, Store, demo_data};
use app::api::SessionCookie;
use domain::person::{RoleKind, Session};
use domain::policy::Actor;
use reqwest::header::{COOKIE, SET_COOKIE};
use reqwest::{Client, Response, StatusCode, redirect};
use serde_json::json;
use services::account::{NewUser, add};

pub(crate) const PHRASE: &str = "quattro cavalli al mulino";

/// A browser that shows where it is led instead of going there.
pub(crate) fn halting(site: &Site) -> Browser {
    let http = Client::builder().cookie_store(true).redirect(redirect::Policy::none()).build().expect("a client");
    Browser { http, address: site.address.clone() }
}

pub(crate) async fn post(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Response {
    let request = browser.http.post(format!("{}{path}", browser.address)).header("accept", "text/html").header("accept-language", "it");
    request.form(fields).send().await.expect("answers")
}

pub(crate) fn led_to(response: &Response) -> (StatusCode, &str) {
    let to = response.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or_default();
    (response.status(), to)
}

pub(crate) async fn invitation(site: &Site) -> String {
    let new = NewUser {
        name: "Ada Neri".to_owned(),
        email: "ada@agnesi.example".to_owned(),
        role: RoleKind::Teacher,
        organisation: Some("S01".to_owned()),
    };
    add(&site.state.services, &Actor::Operator, &new).await.expect("added").reveal().to_owned()
}

pub(crate) async fn session(browser: &Browser) -> Session {
    browser.call("session/read", json!({})).await
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_invitation_to_the_board_and_out_again() {
    for store in Store::all() {
        let site = Site::real(store, SessionCookie::Plain).await;
        let (code, browser) = (invitation(&site).await, halting(&site));
        let page = browser.get(&format!("/invito?codice={code}")).await;
        assert_eq!(page.status(), StatusCode::OK);
        let text = page.text().await.expect("a page");
        assert!(text.contains("Ada Neri") && text.contains("ada@agnesi.example"), "{text}");
        assert!(session(&browser).await.person.is_none(), "an invitation opens no session");

        let weak = post(&browser, "/invito", &[("codice", &code), ("password", "ada neri ada neri"), ("again", "ada neri ada neri")]).await;
        assert_eq!(weak.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let text = weak.text().await.expect("a page");
        assert!(text.contains("troppo facile") && !text.contains("ada neri ada neri"), "{text}");
        let chosen = post(&browser, "/invito", &[("codice", &code), ("password", PHRASE), ("again", PHRASE)]).await;
        assert_eq!(led_to(&chosen), (StatusCode::SEE_OTHER, "/entra?fatto=password"));
        assert!(chosen.headers().get(SET_COOKIE).is_none(), "whoever has only the link is not in");
        assert_eq!(browser.get(&format!("/invito?codice={code}")).await.status(), StatusCode::NOT_FOUND, "once");
        assert!(session(&browser).await.person.is_none());

        let came_in = post(&browser, "/entra", &[("email", "Ada@agnesi.example"), ("password", PHRASE), ("back", "/tavoli")]).await;
        assert_eq!(led_to(&came_in), (StatusCode::SEE_OTHER, "/tavoli"));
        assert_eq!(session(&browser).await.person.map(|person| person.name), Some("Ada Neri".to_owned()));
        assert!(!browser.boards().await.is_empty(), "the school's boards are there");
        let shown = came_in.headers().get(SET_COOKIE).and_then(|cookie| cookie.to_str().ok()).expect("a cookie").to_owned();
        let stolen = shown.split(';').next().expect("its first part").to_owned();

        let left = post(&browser, "/api/session/leave", &[]).await;
        assert!(left.status().is_redirection(), "{}", left.status());
        assert!(session(&browser).await.person.is_none());
        let replayed = Client::new().post(format!("{}/api/session/read", site.address)).header(COOKIE, stolen).json(&json!({}));
        let who: Session = replayed.send().await.expect("answers").json().await.expect("a session");
        assert!(who.person.is_none(), "{store:?}: a cookie from before the end opens nothing");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_and_an_unknown_address_are_answered_alike() {
    let site = Site::real(Store::Sqlite, SessionCookie::Plain).await;
    let (code, browser) = (invitation(&site).await, halting(&site));
    post(&browser, "/invito", &[("codice", &code), ("password", PHRASE), ("again", PHRASE)]).await;
    let mut answers = Vec::new();
    for email in ["ada@agnesi.example", "nobody@agnesi.example"] {
        let answer = post(&browser, "/entra", &[("email", email), ("password", "sette lampade sotto la neve")]).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{email}");
        assert!(answer.headers().get(SET_COOKIE).is_none(), "{email}");
        let text = answer.text().await.expect("a page");
        assert!(text.contains("non corrispondono") && !text.contains("sette lampade"), "{email}: {text}");
        // What differs in each answer anyway: the number of its scripts, and what was typed.
        let nonce = text.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("no nonce").to_owned();
        answers.push(text.replace(&nonce, "").replace(email, ""));
    }
    assert_eq!(answers[0], answers[1]);
    for _ in 0..10 {
        post(&browser, "/entra", &[("email", "ada@agnesi.example"), ("password", "x")]).await;
    }
    let stopped = post(&browser, "/entra", &[("email", "ada@agnesi.example"), ("password", PHRASE)]).await;
    assert_eq!(stopped.status(), StatusCode::TOO_MANY_REQUESTS);
    let after: u64 = stopped.headers().get("retry-after").and_then(|after| after.to_str().ok()?.parse().ok()).expect("when to try again");
    assert!((1..=60).contains(&after), "{after}");
    assert!(stopped.text().await.expect("a page").contains("Troppi tentativi"));
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_that_are_none_and_ways_out_of_the_site_lead_nowhere() {
    let site = Site::real(Store::Sqlite, SessionCookie::Secure).await;
    let (code, browser) = (invitation(&site).await, halting(&site));
    for (path, fields) in [("/entra", &[][..]), ("/entra", &[("email", "x")]), ("/invito", &[]), ("/invito", &[("codice", "x")])] {
        let status = post(&browser, path, fields).await.status();
        assert!(status.is_client_error(), "{path} {fields:?}: {status}");
    }
    let long = "x".repeat(200_000);
    let too_long = post(&browser, "/entra", &[("email", "a@b.example"), ("password", &long)]).await.status();
    assert!(too_long.is_client_error(), "{too_long}");
    for unknown in ["/invito", "/invito?codice=", "/invito?codice=%00", &format!("/invito?codice={}", "0".repeat(64))] {
        assert_eq!(browser.get(unknown).await.status(), StatusCode::NOT_FOUND, "{unknown}");
    }
    post(&browser, "/invito", &[("codice", &code), ("password", PHRASE), ("again", PHRASE)]).await;
    for (back, to) in
        [("", "/"), ("/tavoli", "/tavoli"), ("https://elsewhere.example", "/"), ("//elsewhere.example", "/"), ("/\\elsewhere", "/")]
    {
        let came_in = post(&browser, "/entra", &[("email", "ada@agnesi.example"), ("password", PHRASE), ("back", back)]).await;
        assert_eq!(led_to(&came_in), (StatusCode::SEE_OTHER, to), "{back}");
        let cookie = came_in.headers().get(SET_COOKIE).and_then(|cookie| cookie.to_str().ok()).expect("a cookie");
        let parts: Vec<&str> = cookie.split("; ").collect();
        assert!(parts[0].starts_with("__Host-annoda_session="), "{cookie}");
        for part in ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"] {
            assert!(parts.contains(&part), "{part} is not in {cookie}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demonstration_knows_no_passwords_and_a_real_polo_no_chooser() {
    let demo = Site::demo().await;
    let answer = post(&halting(&demo), "/entra", &[("email", "a@b.example"), ("password", PHRASE)]).await;
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    let site = Site::real(Store::Sqlite, SessionCookie::Plain).await;
    let people: serde_json::Value = site.visitor().call("session/people", json!({})).await;
    assert_eq!(people, json!([]));
    let page = site.visitor().get("/entra").await.text().await.expect("a page");
    assert!(page.contains("type=\"password\"") && !page.contains("Luisa Bini"), "{page}");
}

#[test]
fn accounts_are_made_on_the_command_line_and_never_beside_the_chooser() {
    let (real, demo) = (folder(), folder());
    let user = |folder: &tempfile::TempDir, arguments: &[&str]| {
        let mut command = program(folder.path());
        command.arg("user").args(arguments);
        command
    };
    let add = ["add", "teresa@polo.example", "--name", "Teresa Vallini", "--role", "coordinator", "--origin", "https://polo.example/"];
    let added = user(&real, &add).output().expect("runs");
    assert!(added.status.success(), "{}", words(&added));
    assert!(words(&added).contains("https://polo.example/invito?codice="), "{}", words(&added));
    assert_fails(user(&real, &add), &["already"]);
    assert_fails(user(&real, &["add", "b@polo.example", "--name", "B", "--role", "teacher", "--organisation", "S01"]), &["organisation"]);
    let listed = user(&real, &["list"]).output().expect("runs");
    assert!(words(&listed).contains("teresa@polo.example") && words(&listed).contains("not chosen"), "{}", words(&listed));
    let invited = user(&real, &["invite", "teresa@polo.example"]).output().expect("runs");
    assert!(words(&invited).contains("http://localhost:3000/invito?codice="), "{}", words(&invited));
    let mut serve = program(real.path());
    serve.args(["serve", "--demo", "--demo-data"]).arg(demo_data()).env("PORT", "0");
    assert_fails(serve, &["real", "--demo", "ANNODA_DATA"]);
    assert!(user(&real, &["remove", "teresa@polo.example"]).output().expect("runs").status.success());
    assert_fails(user(&real, &["remove", "teresa@polo.example"]), &["teresa@polo.example"]);

    let seeded = program(demo.path()).arg("seed").arg(demo_data()).output().expect("runs");
    assert!(seeded.status.success(), "{}", words(&seeded));
    assert_fails(user(&demo, &add), &["demonstration", "ANNODA_DATA"]);
}
