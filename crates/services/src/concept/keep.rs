//! The catalogue in the coordinator's hands: what the polo says of a concept, concepts that come in
//! from the published classification, and those that go because nothing needs them.

use super::adoption::{Found, adopt, find};
use super::esco::{FoundEsco, search};
use super::keeps;
use super::proposal::is_same;
use crate::finding::{answers, finder};
use crate::school_class::label;
use crate::{ServiceError, Services};
use ::finding::Kind;
use domain::competence::Similarity;
use domain::concept::{Choice, ConceptForm, ConceptTerms, Origin};
use domain::id::CompetenceId;
use domain::language::Language;
use domain::policy::Actor;
use domain::search::{Query, normalise};
use domain::{ApiError, FieldError};
use persistence::concept::{ConceptNeeds, StoredConcept};
use persistence::{StoreError, Transaction, write_transaction};
use std::collections::HashSet;

pub use persistence::catalogue::EntryId;
pub use persistence::concept::StoredConcept as Concept;

/// The catalogue as the coordinator reads it.
#[derive(Clone, Debug)]
pub struct CatalogueView {
    /// The competences that the words find, by label.
    pub competences: Vec<StoredConcept>,
    /// The occupations.
    pub occupations: Vec<StoredConcept>,
    /// How many concepts there are without a filter.
    pub known: usize,
    /// What the classification has for the words and the catalogue has not.
    pub esco: FoundEsco,
    /// How many proposals wait.
    pub waiting: u64,
}

/// The catalogue, filtered by words.
///
/// # Errors
/// [`ApiError::NotFound`] for all but the coordinator.
pub async fn list(services: &Services, actor: &Actor, text: &str, language: Language) -> Result<CatalogueView, ApiError> {
    keeps(actor)?;
    Ok(read_list(services, text, language).await?)
}

async fn read_list(services: &Services, text: &str, language: Language) -> Result<CatalogueView, ServiceError> {
    let connection = services.database().connection();
    let mut concepts = persistence::concept::all(connection).await?;
    let known = concepts.len();
    let query = Query::new(text);
    let words = |concept: &StoredConcept| {
        let terms = &concept.terms;
        normalise(&format!("{} {} {}", terms.label_it, terms.label_en, terms.synonyms_it.join(" ")))
    };
    // By a beginning of its words, or as the pages of the catalogue find it: what is left out of the
    // classification's hits because the catalogue has it must stand here.
    let own = finder(services).await?;
    let kinds = [Kind::Occupation, Kind::Competence];
    let found: HashSet<EntryId> =
        kinds.into_iter().flat_map(|kind| answers(&own.index, text, kind)).filter_map(|hit| own.entry(&hit.uri)).collect();
    concepts.retain(|concept| text.trim().is_empty() || query.matches(&words(concept)) && !query.is_empty() || found.contains(&concept.id));
    // What says the very words first, then what only means them.
    concepts.sort_by_cached_key(|concept| (!query.matches(&words(concept)), normalise(&concept.terms.label_it)));
    let (competences, occupations) = concepts.into_iter().partition(|concept| matches!(concept.id, EntryId::Competence(_)));
    let esco = search(services, text, language).await?;
    let waiting = persistence::competence_proposal::waiting(connection).await?;
    Ok(CatalogueView { competences, occupations, known, esco, waiting })
}

/// A concept as the coordinator reads it.
#[derive(Clone, Debug)]
pub struct ConceptView {
    /// The concept.
    pub concept: StoredConcept,
    /// Who wrote it last; `None` for nobody of the polo.
    pub changed_by: Option<String>,
    /// What needs it.
    pub needs: ConceptNeeds,
    /// What it can be a kind of: for competences of the polo's own.
    pub broader: Vec<(CompetenceId, String)>,
}

/// One concept.
///
/// # Errors
/// [`ApiError::NotFound`] for all but the coordinator, and where there is none.
pub async fn one(services: &Services, actor: &Actor, id: EntryId, language: Language) -> Result<ConceptView, ApiError> {
    keeps(actor)?;
    Ok(read_one(services, id, language).await?)
}

async fn read_one(services: &Services, id: EntryId, language: Language) -> Result<ConceptView, ServiceError> {
    let connection = services.database().connection();
    let concept = persistence::concept::one(connection, id).await?.ok_or(ServiceError::NotFound)?;
    let broader = match (id, concept.origin()) {
        (EntryId::Competence(own), Origin::Local) => {
            let labels = persistence::competence::labels(connection, language).await?;
            labels.into_iter().filter(|label| label.id != own).map(|label| (label.id, label.label)).collect()
        }
        _ => Vec::new(),
    };
    let changed_by = label(connection, concept.changed_by).await?;
    Ok(ConceptView { changed_by, needs: persistence::concept::needs(connection, id).await?, concept, broader })
}

