//! Coming in by a link that goes to one's own address: for whoever has forgotten the password, and
//! for whoever would rather have none.

use crate::account::{self, LogIn, MINUTE, Secret, read_email};
use crate::mail::{Letter, queue};
use crate::{Doing, ServiceError, Services, audit};
use domain::ApiError;
use domain::audit::AuditKind;
use domain::calendar::Timestamp;
use domain::language::Language;
use messages::{text, text0};
use persistence::log_in_link::{self, LinkRow};
use persistence::write_transaction;
use std::net::IpAddr;

/// A link leads somewhere for so long, in milliseconds.
pub const LINK_LASTS: i64 = 10 * MINUTE;

/// What came of asking for a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// If there is such an account, a letter is on its way.
    Heard,
    /// Too many were asked: one more is possible after so many seconds.
    TooMany(u64),
}

/// Asks for a link. The answer does not wait for anything that depends on whether there is such an
/// account: it is the same for all, and as quick.
///
/// # Errors
/// [`ApiError::NotFound`] where no letters go out.
pub fn ask(services: &Services, email: &str, address: Option<IpAddr>, language: Language) -> Result<Asked, ApiError> {
    if services.letters().origin().is_none() {
        return Err(ApiError::NotFound);
    }
    let email = read_email(email).unwrap_or_default();
    if let Err(seconds) = services.allow(Doing::Link, Some(&email), address) {
        return Ok(Asked::TooMany(seconds));
    }
    let services = services.clone();
    tokio::spawn(async move {
        if let Err(error) = send(&services, &email, language).await {
            tracing::error!(%error, "a link could not be written");
        }
    });
    Ok(Asked::Heard)
}

/// Writes the letter with the link, where the address has an account.
async fn send(services: &Services, email: &str, language: Language) -> Result<(), ServiceError> {
    let found = persistence::account::by_email(services.database().connection(), email).await?;
    let (Some(found), Some(origin)) = (found, services.letters().origin()) else {
        return audit::write(services, AuditKind::LinkAsked, None, None).await;
    };
    let (secret, at) = (Secret::generate(), services.now());
    let row = &LinkRow {
        token: secret.hash().as_str().to_owned(),
        person: found.person,
        created_at: at,
        expires_at: Timestamp(at.0 + LINK_LASTS),
    };
    let letter = &Letter {
        recipient: found.email,
        language,
        subject: text0(language, "link-mail-subject"),
        before: vec![text0(language, "link-mail-before")],
        link: Some((text0(language, "link-mail-link"), format!("{origin}/entra/collegamento?codice={}", secret.reveal()))),
        after: vec![text(language, "link-mail-after", &[("minutes", (LINK_LASTS / MINUTE).into())]), text0(language, "link-mail-not-you")],
        lasts: LINK_LASTS,
    };
    write_transaction(services.database(), |transaction| async move {
        log_in_link::insert(&transaction, row).await?;
        queue(services, &transaction, letter).await?;
        audit::note(services, &transaction, AuditKind::LinkAsked, Some(row.person), None).await
    })
    .await?;
    services.letters().wake();
    Ok(())
}

async fn open(services: &Services, secret: &str) -> Result<LinkRow, ServiceError> {
    let secret = Secret::shown(secret).ok_or(ServiceError::NotFound)?;
    let found = log_in_link::find(services.database().connection(), secret.hash().as_str()).await?;
    found.filter(|row| services.now() < row.expires_at).ok_or(ServiceError::NotFound)
}

/// Looks whether a link leads somewhere, and uses nothing up: programs that look at letters before
/// people do follow links, too.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none, or it has expired or was used.
pub async fn look(services: &Services, secret: &str) -> Result<(), ApiError> {
    open(services, secret).await?;
    Ok(())
}

/// Begins a session with a link, once.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none, or it has expired or was used.
pub async fn enter(services: &Services, secret: &str, agent: &str) -> Result<LogIn, ApiError> {
    let link = &open(services, secret).await?;
    let (secret, row) = account::new_session(services, link.person, agent, true).await?;
    let row = &row;
    let row = write_transaction(services.database(), |transaction| async move {
        // Once only: of two who send it at the same moment the second finds nothing.
        if !log_in_link::consume(&transaction, &link.token).await? {
            return Err(ServiceError::NotFound);
        }
        let row = account::begin(services, &transaction, row).await?;
        audit::note(services, &transaction, AuditKind::ByLink, Some(row.person), Some(row.person)).await?;
        Ok(row)
    })
    .await?;
    Ok(account::begun(secret, &row))
}
