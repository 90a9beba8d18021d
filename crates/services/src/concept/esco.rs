//! What the published classification has and the polo's catalogue has not yet: found in anyone's
//! words, and proposed for what a company writes. Nothing is taken in here.

use super::keeps;
use crate::demand::own_company;
use crate::finding::{Finder, answers, classification, finder};
use crate::{ServiceError, Services};
use ::finding::{Index, Kind, phrases};
use domain::ApiError;
use domain::classification::ConceptKind;
use domain::concept::{Choice, ConceptAddress, esco_value};
use domain::demand::DemandForm;
use domain::id::{CompetenceId, OccupationId};
use domain::language::Language;
use domain::policy::Actor;
use persistence::Connection;
use std::sync::Arc;

/// So many of each kind are found at most.
pub const MOST_FOUND: usize = 10;
/// So many competences of the classification are proposed for a text at most.
const MOST_READ: usize = 8;
/// So many occupations.
const MOST_OCCUPATIONS: usize = 3;
/// What answers a phrase worse is not proposed: as in `finding::need`.
const LEAST_SCORE: f32 = 0.45;
/// What comes behind so many characters of a query is not read.
const MAX_QUERY: usize = 200;

/// A concept that could be taken into the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EscoConcept {
    /// Its address.
    pub address: String,
    /// Its label, in the reader's language where it has one.
    pub label: String,
    /// The words that name it: the company's own, or the label that matched a search.
    pub by: String,
}

impl EscoConcept {
    /// The value that chooses it in a form.
    #[must_use]
    pub fn value(&self) -> String {
        esco_value(&self.address)
    }
}

/// What the classification has for some words, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundEsco {
    /// Occupations.
    pub occupations: Vec<EscoConcept>,
    /// Competences.
    pub competences: Vec<EscoConcept>,
    /// Whether there is a classification at all.
    pub is_loaded: bool,
}

/// What the classification has for a company's text, beside what the catalogue has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadEsco {
    /// Occupations, the best first.
    pub occupations: Vec<EscoConcept>,
    /// Competences, in the order of the text.
    pub competences: Vec<EscoConcept>,
    /// The phrases that name one of them.
    understood: Vec<String>,
}

impl ReadEsco {
    /// Whether it has something for this phrase.
    pub(crate) fn understands(&self, phrase: &str) -> bool {
        self.understood.iter().any(|understood| understood == phrase)
    }

    /// Labels in the reader's language.
    pub(crate) async fn put_into_words(&mut self, connection: &impl Connection, language: Language) -> Result<(), ServiceError> {
        put_into_words(connection, language, &mut self.occupations, ConceptKind::is_of_occupations).await?;
        put_into_words(connection, language, &mut self.competences, |kind| !kind.is_of_occupations()).await
    }
}

/// Looks for what the catalogue does not answer at least as well. Some hundred milliseconds of work
/// at the worst: not for the threads that answer requests.
pub(crate) fn read_esco(index: &Index, own: &Finder, text: &str) -> ReadEsco {
    let mut read = ReadEsco::default();
    let mut occupations: Vec<(f32, EscoConcept)> = Vec::new();
    for phrase in phrases(text) {
        let better = |kind: Kind| {
            // Where the best answer of all is the catalogue's already, there is nothing to take in.
            let best = index.find(&phrase.text, kind, 1).into_iter().next()?;
            let own_score = own.index.find(&phrase.text, kind, 1).first().map_or(0.0, |hit| hit.score);
            let is_better = best.score >= LEAST_SCORE && best.score > own_score && !own.has(&best.uri);
            is_better.then(|| (best.score, EscoConcept { address: best.uri, label: best.label, by: phrase.text.clone() }))
        };
        let (occupation, competence) = (better(Kind::Occupation), better(Kind::Competence));
        if occupation.is_some() || competence.is_some() {
            read.understood.push(phrase.text.clone());
        }
        if let Some((score, one)) = occupation
            && occupations.iter().all(|(_, other)| other.address != one.address)
        {
            occupations.push((score, one));
        }
        if let Some((_, one)) = competence
            && read.competences.len() < MOST_READ
            && read.competences.iter().all(|other| other.address != one.address)
        {
            read.competences.push(one);
        }
    }
    occupations.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    occupations.truncate(MOST_OCCUPATIONS);
    read.occupations = occupations.into_iter().map(|(_, one)| one).collect();
    read
}

/// What the classification has for anyone's words and the catalogue has not, for a company that
/// writes a need or for the coordinator.
///
/// # Errors
/// [`ApiError::NotFound`] for everybody else.
pub async fn find(services: &Services, actor: &Actor, text: &str, language: Language) -> Result<FoundEsco, ApiError> {
    own_company(actor).map(|_| ()).or_else(|_| keeps(actor))?;
    Ok(search(services, text, language).await?)
}

