//! Competences that companies propose with a demand, and what the coordinator decides on them.

use super::adoption::{Found, adopt, find};
use super::esco::{EscoConcept, search};
use super::{Adoption, keeps};
use crate::demand::own_company;
use crate::finding::{answers, finder};
use crate::{ServiceError, Services};
use ::finding::Kind;
use domain::calendar::Timestamp;
use domain::competence::{AskedCompetence, Level, Weight};
use domain::concept::{Choice, ConceptForm, ConceptTerms, Decision, DecisionForm, NewProposal, ProposalState};
use domain::id::{CompetenceId, CompetenceProposalId, DemandId, OrganisationId, PersonId};
use domain::language::Language;
use domain::policy::{Action, Actor, Resource, authorize};
use domain::search::normalise;
use domain::{ApiError, FieldError};
use persistence::catalogue::EntryId;
use persistence::competence_proposal::{self, Decided, ProposalRecord};
use persistence::{Connection, StoreError, Transaction, write_transaction};
use std::collections::BTreeMap;

/// So many competences of the catalogue are shown to merge a proposal into.
const MOST_SIMILAR: usize = 8;

/// A proposal as somebody may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalView {
    /// Which one.
    pub id: CompetenceProposalId,
    /// What the company calls it.
    pub label: String,
    /// What it is.
    pub description: String,
    /// What it is a kind of.
    pub broader: Option<(CompetenceId, String)>,
    /// The level that the demand asks.
    pub level: Level,
    /// How much it counts.
    pub weight: Weight,
    /// Which company.
    pub company: OrganisationId,
    /// Its name.
    pub company_name: String,
    /// Who wrote it.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// With which demand.
    pub demand: DemandId,
    /// What that is called.
    pub demand_title: String,
    /// What became of it.
    pub state: ProposalState,
    /// Which competence it is now.
    pub competence: Option<(CompetenceId, String)>,
    /// Why it was declined.
    pub reason: String,
    /// How often it was written.
    pub version: u64,
    /// Who decided, and when.
    pub decided: Option<(Option<String>, Timestamp)>,
}

/// The proposals of the polo.
#[derive(Clone, Debug)]
pub struct ProposalsView {
    /// Those of the wanted state, the newest first; those that wait the oldest first.
    pub proposals: Vec<ProposalView>,
    /// How many wait.
    pub waiting: u64,
}

/// One proposal with what is needed to decide on it.
#[derive(Clone, Debug)]
pub struct ProposalPage {
    /// The proposal.
    pub proposal: ProposalView,
    /// What was looked for.
    pub wanted: String,
    /// What the catalogue has for that.
    pub similar: Vec<(CompetenceId, String)>,
    /// What the classification has besides.
    pub esco: Vec<EscoConcept>,
    /// What a new competence can be a kind of.
    pub broader: Vec<(CompetenceId, String)>,
}

/// The proposals of a state, or all, for the coordinator.
///
/// # Errors
/// [`ApiError::NotFound`] for everybody else.
pub async fn list(services: &Services, actor: &Actor, state: Option<ProposalState>, language: Language) -> Result<ProposalsView, ApiError> {
    keeps(actor)?;
    let read = async {
        let connection = services.database().connection();
        let mut records = competence_proposal::all(connection, state).await?;
        if state == Some(ProposalState::Proposed) {
            records.reverse();
        }
        let proposals = views(connection, records, language).await?;
        Ok::<_, ServiceError>(ProposalsView { proposals, waiting: competence_proposal::waiting(connection).await? })
    };
    Ok(read.await?)
}

/// How many proposals wait, for the coordinator.
///
/// # Errors
/// [`ApiError::NotFound`] for everybody else.
pub async fn waiting(services: &Services, actor: &Actor) -> Result<u64, ApiError> {
    keeps(actor)?;
    Ok(competence_proposal::waiting(services.database().connection()).await.map_err(ServiceError::from)?)
}

/// One proposal; `wanted` are the words in which a competence that says the same is looked for, its
/// own where they are missing.
///
/// # Errors
/// [`ApiError::NotFound`] for all but the coordinator, and where there is none.
pub async fn one(
    services: &Services,
    actor: &Actor,
    id: CompetenceProposalId,
    wanted: &str,
    language: Language,
) -> Result<ProposalPage, ApiError> {
    keeps(actor)?;
    Ok(read_one(services, id, wanted, language).await?)
}

