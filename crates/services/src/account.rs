//! Who comes in: accounts that are made by whoever runs the program, a first password by
//! invitation, sessions. What somebody may do then is for the policy.

use crate::{Doing, ServiceError, Services, audit, second_step};
use auth::password::{self, PasswordHash, WeakPassword};
pub use auth::secret::Secret;
use domain::audit::AuditKind;
use domain::calendar::Timestamp;
use domain::id::{InvitationId, OrganisationId, PersonId, SessionId};
use domain::organisation::OrganisationKind;
use domain::person::{DemoPerson, RoleKind};
use domain::policy::{Action, Actor, Resource, authorize};
use domain::{ApiError, FieldError};
use persistence::account::{self, AccountRow, InvitationRow, NewAccount, SessionRow};
use persistence::{Connection, StoreError, write_transaction};
use std::net::IpAddr;
use tokio::sync::Semaphore;

pub(crate) const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// Unused for so long a session ends, in milliseconds: a school day.
const SESSION_IDLE: i64 = DAY / 2;

/// A session ends after so long however it is used, in milliseconds.
pub const SESSION_LONGEST: i64 = 14 * DAY;

/// Who has come in with the first of two steps only may take the second one for so long, in
/// milliseconds.
const SESSION_WAITS: i64 = 15 * MINUTE;

/// An invitation leads somewhere for so long, in milliseconds.
const INVITATION_LASTS: i64 = 7 * DAY;

/// So many passwords are hashed at a time: each takes 19 MiB and a processor.
static HASHING: Semaphore = Semaphore::const_new(2);

/// Somebody for whom an account is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUser {
    /// Given and family name.
    pub name: String,
    /// Where they are reached; it is what they log in with.
    pub email: String,
    /// What they are.
    pub role: RoleKind,
    /// The code of their school or company; of a school the ministry's too.
    pub organisation: Option<String>,
}

/// Somebody who may come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Who they are, with their organisation's name.
    pub person: DemoPerson,
    /// What they log in with.
    pub email: String,
    /// Whether they have chosen a password.
    pub has_password: bool,
}

/// What came of the wish to log in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogIn {
    /// A session has begun: its secret, and who it is.
    Done(Secret, PersonId),
    /// A session waits for the second step, and opens nothing until then: its secret.
    Waits(Secret),
    /// It is not this password, or there is no such account: which of the two is not said.
    Refused,
    /// Too many attempts: one more is possible after so many seconds.
    TooMany(u64),
}

/// What came of trying a secret that somebody typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tried<T> {
    /// It was right.
    Done(T),
    /// It was wrong.
    Refused,
    /// Too many attempts: one more is possible after so many seconds.
    TooMany(u64),
}

/// Makes an account; returns the secret of the invitation to its first password.
///
/// # Errors
/// [`ServiceError::Invalid`] for what is to be mended, [`ServiceError::Forbidden`] in the demonstration.
pub async fn add(services: &Services, actor: &Actor, new: &NewUser) -> Result<Secret, ServiceError> {
    let _permit = authorize(actor, Action::ManageAccounts, &Resource::Polo)?;
    let email = read_email(&new.email).ok_or_else(|| invalid("email", "field-email"))?;
    let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > 200 {
        return Err(invalid("name", "field-required"));
    }
    let organisation = organisation(services, new).await?;
    let (at, person) = (services.now(), PersonId::generate());
    let secret = Secret::generate();
    let (row, invitation) = (&NewAccount { person, name, role: new.role, organisation, email, at }, &invitation(person, &secret, at));
    let stored = write_transaction(services.database(), |transaction| async move {
        if account::is_demonstration(&transaction).await? {
            return Err(ServiceError::Forbidden);
        }
        account::insert(&transaction, row).await?;
        audit::note(services, &transaction, AuditKind::AccountAdded, Some(person), actor.person()).await?;
        Ok::<_, ServiceError>(account::invite(&transaction, invitation).await?)
    })
    .await;
    match stored {
        Ok(()) => Ok(secret),
        Err(ServiceError::Store(StoreError::Taken(_))) => Err(invalid("email", "field-email-taken")),
        Err(error) => Err(error),
    }
}

