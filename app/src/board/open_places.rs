//! The places that a student may rank: the fittest first, each with what one can do already and
//! what is missing; those that a rule forbids stand apart, with the rule.

use super::preferences::Wishes;
use super::sides::demand_when;
use super::store::{Pair, Store};
use crate::i18n::{t, ta};
use crate::ui::{FitBar, Icon};
use domain::board::Refusal;
use domain::demand::DemandKind;
use domain::fit::{Fit, FitPart};
use domain::id::DemandId;
use leptos::prelude::*;

/// How many competences a card names on each side.
const NAMED: usize = 2;

/// The list. Its order is that of the fit, which does not change while the page is open.
#[component]
pub(super) fn OpenPlaces() -> impl IntoView {
    let wishes = expect_context::<Wishes>();
    let sides = Memo::new(move |_| sides(wishes));
    let open = move || sides.with(|(open, _)| open.iter().map(|id| view! { <Place id=*id/> }).collect_view());
    let count = move || sides.with(|(open, _)| open.len());
    let forbidden = move || sides.with(|(_, forbidden)| forbidden.clone());
    view! {
        <section class="prefs__open" aria-labelledby="prefs-open">
            <header class="prefs__bar"><h2 id="prefs-open">{t("preferences-open")}" "<span class="num muted">{count}</span></h2><small class="muted">{t("preferences-best-first")}</small></header>
            <Show when=move || count() == 0><p class="empty">{t("preferences-none-open")}</p></Show>
            <ul class="prefs__list">{open}</ul>
            {move || (!forbidden().is_empty()).then(|| view! { <Forbidden ids=forbidden()/> })}
        </section>
    }
    .into_any()
}

/// Places with seats on this board: what the rules allow, best fit first, and what they forbid.
fn sides(wishes: Wishes) -> (Vec<DemandId>, Vec<DemandId>) {
    let store = wishes.store;
    let ids: Vec<DemandId> = store.directory.with(|directory| {
        let placements = directory.demands().iter().filter(|card| matches!(card.facts.kind, DemandKind::Placement(_)));
        placements
            .map(|card| card.id)
            .filter(|id| store.state.with(|state| state.demand(*id).is_some_and(|seats| seats.seats > 0)))
            .collect()
    });
    let sorted = super::store::sorted_by_fit(ids, |id| {
        store.pair(wishes.student, *id).map(|pair| Pair { refusal: forbidding(&pair).cloned(), ..pair })
    });
    sorted.into_iter().partition(|id| store.pair(wishes.student, *id).is_none_or(|pair| forbidding(&pair).is_none()))
}

/// A rule; that a place is full or locked is no reason not to wish for it.
fn forbidding(pair: &Pair) -> Option<&Refusal> {
    pair.refusal.as_ref().filter(|refusal| matches!(refusal, Refusal::Rules { .. }))
}

/// One place.
#[component]
fn Place(id: DemandId) -> impl IntoView {
    let wishes = expect_context::<Wishes>();
    let store = wishes.store;
    let card = store.directory.with_untracked(|directory| directory.demand(id).cloned());
    let fit = store.pair(wishes.student, id).map(|pair| pair.fit);
    card.zip(fit).map(|(card, fit)| {
        let seats = move || {
            let free = store.state.with(|state| state.demand(id).map_or(0, |seats| seats.free()));
            ta("preferences-seats", &[("free", free.into())])
        };
        view! {
            <li class="place">
                <div class="place__head"><h3>{card.title.clone()}" "<small class="muted">{card.company_name.clone()}</small></h3><FitBar percent=fit.percent()/></div>
                <Reasons fit=fit/>
                <p class="place__meta">
                    <span><Icon name="pin"/>{where_to(&card)}</span>
                    <span><Icon name="calendar"/>{demand_when(&card, store.language)}</span>
                    <span><Icon name="person"/>{seats}</span>
                </p>
                {(!card.tasks.is_empty()).then(|| view! { <p class="place__tasks">{card.tasks.clone()}</p> })}
                <Add id title=card.title.clone()/>
            </li>
        }
    })
}

/// Where the work is, and how far from the school.
pub(super) fn where_to(card: &domain::demand::DemandCard) -> String {
    match card.kilometres {
        Some(kilometres) => ta("preferences-where", &[("place", card.municipality.as_str().into()), ("kilometres", kilometres.into())]),
        None => card.municipality.clone(),
    }
}

