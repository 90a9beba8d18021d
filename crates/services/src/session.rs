//! One's own sessions on all devices, and one's own password.

use crate::account::{MINUTE, Secret, Tried, chosen, is_password, open_session};
use crate::{Doing, ServiceError, Services, audit, second_step};
use domain::ApiError;
use domain::audit::AuditKind;
use domain::calendar::Timestamp;
use domain::id::{PersonId, SessionId};
use persistence::account::{self, SessionRow};
use persistence::write_transaction;
use std::net::IpAddr;

/// Whoever came in by a link may choose a password without the old one for so long, in milliseconds.
const LINK_COUNTS: i64 = 30 * MINUTE;

/// One's own access.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnAccess {
    /// What one logs in with.
    pub email: String,
    /// Whether the old password is asked for a new one: not of whoever has none, nor of whoever has
    /// just come in by a link.
    pub asks_old: bool,
    /// Whether there is a second step, and how many codes on paper are left.
    pub second_step: Option<u64>,
    /// Used last first.
    pub sessions: Vec<OwnSession>,
}

/// A session of one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSession {
    /// Which one.
    pub id: SessionId,
    /// When it began.
    pub begun: Timestamp,
    /// When it was used last.
    pub used: Timestamp,
    /// The browser and what it runs on, as far as they are known.
    pub browser: Option<(&'static str, &'static str)>,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// A form for a new password.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PasswordForm {
    /// The old one.
    pub old: String,
    /// The new one.
    pub password: String,
    /// The new one again.
    pub again: String,
}

/// The session that asks, which must be a whole one.
async fn this(services: &Services, secret: &Secret) -> Result<SessionRow, ServiceError> {
    open_session(services, secret).await?.filter(|row| !row.waits).ok_or(ServiceError::NotFound)
}

/// One's own access.
///
/// # Errors
/// [`ApiError::NotFound`] where the secret is of no session.
pub async fn own(services: &Services, secret: &Secret) -> Result<OwnAccess, ApiError> {
    Ok(read(services, secret).await?)
}

async fn read(services: &Services, secret: &Secret) -> Result<OwnAccess, ServiceError> {
    let (row, connection) = (this(services, secret).await?, services.database().connection());
    let found = account::of_person(connection, row.person).await?.ok_or(ServiceError::NotFound)?;
    let sessions = account::sessions(connection, row.person).await?;
    let sessions = sessions.into_iter().filter(|one| !one.waits).map(|one| OwnSession {
        id: one.id,
        begun: one.created_at,
        used: one.touched_at,
        browser: browser(&one.agent),
        is_this: one.id == row.id,
    });
    Ok(OwnAccess {
        asks_old: found.password.is_some() && !is_fresh_by_link(services, &row),
        email: found.email,
        second_step: second_step::codes_left(services, row.person).await?,
        sessions: sessions.collect(),
    })
}

fn is_fresh_by_link(services: &Services, row: &SessionRow) -> bool {
    row.by_link && services.now().0 < row.created_at.0 + LINK_COUNTS
}

/// Ends one of one's own sessions.
///
/// # Errors
/// [`ApiError::NotFound`] where one has no such session.
pub async fn end(services: &Services, secret: &Secret, id: SessionId) -> Result<(), ApiError> {
    let row = &this(services, secret).await?;
    let ended = write_transaction(services.database(), |transaction| async move {
        if !account::end(&transaction, row.person, id).await? {
            return Err(ServiceError::NotFound);
        }
        audit::note(services, &transaction, AuditKind::SessionEnded, Some(row.person), Some(row.person)).await
    });
    Ok(ended.await?)
}

/// Ends all of one's own sessions but this one; says how many.
///
/// # Errors
/// [`ApiError::NotFound`] where the secret is of no session.
pub async fn end_others(services: &Services, secret: &Secret) -> Result<u64, ApiError> {
    let row = &this(services, secret).await?;
    let ended = write_transaction(services.database(), |transaction| async move {
        let ended = account::end_others(&transaction, row.person, Some(row.id)).await?;
        audit::note(services, &transaction, AuditKind::OthersEnded, Some(row.person), Some(row.person)).await?;
        Ok::<_, ServiceError>(ended)
    });
    Ok(ended.await?)
}

/// Changes one's own password; all other sessions end, and so do links and invitations. Refused
/// where the old password is not the one that was.
///
/// # Errors
/// [`ApiError::NotFound`] where the secret is of no session, [`ApiError::Invalid`] where the new
/// password is not good enough.
pub async fn change_password(
    services: &Services,
    secret: &Secret,
    form: &PasswordForm,
    address: Option<IpAddr>,
) -> Result<Tried<()>, ApiError> {
    Ok(change(services, secret, form, address).await?)
}

async fn change(services: &Services, secret: &Secret, form: &PasswordForm, address: Option<IpAddr>) -> Result<Tried<()>, ServiceError> {
    let row = &this(services, secret).await?;
    let found = account::of_person(services.database().connection(), row.person).await?.ok_or(ServiceError::NotFound)?;
    if let Err(seconds) = services.allow(Doing::LogIn, Some(&found.email), address) {
        return Ok(Tried::TooMany(seconds));
    }
    if found.password.is_some() && !is_fresh_by_link(services, row) && !is_password(Some(&found), &form.old).await? {
        audit::write(services, AuditKind::Refused, Some(row.person), Some(row.person)).await?;
        return Ok(Tried::Refused);
    }
    let words = known_words(services, row.person).await?;
    let known: Vec<&str> = words.iter().map(String::as_str).chain([found.email.as_str()]).collect();
    let hash = &chosen(&form.password, &form.again, &known).await?;
    let at = services.now();
    write_transaction(services.database(), |transaction| async move {
        account::set_password(&transaction, row.person, hash.as_str(), Some(row.id), at).await?;
        audit::note(services, &transaction, AuditKind::PasswordChanged, Some(row.person), Some(row.person)).await
    })
    .await?;
    Ok(Tried::Done(()))
}

/// What everybody knows of a person.
async fn known_words(services: &Services, person: PersonId) -> Result<Vec<String>, ServiceError> {
    let found = crate::person::find(services, person).await?;
    Ok(found.map(|(_, person)| vec![person.name, person.organisation]).unwrap_or_default())
}

/// A browser and what it runs on, coarsely: enough to know one's own devices by. Most browsers claim
/// to be others too, so the order counts.
#[must_use]
pub fn browser(agent: &str) -> Option<(&'static str, &'static str)> {
    let first = |known: &[(&str, &'static str)]| known.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ])?;
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ])?;
    Some((browser, system))
}

#[cfg(test)]
mod tests {
    use super::browser;

    #[test]
    fn browsers_are_known_by_their_own_mark() {
        let known = |agent: &str| browser(agent).unwrap_or(("?", "?"));
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(known(firefox), ("Firefox", "Linux"));
        assert_eq!(known(chrome), ("Chrome", "Windows"));
        assert_eq!(known(&format!("{chrome} Edg/141.0.0.0")), ("Edge", "Windows"));
        assert_eq!(known(safari), ("Safari", "iPhone"));
        for unknown in ["", "curl/8.5.0", "<script>"] {
            assert_eq!(browser(unknown), None, "{unknown}");
        }
    }
}
