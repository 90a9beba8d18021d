//! The one line that speaks: who, from where, to where, and how to take it back.

use super::store::{Store, Tone};
use crate::i18n::t;
use crate::ui::Icon;
use domain::board::BoardCommand;
use leptos::prelude::*;

/// The status line; empty until something happens.
#[component]
pub(super) fn NoticeLine() -> impl IntoView {
    let store = expect_context::<Store>();
    let class = move || match store.notice.with(|notice| notice.as_ref().map(|notice| notice.tone)) {
        None => "notice",
        Some(Tone::Done) => "notice notice--shown",
        Some(Tone::Others) => "notice notice--shown notice--others",
        Some(Tone::Refused) => "notice notice--shown notice--refused",
    };
    let undoable = move || store.notice.with(|notice| notice.as_ref().is_some_and(|notice| notice.tone == Tone::Done));
    let can_undo = move || store.me.is_some_and(|me| store.state.with(|state| state.can_undo(me)));
    view! {
        <div class=class>
            <p role="status">{move || store.notice.with(|notice| notice.as_ref().map(|notice| notice.text.clone()))}</p>
            <Show when=move || undoable() && can_undo()>
                <button type="button" class="notice__undo" on:click=move |_| store.dispatch(BoardCommand::Undo)>{t("board-undo")}</button>
            </Show>
            <Show when=move || store.notice.with(Option::is_some)>
                <button type="button" class="notice__close" aria-label=t("close") on:click=move |_| store.notice.set(None)><Icon name="close"/></button>
            </Show>
        </div>
    }
    .into_any()
}
