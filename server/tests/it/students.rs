//! The pages of classes and students over HTTP: who sees what, what forms do, and what comes back
//! when they do not.

use crate::site::{Browser, Site};
use domain::organisation::ClassFilter;
use domain::policy::Actor;
use domain::student::StudentFilter;
use reqwest::{Response, StatusCode};
use services::school_class::ListedStudent;

async fn post(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Response {
    browser.http.post(format!("{}{path}", browser.address)).form(fields).send().await.expect("answers")
}

async fn page(browser: &Browser, path: &str) -> String {
    let response = browser.get(path).await;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    response.text().await.expect("text")
}

async fn actor(site: &Site, name: &str) -> Actor {
    let services = &site.state.services;
    let people = services::person::demo_people(services).await.expect("reads");
    let person = people.iter().find(|person| person.name == name).expect("in the demo").id;
    services::person::actor(services, person).await.expect("reads").expect("is there").0
}

/// The address of class 4ª A of Luisa Bini's school, and its students.
async fn class(site: &Site) -> (String, Vec<ListedStudent>) {
    let (services, teacher) = (&site.state.services, actor(site, "Luisa Bini").await);
    let filter = ClassFilter { text: "4a".to_owned(), ..ClassFilter::default() };
    let id = services::school_class::list(services, &teacher, &filter).await.expect("reads").classes[0].class.id;
    let view = services::school_class::one(services, &teacher, id, &StudentFilter::default()).await.expect("reads");
    (format!("/classi/{id}"), view.students.expect("the teacher's own"))
}

#[tokio::test(flavor = "multi_thread")]
async fn only_their_own_school_knows_students_by_name() {
    let site = Site::demo().await;
    let (class, students) = class(&site).await;
    let family = students[0].name.as_ref().expect("a name").family().to_owned();
    let student = format!("/studenti/{}", students[0].id);
    let teacher = site.person("Luisa Bini").await;
    for path in [&class, &student] {
        assert!(page(&teacher, path).await.contains(&family), "{path}");
    }
    assert!(page(&teacher, "/classi").await.contains("4ª A"));
    let coordinator = site.person("Teresa Vallini").await;
    for path in ["/classi", &class] {
        let html = page(&coordinator, path).await;
        assert!(html.contains("4ª A") && !html.contains(&family) && !html.contains(&students[0].code), "{path}");
    }
    assert_eq!(coordinator.get(&student).await.status(), StatusCode::FORBIDDEN);
    assert_eq!(coordinator.get("/studenti/nuovo").await.status(), StatusCode::FORBIDDEN);
    for who in ["Giulia Bandini", "Sandra Nuti"] {
        let stranger = site.person(who).await;
        for path in ["/classi", &class, &student, "/classi/nuova", "/studenti/nuovo"] {
            assert_eq!(stranger.get(path).await.status(), StatusCode::NOT_FOUND, "{who} {path}");
        }
        for path in ["/classi/nuova", &class, "/studenti/nuovo", &student] {
            let sent = post(&stranger, path, &[("act", "remove"), ("version", "1")]).await.status();
            assert!(matches!(sent, StatusCode::NOT_FOUND), "{who} {path}: {sent}");
        }
    }
    for path in ["/classi", &class, &student] {
        let html = page(&site.visitor(), path).await;
        assert!(!html.contains(&family) && !html.contains(&students[0].code), "{path}");
    }
    for path in ["/classi/niente", "/studenti/niente", &format!("/studenti/{}", domain::id::StudentId::generate())] {
        assert_eq!(teacher.get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_and_a_student_by_plain_forms() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    let wrong = [("school_year", "2026"), ("grade", "9"), ("section", "<b>"), ("track", "Chimica & <i>")];
    let response = post(&teacher, "/classi/nuova", &wrong).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = response.text().await.expect("text");
    assert!(html.contains("Chimica &amp; &lt;i") && !html.contains("<i>\""), "what was typed is there, as text");
    for field in ["school_year", "grade", "section"] {
        assert!(html.contains(&format!("id=\"new-{field}-error\"")) && html.contains(&format!("href=\"#new-{field}\"")), "{field}");
    }
    let sound = [("school_year", "2026/27"), ("grade", "1"), ("section", "c"), ("track", "Chimica")];
    let response = post(&teacher, "/classi/nuova", &sound).await;
    assert_eq!((response.status(), response.url().query()), (StatusCode::OK, Some("fatto=class")));
    let class = response.url().path().to_owned();
    assert!(post(&teacher, "/classi/nuova", &sound).await.text().await.expect("text").contains("id=\"new-section-error\""));

    let id = class.rsplit('/').next().expect("an id").to_owned();
    assert!(page(&teacher, &format!("/studenti/nuovo?classe={id}")).await.contains(&format!("value=\"{id}\" selected")));
    let new = [("family", "Dell’Orto"), ("given", "Ada"), ("class", &id), ("birth", "2010-01-31"), ("municipality", "050029")];
    let response = post(&teacher, "/studenti/nuovo", &new).await;
    assert_eq!((response.status(), response.url().query()), (StatusCode::OK, Some("fatto=create")));
    let student = response.url().path().to_owned();
    assert!(page(&teacher, &format!("{class}?q=orto&stato=senza-sicurezza")).await.contains("Dell’Orto Ada"));
    assert!(page(&teacher, &format!("{class}?q=zzz")).await.contains("Nessuno studente corrisponde"));

    let held = post(&teacher, &class, &[("act", "remove"), ("version", "1")]).await;
    assert_eq!(held.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(held.text().await.expect("text").contains("ha ancora 1 studente"), "it says what needs it");
    for (path, gone) in [(&student, "fatto=remove"), (&class, "fatto=class-remove")] {
        assert_eq!(post(&teacher, path, &[("act", "remove"), ("version", "1")]).await.url().query(), Some(gone));
        assert_eq!(teacher.get(path).await.status(), StatusCode::NOT_FOUND);
    }
    let long = "x".repeat(20_000);
    for fields in [vec![("act", "boss")], vec![("act", "change")], vec![("family", long.as_str())], vec![("act", "a"), ("act", "b")]] {
        let (_, students) = self::class(&site).await;
        let path = format!("/studenti/{}", students[0].id);
        assert_eq!(post(&teacher, &path, &fields).await.status(), StatusCode::BAD_REQUEST, "{:?}", fields[0].0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_second_sees_both() {
    let site = Site::demo().await;
    let (luisa, carlo) = (site.person("Luisa Bini").await, site.person("Carlo Mazzei").await);
    let (_, students) = class(&site).await;
    let (id, name) = (students[0].id, students[0].name.clone().expect("a name"));
    let path = format!("/studenti/{id}");
    let view = services::student::one(&site.state.services, &actor(&site, "Luisa Bini").await, id, "", domain::language::Language::Italian)
        .await
        .expect("reads");
    let (version, class) = (view.version.to_string(), view.terms.class.to_string());
    let form = |given: &'static str, version: &'static str| {
        vec![("act", "change"), ("given", given), ("birth", "2009-03-04"), ("municipality", "050029"), ("version", version)]
    };
    let with = |given, version: &'static str| {
        let mut fields = form(given, version);
        fields.extend([("family", name.family()), ("class", class.as_str())]);
        fields.into_iter().map(|(field, value)| (field.to_owned(), value.to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(version, "1");
    let send = async |browser: &Browser, fields: Vec<(String, String)>| {
        browser.http.post(format!("{}{path}", browser.address)).form(&fields).send().await.expect("answers")
    };
    assert_eq!(send(&carlo, with("Carlotta", "1")).await.url().query(), Some("fatto=change"));
    let response = send(&luisa, with("Luisella", "1")).await;
    assert_eq!(response.status(), StatusCode::CONFLICT);
    let html = response.text().await.expect("text");
    assert!(html.contains("value=\"Luisella\"") && html.contains("Adesso c’è: Carlotta") && html.contains("Nel frattempo Carlo Mazzei"));
    let now = html.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version").to_owned();
    let mut again = with("Luisella", "1");
    again.iter_mut().filter(|(field, _)| field == "version").for_each(|(_, value)| value.clone_from(&now));
    assert_eq!(send(&luisa, again).await.url().query(), Some("fatto=change"), "who has seen both may decide");
}

#[tokio::test(flavor = "multi_thread")]
async fn needs_are_stated_by_a_plain_form_and_said_to_nobody_else() {
    let site = Site::demo().await;
    let (luisa, carlo) = (site.person("Luisa Bini").await, site.person("Carlo Mazzei").await);
    let (class, students) = class(&site).await;
    let path = format!("/studenti/{}", students[0].id);
    assert!(page(&luisa, &path).await.contains("Nessuna esigenza indicata"));

    let wrong = [("act", "accommodate"), ("version", "0"), ("travel_minutes", "<b>"), ("travel_means", "car"), ("until", "domani")];
    let response = post(&luisa, &path, &wrong).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = response.text().await.expect("text");
    for field in ["travel_minutes", "until"] {
        assert!(html.contains(&format!("id=\"accommodation-{field}-error\"")), "{field}");
    }
    assert!(html.contains("value=\"&lt;b&gt;\""), "what was typed is there, as text");

    let sound = [("act", "accommodate"), ("version", "0"), ("travel_minutes", "41"), ("travel_means", "car"), ("not_after", "14:07")];
    assert_eq!(post(&luisa, &path, &sound).await.url().query(), Some("fatto=accommodate"));
    let html = page(&luisa, &path).await;
    assert!(html.contains("Viaggio di al massimo 41 minuti (auto)") && html.contains("non oltre le 14:07"), "{html}");

    let response = post(&carlo, &path, &[("act", "accommodate"), ("version", "0"), ("weekly_hours", "9")]).await;
    assert_eq!(response.status(), StatusCode::CONFLICT);
    let html = response.text().await.expect("text");
    assert!(html.contains("Nel frattempo Luisa Bini") && html.contains("Adesso c’è: 14:07"), "both are shown");

    // The coordinator knows that there are students, and may open the page of none.
    for (who, status) in
        [("Teresa Vallini", StatusCode::FORBIDDEN), ("Giulia Bandini", StatusCode::NOT_FOUND), ("Sandra Nuti", StatusCode::NOT_FOUND)]
    {
        let stranger = site.person(who).await;
        let sent = post(&stranger, &path, &[("act", "accommodate"), ("version", "1"), ("weekly_hours", "9")]).await;
        assert_eq!(sent.status(), status, "{who}");
        assert!(!sent.text().await.expect("text").contains("14:07"), "{who}");
    }
    for response in [luisa.get(&class).await, luisa.get("/classi").await] {
        assert!(!response.text().await.expect("text").contains("14:07"), "lists do not tell");
    }
}

/// The value of the first field of a name.
fn value<'a>(html: &'a str, name: &str) -> &'a str {
    let tag = html.split("<input").find(|tag| tag.contains(&format!("name=\"{name}\""))).expect("there is such a field");
    tag.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("it has a value")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_goes_on_by_a_plain_form_after_a_last_look() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    let (class, students) = class(&site).await;
    let address = format!("{class}/anno");
    let html = page(&teacher, &address).await;
    assert!(students.iter().all(|student| html.contains(&student.id.to_string())), "everybody is there");
    assert_eq!(value(&html, "school_year"), "2027/28");
    let (one, other) = (students[0].id.to_string(), students[1].id.to_string());
    let form = |act: &'static str, seen: &str, year: &str, who: &str| {
        let fields = [("act", act), ("seen", seen), ("school_year", year), ("grade", "5"), ("section", "A"), ("students[0]", who)];
        fields.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
    };
    let send = async |fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        post(&teacher, &address, &fields).await
    };
    let wrong = send(form("look", "", "2027", "nobody")).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = wrong.text().await.expect("text");
    assert!(html.contains("href=\"#promotion-school_year\"") && html.contains("href=\"#promotion-students\""));
    let looked = send(form("look", "", "2027/28", &one)).await;
    assert_eq!(looked.status(), StatusCode::OK);
    let html = looked.text().await.expect("text");
    assert!(html.contains("1 studente passa da 4ª A 2026/27 a 5ª A 2027/28."));
    let seen = value(&html, "seen").to_owned();
    // What was changed since the last look is looked at again.
    let again = send(form("promote", &seen, "2027/28", &other)).await;
    assert!(again.url().path().ends_with("/anno"));
    let done = send(form("promote", &seen, "2027/28", &one)).await;
    assert!(done.url().query().is_some_and(|query| query.starts_with("fatto=promote")), "{}", done.url());
    let html = done.text().await.expect("text");
    assert!(html.contains(&one) && !html.contains(&other) && html.contains("anno?anno=2026%2F27&amp;corso=4&amp;sezione=A"));

    for who in ["Giulia Bandini", "Sandra Nuti", "Teresa Vallini"] {
        let stranger = site.person(who).await;
        let statuses = [stranger.get(&address).await.status(), post(&stranger, &address, &[("act", "promote")]).await.status()];
        assert!(statuses.iter().all(|status| matches!(*status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN)), "{who}: {statuses:?}");
    }
    assert_eq!(teacher.get("/classi/niente/anno").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_a_class_is_taken_off_its_board_by_a_plain_form_and_back() {
    let site = Site::demo().await;
    let teacher = site.person("Luisa Bini").await;
    let board = teacher.board().await;
    let (class, students) = class(&site).await;
    let free = |id| board.state.student(id).is_some_and(|entry| entry.standing == domain::board::Standing::Free && !entry.locked);
    let student = students.iter().find(|student| free(student.id)).expect("somebody without a seat").id;
    let (services, actor) = (&site.state.services, actor(&site, "Luisa Bini").await);
    let form = domain::organisation::PromotionForm {
        school_year: "2026/27".to_owned(),
        grade: "4".to_owned(),
        section: "Q".to_owned(),
        students: vec![student.to_string()],
    };
    let from = class.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
    services::school_class::promote(services, &actor, from, &form).await.expect("moves");

    let path = format!("/tavoli/{}", board.summary.id);
    assert!(page(&teacher, &path).await.contains("1 studente arrivato o uscito dalle classi"), "the board itself says so");
    let address = format!("{path}/prepara");
    let html = page(&teacher, &address).await;
    assert!(html.contains("1 studente del tavolo non è più in nessuna delle sue classi.") && html.contains("ora in 4ª Q 2026/27"));
    let id = student.to_string();
    let done = post(&teacher, &address, &[("act", "dismiss"), ("students[0]", &id)]).await;
    assert!(done.url().query().is_some_and(|query| query.starts_with("fatto=")));
    let html = done.text().await.expect("text");
    assert!(html.contains("1 studente non è più sul tavolo.") && !html.contains("Le classi sono cambiate"));
    let command = value(html.split("value=\"back\"").nth(1).expect("the way back"), "command").to_owned();
    let back = post(&teacher, &address, &[("act", "back"), ("command", &command)]).await;
    assert!(back.text().await.expect("text").contains("1 studente è ora sul tavolo."));
    let nothing = post(&teacher, &address, &[("act", "dismiss"), ("students[0]", "nobody")]).await;
    assert_eq!(nothing.status(), StatusCode::CONFLICT);
    assert!(nothing.text().await.expect("text").contains("vanno già d’accordo"));
    let stranger = post(&site.person("Sandra Nuti").await, &address, &[("act", "dismiss"), ("students[0]", &id)]).await;
    assert!(matches!(stranger.status(), StatusCode::NOT_FOUND | StatusCode::FORBIDDEN), "{}", stranger.status());
}
