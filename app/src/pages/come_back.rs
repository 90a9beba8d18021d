//! A page that comes back instead of leading on: the form as it was sent, with what is wrong.

use axum::body::Body;
use axum::response::Response;
use http::request::Parts;
use http::{Request, StatusCode};
use leptos::prelude::{LeptosOptions, provide_context};

/// Renders the page at the request's address with what came back in its context. `status` counts
/// where the page itself has nothing to say against it.
pub(super) async fn come_back<C, R>(context: C, returned: R, status: StatusCode, options: LeptosOptions, parts: Parts) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
    R: Clone + Send + Sync + 'static,
{
    let with_form = move || {
        context();
        provide_context(returned.clone());
    };
    let render = leptos_axum::render_app_async_with_context(with_form, move || crate::shell(options.clone()));
    let mut response = render(Request::from_parts(parts, Body::empty())).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    response
}
