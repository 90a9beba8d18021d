//! One's own access over HTTP: the first start, sessions, links by e-mail, second steps, the register,
//! and who is asked to wait.

use crate::accounts::{PHRASE, halting, invitation, led_to, post, session};
use crate::process::{assert_fails, folder, program};
use crate::site::{Browser, Site, Store};
use app::api::SessionCookie;
use domain::ApiError;
use domain::audit::AuditKind;
use domain::id::{BoardId, PersonId};
use domain::language::Language;
use domain::person::RoleKind;
use domain::policy::{Actor, Role};
use reqwest::header::{RETRY_AFTER, SET_COOKIE};
use reqwest::{Response, StatusCode};
use serde_json::json;
use server::arguments::MailArguments;
use server::letters::Sender;
use services::account::{NewUser, accept, add};
use services::second_step::Seed;
use services::{Doing, audit, first_start, mail};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const OTHER: &str = "sette lampade sotto la neve";

async fn text(response: Response) -> String {
    response.text().await.expect("a page")
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split(before).nth(1).and_then(|rest| rest.split(after).next()).unwrap_or_else(|| panic!("{before} is not in {text}"))
}

/// A teacher's browser that has come in.
async fn teacher(site: &Site) -> Browser {
    let (code, browser) = (invitation(site).await, halting(site));
    post(&browser, "/invito", &[("codice", &code), ("password", PHRASE), ("again", PHRASE)]).await;
    log_in(&browser).await;
    browser
}

async fn log_in(browser: &Browser) {
    let came_in = post(browser, "/entra", &[("email", "ada@agnesi.example"), ("password", PHRASE)]).await;
    assert_eq!(led_to(&came_in), (StatusCode::SEE_OTHER, "/"));
}

async fn kinds(site: &Site) -> Vec<AuditKind> {
    let reader = Actor::Person { person: PersonId::generate(), role: Role::Coordinator };
    let page = audit::read(&site.state.services, &reader, None, None).await.expect("the coordinator reads");
    page.events.into_iter().map(|event| event.kind).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_polo_leads_to_its_first_account_and_then_forgets_the_way() {
    for store in Store::all() {
        let site = Site::real(store, SessionCookie::Plain).await;
        let browser = halting(&site);
        assert_eq!(browser.get("/avvio").await.status(), StatusCode::NOT_FOUND, "no code was shown");
        let code = first_start::open(&site.state.services).await.expect("reads").expect("nobody has an account");
        assert!(text(browser.get("/").await).await.contains("href=\"/avvio\""));
        assert_eq!(browser.get("/avvio").await.status(), StatusCode::OK);
        let form = |code: &str| {
            [
                ("code", code.to_owned()),
                ("name", "Ugo <b>Verdi".to_owned()),
                ("email", "ugo@polo.example".to_owned()),
                ("password", PHRASE.to_owned()),
            ]
        };
        let send = async |code: &str| {
            let fields = form(code);
            let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            fields.push(("again", PHRASE));
            post(&browser, "/avvio", &fields).await
        };
        let refused = send("ABCD-EFGH-JKLM-NPQR").await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let page = text(refused).await;
        assert!(page.contains("Non è il codice giusto") && page.contains("ugo@polo.example"), "{page}");
        assert!(!page.contains(PHRASE) && !page.contains("<b>Verdi"), "{page}");
        let made = send(&code).await;
        assert_eq!(led_to(&made), (StatusCode::SEE_OTHER, "/entra?fatto=password"));
        assert!(made.headers().get(SET_COOKIE).is_none());
        for again in [send(&code).await, browser.get("/avvio").await] {
            assert_eq!(again.status(), StatusCode::NOT_FOUND, "once");
        }
        assert!(!text(browser.get("/").await).await.contains("/avvio"));
    }
    assert_eq!(Site::demo().await.visitor().get("/avvio").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_ends_ones_sessions_and_changes_the_password_on_one_page() {
    let site = Site::real(Store::Sqlite, SessionCookie::Plain).await;
    let here = teacher(&site).await;
    let there = halting(&site);
    log_in(&there).await;
    let page = text(here.get("/accesso").await).await;
    assert!(page.contains("ada@agnesi.example") && page.contains("Password di adesso"), "{page}");
    let id = between(&page, "name=\"sessione\" value=\"", "\"").to_owned();
    let ended = post(&here, "/accesso", &[("fai", "sessione"), ("sessione", &id)]).await;
    assert_eq!(led_to(&ended), (StatusCode::SEE_OTHER, "/accesso?fatto=sessione"));
    assert!(session(&there).await.person.is_none());
    for fields in [&[("fai", "sessione"), ("sessione", id.as_str())][..], &[("fai", "sessione"), ("sessione", "x")], &[("fai", "x")], &[]] {
        let status = post(&here, "/accesso", fields).await.status();
        assert!(status.is_client_error(), "{fields:?}: {status}");
    }
    let change = async |old: &str| {
        let fields = [("fai", "password"), ("old", old), ("password", OTHER), ("again", OTHER)];
        post(&here, "/accesso", &fields).await
    };
    let refused = change("not that one").await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(refused).await;
    assert!(page.contains("Non è la password di adesso") && !page.contains(OTHER), "{page}");
    assert_eq!(led_to(&change(PHRASE).await), (StatusCode::SEE_OTHER, "/accesso?fatto=password"));
    assert!(session(&here).await.person.is_some());
    let nobody = halting(&site);
    assert!(text(nobody.get("/accesso").await).await.contains("type=\"password\""), "a visitor is asked to log in");
    assert_eq!(post(&nobody, "/accesso", &[("fai", "altre")]).await.status(), StatusCode::NOT_FOUND);
    let demo = Site::demo().await;
    // As browsers ask for pages.
    let asked = halting(&demo).http.get(format!("{}/accesso", demo.address)).header("accept", "text/html").send().await.expect("answers");
    assert!(asked.status().is_redirection());
    assert_eq!(led_to(&asked).1, "/entra");
}

/// A mail server that speaks as much SMTP as is needed, and keeps what it gets.
fn mail_server() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("some port is free");
    let url = format!("smtp://{}", listener.local_addr().expect("bound"));
    let letters = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&letters);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A client that goes away is no failure of the test.
            let _ended = converse(stream, &kept);
        }
    });
    (url, letters)
}

