//! One demand's card: title, company, where and when, seats, and the fit of whom it concerns.

use super::drag::{Card, Target};
use super::planning::Planning;
use super::proposal::words::{self, PriceWords};
use super::sides::demand_when;
use super::store::{Pair, Store};
use super::student_card::MoveButton;
use super::student_list::is_over;
use super::wishes::AssessmentMark;
use crate::i18n::t;
use crate::ui::{FitBar, Icon};
use domain::board::{Refusal, StudentStanding};
use domain::id::{DemandId, StudentId};
use domain::sorting::sort_by_key;
use leptos::prelude::*;

/// The card.
#[component]
pub(super) fn DemandCard(id: DemandId) -> impl IntoView {
    let store = expect_context::<Store>();
    let card = Card::Demand(id);
    // Whom the card is measured against: the student in the air, else the chosen one.
    let against = Memo::new(move |_| match store.lifted.get().map(|grip| grip.card) {
        Some(Card::Student(student)) => Some(student),
        Some(Card::Demand(_)) => None,
        None => store.student.get(),
    });
    let pair = Memo::new(move |_| against.get().and_then(|student| store.pair(student, id)));
    let forbidden = move || {
        store.lifted.with(Option::is_some)
            && pair.with(|pair| pair.as_ref().is_some_and(|pair| !matches!(pair.refusal, None | Some(Refusal::AlreadyThere))))
    };
    let chosen = move || store.demand.get() == Some(id);
    let label =
        move || store.directory.with(|directory| directory.demand(id).map(|card| format!("{} · {}", card.title, card.company_name)));
    view! {
        <article
            class="dem"
            class:dem--no=forbidden
            class:dem--over=move || is_over(store, card)
            class:dem--chosen=chosen
            class:dem--lifted=move || store.lifted.get().is_some_and(|grip| grip.card == card)
            tabindex=move || store.tab_index(card)
            aria-label=label
            aria-current=move || chosen().then_some("true")
            data-grip=card.attribute()
            data-drop=card.attribute()
            on:click=move |_| store.choose(card)
        >
            <Head id/>
            <Seats id/>
            <Foot id pair=pair/>
        </article>
    }
    .into_any()
}

/// Title, company, seats taken, where, when.
#[component]
fn Head(id: DemandId) -> impl IntoView {
    let store = expect_context::<Store>();
    let seats = Memo::new(move |_| store.state.with(|state| state.demand(id)));
    let count = move || seats.get().map(|seats| format!("{}/{}", seats.taken, seats.seats));
    let spoken = move || {
        seats.get().map(|seats| {
            store.text("board-seats-spoken", &[("taken", u32::from(seats.taken).into()), ("seats", u32::from(seats.seats).into())])
        })
    };
    move || {
        store.directory.with(|directory| {
            let card = directory.demand(id)?;
            let place = match card.kilometres {
                Some(kilometres) => format!("{} · {kilometres} km", card.municipality),
                None => card.municipality.clone(),
            };
            let when = demand_when(card, store.language);
            let high_risk = card.facts.high_risk_task.then(|| t("board-high-risk"));
            Some(view! {
                <header class="dem__head">
                    <h3>{card.title.clone()}<small class="muted">{card.company_name.clone()}</small></h3>
                    <Show when=move || seats.get().is_some_and(|seats| seats.locked)><span class="mark" title=t("board-state-locked")><Icon name="lock"/></span></Show>
                    <span class="dem__count num" aria-hidden="true">{count}</span>
                    <span class="visually-hidden">{spoken}</span>
                    <MoveButton card=Card::Demand(id)/>
                </header>
                <p class="dem__meta">
                    <span><Icon name="pin"/>{place}</span>
                    <span><Icon name="calendar"/>{when}</span>
                    {high_risk.map(|words| view! { <span class="dem__risk"><Icon name="warning"/>{words}</span> })}
                </p>
            })
        })
    }
}

