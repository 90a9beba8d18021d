//! The catalogue grows by hand: out of the published classification, and by what companies propose.

use crate::databases::{Fresh, on_each, sqlite};
use crate::seed::{demo_actor, seeded, services};
use domain::board::BoardView;
use domain::catalogue::{OccupationSummary, Relation};
use domain::classification::{Classification, Concept, ConceptKind, ConceptLink, ConceptRelation, LinkOrigin};
use domain::competence::{Level, Similarity, Weight};
use domain::concept::{ConceptForm, DecisionForm, ProposalState, ProposedField, esco_value};
use domain::demand::{AllotmentField, AskedField, DemandForm};
use domain::id::{CommandId, CompetenceId, CompetenceProposalId, DemandId};
use domain::language::Language;
use domain::policy::Actor;
use domain::{ApiError, FieldError};
use services::classification::{Intent, store};
use services::concept::keep::{self, EntryId};
use services::concept::{esco, proposal};
use services::{Services, board, catalogue, check, demand, draft, need};

/// Occupations and competences that the demo's catalogue lacks.
const EMBROIDERER: &str = "http://data.europa.eu/esco/occupation/embroiderer";
const EMBROIDERY: &str = "http://data.europa.eu/esco/skill/embroidery";
const YARNS: &str = "http://data.europa.eu/esco/skill/yarns";
const PRINTED_CLOTH: &str = "http://data.europa.eu/esco/skill/printed-cloth";
/// Between two of the catalogue, and not in it.
const PRINTING: &str = "http://data.europa.eu/esco/skill/printing";
const GROUP: &str = "http://data.europa.eu/esco/skill/S8.7";
/// The demo has these.
const TURNER: &str = "http://data.europa.eu/esco/occupation/7d9242d3-2a55-45e3-9d67-be76f879de0b";
const PRINT_3D: &str = "http://data.europa.eu/esco/skill/2afb2b59-c9a3-4cf3-b1dd-1a2fad51e583";

fn classification(language: Language) -> Classification {
    let concept = |uri: &str, kind, code: &str, labels: (&str, &str), alternatives: &[&str]| Concept {
        uri: uri.to_owned(),
        kind,
        code: code.to_owned(),
        group: if kind == ConceptKind::Occupation { "7533" } else { "" }.to_owned(),
        label: if language == Language::Italian { labels.0 } else { labels.1 }.to_owned(),
        alternatives: if language == Language::Italian { alternatives.iter().map(|word| (*word).to_owned()).collect() } else { Vec::new() },
        description: if uri == EMBROIDERER { format!("Ricama. ({})", language.tag()) } else { String::new() },
    };
    let link = |concept: &str, relation, other: &str| ConceptLink { concept: concept.to_owned(), relation, other: other.to_owned() };
    let concepts = vec![
        concept(EMBROIDERER, ConceptKind::Occupation, "7533.1", ("ricamatore a mano/ricamatrice a mano", "hand embroiderer"), &[]),
        concept(TURNER, ConceptKind::Occupation, "7223.1", ("tornitore/tornitrice", "metalworking lathe operator"), &[]),
        concept(EMBROIDERY, ConceptKind::Skill, "", ("ricamare tessuti", "embroider fabrics"), &["punto croce", "ricamo a mano"]),
        concept(YARNS, ConceptKind::Knowledge, "", ("conoscenza dei filati", "yarns"), &[]),
        concept(PRINTED_CLOTH, ConceptKind::Skill, "", ("stampare stoffe tridimensionali", "print cloth in three dimensions"), &[]),
        concept(PRINTING, ConceptKind::Skill, "", ("stampare oggetti vari", "print objects"), &[]),
        concept(PRINT_3D, ConceptKind::Knowledge, "", ("processo di stampa 3D", "3D printing process"), &[]),
        concept(GROUP, ConceptKind::SkillGroup, "S8.7", ("lavorare tessuti", "working cloth"), &[]),
    ];
    let skills = vec![
        link(EMBROIDERY, ConceptRelation::Broader, GROUP),
        link(PRINTED_CLOTH, ConceptRelation::Broader, PRINTING),
        link(PRINTING, ConceptRelation::Broader, PRINT_3D),
    ];
    let needs = vec![
        link(EMBROIDERER, ConceptRelation::Essential, EMBROIDERY),
        link(EMBROIDERER, ConceptRelation::Optional, YARNS),
        link(EMBROIDERER, ConceptRelation::Essential, PRINT_3D),
        link(TURNER, ConceptRelation::Optional, EMBROIDERY),
    ];
    Classification { language, concepts, links: [(LinkOrigin::SkillHierarchy, skills), (LinkOrigin::OccupationNeeds, needs)].into() }
}

