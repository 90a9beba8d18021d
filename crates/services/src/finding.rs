//! What is looked for in anyone's words: the published classification with the polo's own catalogue
//! beside it.

use crate::{ServiceError, Services};
use ::finding::{Concept, Group, Index, Kind, Label, Role, Thesaurus, Vocabulary};
use domain::classification::{Classification, ConceptKind, ConceptRelation};
use domain::language::Language;
use persistence::catalogue::CatalogueEntry;
use std::collections::HashMap;

/// The index of everything that can be found.
///
/// # Errors
/// [`ServiceError`].
pub async fn index(services: &Services) -> Result<Index, ServiceError> {
    let connection = services.database().connection();
    let mut found = Found::default();
    for language in Language::ALL {
        found.add(persistence::classification::read(connection, language).await?);
    }
    for entry in persistence::catalogue::entries(connection).await? {
        found.add_own(entry);
    }
    Ok(Index::build(found.vocabulary, Thesaurus::italian()))
}

#[derive(Default)]
struct Found {
    vocabulary: Vocabulary,
    positions: HashMap<String, usize>,
}

impl Found {
    /// The concept of an address, made where it is not there yet.
    fn concept(&mut self, uri: &str, kind: Kind, group: &str) -> &mut Concept {
        let concepts = &mut self.vocabulary.concepts;
        let position = *self.positions.entry(uri.to_owned()).or_insert_with(|| {
            concepts.push(Concept {
                uri: uri.to_owned(),
                kind,
                labels: Vec::new(),
                group: (!group.is_empty()).then(|| group.to_owned()),
                broader: Vec::new(),
                description: None,
            });
            concepts.len() - 1
        });
        &mut concepts[position]
    }

    fn add(&mut self, published: Classification) {
        let language = published.language;
        for concept in published.concepts {
            let kind = match concept.kind {
                ConceptKind::OccupationGroup => {
                    self.vocabulary.groups.push(Group { code: concept.code, label: concept.label, language });
                    continue;
                }
                ConceptKind::SkillGroup => continue,
                ConceptKind::Occupation => Kind::Occupation,
                ConceptKind::Skill | ConceptKind::Knowledge => Kind::Competence,
            };
            let entry = self.concept(&concept.uri, kind, &concept.group);
            entry.labels.push(Label { text: concept.label, role: Role::Preferred, language });
            entry.labels.extend(concept.alternatives.into_iter().map(|text| Label { text, role: Role::Alternative, language }));
            if entry.description.is_none() && !concept.description.is_empty() {
                entry.description = Some(concept.description);
            }
        }
        for link in published.links.into_values().flatten().filter(|link| link.relation == ConceptRelation::Broader) {
            if let Some(position) = self.positions.get(&link.concept) {
                let broader = &mut self.vocabulary.concepts[*position].broader;
                if self.positions.contains_key(&link.other) && !broader.contains(&link.other) {
                    broader.push(link.other);
                }
            }
        }
    }

    /// What the polo has of its own: whole where the classification lacks it, else only its words.
    fn add_own(&mut self, entry: CatalogueEntry) {
        let kind = if entry.is_occupation { Kind::Occupation } else { Kind::Competence };
        let concept = self.concept(&entry.address, kind, &entry.group);
        let known: Vec<String> = concept.labels.iter().map(|label| label.text.clone()).collect();
        let role = if known.is_empty() { Role::Preferred } else { Role::Alternative };
        let labels = [(entry.label_it, role, Language::Italian), (entry.label_en, role, Language::English)];
        let synonyms = entry.synonyms_it.into_iter().map(|text| (text, Role::Alternative, Language::Italian));
        for (text, role, language) in labels.into_iter().chain(synonyms) {
            if !text.is_empty() && !known.contains(&text) {
                concept.labels.push(Label { text, role, language });
            }
        }
    }
}
