//! The first start of a polo of real people: whoever sees the program's output makes the first
//! account, with a code that is shown there and nowhere else.

use crate::account::{Tried, chosen, invalid, read_email};
use crate::{Doing, ServiceError, Services, audit};
use auth::secret::SecretHash;
use auth::short_code::ShortCode;
use domain::ApiError;
use domain::audit::AuditKind;
use domain::id::PersonId;
use domain::person::RoleKind;
use persistence::account::{self, NewAccount};
use persistence::{Connection, write_transaction};
use std::net::IpAddr;
use tokio::sync::Mutex;

/// The code of this start of the program, while it is good for something.
#[derive(Debug, Default)]
pub struct FirstStart(Mutex<Option<SecretHash>>);

/// What the first account needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FirstForm {
    /// As the program has shown it.
    pub code: String,
    /// The coordinator's given and family name.
    pub name: String,
    /// Where the coordinator is reached.
    pub email: String,
    /// The coordinator's password.
    pub password: String,
    /// Again.
    pub again: String,
}

/// Whether nobody can come in: no account, and no demonstration.
async fn is_empty(connection: &impl Connection) -> Result<bool, ServiceError> {
    Ok(!account::is_demonstration(connection).await? && !account::is_any(connection).await?)
}

/// Opens the way to a first account, where nobody has one, and returns the code to show; those from
/// before are good for nothing any more.
///
/// # Errors
/// [`ServiceError`].
pub async fn open(services: &Services) -> Result<Option<String>, ServiceError> {
    let mut kept = services.first_start().0.lock().await;
    if !is_empty(services.database().connection()).await? {
        *kept = None;
        return Ok(None);
    }
    let code = ShortCode::generate();
    *kept = Some(code.hash());
    Ok(Some(code.reveal()))
}

/// Whether the way to a first account is open.
///
/// # Errors
/// [`ApiError::Busy`], [`ApiError::Internal`].
pub async fn is_open(services: &Services) -> Result<bool, ApiError> {
    let has_code = services.first_start().0.lock().await.is_some();
    Ok(has_code && is_empty(services.database().connection()).await?)
}

/// Makes the first account, a coordinator's. Refused with a wrong code.
///
/// # Errors
/// [`ApiError::NotFound`] where the way is not open, [`ApiError::Invalid`] for what is to be mended.
pub async fn finish(services: &Services, form: &FirstForm, address: Option<IpAddr>) -> Result<Tried<()>, ApiError> {
    Ok(make(services, form, address).await?)
}

async fn make(services: &Services, form: &FirstForm, address: Option<IpAddr>) -> Result<Tried<()>, ServiceError> {
    // Held until the end: of two who send the code at once the second finds no way.
    let mut kept = services.first_start().0.lock().await;
    let Some(wanted) = kept.clone() else { return Err(ServiceError::NotFound) };
    if !is_empty(services.database().connection()).await? {
        *kept = None;
        return Err(ServiceError::NotFound);
    }
    // One name for all who try, and no address of e-mail.
    if let Err(seconds) = services.allow(Doing::LogIn, Some("first start"), address) {
        tracing::warn!("too many attempts at the code of the first start");
        return Ok(Tried::TooMany(seconds));
    }
    if ShortCode::shown(&form.code).is_none_or(|code| code.hash() != wanted) {
        return Ok(Tried::Refused);
    }
    let name = form.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > 200 {
        return Err(invalid("name", "field-required"));
    }
    let email = read_email(&form.email).ok_or_else(|| invalid("email", "field-email"))?;
    let hash = &chosen(&form.password, &form.again, &[&name, &email]).await?;
    let (person, at) = (PersonId::generate(), services.now());
    let new = &NewAccount { person, name, role: RoleKind::Coordinator, organisation: None, email, at };
    write_transaction(services.database(), |transaction| async move {
        if !is_empty(&transaction).await? {
            return Err(ServiceError::NotFound);
        }
        account::insert(&transaction, new).await?;
        account::set_password(&transaction, person, hash.as_str(), None, at).await?;
        audit::note(services, &transaction, AuditKind::SetUp, Some(person), Some(person)).await
    })
    .await?;
    *kept = None;
    tracing::info!(%person, "the first account was made");
    Ok(Tried::Done(()))
}