/// The demo with a small classification beside its catalogue.
async fn polo(fresh: &Fresh) -> Services {
    let services = seeded(fresh).await;
    store(&services, &Language::ALL.map(classification), Intent::Store).await.unwrap();
    services
}

fn line(competence: &str) -> AskedField {
    AskedField { competence: competence.to_owned(), level: "3".to_owned(), weight: "3".to_owned(), mandatory: String::new() }
}

/// A form for one seat on the first board that is right, with these competences.
async fn form(services: &Services, company: &Actor, occupation: &str, asked: &[&str]) -> DemandForm {
    let options = demand::options(services, company, Language::Italian).await.unwrap();
    let text = str::to_owned;
    DemandForm {
        kind: text("placement"),
        title: text("Ricamo su pelle"),
        occupation: if occupation.is_empty() { options.occupations[0].id.to_string() } else { text(occupation) },
        positions: text("1"),
        from: text("2027-03-01"),
        to: text("2027-03-26"),
        weekly_hours: text("30"),
        starts_at: text("08:00"),
        ends_at: text("14:00"),
        municipality: options.municipalities[0].0.clone(),
        risk: text("low"),
        asked: std::iter::once(line(&options.competences[0].id.to_string())).chain(asked.iter().map(|value| line(value))).collect(),
        allotments: vec![AllotmentField { board: options.boards[0].id.to_string(), seats: text("1") }],
        ..DemandForm::default()
    }
}

async fn publish(services: &Services, company: &Actor, form: DemandForm) -> DemandId {
    demand::create(services, company, form, CommandId::generate()).await.unwrap()
}

fn invalid<T: std::fmt::Debug>(outcome: Result<T, ApiError>) -> Vec<(String, String)> {
    match outcome {
        Err(ApiError::Invalid(fields)) => fields.into_iter().map(|FieldError { field, key, .. }| (field, key)).collect(),
        other => panic!("not invalid: {other:?}"),
    }
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(field, key)| ((*field).to_owned(), (*key).to_owned())).collect()
}

async fn entry(services: &Services, uri: &str) -> Option<EntryId> {
    persistence::concept::entry(services.database().connection(), uri).await.unwrap()
}

async fn competence(services: &Services, uri: &str) -> CompetenceId {
    match entry(services, uri).await {
        Some(EntryId::Competence(id)) => id,
        other => panic!("{uri}: {other:?}"),
    }
}

async fn occupation(services: &Services, uri: &str) -> OccupationSummary {
    let Some(EntryId::Occupation(id)) = entry(services, uri).await else { panic!("{uri} is no occupation of the catalogue") };
    let catalogue = catalogue::read(services, Language::Italian).await.unwrap();
    catalogue.occupations.into_iter().find(|occupation| occupation.id == id).unwrap()
}

async fn asked(services: &Services, demand: DemandId) -> Vec<(CompetenceId, Level, Weight)> {
    let record = persistence::demand::find(services.database().connection(), &[demand]).await.unwrap().remove(&demand).unwrap();
    record.facts.asked.iter().map(|asked| (asked.competence, asked.level, asked.weight)).collect()
}

/// The first board that a company can give seats to, as its teacher sees it.
async fn view(services: &Services, demand: DemandId) -> BoardView {
    for name in ["Luisa Bini", "Monica Cei", "Carlo Mazzei"] {
        let teacher = demo_actor(services, name).await;
        for summary in board::list(services, &teacher, Language::Italian).await.unwrap() {
            let view = board::view(services, &teacher, summary.id, Language::Italian).await.unwrap();
            if view.demands.iter().any(|card| card.id == demand) {
                return view;
            }
        }
    }
    panic!("the demand stands on no board of theirs")
}

