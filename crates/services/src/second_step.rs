//! The second step of a log-in: a code from the telephone, or one from paper. Whoever answers for the
//! whole polo must have one; everybody else may.

use crate::account::{Secret, Tried, existing, invalid, open_session};
use crate::{Doing, ServiceError, Services, audit};
use auth::second_step::picture;
use auth::short_code::ShortCode;
use domain::ApiError;
use domain::audit::AuditKind;
use domain::id::PersonId;
use domain::policy::{Action, Actor, Resource, authorize};
use persistence::account::{self, SessionRow};
use persistence::second_step::{self, SecondStepRow};
use persistence::{StoreError, write_transaction};
use std::net::IpAddr;

pub use auth::second_step::{Picture, Seed};

/// How many codes on paper one gets.
const CODES: usize = 8;

/// What stands before somebody whose session waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pending {
    /// A code is asked.
    Code,
    /// A second step is to be set up first.
    SetUp,
}

/// What the telephone needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it shares with the server, in Base32; it counts for nothing before it is confirmed.
    pub seed: String,
    /// The same as a picture.
    pub picture: Option<Picture>,
    /// Whether the session waits for it.
    pub waits: bool,
}

/// A second step that is set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    /// The session's new secret.
    pub secret: Secret,
    /// The codes on paper: they are shown this once.
    pub codes: Vec<String>,
}

/// Whether a second step is asked of somebody: they have one, or must have.
pub(crate) async fn is_asked(services: &Services, person: PersonId) -> Result<bool, ServiceError> {
    if second_step::find(services.database().connection(), person).await?.is_some() {
        return Ok(true);
    }
    let found = crate::person::find(services, person).await?;
    Ok(found.and_then(|(actor, _)| actor.role()).is_some_and(|role| role.needs_second_step()))
}

/// How many codes on paper somebody has left; `None` without a second step.
pub(crate) async fn codes_left(services: &Services, person: PersonId) -> Result<Option<u64>, ServiceError> {
    let connection = services.database().connection();
    if second_step::find(connection, person).await?.is_none() {
        return Ok(None);
    }
    Ok(Some(second_step::codes_left(connection, person).await?))
}

async fn session(services: &Services, secret: &Secret) -> Result<SessionRow, ServiceError> {
    open_session(services, secret).await?.ok_or(ServiceError::NotFound)
}

/// What a session waits for.
///
/// # Errors
/// [`ApiError::NotFound`] where the secret is of no session that waits.
pub async fn pending(services: &Services, secret: &Secret) -> Result<Pending, ApiError> {
    let row = session(services, secret).await?;
    if !row.waits {
        return Err(ApiError::NotFound);
    }
    let found = second_step::find(services.database().connection(), row.person).await.map_err(ServiceError::from)?;
    Ok(if found.is_some() { Pending::Code } else { Pending::SetUp })
}

/// What somebody needs to set up a second step: a new seed, or the one that is shown again.
///
/// # Errors
/// [`ApiError::NotFound`] where the secret is of no session, or there is a second step already.
pub async fn offer(services: &Services, secret: &Secret, seed: Option<&str>) -> Result<Offer, ApiError> {
    Ok(offered(services, secret, seed).await?)
}

async fn offered(services: &Services, secret: &Secret, seed: Option<&str>) -> Result<Offer, ServiceError> {
    let (row, connection) = (session(services, secret).await?, services.database().connection());
    if second_step::find(connection, row.person).await?.is_some() {
        return Err(ServiceError::NotFound);
    }
    let found = account::of_person(connection, row.person).await?.ok_or(ServiceError::NotFound)?;
    let seed = seed.and_then(Seed::stored).unwrap_or_else(Seed::generate);
    Ok(Offer { seed: seed.reveal(), picture: picture(&seed.address(&found.email)), waits: row.waits })
}

/// Sets up a second step: the code shows that the telephone has the seed. A session that waited is a
/// whole one then, with a new secret; the others end.
///
/// # Errors
/// [`ApiError::NotFound`] where the secret is of no session, or there is a second step already.
pub async fn confirm(
    services: &Services,
    secret: &Secret,
    seed: &str,
    code: &str,
    address: Option<IpAddr>,
) -> Result<Tried<Confirmed>, ApiError> {
    Ok(set_up(services, secret, seed, code, address).await?)
}