fn converse(mut stream: TcpStream, letters: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    stream.write_all(b"220 test\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let verb = line.split(' ').next().unwrap_or_default().to_uppercase();
        let answer: &[u8] = match verb.as_str() {
            "EHLO" => b"250-test\r\n250 8BITMIME\r\n",
            "RCPT" if line.contains("refused") => b"550 nobody here\r\n",
            "RCPT" if line.contains("later") => b"451 later\r\n",
            "DATA" => {
                stream.write_all(b"354 go on\r\n")?;
                let mut letter = String::new();
                while let Some(line) = lines.next().transpose()?.filter(|line| line != ".") {
                    letter.push_str(&line);
                    letter.push('\n');
                }
                letters.lock().expect("no panic").push(letter.replace("=\n", "").replace("=3D", "="));
                b"250 taken\r\n"
            }
            "QUIT" => {
                stream.write_all(b"221 bye\r\n")?;
                return Ok(());
            }
            _ => b"250 well\r\n",
        };
        stream.write_all(answer)?;
    }
    Ok(())
}

fn sender(url: &str) -> Sender {
    let options = MailArguments {
        smtp_url: Some(url.to_owned()),
        mail_from: Some("Annoda <annoda@polo.example>".to_owned()),
        ..MailArguments::default()
    };
    Sender::new(&options).expect("well written").expect("there is a server")
}

