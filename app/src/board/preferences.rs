//! `/preferenze`: a student puts the places of a board in the order in which they would like them.
//! The same store as the board's: a change shows at once, goes out as a command, and the free seats
//! follow what the school does meanwhile.

use super::header::LiveMark;
use super::live;
use super::notice::NoticeLine;
use super::open_places::OpenPlaces;
use super::ranking::Ranking;
use super::store::Store;
use crate::api::preference::read_preferences;
use crate::api::{BLOCKING, JsonText};
use crate::i18n::{t, use_language};
use crate::ui::{Icon, Problem};
use domain::board::{BoardCommand, BoardSummary, OwnBoards};
use domain::id::{BoardId, DemandId, StudentId};
use domain::policy::Role;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// The page's own signals, beside the board's.
#[derive(Clone, Copy)]
pub(super) struct Wishes {
    /// The board's signals.
    pub(super) store: Store,
    /// Oneself.
    pub(super) student: StudentId,
    /// One's order, the dearest first.
    pub(super) order: Memo<Vec<DemandId>>,
    /// The order before the last change.
    previous: RwSignal<Option<Vec<DemandId>>>,
}

impl Wishes {
    fn new(store: Store, student: StudentId) -> Self {
        let order = Memo::new(move |_| store.state.with(|state| state.preferences(student)));
        Self { store, student, order, previous: RwSignal::new(None) }
    }

    /// Puts the places in this order, and saves it.
    pub(super) fn prefer(&self, demands: Vec<DemandId>) {
        let before = self.order.get_untracked();
        if demands == before {
            return;
        }
        self.store.dispatch(BoardCommand::Prefer { student: self.student, demands });
        if self.order.get_untracked() != before {
            self.previous.set(Some(before));
        }
    }

    /// Puts a place at the end of the order.
    pub(super) fn add(&self, demand: DemandId) {
        let mut demands = self.order.get_untracked();
        demands.push(demand);
        self.prefer(demands);
    }

    /// Takes a place out of the order.
    pub(super) fn remove(&self, demand: DemandId) {
        let mut demands = self.order.get_untracked();
        demands.retain(|other| *other != demand);
        self.prefer(demands);
    }

    /// Puts a place of the order at another position, from 0.
    pub(super) fn put(&self, demand: DemandId, position: usize) {
        let mut demands = self.order.get_untracked();
        demands.retain(|other| *other != demand);
        demands.insert(position.min(demands.len()), demand);
        self.prefer(demands);
    }

    /// Takes the last change back; once more, and it is done again.
    fn undo(&self) {
        if let Some(previous) = self.previous.get_untracked() {
            self.prefer(previous);
        }
    }
}

/// The page.
#[component]
pub fn PreferencesPage() -> impl IntoView {
    // Only students get the program with this page: see `shell`.
    #[cfg(feature = "ssr")]
    if !matches!(crate::api::session_now().actor.role(), Some(Role::Student { .. })) {
        return view! { <Title text=t("preferences-title")/><div class="page"><crate::pages::PreferencesForOthers/></div> }.into_any();
    }
    let wanted = Memo::new({
        let query = use_query_map();
        move |_| query.with(|query| query.get("tavolo").and_then(|id| id.parse::<BoardId>().ok()))
    });
    let read = Resource::<_, JsonText>::new_with_options(
        move || wanted.get(),
        |wanted| async move { read_preferences(wanted).await.map_err(crate::api::Failure::into_error) },
        BLOCKING,
    );
    view! {
        <Title text=t("preferences-title")/>
        <Suspense fallback=|| view! { <p class="loading">{t("board-loading")}</p> }>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(own) => view! { <Page own/> }.into_any(),
                    Err(error) => view! { <div class="page"><Problem error=error/></div> }.into_any(),
                }
            })}
        </Suspense>
    }
    .into_any()
}

/// What was read: an order on one board, or that there is no board yet.
#[component]
fn Page(own: OwnBoards) -> impl IntoView {
    let OwnBoards { boards, view } = own;
    let Some((view, student)) = view.and_then(|view| match view.viewer.actor.role() {
        Some(Role::Student { student, .. }) => Some((view, student)),
        _ => None,
    }) else {
        return view! {
            <div class="page">
                <header class="page__head"><h1>{t("preferences-heading")}</h1><p class="lead">{t("preferences-no-board")}</p></header>
                <p class="actions"><a class="btn btn--primary" href="/professioni" rel="external">{t("preferences-explore")}<Icon name="arrow"/></a></p>
            </div>
        }
        .into_any();
    };
    let summary = view.summary.clone();
    let store = Store::new(view, use_language(), Default::default(), Default::default());
    let wishes = Wishes::new(store, student);
    provide_context(store);
    provide_context(wishes);
    live::attach(store);
    let is_open_shown = RwSignal::new(true);
    view! {
        <div class="prefs">
            <Head summary boards/>
            <Tabs is_open_shown/>
            <div class="prefs__columns" data-tab=move || if is_open_shown.get() { "open" } else { "ranking" }><OpenPlaces/><Ranking/></div>
            <NoticeLine/>
        </div>
    }
    .into_any()
}

/// Which half a phone shows.
#[component]
fn Tabs(is_open_shown: RwSignal<bool>) -> impl IntoView {
    let wishes = expect_context::<Wishes>();
    let tab = move |is_open: bool, key: &'static str| {
        view! {
            <button type="button" class="board__tab" aria-pressed=move || (is_open_shown.get() == is_open).to_string() on:click=move |_| is_open_shown.set(is_open)>
                {t(key)}
                {move || (!is_open).then(|| view! { <span class="num">" "{wishes.order.with(Vec::len)}</span> })}
            </button>
        }
    };
    view! {
        <div class="board__tabs prefs__tabs" role="group" aria-label=t("preferences-heading")>
            {tab(true, "preferences-open")}
            {tab(false, "preferences-ranking")}
        </div>
    }
    .into_any()
}

/// Which board, whether all is saved, and the last change back.
#[component]
fn Head(summary: BoardSummary, boards: Vec<BoardSummary>) -> impl IntoView {
    let wishes = expect_context::<Wishes>();
    let here = summary.id;
    let others = (boards.len() > 1).then(|| {
        let links = boards.into_iter().map(|board| {
            let current = (board.id == here).then_some("page");
            view! { <li><a class="chip" href=format!("/preferenze?tavolo={}", board.id) rel="external" aria-current=current>{board.title}" · "{board.school_name}</a></li> }
        });
        view! { <nav aria-label=t("preferences-boards")><ul class="chips">{links.collect_view()}</ul></nav> }
    });
    view! {
        <header class="prefs__head">
            <div class="prefs__title">
                <p class="crumbs">{summary.title.clone()}" · "{summary.school_name.clone()}" · "{messages::period(use_language(), summary.period)}</p>
                <h1>{t("preferences-heading")}</h1>
            </div>
            <span class="grow"></span>
            <LiveMark/>
            <button type="button" class="btn" disabled=move || wishes.previous.with(Option::is_none) on:click=move |_| wishes.undo()>
                <Icon name="undo"/>{t("preferences-undo")}
            </button>
            {others}
        </header>
    }
    .into_any()
}