pub(crate) async fn search(services: &Services, text: &str, language: Language) -> Result<FoundEsco, ServiceError> {
    let (own, index) = (finder(services).await?, classification(services).await?);
    let is_loaded = !index.vocabulary().concepts.is_empty();
    let end = text.char_indices().nth(MAX_QUERY).map_or(text.len(), |(end, _)| end);
    let text = text[..end].trim().to_owned();
    if text.is_empty() || !is_loaded {
        return Ok(FoundEsco { is_loaded, ..FoundEsco::default() });
    }
    let asked = Arc::clone(&index);
    let work = tokio::task::spawn_blocking(move || {
        [Kind::Occupation, Kind::Competence].map(|kind| {
            let hits = answers(&asked, &text, kind).into_iter().filter(|hit| !own.has(&hit.uri)).take(MOST_FOUND);
            hits.map(|hit| EscoConcept { address: hit.uri, label: hit.label, by: hit.matched }).collect::<Vec<_>>()
        })
    });
    let [mut occupations, mut competences] = work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))?;
    let connection = services.database().connection();
    put_into_words(connection, language, &mut occupations, ConceptKind::is_of_occupations).await?;
    put_into_words(connection, language, &mut competences, |kind| !kind.is_of_occupations()).await?;
    Ok(FoundEsco { occupations, competences, is_loaded })
}

/// Labels in the reader's language; what the store does not have any more is left out.
async fn put_into_words(
    connection: &impl Connection,
    language: Language,
    concepts: &mut Vec<EscoConcept>,
    is_kind: impl Fn(ConceptKind) -> bool,
) -> Result<(), ServiceError> {
    let addresses: Vec<String> = concepts.iter().map(|one| one.address.clone()).collect();
    let mut labels = persistence::concept::labels(connection, &addresses, language).await?;
    concepts.retain_mut(|one| match labels.remove(&one.address) {
        Some((kind, label)) if is_kind(kind) => {
            one.label = label;
            true
        }
        _ => false,
    });
    Ok(())
}

/// What a form has chosen from the classification: the form's values with their labels.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever speaks for no company.
pub async fn chosen(services: &Services, actor: &Actor, form: &DemandForm, language: Language) -> Result<Vec<(String, String)>, ApiError> {
    let _company = own_company(actor)?;
    let occupation = form.occupation.parse::<Choice<OccupationId>>().ok().and_then(|choice| address(&choice));
    let asked = form.asked.iter().filter_map(|line| address(&line.competence.parse::<Choice<CompetenceId>>().ok()?));
    let addresses: Vec<String> = occupation.into_iter().chain(asked).take(64).collect();
    let labels = persistence::concept::labels(services.database().connection(), &addresses, language).await.map_err(ServiceError::from)?;
    Ok(labels.into_iter().map(|(address, (_, label))| (esco_value(&address), label)).collect())
}

fn address<Id>(choice: &Choice<Id>) -> Option<String> {
    match choice {
        Choice::Esco(address) => Some(address.as_str().to_owned()),
        Choice::Polo(_) => None,
    }
}

/// What an occupation of the classification cannot do without, as values of a form: what the polo's
/// catalogue has first, then what would be taken in, at most [`MOST_READ`] of it.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever speaks for no company.
pub async fn usual(services: &Services, actor: &Actor, occupation: &ConceptAddress) -> Result<Vec<String>, ApiError> {
    let _company = own_company(actor)?;
    let read = async {
        let own = finder(services).await?;
        let needed = persistence::concept::essentials(services.database().connection(), occupation.as_str()).await?;
        let (there, new): (Vec<String>, Vec<String>) = needed.into_iter().partition(|address| own.has(address));
        let there = there.iter().filter_map(|address| own.competence(address)).map(|id| id.to_string());
        Ok::<_, ServiceError>(there.chain(new.iter().take(MOST_READ).map(|address| esco_value(address))).collect())
    };
    Ok(read.await?)
}

/// Whether there is a classification. Its index is made meanwhile where it is not there yet, so that
/// whoever asks it next need not wait.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn begin(services: &Services) -> Result<bool, ApiError> {
    let is_loaded = persistence::concept::is_loaded(services.database().connection()).await.map_err(ServiceError::from)?;
    if is_loaded {
        let services = services.clone();
        tokio::spawn(async move {
            if let Err(error) = classification(&services).await {
                tracing::warn!(%error, "the index of the classification could not be made");
            }
        });
    }
    Ok(is_loaded)
}
