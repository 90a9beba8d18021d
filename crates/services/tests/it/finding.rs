//! The catalogue is found by anyone's words, also after it has changed.

use crate::databases::{Fresh, on_each};
use crate::seed::seeded;
use ::finding::{Kind, Library};
use domain::catalogue::{Catalogue, Findings, FoundBy, Subject};
use domain::classification::{Classification, Concept, ConceptKind, ConceptLink, ConceptRelation, LinkOrigin};
use domain::competence::CompetenceKind;
use domain::id::CompetenceId;
use domain::language::Language;
use persistence::import::{self, NewCompetence};
use services::classification::{Intent, store};
use services::concept::page;
use services::{Services, catalogue, finding};

async fn found(services: &Services, text: &str) -> Findings {
    finding::find(services, text, Subject::Occupations, Language::Italian).await.unwrap()
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
            assert!(findings.occupations.iter().all(|(_, by)| !by.label.is_empty()), "{text}");
        }
        let (id, by) = found(&services, "slicing").await.competences[0].clone();
        let label = catalogue.competences.iter().find(|label| label.id == id).unwrap();
        assert_eq!((label.label.as_str(), by.matched.concat().as_str()), ("Preparazione di stampanti 3D", "slicing"));
        assert_eq!(by.matched, ["", "slicing"], "it is marked");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn strange_words_find_nothing_or_something_and_never_fail() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        for text in ["xyzzy", "hello world", "どうも", "il la di che", "script"] {
            assert_eq!(found(&services, text).await, Findings::default(), "{text}");
        }
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

const EMBROIDERER: &str = "http://data.europa.eu/esco/occupation/embroiderer";
const EMBROIDERY: &str = "http://data.europa.eu/esco/skill/embroidery";
/// The demo has it.
const TURNER: &str = "http://data.europa.eu/esco/occupation/7d9242d3-2a55-45e3-9d67-be76f879de0b";
const GROUP: &str = "http://data.europa.eu/esco/skill/S8.7";

/// The demo with a few concepts of ESCO beside its catalogue.
async fn with_esco(fresh: &Fresh) -> Services {
    let services = seeded(fresh).await;
    let classification = |language: Language| {
        let is_italian = language == Language::Italian;
        let concept = |uri: &str, kind, italian: &str, english: &str, others: &[&str]| Concept {
            uri: uri.to_owned(),
            kind,
            code: String::new(),
            group: if kind == ConceptKind::Occupation { "7533" } else { "" }.to_owned(),
            label: if is_italian { italian } else { english }.to_owned(),
            alternatives: others.iter().filter(|_| is_italian).map(|word| (*word).to_owned()).collect(),
            description: if uri == EMBROIDERER { "Ricama.".to_owned() } else { String::new() },
        };
        let concepts = vec![
            concept(EMBROIDERER, ConceptKind::Occupation, "ricamatore/ricamatrice", "hand embroiderer", &["addetto al ricamo"]),
            concept(TURNER, ConceptKind::Occupation, "tornitore/tornitrice", "metalworking lathe operator", &[]),
            concept(EMBROIDERY, ConceptKind::Skill, "ricamare tessuti", "embroider fabrics", &["punto croce"]),
            concept(GROUP, ConceptKind::SkillGroup, "lavorare tessuti", "working cloth", &[]),
        ];
        let needs = ConceptLink { concept: EMBROIDERER.to_owned(), relation: ConceptRelation::Essential, other: EMBROIDERY.to_owned() };
        Classification { language, concepts, links: [(LinkOrigin::OccupationNeeds, vec![needs])].into() }
    };
    store(&services, &Language::ALL.map(classification), Intent::Store).await.unwrap();
    services
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_esco_has_is_found_behind_the_catalogue() {
    on_each(async |fresh| {
        let services = with_esco(&fresh).await;
        let find = async |text: &str, about, language| finding::find(&services, text, about, language).await.unwrap();
        let occupations = find("addetti al ricamo", Subject::Occupations, Language::Italian).await;
        let by = FoundBy {
            label: vec![String::new(), "ricamatore".to_owned(), "/".to_owned(), "ricamatrice".to_owned()],
            matched: vec![String::new(), "addetto".to_owned(), " al ".to_owned(), "ricamo".to_owned()],
        };
        let (address, found) = occupations.others.first().unwrap();
        assert_eq!((address.as_str(), &found.matched), (EMBROIDERER, &by.matched));
        assert_eq!(found.label.concat(), by.label.concat());
        let english = find("embroider", Subject::Competences, Language::English).await;
        assert_eq!(
            english.others.iter().map(|(address, by)| (address.as_str(), by.label.concat())).collect::<Vec<_>>(),
            [(EMBROIDERY, "embroider fabrics".to_owned())]
        );
        let turner = find("tornitore", Subject::Occupations, Language::Italian).await;
        assert!(!turner.occupations.is_empty() && turner.others.iter().all(|(address, _)| address != TURNER), "the polo has it");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_finds_by_itself_what_the_server_finds() {
    on_each(async |fresh| {
        let services = with_esco(&fresh).await;
        for language in Language::ALL {
            let sent = finding::for_browsers(&services, language).await.unwrap();
            let library = Library::from_bytes(&sent.bytes).unwrap();
            for text in ["stare al tornio", "tronitori", "metalworking lathe operator", "TORNITRICE!!", "xyzzy"] {
                let asked = finding::find(&services, text, Subject::Occupations, language).await.unwrap();
                let listed = library.own.listed(text, Kind::Occupation);
                let ids: Vec<String> = asked.occupations.iter().map(|(id, _)| id.to_string()).collect();
                assert_eq!(listed.hits.iter().map(|hit| hit.uri.clone()).collect::<Vec<_>>(), ids, "{text}");
                for (hit, (_, by)) in listed.hits.iter().zip(&asked.occupations) {
                    assert_eq!(library.own.first_label(&hit.uri).unwrap(), by.label.concat(), "{text}");
                }
            }
            assert_eq!(library.others.find("ricamatrice embroiderer", Kind::Occupation, 1)[0].uri, EMBROIDERER);
            assert!(!library.is_all, "the server knows competences besides");
            assert_eq!(finding::for_browsers(&services, language).await.unwrap().checksum, sent.checksum);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_concept_of_esco_has_a_page() {
    on_each(async |fresh| {
        let services = with_esco(&fresh).await;
        let italian = page::page(&services, EMBROIDERER, Language::Italian).await.unwrap();
        assert_eq!((italian.label.as_str(), italian.description.as_str()), ("ricamatore/ricamatrice", "Ricama."));
        assert_eq!(italian.others, ["addetto al ricamo"]);
        assert_eq!(italian.essentials, [("ricamare tessuti".to_owned(), format!("/esco?concetto={EMBROIDERY}"))]);
        assert_eq!(italian.in_catalogue, None);
        let english = page::page(&services, EMBROIDERY, Language::English).await.unwrap();
        assert_eq!((english.label.as_str(), english.essentials.len()), ("embroider fabrics", 0));
        let turner = page::page(&services, TURNER, Language::Italian).await.unwrap();
        assert!(turner.in_catalogue.unwrap().starts_with("/professioni/"));
        for nowhere in ["", "x", "javascript:alert(1)", "http://data.europa.eu/esco/skill/none", GROUP] {
            assert_eq!(page::page(&services, nowhere, Language::Italian).await, Err(domain::ApiError::NotFound), "{nowhere}");
        }
    })
    .await;
}
