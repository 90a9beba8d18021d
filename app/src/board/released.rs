//! For a company, beside a student: why it reads the name, until when, and what else was released.

use super::store::Store;
use crate::ui::Icon;
use domain::board::ReleasedPart;
use domain::id::StudentId;
use leptos::prelude::*;

/// Nothing where nothing was released.
#[component]
pub(super) fn Released(student: StudentId) -> impl IntoView {
    let store = expect_context::<Store>();
    move || store.directory.with(|directory| directory.student(student)?.release.clone()).map(|part| shown(store, part))
}

fn shown(store: Store, part: ReleasedPart) -> AnyView {
    let key = if part.by_family { "board-released-family" } else { "board-released-student" };
    let words = store.text(key, &[("day", messages::day(store.language, part.until).into())]);
    let contact = part.contact;
    let lines = [contact.email, contact.phone, contact.note].into_iter().flatten().map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <div class="insp__released"><p><Icon name="eye"/>{words}</p><ul>{lines}</ul></div> }.into_any()
}
