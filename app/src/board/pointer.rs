//! Feeds the drag with pointer events: lifting, one overlay moved by one transform per frame, hit
//! test by measured rectangles, auto-scroll. What follows from a drag is decided in `drag.rs`.

use super::drag::{Card, Drag, Grip, Input, Outcome, PointerKind, TOUCH_PRESS_MS, Target, scroll_speed};
use super::store::Store;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};

/// How old measured rectangles may grow while a card is in the air, in milliseconds.
const MEASURE_AGAIN_MS: f64 = 200.0;

#[derive(Clone, Copy, Debug)]
struct Rect {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Rect {
    fn of(element: &Element) -> Self {
        let rect = element.get_bounding_client_rect();
        Self { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
    }

    fn contains(&self, (x, y): (f64, f64)) -> bool {
        x >= self.left && x < self.right && y >= self.top && y < self.bottom
    }
}

/// A place to drop: its rectangle, cut to the part of its container that can be seen.
#[derive(Clone, Copy, Debug)]
struct Place {
    target: Target,
    rect: Rect,
    window: Rect,
}

#[derive(Default)]
struct Inner {
    drag: Drag,
    at: (f64, f64),
    /// Where in the card it was taken.
    grabbed: (f64, f64),
    pointer: i32,
    press: u32,
    places: Vec<Place>,
    measured: f64,
    frame: f64,
    near_edge_since: Option<f64>,
}

/// The handle that the board's root calls with its events.
#[derive(Clone, Copy)]
pub(super) struct Pointer {
    store: Store,
    root: NodeRef<leptos::html::Div>,
    overlay: NodeRef<leptos::html::Div>,
    inner: StoredValue<Inner>,
}

impl Pointer {
    /// For one board; its root element and the overlay that follows the pointer.
    pub(super) fn new(store: Store, root: NodeRef<leptos::html::Div>, overlay: NodeRef<leptos::html::Div>) -> Self {
        Self { store, root, overlay, inner: StoredValue::new(Inner::default()) }
    }

    fn feed(&self, input: Input) -> Outcome {
        self.inner.try_update_value(|inner| inner.drag.feed(input)).unwrap_or(Outcome::Nothing)
    }

    /// The pointer went down somewhere on the board.
    pub(super) fn press(&self, event: &PointerEvent) {
        self.store.dragged.set_value(false);
        if !self.store.may_change || event.button() != 0 || !event.is_primary() {
            return;
        }
        let Some((element, grip)) = grip_of(event) else { return };
        let kind = if event.pointer_type() == "touch" { PointerKind::Touch } else { PointerKind::Precise };
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let rect = Rect::of(&element);
        let press = self.inner.try_update_value(|inner| {
            inner.at = at;
            inner.grabbed = ((at.0 - rect.left).min(260.0), (at.1 - rect.top).min(60.0));
            inner.pointer = event.pointer_id();
            inner.press += 1;
            inner.press
        });
        self.feed(Input::Press { grip, kind, at });
        if kind == PointerKind::Touch {
            let pointer = *self;
            set_timeout(move || pointer.rested(press.unwrap_or(0)), Duration::from_millis(TOUCH_PRESS_MS as u64));
        }
    }

    fn rested(&self, press: u32) {
        if self.inner.try_with_value(|inner| inner.press) == Some(press) {
            let outcome = self.feed(Input::Rested);
            self.follow(outcome);
        }
    }

    /// The pointer moved.
    pub(super) fn moved(&self, event: &PointerEvent) {
        if self.inner.with_value(|inner| inner.drag == Drag::Idle || inner.pointer != event.pointer_id()) {
            return;
        }
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.inner.update_value(|inner| inner.at = at);
        let outcome = self.feed(Input::Move { at });
        self.follow(outcome);
    }

    /// The pointer went up: the place under it is looked at once more, so that a fast drop that
    /// came before the next frame lands where it was let go.
    pub(super) fn released(&self, event: &PointerEvent) {
        if self.inner.with_value(|inner| inner.pointer != event.pointer_id()) {
            return;
        }
        if self.inner.with_value(|inner| inner.drag.lifted().is_some()) {
            self.inner.update_value(|inner| inner.at = (f64::from(event.client_x()), f64::from(event.client_y())));
            self.measure();
            self.hit();
        }
        let outcome = self.feed(Input::Release);
        self.follow(outcome);
    }

    /// The browser took the pointer away, or Escape was pressed. Whether anything was under way.
    pub(super) fn cancel(&self) -> bool {
        let outcome = self.feed(Input::Cancel);
        let is_restored = outcome == Outcome::Restored;
        self.follow(outcome);
        is_restored
    }

    /// Stops the scroll of a finger that has lifted a card; the listener must not be passive.
    pub(super) fn touch_moved(&self, event: &web_sys::TouchEvent) {
        if event.cancelable() && self.inner.with_value(|inner| inner.drag.lifted().is_some()) {
            event.prevent_default();
        }
    }

    /// A long press opens no menu of the browser's on a card.
    pub(super) fn context_menu(&self, event: &web_sys::MouseEvent) {
        if self.inner.with_value(|inner| inner.drag != Drag::Idle) {
            event.prevent_default();
        }
    }

    fn follow(&self, outcome: Outcome) {
        match outcome {
            Outcome::Nothing => {}
            Outcome::Lifted(grip) => self.lift(grip),
            Outcome::Restored => self.land(),
            Outcome::Dropped(command) => {
                self.land();
                self.store.dispatch(command);
            }
        }
    }

