//! Every address, asked as nobody and as each of the people of the demo: what each gets stands in
//! `walk.txt`. An address that is not listed fails, so that none is added without being looked at.
//!
//! `ANNODA_UPDATE_WALK=1` writes the file anew; then read the difference.

use crate::site::{Browser, Site};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const PEOPLE: [(&str, &str); 7] = [
    ("nobody", ""),
    ("teacher", "Luisa Bini"),
    ("teacher elsewhere", "Paolo Baldi"),
    ("student", "Giulia Bandini"),
    ("company", "Sandra Nuti"),
    ("another company", "Daniela Orlandi"),
    ("coordinator", "Teresa Vallini"),
];

/// What the router is given by hand; what it takes from the app's own list of pages is asked there.
const SOURCES: [&str; 4] = [
    include_str!("../../src/router.rs"),
    include_str!("../../src/lists.rs"),
    include_str!("../../src/dossier.rs"),
    include_str!("../../src/words.rs"),
];

/// An address that nothing has, where the demo holds nothing of its kind.
const NOTHING: &str = "01890000-0000-7000-8000-000000000000";

/// The patterns after `.route(`, with the method by which they are asked.
fn routes() -> BTreeSet<(&'static str, String)> {
    let mut found = BTreeSet::new();
    for source in SOURCES {
        for piece in source.split(".route(").skip(1) {
            let (_, from) = piece.split_once('"').expect("a pattern");
            let (pattern, rest) = from.split_once('"').expect("a pattern");
            let pattern = pattern.replace("{{", "{").replace("}}", "}").replace("{end}", "csv");
            let way = rest.lines().next().unwrap_or_default();
            let method = if way.contains("form!(") { "POST" } else { "GET" };
            found.insert((method, pattern));
        }
    }
    for page in leptos_axum::generate_route_list(app::App) {
        let words = page.path().split('/').map(|word| match word.strip_prefix(':') {
            Some(name) => format!("{{{name}}}"),
            None => word.to_owned(),
        });
        let path = words.collect::<Vec<_>>().join("/");
        found.insert(("GET", if path.is_empty() { "/".to_owned() } else { path }));
    }
    found
}

/// The first address that begins so among the links of a page.
async fn linked(browser: &Browser, page: &str, begins: &str) -> String {
    let text = browser.get(page).await.text().await.expect("text");
    let is_id = |id: &&str| id.len() == NOTHING.len() && id.bytes().filter(|byte| *byte == b'-').count() == 4;
    let link = format!("href=\"{begins}");
    let mut ids = text.split(&link).skip(1).filter_map(|rest| rest.get(..NOTHING.len()));
    ids.find(is_id).unwrap_or_else(|| panic!("{page} links to no {begins}…")).to_owned()
}

/// What stands for the braces of a pattern, by how it begins: the longest that fits.
async fn samples(site: &Site) -> BTreeMap<&'static str, String> {
    let (teacher, company, coordinator) =
        (site.person("Luisa Bini").await, site.person("Sandra Nuti").await, site.person("Teresa Vallini").await);
    let class = linked(&teacher, "/classi", "/classi/").await;
    let student = linked(&teacher, &format!("/classi/{class}"), "/studenti/").await;
    BTreeMap::from([
        ("/tavoli/", teacher.board().await.summary.id.to_string()),
        ("/api/boards/", teacher.board().await.summary.id.to_string()),
        ("/classi/", class),
        ("/studenti/", student),
        ("/richieste/", linked(&company, "/richieste", "/richieste/").await),
        ("/rete/", linked(&coordinator, "/rete", "/rete/").await),
        ("/professioni/", linked(&teacher, "/professioni", "/professioni/").await),
        ("/catalogo/professioni/", linked(&teacher, "/professioni", "/professioni/").await),
        ("/competenze/", linked(&teacher, "/competenze", "/competenze/").await),
        ("/catalogo/competenze/", linked(&teacher, "/competenze", "/competenze/").await),
        ("/tutor/", linked(&company, "/tutor", "/tutor/").await),
        ("/parole/", "it".to_owned()),
        ("/regole/", "general_safety_hours".to_owned()),
        ("/luoghi/", "050029".to_owned()),
        ("/competenze/proposte/", NOTHING.to_owned()),
        ("/importa/", NOTHING.to_owned()),
    ])
}

fn filled(pattern: &str, samples: &BTreeMap<&'static str, String>) -> String {
    let Some((before, rest)) = pattern.split_once('{') else { return pattern.to_owned() };
    let (_, after) = rest.split_once('}').expect("a closing brace");
    let found = samples.iter().filter(|(begins, _)| before.starts_with(**begins)).max_by_key(|(begins, _)| begins.len());
    format!("{before}{}{after}", found.map_or(NOTHING, |(_, sample)| sample.as_str()))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_as_each_of_the_people() {
    let site = Site::demo().await;
    let samples = samples(&site).await;
    let mut browsers = Vec::new();
    for (_, name) in PEOPLE {
        browsers.push(if name.is_empty() { site.visitor() } else { site.person(name).await });
    }
    let mut table = String::from("# address");
    for (who, _) in PEOPLE {
        write!(table, " | {who}").expect("fits");
    }
    table.push('\n');
    // Reading before writing: "GET" comes first.
    for (method, pattern) in routes() {
        let address = filled(&pattern, &samples);
        write!(table, "{method} {pattern}").expect("fits");
        for browser in &browsers {
            let url = format!("{}{address}", browser.address);
            let request = if method == "GET" { browser.http.get(url) } else { browser.http.post(url).form::<[(&str, &str); 0]>(&[]) };
            // Of a stream that never ends, the head is enough.
            let status = request.send().await.expect("answers").status().as_u16();
            assert!(status < 500, "{method} {address}: {status}");
            write!(table, " | {status}").expect("fits");
        }
        table.push('\n');
    }
    if std::env::var_os("ANNODA_UPDATE_WALK").is_some() {
        std::fs::write("tests/it/walk.txt", &table).expect("writable");
    }
    let listed = include_str!("walk.txt");
    for (now, then) in table.lines().zip(listed.lines()) {
        assert_eq!(now, then, "walk.txt says something else");
    }
    assert_eq!(table.lines().count(), listed.lines().count(), "walk.txt lists other addresses");
}
