//! One's own access: how one comes in, where one is in, and what the coordinator reads of that.

mod first_start;
mod link;
mod outbox;
mod own;
mod register;
mod second_step;

pub(super) use first_start::first_start_note;
pub use first_start::{FirstStart, post_first_start};
pub use link::{Link, post_link};
pub use outbox::Outbox;
pub use own::{OwnAccess, post_own_access};
pub use register::Register;
pub use second_step::{SecondStep, SetUpSecondStep, post_second_step, post_set_up_second_step};

use crate::i18n::use_language;
use crate::ui::{Field, FieldIds, Icon};
use domain::ApiError;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// A value of the address.
fn query(name: &str) -> String {
    use_query_map().get_untracked().get(name).unwrap_or_default()
}

/// What is wrong, above a form.
fn problem(words: String) -> AnyView {
    view! { <div class="note note--bad" role="alert" tabindex="-1" autofocus><Icon name="warning"/><p>{words}</p></div> }.into_any()
}

/// That something was done.
fn good(words: String) -> AnyView {
    view! { <div class="note note--good" role="status"><Icon name="check"/><p>{words}</p></div> }.into_any()
}

/// What is wrong with a field, where the form came back for it.
fn wrong(error: Option<&ApiError>, name: &str) -> Option<String> {
    let Some(ApiError::Invalid(errors)) = error else { return None };
    errors.iter().find(|error| error.field == name).map(|error| messages::field_error(use_language(), error))
}

/// A field of one line: the input's type, and what browsers may fill in.
fn line(
    id: &'static str,
    name: &'static str,
    label: String,
    [kind, autocomplete]: [&'static str; 2],
    value: String,
    hint: Option<String>,
    error: Option<String>,
) -> AnyView {
    let control = move |ids: FieldIds| {
        view! {
            <input id=ids.id name=name type=kind value=value autocomplete=autocomplete required
                aria-describedby=ids.described_by aria-invalid=ids.invalid/>
        }
        .into_any()
    };
    view! { <Field id=id.to_owned() label hint error control/> }.into_any()
}