/// The school or company that the role needs.
async fn organisation(services: &Services, new: &NewUser) -> Result<Option<OrganisationId>, ServiceError> {
    let is_meant = |kind: OrganisationKind| match new.role {
        RoleKind::Teacher => kind.is_school(),
        RoleKind::Company => kind == OrganisationKind::Company,
        RoleKind::Student | RoleKind::Coordinator => false,
    };
    match (new.role, new.organisation.as_deref()) {
        // Of a student the class's list says who they are; nobody is made one here.
        (RoleKind::Student, _) => Err(invalid("role", "field-choose")),
        (RoleKind::Coordinator, None) => Ok(None),
        (RoleKind::Coordinator, Some(_)) => Err(invalid("organisation", "field-not-here")),
        (RoleKind::Teacher | RoleKind::Company, None) => Err(invalid("organisation", "field-required")),
        (RoleKind::Teacher | RoleKind::Company, Some(code)) => {
            let all = persistence::organisation::all(services.database().connection()).await?;
            let same = |text: &str| text.eq_ignore_ascii_case(code.trim());
            let found = all
                .into_iter()
                .map(|found| found.record)
                .find(|found| is_meant(found.kind) && (same(&found.code) || found.school_code.as_deref().is_some_and(same)));
            Ok(Some(found.ok_or_else(|| invalid("organisation", "field-unknown"))?.id))
        }
    }
}

/// A new invitation for somebody who has an account, for whoever has forgotten the password. What
/// they have stays until they choose another one.
///
/// # Errors
/// [`ServiceError::NotFound`].
pub async fn invite(services: &Services, actor: &Actor, email: &str) -> Result<Secret, ServiceError> {
    let _permit = authorize(actor, Action::ManageAccounts, &Resource::Polo)?;
    let (found, secret) = (existing(services, email).await?, Secret::generate());
    let row = &invitation(found.person, &secret, services.now());
    write_transaction(services.database(), |transaction| async move {
        audit::note(services, &transaction, AuditKind::Invited, Some(row.person), actor.person()).await?;
        Ok::<_, ServiceError>(account::invite(&transaction, row).await?)
    })
    .await?;
    Ok(secret)
}

/// Takes an account away and ends its sessions at once.
///
/// # Errors
/// [`ServiceError::NotFound`].
pub async fn remove(services: &Services, actor: &Actor, email: &str) -> Result<(), ServiceError> {
    let _permit = authorize(actor, Action::ManageAccounts, &Resource::Polo)?;
    let person = existing(services, email).await?.person;
    write_transaction(services.database(), |transaction| async move {
        audit::note(services, &transaction, AuditKind::AccountRemoved, Some(person), actor.person()).await?;
        Ok::<_, ServiceError>(account::remove(&transaction, person).await?)
    })
    .await?;
    Ok(())
}

/// Everybody who may come in, by address.
///
/// # Errors
/// [`ServiceError`].
pub async fn list(services: &Services, actor: &Actor) -> Result<Vec<User>, ServiceError> {
    let _permit = authorize(actor, Action::ManageAccounts, &Resource::Polo)?;
    let mut users = Vec::new();
    for row in account::all(services.database().connection()).await? {
        if let Some((_, person)) = crate::person::find(services, row.person).await? {
            users.push(User { person, email: row.email, has_password: row.password.is_some() });
        }
    }
    Ok(users)
}

pub(crate) async fn existing(services: &Services, email: &str) -> Result<AccountRow, ServiceError> {
    let email = read_email(email).ok_or(ServiceError::NotFound)?;
    account::by_email(services.database().connection(), &email).await?.ok_or(ServiceError::NotFound)
}

