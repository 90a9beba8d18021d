//! Lists and boards to take away, as CSV and XLSX.

use crate::site::{Browser, Site};
use reqwest::StatusCode;
use reqwest::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use sea_orm::ConnectionTrait as _;

/// A list as lines of cells, as far as no cell holds a semicolon.
async fn csv(browser: &Browser, path: &str) -> Vec<Vec<String>> {
    let response = browser.get(path).await;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    let text = response.text().await.expect("text");
    text.trim_start_matches('\u{feff}').split("\r\n").filter(|line| !line.is_empty()).map(cells).collect()
}

fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ';' if !quoted => cells.push(String::new()),
            letter => cells.last_mut().expect("one at least").push(letter),
        }
    }
    cells
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_is_taken_away_as_its_reader_sees_it() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    let board = teacher.board().await;
    let path = format!("/tavoli/{}/esporta", board.summary.id);
    let lines = csv(&teacher, &format!("{path}.csv")).await;
    assert_eq!(&lines[0][..4], ["Studente", "Codice", "Classe", "Indirizzo"]);
    assert_eq!(lines.len() - 1, board.students.len());
    assert!(lines.iter().all(|line| line.len() == 10), "{lines:?}");
    let placed = lines.iter().filter(|line| line[5] == "abbinato").count();
    assert_eq!(u32::try_from(placed).ok(), Some(board.summary.placed));
    assert!(
        lines.iter().filter(|line| line[5] == "abbinato").all(|line| !line[6].is_empty() && !line[7].is_empty() && !line[8].is_empty())
    );
    let text = format!("{lines:?}");
    assert!(text.contains("Omodarme"), "the school reads its names");

    let company = site.person("Sandra Nuti").await;
    let text = company.get(&format!("{path}.csv")).await.text().await.expect("text");
    for surname in ["Omodarme", "Zuccarelli", "Quartieroni", "Telleschi"] {
        assert!(!text.contains(surname), "{surname}");
    }
    let own = csv(&company, &format!("{path}.csv")).await;
    let companies: Vec<&str> = own.iter().skip(1).map(|line| line[7].as_str()).filter(|name| !name.is_empty()).collect();
    assert!(companies.iter().all(|name| *name == companies[0]), "of its own demands only: {companies:?}");
    assert!(own.iter().any(|line| line[5] == "in un’altra azienda") && own.iter().any(|line| line[5] == "da abbinare"));

    for browser in [&site.visitor(), &site.person("Giulia Bandini").await] {
        for end in ["csv", "xlsx"] {
            let answer = browser.get(&format!("/tavoli/00000000-0000-7000-8000-000000000000/esporta.{end}")).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND);
            assert_eq!(browser.get(&format!("/tavoli/nowhere/esporta.{end}")).await.status(), StatusCode::NOT_FOUND);
        }
    }
    assert_eq!(site.visitor().get(&format!("{path}.csv")).await.status(), StatusCode::NOT_FOUND, "hidden is not found");
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_files_with_a_name_in_the_readers_language_that_nobody_stores() {
    let site = Site::demo().await;
    let company = site.person("Sandra Nuti").await;
    for (path, name, english) in [
        ("/professioni", "professioni", "occupations"),
        ("/competenze", "competenze", "competences"),
        ("/richieste", "richieste", "requests"),
    ] {
        for (end, kind) in [("csv", "text/csv"), ("xlsx", "spreadsheetml")] {
            let answer = company.get(&format!("{path}/esporta.{end}")).await;
            let header = |name| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
            assert_eq!(answer.status(), StatusCode::OK, "{path}");
            assert!(header(CONTENT_TYPE).contains(kind), "{}", header(CONTENT_TYPE));
            assert_eq!(header(CONTENT_DISPOSITION), format!("attachment; filename=\"{name}.{end}\""));
            assert_eq!(header(CACHE_CONTROL), "no-store");
            let bytes = answer.bytes().await.expect("bytes");
            let begins: &[u8] = if end == "csv" { b"\xEF\xBB\xBF" } else { b"PK" };
            assert!(bytes.starts_with(begins) && bytes.len() > 300, "{path} {end}: {} bytes", bytes.len());
        }
        let url = format!("{}{path}/esporta.csv", company.address);
        let answer = company.http.get(url).header(ACCEPT_LANGUAGE, "en").send().await.expect("answers");
        let name = answer.headers()[CONTENT_DISPOSITION].to_str().expect("plain letters").to_owned();
        assert!(name.contains(english), "{name}");
        let page = company.get(path).await.text().await.expect("text");
        assert!(page.contains(&format!("href=\"{path}/esporta.csv\"")) && page.contains("Scarica:"), "{path} leads to its file");
    }
    let own = csv(&company, "/richieste/esporta.csv").await;
    let demands: Vec<domain::demand::OwnDemand> = company.call("demands/own", serde_json::json!({})).await;
    assert_eq!(own.len() - 1, demands.len());
    assert_eq!(site.person("Luisa Bini").await.get("/richieste/esporta.csv").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(site.visitor().get("/professioni/esporta.csv").await.status(), StatusCode::OK, "open to everybody, as its page");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_holds_what_the_filtered_page_shows() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    let board = teacher.board().await;
    let path = format!("/tavoli/{}", board.summary.id);
    let page = teacher.get(&format!("{path}?stato=da-abbinare&classe=4aa")).await.text().await.expect("text");
    assert!(page.contains(&format!("{path}/esporta.csv?classe=4aa&amp;stato=da-abbinare")), "the link carries the filter");
    let all = csv(&teacher, &format!("{path}/esporta.csv")).await;
    let free = csv(&teacher, &format!("{path}/esporta.csv?stato=da-abbinare&classe=4aa")).await;
    let expected: Vec<_> = all
        .iter()
        .enumerate()
        .filter(|(row, line)| *row == 0 || (line[5] == "da abbinare" && line[2] == "4ª A"))
        .map(|(_, line)| line)
        .collect();
    assert_eq!(free.iter().collect::<Vec<_>>(), expected);
    assert!(free.len() > 1 && free.len() < all.len(), "{} of {}", free.len(), all.len());
    let none = csv(&teacher, &format!("{path}/esporta.csv?studente=nessunosichiamacosi")).await;
    assert_eq!(none.len(), 1, "the headings");
    let proposed = csv(&teacher, &format!("{path}/esporta.csv?fase=proposto")).await;
    assert_eq!(u32::try_from(proposed.len() - 1).ok(), Some(board.summary.placed));

    let visitor = site.visitor();
    for (list, filter) in [("/professioni", "q=tornitore"), ("/professioni", "cercate=1"), ("/competenze", "q=saldatura")] {
        let page = visitor.get(&format!("{list}?{filter}")).await.text().await.expect("text");
        let link = format!("{list}/esporta.csv?{filter}");
        assert!(page.contains(&link), "{link}");
        let all = csv(&visitor, &format!("{list}/esporta.csv")).await;
        let some = csv(&visitor, &link).await;
        assert!(some.len() > 1 && some.len() < all.len(), "{link}: {} of {}", some.len(), all.len());
        assert!(some.iter().skip(1).all(|line| page.contains(line[0].as_str())), "{link}: each stands on the page");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_cell_is_a_formula() {
    let site = Site::demo().await;
    let planted = "UPDATE demand SET title = '=HYPERLINK(\"http://example.org\")'";
    site.state.services.database().connection().execute_unprepared(planted).await.expect("written");
    let own = csv(&site.person("Sandra Nuti").await, "/richieste/esporta.csv").await;
    assert!(own.len() > 1 && own.iter().skip(1).all(|line| line[0].starts_with("'=HYPERLINK")), "{own:?}");
}