/// The seats: who sits there, whom one may not see, what is free.
#[component]
fn Seats(id: DemandId) -> impl IntoView {
    let store = expect_context::<Store>();
    let seated = Memo::new(move |_| {
        store.state.with(|state| {
            let mut seated: Vec<(StudentId, StudentStanding)> =
                state.seated(id).filter_map(|student| Some((student, state.student(student)?))).collect();
            store.directory.with(|directory| sort_by_key(&mut seated, |(student, _)| directory.student_label(*student)));
            let counts = state.demand(id).map_or((0, 0), |seats| (seats.taken, seats.free()));
            (seated, counts.0, counts.1)
        })
    });
    let target = move || is_over(store, Card::Demand(id)) && matches!(store.lifted.get().map(|grip| grip.card), Some(Card::Student(_)));
    view! {
        <ul class="dem__seats" aria-label=t("board-seats")>
            {move || {
                let (seated, taken, free) = seated.get();
                let hidden = usize::from(taken).saturating_sub(seated.len());
                let chips = seated.into_iter().map(|(student, entry)| view! { <li><SeatChip student entry demand=id/></li> }).collect_view();
                let hidden = (0..hidden).map(|_| view! { <li class="seat seat--in">{t("board-seat-taken")}</li> }).collect_view();
                let free = (0..free).map(|position| view! {
                    <li class="seat" class:seat--target=move || position == 0 && target()>
                        {move || if position == 0 && target() { t("board-drop-here") } else { t("board-seat-free") }}
                    </li>
                }).collect_view();
                (chips, hidden, free)
            }}
        </ul>
    }
    .into_any()
}

/// A student in a seat: chooses, lifts, opens the menu.
#[component]
fn SeatChip(student: StudentId, entry: StudentStanding, demand: DemandId) -> impl IntoView {
    let store = expect_context::<Store>();
    let stage = (!entry.stage.is_proposed()).then(|| messages::stage(store.language, entry.stage));
    // A name may come and go while one looks.
    let label = move || store.directory.with(|directory| directory.student_label(student));
    view! {
        <button
            type="button"
            class="seat seat--in"
            tabindex=move || store.tab_index(Card::Demand(demand))
            data-grip=Card::Student(student).attribute()
            data-seat="true"
            aria-pressed=move || (store.student.get() == Some(student)).to_string()
            on:click=move |event| {
                event.stop_propagation();
                store.choose(Card::Student(student));
            }
        >
            {label}
            <AssessmentMark student demand/>
            {stage.map(|stage| view! { <span class="mark mark--good" title=stage.clone()><Icon name="check"/><span class="visually-hidden">{stage.clone()}</span></span> })}
            {entry.locked.then(|| view! { <Icon name="lock"/><span class="visually-hidden">{t("board-state-locked")}</span> })}
        </button>
    }
    .into_any()
}

/// Fit and free seats, or the first hard reason with its source.
#[component]
fn Foot(id: DemandId, pair: Memo<Option<Pair>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let planning = expect_context::<Planning>();
    // What the whole class would pay for this pair; nothing where it cannot be asked.
    let price = Memo::new(move |_| planning.prices.with(|prices| prices.get(&id).map(|worth| words::price(store, worth))));
    move || {
        let pair = pair.get()?;
        let price = price.get();
        let fit = view! { <FitBar percent=pair.fit.percent()/> };
        let tag = price.clone().map(|price| view! { <Price price/> });
        let warnings = pair.outcomes.iter().filter(|outcome| outcome.verdict == domain::rules::Verdict::Warning).count();
        Some(match store.reason(&pair) {
            Some(reason) if pair.refusal == Some(Refusal::AlreadyThere) => {
                view! { <footer class="dem__foot">{fit}{tag}<small class="muted">{reason}</small></footer> }.into_any()
            }
            Some(reason) => view! {
                <footer class="dem__foot dem__foot--no"><Icon name="forbidden"/><p><b>{t("board-not-allowed")}</b>" "{reason}</p>{tag}</footer>
            }
            .into_any(),
            None => {
                // Who may not know the facts is not told that the rules are kept.
                let note = if warnings > 0 {
                    Some(store.text("board-warnings", &[("count", warnings.into())]))
                } else if price.is_some() {
                    Some(t("price-for-all"))
                } else {
                    (!pair.outcomes.is_empty()).then(|| t("board-allowed"))
                };
                let note = note.map(|note| view! { <small class="muted">{note}</small> });
                view! { <footer class="dem__foot">{fit}{tag}{note}</footer> }.into_any()
            }
        })
    }
}

/// The price in a few words; the whole sentence for who asks, and for who listens.
#[component]
fn Price(price: PriceWords) -> impl IntoView {
    let PriceWords { short, tone, sentence } = price;
    let title = sentence.clone();
    view! {
        <span class=format!("price {tone}") title=title>
            <span aria-hidden="true">{short}</span>
            <span class="visually-hidden">{sentence}</span>
        </span>
    }
    .into_any()
}

/// Whether the card of a demand is the drop target now.
pub(super) fn is_target(store: Store, demand: DemandId) -> bool {
    store.over.get() == Some(Target::Card(Card::Demand(demand)))
}
