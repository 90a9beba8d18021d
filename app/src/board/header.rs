//! The board's head: title, figures that always tell the whole truth, undo, redo, history.

use super::history::HistoryPanel;
use super::proposal::ProposeButton;
use super::sides::STUDENT_TEXT;
use super::store::{Live, Store};
use crate::i18n::{t, ta};
use crate::ui::{Downloads, Icon, query};
use domain::board::{BoardCommand, Standing};
use leptos::prelude::*;

/// The head.
#[component]
pub(super) fn Header() -> impl IntoView {
    let store = expect_context::<Store>();
    let history = RwSignal::new(false);
    view! {
        <section class="board__head">
            <div class="board__title">
                <p class="crumbs"><a href="/tavoli">{t("nav-boards")}</a>" › "{move || store.summary.with(|summary| summary.school_name.clone())}</p>
                <h1>{move || store.summary.with(|summary| summary.title.clone())}</h1>
            </div>
            <Figures/>
            {unsettled(store)}
            <span class="grow"></span>
            <LiveMark/>
            <Steps/>
            {(store.may_change || store.version.get_untracked() > 0).then(|| view! {
                <button type="button" class="btn btn--ghost" aria-expanded=move || history.get().to_string() on:click=move |_| history.update(|open| *open = !*open)>
                    <Icon name="history"/><span class="btn__text">{t("board-history")}</span>
                </button>
            })}
            <Downloads of=format!("/tavoli/{}", store.board) filter=Signal::derive(move || store.student_choice.with(|choice| query(&choice.parameters(STUDENT_TEXT))))/>
            <ProposeButton/>
            <HistoryPanel open=history/>
        </section>
    }
    .into_any()
}

/// The way to where the owner settles what has changed in the classes since.
fn unsettled(store: Store) -> Option<AnyView> {
    let (count, board) = store.summary.with_untracked(|summary| (summary.unsettled, summary.id));
    (count > 0).then(|| {
        let words = ta("board-unsettled", &[("count", count.into())]);
        view! { <a class="chip" href=format!("/tavoli/{board}/prepara") rel="external"><Icon name="people"/>{words}</a> }.into_any()
    })
}

/// True totals of the whole board, whatever is filtered.
#[component]
fn Figures() -> impl IntoView {
    let store = expect_context::<Store>();
    let figures = Memo::new(move |_| {
        store.state.with(|state| {
            let (mut students, mut placed) = (0_u32, 0_u32);
            for (_, entry) in state.students() {
                students += 1;
                placed += u32::from(entry.standing != Standing::Free);
            }
            let (seats, taken) = state
                .demands()
                .fold((0_u32, 0_u32), |(seats, taken), (_, entry)| (seats + u32::from(entry.seats), taken + u32::from(entry.taken)));
            [students, placed, students - placed, seats.saturating_sub(taken)]
        })
    });
    let figure = move |position: usize, key: &'static str| {
        view! { <div class="figure"><b class="num">{move || figures.with(|figures| figures[position])}</b><small>{t(key)}</small></div> }
    };
    view! {
        <div class="board__figures">
            {figure(0, "board-figure-students")}
            {figure(1, "board-figure-placed")}
            {figure(2, "board-figure-free")}
            {figure(3, "board-figure-seats")}
        </div>
    }
    .into_any()
}

/// Whether others' changes arrive.
#[component]
pub(super) fn LiveMark() -> impl IntoView {
    let store = expect_context::<Store>();
    let words = move || match (store.live.get(), store.saving.get()) {
        (Live::Lost, _) => ("live live--lost", t("board-live-lost")),
        (_, true) => ("live live--saving", t("board-saving")),
        (Live::Waiting, false) => ("live live--waiting", t("board-live-waiting")),
        (Live::Open, false) => ("live", t("board-live")),
    };
    view! { <span class=move || words().0 data-live=move || format!("{:?}", store.live.get()).to_lowercase()>{move || words().1}</span> }
}

/// Undo and redo of one's own steps.
#[component]
fn Steps() -> impl IntoView {
    let store = expect_context::<Store>();
    let can = move |redo: bool| {
        let Some(me) = store.me else { return false };
        store.state.with(|state| if redo { state.can_redo(me) } else { state.can_undo(me) })
    };
    store.may_change.then(|| {
        view! {
            <button type="button" class="btn btn--ghost" aria-keyshortcuts="Control+Z" disabled=move || !can(false)
                on:click=move |_| store.dispatch(BoardCommand::Undo)>
                <Icon name="undo"/><span class="btn__text">{t("board-undo")}</span>
            </button>
            <button type="button" class="btn btn--ghost btn--icon" aria-keyshortcuts="Control+Shift+Z" aria-label=t("board-redo") title=t("board-redo")
                disabled=move || !can(true) on:click=move |_| store.dispatch(BoardCommand::Redo)>
                <Icon name="redo"/>
            </button>
        }
    })
}