/// Changes what the polo says of a concept.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::Stale`] where it is at another version
/// than the form has seen, [`ApiError::NotFound`], [`ApiError::Busy`].
pub async fn change(services: &Services, actor: &Actor, id: EntryId, form: &ConceptForm) -> Result<(), ApiError> {
    keeps(actor)?;
    let by = actor.person().ok_or(ServiceError::NotFound)?;
    let stored = persistence::concept::one(services.database().connection(), id).await.map_err(ServiceError::from)?;
    let origin = stored.ok_or(ServiceError::NotFound)?.origin();
    let (seen, terms) = (form.seen()?, &form.parse(origin)?);
    let revision = write_transaction(services.database(), |transaction| async move {
        // The lock first; and boards read how competences relate anew.
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        if let EntryId::Competence(own) = id {
            must_be_new(&transaction, Some(own), terms).await?;
            must_be_above(&transaction, own, terms.broader).await?;
        }
        match persistence::concept::change(&transaction, id, origin, seen, terms, by).await {
            Ok(true) => Ok(revision),
            Ok(false) => Err(ServiceError::Stale),
            Err(StoreError::Reference(_)) => Err(ServiceError::Invalid(vec![FieldError::new("broader", "field-choose")])),
            Err(error) => Err(error.into()),
        }
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// Of two competences with one name nobody would know which to choose.
pub(crate) async fn must_be_new(transaction: &Transaction, own: Option<CompetenceId>, terms: &ConceptTerms) -> Result<(), ServiceError> {
    let labels = persistence::competence::labels(transaction, Language::Italian).await?;
    match labels.into_iter().find(|label| Some(label.id) != own && is_same(&label.label, &terms.label_it)) {
        Some(there) => {
            let problem = FieldError::new("label_it", "field-competence-there").with("label", there.label);
            Err(ServiceError::Invalid(vec![problem]))
        }
        None => Ok(()),
    }
}

/// Nothing is a kind of itself, nor of what is a kind of it.
async fn must_be_above(transaction: &Transaction, own: CompetenceId, broader: Option<CompetenceId>) -> Result<(), ServiceError> {
    let Some(broader) = broader else { return Ok(()) };
    let taxonomy = persistence::competence::taxonomy(transaction).await?;
    match taxonomy.similarity(broader, own) {
        Similarity::Same | Similarity::Narrower => Err(ServiceError::Invalid(vec![FieldError::new("broader", "field-broader-circle")])),
        _ => Ok(()),
    }
}

/// Takes a concept of the classification into the catalogue; what is there already is given back.
///
/// # Errors
/// [`ApiError::Invalid`] where the classification has no such concept, [`ApiError::NotFound`] for all
/// but the coordinator, [`ApiError::Busy`].
pub async fn take(services: &Services, actor: &Actor, value: &str) -> Result<EntryId, ApiError> {
    keeps(actor)?;
    Ok(take_in(services, value).await?)
}

async fn take_in(services: &Services, value: &str) -> Result<EntryId, ServiceError> {
    let unknown = || ServiceError::Invalid(vec![FieldError::new("take", "field-choose")]);
    let Ok(Choice::Esco(address)) = value.parse::<Choice<CompetenceId>>() else { return Err(unknown()) };
    let adoption = match find(services, address.as_str()).await? {
        None => return Err(unknown()),
        Some(Found::There(id)) => return Ok(id),
        Some(Found::New(adoption)) => adoption,
    };
    let adoptions = std::slice::from_ref(adoption.as_ref());
    let done = write_transaction(services.database(), |transaction| async move { adopt(&transaction, adoptions).await }).await;
    match done {
        Ok(revision) => {
            if let Some(revision) = revision {
                services.hub().ring_rules(revision);
            }
            Ok(adoption.id)
        }
        // Somebody took the same one in meanwhile.
        Err(ServiceError::Store(StoreError::Taken(_))) => match find(services, address.as_str()).await? {
            Some(Found::There(id)) => Ok(id),
            _ => Err(ServiceError::Stale),
        },
        Err(error) => Err(error),
    }
}

/// Removes a concept that nothing needs.
///
/// # Errors
/// As [`change`]; [`ApiError::Invalid`] says what needs it.
pub async fn remove(services: &Services, actor: &Actor, id: EntryId, form: &ConceptForm) -> Result<(), ApiError> {
    keeps(actor)?;
    if persistence::concept::one(services.database().connection(), id).await.map_err(ServiceError::from)?.is_none() {
        return Err(ApiError::NotFound);
    }
    let seen = form.seen()?;
    let revision = write_transaction(services.database(), |transaction| async move {
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        let problems = hindrances(persistence::concept::needs(&transaction, id).await?);
        if !problems.is_empty() {
            return Err(ServiceError::Invalid(problems));
        }
        match persistence::concept::remove(&transaction, id, seen).await {
            Ok(true) => Ok(revision),
            // Somebody chose it meanwhile.
            Ok(false) | Err(StoreError::Reference(_)) => Err(ServiceError::Stale),
            Err(error) => Err(error.into()),
        }
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// What keeps a concept from being removed, as a page says it.
#[must_use]
pub fn hindrances(needs: ConceptNeeds) -> Vec<FieldError> {
    let mut problems = Vec::new();
    if needs.students > 0 {
        problems.push(FieldError::new("remove", "field-concept-has-students").with("count", needs.students.to_string()));
    }
    if needs.demands > 0 {
        problems.push(FieldError::new("remove", "field-concept-has-demands").with("count", needs.demands.to_string()));
    }
    problems
}
