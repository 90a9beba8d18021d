//! Finding in anyone's words, and the page of a company's need, over HTTP and without any program in
//! the browser.

use crate::site::{Browser, Site};
use domain::catalogue::Findings;
use domain::demand::OwnDemand;
use domain::id::CommandId;
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};

const WORDS: &str = "Cerchiamo due ragazzi per il tornio a controllo numerico. Devono leggere i disegni e misurare i pezzi. Xyzzy plugh.";

async fn post(browser: &Browser, fields: &[(&str, &str)]) -> Response {
    let request = browser.http.post(format!("{}/richieste/nuova", browser.address));
    request.header("accept", "text/html").form(fields).send().await.expect("answers")
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
async fn lists_are_searched_by_the_address_in_anyones_words() {
    let site = Site::demo().await;
    let visitor = site.visitor();
    for (path, there, gone) in [
        ("/professioni?q=stare+al+tornio", "Tornitore, tornitrice", "Saldatore, saldatrice"),
        ("/professioni?q=tronitori", "Tornitore, tornitrice", "Saldatore, saldatrice"),
        ("/competenze?q=slicing", "Preparazione di stampanti 3D", "Tornitura CNC"),
        ("/professioni?q=%3Cscript%3Exqzw", "xqzw", "<script>xqzw"),
        ("/professioni?q=%F0%9F%A6%80%F0%9F%A6%80", "Nessuna professione", "panicked"),
        ("/competenze?q=%2C+%21", "Nessuna competenza", "panicked"),
    ] {
        let response = visitor.get(path).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        // Marks within labels, and what the renderer puts between texts.
        let html = ["<mark>", "</mark>", "<!>"].iter().fold(html(response).await, |html, mark| html.replace(mark, ""));
        let list = html.split("<ul class=\"").find(|part| part.starts_with("cards") || part.starts_with("box lines")).unwrap_or_default();
        assert!(html.contains(there), "{path} shows {there}");
        assert!(!list.split("</ul>").next().unwrap_or_default().contains(gone), "{path} does not show {gone}");
    }
    for text in ["", "x", "🦀", "<b>", "di con per"] {
        let _found: Findings = visitor.call("catalogue/find", json!({ "text": text, "about": "competences" })).await;
    }
    let long: Findings = visitor.call("catalogue/find", json!({ "text": "tornio ".repeat(1_500), "about": "occupations" })).await;
    assert!(!long.occupations.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn words_become_proposals_and_clicks_make_them_lines() {
    let site = Site::demo().await;
    let company = site.person("Sandra Nuti").await;
    let command = CommandId::generate().to_string();
    let read = html(post(&company, &[("command", &command), ("tasks", WORDS), ("read", "1")]).await).await;
    assert!(read.contains("È questa la professione?") && read.contains("Competenze da confermare"), "{read}");
    assert!(read.contains("da «") && read.contains("Xyzzy plugh"), "reasons, and what was not understood");
    assert!(!read.contains("name=\"asked[0][competence]\" value"), "nothing is chosen by itself");
    let chosen = |html: &str| html.matches("<option selected").count();
    let before = chosen(&read);

    let version = value(&read, "version").to_owned();
    assert_eq!(version, "1", "the step kept the draft");
    let fields = [("command", command.as_str()), ("version", &version), ("tasks", WORDS), ("reading", "1")];
    let taken = html(post(&company, &[&fields[..], &[("take", "all")]].concat()).await).await;
    assert!(chosen(&taken) > before + 1, "the competences are lines now");
    assert!(taken.contains("Chi trovi adesso") && taken.contains("su 120 del polo"), "and are counted");
    for name in ["Bandini", "Giulia", "PT26-"] {
        let aside = taken.split("id=\"need-fits\"").nth(1).expect("is there").split("</section>").next().expect("ends");
        assert!(!aside.contains(name), "{name} is nobody's to see");
    }
    // The draft is in the list, is found again, and is nobody else's.
    let list = html(company.get("/richieste").await).await;
    assert!(list.contains(&format!("/richieste/nuova?bozza={command}")));
    let again = html(company.get(&format!("/richieste/nuova?bozza={command}")).await).await;
    assert!(again.contains("Xyzzy plugh") && chosen(&again) == chosen(&taken) && value(&again, "command") == command);
    let other = site.person("Roberto Celli").await;
    assert_eq!(other.get(&format!("/richieste/nuova?bozza={command}")).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(company.get("/richieste/nuova?bozza=x").await.status(), StatusCode::NOT_FOUND);
    // What the script asks for is small and says when it was kept.
    let beside = post(&company, &[("command", &command), ("version", "2"), ("tasks", WORDS), ("save", "1")]).await;
    assert_eq!(beside.status(), StatusCode::OK);
    let beside = html(beside).await;
    assert!(beside.contains("id=\"need-saved\"") && beside.contains("id=\"need-fits\"") && beside.len() < 10_000, "{beside}");
    let stale = html(post(&company, &[("command", &command), ("version", "1"), ("tasks", "altro"), ("save", "1")]).await).await;
    assert!(stale.contains("altra finestra"));
    let response = post(&company, &[("command", &command), ("discard", "1")]).await;
    assert!(response.url().path().ends_with("/richieste"));
    assert_eq!(company.get(&format!("/richieste/nuova?bozza={command}")).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn strange_words_come_back_with_a_kind_sentence() {
    let site = Site::demo().await;
    let company = site.person("Sandra Nuti").await;
    for words in ["", "x", "🦀🦀", "<script>alert(1)</script>", "di con per", "</textarea><b>", &"è".repeat(10_000)] {
        let command = CommandId::generate().to_string();
        let response = post(&company, &[("command", &command), ("tasks", words), ("read", "1")]).await;
        assert_eq!(response.status(), StatusCode::OK, "{words:.20}");
        let html = html(response).await;
        // Between the signs of markup stand words, of which some may resemble one of the catalogue.
        assert!(html.contains("non ho riconosciuto") || words.contains('<'), "{words:.20}");
        assert!(!html.contains("<script>alert") && !html.contains("</textarea><b>"), "{words:.20}");
    }
    for browser in [site.visitor(), site.person("Luisa Bini").await] {
        for button in ["read", "save", "take", "discard"] {
            let response = post(&browser, &[("command", &CommandId::generate().to_string()), ("tasks", WORDS), (button, "1")]).await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{button}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_former_need_begins_a_new_one() {
    let site = Site::demo().await;
    let company = site.person("Sandra Nuti").await;
    let own: Vec<OwnDemand> = company.call("demands/own", json!({})).await;
    let former = &own[0].card;
    let html = html(company.get(&format!("/richieste/nuova?copia={}", former.id)).await).await;
    assert_eq!(value(&html, "title"), former.title);
    let start: Value = company.call("demands/options", json!({})).await;
    assert!(start["command"].as_str() != Some(value(&html, "command")), "a new wish");
    let other = site.person("Roberto Celli").await;
    assert_eq!(other.get(&format!("/richieste/nuova?copia={}", former.id)).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_typical_need_begins_a_new_one_and_is_not_stated() {
    let site = Site::demo().await;
    let company = site.person("Sandra Nuti").await;
    let own = async || company.call::<Vec<OwnDemand>>("demands/own", json!({})).await.len();
    let before = own().await;
    let blank = html(company.get("/richieste/nuova").await).await;
    assert!(blank.contains("href=\"/richieste/nuova?modello=tornitore-cnc\""), "there is a link to it");
    let begun = html(company.get("/richieste/nuova?modello=tornitore-cnc").await).await;
    assert_eq!((value(&begun, "title"), value(&begun, "weekly_hours")), ("Tornitore CNC in affiancamento", "40"));
    assert!(
        begun.contains("Affiancamento al tornio") && begun.contains("Non è ancora pubblicata") && !begun.contains("class=\"templates\"")
    );
    assert!(begun.matches("<option selected").count() > blank.matches("<option selected").count() + 5, "occupation and competences");
    assert_eq!((own().await, value(&begun, "version")), (before, "0"), "nothing is stated, nothing kept");
    // Sent as it is, it comes back: days and risk are the company's to say.
    let sent = post(&company, &[("command", value(&begun, "command")), ("title", "Tornitore CNC"), ("kind", "placement")]).await;
    assert_eq!((sent.status(), own().await), (StatusCode::UNPROCESSABLE_ENTITY, before));
    assert_eq!(company.get("/richieste/nuova?modello=x").await.status(), StatusCode::NOT_FOUND);
    let page = html(site.person("Luisa Bini").await.get("/richieste/nuova?modello=tornitore-cnc").await).await;
    assert!(!page.contains("Affiancamento al tornio"), "for companies only");
}
