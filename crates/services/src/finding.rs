//! What is looked for in anyone's words: the published classification with the polo's own catalogue
//! beside it.

mod browser;

pub use browser::{Sent, for_browsers};

use crate::{ServiceError, Services};
use ::finding::{Concept, Essentials, Group, Hit, Index, Kind, Label, MOST_OTHERS, Role, Thesaurus, Vocabulary};
use domain::ApiError;
use domain::catalogue::{Findings, Relation, Subject};
use domain::classification::{Classification, ConceptKind, ConceptRelation};
use domain::id::{CompetenceId, OccupationId};
use domain::language::Language;
use domain::policy::{Action, Actor, Resource, authorize};
use persistence::catalogue::{CatalogueEntry, EntryId};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

/// What comes behind so many characters of a query is not read.
const MAX_QUERY: usize = 200;

/// What answers anyone's words, best first, each with the words by which it was found: entries of the
/// catalogue, found by their own words and by those of the classification, and what the
/// classification has besides of what the page is about. Words that say nothing find nothing.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn find(services: &Services, text: &str, about: Subject, language: Language) -> Result<Findings, ApiError> {
    let _permit = authorize(&Actor::Anonymous, Action::ReadCatalogue, &Resource::Public)?;
    let end = text.char_indices().nth(MAX_QUERY).map_or(text.len(), |(end, _)| end);
    let text = text[..end].trim().to_owned();
    if text.is_empty() {
        return Ok(Findings::default());
    }
    let (own, published) = (finder(services).await?, classification(services).await?);
    // Tens of milliseconds of work for the whole of ESCO.
    let work = tokio::task::spawn_blocking(move || search(&own, &published, &text, about, language));
    Ok(work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))?)
}

fn search(own: &Finder, published: &Index, text: &str, about: Subject, language: Language) -> Findings {
    let of_own = |kind| {
        let listed = own.index.listed(text, kind);
        let labelled = listed.hits.iter().filter_map(|hit| {
            let id = own.entry(&hit.uri)?;
            Some((id, own.index.found_by(hit, own.label(id, language).unwrap_or(&hit.label), &listed.marks)))
        });
        labelled.collect::<Vec<_>>()
    };
    let occupations = of_own(Kind::Occupation).into_iter().filter_map(|(id, by)| match id {
        EntryId::Occupation(id) => Some((id, by)),
        EntryId::Competence(_) => None,
    });
    let competences = of_own(Kind::Competence).into_iter().filter_map(|(id, by)| match id {
        EntryId::Competence(id) => Some((id, by)),
        EntryId::Occupation(_) => None,
    });
    let kind = match about {
        Subject::Occupations => Kind::Occupation,
        Subject::Competences => Kind::Competence,
    };
    let listed = published.listed(text, kind);
    let others = listed.hits.iter().filter(|hit| !own.has(&hit.uri)).take(MOST_OTHERS).map(|hit| {
        let label = published.label_in(&hit.uri, language).unwrap_or(&hit.label);
        (hit.uri.clone(), published.found_by(hit, label, &listed.marks))
    });
    Findings { occupations: occupations.collect(), competences: competences.collect(), others: others.collect() }
}

/// The hits that a list shows.
pub(crate) fn answers(index: &Index, text: &str, kind: Kind) -> Vec<Hit> {
    index.listed(text, kind).hits
}

/// The catalogue, ready to be searched.
pub(crate) struct Finder {
    pub(crate) index: Index,
    /// What the catalogue's occupations cannot do without.
    pub(crate) essentials: Essentials,
    ids: HashMap<String, EntryId>,
    /// What the pages call them, in Italian and English.
    labels: HashMap<EntryId, [String; 2]>,
}

impl Finder {
    /// What the pages call an entry.
    fn label(&self, id: EntryId, language: Language) -> Option<&str> {
        let [italian, english] = self.labels.get(&id)?;
        let label = if language == Language::Italian { italian } else { english };
        (!label.is_empty()).then_some(label.as_str())
    }

    /// Whether the catalogue has this address.
    pub(crate) fn has(&self, address: &str) -> bool {
        self.ids.contains_key(address)
    }

    /// Which entry of the catalogue has this address.
    pub(crate) fn entry(&self, address: &str) -> Option<EntryId> {
        self.ids.get(address).copied()
    }

    pub(crate) fn occupation(&self, address: &str) -> Option<OccupationId> {
        match self.ids.get(address) {
            Some(EntryId::Occupation(id)) => Some(*id),
            _ => None,
        }
    }

    pub(crate) fn competence(&self, address: &str) -> Option<CompetenceId> {
        match self.ids.get(address) {
            Some(EntryId::Competence(id)) => Some(*id),
            _ => None,
        }
    }
}

/// What this process keeps for finding, with the revision for which it was made.
pub(crate) struct Kept<T> {
    made: Mutex<Option<(u64, Arc<T>)>>,
    /// Whoever finds it missing or old makes it; the others wait for that one.
    making: tokio::sync::Mutex<()>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { made: Mutex::default(), making: tokio::sync::Mutex::default() }
    }
}

