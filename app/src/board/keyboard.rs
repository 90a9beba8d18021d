//! The board by keyboard: arrows move the focus among cards, Space chooses, M opens "Sposta…",
//! Ctrl+Z and Ctrl+Shift+Z. No dragging by arrows: screen readers keep the arrows for themselves.

use super::drag::Card;
use super::planning::Planning;
use super::pointer::Pointer;
use super::store::Store;
use domain::board::BoardCommand;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Listens as long as the board is on the page.
pub(super) fn attach(store: Store, planning: Planning, pointer: Pointer) {
    Effect::new(move |_| {
        let keys = window_event_listener(leptos::ev::keydown, move |event| handle(store, planning, pointer, &event));
        let focus = window_event_listener(leptos::ev::focusin, move |event| {
            if let Some(card) = event.target().and_then(|target| card_of(target.dyn_ref()?)) {
                store.remember_focus(card);
            }
        });
        on_cleanup(move || {
            keys.remove();
            focus.remove();
        });
    });
}

fn handle(store: Store, planning: Planning, pointer: Pointer, event: &KeyboardEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if event.key() == "Escape" {
        let in_dialog = target.closest("dialog").ok().flatten().is_some();
        if pointer.cancel() {
            event.prevent_default();
        } else if !close_facets(&target) && !in_dialog {
            planning.open.set(false);
        }
        return;
    }
    if matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || target.closest("dialog").ok().flatten().is_some() {
        return;
    }
    if event.ctrl_key() || event.meta_key() {
        let command = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => BoardCommand::Undo,
            ("z", true) | ("y", false) => BoardCommand::Redo,
            _ => return,
        };
        if store.may_change {
            event.prevent_default();
            store.dispatch(command);
        }
        return;
    }
    let Some(card) = card_of(&target) else { return };
    match event.key().as_str() {
        " " | "Enter" => store.choose(card),
        "m" | "M" if store.may_change => store.moving.set(Some(card)),
        "ArrowDown" => step(&target, Step::Row(1)),
        "ArrowUp" => step(&target, Step::Row(-1)),
        "ArrowRight" => step(&target, Step::Card(1)),
        "ArrowLeft" => step(&target, Step::Card(-1)),
        _ => return,
    }
    event.prevent_default();
}

/// The card that has the focus itself, not one of its buttons.
fn card_of(element: &Element) -> Option<Card> {
    if element.tag_name() != "ARTICLE" {
        return None;
    }
    Card::from_attribute(&element.get_attribute("data-grip")?)
}

enum Step {
    Row(i32),
    Card(i32),
}

fn step(from: &Element, step: Step) {
    let Some(list) = from.closest("[data-roving]").ok().flatten() else { return };
    let Ok(nodes) = list.query_selector_all("article[data-grip]") else { return };
    let cards: Vec<HtmlElement> = (0..nodes.length()).filter_map(|position| nodes.get(position)?.dyn_into().ok()).collect();
    let Some(here) = cards.iter().position(|card| card.is_same_node(Some(from))) else { return };
    let top = |card: &HtmlElement| card.get_bounding_client_rect().top();
    let columns = cards.first().map_or(1, |first| cards.iter().take_while(|card| (top(card) - top(first)).abs() < 2.0).count());
    let by = match step {
        Step::Row(rows) => rows * i32::try_from(columns).unwrap_or(1),
        Step::Card(cards) => cards,
    };
    let there = i32::try_from(here).unwrap_or(0) + by;
    if let Some(card) = usize::try_from(there).ok().and_then(|there| cards.get(there)) {
        // A card that cannot take the focus leaves it where it is.
        let _kept_when_err = card.focus();
    }
}

/// Closes the facet that has the focus, and gives the focus back to its chip. Whether there was one.
fn close_facets(target: &Element) -> bool {
    if let Some(facet) = target.closest("details.facet[open]").ok().flatten() {
        let _still_open_when_err = facet.remove_attribute("open");
        if let Some(summary) = facet.query_selector("summary").ok().flatten().and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
            let _kept_when_err = summary.focus();
        }
        return true;
    }
    false
}
