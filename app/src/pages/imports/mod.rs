//! `/importa`: a file that a school has already comes into the polo, step by step. Plain pages and
//! forms; a small script shows how far an upload has come, and without it all works the same.

mod columns;
mod confirm;
mod draft;
mod esco;
mod home;
mod report;
mod rows;
mod submission;
mod to_mend;

pub(crate) use draft::Import;
pub(crate) use home::Imports;
pub use submission::{get_rows_to_mend, post_import, post_imports};

use crate::i18n::t;
use crate::ui::Icon;
use leptos::prelude::*;
use services::import::Problem;

/// Where a file stands on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    File,
    Columns,
    Preview,
    Confirm,
    Report,
}

const STEPS: [(Step, &str); 5] = [
    (Step::File, "intake-step-file"),
    (Step::Columns, "intake-step-columns"),
    (Step::Preview, "intake-step-preview"),
    (Step::Confirm, "intake-step-confirm"),
    (Step::Report, "intake-step-report"),
];

/// The steps, with the one at which the file is.
fn steps(now: Step) -> AnyView {
    let items = STEPS
        .into_iter()
        .zip(1..)
        .map(|((step, key), number)| {
            let is_done = step < now || now == Step::Report;
            let mark = if is_done { view! { <i><Icon name="check"/></i> }.into_any() } else { view! { <i>{number}</i> }.into_any() };
            let current = (step == now).then_some("step");
            view! { <li class:wizard-steps__done=is_done class:wizard-steps__now={step == now && !is_done} aria-current=current>{mark}<span>{t(key)}</span></li> }
        })
        .collect_view();
    view! { <ol class="wizard-steps" aria-label=t("intake-steps")>{items}</ol> }.into_any()
}

/// A problem in words, without its place.
fn remedy(problem: &Problem) -> String {
    let values: Vec<(&str, messages::Value<'_>)> =
        problem.values.iter().map(|(name, value)| (name.as_str(), value.as_str().into())).collect();
    messages::text(crate::i18n::use_language(), &problem.key, &values)
}

/// A word with its first letter in capitals, where it begins a line.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
