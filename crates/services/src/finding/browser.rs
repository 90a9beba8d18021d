//! What a browser downloads in order to find without asking: the catalogue, and the occupations of the
//! classification in the reader's language. The competences of ESCO stay here: 13,939 of them with all
//! their labels are about a megabyte to download, and would keep a phone busy for seconds before it could
//! answer; a browser asks for them.

use super::{Finder, classification, finder};
use crate::{ServiceError, Services};
use ::finding::{Concept, Index, Kind, Library, Role, Thesaurus, Vocabulary, checksum};
use domain::ApiError;
use domain::language::Language;
use domain::policy::{Action, Actor, Resource, authorize};
use persistence::catalogue::EntryId;
use std::sync::Arc;

/// An index as it is sent.
#[derive(Debug)]
pub struct Sent {
    /// What [`Library::from_bytes`] reads. Its own concepts have the ids of the catalogue in the place of
    /// addresses, and first of all the label that the pages show.
    pub bytes: Vec<u8>,
    /// Another one where the bytes are others.
    pub checksum: u64,
}

/// What browsers of a language search in. It is made when somebody first types, and again when the
/// catalogue or the classification has changed.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn for_browsers(services: &Services, language: Language) -> Result<Arc<Sent>, ApiError> {
    let _permit = authorize(&Actor::Anonymous, Action::ReadCatalogue, &Resource::Public)?;
    Ok(sent(services, language).await?)
}

async fn sent(services: &Services, language: Language) -> Result<Arc<Sent>, ServiceError> {
    let revision = persistence::catalogue::revision(services.database().connection()).await?;
    let make = async {
        let (own, published) = (finder(services).await?, classification(services).await?);
        let work = tokio::task::spawn_blocking(move || write(&own, &published, language));
        work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))
    };
    services.sent(language).at_or(revision, make).await
}

fn write(own: &Finder, published: &Index, language: Language) -> Sent {
    let published = published.vocabulary();
    let is_all = published.concepts.iter().all(|concept| concept.kind == Kind::Occupation);
    let bytes = Library::bytes_of(&catalogue(own, language), &others(own, published, language), is_all, &Thesaurus::italian());
    Sent { checksum: checksum(&bytes), bytes }
}

/// The catalogue by its ids.
fn catalogue(own: &Finder, language: Language) -> Vocabulary {
    let id_of = |address: &String| {
        own.entry(address).map(|entry| match entry {
            EntryId::Occupation(id) => id.to_string(),
            EntryId::Competence(id) => id.to_string(),
        })
    };
    let vocabulary = own.index.vocabulary();
    let concepts = vocabulary.concepts.iter().filter_map(|concept| {
        let mut labels = concept.labels.clone();
        let shown = own.entry(&concept.uri).and_then(|entry| own.label(entry, language));
        if let Some(place) = labels.iter().position(|label| Some(label.text.as_str()) == shown) {
            labels[..=place].rotate_right(1);
        }
        Some(Concept { uri: id_of(&concept.uri)?, labels, broader: concept.broader.iter().filter_map(id_of).collect(), ..concept.clone() })
    });
    Vocabulary { concepts: concepts.collect(), groups: vocabulary.groups.clone() }
}

/// The occupations that the catalogue lacks, in one language where they have words in it, and without
/// descriptions.
fn others(own: &Finder, published: &Vocabulary, language: Language) -> Vocabulary {
    let concepts = published.concepts.iter().filter(|concept| concept.kind == Kind::Occupation && !own.has(&concept.uri)).map(|concept| {
        let mut labels = concept.labels.clone();
        if labels.iter().any(|label| label.language == language && label.role == Role::Preferred) {
            labels.retain(|label| label.language == language);
        }
        Concept { labels, description: None, broader: Vec::new(), ..concept.clone() }
    });
    let groups = published.groups.iter().filter(|group| group.language == language);
    Vocabulary { concepts: concepts.collect(), groups: groups.cloned().collect() }
}
