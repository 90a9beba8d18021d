//! One student's card: name or pseudonym, class, where placed, competences, hours.

use super::directory::Directory;
use super::drag::Card;
use super::planning::Planning;
use super::store::Store;
use super::student_list::is_over;
use super::wishes::{AssessmentMark, WarmestMark};
use crate::i18n::t;
use crate::ui::{FitBar, Icon};
use domain::board::{BoardStudent, Standing};
use domain::id::StudentId;
use leptos::prelude::*;

/// The card.
#[component]
pub(super) fn StudentCard(id: StudentId) -> impl IntoView {
    let store = expect_context::<Store>();
    let card = Card::Student(id);
    let standing = Memo::new(move |_| store.state.with(|state| state.student(id)));
    let locked = move || standing.get().is_some_and(|entry| entry.locked);
    let lifted = move || store.lifted.get().is_some_and(|grip| grip.card == card);
    let chosen = move || store.student.get() == Some(id);
    let label = move || store.directory.with(|directory| directory.student(id).map(|student| student.seen.label()).unwrap_or_default());
    let full = move || store.directory.with(|directory| directory.student(id).map(|student| student.seen.full_label()).unwrap_or_default());
    view! {
        <article
            class="stu"
            class:stu--lifted=lifted
            class:stu--chosen=chosen
            class:stu--over=move || is_over(store, card)
            tabindex=move || store.tab_index(card)
            aria-label=full
            aria-current=move || chosen().then_some("true")
            data-grip=card.attribute()
            data-drop=card.attribute()
            on:click=move |_| store.choose(card)
        >
            <div class="stu__who">
                <b title=full>{label}</b>
                <Tags id/>
                <WarmestMark student=id/>
                <Preview id/>
                <Show when=locked><span class="mark" title=t("board-state-locked")><Icon name="lock"/><span class="visually-hidden">{t("board-state-locked")}</span></span></Show>
                <span class="grow"></span>
                <MoveButton card/>
            </div>
            <p class="stu__skills">
                {move || standing.get().and_then(|entry| place_of(store, entry.standing)).map(|place| view! { <b class="stu__place">"→ "{place}</b>" · " })}
                {move || store.directory.with(|directory| directory.student(id).map(|student| skills(directory, student)))}
            </p>
            <Hours id/>
            <Against id/>
        </article>
    }
    .into_any()
}

/// What the open proposal would do with the student.
#[component]
fn Preview(id: StudentId) -> impl IntoView {
    let store = expect_context::<Store>();
    let planning = expect_context::<Planning>();
    let change = Memo::new(move |_| planning.preview.with(|preview| preview.get(&id).copied()));
    move || {
        let change = change.get()?;
        let placed = store.state.with(|state| matches!(state.student(id).map(|entry| entry.standing), Some(Standing::Placed(_))));
        let (class, key) = match (placed, change.to) {
            (false, _) => ("tag tag--new", "proposal-tag-new"),
            (true, Some(_)) => ("tag tag--moved", "proposal-tag-moved"),
            (true, None) => ("tag tag--freed", "proposal-tag-freed"),
        };
        Some(view! { <span class=class>{t(key)}</span> })
    }
}

/// The button that does what dragging does.
#[component]
pub(super) fn MoveButton(card: Card) -> impl IntoView {
    let store = expect_context::<Store>();
    store.may_change.then(|| {
        view! {
            <button type="button" class="more" tabindex=move || store.tab_index(card) aria-label=t("board-move") title=t("board-move") aria-haspopup="dialog" on:click=move |event| {
                event.stop_propagation();
                store.moving.set(Some(card));
            }><Icon name="more"/></button>
        }
    })
}

/// Class, pseudonymous distance, warnings.
#[component]
fn Tags(id: StudentId) -> impl IntoView {
    let store = expect_context::<Store>();
    move || {
        store.directory.with(|directory| {
            let student = directory.student(id)?;
            let card = student.seen.card();
            let class = match &card.school_part {
                Some(school) => school.class_label.clone(),
                None => store.text("board-grade", &[("grade", u32::from(card.grade).into())]),
            };
            let distance = student.distance.map(|band| view! { <span class="tag">{messages::distance_band(store.language, band)}</span> });
            let warning = store.lacks_safety(id).then(|| {
                let words = t("board-state-warning");
                view! { <span class="mark mark--warning" title=words.clone()><Icon name="warning"/><span class="visually-hidden">{words.clone()}</span></span> }
            });
            Some(view! { <span class="tag">{class}</span>{distance}{warning} })
        })
    }
}

/// Hours of FSL done out of those needed; for the school only.
#[component]
fn Hours(id: StudentId) -> impl IntoView {
    let store = expect_context::<Store>();
    move || {
        store.directory.with(|directory| {
            let school = directory.student(id)?.seen.card().school_part.as_ref()?;
            let (done, needed) = (school.hours_done, school.hours_needed.max(1));
            let words = store.text("board-hours", &[("done", u32::from(done).into()), ("needed", u32::from(needed).into())]);
            Some(view! {
                <div class="stu__hours">
                    <progress max=needed.to_string() value=done.min(needed).to_string() aria-hidden="true"></progress>
                    <small class="muted num">{words}</small>
                </div>
            })
        })
    }
}

/// While a demand is in the air or chosen: the fit with it, or why not.
#[component]
fn Against(id: StudentId) -> impl IntoView {
    let store = expect_context::<Store>();
    let demand = Memo::new(move |_| match store.lifted.get().map(|grip| grip.card) {
        Some(Card::Demand(demand)) => Some(demand),
        Some(Card::Student(_)) => None,
        None => store.demand.get(),
    });
    move || {
        let pair = store.pair(id, demand.get()?)?;
        let reason = store.reason(&pair);
        let class = if reason.is_some() { "stu__against stu__against--no" } else { "stu__against" };
        let demand = demand.get()?;
        Some(view! {
            <div class=class>
                <FitBar percent=pair.fit.percent()/>
                <AssessmentMark student=id demand/>
                {reason.map(|reason| view! { <small>{reason}</small> })}
            </div>
        })
    }
}

/// Where a student has a seat, as far as the reader may know.
pub(super) fn place_of(store: Store, standing: Standing) -> Option<String> {
    match standing {
        Standing::Free => None,
        Standing::Elsewhere => Some(store.text("board-elsewhere", &[])),
        Standing::Placed(demand) => store.directory.with(|directory| directory.demand(demand).map(|card| card.company_name.clone())),
    }
}

/// The three best competences with their levels in words, for one line.
pub(super) fn skills(directory: &Directory, student: &BoardStudent) -> String {
    let mut held = student.seen.card().competences.clone();
    domain::sorting::sort_by_key(&mut held, |held| std::cmp::Reverse((held.level_on_board(), held.competence)));
    let words = held.iter().take(3).map(|held| format!("{} {}", directory.competence(held.competence), held.level_on_board().number()));
    words.collect::<Vec<_>>().join(" · ")
}
