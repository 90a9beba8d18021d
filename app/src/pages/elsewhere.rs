//! An address that none of the routes knows. On the server it leads nowhere; in the browser it may
//! be a page of the server's, which is then loaded.

use leptos::prelude::*;

/// The 404 page; it sets the response's status.
#[cfg(feature = "ssr")]
#[component]
pub fn Elsewhere() -> impl IntoView {
    let error = crate::api::Failure::from(domain::ApiError::NotFound).into_error();
    view! { <crate::ui::Problem error=error/> }.into_any()
}

/// Loads the address anew, from the server.
#[cfg(not(feature = "ssr"))]
#[component]
pub fn Elsewhere() -> impl IntoView {
    Effect::new(|_| {
        // The browser refuses only while it is leaving the page already.
        let _leaving_when_err = window().location().reload();
    });
}
