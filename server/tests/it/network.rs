//! The polo's pages over HTTP: who sees what, what forms do, and what comes back when they do not.

use crate::site::{Browser, Site};
use domain::id::OrganisationId;
use domain::language::Language;
use domain::network::{MembershipAct, NetworkFilter};
use domain::policy::Actor;
use reqwest::{Response, StatusCode};
use services::network::OrganisationView;

async fn post(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Response {
    browser.http.post(format!("{}{path}", browser.address)).form(fields).send().await.expect("answers")
}

async fn page(browser: &Browser, path: &str) -> String {
    let response = browser.get(path).await;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    response.text().await.expect("text")
}

async fn coordinator(site: &Site) -> Actor {
    let services = &site.state.services;
    let people = services::person::demo_people(services).await.expect("reads");
    let person = people.iter().find(|person| person.name == "Teresa Vallini").expect("in the demo").id;
    services::person::actor(services, person).await.expect("reads").expect("is there").0
}

async fn id(site: &Site, name: &str) -> OrganisationId {
    let filter = NetworkFilter { text: name.to_owned(), ..NetworkFilter::default() };
    let polo = services::network::list(&site.state.services, &coordinator(site).await, &filter).await.expect("reads");
    assert_eq!(polo.entries.len(), 1, "{name}");
    polo.entries[0].organisation.id
}

async fn view(site: &Site, id: OrganisationId) -> OrganisationView {
    services::network::one(&site.state.services, &coordinator(site).await, id, Language::Italian).await.expect("reads")
}

#[tokio::test(flavor = "multi_thread")]
async fn each_sees_the_pages_that_they_may() {
    let site = Site::demo().await;
    let company = format!("/rete/{}", id(&site, "Torneria F.lli Nuti").await);
    let its = format!("/rete/{}", id(&site, "ITS Academy").await);
    let school = format!("/rete/{}", id(&site, "Agnesi").await);
    for (who, status_new, forms_company, forms_its) in [
        ("Teresa Vallini", StatusCode::OK, true, true),
        ("Luisa Bini", StatusCode::FORBIDDEN, false, false),
        ("Giulia Bandini", StatusCode::FORBIDDEN, false, false),
        ("Sandra Nuti", StatusCode::FORBIDDEN, true, false),
    ] {
        let browser = site.person(who).await;
        let list = page(&browser, "/rete").await;
        assert!(list.contains("Torneria F.lli Nuti") && list.contains("href=\"/rete\""), "{who}: the menu leads there");
        assert_eq!(list.contains("/rete/nuovo"), status_new == StatusCode::OK, "{who}");
        assert_eq!(browser.get("/rete/nuovo").await.status(), status_new, "{who}");
        let agreements = page(&browser, "/rete/accordo").await;
        assert_eq!(agreements.contains("name=\"programme\""), status_new == StatusCode::OK, "{who}");
        for (path, forms) in [(&company, forms_company), (&its, forms_its)] {
            let html = page(&browser, path).await;
            assert_eq!(html.contains(&format!("action=\"{path}\"")), forms, "{who} {path}");
        }
        // Classes with how many there are, and nobody's name.
        let html = page(&browser, &school).await;
        assert!(html.contains("4ª A") && !html.contains("Dell’Omodarme") && !html.contains("Telleschi"), "{who}");
    }
    let visitor = site.visitor();
    for path in ["/rete", "/rete/nuovo", "/rete/accordo", &company] {
        let html = page(&visitor, path).await;
        assert!(!html.contains("Torneria F.lli Nuti S.n.c.") || html.contains("Sandra Nuti"), "{path}: only the demo's people stand there");
        assert!(!html.contains("network-list") && !html.contains("99000600504"), "{path}");
    }
    let teacher = site.person("Luisa Bini").await;
    for path in [format!("/rete/{}", OrganisationId::generate()), "/rete/niente".to_owned()] {
        assert_eq!(teacher.get(&path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_filtered_by_the_address() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    for (query, there, gone) in [
        ("q=velocita", "Officine Velocità", "Torneria"),
        ("tipo=its", "ITS Academy «Valdera", "Officine"),
        ("comune=Chianni", "Officina del Poggio", "Officine Velocità"),
        ("adesione=no", "Attrezzeria", "Officine Velocità"),
        ("q=%3Czzz%3E", "Nessun soggetto corrisponde", "<zzz>"),
        ("tipo=x&comune=&adesione=x", "Officine Velocità", "Nessun soggetto"),
    ] {
        let html = page(&teacher, &format!("/rete?{query}")).await;
        assert!(html.contains(there), "{query}");
        assert!(!html.contains(gone), "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_coordinator_adds_an_organisation_and_takes_it_in() {
    let site = Site::demo().await;
    let browser = site.person("Teresa Vallini").await;
    let sound = [("name", "Nuova & <b>Figli"), ("kind", "company"), ("vat_number", "00743110157"), ("municipality", "050029")];
    let wrong = [("name", "Nuova & <b>Figli"), ("kind", ""), ("vat_number", "00743110158"), ("email", "x")];
    let response = post(&browser, "/rete/nuovo", &wrong).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = response.text().await.expect("text");
    assert!(html.contains("Nuova &amp; &lt;b") && !html.contains("<b>Figli"), "what was typed is there, as text");
    for field in ["kind", "vat_number", "municipality", "email"] {
        assert!(html.contains(&format!("id=\"new-{field}-error\"")) && html.contains(&format!("href=\"#new-{field}\"")), "{field}");
    }
    let response = post(&browser, "/rete/nuovo", &sound).await;
    assert_eq!((response.status(), response.url().query()), (StatusCode::OK, Some("fatto=create")));
    let new = id(&site, "Nuova").await;
    let path = format!("/rete/{new}");
    assert_eq!(response.url().path(), path);
    assert!(!page(&browser, &path).await.contains("<b>Figli"), "nor in the title of the window");
    assert_eq!(post(&browser, "/rete/nuovo", &sound).await.status(), StatusCode::UNPROCESSABLE_ENTITY, "the VAT number is taken");

    let join = [("act", "join"), ("role", "member"), ("from", "2026-01-01"), ("to", "")];
    let lead = [("act", "join"), ("role", "lead"), ("from", "2026-01-01"), ("to", "")];
    let response = post(&browser, &path, &lead).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(response.text().await.expect("text").contains("id=\"join-role-error\""));
    assert_eq!(post(&browser, &path, &join).await.url().query(), Some("fatto=join"));
    let row = view(&site, new).await.memberships[0];
    let (row_id, version) = (row.id.to_string(), row.version.to_string());
    let end = [("act", MembershipAct::End.name()), ("id", &row_id), ("version", &version), ("to", "2026-06-30")];
    assert_eq!(post(&browser, &path, &end).await.url().query(), Some("fatto=end"));
    assert_eq!(post(&browser, &path, &end).await.status(), StatusCode::CONFLICT, "sent again, it is another version");
    let remove = [("act", MembershipAct::Remove.name()), ("id", &row_id), ("version", "2")];
    assert_eq!(post(&browser, &path, &remove).await.url().query(), Some("fatto=remove"));
    assert!(view(&site, new).await.memberships.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_writes_over_what_somebody_else_wrote() {
    let site = Site::demo().await;
    let (company, coordinator) = (site.person("Sandra Nuti").await, site.person("Teresa Vallini").await);
    let nuti = id(&site, "Torneria F.lli Nuti").await;
    let path = format!("/rete/{nuti}");
    let seen = view(&site, nuti).await;
    let version = seen.version.to_string();
    let own =
        [("act", "change"), ("version", version.as_str()), ("email", "nuti@torneria.example"), ("phone", "0587 123456"), ("name", "Altra")];
    assert_eq!(post(&company, &path, &own).await.url().query(), Some("fatto=change"));
    let after = view(&site, nuti).await;
    assert_eq!((after.organisation.name, after.contact.phone.as_deref()), (seen.organisation.name.clone(), Some("0587123456")));
    // The coordinator has the page of before.
    let vat = seen.vat_number.unwrap_or_default();
    let all = [
        ("act", "change"),
        ("version", version.as_str()),
        ("name", "Torneria Nuti"),
        ("kind", "company"),
        ("vat_number", &vat),
        ("municipality", &seen.istat_code),
    ];
    let response = post(&coordinator, &path, &all).await;
    assert_eq!(response.status(), StatusCode::CONFLICT);
    let html = response.text().await.expect("text");
    assert!(html.contains("value=\"Torneria Nuti\"") && html.contains("Rileggi e riparti da lì"), "what was typed stays");
    assert_eq!(view(&site, nuti).await.contact.email.as_deref(), Some("nuti@torneria.example"));
    // Students do not learn how to call; schools do.
    let (student, teacher) = (site.person("Giulia Bandini").await, site.person("Luisa Bini").await);
    assert!(!page(&student, &path).await.contains("nuti@torneria.example"));
    assert!(page(&teacher, &path).await.contains("nuti@torneria.example"));
}

#[tokio::test(flavor = "multi_thread")]
async fn others_are_refused_and_nonsense_is_malformed() {
    let site = Site::demo().await;
    let path = format!("/rete/{}", id(&site, "Torneria F.lli Nuti").await);
    let change = [("act", "change"), ("version", "1"), ("phone", "0587 123456")];
    let join = [("act", "join"), ("role", "member"), ("from", "2020-01-01")];
    let agreement = [("title", "Accordo"), ("signed_on", "2040-01-01"), ("from", "2040-01-01")];
    for (who, status, own) in [
        ("Luisa Bini", StatusCode::FORBIDDEN, StatusCode::FORBIDDEN),
        ("Giulia Bandini", StatusCode::FORBIDDEN, StatusCode::FORBIDDEN),
        ("Sandra Nuti", StatusCode::FORBIDDEN, StatusCode::OK),
    ] {
        let browser = site.person(who).await;
        assert_eq!(post(&browser, &path, &change).await.status(), own, "{who}");
        assert_eq!(post(&browser, &path, &join).await.status(), status, "{who}");
        assert_eq!(post(&browser, "/rete/accordo", &agreement).await.status(), status, "{who}");
        assert_eq!(post(&browser, "/rete/nuovo", &[("name", "x")]).await.status(), status, "{who}");
    }
    let visitor = site.visitor();
    for (path, fields) in [(path.as_str(), &join[..]), (&path, &change), ("/rete/accordo", &agreement), ("/rete/nuovo", &[("name", "x")])] {
        assert_eq!(post(&visitor, path, fields).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    let coordinator = site.person("Teresa Vallini").await;
    let long = "x".repeat(60_000);
    for (path, fields, status) in [
        (path.as_str(), vec![("act", "change")], StatusCode::BAD_REQUEST),
        (&path, vec![("act", "boss")], StatusCode::BAD_REQUEST),
        (&path, vec![("act", "end"), ("id", "x")], StatusCode::BAD_REQUEST),
        (&path, vec![("act", "join"), ("act", "end")], StatusCode::BAD_REQUEST),
        ("/rete/nuovo", vec![("name", &long)], StatusCode::BAD_REQUEST),
        ("/rete/accordo", vec![("id", "x"), ("title", "Accordo")], StatusCode::BAD_REQUEST),
        ("/rete/niente", vec![("act", "join")], StatusCode::NOT_FOUND),
    ] {
        assert_eq!(post(&coordinator, path, &fields).await.status(), status, "{path} {:?}", fields[0]);
    }
    let fields = [("title", ""), ("signed_on", "2030-07-01"), ("from", "2030-08-31"), ("programme", "Resta qui</textarea><b>")];
    let html = post(&coordinator, "/rete/accordo", &fields).await.text().await.expect("text");
    assert!(html.contains("id=\"new-title-error\"") && html.contains("Resta qui&lt;"), "it comes back, as text");
    let response = post(&coordinator, "/rete/accordo", &[("title", "Rinnovo"), ("signed_on", "2030-07-01"), ("from", "2030-09-01")]).await;
    assert_eq!((response.status(), response.url().query()), (StatusCode::OK, Some("fatto=agreement")));
}