async fn wait_for<T>(mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..1_000 {
        if let Some(found) = look() {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it does not come");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_comes_by_e_mail_and_lets_in_once() {
    let site = Site::real(Store::Sqlite, SessionCookie::Plain).await;
    let code = invitation(&site).await;
    let browser = halting(&site);
    post(&browser, "/invito", &[("codice", &code), ("password", PHRASE), ("again", PHRASE)]).await;
    assert_eq!(browser.get("/entra/collegamento").await.status(), StatusCode::NOT_FOUND, "no letters go out");
    assert_eq!(post(&browser, "/entra/collegamento", &[("email", "ada@agnesi.example")]).await.status(), StatusCode::NOT_FOUND);
    assert!(!text(browser.get("/entra").await).await.contains("/entra/collegamento"));

    let (url, letters) = mail_server();
    site.state.services.letters().go_out("https://polo.example");
    tokio::spawn(sender(&url).run(site.state.services.clone(), site.state.shutdown.clone()));
    assert!(text(browser.get("/entra").await).await.contains("href=\"/entra/collegamento\""));
    for email in ["nobody@agnesi.example", "no address", "ada@agnesi.example"] {
        let asked = post(&browser, "/entra/collegamento", &[("email", email)]).await;
        assert_eq!(led_to(&asked), (StatusCode::SEE_OTHER, "/entra/collegamento?fatto=chiesto"), "{email}");
    }
    let letter = wait_for(|| letters.lock().expect("no panic").first().cloned()).await;
    assert!(letter.contains("To: ada@agnesi.example") && letter.contains("multipart/alternative"), "{letter}");
    let code = between(&letter, "https://polo.example/entra/collegamento?codice=", "\n").trim().to_owned();
    let address = format!("/entra/collegamento?codice={code}");
    for _ in 0..2 {
        let looked = browser.get(&address).await;
        assert_eq!(looked.status(), StatusCode::OK, "to look uses nothing up");
        assert!(looked.headers().get(SET_COOKIE).is_none());
    }
    let came_in = post(&browser, "/entra/collegamento", &[("codice", &code)]).await;
    assert_eq!(led_to(&came_in), (StatusCode::SEE_OTHER, "/accesso"));
    assert!(session(&browser).await.person.is_some());
    assert!(!text(browser.get("/accesso").await).await.contains("Password di adesso"), "whoever has forgotten it cannot say it");
    let replayed = halting(&site);
    assert_eq!(post(&replayed, "/entra/collegamento", &[("codice", &code)]).await.status(), StatusCode::NOT_FOUND, "once");
    let gone = replayed.get(&address).await;
    assert_eq!(gone.status(), StatusCode::NOT_FOUND);
    assert!(text(gone).await.contains("non vale più"));
    assert!(session(&replayed).await.person.is_none());
    for _ in 0..2 {
        post(&replayed, "/entra/collegamento", &[("email", "ada@agnesi.example")]).await;
    }
    let stopped = post(&replayed, "/entra/collegamento", &[("email", "ada@agnesi.example")]).await;
    assert_eq!(stopped.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(stopped.headers().contains_key(RETRY_AFTER) && text(stopped).await.contains("Troppi tentativi"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_mail_server_refuses_is_given_up_and_what_it_puts_off_waits() {
    let site = Site::real(Store::Sqlite, SessionCookie::Plain).await;
    let services = &site.state.services;
    let (url, letters) = mail_server();
    for recipient in ["refused@b.example", "later@b.example", "taken@b.example"] {
        let letter = mail::Letter {
            recipient: recipient.to_owned(),
            language: Language::Italian,
            subject: "È così".to_owned(),
            before: vec!["Perché sì".to_owned()],
            link: None,
            after: Vec::new(),
            lasts: 600_000,
        };
        mail::queue(services, services.database().connection(), &letter).await.expect("stored");
    }
    sender(&url).send_all(services).await;
    assert_eq!(letters.lock().expect("no panic").len(), 1);
    let kept = persistence::mail::newest(services.database().connection(), 9).await.expect("reads");
    let states: Vec<_> = kept.iter().rev().map(|letter| (letter.next_try.is_some(), letter.sent_at.is_some())).collect();
    assert_eq!(states, [(false, false), (true, false), (false, true)]);
}

#[test]
fn letters_need_an_address_to_lead_to_and_one_to_come_from() {
    let folder = folder();
    let serve = |settings: &[(&str, &str)]| {
        let mut command = program(folder.path());
        command.arg("serve").env("PORT", "0").env_remove("ANNODA_ORIGIN").envs(settings.iter().copied());
        command
    };
    let url = ("ANNODA_SMTP_URL", "smtps://ada:s3cr3t@mail.example");
    assert_fails(serve(&[url]), &["ANNODA_MAIL_FROM"]);
    assert_fails(serve(&[url, ("ANNODA_MAIL_FROM", "a@b.example")]), &["ANNODA_ORIGIN"]);
    let wrong = ("ANNODA_SMTP_URL", "http://ada:s3cr3t@mail.example");
    let output = serve(&[wrong, ("ANNODA_MAIL_FROM", "a@b.example")]).output().expect("runs");
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && words.contains("ANNODA_SMTP_URL") && !words.contains("s3cr3t"), "{words}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_sets_up_a_second_step_and_reads_the_register() {
    let site = Site::real(Store::Sqlite, SessionCookie::Plain).await;
    let new =
        NewUser { name: "Ugo Verdi".to_owned(), email: "ugo@polo.example".to_owned(), role: RoleKind::Coordinator, organisation: None };
    let secret = add(&site.state.services, &Actor::Operator, &new).await.expect("added");
    accept(&site.state.services, secret.reveal(), PHRASE, PHRASE).await.expect("a good one");
    let browser = halting(&site);
    let came_in = post(&browser, "/entra", &[("email", "ugo@polo.example"), ("password", PHRASE), ("back", "/rete")]).await;
    let (status, to) = led_to(&came_in);
    assert_eq!((status, to), (StatusCode::SEE_OTHER, "/entra/secondo-passo?poi=%2Frete"));
    assert!(session(&browser).await.person.is_none(), "half in is not in");
    let page = text(browser.get(to).await).await;
    assert!(page.contains("la password da sola non basta") && page.contains("class=\"qr\""), "{page}");
    let seed = between(&page, "name=\"seed\" value=\"", "\"").to_owned();
    let code = || {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
        Seed::stored(&seed).expect("a seed").code(now)
    };
    let confirm = async |code: &str| post(&browser, "/accesso/secondo-passo", &[("seed", &seed), ("poi", "/rete"), ("code", code)]).await;
    let refused = confirm("12345").await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(refused).await.contains(&seed), "the same picture again");
    let done = confirm(&code()).await;
    assert_eq!(done.status(), StatusCode::OK);
    let page = text(done).await;
    let paper = between(&page, "<li><code>", "<").to_owned();
    assert!(page.matches("<li><code>").count() == 8 && page.contains("href=\"/rete\""), "{page}");
    assert_eq!(session(&browser).await.person.map(|person| person.name), Some("Ugo Verdi".to_owned()));

    let again = halting(&site);
    post(&again, "/entra", &[("email", "ugo@polo.example"), ("password", PHRASE)]).await;
    let page = text(again.get("/entra/secondo-passo").await).await;
    assert!(page.contains("one-time-code") && !page.contains("class=\"qr\"") && !page.contains(&seed), "{page}");
    let wrong = post(&again, "/entra/secondo-passo", &[("code", "x")]).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let proven = post(&again, "/entra/secondo-passo", &[("code", &paper), ("poi", "//elsewhere.example")]).await;
    assert_eq!(led_to(&proven), (StatusCode::SEE_OTHER, "/"));
    assert!(session(&again).await.person.is_some());
    assert_eq!(halting(&site).get("/entra/secondo-passo").await.status(), StatusCode::NOT_FOUND);

    let page = text(again.get("/registro").await).await;
    assert!(page.contains("Usato un codice di riserva") && page.contains("Ugo Verdi") && !page.contains("ugo@polo.example"), "{page}");
    let filtered = text(again.get("/registro?cosa=second_step_set").await).await;
    assert!(!filtered.contains("<b>Usato un codice di riserva"), "{filtered}");
    assert_eq!(again.get("/registro?cosa=x&prima=x").await.status(), StatusCode::OK);

    let teacher = teacher(&site).await;
    let page = text(teacher.get("/registro").await).await;
    assert!(page.contains("Lo legge chi coordina") && !page.contains("Usato un codice"), "{page}");
    let denied = post(&teacher, "/rete/nuovo", &[("name", "x")]).await;
    assert_eq!(denied.status(), StatusCode::FORBIDDEN);
    assert_eq!(kinds(&site).await.first(), Some(&AuditKind::Denied));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sends_more_than_anybody_does_by_hand_is_told_when_to_go_on() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    let person = session(&teacher).await.person.expect("she is in").id.to_string();
    let exhaust = |doing| while site.state.services.allow(doing, Some(&person), None).is_ok() {};
    let execute = json!({ "board": BoardId::generate(), "envelope": {} });
    let send = async || {
        exhaust(Doing::Command);
        teacher.http.post(format!("{}/api/boards/execute", site.address)).json(&execute).send().await.expect("answers")
    };
    let mut stopped = send().await;
    // One more is possible after a tenth of a second, which a busy machine may take.
    for _ in 0..50 {
        if stopped.status() != StatusCode::TOO_MANY_REQUESTS {
            stopped = send().await;
        }
    }
    assert_eq!(stopped.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(stopped.headers().contains_key(RETRY_AFTER));
    let error: ApiError = stopped.json().await.expect("an error");
    assert_eq!(error, ApiError::Busy);
    exhaust(Doing::Import);
    let stopped = post(&teacher, "/importa", &[]).await;
    assert_eq!(stopped.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(stopped.headers().contains_key(RETRY_AFTER) && text(stopped).await.contains("Riprova fra"));
    let colleague = site.person("Teresa Vallini").await;
    assert_ne!(post(&colleague, "/importa", &[]).await.status(), StatusCode::TOO_MANY_REQUESTS, "others go on");
    assert_eq!(teacher.get("/importa").await.status(), StatusCode::OK, "to look is free");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_demonstration_would_send_can_be_read_and_what_a_polo_sends_cannot() {
    let demo = Site::demo().await;
    let services = &demo.state.services;
    assert!(text(demo.visitor().get("/posta").await).await.contains("Ancora nessun messaggio"));
    let letter = mail::Letter {
        recipient: "ada@b.example".to_owned(),
        language: Language::Italian,
        subject: "Ciao".to_owned(),
        before: vec!["<b>Testo".to_owned()],
        link: None,
        after: Vec::new(),
        lasts: 600_000,
    };
    mail::queue(services, services.database().connection(), &letter).await.expect("stored");
    let page = text(demo.visitor().get("/posta").await).await;
    assert!(page.contains("ada@b.example") && !page.contains("<b>Testo"), "{page}");
    let site = Site::real(Store::Sqlite, SessionCookie::Plain).await;
    assert_eq!(site.visitor().get("/posta").await.status(), StatusCode::NOT_FOUND);
}
