//! The page of one board: reads it on the server, opens its store, lays out its parts.

use super::demand_list::DemandList;
use super::dock::Dock;
use super::facets::Choice;
use super::header::Header;
use super::inspector::Inspector;
use super::move_dialog::MoveDialog;
use super::notice::NoticeLine;
use super::planning::Planning;
use super::pointer::Pointer;
use super::proposal::ProposalPanel;
use super::sides::{DEMAND_FACETS, DEMAND_TEXT, STUDENT_FACETS, STUDENT_TEXT};
use super::store::Store;
use super::student_list::StudentList;
use super::{keyboard, live};
use crate::api::board::read_board;
use crate::api::{BLOCKING, JsonText};
use crate::i18n::{t, use_language};
use crate::ui::Problem;
use domain::ApiError;
use domain::board::BoardView;
use domain::id::BoardId;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

/// `/tavoli/:id`.
#[component]
pub fn BoardPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<BoardId>().ok())));
    let view = Resource::<_, JsonText>::new_with_options(
        move || id.get(),
        |id| async move {
            match id {
                Some(id) => read_board(id).await.map_err(crate::api::Failure::into_error),
                // Made as a failure, which sets the response's status.
                None => Err(crate::api::Failure::from(ApiError::NotFound).into_error()),
            }
        },
        BLOCKING,
    );
    view! {
        <Suspense fallback=|| view! { <p class="loading">{t("board-loading")}</p> }>
            {move || Suspend::new(async move {
                match view.await {
                    Ok(view) => view! { <Board view=view/> }.into_any(),
                    Err(error) => view! { <Problem error=error/> }.into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}

/// A board that has been read.
#[component]
fn Board(view: BoardView) -> impl IntoView {
    let query = use_query_map().get_untracked();
    let read = |text: &str, facets: &[&'static str]| Choice::read(text, facets, |key| query.get_all(key).unwrap_or_default());
    let store = Store::new(view, use_language(), read(STUDENT_TEXT, &STUDENT_FACETS), read(DEMAND_TEXT, &DEMAND_FACETS));
    provide_context(store);
    let planning = Planning::new(store);
    provide_context(planning);
    let root = NodeRef::<leptos::html::Div>::new();
    let overlay = NodeRef::<leptos::html::Div>::new();
    let pointer = Pointer::new(store, root, overlay);
    keyboard::attach(store, planning, pointer);
    live::attach(store);
    let tab = RwSignal::new(Tab::Students);
    view! {
        <Title text=move || store.summary.with(|summary| summary.title.clone())/>
        <div
            class="board"
            class:board--lifted=move || store.lifted.with(Option::is_some)
            class:board--readonly=!store.may_change
            node_ref=root
            on:pointerdown=move |event| pointer.press(&event)
            on:pointermove=move |event| pointer.moved(&event)
            on:pointerup=move |event| pointer.released(&event)
            on:pointercancel=move |_| { pointer.cancel(); }
            on:touchmove=move |event| pointer.touch_moved(&event)
            on:contextmenu=move |event| pointer.context_menu(&event)
        >
            <Header/>
            <Tabs tab/>
            <div class="board__panels" data-tab=move || tab.get().name()>
                <StudentList/>
                <DemandList/>
                <Inspector/>
            </div>
            <Dock/>
            <Overlay node=overlay/>
            <NoticeLine/>
            <MoveDialog/>
            <ProposalPanel/>
        </div>
    }
    .into_any()
}

/// Which panel a phone shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Students,
    Demands,
    Pair,
}

impl Tab {
    fn name(self) -> &'static str {
        match self {
            Self::Students => "students",
            Self::Demands => "demands",
            Self::Pair => "pair",
        }
    }
}

/// The panels' names on a phone.
#[component]
fn Tabs(tab: RwSignal<Tab>) -> impl IntoView {
    let store = expect_context::<Store>();
    let button = move |which: Tab, key: &'static str, count: Signal<Option<usize>>| {
        view! {
            <button
                type="button"
                class="board__tab"
                aria-pressed=move || (tab.get() == which).to_string()
                on:click=move |_| tab.set(which)
            >
                {t(key)}
                {move || count.get().map(|count| view! { <span class="num">" "{count}</span> })}
            </button>
        }
    };
    view! {
        <div class="board__tabs" role="group" aria-label=t("board-tabs")>
            {button(Tab::Students, "board-students", Signal::derive(move || Some(store.students.with(|found| found.ids.len()))))}
            {button(Tab::Demands, "board-demands-short", Signal::derive(move || Some(store.demands.with(|found| found.ids.len()))))}
            {button(Tab::Pair, "board-pair", Signal::derive(|| None))}
        </div>
    }
}

/// The one thing that moves while a card is in the air. `pointer` sets its place.
#[component]
fn Overlay(node: NodeRef<leptos::html::Div>) -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <div class="board__overlay" node_ref=node aria-hidden="true">
            {move || {
                store.lifted.get().map(|grip| {
                    let directory = store.directory.get();
                    let (label, detail) = match grip.card {
                        super::drag::Card::Student(student) => {
                            let held = directory.student(student).map(|student| super::student_card::skills(&directory, student));
                            (directory.student_label(student), held.unwrap_or_default())
                        }
                        super::drag::Card::Demand(demand) => {
                            directory.demand(demand).map(|card| (card.title.clone(), card.company_name.clone())).unwrap_or_default()
                        }
                    };
                    view! { <div class="lifted"><b>{label}</b><span>{detail}</span></div> }
                })
            }}
        </div>
    }
}
