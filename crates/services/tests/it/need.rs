//! A need is read from a company's words, and counted against the polo without anybody's name.

use crate::databases::on_each;
use crate::seed::{demo_actor, seeded};
use domain::ApiError;
use domain::competence::{AskedCompetence, Level, Weight};
use domain::language::Language;
use domain::need::Told;
use domain::policy::Actor;
use services::{catalogue, need};

const WORDS: &str = "Cerchiamo due ragazzi o ragazze per il tornio a controllo numerico. Devono leggere i disegni, \
    misurare i pezzi e, con qualcuno accanto, ritoccare il programma. Xyzzy plugh.";

#[tokio::test(flavor = "multi_thread")]
async fn a_paragraph_names_an_occupation_and_competences_with_reasons() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let company = demo_actor(&services, "Sandra Nuti").await;
        let read = need::read(&services, &company, WORDS, None, Language::Italian).await.unwrap();
        assert!(!read.occupations.is_empty() && read.occupations.len() <= 3);
        let named = read.competences.iter().filter(|one| one.said.is_some()).count();
        assert!(named >= 2, "{read:?}");
        assert!(read.occupations.iter().all(|one| one.named == named && one.needs <= named));
        for one in &read.competences {
            assert!(one.level >= Level::Aware && !one.label.is_empty());
            assert!(one.said.as_ref().is_none_or(|said| WORDS.contains(said.as_str())), "the company's own words: {one:?}");
        }
        assert!(read.competences.iter().any(|one| one.label.to_lowercase().contains("disegn")), "{read:?}");
        assert!(read.unmatched.iter().any(|phrase| phrase.contains("Xyzzy")), "{read:?}");
        // Whoever chooses another occupation is shown what is usual for that one.
        let usual = |read: &need::ReadNeed| read.competences.iter().filter(|one| one.said.is_none()).map(|one| one.id).collect::<Vec<_>>();
        let other = need::read(&services, &company, WORDS, Some(read.occupations[1].id), Language::Italian).await.unwrap();
        assert_ne!(usual(&other), usual(&read));
        assert_eq!(other.occupations, read.occupations);
        let english = need::read(&services, &company, WORDS, None, Language::English).await.unwrap();
        assert_eq!(english.competences.len(), read.competences.len());
        assert_ne!(english.occupations[0].label, read.occupations[0].label);
        for nothing in ["", "e di", "🦀", &"a".repeat(10_000)] {
            let read = need::read(&services, &company, nothing, None, Language::Italian).await.unwrap();
            assert!(read.competences.is_empty(), "{nothing:.20}: {read:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_fits_is_counted_for_companies_only() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let company = demo_actor(&services, "Sandra Nuti").await;
        let catalogue = catalogue::read(&services, Language::Italian).await.unwrap();
        let mut asked: Vec<AskedCompetence> = catalogue
            .competences
            .iter()
            .filter(|label| label.label == "Lettura del disegno tecnico")
            .map(|label| AskedCompetence { competence: label.id, level: Level::Aware, weight: Weight::Important, mandatory: false })
            .take(1)
            .collect();
        let fitting = need::who_fits(&services, &company, &asked, Language::Italian).await.unwrap();
        assert_eq!(fitting.students, 120);
        let Told::Exactly(all) = fitting.all_met else { panic!("{fitting:?}") };
        let listed: u32 = fitting.groups.iter().map(|group| group.students).sum();
        assert!(all >= 3 && listed <= all && fitting.groups.iter().all(|group| group.students >= 3 && !group.school.is_empty()));
        assert_eq!(fitting.reaching[0].0, catalogue.competences.iter().find(|label| label.id == asked[0].competence).unwrap().label);
        asked[0].level = Level::Expert;
        let harder = need::who_fits(&services, &company, &asked, Language::English).await.unwrap();
        assert!(harder.all_met <= fitting.all_met);
        let teacher = demo_actor(&services, "Luisa Bini").await;
        let student = demo_actor(&services, "Giulia Bandini").await;
        for other in [Actor::Anonymous, teacher, student] {
            assert_eq!(need::who_fits(&services, &other, &asked, Language::Italian).await, Err(ApiError::NotFound));
            assert_eq!(need::read(&services, &other, WORDS, None, Language::Italian).await, Err(ApiError::NotFound));
        }
    })
    .await;
}
