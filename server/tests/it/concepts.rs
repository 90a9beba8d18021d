//! The catalogue that grows, over HTTP and without any program in the browser: a company chooses from
//! ESCO and proposes, the coordinator decides and keeps, strangers find nothing.

use crate::site::{Browser, Site};
use domain::classification::{Classification, Concept, ConceptKind};
use domain::id::{CommandId, CompetenceProposalId};
use domain::language::Language;
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};
use services::classification::{Intent, store};

const EMBROIDERER: &str = "http://data.europa.eu/esco/occupation/embroiderer";
const EMBROIDERY: &str = "http://data.europa.eu/esco/skill/embroidery";

/// The demo with one occupation and one competence of ESCO that it lacks.
async fn site() -> Site {
    let site = Site::demo().await;
    let classification = |language: Language| {
        let concept = |uri: &str, kind, italian: &str, english: &str| Concept {
            uri: uri.to_owned(),
            kind,
            code: String::new(),
            group: if kind == ConceptKind::Occupation { "7533" } else { "" }.to_owned(),
            label: if language == Language::Italian { italian } else { english }.to_owned(),
            alternatives: Vec::new(),
            description: String::new(),
        };
        let concepts = vec![
            concept(EMBROIDERER, ConceptKind::Occupation, "ricamatore/ricamatrice", "embroiderer"),
            concept(EMBROIDERY, ConceptKind::Skill, "ricamare tessuti <a mano>", "embroider fabrics"),
        ];
        Classification { language, concepts, ..Classification::default() }
    };
    store(&site.state.services, &Language::ALL.map(classification), Intent::Store).await.expect("stored");
    site
}

