//! What a company types is kept, for whoever typed it only; a former demand is a beginning.

use crate::databases::on_each;
use crate::polo::Polo;
use crate::seed::{demo_actor, seeded};
use domain::ApiError;
use domain::classification::{Classification, Concept, ConceptKind};
use domain::concept::esco_value;
use domain::demand::DemandForm;
use domain::id::{CommandId, DemandId, OccupationId};
use domain::language::Language;
use services::classification::{self, Intent};
use services::{demand, draft, template};
use std::collections::BTreeMap;

/// The first competence of the first template.
const CNC_TURNING: &str = "http://data.europa.eu/esco/skill/c4949dcf-bbcc-40f2-8584-6c6299beb7fb";

fn form(title: &str) -> DemandForm {
    DemandForm { title: title.to_owned(), positions: "molte".to_owned(), ..DemandForm::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_saved_found_again_and_thrown_away() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (services, company) = (&polo.services, &polo.company_actor);
        let id = CommandId::generate();
        let first = draft::save(services, company, id, &form("Tor"), 0).await.unwrap();
        let second = draft::save(services, company, id, &form("Tornio \"è\" <b>"), first.version).await.unwrap();
        assert_eq!((first.version, second.version), (1, 2));
        assert_eq!(draft::read(services, company, id).await.unwrap(), second);
        assert_eq!(draft::own(services, company).await.unwrap(), [second]);
        // Another window that still has the first one, and one that believes it to be new.
        for old in [0, 1, 7] {
            assert_eq!(draft::save(services, company, id, &form("vecchio"), old).await, Err(ApiError::Stale), "{old}");
        }
        for other in [&polo.other_company_actor, &polo.teacher, &polo.student_actor, &polo.coordinator] {
            assert_eq!(draft::read(services, other, id).await, Err(ApiError::NotFound));
            assert!(draft::save(services, other, id, &form("mio"), 2).await.is_err());
            let _nothing_of_theirs = draft::discard(services, other, id).await;
        }
        assert_eq!(draft::read(services, company, id).await.unwrap().form.title, "Tornio \"è\" <b>");
        draft::discard(services, company, id).await.unwrap();
        assert_eq!(draft::read(services, company, id).await, Err(ApiError::NotFound));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_are_bounded() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        for _ in 0..draft::MAX_DRAFTS {
            draft::save(&polo.services, &polo.company_actor, CommandId::generate(), &form("a"), 0).await.unwrap();
        }
        let one_more = draft::save(&polo.services, &polo.company_actor, CommandId::generate(), &form("a"), 0).await;
        assert!(matches!(one_more, Err(ApiError::Malformed(_))));
        let long = draft::save(&polo.services, &polo.other_company_actor, CommandId::generate(), &form(&"è".repeat(40_000)), 0).await;
        assert!(matches!(long, Err(ApiError::Malformed(_))));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_former_demand_begins_a_new_one_that_can_be_stated() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let company = demo_actor(&services, "Sandra Nuti").await;
        let own = demand::own(&services, &company, Language::Italian).await.unwrap();
        for former in &own {
            let form = draft::copy(&services, &company, former.card.id).await.unwrap();
            assert_eq!((&form.title, form.asked.len()), (&former.card.title, former.card.facts.asked.len()));
            let command = CommandId::generate();
            draft::save(&services, &company, command, &form, 0).await.unwrap();
            let new = demand::create(&services, &company, form, command).await.unwrap();
            assert_ne!(new, former.card.id);
            assert_eq!(draft::read(&services, &company, command).await, Err(ApiError::NotFound), "stated, it is no draft");
            assert_eq!(draft::save(&services, &company, command, &DemandForm::default(), 0).await, Err(ApiError::Stale), "nor becomes one");
        }
        let other = demo_actor(&services, "Roberto Celli").await;
        assert_eq!(draft::copy(&services, &other, own[0].card.id).await, Err(ApiError::NotFound));
        assert_eq!(draft::copy(&services, &company, DemandId::generate()).await, Err(ApiError::NotFound));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_typical_need_begins_a_new_one_with_what_the_polo_has() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let company = demo_actor(&services, "Sandra Nuti").await;
        for (key, title) in template::all(Language::Italian) {
            let begun = template::begin(&services, &company, key, Language::Italian).await.unwrap();
            assert_eq!(begun.title, title);
            assert!(!begun.tasks.is_empty() && !begun.weekly_hours.is_empty() && begun.allotments.is_empty(), "{key}");
            assert!(begun.occupation.parse::<OccupationId>().is_ok(), "{key}");
            assert!(begun.asked.len() >= 5 && begun.asked_so_far().len() == begun.asked.len(), "{key}: all are the catalogue's");
            let english = template::begin(&services, &company, key, Language::English).await.unwrap();
            assert!(english.title != begun.title && english.tasks != begun.tasks, "{key}");
            assert_eq!((english.occupation, english.asked), (begun.occupation, begun.asked));
        }
        let key = template::all(Language::Italian)[0].0;
        let teacher = demo_actor(&services, "Luisa Bini").await;
        assert_eq!(template::begin(&services, &teacher, key, Language::Italian).await, Err(ApiError::NotFound));
        for unknown in ["", "x", "../x"] {
            assert_eq!(template::begin(&services, &company, unknown, Language::Italian).await, Err(ApiError::NotFound));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_typical_need_leaves_out_what_the_polo_lacks() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let key = template::all(Language::Italian)[0].0;
        let begun = template::begin(&polo.services, &polo.company_actor, key, Language::Italian).await.unwrap();
        assert!(!begun.title.is_empty() && !begun.tasks.is_empty(), "its words stay");
        assert_eq!((begun.occupation.as_str(), begun.asked.len()), ("", 0));
        // What is published it can be taken in from there.
        let published = |language| Classification {
            language,
            concepts: vec![Concept {
                uri: CNC_TURNING.to_owned(),
                kind: ConceptKind::Skill,
                code: String::new(),
                group: String::new(),
                label: format!("usare il tornio a controllo numerico ({})", language.tag()),
                alternatives: Vec::new(),
                description: String::new(),
            }],
            links: BTreeMap::default(),
        };
        classification::store(&polo.services, &Language::ALL.map(published), Intent::Store).await.unwrap();
        let begun = template::begin(&polo.services, &polo.company_actor, key, Language::Italian).await.unwrap();
        let asked: Vec<&str> = begun.asked.iter().map(|line| line.competence.as_str()).collect();
        assert_eq!((begun.occupation.as_str(), asked), ("", vec![esco_value(CNC_TURNING).as_str()]));
    })
    .await;
}
