//! The pages of municipalities over HTTP: who sees what, what forms do, and what comes back when they do
//! not.

use crate::site::{Browser, Site};
use reqwest::{Response, StatusCode};

const PONTEDERA: &str = "/luoghi/050029";

async fn post(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Response {
    browser.http.post(format!("{}{path}", browser.address)).form(fields).send().await.expect("answers")
}

async fn page(browser: &Browser, path: &str) -> String {
    let response = browser.get(path).await;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    response.text().await.expect("text")
}

#[tokio::test(flavor = "multi_thread")]
async fn each_sees_the_municipalities_and_only_the_coordinator_gets_forms() {
    let site = Site::demo().await;
    for (who, keeps) in [("Teresa Vallini", true), ("Luisa Bini", false), ("Sandra Nuti", false), ("Giulia Bandini", false)] {
        let browser = site.person(who).await;
        assert!(page(&browser, "/rete").await.contains("href=\"/luoghi\""), "{who}");
        let list = page(&browser, "/luoghi").await;
        assert!(list.contains("Pontedera") && list.contains("href=\"/luoghi/050029\""), "{who}");
        assert_eq!(list.contains("/luoghi/nuovo"), keeps, "{who}");
        let found = page(&browser, "/luoghi?q=ponsa").await;
        assert!(found.contains("/luoghi/050028") && !found.contains("/luoghi/050029"), "{who}");
        assert!(found.contains("href=\"/luoghi/esporta.csv?q=ponsa\""), "{who}: the file under the same filter");
        let html = page(&browser, PONTEDERA).await;
        assert!(html.contains("43.6621, 10.6327") && html.contains("stima"), "{who}");
        assert_eq!(html.contains(&format!("action=\"{PONTEDERA}\"")), keeps, "{who}");
        let way = page(&browser, &format!("{PONTEDERA}?mezzo=car&verso=050028")).await;
        assert_eq!(way.contains("name=\"minutes\""), keeps, "{who}");
        let status = if keeps { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!(browser.get("/luoghi/nuovo").await.status(), status, "{who}");
        assert_eq!(browser.get("/luoghi/999999").await.status(), StatusCode::NOT_FOUND, "{who}");
        let file = page(&browser, "/luoghi/esporta.csv?q=ponsa").await;
        assert!(file.contains("Ponsacco;050028;43.6197;10.6309;") && !file.contains("Pontedera"), "{who}: {file}");
        if !keeps {
            let sent = post(&browser, PONTEDERA, &[("act", "remove"), ("version", "1")]).await;
            assert_eq!(sent.status(), StatusCode::FORBIDDEN, "{who}");
        }
    }
    let visitor = site.visitor();
    for path in ["/luoghi", "/luoghi/nuovo", PONTEDERA] {
        assert!(!page(&visitor, path).await.contains("43.6621"), "{path}");
    }
    assert_eq!(visitor.get("/luoghi/esporta.csv").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(post(&visitor, PONTEDERA, &[("act", "remove"), ("version", "1")]).await.status(), StatusCode::NOT_FOUND);
    assert!(page(&site.person("Luisa Bini").await, "/importa").await.contains("href=\"/luoghi\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_municipality_and_its_ways_by_plain_forms() {
    let site = Site::demo().await;
    let browser = site.person("Teresa Vallini").await;
    let response =
        post(&browser, "/luoghi/nuovo", &[("name", "Fabbrica & <i>"), ("istat_code", "x"), ("latitude", "10"), ("longitude", "")]).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = response.text().await.expect("text");
    assert!(html.contains("Fabbrica &amp; &lt;i"), "what was typed is there, as text");
    for field in ["istat_code", "latitude", "longitude"] {
        assert!(html.contains(&format!("id=\"new-{field}-error\"")) && html.contains(&format!("href=\"#new-{field}\"")), "{field}");
    }
    let new = [("name", "Zambra"), ("istat_code", "050099"), ("latitude", "43,7"), ("longitude", "10,5")];
    let response = post(&browser, "/luoghi/nuovo", &new).await;
    assert_eq!(
        (response.status(), response.url().path(), response.url().query()),
        (StatusCode::OK, "/luoghi/050099", Some("fatto=create"))
    );
    assert_eq!(post(&browser, "/luoghi/nuovo", &new).await.status(), StatusCode::UNPROCESSABLE_ENTITY, "the code is taken");

    let zambra = "/luoghi/050099";
    let change = |version: &'static str, name: &'static str| {
        [("act", "change"), ("version", version), ("name", name), ("latitude", "43,7"), ("longitude", "10,5")]
    };
    assert_eq!(post(&browser, zambra, &change("1", "Zambra Nuova")).await.url().query(), Some("fatto=change"));
    let stale = post(&browser, zambra, &change("1", "Zambra Vecchia")).await;
    assert_eq!(stale.status(), StatusCode::CONFLICT);
    let html = stale.text().await.expect("text");
    assert!(html.contains("Nel frattempo") && html.contains("Adesso c’è: Zambra Nuova") && html.contains("name=\"version\" value=\"2\""));

    let way = |version: &'static str, minutes: &'static str| {
        [("act", "way"), ("version", version), ("to", "050029"), ("means", "car"), ("minutes", minutes)]
    };
    let wrong = post(&browser, zambra, &way("0", "presto")).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().await.expect("text").contains("id=\"way-minutes-error\""));
    assert_eq!(post(&browser, zambra, &way("0", "17")).await.url().query(), Some("fatto=way&mezzo=car"));
    assert!(page(&browser, &format!("{zambra}?mezzo=car")).await.contains("17 minuti"));
    let stale = post(&browser, zambra, &way("0", "19")).await;
    assert_eq!(stale.status(), StatusCode::CONFLICT);
    let html = stale.text().await.expect("text");
    assert!(html.contains("Adesso c’è: 17") && html.contains("value=\"19\""), "both");
    let held = post(&browser, zambra, &[("act", "remove"), ("version", "2")]).await;
    assert_eq!(held.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(held.text().await.expect("text").contains("toglilo prima"));
    let forget = [("act", "way-remove"), ("version", "1"), ("to", "050029"), ("means", "car")];
    assert_eq!(post(&browser, zambra, &forget).await.url().query(), Some("fatto=way-remove&mezzo=car"));
    assert_eq!(post(&browser, zambra, &[("act", "remove"), ("version", "2")]).await.url().query(), Some("fatto=remove"));
    assert_eq!(browser.get(zambra).await.status(), StatusCode::NOT_FOUND);

    let long = "x".repeat(20_000);
    let odd = [("act", "way"), ("version", "0"), ("to", "050028"), ("means", "rocket"), ("minutes", "5")];
    for fields in [vec![("act", "boss")], vec![("act", "change")], vec![("name", long.as_str())], odd.to_vec()] {
        assert_eq!(post(&browser, PONTEDERA, &fields).await.status(), StatusCode::BAD_REQUEST, "{:?}", fields[0]);
    }
}
