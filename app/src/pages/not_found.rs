//! The page for an address that leads nowhere.

use crate::ui::Problem;
use domain::ApiError;
use leptos::prelude::*;

/// The 404 page; it sets the response's status.
#[component]
pub fn NotFound() -> impl IntoView {
    let error: ApiError = crate::api::Failure::from(ApiError::NotFound).into_error();
    view! { <Problem error=error/> }.into_any()
}
