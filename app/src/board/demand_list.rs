//! The companies' side: search, facets, cards with seats.

use super::demand_card::DemandCard;
use super::facet_bar::FacetBar;
use super::store::{Store, sorted_by_fit};
use crate::i18n::t;
use leptos::prelude::*;

/// The grid.
#[component]
pub(super) fn DemandList() -> impl IntoView {
    let store = expect_context::<Store>();
    let found = store.demands;
    let facets = Signal::derive(move || found.with(|found| found.facets.clone()));
    // A chosen student sorts the places; a lifted one does not: what moves under the pointer is missed.
    let ids = Memo::new(move |_| {
        let ids = found.with(|found| found.ids.clone());
        match store.student.get() {
            Some(student) => sorted_by_fit(ids, |demand| store.pair(student, *demand)),
            None => ids,
        }
    });
    let sorted_for = move || {
        let student = store.student.get()?;
        let who = store.directory.with(|directory| directory.student_label(student));
        Some(store.text("board-sorted-for", &[("who", who.into())]))
    };
    view! {
        <section class="panel panel--demands" aria-labelledby="demands-side">
            <div class="panel__tools">
                <div class="panel__heading">
                    <h2 id="demands-side">{t("board-demands")}</h2>
                    <span class="muted num" data-count="demands">
                        {move || found.with(|found| store.text("board-count", &[("shown", found.ids.len().into()), ("total", found.total.into())]))}
                    </span>
                    <span class="grow"></span>
                    {move || sorted_for().map(|words| view! { <span class="chip chip--note">{words}</span> })}
                </div>
                <FacetBar choice=store.demand_choice facets placeholder="board-search-demands" side="demands"/>
            </div>
            <ul class="panel__grid" data-scroll="y" data-roving="demands">
                <For each=move || ids.get() key=|id| *id let:id>
                    <li><DemandCard id=id/></li>
                </For>
            </ul>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="panel__empty">{t("board-no-demands")}</p>
            </Show>
        </section>
    }
    .into_any()
}
