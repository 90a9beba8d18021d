//! "La mia classifica": a student's own order. Every position can be reached by buttons, by a
//! dialog and by dragging the handle of a row.

use super::open_places::where_to;
use super::preferences::Wishes;
use crate::i18n::{t, ta};
use crate::ui::{Dialog, FitBar, Icon};
use domain::board::MOST_PREFERENCES;
use domain::id::DemandId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, PointerEvent};

/// A row that is being dragged, and the position over which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Carried {
    demand: DemandId,
    over: usize,
}

/// The list.
#[component]
pub(super) fn Ranking() -> impl IntoView {
    let wishes = expect_context::<Wishes>();
    let moving = RwSignal::new(None::<DemandId>);
    let carried = RwSignal::new(None::<Carried>);
    let count = move || wishes.order.with(Vec::len);
    view! {
        <section class="prefs__ranking" aria-labelledby="prefs-ranking" on:keydown=move |event| if event.key() == "Escape" { carried.set(None) }>
            <header class="prefs__bar">
                <h2 id="prefs-ranking" tabindex="-1">{t("preferences-ranking")}" "<span class="num muted">{move || ta("board-count", &[("shown", count().into()), ("total", MOST_PREFERENCES.into())])}</span></h2>
                <small class="muted">{t("preferences-how")}</small>
            </header>
            <Show when=move || count() == 0><p class="empty">{t("preferences-empty")}</p></Show>
            <ol class="prefs__list">
                <For each=move || wishes.order.get() key=|demand| *demand let:demand><Row demand moving carried/></For>
            </ol>
            <p class="fine"><Icon name="eye"/>{t("preferences-who-sees")}</p>
            <PositionDialog moving/>
        </section>
    }
    .into_any()
}

/// One place of the order.
#[component]
fn Row(demand: DemandId, moving: RwSignal<Option<DemandId>>, carried: RwSignal<Option<Carried>>) -> impl IntoView {
    let wishes = expect_context::<Wishes>();
    let store = wishes.store;
    let position = Memo::new(move |_| wishes.order.with(|order| order.iter().position(|other| *other == demand).unwrap_or(0)));
    let is_carried = move || carried.get().is_some_and(|carried| carried.demand == demand);
    let is_target = move || carried.get().is_some_and(|carried| carried.demand != demand && carried.over == position.get());
    let (title, about) = store.directory.with_untracked(|directory| {
        directory.demand(demand).map(|card| (card.title.clone(), format!("{} · {}", card.company_name, where_to(card)))).unwrap_or_default()
    });
    let fit = move || store.pair(wishes.student, demand).map(|pair| view! { <FitBar percent=pair.fit.percent()/> });
    view! {
        <li class="rank" class:rank--carried=is_carried class:rank--target=is_target data-rank=demand.to_string()>
            <Handle demand carried/>
            <span class="rank__number num">{move || position.get() + 1}</span>
            <div class="rank__what"><b>{title.clone()}</b><small class="muted">{about}</small></div>
            {fit}
            <Buttons demand title position moving/>
        </li>
    }
    .into_any()
}

/// Up, down, to a position, out.
#[component]
fn Buttons(demand: DemandId, title: String, position: Memo<usize>, moving: RwSignal<Option<DemandId>>) -> impl IntoView {
    let wishes = expect_context::<Wishes>();
    let last = move || position.get() + 1 >= wishes.order.with(Vec::len);
    let named = |key: &str| ta(key, &[("title", title.as_str().into())]);
    let remove = move |_| {
        let order = wishes.order.get_untracked();
        let next = order.get(position.get_untracked() + 1).or_else(|| order.get(position.get_untracked().checked_sub(1)?)).copied();
        wishes.remove(demand);
        match next {
            Some(next) => focus(next, "remove"),
            None => focus_heading(),
        }
    };
    let step = move |up: bool| {
        let here = position.get_untracked();
        wishes.put(demand, if up { here.saturating_sub(1) } else { here + 1 });
        focus(demand, if up { "up" } else { "down" });
    };
    view! {
        <div class="rank__buttons">
            <button type="button" class="btn btn--icon" data-do="up" aria-label=named("preferences-up") disabled=move || position.get() == 0 on:click=move |_| step(true)><Icon name="up"/></button>
            <button type="button" class="btn btn--icon" data-do="down" aria-label=named("preferences-down") disabled=last on:click=move |_| step(false)><Icon name="chevron"/></button>
            <button type="button" class="btn" data-do="put" aria-haspopup="dialog" aria-label=named("preferences-put-spoken") on:click=move |_| moving.set(Some(demand))>{t("preferences-put")}</button>
            <button type="button" class="btn btn--ghost btn--icon rank__remove" data-do="remove" aria-label=named("preferences-remove") on:click=remove><Icon name="close"/></button>
        </div>
    }
    .into_any()
}

