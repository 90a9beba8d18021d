//! Server functions of the session: who one is, as whom one looks around the demo, in which
//! language. The three that change something are plain forms: they work before the wasm arrives.

use super::Failure;
use super::codec::Json;
use domain::person::{DemoPerson, Session};
use leptos::prelude::*;

/// Who the reader is.
#[server(name = ReadSession, prefix = "/api", endpoint = "session/read", input = Json, output = Json)]
pub async fn read_session() -> Result<Session, Failure> {
    Ok(super::session_now())
}

/// The people of the demo; there are none outside of demo mode.
#[server(name = ReadDemoPeople, prefix = "/api", endpoint = "session/people", input = Json, output = Json)]
pub async fn read_demo_people() -> Result<Vec<DemoPerson>, Failure> {
    if !super::demo() {
        return Ok(Vec::new());
    }
    Ok(services::person::demo_people(&super::services()?).await?)
}

/// Looks around as a person of the demo and goes on at `back`, or where the role begins. Outside of demo mode it does not exist.
#[server(name = Enter, prefix = "/api", endpoint = "session/enter")]
pub async fn enter(person: String, #[server(default)] back: String) -> Result<(), Failure> {
    use domain::ApiError;
    use domain::person::RoleKind;

    let id: domain::id::PersonId = person.parse().map_err(|_| ApiError::NotFound)?;
    if !super::demo() {
        return Err(ApiError::NotFound.into());
    }
    let (_, person) = services::person::actor(&super::services()?, id).await?.ok_or(ApiError::NotFound)?;
    set_cookie(super::PERSON_COOKIE, &id.to_string(), DAY);
    leptos_axum::redirect(match (back.as_str(), person.role) {
        ("", RoleKind::Company) => "/richieste",
        ("", _) => "/tavoli",
        (back, _) => own_path(back),
    });
    Ok(())
}

/// Becomes a visitor again.
#[server(name = Leave, prefix = "/api", endpoint = "session/leave")]
pub async fn leave() -> Result<(), Failure> {
    set_cookie(super::PERSON_COOKIE, "", 0);
    let cookie = use_context::<super::SessionCookie>().unwrap_or_default();
    let asked = use_context::<http::request::Parts>();
    if let Some(secret) = asked.and_then(|asked| super::session_cookie(&asked.headers, cookie)) {
        services::account::log_out(&super::services()?, &secret).await?;
        append_cookie(&cookie.clear());
    }
    leptos_axum::redirect("/");
    Ok(())
}

/// Chooses the language of the pages and goes back to the page where one was.
#[server(name = ChooseLanguage, prefix = "/api", endpoint = "session/language")]
pub async fn choose_language(language: String, #[server(default)] back: String) -> Result<(), Failure> {
    let language = domain::language::Language::from_tag(&language).unwrap_or_default();
    set_cookie(super::LANGUAGE_COOKIE, language.tag(), 400 * DAY);
    leptos_axum::redirect(own_path(&back));
    Ok(())
}

#[cfg(feature = "ssr")]
const DAY: u32 = 24 * 60 * 60;

/// A path of this site; whatever else was asked for leads to the front page.
#[cfg(feature = "ssr")]
pub(crate) fn own_path(path: &str) -> &str {
    let is_own =
        path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && path.chars().all(|letter| letter.is_ascii_graphic());
    if is_own { path } else { "/" }
}

/// Sets a cookie that scripts cannot read; 0 seconds delete it.
#[cfg(feature = "ssr")]
fn set_cookie(name: &str, value: &str, seconds: u32) {
    append_cookie(&format!("{name}={value}; Path=/; Max-Age={seconds}; SameSite=Lax; HttpOnly"));
}

#[cfg(feature = "ssr")]
fn append_cookie(cookie: &str) {
    if let (Some(response), Ok(cookie)) = (use_context::<leptos_axum::ResponseOptions>(), http::HeaderValue::from_str(cookie)) {
        response.append_header(http::header::SET_COOKIE, cookie);
    }
}
