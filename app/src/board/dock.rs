//! The bar of places that a phone shows while a student is in the air: the fittest first.

use super::demand_card::is_target;
use super::drag::Card;
use super::store::{Store, sorted_by_fit};
use crate::i18n::t;
use domain::id::StudentId;
use leptos::prelude::*;

/// The bar; hidden on wide screens by the stylesheet, and while nothing is in the air.
#[component]
pub(super) fn Dock() -> impl IntoView {
    let store = expect_context::<Store>();
    let student = Memo::new(move |_| match store.lifted.get().map(|grip| grip.card) {
        Some(Card::Student(student)) => Some(student),
        _ => None,
    });
    move || {
        student.get().map(|student| view! { <div class="dock" data-scroll="x" tabindex="0" aria-label=t("board-places") role="group">{chips(store, student)}</div> })
    }
}

fn chips(store: Store, student: StudentId) -> Vec<AnyView> {
    let ids = store.demands.with_untracked(|found| found.ids.clone());
    let ids = sorted_by_fit(ids, |demand| store.pair(student, *demand));
    let directory = store.directory.get_untracked();
    ids.into_iter()
        .filter_map(|id| {
            let card = directory.demand(id)?;
            let pair = store.pair(student, id)?;
            let no = pair.refusal.is_some();
            let figure = if no { "—".to_owned() } else { pair.fit.percent().to_string() };
            let chip = view! {
                <div class="dock__chip" class:dock__chip--no=no class:dock__chip--over=move || is_target(store, id) data-drop=Card::Demand(id).attribute()>
                    <b>{card.title.clone()}</b><small>{card.company_name.clone()}</small><span class="num">{figure}</span>
                </div>
            };
            Some(chip.into_any())
        })
        .collect()
}