    fn lift(&self, grip: Grip) {
        self.store.dragged.set_value(true);
        self.store.over.set(None);
        self.store.lifted.set(Some(grip));
        if let Some(root) = self.root.get_untracked() {
            let pointer = self.inner.with_value(|inner| inner.pointer);
            // Without capture the drag still works within the board.
            let _uncaptured_when_err = root.set_pointer_capture(pointer);
        }
        self.inner.update_value(|inner| {
            inner.measured = f64::NEG_INFINITY;
            inner.frame = 0.0;
            inner.near_edge_since = None;
        });
        self.request_frame();
    }

    fn land(&self) {
        self.store.lifted.set(None);
        self.store.over.set(None);
        self.inner.update_value(|inner| inner.places.clear());
    }

    fn request_frame(&self) {
        let pointer = *self;
        request_animation_frame(move || pointer.step());
    }

    /// One frame: overlay, rectangles where they are old, hit test, auto-scroll.
    fn step(&self) {
        if self.inner.try_with_value(|inner| inner.drag.lifted().is_some()) != Some(true) {
            return;
        }
        let now = window().performance().map_or(0.0, |performance| performance.now());
        let (at, grabbed, measured) = self.inner.with_value(|inner| (inner.at, inner.grabbed, inner.measured));
        if let Some(overlay) = self.overlay.get_untracked() {
            let place = format!("translate3d({}px, {}px, 0)", written(at.0 - grabbed.0), written(at.1 - grabbed.1));
            let _kept_when_err = HtmlElement::style(&overlay).set_property("transform", &place);
        }
        if now - measured > MEASURE_AGAIN_MS {
            self.measure();
            self.inner.update_value(|inner| inner.measured = now);
        }
        self.hit();
        self.auto_scroll(now);
        self.request_frame();
    }

    fn measure(&self) {
        let Some(root) = self.root.get_untracked() else { return };
        let Some(grip) = self.inner.with_value(|inner| inner.drag.lifted()) else { return };
        let mut places = Vec::new();
        for element in elements(&root, "[data-drop]") {
            let Some(target) = element.get_attribute("data-drop").and_then(|text| target_of(&text)) else { continue };
            if grip.command(target).is_none() {
                continue;
            }
            let window =
                element.closest("[data-scroll]").ok().flatten().map_or_else(|| Rect::of(&element), |container| Rect::of(&container));
            let place = Place { target, rect: Rect::of(&element), window };
            // The phone's bar lies above the cards, the bench below them.
            if element.class_list().contains("dock__chip") { places.insert(0, place) } else { places.push(place) }
        }
        domain::sorting::sort_by_key(&mut places, |place| place.target == Target::Bench);
        self.inner.update_value(|inner| inner.places = places);
    }

    fn hit(&self) {
        let (at, over) = self.inner.with_value(|inner| {
            let hit = inner.places.iter().find(|place| place.rect.contains(inner.at) && place.window.contains(inner.at));
            (inner.drag, hit.map(|place| place.target))
        });
        if matches!(at, Drag::Lifted { over: before, .. } if before != over) {
            self.feed(Input::Over(over));
            self.store.over.set(over);
        }
    }

    fn auto_scroll(&self, now: f64) {
        let Some(root) = self.root.get_untracked() else { return };
        let (at, frame, since) = self.inner.with_value(|inner| (inner.at, inner.frame, inner.near_edge_since));
        let elapsed = if frame == 0.0 { 0.0 } else { (now - frame).min(50.0) };
        let mut near = false;
        // The uppermost container only: the phone's bar lies above the list and comes after it.
        let mut under = elements(&root, "[data-scroll]").into_iter().rev().map(|container| (Rect::of(&container), container));
        if let Some((rect, container)) = under.find(|(rect, _)| rect.contains(at)) {
            let ramp = since.map_or(0.0, |since| now - since);
            let full = |position, from, to| scroll_speed(position, from, to, f64::MAX);
            if container.get_attribute("data-scroll").as_deref() == Some("x") {
                near = full(at.0, rect.left, rect.right) != 0.0;
                let pixels = scroll_speed(at.0, rect.left, rect.right, ramp) * elapsed / 1000.0;
                container.set_scroll_left(container.scroll_left() + pixels.round() as i32);
            } else {
                near = full(at.1, rect.top, rect.bottom) != 0.0;
                let pixels = scroll_speed(at.1, rect.top, rect.bottom, ramp) * elapsed / 1000.0;
                container.set_scroll_top(container.scroll_top() + pixels.round() as i32);
            }
        }
        self.inner.update_value(|inner| {
            inner.frame = now;
            inner.near_edge_since = if near { inner.near_edge_since.or(Some(now)) } else { None };
            if near {
                inner.measured = f64::NEG_INFINITY;
            }
        });
    }
}

fn elements(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(nodes) = root.query_selector_all(selector) else { return Vec::new() };
    (0..nodes.length()).filter_map(|position| nodes.get(position)?.dyn_into().ok()).collect()
}

fn target_of(text: &str) -> Option<Target> {
    if text == "bench" { Some(Target::Bench) } else { Card::from_attribute(text).map(Target::Card) }
}

/// The card under a press, unless the press is on a control of the card's own.
fn grip_of(event: &PointerEvent) -> Option<(Element, Grip)> {
    let pressed: Element = event.target()?.dyn_into().ok()?;
    let element = pressed.closest("[data-grip]").ok()??;
    let control = pressed.closest("button, a, input, select, summary, label").ok().flatten();
    if control.is_some_and(|control| control != element && element.contains(Some(&control))) {
        return None;
    }
    let card = Card::from_attribute(&element.get_attribute("data-grip")?)?;
    Some((element.clone(), Grip { card, from_seat: element.has_attribute("data-seat") }))
}

/// A length as the browser writes it: our own way of writing fractions would be downloaded for this
/// alone.
fn written(length: f64) -> String {
    js_sys::Number::from(length).to_string_with_radix(10).map(String::from).unwrap_or_default()
}
