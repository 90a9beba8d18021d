//! What a request carries, put into context by `server` for pages and server functions alike.

use super::Failure;
use domain::ApiError;
use domain::id::PersonId;
use domain::language::Language;
use domain::person::{DemoPerson, Session};
use domain::policy::Actor;
use http::request::Parts;
use http::{HeaderMap, header};
use leptos::prelude::use_context;
use services::Services;
use services::account::Secret;
use std::net::IpAddr;

/// The cookie with the chosen language's tag.
pub const LANGUAGE_COOKIE: &str = "annoda_language";
/// The cookie with the id of the chosen demo person; to be believed in demo mode only.
pub const PERSON_COOKIE: &str = "annoda_person";

/// The cookie of a session: its name, and whether only secure connections carry it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SessionCookie {
    /// Bound to this host and to secure connections; browsers count localhost among them.
    #[default]
    Secure,
    /// For a network where everything goes unencrypted, only where the operator said so.
    Plain,
}

impl SessionCookie {
    fn name(self) -> &'static str {
        match self {
            Self::Secure => "__Host-annoda_session",
            Self::Plain => "annoda_session",
        }
    }

    /// The header's value that gives a browser its secret. Scripts cannot read it; it
    /// lasts as long as a session can.
    #[must_use]
    pub fn set(self, secret: &str) -> String {
        let seconds = services::account::SESSION_LONGEST / 1_000;
        format!("{}={secret}; Path=/; Max-Age={seconds}; SameSite=Lax; HttpOnly{}", self.name(), self.secure())
    }

    /// The header's value that takes it away.
    #[must_use]
    pub fn clear(self) -> String {
        format!("{}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly{}", self.name(), self.secure())
    }

    fn secure(self) -> &'static str {
        match self {
            Self::Secure => "; Secure",
            Self::Plain => "",
        }
    }
}

/// The secret that a request shows, where it can be one.
#[must_use]
pub fn session_cookie(headers: &HeaderMap, kind: SessionCookie) -> Option<Secret> {
    Secret::shown(cookie(headers, kind.name())?)
}

/// From which address somebody asks, where it is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct RequestAddress(pub Option<IpAddr>);

impl RequestAddress {
    /// Of a request that the server has looked at.
    #[must_use]
    pub fn of(parts: &Parts) -> Option<IpAddr> {
        parts.extensions.get::<Self>().and_then(|address| address.0)
    }
}

/// The secret of the session that a request shows, and how its cookie is kept.
#[must_use]
pub fn session_of(parts: &Parts) -> (Option<Secret>, SessionCookie) {
    let kind = parts.extensions.get::<SessionCookie>().copied().unwrap_or_default();
    (session_cookie(&parts.headers, kind), kind)
}

/// The same of the page that is being written.
pub(crate) fn secret_now() -> Option<Secret> {
    use_context::<Parts>().and_then(|parts| session_of(&parts).0)
}

/// Who asks.
#[derive(Clone, Debug)]
pub struct RequestActor {
    /// For the policy.
    pub actor: Actor,
    /// For the header of the page; `None` for a visitor.
    pub person: Option<DemoPerson>,
    /// Whether the chooser of demo people exists.
    pub demo: bool,
}

/// In which language.
#[derive(Clone, Copy, Debug)]
pub struct RequestLanguage(pub Language);

impl RequestLanguage {
    /// The language that somebody chose, else the first that their browser asks for.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        let chosen = cookie(headers, LANGUAGE_COOKIE).and_then(Language::from_tag);
        let accepted = || headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map(Language::accepted);
        Self(chosen.or_else(accepted).unwrap_or_default())
    }
}

/// Where to write about accessibility and privacy: an address that the operator configured.
#[derive(Clone, Debug)]
pub struct OperatorContact(pub Option<String>);

/// The demo person of the request's cookie, not yet believed.
#[must_use]
pub fn person_cookie(headers: &HeaderMap) -> Option<PersonId> {
    cookie(headers, PERSON_COOKIE)?.parse().ok()
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
}

/// The services, which the server always provides.
pub(crate) fn services() -> Result<Services, Failure> {
    use_context::<Services>().ok_or_else(|| {
        tracing::error!("a page or server function ran without the services in context");
        ApiError::Internal("context".to_owned()).into()
    })
}

/// Who asks; a visitor where nobody said otherwise.
pub(crate) fn actor() -> Actor {
    use_context::<RequestActor>().map_or(Actor::Anonymous, |request| request.actor)
}

/// Whether the chooser of demo people exists.
pub(crate) fn demo() -> bool {
    use_context::<RequestActor>().is_some_and(|request| request.demo)
}

/// Who asks, as the page shows it.
pub(crate) fn session_now() -> Session {
    match use_context::<RequestActor>() {
        Some(RequestActor { actor, person, demo }) => Session { actor, person, demo },
        None => Session { actor: Actor::Anonymous, person: None, demo: false },
    }
}

/// In which language to answer.
pub(crate) fn language() -> Language {
    use_context::<RequestLanguage>().map_or(Language::default(), |request| request.0)
}
