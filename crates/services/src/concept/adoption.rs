//! Taking concepts of the published classification into the polo's catalogue.

use crate::{ServiceError, Services};
use domain::classification::ConceptKind;
use domain::concept::Choice;
use domain::demand::DemandForm;
use domain::id::{CompetenceId, OccupationId};
use persistence::Transaction;
use persistence::catalogue::EntryId;
use persistence::concept::Published;
use std::collections::BTreeMap;

/// A concept to be taken in, with the id that it will have.
#[derive(Clone, Debug)]
pub(crate) struct Adoption {
    pub(crate) id: EntryId,
    pub(crate) published: Published,
}

/// A demand's form that names the catalogue's own ids only, and what must be taken in for that.
#[derive(Debug)]
pub(crate) struct Settled {
    pub(crate) form: DemandForm,
    pub(crate) adoptions: Vec<Adoption>,
}

impl Settled {
    /// Whether a competence comes with this demand.
    pub(crate) fn brings_competence(&self, id: CompetenceId) -> bool {
        self.adoptions.iter().any(|adoption| adoption.id == EntryId::Competence(id))
    }

    /// Whether an occupation comes with this demand.
    pub(crate) fn brings_occupation(&self, id: OccupationId) -> bool {
        self.adoptions.iter().any(|adoption| adoption.id == EntryId::Occupation(id))
    }
}

/// Puts ids into the place of what was chosen from the classification: those that the catalogue has
/// for it, or new ones. What the classification does not have stays as it is, so that reading the
/// form names the field.
pub(crate) async fn settle(services: &Services, form: &DemandForm) -> Result<Settled, ServiceError> {
    let mut settled = Settled { form: form.clone(), adoptions: Vec::new() };
    let mut known: BTreeMap<String, Option<EntryId>> = BTreeMap::new();
    if let Ok(Choice::Esco(address)) = form.occupation.parse::<Choice<OccupationId>>() {
        let found = resolve(services, address.as_str(), &mut known, &mut settled.adoptions).await?;
        if let Some(EntryId::Occupation(id)) = found {
            settled.form.occupation = id.to_string();
        }
    }
    for row in 0..form.asked.len() {
        if let Ok(Choice::Esco(address)) = form.asked[row].competence.parse::<Choice<CompetenceId>>() {
            let found = resolve(services, address.as_str(), &mut known, &mut settled.adoptions).await?;
            if let Some(EntryId::Competence(id)) = found {
                settled.form.asked[row].competence = id.to_string();
            }
        }
    }
    // An occupation in the place of a competence was found, and is not taken in.
    let Settled { form, adoptions } = &mut settled;
    adoptions.retain(|adoption| match adoption.id {
        EntryId::Occupation(id) => form.occupation == id.to_string(),
        EntryId::Competence(id) => form.asked.iter().any(|line| line.competence == id.to_string()),
    });
    Ok(settled)
}

async fn resolve(
    services: &Services,
    address: &str,
    known: &mut BTreeMap<String, Option<EntryId>>,
    adoptions: &mut Vec<Adoption>,
) -> Result<Option<EntryId>, ServiceError> {
    if let Some(found) = known.get(address) {
        return Ok(*found);
    }
    let found = find(services, address).await?;
    let id = match found {
        Some(Found::There(id)) => Some(id),
        Some(Found::New(adoption)) => {
            let id = adoption.id;
            adoptions.push(*adoption);
            Some(id)
        }
        None => None,
    };
    known.insert(address.to_owned(), id);
    Ok(id)
}

/// What stands behind an address of the classification.
pub(crate) enum Found {
    /// The catalogue has it.
    There(EntryId),
    /// It can be taken in.
    New(Box<Adoption>),
}

/// What stands behind an address of the classification; `None` where it has none, or a group.
pub(crate) async fn find(services: &Services, address: &str) -> Result<Option<Found>, ServiceError> {
    let connection = services.database().connection();
    if let Some(id) = persistence::concept::entry(connection, address).await? {
        return Ok(Some(Found::There(id)));
    }
    let Some(published) = persistence::concept::published(connection, address).await? else { return Ok(None) };
    let id = match published.kind {
        ConceptKind::Occupation => EntryId::Occupation(OccupationId::generate()),
        ConceptKind::Skill | ConceptKind::Knowledge => EntryId::Competence(CompetenceId::generate()),
        ConceptKind::OccupationGroup | ConceptKind::SkillGroup => return Ok(None),
    };
    Ok(Some(Found::New(Box::new(Adoption { id, published }))))
}

/// Takes concepts in, under the lock of what boards judge by: it comes before all others. The
/// revision at which boards read again, where there was anything to take in.
pub(crate) async fn adopt(transaction: &Transaction, adoptions: &[Adoption]) -> Result<Option<u64>, ServiceError> {
    if adoptions.is_empty() {
        return Ok(None);
    }
    let revision = persistence::regulation::take_revisions(transaction, 1).await?;
    // Occupations first: a competence finds those that need it.
    for is_occupation in [true, false] {
        for Adoption { id, published } in adoptions {
            if matches!(id, EntryId::Occupation(_)) == is_occupation {
                persistence::concept::adopt(transaction, *id, published).await?;
            }
        }
    }
    Ok(Some(revision))
}