/// Begins a session with address and password. Whether there is such an account shows neither in
/// the answer nor in the time that it takes.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn log_in(services: &Services, email: &str, password: &str, address: Option<IpAddr>, agent: &str) -> Result<LogIn, ApiError> {
    let email = read_email(email).unwrap_or_default();
    if let Err(seconds) = services.allow(Doing::LogIn, Some(&email), address) {
        tracing::warn!("too many attempts to log in at one account or from one address");
        return Ok(LogIn::TooMany(seconds));
    }
    let found = account::by_email(services.database().connection(), &email).await.map_err(ServiceError::from)?;
    let is_right = is_password(found.as_ref(), password).await?;
    let Some(found) = found.as_ref().filter(|_| is_right) else {
        tracing::info!("a password was refused");
        audit::write(services, AuditKind::Refused, found.as_ref().map(|found| found.person), None).await?;
        return Ok(LogIn::Refused);
    };
    let (secret, row) = new_session(services, found.person, agent, false).await?;
    let row = &row;
    let begins = write_transaction(services.database(), |transaction| async move {
        // The password may have been changed while this one was looked at, the account removed.
        let now = account::of_person(&transaction, row.person).await?;
        if now.is_none_or(|now| now.password != found.password) {
            return Ok::<_, ServiceError>(None);
        }
        let row = begin(services, &transaction, row).await?;
        audit::note(services, &transaction, AuditKind::LoggedIn, Some(row.person), Some(row.person)).await?;
        Ok(Some(row))
    })
    .await?;
    let Some(row) = begins else { return Ok(LogIn::Refused) };
    tracing::info!(person = %found.person, "logged in");
    Ok(begun(secret, &row))
}

/// Whether it is the account's password. Without an account it is not, after the same time.
pub(crate) async fn is_password(account: Option<&AccountRow>, password: &str) -> Result<bool, ServiceError> {
    let hash = account.and_then(|found| found.password.clone()).map(PasswordHash::stored);
    let password = password.to_owned();
    off_the_threads(move || password::verify(&password, hash.as_ref())).await
}

/// A session that is to begin, with its secret.
pub(crate) async fn new_session(
    services: &Services,
    person: PersonId,
    agent: &str,
    by_link: bool,
) -> Result<(Secret, SessionRow), ServiceError> {
    let (secret, at) = (Secret::generate(), services.now());
    let row = SessionRow {
        id: SessionId::generate(),
        token: secret.hash().as_str().to_owned(),
        person,
        agent: agent.chars().filter(|letter| !letter.is_control()).take(200).collect(),
        created_at: at,
        touched_at: at,
        waits: second_step::is_asked(services, person).await?,
        by_link,
    };
    Ok((secret, row))
}

/// Stores it as it begins, and forgets what has ended meanwhile. A second step that was set up since
/// it was asked for is waited for, too.
pub(crate) async fn begin(services: &Services, connection: &impl Connection, row: &SessionRow) -> Result<SessionRow, ServiceError> {
    let at = services.now();
    account::forget(connection, Timestamp(at.0 - SESSION_LONGEST), Timestamp(at.0 - SESSION_IDLE), at).await?;
    let has_step = persistence::second_step::find(connection, row.person).await?.is_some();
    let row = SessionRow { waits: row.waits || has_step, ..row.clone() };
    account::begin(connection, &row).await?;
    Ok(row)
}

pub(crate) fn begun(secret: Secret, row: &SessionRow) -> LogIn {
    if row.waits { LogIn::Waits(secret) } else { LogIn::Done(secret, row.person) }
}

/// The session of a secret, where it has not ended; it may wait for the second step.
pub(crate) async fn open_session(services: &Services, secret: &Secret) -> Result<Option<SessionRow>, ServiceError> {
    let found = account::session(services.database().connection(), secret.hash().as_str()).await?;
    let now = services.now().0;
    let is_open = |row: &SessionRow| {
        let longest = if row.waits { SESSION_WAITS } else { SESSION_LONGEST };
        now < row.created_at.0 + longest && now < row.touched_at.0 + SESSION_IDLE
    };
    Ok(found.filter(is_open))
}

/// Whose session a secret is; `None` where it is none, has ended, or waits for the second step.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn actor(services: &Services, secret: &Secret) -> Result<Option<(Actor, DemoPerson)>, ApiError> {
    let Some(row) = open_session(services, secret).await?.filter(|row| !row.waits) else { return Ok(None) };
    let now = services.now().0;
    // To the minute is exact enough, and spares a write with each request.
    if now >= row.touched_at.0 + MINUTE {
        account::touch(services.database().connection(), row.id, Timestamp(now)).await.map_err(ServiceError::from)?;
    }
    crate::person::actor(services, row.person).await
}

