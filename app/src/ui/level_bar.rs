//! A level in four segments: what is held, what is missing, what is more than asked.

use domain::competence::Level;
use leptos::prelude::*;

/// The segments. They say nothing to a screen reader: the level's words stand beside them.
#[component]
pub fn LevelBar(
    /// What somebody has.
    held: Level,
    /// What is asked.
    asked: Level,
) -> impl IntoView {
    let segments = Level::STEPS
        .map(|step| {
            let class = match (step <= held, step <= asked) {
                (true, true) => "levels__held",
                (true, false) => "levels__extra",
                (false, true) => "levels__missing",
                (false, false) => "",
            };
            view! { <i class=class></i> }
        })
        .collect_view();
    view! { <span class="levels" aria-hidden="true">{segments}</span> }.into_any()
}
