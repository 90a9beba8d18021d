//! A published classification comes in as a difference, and out as it came.

use crate::databases::on_each;
use domain::classification::{Classification, ClassificationReport, Concept, ConceptKind, ConceptLink, ConceptRelation, LinkOrigin};
use domain::language::Language;
use persistence::catalogue::{classification_revision, revision};
use persistence::classification::{read, read_of, store};

fn concept(name: &str, kind: ConceptKind, label: &str, alternatives: &[&str]) -> Concept {
    Concept {
        uri: uri(name),
        kind,
        code: format!("{name}.1"),
        group: if kind == ConceptKind::Occupation { "7223".to_owned() } else { String::new() },
        label: label.to_owned(),
        alternatives: alternatives.iter().map(|label| (*label).to_owned()).collect(),
        description: if kind == ConceptKind::Occupation { format!("{label}, in poche parole.") } else { String::new() },
    }
}

fn uri(name: &str) -> String {
    format!("http://example.org/{name}")
}

fn link(concept: &str, relation: ConceptRelation, other: &str) -> ConceptLink {
    ConceptLink { concept: uri(concept), relation, other: uri(other) }
}

/// Two occupations of a group, a skill and a field of knowledge, by address.
fn published() -> Classification {
    Classification {
        language: Language::Italian,
        concepts: vec![
            concept("a-turner", ConceptKind::Occupation, "tornitore", &["tornitrice", "addetto al tornio"]),
            concept("b-welder", ConceptKind::Occupation, "saldatore", &[]),
            concept("c-group", ConceptKind::OccupationGroup, "Conduttori di macchine utensili", &[]),
            concept("d-turning", ConceptKind::Skill, "usare il tornio", &["tornire"]),
            concept("e-drawing", ConceptKind::Knowledge, "disegno tecnico", &[]),
        ],
        links: [
            (LinkOrigin::OccupationHierarchy, vec![link("a-turner", ConceptRelation::Broader, "c-group")]),
            (
                LinkOrigin::OccupationNeeds,
                vec![link("a-turner", ConceptRelation::Essential, "d-turning"), link("a-turner", ConceptRelation::Optional, "e-drawing")],
            ),
        ]
        .into(),
    }
}

#[tokio::test]
async fn what_is_stored_comes_out_and_the_same_again_changes_nothing() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let report = store(connection, &published()).await.unwrap();
        assert_eq!(report, ClassificationReport { added: 5, links_added: 3, ..ClassificationReport::default() });
        assert_eq!(read(connection, Language::Italian).await.unwrap(), published());
        let again = store(connection, &published()).await.unwrap();
        assert_eq!(again, ClassificationReport { unchanged: 5, links_unchanged: 3, ..ClassificationReport::default() });
        assert_eq!(read(connection, Language::Italian).await.unwrap(), published());
        assert!(read(connection, Language::English).await.unwrap().concepts.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_newer_version_changes_what_it_says_otherwise_and_takes_no_concept_away() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        store(connection, &published()).await.unwrap();
        let mut newer = published();
        newer.concepts.remove(1);
        newer.concepts[0].alternatives.swap(0, 1);
        newer.concepts[1].code = "72".to_owned();
        newer.concepts[2].description = "Lavorare al tornio.".to_owned();
        newer.concepts.push(concept("f-milling", ConceptKind::Skill, "fresare", &[]));
        newer.links.insert(LinkOrigin::OccupationNeeds, vec![link("a-turner", ConceptRelation::Essential, "e-drawing")]);
        let report = store(connection, &newer).await.unwrap();
        let expected = ClassificationReport {
            added: 1,
            changed: 3,
            unchanged: 1,
            links_added: 1,
            links_removed: 2,
            links_unchanged: 1,
            ..Default::default()
        };
        assert_eq!(report, expected);
        let mut all = newer;
        all.concepts.insert(1, published().concepts[1].clone());
        assert_eq!(read(connection, Language::Italian).await.unwrap(), all);
    })
    .await;
}

#[tokio::test]
async fn another_language_stands_beside_and_links_it_does_not_state_stay() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        store(connection, &published()).await.unwrap();
        let english = Classification {
            language: Language::English,
            concepts: vec![concept("a-turner", ConceptKind::Occupation, "turner", &["lathe operator"])],
            links: [(LinkOrigin::OccupationHierarchy, vec![link("a-turner", ConceptRelation::Broader, "nowhere")])].into(),
        };
        let report = store(connection, &english).await.unwrap();
        assert_eq!(report, ClassificationReport { changed: 1, links_removed: 1, links_to_unknown: 1, ..Default::default() });
        let italian = read(connection, Language::Italian).await.unwrap();
        assert_eq!(italian.concepts, published().concepts);
        assert_eq!(italian.links.keys().collect::<Vec<_>>(), [&LinkOrigin::OccupationNeeds], "the needs were not stated anew, and stay");
        assert_eq!(read(connection, Language::English).await.unwrap().concepts, english.concepts);
    })
    .await;
}

#[tokio::test]
async fn some_addresses_are_read_alone_with_the_groups_of_occupations() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        store(connection, &published()).await.unwrap();
        let some = read_of(connection, Language::Italian, &[uri("a-turner"), uri("d-turning"), uri("nowhere")]).await.unwrap();
        let all = published();
        assert_eq!(some.concepts, [all.concepts[0].clone(), all.concepts[2].clone(), all.concepts[3].clone()]);
        assert_eq!(some.links[&LinkOrigin::OccupationNeeds], [link("a-turner", ConceptRelation::Essential, "d-turning")]);
        assert_eq!(read_of(connection, Language::Italian, &[]).await.unwrap().concepts, [all.concepts[2].clone()]);
    })
    .await;
}

#[tokio::test]
async fn only_another_classification_moves_its_own_revision() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let now = async || (revision(connection).await.unwrap(), classification_revision(connection).await.unwrap());
        let empty = now().await;
        store(connection, &published()).await.unwrap();
        let stored = now().await;
        assert_eq!(stored, (empty.0 + 1, empty.1 + 1));
        store(connection, &published()).await.unwrap();
        assert_eq!(now().await, stored, "the same again moves nothing");
        crate::sample::store(connection).await.unwrap();
        assert!(now().await.0 > stored.0 && now().await.1 == stored.1, "the catalogue moves the other one alone");
    })
    .await;
}
