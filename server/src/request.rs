//! Who asks and in which language: read once from each request's cookies and headers, and handed to
//! pages and server functions by one and the same context.

use crate::answer::{self, Audience};
use crate::security;
use crate::state::ServerState;
use app::api::{OperatorContact, RequestActor, RequestAddress, RequestLanguage, person_cookie, session_cookie};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::ApiError;
use domain::policy::Actor;
use leptos::context::{provide_context, use_context};
use leptos::nonce::use_nonce;
use leptos_axum::ResponseOptions;
use std::net::{IpAddr, SocketAddr};

/// Finds out who asks and leaves it with the request.
pub async fn identify(State(state): State<ServerState>, mut request: Request, next: Next) -> Response {
    let mut found = actor(&state, request.headers()).await;
    // Of a page, whose menu shows it; a form that is posted to its page may lead back to it.
    if !request.uri().path().starts_with("/api/")
        && let Ok(RequestActor { actor, person: Some(person), .. }) = &mut found
    {
        match services::board::waiting(&state.services, actor).await {
            Ok(waiting) => person.waiting = waiting,
            Err(error) => found = Err(error),
        }
    }
    match found {
        Ok(actor) => {
            let person = actor.person.as_ref().filter(|_| !state.demo).map(|person| person.id);
            let address = RequestAddress(address(state.proxy_header.as_ref(), &request));
            request.extensions_mut().insert(state.cookie);
            request.extensions_mut().insert(actor);
            request.extensions_mut().insert(address);
            let response = next.run(request).await;
            if let Some(person) = person.filter(|_| response.status() == StatusCode::FORBIDDEN) {
                services::audit::denied(&state.services, person).await;
            }
            response
        }
        Err(error) => answer::error(Audience::of(&request), &error),
    }
}

/// From which address it comes: of the connection, or, behind a proxy that the operator trusts, the
/// last one that its header names; those before it anybody could have written.
fn address(proxy_header: Option<&HeaderName>, request: &Request) -> Option<IpAddr> {
    if let Some(name) = proxy_header {
        let line = request.headers().get_all(name).iter().next_back()?.to_str().ok()?;
        return line.rsplit(',').next()?.trim().parse().ok();
    }
    request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip())
}

/// Who the cookie says one is: whose session it is or, in a demonstration, whom one has chosen.
pub(crate) async fn actor(state: &ServerState, headers: &HeaderMap) -> Result<RequestActor, ApiError> {
    let visitor = RequestActor { actor: Actor::Anonymous, person: None, demo: state.demo };
    if !state.demo {
        let Some(secret) = session_cookie(headers, state.cookie) else { return Ok(visitor) };
        let known = services::account::actor(&state.services, &secret).await?;
        return Ok(known.map_or(visitor, |(actor, person)| RequestActor { actor, person: Some(person), demo: false }));
    }
    let Some(id) = person_cookie(headers) else { return Ok(visitor) };
    let known = services::person::actor(&state.services, id).await?;
    Ok(known.map_or(visitor, |(actor, person)| RequestActor { actor, person: Some(person), demo: true }))
}

/// The context of every page and every server function.
pub fn provide(state: &ServerState) {
    let asked = use_context::<Parts>();
    let extensions = asked.as_ref().map(|parts| &parts.extensions);
    let visitor = || RequestActor { actor: Actor::Anonymous, person: None, demo: state.demo };
    provide_context(state.services.clone());
    provide_context(state.cookie);
    provide_context(extensions.and_then(|found| found.get::<RequestActor>()).cloned().unwrap_or_else(visitor));
    provide_context(asked.as_ref().map_or_else(|| RequestLanguage::of(&HeaderMap::new()), |parts| RequestLanguage::of(&parts.headers)));
    provide_context(OperatorContact(state.contact.clone()));
    // A page has inline scripts, which start the program and carry its data: they need this
    // answer's own number, which nobody else can know.
    if let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>())
        && let Ok(policy) = HeaderValue::from_str(&security::page_policy(&nonce))
    {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[test]
    fn a_header_is_believed_only_where_a_proxy_is_trusted_and_then_its_last_address() {
        let header = HeaderName::from_static("x-forwarded-for");
        let asked = |lines: &[&'static str]| {
            let mut request = Request::new(Body::empty());
            request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 4_000))));
            for line in lines {
                request.headers_mut().append(header.clone(), HeaderValue::from_static(line));
            }
            request
        };
        let proxy: Option<IpAddr> = "10.0.0.1".parse().ok();
        let client: Option<IpAddr> = "192.0.2.7".parse().ok();
        assert_eq!(address(None, &asked(&["192.0.2.7"])), proxy, "nobody chooses an address");
        for lines in [&["192.0.2.7"][..], &["198.51.100.1, 192.0.2.7"], &["198.51.100.1", "x, 192.0.2.7 "]] {
            assert_eq!(address(Some(&header), &asked(lines)), client, "{lines:?}");
        }
        assert_eq!(address(Some(&header), &asked(&["unknown"])), None);
        assert_eq!(address(Some(&header), &asked(&[])), None);
    }
}
