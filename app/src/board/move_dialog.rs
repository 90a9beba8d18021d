//! "Sposta…": the same command as a drop, for all who do not drag. Places sorted by fit.

use super::drag::{Card, Grip, Target};
use super::inspector::LockButton;
use super::sides::demand_text;
use super::store::{Pair, Store, sorted_by_fit};
use crate::i18n::t;
use crate::ui::{Dialog, FitBar, Icon};
use domain::board::{BoardCommand, Standing};
use domain::search::{Query, normalise};
use leptos::prelude::*;

/// The dialog; open while `store.moving` has a card.
#[component]
pub(super) fn MoveDialog() -> impl IntoView {
    let store = expect_context::<Store>();
    let open = RwSignal::new(false);
    let text = RwSignal::new(String::new());
    Effect::new(move |_| {
        let wanted = store.moving.with(Option::is_some);
        if open.get_untracked() != wanted {
            text.set(String::new());
            open.set(wanted);
        }
    });
    let title = Signal::derive(move || match store.moving.get() {
        Some(Card::Student(student)) => {
            let who = store.directory.with(|directory| directory.student_label(student));
            store.text("board-move-student", &[("who", who.into())])
        }
        Some(Card::Demand(demand)) => {
            let what = store.directory.with(|directory| directory.demand(demand).map(|card| card.title.clone()).unwrap_or_default());
            store.text("board-move-demand", &[("what", what.into())])
        }
        None => String::new(),
    });
    view! {
        <Dialog open title on_close=move |()| store.moving.set(None)>
            <label class="search">
                <Icon name="search"/>
                <span class="visually-hidden">{t("board-move-search")}</span>
                <input type="search" autocomplete="off" placeholder=t("board-move-search") prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))/>
            </label>
            {move || store.moving.get().map(|card| view! { <Choices card text/> })}
        </Dialog>
    }
    .into_any()
}

/// The rows of the dialog.
#[component]
fn Choices(card: Card, text: RwSignal<String>) -> impl IntoView {
    let store = expect_context::<Store>();
    let rows = move || {
        let query = text.with(|text| Query::new(text));
        let directory = store.directory.get();
        let choices: Vec<(Card, String)> = match card {
            Card::Student(_) => directory.demands().iter().map(|card| (Card::Demand(card.id), demand_text(card))).collect(),
            Card::Demand(_) => {
                directory.students().iter().map(|student| (Card::Student(student.seen.card().id), student.seen.full_label())).collect()
            }
        };
        let choices = choices.into_iter().filter(|(_, words)| query.matches(&normalise(words))).map(|(choice, _)| choice).collect();
        let choices = sorted_by_fit(choices, |choice| pair_of(store, card, *choice));
        choices.into_iter().filter_map(|choice| Some(row(store, card, choice, &pair_of(store, card, choice)?))).collect_view()
    };
    let placed = move || match card {
        Card::Student(student) => store
            .state
            .with(|state| state.student(student).is_some_and(|entry| matches!(entry.standing, Standing::Placed(_)) && !entry.is_fixed())),
        Card::Demand(_) => false,
    };
    view! {
        <div class="move__actions">
            <LockButton card/>
            {move || match card {
                Card::Student(student) if placed() => Some(view! {
                    <button type="button" class="btn" on:click=move |_| finish(store, BoardCommand::Unplace { student })>{t("board-unplace")}</button>
                }),
                _ => None,
            }}
        </div>
        <ul class="move__list">{rows}</ul>
    }
    .into_any()
}

fn pair_of(store: Store, one: Card, other: Card) -> Option<Pair> {
    match (one, other) {
        (Card::Student(student), Card::Demand(demand)) | (Card::Demand(demand), Card::Student(student)) => store.pair(student, demand),
        _ => None,
    }
}

fn finish(store: Store, command: BoardCommand) {
    store.moving.set(None);
    store.dispatch(command);
}

fn row(store: Store, card: Card, choice: Card, pair: &Pair) -> AnyView {
    let directory = store.directory.get_untracked();
    let (title, detail) = match choice {
        Card::Demand(demand) => directory.demand(demand).map(|card| {
            let distance = card.kilometres.map(|kilometres| format!(" · {kilometres} km")).unwrap_or_default();
            (card.title.clone(), format!("{} · {}{distance}", card.company_name, card.municipality))
        }),
        Card::Student(student) => {
            directory.student(student).map(|student| (student.seen.full_label(), super::student_card::skills(&directory, student)))
        }
    }
    .unwrap_or_default();
    let command = Grip { card, from_seat: false }.command(Target::Card(choice));
    match (store.reason(pair), command) {
        (None, Some(command)) => view! {
            <li><button type="button" class="move__row" on:click=move |_| finish(store, command.clone())>
                <span><b>{title}</b><small class="muted">{detail}</small></span><FitBar percent=pair.fit.percent()/>
            </button></li>
        }
        .into_any(),
        (reason, _) => view! {
            <li class="move__row move__row--no"><span><b>{title}</b><small class="muted">{detail}</small><small class="lo">{reason}</small></span><Icon name="forbidden"/></li>
        }
        .into_any(),
    }
}