impl<T> std::fmt::Debug for Kept<T> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Kept").finish_non_exhaustive()
    }
}

impl<T> Kept<T> {
    fn at(&self, revision: u64) -> Option<Arc<T>> {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.as_ref().filter(|(at, _)| *at == revision).map(|(_, kept)| Arc::clone(kept))
    }

    /// What was made at this revision, or what `make` makes now.
    pub(crate) async fn at_or(&self, revision: u64, make: impl Future<Output = Result<T, ServiceError>>) -> Result<Arc<T>, ServiceError> {
        if let Some(kept) = self.at(revision) {
            return Ok(kept);
        }
        let _making = self.making.lock().await;
        if let Some(kept) = self.at(revision) {
            return Ok(kept);
        }
        let made = Arc::new(make.await?);
        *self.made.lock().unwrap_or_else(PoisonError::into_inner) = Some((revision, Arc::clone(&made)));
        Ok(made)
    }
}

/// The finder of the catalogue as it is now. It is made when first asked for, and again when the
/// catalogue has changed, whichever process changed it: its revision is one small row.
pub(crate) async fn finder(services: &Services) -> Result<Arc<Finder>, ServiceError> {
    let (connection, kept) = (services.database().connection(), services.finder());
    let revision = persistence::catalogue::revision(connection).await?;
    kept.at_or(revision, make(services)).await
}

/// The published classification, ready to be searched, with what the catalogue has of it too. It is
/// made when first asked for, and again when another classification was imported; what the catalogue
/// takes from it changes nothing here.
pub(crate) async fn classification(services: &Services) -> Result<Arc<Index>, ServiceError> {
    let revision = persistence::catalogue::classification_revision(services.database().connection()).await?;
    services.classification().at_or(revision, make_classification(services)).await
}

async fn make_classification(services: &Services) -> Result<Index, ServiceError> {
    let found = published(services).await?;
    // Some seconds of work for the whole of ESCO.
    let work = tokio::task::spawn_blocking(move || Index::build(found.vocabulary, Thesaurus::italian()));
    work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))
}

/// What was published, in all languages.
async fn published(services: &Services) -> Result<Found, ServiceError> {
    let mut found = Found::default();
    for language in Language::ALL {
        found.add(persistence::classification::read(services.database().connection(), language).await?);
    }
    Ok(found)
}

/// Makes a finder of the catalogue's own entries, off the threads that answer requests.
async fn make(services: &Services) -> Result<Finder, ServiceError> {
    let connection = services.database().connection();
    let entries = persistence::catalogue::entries(connection).await?;
    let addresses: Vec<String> = entries.iter().map(|entry| entry.address.clone()).collect();
    let mut found = Found::default();
    for language in Language::ALL {
        found.add(persistence::classification::read_of(connection, language, &addresses).await?);
    }
    let ids: HashMap<String, EntryId> = entries.iter().map(|entry| (entry.address.clone(), entry.id)).collect();
    let labels = entries.iter().map(|entry| (entry.id, [entry.label_it.clone(), entry.label_en.clone()])).collect();
    let addresses: HashMap<EntryId, &str> = entries.iter().map(|entry| (entry.id, entry.address.as_str())).collect();
    let mut essentials = Essentials::new();
    for occupation in persistence::catalogue::occupations(connection, Language::Italian).await? {
        let Some(address) = addresses.get(&EntryId::Occupation(occupation.id)) else { continue };
        let essential = occupation.competences.iter().filter(|need| need.relation == Relation::Essential);
        let needed = essential.filter_map(|need| addresses.get(&EntryId::Competence(need.competence)));
        essentials.insert((*address).to_owned(), needed.map(|address| (*address).to_owned()).collect());
    }
    for entry in entries {
        found.add_own(entry);
    }
    let work = tokio::task::spawn_blocking(move || {
        let mut vocabulary = found.vocabulary;
        vocabulary.concepts.retain(|concept| ids.contains_key(&concept.uri));
        let kept: HashSet<&str> = ids.keys().map(String::as_str).collect();
        for concept in &mut vocabulary.concepts {
            concept.broader.retain(|broader| kept.contains(broader.as_str()));
        }
        Finder { index: Index::build(vocabulary, Thesaurus::italian()), essentials, ids, labels }
    });
    work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))
}

fn kind_of(id: EntryId) -> Kind {
    match id {
        EntryId::Occupation(_) => Kind::Occupation,
        EntryId::Competence(_) => Kind::Competence,
    }
}

/// The index of everything that can be found.
///
/// # Errors
/// [`ServiceError`].
pub async fn index(services: &Services) -> Result<Index, ServiceError> {
    let connection = services.database().connection();
    let mut found = published(services).await?;
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
        let kind = kind_of(entry.id);
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
