//! A file over HTTP: who may send it, what comes back, and that a large or broken one harms nobody.

use crate::site::Site;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, LOCATION};

const LINE: &str = "----annoda";

/// A form as a browser sends it.
fn form(kind: &str, file_name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in [("kind", kind), ("school_year", "2026/27")] {
        body.extend(format!("--{LINE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    body.extend(format!("--{LINE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\r\n").bytes());
    body.extend(bytes);
    body.extend(format!("\r\n--{LINE}--\r\n").bytes());
    body
}

/// What a browser that follows no redirect is answered.
async fn upload(site: &Site, person: Option<&str>, body: Vec<u8>) -> (StatusCode, Option<String>, String) {
    let browser = match person {
        Some(name) => site.person(name).await,
        None => site.visitor(),
    };
    let request =
        browser.http.post(format!("{}/importa", browser.address)).header(CONTENT_TYPE, format!("multipart/form-data; boundary={LINE}"));
    let response = request.header("accept", "text/html").header("accept-language", "it").body(body).send().await.expect("answers");
    let status = response.status();
    let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let at = response.url().path().to_owned();
    let text = response.text().await.expect("a page");
    (status, location.or(Some(at)), text)
}

const LIST: &str = "Cognome;Nome;Data di nascita;Classe\nNeri;Ada;03/02/2010;4A\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_file_leads_to_its_draft_and_nobody_else_sees_it() {
    let site = Site::demo().await;
    let (status, at, page) = upload(&site, Some("Luisa Bini"), form("students", "x.csv", LIST.as_bytes())).await;
    assert_eq!(status, StatusCode::OK);
    let at = at.expect("an address");
    assert!(at.starts_with("/importa/"), "{at}");
    assert!(page.contains("Neri Ada"), "the teacher who sent it sees it");
    for other in ["Monica Cei", "Carlo Mazzei", "Teresa Vallini", "Sandra Nuti", "Giulia Bandini"] {
        let browser = site.person(other).await;
        for address in [at.clone(), format!("{at}/da-sistemare.csv"), format!("{at}/da-sistemare.xlsx")] {
            let response = browser.http.get(format!("{}{address}", browser.address)).send().await.expect("answers");
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{other} at {address}");
            let text = response.text().await.expect("a page");
            assert!(!text.contains("Neri"), "{other} at {address}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_and_forms_that_are_none_change_nothing() {
    let site = Site::demo().await;
    let teacher = Some("Luisa Bini");
    for (who, body, status) in [
        (None, form("students", "x.csv", LIST.as_bytes()), StatusCode::NOT_FOUND),
        (Some("Sandra Nuti"), form("companies", "x.csv", LIST.as_bytes()), StatusCode::NOT_FOUND),
        (Some("Teresa Vallini"), form("students", "x.csv", LIST.as_bytes()), StatusCode::NOT_FOUND),
        (teacher, form("students", "", LIST.as_bytes()), StatusCode::UNPROCESSABLE_ENTITY),
        (teacher, form("planets", "x.csv", LIST.as_bytes()), StatusCode::UNPROCESSABLE_ENTITY),
        (teacher, form("students", "x.csv", b""), StatusCode::UNPROCESSABLE_ENTITY),
        (teacher, form("students", "x.csv", b"\x89PNG\r\n\x1a\n"), StatusCode::UNPROCESSABLE_ENTITY),
        (teacher, b"no form at all".to_vec(), StatusCode::BAD_REQUEST),
        (teacher, form("students", "x.csv", LIST.as_bytes())[..150].to_vec(), StatusCode::BAD_REQUEST),
    ] {
        let (answered, _, page) = upload(&site, who, body).await;
        assert_eq!(answered, status, "{who:?}: {page}");
    }
    let browser = site.person("Luisa Bini").await;
    for body in ["", "act=confirm", "act=confirm&version=1", "act=fly&version=1", "act=undo&version=1"] {
        let address = format!("{}/importa/01890000-0000-7000-8000-000000000001", browser.address);
        let request = browser.http.post(address).header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body);
        let status = request.send().await.expect("answers").status();
        assert!(status == StatusCode::NOT_FOUND || status == StatusCode::BAD_REQUEST, "{body}: {status}");
    }
    let page = browser.http.get(format!("{}/importa", browser.address)).send().await.expect("answers").text().await.expect("a page");
    assert!(page.contains("Non è ancora stato importato nulla."), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_a_hundred_megabytes_are_refused_in_words() {
    let site = Site::demo().await;
    let large = vec![b'x'; services::import::MAX_FILE_BYTES + 1024 * 1024];
    let (status, _, page) = upload(&site, Some("Luisa Bini"), form("students", "x.csv", &large)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Dividilo"), "{page}");
}