/// What one can do already, and what is missing with what it would bring.
#[component]
fn Reasons(fit: Fit) -> impl IntoView {
    let store = expect_context::<Store>();
    let directory = store.directory.get_untracked();
    let mut parts = fit.parts.clone();
    parts.sort_by_key(|part| std::cmp::Reverse(part.asked.weight));
    let met =
        parts.iter().filter(|part| part.level() >= part.asked.level).take(NAMED).map(|part| directory.competence(part.asked.competence));
    let met: Vec<&str> = met.collect();
    let mut missing: Vec<(&FitPart, u16)> = parts.iter().map(|part| (part, gain(&fit, part))).filter(|(_, gain)| *gain > 0).collect();
    missing.sort_by_key(|(_, gain)| std::cmp::Reverse(*gain));
    let missing = missing
        .into_iter()
        .take(NAMED)
        .map(|(part, gain)| {
            let words = ta(
                "preferences-missing",
                &[
                    ("competence", directory.competence(part.asked.competence).into()),
                    ("level", messages::level(store.language, part.asked.level).into()),
                ],
            );
            let spoken = ta("missing-gain", &[("points", gain.into())]);
            view! { <li class="reason reason--missing"><Icon name="warning"/><span>{words}" "<b class="hi num"><span aria-hidden="true">"+"{gain}</span><span class="visually-hidden">{spoken}</span></b></span></li> }
        })
        .collect_view();
    let met = (!met.is_empty()).then(|| {
        let words = ta("preferences-met", &[("competences", met.join(", ").into())]);
        view! { <li class="reason reason--met"><Icon name="check"/><span>{words}</span></li> }
    });
    view! { <ul class="reasons">{met}{missing}</ul> }.into_any()
}

/// By how many points of a hundred the fit would grow with this competence at its level.
fn gain(fit: &Fit, part: &FitPart) -> u16 {
    let weight = |part: &FitPart| u32::from(u8::from(part.asked.weight));
    let total: u32 = fit.parts.iter().map(weight).sum();
    let missing = weight(part) * u32::from(40_u8.saturating_sub(part.credit));
    (100 * missing).checked_div(40 * total).and_then(|points| u16::try_from(points).ok()).unwrap_or(0)
}

/// Adds the place to the order, or says where it stands there.
#[component]
fn Add(id: DemandId, title: String) -> impl IntoView {
    let wishes = expect_context::<Wishes>();
    let rank = Memo::new(move |_| wishes.order.with(|order| order.iter().position(|other| *other == id)));
    let title = StoredValue::new(title);
    // One button for both, so that it keeps the focus.
    let spoken = move || {
        let key = if rank.get().is_some() { "preferences-remove" } else { "preferences-add-spoken" };
        ta(key, &[("title", title.get_value().into())])
    };
    let press = move |_| if rank.get_untracked().is_some() { wishes.remove(id) } else { wishes.add(id) };
    view! {
        <div class="place__add">
            {move || rank.get().map(|position| view! { <b class="place__rank">{ta("preferences-rank", &[("rank", (position + 1).into())])}</b> })}
            <button type="button" class="btn" aria-label=spoken on:click=press>
                {move || if rank.get().is_some() {
                    view! { <Icon name="close"/>{t("preferences-take-out")} }.into_any()
                } else {
                    view! { <Icon name="plus"/>{t("preferences-add")} }.into_any()
                }}
            </button>
        </div>
    }
    .into_any()
}

/// What a rule forbids now, with the rule.
#[component]
fn Forbidden(ids: Vec<DemandId>) -> impl IntoView {
    let wishes = expect_context::<Wishes>();
    let store = wishes.store;
    let directory = store.directory.get_untracked();
    let count = ids.len();
    let rows = ids
        .into_iter()
        .filter_map(|id| {
            let card = directory.demand(id)?;
            let reason = store.reason(&store.pair(wishes.student, id)?);
            Some(view! { <li><b>{card.title.clone()}</b>" "<small class="muted">{card.company_name.clone()}</small><p><Icon name="forbidden"/><span>{reason}</span></p></li> })
        })
        .collect_view();
    view! {
        <details class="prefs__forbidden">
            <summary><Icon name="forbidden"/>{ta("preferences-forbidden", &[("count", count.into())])}</summary>
            <ul>{rows}</ul>
        </details>
    }
    .into_any()
}
