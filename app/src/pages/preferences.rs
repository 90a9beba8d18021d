//! `/preferenze` for whoever is no student: what the page is, and who could see it. The page itself
//! is `board::preferences`.

use super::entrance::ForOthers;
use domain::person::RoleKind;
use leptos::prelude::*;

/// What stands there for others.
#[component]
pub fn PreferencesForOthers() -> impl IntoView {
    view! { <ForOthers heading="preferences-heading" text="preferences-for-whom" roles=vec![RoleKind::Student] back="/preferenze"/> }
}
