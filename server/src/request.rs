//! Who asks and in which language: read once from each request's cookies and headers, and handed to
//! pages and server functions by one and the same context.

use crate::answer::{self, Audience};
use crate::security;
use crate::state::ServerState;
use app::api::{OperatorContact, RequestActor, RequestLanguage, person_cookie, session_cookie};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::ApiError;
use domain::policy::Actor;
use leptos::context::{provide_context, use_context};
use leptos::nonce::use_nonce;
use leptos_axum::ResponseOptions;

/// Finds out who asks and leaves it with the request.
pub async fn identify(State(state): State<ServerState>, mut request: Request, next: Next) -> Response {
    match actor(&state, request.headers()).await {
        Ok(actor) => {
            request.extensions_mut().insert(state.cookie);
            request.extensions_mut().insert(actor);
            next.run(request).await
        }
        Err(error) => answer::error(Audience::of(&request), &error),
    }
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