async fn read_one(services: &Services, id: CompetenceProposalId, wanted: &str, language: Language) -> Result<ProposalPage, ServiceError> {
    let connection = services.database().connection();
    let record = competence_proposal::find(connection, id).await?.ok_or(ServiceError::NotFound)?;
    let proposal = views(connection, vec![record], language).await?.pop().ok_or(ServiceError::NotFound)?;
    let wanted = if wanted.trim().is_empty() { proposal.label.clone() } else { wanted.trim().to_owned() };
    let labels = persistence::competence::labels(connection, language).await?;
    let own = finder(services).await?;
    let hits = answers(&own.index, &wanted, Kind::Competence);
    let label = |id: CompetenceId| labels.iter().find(|label| label.id == id).map(|label| (id, label.label.clone()));
    let similar = hits.into_iter().filter_map(|hit| label(own.competence(&hit.uri)?)).take(MOST_SIMILAR).collect();
    let esco = search(services, &wanted, language).await?.competences;
    Ok(ProposalPage { proposal, wanted, similar, esco, broader: labels.into_iter().map(|label| (label.id, label.label)).collect() })
}

/// What the actor's company has proposed, the newest first.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever speaks for no company.
pub async fn own(services: &Services, actor: &Actor, language: Language) -> Result<Vec<ProposalView>, ApiError> {
    let (_, company) = own_company(actor)?;
    let _permit = authorize(actor, Action::ProposeCompetence, &Resource::Company(company))?;
    let read = async {
        let connection = services.database().connection();
        views(connection, competence_proposal::of_company(connection, company).await?, language).await
    };
    Ok(read.await?)
}

async fn views(connection: &impl Connection, records: Vec<ProposalRecord>, language: Language) -> Result<Vec<ProposalView>, ServiceError> {
    let mut companies: Vec<OrganisationId> = records.iter().map(|record| record.company).collect();
    companies.sort_unstable();
    companies.dedup();
    let companies = persistence::organisation::find(connection, &companies).await?;
    let demands: Vec<DemandId> = records.iter().map(|record| record.demand).collect();
    let demands = persistence::demand::find(connection, &demands).await?;
    let mut people: Vec<PersonId> = records.iter().map(|record| record.person).collect();
    people.extend(records.iter().filter_map(|record| record.decided.map(|(by, _)| by)));
    people.sort_unstable();
    people.dedup();
    let people: BTreeMap<PersonId, String> =
        persistence::person::labels(connection, &people).await?.into_iter().map(|label| (label.id, label.name)).collect();
    let labels = persistence::competence::labels(connection, language).await?;
    let labels: BTreeMap<CompetenceId, String> = labels.into_iter().map(|label| (label.id, label.label)).collect();
    let named = |id: Option<CompetenceId>| id.and_then(|id| Some((id, labels.get(&id)?.clone())));
    let view = |record: ProposalRecord| ProposalView {
        id: record.id,
        label: record.label,
        description: record.description,
        broader: named(record.broader),
        level: record.level,
        weight: record.weight,
        company: record.company,
        company_name: companies.get(&record.company).map(|company| company.organisation.name.clone()).unwrap_or_default(),
        by: people.get(&record.person).cloned(),
        at: record.created_at,
        demand: record.demand,
        demand_title: demands.get(&record.demand).map(|demand| demand.title.clone()).unwrap_or_default(),
        state: record.state,
        competence: named(record.competence),
        reason: record.reason,
        version: record.version,
        decided: record.decided.map(|(by, at)| (people.get(&by).cloned(), at)),
    };
    Ok(records.into_iter().map(view).collect())
}

/// What is to be stored with a new demand: the proposals of its form.
pub(crate) fn records(
    proposals: &[NewProposal],
    demand: DemandId,
    company: OrganisationId,
    person: PersonId,
    at: Timestamp,
) -> Vec<ProposalRecord> {
    let record = |proposal: &NewProposal| ProposalRecord {
        id: CompetenceProposalId::generate(),
        demand,
        company,
        person,
        label: proposal.label.clone(),
        description: proposal.description.clone(),
        broader: proposal.broader,
        level: proposal.level,
        weight: proposal.weight,
        state: ProposalState::Proposed,
        competence: None,
        reason: String::new(),
        version: 1,
        created_at: at,
        decided: None,
    };
    proposals.iter().map(record).collect()
}

/// Broader competences of proposals that do not exist.
pub(crate) fn unknown(proposals: &[NewProposal], exists: impl Fn(CompetenceId) -> bool) -> Vec<FieldError> {
    let wrong = proposals.iter().filter(|proposal| proposal.broader.is_some_and(|broader| !exists(broader)));
    wrong.map(|proposal| FieldError::new(format!("proposed[{}][broader]", proposal.row), "field-choose")).collect()
}