async fn post(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Response {
    let request = browser.http.post(format!("{}{path}", browser.address));
    request.header("accept", "text/html").form(fields).send().await.expect("answers")
}

async fn html(response: Response) -> String {
    response.text().await.expect("text")
}

async fn page(browser: &Browser, path: &str) -> String {
    let response = browser.get(path).await;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    html(response).await
}

fn esco(address: &str) -> String {
    format!("esco:{address}")
}

/// A sound form on no board, of the first occupation and competence on offer.
async fn sound(browser: &Browser) -> Vec<(&'static str, String)> {
    let start: Value = browser.call("demands/options", json!({})).await;
    let options = &start["options"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    vec![
        ("kind", "placement".to_owned()),
        ("title", "Ricamo su pelle".to_owned()),
        ("occupation", text(&options["occupations"][0]["id"])),
        ("positions", "1".to_owned()),
        ("from", "2027-03-01".to_owned()),
        ("to", "2027-03-26".to_owned()),
        ("weekly_hours", "30".to_owned()),
        ("starts_at", "08:00".to_owned()),
        ("ends_at", "14:00".to_owned()),
        ("municipality", text(&options["municipalities"][0][0])),
        ("risk", "low".to_owned()),
        ("asked[0][competence]", text(&options["competences"][0]["id"])),
        ("asked[0][level]", "2".to_owned()),
        ("asked[0][weight]", "2".to_owned()),
    ]
}

async fn send(browser: &Browser, form: &[(&'static str, String)], more: &[(&str, &str)]) -> Response {
    let command = CommandId::generate().to_string();
    let fields: Vec<(&str, &str)> =
        form.iter().map(|(name, value)| (*name, value.as_str())).chain([("command", command.as_str())]).collect();
    // What is given last counts.
    let kept = fields.into_iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    let fields: Vec<(&str, &str)> = kept.chain(more.iter().copied()).collect();
    post(browser, "/richieste/nuova", &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_chooses_from_esco_by_plain_forms() {
    let site = site().await;
    let company = site.person("Sandra Nuti").await;
    let form = sound(&company).await;
    let found = html(send(&company, &form, &[("find", "1"), ("esco_q", "ricamo")]).await).await;
    assert!(found.contains("da ESCO, non ancora nel polo") && found.contains(&format!("value=\"{}\"", esco(EMBROIDERY))), "{found}");
    assert!(found.contains("ricamare tessuti &lt;a mano") && !found.contains("tessuti <a mano>"), "labels are text");
    let read = html(send(&company, &form, &[("read", "1"), ("tasks", "Cerchiamo una ricamatrice")]).await).await;
    assert!(read.contains("Anche in ESCO") && read.contains(&format!("value=\"{}\"", esco(EMBROIDERER))), "{read}");
    assert!(
        !read.contains("selected value=\"esco:")
            && !read.contains("value=\"esco:http://data.europa.eu/esco/occupation/embroiderer\" selected")
    );

    let value = esco(EMBROIDERY);
    let taken = html(send(&company, &form, &[("take", &value), ("esco_q", "ricamo")]).await).await;
    assert!(taken.contains("(da ESCO, non ancora nel polo)") && taken.contains("nella richiesta"), "it is a line, and the search stays");
    assert!(taken.contains("nuova per il polo: «ricamare tessuti &lt;a mano"), "nobody can have it, by name");
    let occupation = esco(EMBROIDERER);
    let more = [("occupation", occupation.as_str()), ("asked[1][competence]", &value), ("asked[1][level]", "3"), ("asked[1][weight]", "2")];
    let done = send(&company, &form, &more).await;
    assert!(done.url().path().ends_with("/richieste"), "{}", html(done).await);
    let catalogue = page(&site.visitor(), "/competenze").await;
    assert!(catalogue.contains("ricamare tessuti &lt;a mano"));
    assert!(page(&site.visitor(), "/professioni").await.contains("ricamatore/ricamatrice"));
    for wrong in ["esco:http://example.org/none", "esco:x", "esco:javascript:alert(1)", &occupation] {
        let back = send(&company, &form, &[("asked[0][competence]", wrong)]).await;
        assert_eq!(back.status(), StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(html(back).await.contains("f-asked-0-competence-error"), "{wrong}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_goes_from_the_company_to_the_coordinator_and_back() {
    let site = site().await;
    let (company, coordinator) = (site.person("Sandra Nuti").await, site.person("Teresa Vallini").await);
    let form = sound(&company).await;
    let label = ("proposed[0][label]", "Ricamo & <perle>");
    let wrong =
        send(&company, &form, &[label, ("proposed[0][level]", "9"), ("proposed[0][weight]", "2"), ("proposed[0][broader]", "x")]).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let back = html(wrong).await;
    assert!(
        back.contains("value=\"Ricamo &amp; &lt;perle>\"") || back.contains("value=\"Ricamo &amp; &lt;perle&gt;\""),
        "it is still there"
    );
    for field in ["level", "broader"] {
        assert!(back.contains(&format!("id=\"f-proposed-0-{field}-error\"")), "{field}");
    }
    let done = send(&company, &form, &[label, ("proposed[0][level]", "3"), ("proposed[0][weight]", "2")]).await;
    assert!(done.url().path().ends_with("/richieste"));
    assert!(html(done).await.contains("in attesa"), "the company sees the state");

    assert!(page(&coordinator, "/catalogo").await.contains("una proposta in attesa"));
    let list = page(&coordinator, "/competenze/proposte").await;
    let id = list.split("/competenze/proposte/").nth(1).and_then(|rest| rest.get(..36)).expect("a link").to_owned();
    let path = format!("/competenze/proposte/{id}");
    let one = page(&coordinator, &path).await;
    assert!(one.contains("Sandra Nuti") && one.contains("Ricamo su pelle") && !one.contains("<perle>"), "who, and with which request");
    assert!(page(&coordinator, &format!("{path}?q=zzzz+qwerty")).await.contains("Nessuna competenza corrisponde"));

    let back = post(&coordinator, &path, &[("act", "approve"), ("version", "1"), ("label_it", ""), ("synonyms_it", "perline")]).await;
    assert_eq!(back.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let back = html(back).await;
    assert!(back.contains("id=\"approve-label_it-error\"") && back.contains("perline"), "what was typed is there");
    let back = post(&coordinator, &path, &[("act", "decline"), ("version", "1"), ("reason", " ")]).await;
    assert!(html(back).await.contains("id=\"decline-reason-error\""));
    assert_eq!(
        post(&coordinator, &path, &[("act", "merge"), ("version", "1"), ("into", "x")]).await.status(),
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let long = "x".repeat(60_000);
    for broken in [vec![("act", "boss"), ("version", "1")], vec![("act", "decline"), ("reason", "no")], vec![("reason", long.as_str())]] {
        assert_eq!(post(&coordinator, &path, &broken).await.status(), StatusCode::BAD_REQUEST, "{:?}", broken[0]);
    }
    let done = post(&coordinator, &path, &[("act", "approve"), ("version", "1"), ("label_it", "Ricamo con perle")]).await;
    assert!(done.url().query() == Some("fatto=approve"), "{}", html(done).await);
    let late = post(&coordinator, &path, &[("act", "decline"), ("version", "1"), ("reason", "tardi")]).await;
    assert_eq!(late.status(), StatusCode::CONFLICT);
    assert!(html(late).await.contains("Nel frattempo"));
    assert!(page(&company, "/richieste").await.contains("approvata"));
    assert!(page(&site.visitor(), "/competenze").await.contains("Ricamo con perle"));
    let approved = page(&coordinator, "/competenze/proposte?stato=approved").await;
    assert!(approved.contains(&id) && !page(&coordinator, "/competenze/proposte").await.contains(&id));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_coordinator_keeps_the_catalogue_by_plain_forms() {
    let site = site().await;
    let coordinator = site.person("Teresa Vallini").await;
    let found = page(&coordinator, "/catalogo?q=ricamo").await;
    assert!(found.contains(&format!("value=\"{}\"", esco(EMBROIDERY))), "{found}");
    assert!(page(&coordinator, "/catalogo?q=zzzz+qwerty").await.contains("Niente nel catalogo corrisponde"));
    let refused = post(&coordinator, "/catalogo", &[("take", "esco:http://example.org/none")]).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let taken = post(&coordinator, "/catalogo", &[("take", &esco(EMBROIDERY))]).await;
    assert_eq!((taken.status(), taken.url().query()), (StatusCode::OK, Some("fatto=take")));
    let path = taken.url().path().to_owned();
    let words = [("act", "change"), ("version", "1"), ("label_it", "Ricamo"), ("synonyms_it", "ricamare\r\npunto croce")];
    let wrong = post(&coordinator, &path, &[("act", "change"), ("version", "1"), ("label_it", " "), ("synonyms_it", "punto croce")]).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = html(wrong).await;
    assert!(wrong.contains("id=\"concept-label_it-error\"") && wrong.contains("punto croce"));
    assert_eq!(post(&coordinator, &path, &words).await.url().query(), Some("fatto=change"));
    let second = post(&coordinator, &path, &[("act", "change"), ("version", "1"), ("label_it", "Ricami")]).await;
    assert_eq!(second.status(), StatusCode::CONFLICT);
    let second = html(second).await;
    assert!(
        second.contains("Nel frattempo Teresa Vallini") && second.contains("Adesso c’è: Ricamo") && second.contains("value=\"Ricami\"")
    );
    assert_eq!(post(&coordinator, &path, &[("act", "remove"), ("version", "1")]).await.status(), StatusCode::CONFLICT);
    for broken in [vec![("act", "boss")], vec![("act", "change")], vec![("act", "a"), ("act", "b")]] {
        assert_eq!(post(&coordinator, &path, &broken).await.status(), StatusCode::BAD_REQUEST);
    }
    assert_eq!(post(&coordinator, &path, &[("act", "remove"), ("version", "2")]).await.url().query(), Some("fatto=remove"));
    assert_eq!(coordinator.get(&path).await.status(), StatusCode::NOT_FOUND);
    let used = page(&coordinator, "/catalogo?q=tornitrice").await;
    let before = used.split("<b>Tornitore, tornitrice</b>").next().expect("is there");
    let link = before.rsplit("href=\"/catalogo/professioni/").next().and_then(|rest| rest.get(..36)).expect("a link").to_owned();
    let path = format!("/catalogo/professioni/{link}");
    assert!(page(&coordinator, &path).await.contains("Non si può togliere"));
    let held = post(&coordinator, &path, &[("act", "remove"), ("version", "1")]).await;
    assert_eq!(held.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_find_nothing() {
    let site = site().await;
    let coordinator = site.person("Teresa Vallini").await;
    let entry = page(&coordinator, "/catalogo").await;
    let id = entry.split("href=\"/catalogo/competenze/").nth(1).and_then(|rest| rest.get(..36)).expect("a link").to_owned();
    let proposal = format!("/competenze/proposte/{}", CompetenceProposalId::generate());
    let paths = ["/catalogo".to_owned(), format!("/catalogo/competenze/{id}"), "/competenze/proposte".to_owned(), proposal.clone()];
    for who in ["Luisa Bini", "Giulia Bandini", "Sandra Nuti"] {
        let stranger = site.person(who).await;
        for path in &paths {
            assert_eq!(stranger.get(path).await.status(), StatusCode::NOT_FOUND, "{who} {path}");
        }
        for (path, fields) in [
            ("/catalogo", vec![("take", "esco:http://data.europa.eu/esco/skill/embroidery")]),
            (paths[1].as_str(), vec![("act", "remove"), ("version", "1")]),
            (proposal.as_str(), vec![("act", "decline"), ("version", "1"), ("reason", "no")]),
        ] {
            assert_eq!(post(&stranger, path, &fields).await.status(), StatusCode::NOT_FOUND, "{who} {path}");
        }
    }
    let visitor = site.visitor();
    for path in &paths {
        let seen = html(visitor.get(path).await).await;
        assert!(!seen.contains("esco:") && !seen.contains("proposte in attesa"), "{path}");
        let sent = post(&visitor, path, &[("act", "remove"), ("version", "1"), ("take", "esco:http://a")]).await;
        assert!(sent.status().is_client_error(), "{path}: {}", sent.status());
    }
    for path in ["/catalogo/competenze/x", "/competenze/proposte/x", proposal.as_str()] {
        assert_eq!(coordinator.get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    // The pages of the competences themselves are as they were.
    assert_eq!(visitor.get(&format!("/competenze/{id}")).await.status(), StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn visitors_find_what_only_esco_has_and_read_it() {
    let site = site().await;
    let visitor = site.visitor();
    let list = page(&visitor, "/professioni?q=ricamatrice").await;
    let address = format!("/esco?concetto={EMBROIDERER}");
    assert!(list.contains("Altre in ESCO") && list.contains(&format!("href=\"{address}\"")), "{list}");
    assert!(list.contains("<mark>ricamatrice"), "the words that matched are marked: {list}");
    let list = page(&visitor, "/competenze?q=ricamo").await;
    assert!(list.contains(&format!("href=\"/esco?concetto={EMBROIDERY}\"")) && !list.contains("tessuti <a mano>"), "labels are text");
    let list = page(&visitor, "/professioni?q=xyzzy").await;
    assert!(list.contains("Nessuna professione con queste parole") && !list.contains("Altre in ESCO"));
    let read = page(&visitor, &address).await;
    assert!(read.contains("ricamatore/ricamatrice") && read.contains("Professione di ESCO") && read.contains("classificazione ESCO"));
    assert!(!read.contains(".wasm"), "a page that needs no program");
    for nowhere in ["/esco", "/esco?concetto=x", "/esco?concetto=http://example.org/none", "/esco?concetto=%00"] {
        assert_eq!(visitor.get(nowhere).await.status(), StatusCode::NOT_FOUND, "{nowhere}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn browsers_fetch_what_they_search_in_and_keep_it() {
    let site = site().await;
    let visitor = site.visitor();
    let mut tags = Vec::new();
    for language in ["it", "en"] {
        let answer = visitor.get(&format!("/parole/{language}")).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()["content-type"], "application/octet-stream");
        assert_eq!(answer.headers()["cache-control"], "no-cache");
        tags.push(answer.headers()["etag"].to_str().expect("text").to_owned());
        let library = finding::Library::from_bytes(&answer.bytes().await.expect("bytes")).expect("an index");
        assert!(!library.own.find("tornitore", finding::Kind::Occupation, 1).is_empty());
    }
    assert_ne!(tags[0], tags[1]);
    let again = visitor.http.get(format!("{}/parole/it", visitor.address)).header("if-none-match", &tags[0]).send().await.expect("answers");
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert!(again.bytes().await.expect("nothing").is_empty());
    for nowhere in ["/parole/de", "/parole/IT", "/parole/it/x", "/parole"] {
        assert_eq!(visitor.get(nowhere).await.status(), StatusCode::NOT_FOUND, "{nowhere}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_stands_takes_from_esco_too() {
    let site = site().await;
    let company = site.person("Sandra Nuti").await;
    let form = sound(&company).await;
    let done = send(&company, &form, &[]).await;
    let id = done.url().query().and_then(|query| query.strip_prefix("nuova=")).expect("it stands").to_owned();
    let path = format!("/richieste/{id}/modifica");
    let value = esco(EMBROIDERY);
    let edit = async |more: &[(&str, &str)]| {
        let command = CommandId::generate().to_string();
        let own = form.iter().map(|(name, value)| (*name, value.as_str())).chain([("command", command.as_str()), ("version", "1")]);
        let fields: Vec<(&str, &str)> = own.chain(more.iter().copied()).collect();
        post(&company, &path, &fields).await
    };
    assert!(page(&company, &path).await.contains("name=\"esco_q\""), "the search is there");
    let found = html(edit(&[("find", "1"), ("esco_q", "ricamo")]).await).await;
    assert!(found.contains(&format!("value=\"{value}\"")) && found.contains(&format!("formaction=\"{path}#f-esco\"")), "{found}");
    let taken = html(edit(&[("take", &value), ("esco_q", "ricamo")]).await).await;
    assert!(taken.contains("(da ESCO, non ancora nel polo)") && taken.contains("Nessuno studente può averla ancora"), "{taken}");
    assert!(!taken.contains("id=\"f-proposed\""), "a word that there is not yet belongs to a new request");
    let saved = edit(&[("asked[1][competence]", &value), ("asked[1][level]", "3"), ("asked[1][weight]", "2")]).await;
    let address = format!("modificata={id}");
    assert!(saved.url().query() == Some(address.as_str()), "{}", html(saved).await);
    assert!(page(&site.visitor(), "/competenze").await.contains("ricamare tessuti &lt;a mano"), "the catalogue has it now");
}
