//! The catalogue is found by anyone's words, also after it has changed.

use crate::databases::on_each;
use crate::seed::seeded;
use domain::catalogue::{Catalogue, Findings};
use domain::competence::CompetenceKind;
use domain::id::CompetenceId;
use domain::language::Language;
use persistence::import::{self, NewCompetence};
use services::{Services, catalogue, finding};

async fn found(services: &Services, text: &str) -> Findings {
    finding::find(services, text).await.unwrap()
}

fn labels<'a>(catalogue: &'a Catalogue, findings: &Findings) -> Vec<&'a str> {
    let label = |id| catalogue.occupations.iter().find(|occupation| occupation.id == id).unwrap().label.as_str();
    findings.occupations.iter().map(|(id, _)| label(*id)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn occupations_and_competences_by_words_that_are_no_labels() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let catalogue = catalogue::read(&services, Language::Italian).await.unwrap();
        for (text, wanted) in [
            ("tornitori", "Tornitore, tornitrice"),
            ("stare al tornio", "Tornitore, tornitrice"),
            ("metalworking lathe operator", "Tornitore, tornitrice"),
            ("TORNITRICE!!", "Tornitore, tornitrice"),
        ] {
            let findings = found(&services, text).await;
            assert_eq!(labels(&catalogue, &findings).first(), Some(&wanted), "{text}");
            assert!(findings.occupations.iter().all(|(_, matched)| !matched.is_empty()), "{text}");
        }
        let (id, matched) = found(&services, "slicing").await.competences[0].clone();
        let label = catalogue.competences.iter().find(|label| label.id == id).unwrap();
        assert_eq!((label.label.as_str(), matched.as_str()), ("Preparazione di stampanti 3D", "slicing"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn strange_words_find_nothing_or_something_and_never_fail() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        for text in ["", "   ", "e di per", "🦀🦀", "<script>alert(1)</script>", "\u{0}\u{7}", "x"] {
            let findings = found(&services, text).await;
            assert!(findings.occupations.len() <= 40, "{text:?}");
        }
        assert_eq!(found(&services, "di con per").await, Findings::default());
        assert_eq!(found(&services, &"è".repeat(10_000)).await, Findings::default());
        assert!(!found(&services, &format!("tornio {}", "e ".repeat(5_000))).await.occupations.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_new_in_the_catalogue_is_found_at_once() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let is_in =
            async |id: CompetenceId| found(&services, "cianfrinatura di condotte").await.competences.iter().any(|(found, _)| *found == id);
        let id = CompetenceId::generate();
        assert!(!is_in(id).await);
        let new = NewCompetence {
            id,
            uri: None,
            kind: CompetenceKind::Skill,
            label_it: "Cianfrinatura di condotte".to_owned(),
            label_en: "pipe caulking".to_owned(),
            synonyms_it: Vec::new(),
            broader: None,
            group: String::new(),
        };
        import::competences(services.database().connection(), &[new]).await.unwrap();
        assert!(is_in(id).await);
    })
    .await;
}