/// Decides on a proposal that waits. Approved or merged, its demand asks the competence from then
/// on, with the level and weight that the company said, where it does not ask it already and has
/// room; it is never mandatory, so that nobody's place is lost by it.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::Stale`] where somebody else decided
/// meanwhile, [`ApiError::NotFound`] for all but the coordinator, [`ApiError::Busy`].
pub async fn decide(
    services: &Services,
    actor: &Actor,
    id: CompetenceProposalId,
    form: &DecisionForm,
    terms: &ConceptForm,
) -> Result<(), ApiError> {
    keeps(actor)?;
    let person = actor.person().ok_or(ServiceError::NotFound)?;
    if competence_proposal::find(services.database().connection(), id).await.map_err(ServiceError::from)?.is_none() {
        return Err(ApiError::NotFound);
    }
    let (seen, decision) = form.parse(terms)?;
    let outcome = match decision {
        Decision::Decline(reason) => decline(services, id, seen, &reason, person).await,
        Decision::Approve(terms) => take(services, id, seen, person, Becomes::New(CompetenceId::generate(), terms)).await,
        Decision::Merge(into) => match target(services, &into).await {
            Ok(becomes) => take(services, id, seen, person, becomes).await,
            Err(error) => Err(error),
        },
    };
    Ok(outcome?)
}

/// What a proposal becomes.
enum Becomes {
    /// A competence of the polo's own.
    New(CompetenceId, ConceptTerms),
    /// One that the catalogue has.
    There(CompetenceId),
    /// One of the classification, which is taken in with it.
    Adopted(CompetenceId, Box<Adoption>),
}

impl Becomes {
    fn id(&self) -> CompetenceId {
        match self {
            Self::New(id, _) | Self::There(id) | Self::Adopted(id, _) => *id,
        }
    }
}

/// The competence into which a proposal is merged.
async fn target(services: &Services, into: &Choice<CompetenceId>) -> Result<Becomes, ServiceError> {
    let found = match into {
        Choice::Polo(id) => {
            let stored = persistence::concept::one(services.database().connection(), EntryId::Competence(*id)).await?;
            stored.map(|_| Becomes::There(*id))
        }
        Choice::Esco(address) => match find(services, address.as_str()).await? {
            Some(Found::There(EntryId::Competence(id))) => Some(Becomes::There(id)),
            Some(Found::New(adoption)) => match adoption.id {
                EntryId::Competence(id) => Some(Becomes::Adopted(id, adoption)),
                EntryId::Occupation(_) => None,
            },
            Some(Found::There(EntryId::Occupation(_))) | None => None,
        },
    };
    found.ok_or_else(|| ServiceError::Invalid(vec![FieldError::new("into", "field-choose")]))
}

async fn decline(services: &Services, id: CompetenceProposalId, seen: u64, reason: &str, by: PersonId) -> Result<(), ServiceError> {
    let decided = &Decided { state: ProposalState::Declined, competence: None, reason, by, at: services.now() };
    write_transaction(services.database(), |transaction| async move {
        match competence_proposal::decide(&transaction, id, seen, decided).await? {
            true => Ok(()),
            false => Err(ServiceError::Stale),
        }
    })
    .await
}

async fn take(services: &Services, id: CompetenceProposalId, seen: u64, by: PersonId, becomes: Becomes) -> Result<(), ServiceError> {
    let (at, becomes) = (services.now(), &becomes);
    let revision = write_transaction(services.database(), |transaction| async move {
        // The lock first; and boards read their facts anew.
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        let record = competence_proposal::find(&transaction, id).await?.ok_or(ServiceError::NotFound)?;
        let state = become_one(&transaction, becomes, by).await?;
        let decided = Decided { state, competence: Some(becomes.id()), reason: "", by, at };
        if !competence_proposal::decide(&transaction, id, seen, &decided).await? {
            return Err(ServiceError::Stale);
        }
        let asked = AskedCompetence { competence: becomes.id(), level: record.level, weight: record.weight, mandatory: false };
        competence_proposal::add_asked(&transaction, record.demand, asked).await?;
        Ok(revision)
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

async fn become_one(transaction: &Transaction, becomes: &Becomes, by: PersonId) -> Result<ProposalState, ServiceError> {
    match becomes {
        Becomes::There(_) => Ok(ProposalState::Merged),
        Becomes::Adopted(_, adoption) => {
            match adopt(transaction, std::slice::from_ref(adoption.as_ref())).await {
                // Somebody took the same one in meanwhile.
                Err(ServiceError::Store(StoreError::Taken(_))) => Err(ServiceError::Stale),
                other => other.map(|_| ProposalState::Merged),
            }
        }
        Becomes::New(id, terms) => {
            super::keep::must_be_new(transaction, None, terms).await?;
            match persistence::concept::add_local(transaction, *id, terms, by).await {
                Err(StoreError::Reference(_)) => Err(ServiceError::Invalid(vec![FieldError::new("broader", "field-choose")])),
                other => Ok(other.map(|()| ProposalState::Approved)?),
            }
        }
    }
}

/// Whether two labels say the same to whoever reads quickly.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    normalise(one) == normalise(other)
}
