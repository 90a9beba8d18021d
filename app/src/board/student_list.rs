//! The students' side: search, facets, cards; also the bench on which a seat's student lands.

use super::drag::{Card, Target};
use super::facet_bar::FacetBar;
use super::store::Store;
use super::student_card::StudentCard;
use crate::i18n::t;
use leptos::prelude::*;

/// The list.
#[component]
pub(super) fn StudentList() -> impl IntoView {
    let store = expect_context::<Store>();
    let found = store.students;
    let facets = Signal::derive(move || found.with(|found| found.facets.clone()));
    // With a demand chosen or in the air the fittest come first, as they do on the other side.
    let ids = Memo::new(move |_| {
        let ids = found.with(|found| found.ids.clone());
        match store.demand.get() {
            Some(demand) if store.lifted.with(Option::is_none) => super::store::sorted_by_fit(ids, |student| store.pair(*student, demand)),
            _ => ids,
        }
    });
    view! {
        <section
            class="panel panel--students"
            class:panel--bench=move || store.lifted.get().is_some_and(|grip| grip.from_seat)
            class:panel--over=move || store.over.get() == Some(Target::Bench)
            data-drop="bench"
            aria-labelledby="students-side"
        >
            <div class="panel__tools">
                <div class="panel__heading">
                    <h2 id="students-side">{t("board-students")}</h2>
                    <span class="muted num" data-count="students">
                        {move || found.with(|found| store.text("board-count", &[("shown", found.ids.len().into()), ("total", found.total.into())]))}
                    </span>
                </div>
                <FacetBar choice=store.student_choice facets placeholder="board-search-students" side="students"/>
            </div>
            <ul class="panel__list" data-scroll="y" data-roving="students">
                <For each=move || ids.get() key=|id| *id let:id>
                    <li><StudentCard id=id/></li>
                </For>
            </ul>
            <Show when=move || ids.with(Vec::is_empty)>
                <p class="panel__empty">{t("board-no-students")}</p>
            </Show>
        </section>
    }
    .into_any()
}

/// Whether a student's card is the target under the pointer.
pub(super) fn is_over(store: Store, card: Card) -> bool {
    store.over.get() == Some(Target::Card(card))
}