/// Every position of the order, for a row that shall go there at once.
#[component]
fn PositionDialog(moving: RwSignal<Option<DemandId>>) -> impl IntoView {
    let wishes = expect_context::<Wishes>();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(moving.get().is_some()));
    let title = Signal::derive(move || {
        let title = moving
            .get()
            .and_then(|demand| wishes.store.directory.with(|directory| directory.demand(demand).map(|card| card.title.clone())));
        ta("preferences-put-title", &[("title", title.unwrap_or_default().into())])
    });
    let rows = move || {
        let Some(demand) = moving.get() else { return Vec::new() };
        let order = wishes.order.get();
        let here = order.iter().position(|other| *other == demand);
        let row = |(position, other): (usize, &DemandId)| {
            let words = ta("preferences-rank", &[("rank", (position + 1).into())]);
            let there =
                wishes.store.directory.with(|directory| directory.demand(*other).map(|card| card.title.clone()).unwrap_or_default());
            let now =
                if Some(position) == here { t("preferences-put-here") } else { ta("preferences-put-now", &[("title", there.into())]) };
            view! {
                <li><button type="button" class="move__row" disabled=Some(position) == here on:click=move |_| {
                    moving.set(None);
                    wishes.put(demand, position);
                    focus(demand, "put");
                }><span><b>{words}</b><small class="muted">{now}</small></span></button></li>
            }
            .into_any()
        };
        order.iter().enumerate().map(row).collect()
    };
    view! { <Dialog open title on_close=move |()| moving.set(None)><ul class="move__list">{rows}</ul></Dialog> }.into_any()
}

/// The handle of a row: the pointer takes the row to another position. All that it does the buttons
/// do too, so it is no stop of the Tab key.
#[component]
fn Handle(demand: DemandId, carried: RwSignal<Option<Carried>>) -> impl IntoView {
    let wishes = expect_context::<Wishes>();
    let pressed = move |event: PointerEvent| {
        if let Some(handle) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            // It fails for a pointer that is gone already: then nothing follows either.
            let _gone_when_err = handle.set_pointer_capture(event.pointer_id());
            carried.set(
                wishes.order.with_untracked(|order| order.iter().position(|other| *other == demand)).map(|over| Carried { demand, over }),
            );
        }
    };
    let moved = move |event: PointerEvent| {
        let is_carried = carried.get_untracked().is_some_and(|carried| carried.demand == demand);
        if is_carried && let Some(over) = position_at(demand, f64::from(event.client_y())) {
            let now = Some(Carried { demand, over });
            if carried.get_untracked() != now {
                carried.set(now);
            }
        }
    };
    let released = move |_: PointerEvent| {
        if let Some(Carried { demand, over }) = carried.get_untracked() {
            carried.set(None);
            wishes.put(demand, over);
        }
    };
    view! {
        <span class="rank__handle" aria-hidden="true" on:pointerdown=pressed on:pointermove=moved on:pointerup=released on:pointercancel=move |_| carried.set(None)>
            <Icon name="grip"/>
        </span>
    }
    .into_any()
}

/// The position that a row would have if it were dropped at this height.
fn position_at(demand: DemandId, y: f64) -> Option<usize> {
    let rows = document().query_selector_all(&format!("[data-rank]:not([data-rank=\"{demand}\"])")).ok()?;
    let heights = (0..rows.length()).filter_map(|row| rows.item(row)?.dyn_into::<HtmlElement>().ok());
    let above = heights.filter(|row| {
        let rect = row.get_bounding_client_rect();
        rect.top() + rect.height() / 2.0 < y
    });
    Some(above.count())
}

/// Gives the focus to a row's button once the list has changed; where that one cannot be pressed
/// any more, to another of the row.
pub(super) fn focus(demand: DemandId, what: &'static str) {
    request_animation_frame(move || {
        let button = |what: &str| {
            let found = document().query_selector(&format!("[data-rank=\"{demand}\"] [data-do=\"{what}\"]:not(:disabled)")).ok().flatten();
            found.and_then(|found| found.dyn_into::<HtmlElement>().ok())
        };
        if let Some(button) = button(what).or_else(|| button("down")).or_else(|| button("up")).or_else(|| button("put")) {
            // It fails only for an element that is not in the document.
            let _focused = button.focus();
        }
    });
}

fn focus_heading() {
    request_animation_frame(|| {
        let heading = document().get_element_by_id("prefs-ranking").and_then(|heading| heading.dyn_into::<HtmlElement>().ok());
        if let Some(heading) = heading {
            // As above.
            let _focused = heading.focus();
        }
    });
}
