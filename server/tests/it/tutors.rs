//! The pages of tutors over HTTP: who sees whom, what forms do, and what comes back when they do not.

use crate::site::{Browser, Site};
use domain::id::TutorId;
use domain::policy::Actor;
use domain::tutor::TutorForm;
use reqwest::{Response, StatusCode};
use services::tutor::TutorFilter;

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

/// A tutor of the demo.
async fn tutor(site: &Site, name: &str) -> TutorId {
    let coordinator = actor(site, "Teresa Vallini").await;
    let filter = TutorFilter { text: name.to_owned(), full: false };
    services::tutor::list(&site.state.services, &coordinator, &filter).await.expect("reads").tutors[0].tutor.id
}

#[tokio::test(flavor = "multi_thread")]
async fn tutors_are_for_their_own_people_and_the_coordinator() {
    let site = Site::demo().await;
    let gino = format!("/tutor/{}", tutor(&site, "Gino Fabbri").await);
    let company = site.person("Sandra Nuti").await;
    let list = page(&company, "/tutor").await;
    assert!(list.contains("Gino Fabbri") && !list.contains("Franco Gronchi"));
    assert!(list.contains("Luisa Bini") || list.contains("Carlo Mazzei"), "whom the school has for a student with a seat");
    assert!(!list.contains("l.bini@") && !list.contains("c.mazzei@"), "the name only");
    assert!(page(&company, &gino).await.contains("name=\"act\" value=\"remove\""), "nothing names him");
    let coordinator = site.person("Teresa Vallini").await;
    let all = page(&coordinator, "/tutor").await;
    assert!(all.contains("Gino Fabbri") && all.contains("Franco Gronchi") && all.contains("Monica Cei"));
    assert!(!page(&coordinator, &gino).await.contains("<form method=\"post\" action=\"/tutor/"));
    assert!(!page(&coordinator, "/tutor?q=fabbri").await.contains("Franco Gronchi"));
    assert_eq!(coordinator.get("/tutor/nuovo").await.status(), StatusCode::FORBIDDEN);

    let teacher = site.person("Luisa Bini").await;
    let list = page(&teacher, "/tutor").await;
    assert!(list.contains("Carlo Mazzei") && !list.contains("Monica Cei"));
    assert!(list.contains("f.gronchi@"), "the company’s tutor of a place where a student of the school is");
    assert!(!list.contains("Gino Fabbri"));
    let student = site.person("Giulia Bandini").await;
    for (who, path) in [(&teacher, gino.as_str()), (&student, "/tutor"), (&student, &gino), (&student, "/tutor/nuovo")] {
        assert_eq!(who.get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    for browser in [&teacher, &student, &coordinator] {
        let sent = post(browser, &gino, &[("act", "remove"), ("version", "1")]).await.status();
        assert!(matches!(sent, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN), "{sent}");
    }
    for path in ["/tutor", &gino, "/tutor/nuovo"] {
        let html = page(&site.visitor(), path).await;
        assert!(!html.contains("Gino Fabbri") && !html.contains("Franco Gronchi"), "{path}");
    }
    for path in ["/tutor/niente", &format!("/tutor/{}", TutorId::generate())] {
        assert_eq!(company.get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tutor_by_plain_forms_and_in_a_request() {
    let site = Site::demo().await;
    let company = site.person("Sandra Nuti").await;
    let response = post(&company, "/tutor/nuovo", &[("name", "Ada & <i>"), ("most", "0"), ("email", "ada")]).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = response.text().await.expect("text");
    assert!(html.contains("Ada &amp; &lt;i") && !html.contains("<i>\""), "what was typed is there, as text");
    for field in ["most", "email"] {
        assert!(html.contains(&format!("id=\"new-{field}-error\"")) && html.contains(&format!("href=\"#new-{field}\"")), "{field}");
    }
    let response = post(&company, "/tutor/nuovo", &[("name", "Ada Lotti"), ("most", "3"), ("phone", "0587 12 34 56")]).await;
    assert_eq!((response.status(), response.url().query()), (StatusCode::OK, Some("fatto=create")));
    let ada = response.url().path().to_owned();
    let id = ada.rsplit('/').next().expect("an id").to_owned();
    assert!(page(&company, &ada).await.contains("0587123456"));
    assert!(page(&company, "/richieste/nuova").await.contains(&format!("value=\"{id}\"")), "she may be chosen");

    let change =
        |version: &'static str, most: &'static str| [("act", "change"), ("version", version), ("name", "Ada Lotti"), ("most", most)];
    assert_eq!(post(&company, &ada, &change("1", "4")).await.url().query(), Some("fatto=change"));
    let stale = post(&company, &ada, &change("1", "5")).await;
    assert_eq!(stale.status(), StatusCode::CONFLICT);
    let html = stale.text().await.expect("text");
    assert!(html.contains("Adesso c’è: 4") && html.contains("name=\"version\" value=\"2\""), "both, and the way on");
    assert_eq!(post(&company, &ada, &[("act", "end"), ("version", "2")]).await.url().query(), Some("fatto=end"));
    assert!(!page(&company, "/richieste/nuova").await.contains(&format!("value=\"{id}\"")), "nobody new for her");
    assert_eq!(post(&company, &ada, &[("act", "resume"), ("version", "3")]).await.url().query(), Some("fatto=resume"));
    assert_eq!(post(&company, &ada, &[("act", "remove"), ("version", "3")]).await.status(), StatusCode::CONFLICT);
    assert_eq!(post(&company, &ada, &[("act", "remove"), ("version", "4")]).await.url().query(), Some("fatto=remove"));
    assert_eq!(company.get(&ada).await.status(), StatusCode::NOT_FOUND);

    // One whom a request names is not removed.
    let sandra = format!("/tutor/{}", tutor(&site, "Sandra Nuti").await);
    let held = post(&company, &sandra, &[("act", "remove"), ("version", "1")]).await;
    assert_eq!(held.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(held.text().await.expect("text").contains("È il tutor di 1 richiesta"));
    let long = "x".repeat(20_000);
    for fields in [vec![("act", "boss")], vec![("act", "end")], vec![("name", long.as_str())], vec![("act", "a"), ("act", "b")]] {
        assert_eq!(post(&company, &sandra, &fields).await.status(), StatusCode::BAD_REQUEST, "{:?}", fields[0].0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_and_a_student_get_their_tutors() {
    let site = Site::demo().await;
    let (teacher, who) = (site.person("Luisa Bini").await, actor(&site, "Luisa Bini").await);
    let services = &site.state.services;
    let filter = domain::organisation::ClassFilter { text: "4a".to_owned(), ..Default::default() };
    let class = services::school_class::list(services, &who, &filter).await.expect("reads").classes.remove(0).class;
    let view = services::school_class::one(services, &who, class.id, &domain::student::StudentFilter::default()).await.expect("reads");
    let (tutor, student) = (view.tutor.expect("the demo names one"), view.students.expect("its own")[0].id);
    let html = page(&teacher, &format!("/classi/{}", class.id)).await;
    assert!(html.contains(&format!("value=\"{tutor}\" selected")));
    let other =
        services::tutor::create(services, &who, &TutorForm { name: "Ada Lotti".to_owned(), most: "3".to_owned(), ..TutorForm::default() })
            .await
            .expect("added")
            .to_string();
    let path = format!("/studenti/{student}");
    assert!(page(&teacher, &path).await.contains("quello della classe: Luisa Bini"));
    let sent = post(&teacher, &path, &[("act", "tutor"), ("version", "1"), ("tutor", &other)]).await;
    assert_eq!(sent.url().query(), Some("fatto=tutor"));
    assert!(page(&teacher, &path).await.contains(&format!("value=\"{other}\" selected")));
    let wrong = [("act", "tutor"), ("version", "2"), ("tutor", "nobody")];
    assert_eq!(post(&teacher, &path, &wrong).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(post(&teacher, &path, &[("act", "tutor"), ("version", "1"), ("tutor", &other)]).await.status(), StatusCode::CONFLICT);
}