#[tokio::test(flavor = "multi_thread")]
async fn words_find_what_only_the_classification_has_and_nothing_twice() {
    on_each(async |fresh| {
        let services = polo(&fresh).await;
        let company = demo_actor(&services, "Sandra Nuti").await;
        let text = "Cerchiamo una ricamatrice a mano; deve saper fare il punto croce, leggere il disegno tecnico e xyzzy plugh.";
        let read = need::read(&services, &company, text, None, Language::Italian).await.unwrap();
        let found: Vec<_> = read.esco.competences.iter().map(|one| (one.address.as_str(), one.label.as_str())).collect();
        assert_eq!(found, [(EMBROIDERY, "ricamare tessuti")], "{read:?}");
        assert!(text.contains(&read.esco.competences[0].by), "the company's own words");
        assert_eq!(read.esco.occupations[0].address, EMBROIDERER);
        assert!(read.competences.iter().any(|one| one.label.contains("disegno")), "what the polo has comes from the polo");
        assert!(read.unmatched.iter().all(|phrase| !phrase.contains("punto croce")), "{:?}", read.unmatched);
        assert!(read.unmatched.iter().any(|phrase| phrase.contains("xyzzy")), "{:?}", read.unmatched);
        let english = need::read(&services, &company, text, None, Language::English).await.unwrap();
        assert_eq!(english.esco.competences[0].label, "embroider fabrics");

        let searched = esco::find(&services, &company, "tornitore", Language::Italian).await.unwrap();
        assert!(searched.is_loaded && searched.occupations.is_empty(), "the polo has it: {searched:?}");
        let searched = esco::find(&services, &company, "ricamo", Language::English).await.unwrap();
        assert_eq!(searched.competences[0].label, "embroider fabrics");
        for nothing in ["", "  ", "e di", "🦀", &"è".repeat(10_000)] {
            let searched = esco::find(&services, &company, nothing, Language::Italian).await.unwrap();
            assert!(searched.competences.is_empty() && searched.occupations.is_empty(), "{nothing:.20}");
        }

        publish(&services, &company, form(&services, &company, &esco_value(EMBROIDERER), &[&esco_value(EMBROIDERY)]).await).await;
        let read = need::read(&services, &company, text, None, Language::Italian).await.unwrap();
        assert!(read.esco.competences.is_empty() && read.esco.occupations.is_empty(), "now the polo has them: {:?}", read.esco);
        let own = competence(&services, EMBROIDERY).await;
        assert!(read.competences.iter().any(|one| one.id == own), "{read:?}");
        for stranger in [Actor::Anonymous, demo_actor(&services, "Luisa Bini").await, demo_actor(&services, "Giulia Bandini").await] {
            assert_eq!(esco::find(&services, &stranger, "ricamo", Language::Italian).await, Err(ApiError::NotFound));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_need_takes_from_esco_is_in_the_catalogue_with_its_relations() {
    on_each(async |fresh| {
        let services = polo(&fresh).await;
        let company = demo_actor(&services, "Sandra Nuti").await;
        let connection = services.database().connection();
        let revisions = async || {
            let rules = persistence::regulation::revision(connection).await.unwrap();
            (persistence::catalogue::revision(connection).await.unwrap(), rules)
        };
        let before = revisions().await;
        let chosen = [esco_value(EMBROIDERY), esco_value(PRINTED_CLOTH), esco_value(PRINT_3D)];
        let values: Vec<&str> = chosen.iter().map(String::as_str).collect();
        let filled = form(&services, &company, &esco_value(EMBROIDERER), &values).await;

        // The draft keeps the choice, with its label.
        let command = CommandId::generate();
        draft::save(&services, &company, command, &filled, 0).await.unwrap();
        let kept = draft::read(&services, &company, command).await.unwrap().form;
        assert_eq!(kept, filled);
        let labels = esco::chosen(&services, &company, &kept, Language::Italian).await.unwrap();
        assert!(labels.contains(&(esco_value(EMBROIDERY), "ricamare tessuti".to_owned())) && labels.len() == 4, "{labels:?}");
        assert_eq!(entry(&services, EMBROIDERY).await, None, "nothing is taken in before it is stated");

        let id = demand::create(&services, &company, filled.clone(), command).await.unwrap();
        let after = revisions().await;
        assert!(after.0 > before.0 && after.1 == before.1 + 1, "{before:?} {after:?}");
        assert_eq!(services.hub().rules(), after.1, "open boards hear of it");
        let (embroidery, cloth, print) =
            (competence(&services, EMBROIDERY).await, competence(&services, PRINTED_CLOTH).await, competence(&services, PRINT_3D).await);
        let asked: Vec<CompetenceId> = asked(&services, id).await.into_iter().map(|(competence, ..)| competence).collect();
        assert_eq!(asked[1..], [embroidery, cloth, print]);

        let [italian, english] = Language::ALL.map(async |language| catalogue::read(&services, language).await.unwrap());
        let (italian, english) = (italian.await, english.await);
        let label = |catalogue: &domain::catalogue::Catalogue| {
            catalogue.competences.iter().find(|label| label.id == embroidery).map(|label| (label.label.clone(), label.synonyms.clone()))
        };
        let synonyms = vec!["punto croce".to_owned(), "ricamo a mano".to_owned()];
        assert_eq!(label(&italian), Some(("ricamare tessuti".to_owned(), synonyms)));
        assert_eq!(label(&english), Some(("embroider fabrics".to_owned(), Vec::new())));
        assert_eq!(italian.competences.iter().find(|label| label.id == embroidery).unwrap().group, "S8.7");
        assert_eq!(italian.taxonomy.similarity(cloth, print), Similarity::Narrower, "over one that the catalogue lacks");
        let needs: Vec<_> =
            occupation(&services, EMBROIDERER).await.competences.iter().map(|need| (need.competence, need.relation)).collect();
        assert!(needs.contains(&(embroidery, Relation::Essential)) && needs.contains(&(print, Relation::Essential)) && needs.len() == 2);
        let turner = occupation(&services, TURNER).await;
        assert!(turner.competences.iter().any(|need| need.competence == embroidery && need.relation == Relation::Optional));
        let stored = persistence::concept::one(connection, entry(&services, EMBROIDERER).await.unwrap()).await.unwrap().unwrap();
        assert_eq!((stored.group.as_str(), stored.terms.description_en.as_str()), ("7533", "Ricama. (en)"));

        let view = view(&services, id).await;
        assert!(
            view.competences.iter().any(|label| label.id == embroidery && label.label == "ricamare tessuti"),
            "the board says its name"
        );
        assert!(check::check(&services).await.unwrap().is_sound());

        // The same again, as a double click; and the package once more: nothing is lost or doubled.
        assert_eq!(demand::create(&services, &company, filled.clone(), command).await.unwrap(), id);
        store(&services, &Language::ALL.map(classification), Intent::Store).await.unwrap();
        let again = publish(&services, &company, filled).await;
        assert_eq!(self::asked(&services, again).await, self::asked(&services, id).await);
        assert_eq!(revisions().await.1, after.1, "there was nothing to take in");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_companies_take_the_same_concept_in_at_once() {
    on_each(async |fresh| {
        let services = polo(&fresh).await;
        let (one, other) = (demo_actor(&services, "Sandra Nuti").await, demo_actor(&services, "Roberto Celli").await);
        let value = esco_value(EMBROIDERY);
        let (first, second) = (form(&services, &one, "", &[&value]).await, form(&services, &other, "", &[&value]).await);
        let (first, second) = tokio::join!(publish(&services, &one, first), publish(&services, &other, second));
        let own = competence(&services, EMBROIDERY).await;
        for demand in [first, second] {
            assert_eq!(asked(&services, demand).await[1].0, own);
        }
        assert!(check::check(&services).await.unwrap().is_sound());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_classification_does_not_have_is_a_field_to_mend() {
    on_each(async |fresh| {
        let services = polo(&fresh).await;
        let company = demo_actor(&services, "Sandra Nuti").await;
        let before = persistence::concept::all(services.database().connection()).await.unwrap().len();
        let choose = "field-choose";
        for (occupation, asked, expected) in [
            ("esco:http://example.org/none", "", &[("occupation", choose)][..]),
            (&esco_value(EMBROIDERY), "", &[("occupation", choose)]),
            ("", "esco:http://example.org/none", &[("asked[1][competence]", choose)]),
            ("", &esco_value(EMBROIDERER), &[("asked[1][competence]", choose)]),
            ("", &esco_value(GROUP), &[("asked[1][competence]", choose)]),
            ("", "esco:javascript:alert(1)", &[("asked[1][competence]", choose)]),
        ] {
            let asked: Vec<&str> = Some(asked).filter(|value| !value.is_empty()).into_iter().collect();
            let filled = form(&services, &company, occupation, &asked).await;
            assert_eq!(invalid(demand::create(&services, &company, filled, CommandId::generate()).await), pairs(expected));
        }
        let value = esco_value(EMBROIDERY);
        let twice = form(&services, &company, "", &[&value, &value]).await;
        let refused = demand::create(&services, &company, twice, CommandId::generate()).await;
        assert_eq!(invalid(refused), pairs(&[("asked[2][competence]", "field-twice")]));
        assert_eq!(persistence::concept::all(services.database().connection()).await.unwrap().len(), before, "nothing was taken in");
    })
    .await;
}

/// A demand with a proposal; the proposal's id.
async fn proposed(services: &Services, company: &Actor, label: &str) -> (DemandId, CompetenceProposalId) {
    let field = ProposedField {
        label: label.to_owned(),
        description: "Con ago grosso <b>".to_owned(),
        broader: competence(services, PRINT_3D).await.to_string(),
        level: "4".to_owned(),
        weight: "1".to_owned(),
    };
    let filled = DemandForm { proposed: vec![ProposedField::default(), field], ..form(services, company, "", &[]).await };
    let demand = publish(services, company, filled).await;
    let own = proposal::own(services, company, Language::Italian).await.unwrap();
    (demand, own.into_iter().find(|proposal| proposal.demand == demand).unwrap().id)
}

fn decision(act: &str, into: &str, reason: &str, version: u64) -> DecisionForm {
    DecisionForm { act: act.to_owned(), version: version.to_string(), into: into.to_owned(), reason: reason.to_owned() }
}

fn terms(label: &str) -> ConceptForm {
    ConceptForm { label_it: label.to_owned(), synonyms_it: "ago grosso\nagone".to_owned(), ..ConceptForm::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approved_proposal_stands_in_the_catalogue_and_in_its_demand() {
    on_each(async |fresh| {
        let services = polo(&fresh).await;
        let (company, coordinator) = (demo_actor(&services, "Sandra Nuti").await, demo_actor(&services, "Teresa Vallini").await);
        let (demand, id) = proposed(&services, &company, "Ricamo su pelle").await;
        assert_eq!(asked(&services, demand).await.len(), 1, "it waits");
        assert_eq!(proposal::waiting(&services, &coordinator).await, Ok(1));
        let list = proposal::list(&services, &coordinator, Some(ProposalState::Proposed), Language::Italian).await.unwrap();
        let one = &list.proposals[0];
        assert_eq!((one.id, one.label.as_str(), one.by.as_deref(), one.demand), (id, "Ricamo su pelle", Some("Sandra Nuti"), demand));
        assert_eq!((one.level, one.weight, one.version), (Level::Expert, Weight::Useful, 1));
        assert!(one.company_name.contains("Nuti") && one.broader.is_some());
        let page = proposal::one(&services, &coordinator, id, "", Language::Italian).await.unwrap();
        assert!(page.esco.iter().any(|one| one.address == EMBROIDERY), "what ESCO has for it: {:?}", page.esco);

        let there = catalogue::read(&services, Language::Italian).await.unwrap().competences[3].label.to_uppercase();
        let refused = proposal::decide(&services, &coordinator, id, &decision("approve", "", "", 1), &terms(&there)).await;
        assert_eq!(invalid(refused), pairs(&[("label_it", "field-competence-there")]));
        let nowhere = ConceptForm { broader: CompetenceId::generate().to_string(), ..terms("Ricamo") };
        let refused = proposal::decide(&services, &coordinator, id, &decision("approve", "", "", 1), &nowhere).await;
        assert_eq!(invalid(refused), pairs(&[("broader", "field-choose")]));

        let before = view(&services, demand).await;
        let broader = ConceptForm { broader: competence(&services, PRINT_3D).await.to_string(), ..terms("Ricamo su pelle") };
        proposal::decide(&services, &coordinator, id, &decision("approve", "", "", 1), &broader).await.unwrap();
        let own = proposal::own(&services, &company, Language::English).await.unwrap();
        let (became, label) = own[0].competence.clone().unwrap();
        assert_eq!((own[0].state, label.as_str()), (ProposalState::Approved, "Ricamo su pelle"));
        assert_eq!(own[0].decided.as_ref().and_then(|(by, _)| by.as_deref()), Some("Teresa Vallini"));
        assert_eq!(asked(&services, demand).await[1], (became, Level::Expert, Weight::Useful));
        let after = view(&services, demand).await;
        assert!(
            after.facts.demands[&demand].asked.iter().any(|asked| asked.competence == became && !asked.mandatory),
            "the board judges by it"
        );
        assert!(after.competences.iter().any(|label| label.id == became && label.synonyms == ["ago grosso", "agone"]));
        assert!(after.facts.regulations_revision > before.facts.regulations_revision);
        assert_eq!(after.facts.taxonomy.similarity(became, competence(&services, PRINT_3D).await), Similarity::Narrower);
        let found = services::finding::find(&services, "agone", domain::catalogue::Subject::Competences, Language::Italian).await.unwrap();
        assert!(found.competences.iter().any(|(id, _)| *id == became), "it is found by its other words");
        for act in ["approve", "decline"] {
            let late = proposal::decide(&services, &coordinator, id, &decision(act, "", "no", 1), &terms("Altro")).await;
            assert_eq!(late, Err(ApiError::Stale), "{act}");
        }
        assert_eq!(proposal::waiting(&services, &coordinator).await, Ok(0));
        assert!(check::check(&services).await.unwrap().is_sound());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_merged_or_declined_with_a_reason() {
    on_each(async |fresh| {
        let services = polo(&fresh).await;
        let (company, coordinator) = (demo_actor(&services, "Sandra Nuti").await, demo_actor(&services, "Teresa Vallini").await);
        let none = ConceptForm::default();
        let decide = async |id, form: DecisionForm| proposal::decide(&services, &coordinator, id, &form, &none).await;
        let catalogue = catalogue::read(&services, Language::Italian).await.unwrap();
        let existing = catalogue.competences[5].id;

        let (demand, id) = proposed(&services, &company, "Ricamo uno").await;
        let nobody = CompetenceId::generate().to_string();
        for into in ["", "x", &nobody, "esco:http://example.org/none", &esco_value(EMBROIDERER)] {
            assert_eq!(invalid(decide(id, decision("merge", into, "", 1)).await), pairs(&[("into", "field-choose")]), "{into}");
        }
        decide(id, decision("merge", &existing.to_string(), "", 1)).await.unwrap();
        assert_eq!(asked(&services, demand).await[1].0, existing);

        let (demand, id) = proposed(&services, &company, "Ricamo due").await;
        decide(id, decision("merge", &esco_value(EMBROIDERY), "", 1)).await.unwrap();
        assert_eq!(asked(&services, demand).await[1].0, competence(&services, EMBROIDERY).await, "ESCO had the word");

        // What the demand asks already is not asked twice.
        let (demand, id) = proposed(&services, &company, "Ricamo tre").await;
        let first = asked(&services, demand).await[0].0;
        decide(id, decision("merge", &first.to_string(), "", 1)).await.unwrap();
        assert_eq!(asked(&services, demand).await.len(), 1);

        let (demand, id) = proposed(&services, &company, "Ricamo quattro").await;
        assert_eq!(invalid(decide(id, decision("decline", "", " ", 1)).await), pairs(&[("reason", "field-required")]));
        decide(id, decision("decline", "", "Non è una competenza", 1)).await.unwrap();
        assert_eq!(asked(&services, demand).await.len(), 1);
        let own = proposal::own(&services, &company, Language::Italian).await.unwrap();
        assert_eq!((own[0].state, own[0].reason.as_str()), (ProposalState::Declined, "Non è una competenza"));
        let states: Vec<_> = own.iter().map(|one| one.state).collect();
        assert_eq!(states, [ProposalState::Declined, ProposalState::Merged, ProposalState::Merged, ProposalState::Merged]);
        for (state, count) in [(None, 4), (Some(ProposalState::Merged), 3), (Some(ProposalState::Approved), 0)] {
            let list = proposal::list(&services, &coordinator, state, Language::Italian).await.unwrap();
            assert_eq!(list.proposals.len(), count, "{state:?}");
        }
        let wrong = proposed_wrongly(&services, &company).await;
        assert_eq!(
            wrong,
            pairs(&[("title", "field-required"), ("proposed[0][label]", "field-required"), ("proposed[0][level]", "field-choose")])
        );
    })
    .await;
}

async fn proposed_wrongly(services: &Services, company: &Actor) -> Vec<(String, String)> {
    let field = ProposedField { description: "senza nome".to_owned(), weight: "1".to_owned(), ..ProposedField::default() };
    let filled = DemandForm { title: String::new(), proposed: vec![field], ..form(services, company, "", &[]).await };
    invalid(demand::create(services, company, filled, CommandId::generate()).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_coordinator_keeps_the_catalogue() {
    on_each(async |fresh| {
        let services = polo(&fresh).await;
        let (company, coordinator) = (demo_actor(&services, "Sandra Nuti").await, demo_actor(&services, "Teresa Vallini").await);
        let id = keep::take(&services, &coordinator, &esco_value(EMBROIDERY)).await.unwrap();
        assert_eq!(keep::take(&services, &coordinator, &esco_value(EMBROIDERY)).await.unwrap(), id, "it is there");
        for wrong in ["", "x", "esco:http://example.org/none", &esco_value(GROUP), &CompetenceId::generate().to_string()] {
            assert_eq!(invalid(keep::take(&services, &coordinator, wrong).await), pairs(&[("take", "field-choose")]), "{wrong}");
        }
        let list = keep::list(&services, &coordinator, "punto croce", Language::Italian).await.unwrap();
        assert_eq!(list.competences[0].id, id, "what says the very words comes first: {:?}", list.competences);
        assert!(list.known > 100 && list.esco.competences.is_empty());

        let view = keep::one(&services, &coordinator, id, Language::Italian).await.unwrap();
        let filled = ConceptForm::filled(&view.concept.terms, view.concept.version);
        let changed =
            ConceptForm { label_it: "Ricamo".to_owned(), label_en: "mine".to_owned(), synonyms_it: "ricamare".to_owned(), ..filled };
        keep::change(&services, &coordinator, id, &changed).await.unwrap();
        assert_eq!(keep::change(&services, &coordinator, id, &changed).await, Err(ApiError::Stale), "it is at another version");
        let view = keep::one(&services, &coordinator, id, Language::Italian).await.unwrap();
        let now = &view.concept;
        assert_eq!((now.terms.label_it.as_str(), now.terms.label_en.as_str()), ("Ricamo", "embroider fabrics"), "ESCO's own word stays");
        assert_eq!((now.version, view.changed_by.as_deref()), (2, Some("Teresa Vallini")));
        store(&services, &Language::ALL.map(classification), Intent::Store).await.unwrap();
        let kept = keep::one(&services, &coordinator, id, Language::Italian).await.unwrap().concept;
        assert_eq!(&kept, now, "an import takes nothing of the polo's away");

        // A local one: no circle, no second of one name, and removed only while nothing needs it.
        let (demand, proposal) = proposed(&services, &company, "Ricamo su pelle").await;
        proposal::decide(&services, &coordinator, proposal, &decision("approve", "", "", 1), &terms("Ricamo su pelle")).await.unwrap();
        let EntryId::Competence(embroidery) = id else { panic!("a competence") };
        let local = asked(&services, demand).await[1].0;
        let change = async |form: ConceptForm| {
            let version = keep::one(&services, &coordinator, EntryId::Competence(local), Language::Italian).await.unwrap().concept.version;
            keep::change(&services, &coordinator, EntryId::Competence(local), &ConceptForm { version: version.to_string(), ..form }).await
        };
        change(ConceptForm { broader: embroidery.to_string(), ..terms("Ricamo fine") }).await.unwrap();
        let taxonomy = catalogue::read(&services, Language::Italian).await.unwrap().taxonomy;
        assert_eq!(taxonomy.similarity(local, embroidery), Similarity::Narrower);
        let circle = change(ConceptForm { broader: local.to_string(), ..terms("Ricamo fine") }).await;
        assert_eq!(invalid(circle), pairs(&[("broader", "field-broader-circle")]));
        assert_eq!(invalid(change(terms("RICAMO")).await), pairs(&[("label_it", "field-competence-there")]));
        let remove = async |id, version: u64| {
            let form = ConceptForm { version: version.to_string(), ..ConceptForm::default() };
            keep::remove(&services, &coordinator, id, &form).await
        };
        assert_eq!(invalid(remove(EntryId::Competence(local), 2).await), pairs(&[("remove", "field-concept-has-demands")]));
        assert_eq!(remove(id, 1).await, Err(ApiError::Stale));
        remove(id, 2).await.unwrap();
        assert_eq!(keep::one(&services, &coordinator, id, Language::Italian).await.unwrap_err(), ApiError::NotFound);
        let turner = occupation(&services, TURNER).await;
        assert!(turner.competences.iter().all(|need| need.competence != embroidery));
        let used = entry(&services, TURNER).await.unwrap();
        assert_eq!(invalid(remove(used, 1).await), pairs(&[("remove", "field-concept-has-demands")]));

        let filled = ConceptForm { version: "1".to_owned(), ..terms("Tornitrice, tornitore") };
        keep::change(&services, &coordinator, used, &filled).await.unwrap();
        assert_eq!(occupation(&services, TURNER).await.label, "Tornitrice, tornitore");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_sees_proposals_or_keeps_the_catalogue() {
    on_each(async |fresh| {
        let services = polo(&fresh).await;
        let company = demo_actor(&services, "Sandra Nuti").await;
        let (_, id) = proposed(&services, &company, "Ricamo su pelle").await;
        let entry = EntryId::Competence(competence(&services, PRINT_3D).await);
        let other = demo_actor(&services, "Roberto Celli").await;
        assert_eq!(proposal::own(&services, &other, Language::Italian).await, Ok(Vec::new()), "each company sees its own");
        let strangers = [Actor::Anonymous, demo_actor(&services, "Luisa Bini").await, demo_actor(&services, "Giulia Bandini").await];
        for stranger in &strangers {
            assert_eq!(proposal::own(&services, stranger, Language::Italian).await, Err(ApiError::NotFound));
        }
        for stranger in strangers.iter().chain([&company, &other]) {
            let not_found = Some(ApiError::NotFound);
            assert_eq!(proposal::list(&services, stranger, None, Language::Italian).await.err(), not_found);
            assert_eq!(proposal::waiting(&services, stranger).await.err(), not_found);
            assert_eq!(proposal::one(&services, stranger, id, "", Language::Italian).await.err(), not_found);
            let decided = proposal::decide(&services, stranger, id, &decision("decline", "", "no", 1), &ConceptForm::default()).await;
            assert_eq!(decided.err(), not_found);
            assert_eq!(keep::list(&services, stranger, "", Language::Italian).await.err(), not_found);
            assert_eq!(keep::one(&services, stranger, entry, Language::Italian).await.err(), not_found);
            assert_eq!(keep::change(&services, stranger, entry, &terms("Mio")).await.err(), not_found);
            assert_eq!(keep::remove(&services, stranger, entry, &terms("Mio")).await.err(), not_found);
            assert_eq!(keep::take(&services, stranger, &esco_value(EMBROIDERY)).await.err(), not_found);
        }
        let coordinator = demo_actor(&services, "Teresa Vallini").await;
        let nowhere = proposal::one(&services, &coordinator, CompetenceProposalId::generate(), "", Language::Italian).await;
        assert_eq!(nowhere.err(), Some(ApiError::NotFound));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn proposals_and_what_was_taken_in_are_in_the_archive() {
    let folder = tempfile::tempdir().unwrap();
    on_each(async |fresh| {
        let source = polo(&fresh).await;
        let (company, coordinator) = (demo_actor(&source, "Sandra Nuti").await, demo_actor(&source, "Teresa Vallini").await);
        keep::take(&source, &coordinator, &esco_value(EMBROIDERY)).await.unwrap();
        let (_, id) = proposed(&source, &company, "Ricamo su pelle").await;
        proposal::decide(&source, &coordinator, id, &decision("approve", "", "", 1), &terms("Ricamo su pelle")).await.unwrap();
        proposed(&source, &company, "Ricamo su lana").await;
        let path = folder.path().join(format!("{}.zip", fresh.database.is_postgres()));
        services::archive::export(&source, &path, &mut |_, _| {}).await.unwrap();

        let target = sqlite().await;
        migrations::up(target.database.connection()).await.unwrap();
        let schema = persistence::archive::schema(target.database.connection()).await.unwrap();
        let counts = persistence::archive::counts(target.database.connection(), &schema).await.unwrap();
        let other = services(&target);
        services::archive::load(&other, &path, &counts, services::archive::Proof::Now, &mut |_, _| {}).await.unwrap();
        let coordinator = demo_actor(&other, "Teresa Vallini").await;
        let list = async |of: &Services| proposal::list(of, &coordinator, None, Language::Italian).await.unwrap().proposals;
        assert_eq!(list(&other).await, list(&source).await);
        assert_eq!(entry(&other, EMBROIDERY).await, entry(&source, EMBROIDERY).await);
        let found = esco::find(&other, &coordinator, "filati", Language::Italian).await.unwrap();
        assert_eq!(found.competences.len(), 1, "the classification is searched there too");
    })
    .await;
}
