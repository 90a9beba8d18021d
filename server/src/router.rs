//! Which address is answered by what, and the layers around it.

use crate::assets::{self, HashedNames};
use crate::state::ServerState;
use crate::{answer, dossier, events, health, limits, lists, request, security, words};
use app::pages::{
    get_rows_to_mend, post_agreement, post_board_setup, post_catalogue, post_class, post_competence_entry, post_demand, post_edit_demand,
    post_first_start, post_import, post_imports, post_invitation, post_link, post_log_in, post_member, post_new_class, post_new_member,
    post_new_place, post_new_student, post_new_tutor, post_occupation_entry, post_own_access, post_place, post_promotion, post_proposal,
    post_releases, post_rule, post_second_step, post_set_up_second_step, post_student, post_student_releases, post_tutor,
    post_withdraw_demand,
};
use app::{App, shell};
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{Response, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{any, get, post};
use domain::ApiError;
use leptos_axum::{LeptosRoutes, generate_route_list};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::{ConfigError, CsrfLayer, ProtectionError};
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::trace::{DefaultOnResponse, TraceLayer};
use tracing::Level;

/// The largest form with a file: the file, and what is said of it.
const MAX_FORM_BYTES: usize = services::import::MAX_FILE_BYTES + 64 * 1024;

/// The whole site. What it does to a request, from the outside in: number it, log it, survive it,
/// compress and complete the answer, refuse what comes from other sites, limit time and size, and
/// then: a file, or find out who asks, and a page or a server function.
///
/// # Errors
/// Where `state.origin` is no origin.
pub fn router(state: &ServerState) -> Result<Router, ConfigError> {
    let names = HashedNames::of(&state.leptos);
    let package = ServiceBuilder::new().layer(from_fn_with_state(names, assets::keep)).service(assets::files(&state.leptos));
    let others = ServiceBuilder::new()
        .layer(from_fn_with_state(names, assets::keep))
        .service(assets::files(&state.leptos).call_fallback_on_method_not_allowed(true).fallback(not_found(state)));
    let mut csrf = CsrfLayer::new();
    if let Some(origin) = &state.origin {
        csrf = csrf.add_trusted_origin(origin)?;
    }
    let layers = ServiceBuilder::new()
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(TraceLayer::new_for_http().make_span_with(span).on_response(DefaultOnResponse::new().level(Level::INFO)))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(from_fn(security::add_headers))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(answer::after_panic))
        .layer(csrf.with_rejection_response(from_elsewhere))
        .layer(from_fn(limits::limit_time))
        .layer(from_fn(limits::limit_body));
    Ok(Router::new()
        .route("/health", get(health::health))
        .route_service("/pkg/{*file}", package)
        .merge(words::routes())
        .merge(dynamic(state))
        .fallback_service(others)
        .with_state(state.clone())
        .layer(layers))
}

/// Pages, server functions and streams: what depends on who asks.
fn dynamic(state: &ServerState) -> Router<ServerState> {
    let context = {
        let state = state.clone();
        move || request::provide(&state)
    };
    let html = {
        let options = state.leptos.clone();
        move || shell(options.clone())
    };
    // A form that is posted to its own page: what answers it may have to show that page again.
    macro_rules! form {
        ($post:path) => {{
            let (services, context, options) = (state.services.clone(), context.clone(), state.leptos.clone());
            post(move |request: Request| $post(services, context, options, request))
        }};
    }
    let to_mend = {
        let services = state.services.clone();
        move |request: Request| {
            let audience = answer::Audience::of(&request);
            async move { get_rows_to_mend(services, request).await.unwrap_or_else(|error| answer::error(audience, &error)) }
        }
    };
    Router::new()
        .route("/tavoli/nuovo", form!(post_board_setup))
        .route("/tavoli/{id}/prepara", form!(post_board_setup))
        .route("/importa", form!(post_imports).layer(DefaultBodyLimit::max(MAX_FORM_BYTES)))
        .route("/importa/{id}", form!(post_import))
        .route("/importa/{id}/da-sistemare.xlsx", get(to_mend.clone()))
        .route("/importa/{id}/da-sistemare.csv", get(to_mend))
        .route("/api/boards/{board}/events", get(events::stream))
        .route("/api/{*unknown}", any(answer::unknown_endpoint))
        .merge(lists::routes())
        .merge(dossier::routes())
        .route("/entra", form!(post_log_in))
        .route("/entra/collegamento", form!(post_link))
        .route("/entra/secondo-passo", form!(post_second_step))
        .route("/invito", form!(post_invitation))
        .route("/accesso", form!(post_own_access))
        .route("/accesso/secondo-passo", form!(post_set_up_second_step))
        .route("/avvio", form!(post_first_start))
        .route("/richieste/nuova", form!(post_demand))
        .route("/catalogo", form!(post_catalogue))
        .route("/catalogo/competenze/{id}", form!(post_competence_entry))
        .route("/catalogo/professioni/{id}", form!(post_occupation_entry))
        .route("/competenze/proposte/{id}", form!(post_proposal))
        .route("/richieste/{id}/modifica", form!(post_edit_demand))
        .route("/richieste/{id}/ritira", form!(post_withdraw_demand))
        .route("/regole/{key}", form!(post_rule))
        .route("/classi/nuova", form!(post_new_class))
        .route("/classi/{id}", form!(post_class))
        .route("/classi/{id}/anno", form!(post_promotion))
        .route("/studenti/nuovo", form!(post_new_student))
        .route("/studenti/{id}", form!(post_student))
        .route("/tutor/nuovo", form!(post_new_tutor))
        .route("/tutor/{id}", form!(post_tutor))
        .route("/studenti/{id}/liberatorie", form!(post_student_releases))
        .route("/liberatorie", form!(post_releases))
        .route("/luoghi/nuovo", form!(post_new_place))
        .route("/luoghi/{id}", form!(post_place))
        .route("/rete/nuovo", form!(post_new_member))
        .route("/rete/accordo", form!(post_agreement))
        .route("/rete/{id}", form!(post_member))
        .leptos_routes_with_context(state, generate_route_list(App), context, html)
        .layer(from_fn_with_state(state.clone(), limits::limit_rate))
        .layer(from_fn_with_state(state.clone(), request::identify))
}

/// The app's own page for addresses where there is nothing.
fn not_found(state: &ServerState) -> Router {
    let context = {
        let state = state.clone();
        move || request::provide(&state)
    };
    let options = state.leptos.clone();
    let page = leptos_axum::render_app_async_with_context(context, move || shell(options.clone()));
    Router::new()
        .fallback(move |request: Request| async move {
            let mut response = page(request).await;
            if response.status() == StatusCode::OK {
                *response.status_mut() = StatusCode::NOT_FOUND;
            }
            response
        })
        .layer(from_fn_with_state(state.clone(), request::identify))
}

/// A request's span: its path without the query, where people type what they look for.
fn span(request: &Request) -> tracing::Span {
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
}

fn from_elsewhere(_: ProtectionError) -> Response<Body> {
    tracing::warn!("a request from another site was refused");
    answer::error(answer::Audience::Program, &ApiError::Forbidden)
}
