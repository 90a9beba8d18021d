//! A modal dialog on the browser's own `<dialog>`: it keeps the focus inside, closes with Escape
//! or a click beside it, and gives the focus back to whatever had it before.

use super::Icon;
use crate::i18n::t;
use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;

/// The dialog. It opens and closes with `open`, and says when it was closed.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// Called after it was closed in whatever way.
    #[prop(into)]
    on_close: Callback<()>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                // It fails only for an element that is not in the document.
                let _shown = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let closed = move |_: ev::Event| {
        open.set(false);
        on_close.run(());
    };
    let beside = move |event: ev::MouseEvent| {
        let on_backdrop = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDialogElement>().ok()).is_some();
        if on_backdrop {
            open.set(false);
        }
    };
    view! {
        <dialog class="dialog" node_ref=node aria-label=move || title.get() on:close=closed on:click=beside>
            <div class="dialog__box">
                <header class="dialog__head">
                    <h2>{move || title.get()}</h2>
                    <button type="button" class="btn btn--ghost btn--icon" aria-label=t("close") on:click=move |_| open.set(false)>
                        <Icon name="close"/>
                    </button>
                </header>
                <div class="dialog__body">{children()}</div>
            </div>
        </dialog>
    }
    .into_any()
}
