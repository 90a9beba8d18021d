//! What everybody may read of a concept of the published classification, whether the polo has it or not.

use crate::finding::finder;
use crate::{ServiceError, Services};
use domain::ApiError;
use domain::classification::ConceptKind;
use domain::concept::{ConceptAddress, page_of};
use domain::language::Language;
use domain::policy::{Action, Actor, Resource, authorize};
use persistence::catalogue::EntryId;

/// A concept of the classification, in one language where it has words in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConceptPage {
    /// Its address.
    pub address: String,
    /// An occupation, a skill or a piece of knowledge.
    pub kind: ConceptKind,
    /// Its label.
    pub label: String,
    /// Other words for it.
    pub others: Vec<String>,
    /// What it is; may be empty.
    pub description: String,
    /// The address of its page in the polo's catalogue, where that has it.
    pub in_catalogue: Option<String>,
    /// What it cannot do without: labels in their order, with the addresses of their pages.
    pub essentials: Vec<(String, String)>,
}

/// The page of a concept.
///
/// # Errors
/// [`ApiError::NotFound`] where the classification has no such occupation or competence.
pub async fn page(services: &Services, address: &str, language: Language) -> Result<ConceptPage, ApiError> {
    let _permit = authorize(&Actor::Anonymous, Action::ReadCatalogue, &Resource::Public)?;
    let address = ConceptAddress::parse(address).ok_or(ApiError::NotFound)?;
    Ok(read(services, &address, language).await?)
}

async fn read(services: &Services, address: &ConceptAddress, language: Language) -> Result<ConceptPage, ServiceError> {
    let connection = services.database().connection();
    let found = persistence::concept::published(connection, address.as_str()).await?.ok_or(ServiceError::NotFound)?;
    if !is_shown(found.kind) {
        return Err(ServiceError::NotFound);
    }
    let own = finder(services).await?;
    let in_catalogue = |address: &str| {
        own.entry(address).map(|entry| match entry {
            EntryId::Occupation(id) => format!("/professioni/{id}"),
            EntryId::Competence(id) => format!("/competenze/{id}"),
        })
    };
    let needed = persistence::concept::essentials(connection, address.as_str()).await?;
    let labels = persistence::concept::labels(connection, &needed, language).await?;
    let mut essentials: Vec<(String, String)> = labels
        .into_iter()
        .filter(|(_, (kind, _))| is_shown(*kind))
        .map(|(address, (_, label))| (label, in_catalogue(&address).unwrap_or_else(|| page_of(&address))))
        .collect();
    essentials.sort_unstable();
    let (label, others, description) = match language {
        Language::Italian => (found.label_it, found.alternatives_it, found.description_it),
        Language::English => (found.label_en, found.alternatives_en, found.description_en),
    };
    let in_catalogue = in_catalogue(&found.uri);
    Ok(ConceptPage { address: found.uri, kind: found.kind, label, others, description, in_catalogue, essentials })
}

/// Groups are no pages: they only hold others together.
fn is_shown(kind: ConceptKind) -> bool {
    matches!(kind, ConceptKind::Occupation | ConceptKind::Skill | ConceptKind::Knowledge)
}
