//! What every page and file answers beside its content: status, language, headers.

use crate::site::{HASH, Site};
use domain::id::BoardId;
use reqwest::header::{ACCEPT_ENCODING, ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY};
use reqwest::{Response, StatusCode};
use serde_json::Value;

fn header(response: &Response, name: &str) -> String {
    response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn health_says_how_it_is() {
    let site = Site::demo().await;
    let response = site.visitor().get("/health").await;
    assert_eq!(response.status(), StatusCode::OK);
    let health: Value = response.json().await.expect("JSON");
    assert_eq!(health, serde_json::json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION"), "database": "ok" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_there_for_visitors() {
    let site = Site::demo().await;
    for path in ["/", "/professioni", "/competenze", "/profilo", "/entra", "/liberatorie", "/accessibilita", "/privacy"] {
        let response = site.visitor().get(path).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        let html = response.text().await.expect("text");
        assert!(html.contains("<html lang=\"it\""), "{path}");
        assert!(html.contains("</html>"), "{path} ends");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_not_there_says_so_in_both_languages() {
    let site = Site::demo().await;
    let missing = format!("/tavoli/{}", BoardId::generate());
    for path in ["/niente", "/tavoli/x", &missing, "/professioni/x", "/niente/%F0%9F%8D%95?q=%00"] {
        for (accepted, tag) in [("it", "lang=\"it\""), ("en-GB,en;q=0.9", "lang=\"en\"")] {
            let request = site.visitor().http.get(format!("{}{path}", site.address)).header(ACCEPT_LANGUAGE, accepted);
            let response = request.send().await.expect("answers");
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
            let html = response.text().await.expect("text");
            assert!(html.contains(tag) && html.contains("<header") && html.contains("</html>"), "{path}: {html}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_is_readable_before_the_program_arrives() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    let board = teacher.board().await;
    let response = teacher.get(&format!("/tavoli/{}", board.summary.id)).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header(&response, "cache-control"), "no-store");
    let html = response.text().await.expect("text");
    assert!(html.contains(&board.summary.title));
    let demand = board.demands.first().expect("a demand");
    assert!(html.contains(&demand.municipality), "the demands are in the page");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_the_security_headers() {
    let site = Site::demo().await;
    for path in ["/", "/niente", "/health", "/api/niente", "/icon.svg", "/pkg/plain.js"] {
        let response = site.visitor().get(path).await;
        assert_eq!(header(&response, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&response, "x-frame-options"), "DENY", "{path}");
        assert_eq!(header(&response, "referrer-policy"), "same-origin", "{path}");
        assert!(header(&response, "permissions-policy").contains("camera=()"), "{path}");
        assert!(!header(&response, "x-request-id").is_empty(), "{path}");
        let policy = header(&response, "content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn inline_scripts_carry_the_nonce_of_their_own_answer() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    let board = teacher.board().await.summary.id;
    let mut nonces = Vec::new();
    let alive = format!("/tavoli/{board}");
    for path in ["/", "/niente", "/professioni", "/professioni", "/profilo", &alive] {
        let response = teacher.get(path).await;
        let policy = response.headers().get(CONTENT_SECURITY_POLICY).and_then(|value| value.to_str().ok()).expect("a policy").to_owned();
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce").to_owned();
        let html = response.text().await.expect("text");
        let scripts: Vec<&str> = html.split("<script").skip(1).map(|rest| rest.split('>').next().unwrap_or_default()).collect();
        // The front page and the error page need no program.
        assert!(!scripts.is_empty() || matches!(path, "/" | "/niente"), "{path}");
        for script in scripts {
            assert!(script.contains(&format!("nonce=\"{nonce}\"")) || script.contains("src="), "{path}: <script{script}>");
        }
        assert!(!html.contains(" style=\""), "{path}: the policy would ignore a style attribute");
        assert!(!html.contains(" onclick=") && !html.contains("javascript:"), "{path}");
        nonces.push(nonce);
    }
    nonces.sort();
    nonces.dedup();
    assert_eq!(nonces.len(), 6, "a nonce is used once");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_files_whose_names_change_are_kept_for_a_year() {
    let site = Site::demo().await;
    let year = "public, max-age=31536000, immutable";
    for (path, expected) in [
        (format!("/pkg/annoda.{HASH}.wasm"), year),
        (format!("/pkg/annoda.{HASH}.css"), year),
        ("/fonts/a.woff2".to_owned(), year),
        ("/pkg/plain.js".to_owned(), "public, max-age=600"),
        ("/icon.svg".to_owned(), "public, max-age=600"),
        ("/".to_owned(), "no-store"),
        ("/health".to_owned(), "no-store"),
        (format!("/pkg/annoda.{HASH}.gone"), "no-store"),
    ] {
        let response = site.visitor().get(&path).await;
        assert_eq!(response.headers().get(CACHE_CONTROL).expect("says so"), expected, "{path}");
    }
    let wasm = site.visitor().get(&format!("/pkg/annoda.{HASH}.wasm")).await;
    assert_eq!(header(&wasm, "content-type"), "application/wasm");
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_sent_as_they_were_compressed() {
    let site = Site::demo().await;
    let request = site.visitor().http.get(format!("{}/pkg/annoda.{HASH}.js", site.address)).header(ACCEPT_ENCODING, "br, gzip");
    let response = request.send().await.expect("answers");
    assert_eq!(response.headers().get(CONTENT_ENCODING).expect("compressed"), "br");
    assert_eq!(response.text().await.expect("text"), "compressed");
    let page =
        site.visitor().http.get(format!("{}/professioni", site.address)).header(ACCEPT_ENCODING, "br").send().await.expect("answers");
    assert_eq!(page.headers().get(CONTENT_ENCODING).expect("compressed"), "br");
}

#[tokio::test(flavor = "multi_thread")]
async fn files_outside_of_the_site_are_not_served() {
    let site = Site::demo().await;
    for path in ["/../hash.txt", "/%2e%2e/hash.txt", "/pkg/..%2f..%2fhash.txt", "/pkg/%2e%2e/%2e%2e/hash.txt"] {
        let response = site.visitor().get(path).await;
        assert!(!response.text().await.expect("text").contains("wasm: "), "{path}");
    }
}