/// Ends a session, for good and for whoever else has its secret.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn log_out(services: &Services, secret: &Secret) -> Result<(), ApiError> {
    let token = secret.hash();
    let ended = write_transaction(services.database(), |transaction| {
        let token = token.as_str().to_owned();
        async move {
            if let Some(row) = account::session(&transaction, &token).await? {
                account::end(&transaction, row.person, row.id).await?;
                audit::note(services, &transaction, AuditKind::LoggedOut, Some(row.person), Some(row.person)).await?;
            }
            Ok::<_, ServiceError>(())
        }
    });
    Ok(ended.await?)
}

/// For whom an invitation is.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none, or it has expired or was used.
pub async fn invited(services: &Services, secret: &str) -> Result<User, ApiError> {
    let row = open_invitation(services, secret).await?;
    let found = account::of_person(services.database().connection(), row.person).await.map_err(ServiceError::from)?;
    let found = found.ok_or(ApiError::NotFound)?;
    let (_, person) = crate::person::actor(services, row.person).await?.ok_or(ApiError::NotFound)?;
    Ok(User { person, email: found.email, has_password: found.password.is_some() })
}

async fn open_invitation(services: &Services, secret: &str) -> Result<InvitationRow, ServiceError> {
    let secret = Secret::shown(secret).ok_or(ServiceError::NotFound)?;
    let found = account::invitation(services.database().connection(), secret.hash().as_str()).await?;
    found.filter(|row| services.now() < row.expires_at).ok_or(ServiceError::NotFound)
}

/// Gives the invited person a password. It opens no session: whoever chose the password logs in
/// with it. Sessions from before end, and other invitations lead nowhere any more.
///
/// # Errors
/// [`ApiError::NotFound`] where there is no such invitation, [`ApiError::Invalid`] where the password
/// is not good enough.
pub async fn accept(services: &Services, secret: &str, password: &str, again: &str) -> Result<(), ApiError> {
    let row = open_invitation(services, secret).await?;
    let user = invited(services, secret).await?;
    let known = [user.person.name.as_str(), &user.email, &user.person.organisation];
    let hash = chosen(password, again, &known).await?;
    let (at, token, hash) = (services.now(), &row.token, &hash);
    write_transaction(services.database(), |transaction| async move {
        // Once only: of two who send it at the same moment the second finds nothing.
        if !account::consume_invitation(&transaction, token).await? {
            return Err(ServiceError::NotFound);
        }
        account::set_password(&transaction, row.person, hash.as_str(), None, at).await?;
        audit::note(services, &transaction, AuditKind::PasswordChanged, Some(row.person), Some(row.person)).await
    })
    .await
    .map_err(|error: ServiceError| error.into())
}

/// The hash of a password that somebody has chosen, who is known by these words.
pub(crate) async fn chosen(password: &str, again: &str, known: &[&str]) -> Result<PasswordHash, ServiceError> {
    password::judge(password, known).map_err(weak)?;
    if password != again {
        return Err(invalid("again", "field-password-differs"));
    }
    let password = password.to_owned();
    off_the_threads(move || password::hash(&password)).await
}

fn weak(why: WeakPassword) -> ServiceError {
    let key = match why {
        WeakPassword::TooShort => "field-password-short",
        WeakPassword::TooLong => "field-password-long",
        WeakPassword::TooCommon => "field-password-common",
    };
    invalid("password", key)
}

/// Whether whoever comes chooses who to be.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn is_demonstration(services: &Services) -> Result<bool, ApiError> {
    Ok(account::is_demonstration(services.database().connection()).await.map_err(ServiceError::from)?)
}

fn invitation(person: PersonId, secret: &Secret, at: Timestamp) -> InvitationRow {
    InvitationRow {
        id: InvitationId::generate(),
        token: secret.hash().as_str().to_owned(),
        person,
        created_at: at,
        expires_at: Timestamp(at.0 + INVITATION_LASTS),
    }
}

pub(crate) fn read_email(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    domain::contact::is_email(&text).then_some(text)
}

pub(crate) fn invalid(field: &str, key: &str) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(field, key)])
}

async fn off_the_threads<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, ServiceError> {
    let broke_off = |error: String| ServiceError::BrokeOff(error);
    let _turn = HASHING.acquire().await.map_err(|error| broke_off(error.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| broke_off(error.to_string()))
}
