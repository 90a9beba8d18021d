//! The book of rules: reading it, what a change would do, and the change.

use crate::{ServiceError, Services, board};
use domain::ApiError;
use domain::effect::{Effect, effect};
use domain::id::{PersonId, RegulationId};
use domain::policy::{Action, Actor, Resource, authorize};
use domain::regulation::{ChangeRefusal, LogLine, Register, RegulationChange, RegulationForm, RegulationKey, Rulebook, Step};
use persistence::{Connection, write_transaction};

/// Lines of the log that one page shows.
const LINES: u64 = 100;

/// What a change would do to the boards whose round is not over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// How many boards were looked at.
    pub boards: u32,
    /// Those on which some pair would be judged otherwise.
    pub affected: Vec<AffectedBoard>,
}

/// A board on which some pair would be judged otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AffectedBoard {
    /// Its title.
    pub title: String,
    /// The school that owns it.
    pub school: String,
    /// How many pairs.
    pub effect: Effect,
}

impl Preview {
    /// All boards together.
    #[must_use]
    pub fn total(&self) -> Effect {
        self.affected.iter().fold(Effect::default(), |total, board| total.and(board.effect))
    }
}

/// What a form leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is done.
    Done,
    /// It may change verdicts: whoever asks must have seen this and agree.
    Asks(Preview),
}

/// The book of rules as the actor may see it; of one key's log, where one is wanted.
///
/// # Errors
/// [`ApiError::NotFound`] for visitors.
pub async fn read(services: &Services, actor: &Actor, key: Option<RegulationKey>) -> Result<Rulebook, ApiError> {
    Ok(open(services, actor, key).await?)
}

/// Does what the form asks. A change that may alter verdicts is done only when the form says that
/// one has agreed; before, the answer is what it would do. It is done to the end even when the
/// caller goes away meanwhile.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::Stale`] where somebody changed the row
/// meanwhile, [`ApiError::NotFound`], [`ApiError::Forbidden`] for all but the coordinator,
/// [`ApiError::Malformed`], [`ApiError::Busy`].
pub async fn change(services: &Services, actor: &Actor, key: RegulationKey, form: RegulationForm) -> Result<Answer, ApiError> {
    let permit = authorize(actor, Action::ChangeRules, &Resource::Rulebook)?;
    let person = actor.person().ok_or(ApiError::NotFound)?;
    let change = form.parse(key)?;
    let steps = plan(services, person, &change).await?;
    if form.agreed.is_empty() && steps.iter().any(Step::alters_verdicts) {
        return Ok(Answer::Asks(preview(services, actor, &steps).await?));
    }
    let services = services.clone();
    let work = tokio::spawn(async move {
        let _permit = permit;
        record(&services, person, &change).await
    });
    work.await.map_err(|error| ServiceError::BrokeOff(error.to_string()))??;
    Ok(Answer::Done)
}

/// How often the thresholds have changed: for the poll of open streams.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn revision(services: &Services) -> Result<u64, ApiError> {
    let revision = persistence::regulation::revision(services.database().connection()).await;
    Ok(revision.map_err(ServiceError::from)?)
}

async fn open(services: &Services, actor: &Actor, key: Option<RegulationKey>) -> Result<Rulebook, ServiceError> {
    let _permit = authorize(actor, Action::ReadRules, &Resource::Rulebook)?;
    let connection = services.database().connection();
    let mut rows = persistence::regulation::register(connection).await?.rows().to_vec();
    let (mut log, mut people) = (Vec::new(), Vec::new());
    if authorize(actor, Action::ReadRuleLog, &Resource::Rulebook).is_ok() {
        log = persistence::regulation::log(connection, key, LINES).await?;
        let mut named: Vec<PersonId> = log.iter().map(|line| line.actor).collect();
        named.extend(rows.iter().filter_map(|row| row.confirmed?.by));
        named.sort_unstable();
        named.dedup();
        people = persistence::person::labels(connection, &named).await?;
    } else {
        for row in &mut rows {
            row.confirmed = row.confirmed.map(|confirmation| domain::regulation::Confirmation { by: None, ..confirmation });
        }
    }
    let may_change = authorize(actor, Action::ChangeRules, &Resource::Rulebook).is_ok();
    Ok(Rulebook { rows, log, people, may_change, today: services.today() })
}

/// What the change does to the register as it is now.
async fn plan(services: &Services, person: PersonId, change: &RegulationChange) -> Result<Vec<Step>, ServiceError> {
    let connection = services.database().connection();
    let (register, log) = register_of(connection, change.key).await?;
    Ok(register.decide(change, &log, person, services.now(), RegulationId::generate())?)
}

async fn register_of(connection: &impl Connection, key: RegulationKey) -> Result<(Register, Vec<LogLine>), ServiceError> {
    let register = persistence::regulation::register(connection).await?;
    let log = persistence::regulation::log(connection, Some(key), u64::from(u32::MAX)).await?;
    Ok((register, log))
}

async fn record(services: &Services, person: PersonId, change: &RegulationChange) -> Result<(), ServiceError> {
    let (at, new) = (services.now(), RegulationId::generate());
    let revision = write_transaction(services.database(), |transaction| async move {
        // The lock first: what is decided on stays true until the commit.
        let first = persistence::regulation::take_revisions(&transaction, 1).await?;
        let (register, log) = register_of(&transaction, change.key).await?;
        let steps = register.decide(change, &log, person, at, new)?;
        let more = u64::try_from(steps.len()).unwrap_or(u64::MAX) - 1;
        if more > 0 {
            persistence::regulation::take_revisions(&transaction, more).await?;
        }
        if !persistence::regulation::write(&transaction, first, &steps, person, at).await? {
            return Err(ServiceError::Stale);
        }
        Ok(first + more)
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// What the steps would do, board by board: two judgements of each pair, beside the other work.
async fn preview(services: &Services, actor: &Actor, steps: &[Step]) -> Result<Preview, ServiceError> {
    let connection = services.database().connection();
    let after = persistence::regulation::register(connection).await?.after(steps).regulations();
    let mut preview = Preview { boards: 0, affected: Vec::new() };
    for record in persistence::board::all(connection).await? {
        if record.period.to() < services.today() {
            continue;
        }
        let (state, facts) = board::readable(services, actor, record.id).await?;
        let after = after.clone();
        let judged = tokio::task::spawn_blocking(move || effect(&state, &facts, &after)).await;
        let effect = judged.map_err(|error| ServiceError::BrokeOff(error.to_string()))?;
        preview.boards += 1;
        if !effect.is_none() {
            let mut school = persistence::organisation::find(connection, &[record.school]).await?;
            let school = school.remove(&record.school).map(|found| found.organisation.name).unwrap_or_default();
            preview.affected.push(AffectedBoard { title: record.title, school, effect });
        }
    }
    Ok(preview)
}

impl From<ChangeRefusal> for ServiceError {
    fn from(refusal: ChangeRefusal) -> Self {
        match refusal {
            // A row that somebody took back meanwhile.
            ChangeRefusal::Unknown | ChangeRefusal::Stale => Self::Stale,
            ChangeRefusal::Invalid(fields) => Self::Invalid(fields),
        }
    }
}