async fn set_up(
    services: &Services,
    secret: &Secret,
    seed: &str,
    code: &str,
    address: Option<IpAddr>,
) -> Result<Tried<Confirmed>, ServiceError> {
    let row = &session(services, secret).await?;
    if second_step::find(services.database().connection(), row.person).await?.is_some() {
        return Err(ServiceError::NotFound);
    }
    if let Err(seconds) = allow(services, row.person, address) {
        return Ok(Tried::TooMany(seconds));
    }
    let seed = Seed::stored(seed).ok_or_else(|| invalid("code", "field-code-wrong"))?;
    let Some(step) = seed.step_of(code, seconds(services)) else { return Ok(Tried::Refused) };
    let codes: Vec<ShortCode> = (0..CODES).map(|_| ShortCode::generate()).collect();
    let hashes: &Vec<String> = &codes.iter().map(|code| code.hash().as_str().to_owned()).collect();
    let new = &SecondStepRow { person: row.person, seed: seed.reveal(), created_at: services.now(), last_step: signed(step) };
    let renewed = Secret::generate();
    let token = &renewed.hash().as_str().to_owned();
    let stored = write_transaction(services.database(), |transaction| async move {
        second_step::insert(&transaction, new, hashes).await?;
        account::renew(&transaction, row.id, token).await?;
        account::end_others(&transaction, row.person, Some(row.id)).await?;
        audit::note(services, &transaction, AuditKind::SecondStepSet, Some(row.person), Some(row.person)).await
    })
    .await;
    match stored {
        Ok(()) => Ok(Tried::Done(Confirmed { secret: renewed, codes: codes.iter().map(ShortCode::reveal).collect() })),
        // Another window was quicker.
        Err(ServiceError::Store(StoreError::Taken(_))) => Err(ServiceError::NotFound),
        Err(error) => Err(error),
    }
}

/// Takes the second step with a code of the telephone, or one from paper, which is used up. The
/// session is a whole one then, with a new secret.
///
/// # Errors
/// [`ApiError::NotFound`] where the secret is of no session that waits for a code.
pub async fn prove(services: &Services, secret: &Secret, code: &str, address: Option<IpAddr>) -> Result<Tried<Secret>, ApiError> {
    Ok(proven(services, secret, code, address).await?)
}

async fn proven(services: &Services, secret: &Secret, code: &str, address: Option<IpAddr>) -> Result<Tried<Secret>, ServiceError> {
    let row = &session(services, secret).await?;
    let found = second_step::find(services.database().connection(), row.person).await?;
    let Some(found) = found.filter(|_| row.waits) else { return Err(ServiceError::NotFound) };
    if let Err(seconds) = allow(services, row.person, address) {
        return Ok(Tried::TooMany(seconds));
    }
    let seed = Seed::stored(&found.seed).ok_or(StoreError::Corrupt { table: "second_step", detail: "a seed is none".to_owned() })?;
    let (step, paper) = (&seed.step_of(code, seconds(services)).map(signed), &ShortCode::shown(code).map(|code| code.hash()));
    let renewed = Secret::generate();
    let token = &renewed.hash().as_str().to_owned();
    let is_right = write_transaction(services.database(), |transaction| async move {
        let person = row.person;
        // A code that somebody has looked at over one's shoulder counts once, too.
        let by_telephone = match step {
            Some(step) => second_step::advance(&transaction, person, *step).await?,
            None => false,
        };
        let by_paper = match paper {
            Some(paper) if !by_telephone => second_step::consume(&transaction, person, paper.as_str()).await?,
            _ => false,
        };
        if !by_telephone && !by_paper {
            audit::note(services, &transaction, AuditKind::SecondStepRefused, Some(person), Some(person)).await?;
            return Ok::<_, ServiceError>(false);
        }
        if by_paper {
            audit::note(services, &transaction, AuditKind::RecoveryUsed, Some(person), Some(person)).await?;
        }
        account::renew(&transaction, row.id, token).await?;
        Ok(true)
    })
    .await?;
    Ok(if is_right { Tried::Done(renewed) } else { Tried::Refused })
}

/// Takes somebody's second step away, for whoever has lost telephone and paper; their sessions end.
///
/// # Errors
/// [`ServiceError::NotFound`] where nobody has this address, or no second step.
pub async fn remove(services: &Services, actor: &Actor, email: &str) -> Result<(), ServiceError> {
    let _permit = authorize(actor, Action::ManageAccounts, &Resource::Polo)?;
    let person = existing(services, email).await?.person;
    write_transaction(services.database(), |transaction| async move {
        if !second_step::remove(&transaction, person).await? {
            return Err(ServiceError::NotFound);
        }
        account::end_others(&transaction, person, None).await?;
        audit::note(services, &transaction, AuditKind::SecondStepRemoved, Some(person), actor.person()).await
    })
    .await
}

/// Codes are few: whoever may try a thousand finds one.
fn allow(services: &Services, person: PersonId, address: Option<IpAddr>) -> Result<(), u64> {
    services.allow(Doing::LogIn, Some(&format!("second step {person}")), address)
}

fn seconds(services: &Services) -> u64 {
    u64::try_from(services.now().0 / 1_000).unwrap_or_default()
}

fn signed(step: u64) -> i64 {
    i64::try_from(step).unwrap_or(i64::MAX)
}
