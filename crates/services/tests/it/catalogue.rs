//! What everybody may explore of the demo.

use crate::databases::on_each;
use crate::seed::seeded;
use domain::language::Language;
use services::catalogue;

#[tokio::test(flavor = "multi_thread")]
async fn occupations_competences_and_open_requests_in_both_languages() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let italian = catalogue::read(&services, Language::Italian).await.unwrap();
        let english = catalogue::read(&services, Language::English).await.unwrap();
        assert!(italian.occupations.len() >= 25 && italian.competences.len() >= 90);
        // Of the sixty, one is filled: it has closed by itself.
        assert_eq!(italian.demands.len(), 59);
        let labels = |catalogue: &domain::catalogue::Catalogue| {
            catalogue.occupations.iter().map(|occupation| domain::search::normalise(&occupation.label)).collect::<Vec<_>>()
        };
        assert!(labels(&italian).is_sorted() && labels(&english).is_sorted());

        let lathe = italian.occupations.iter().find(|occupation| occupation.label == "Tornitore, tornitrice").unwrap();
        assert_eq!(english.occupations.iter().find(|other| other.id == lathe.id).unwrap().label, "metalworking lathe operator");
        assert!(!lathe.competences.is_empty() && lathe.competences.is_sorted_by_key(|need| need.relation));
        let asked: u32 = italian
            .demands
            .iter()
            .filter(|demand| demand.occupation == lathe.id && demand.ahead.is_none())
            .map(|demand| u32::from(demand.positions))
            .sum();
        assert_eq!(lathe.placement_positions, asked);
        let all: u32 = italian.occupations.iter().map(|occupation| occupation.placement_positions).sum();
        assert_eq!(all, 102, "without the two of the filled one");
        assert!(italian.occupations.iter().any(|occupation| occupation.forecast_positions > 0));
        for demand in &italian.demands {
            assert!(!demand.company.is_empty() && !demand.municipality.is_empty() && !demand.asked.is_empty(), "{demand:?}");
            assert!(demand.asked.iter().all(|asked| italian.competences.iter().any(|label| label.id == asked.competence)));
        }
    })
    .await;
}
