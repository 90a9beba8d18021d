//! Who changes place, group by group, each with its reason and a tick to accept it.

use super::words::{difference, percent, price};
use crate::board::planning::Planning;
use crate::board::store::Store;
use crate::i18n::t;
use crate::ui::FitBar;
use domain::id::{DemandId, StudentId};
use leptos::prelude::*;
use proposal::{Change, Proposal, Score};
use std::sync::Arc;

/// How many of a group are listed before one asks for more.
const LISTED: usize = 60;

/// What kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    New,
    Moved,
    Freed,
}

impl Kind {
    fn of(change: &Change) -> Self {
        match (change.from, change.to) {
            (None, _) => Self::New,
            (Some(_), Some(_)) => Self::Moved,
            (Some(_), None) => Self::Freed,
        }
    }

    /// Name, hint, class.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::New => ("proposal-group-new", "proposal-group-new-hint", "tag tag--new"),
            Self::Moved => ("proposal-group-moved", "proposal-group-moved-hint", "tag tag--moved"),
            Self::Freed => ("proposal-group-freed", "proposal-group-freed-hint", "tag tag--freed"),
        }
    }
}

/// The list.
#[component]
pub(super) fn Changes(proposal: Arc<Proposal>) -> impl IntoView {
    let store = expect_context::<Store>();
    let count = proposal.changes.len();
    let kept = store.text("proposal-kept", &[("count", proposal.kept.into())]);
    let groups = [Kind::New, Kind::Moved, Kind::Freed].map(|kind| {
        let changes: Vec<Change> = proposal.changes.iter().filter(|change| Kind::of(change) == kind).cloned().collect();
        (!changes.is_empty()).then(|| view! { <Group kind changes/> })
    });
    view! {
        <section class="changes">
            <h3>{t("proposal-changes")}" "<span class="num">{count}</span>" "<small class="muted">{kept}</small></h3>
            {(count == 0).then(|| view! { <p class="prop__note">{t("proposal-nothing")}</p> })}
            {groups.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

#[component]
fn Group(kind: Kind, changes: Vec<Change>) -> impl IntoView {
    let store = expect_context::<Store>();
    let planning = expect_context::<Planning>();
    let (name, hint, class) = kind.words();
    let students: Vec<StudentId> = changes.iter().map(|change| change.student).collect();
    let count = students.len();
    let everybody = students.clone();
    let all = move || planning.unticked.with(|unticked| everybody.iter().all(|student| !unticked.contains(student)));
    let toggle = move |event: leptos::ev::Event| {
        let tick = event_target_checked(&event);
        planning.unticked.update(|unticked| {
            for student in &students {
                if tick {
                    unticked.remove(student)
                } else {
                    unticked.insert(*student)
                };
            }
        });
    };
    let more = RwSignal::new(count <= LISTED);
    let listed = move || if more.get() { changes.clone() } else { changes[..LISTED].to_vec() };
    view! {
        <div class="changes__group">
            <label class="changes__head">
                <input type="checkbox" aria-label=store.text("proposal-choose-all", &[("group", t(name).into())]) prop:checked=all on:change=toggle/>
                <span class=class>{t(name)}" "<span class="num">{count}</span></span>
                <small class="muted">{t(hint)}</small>
                <small class="muted changes__column">{t("proposal-column-score")}</small>
                <small class="muted changes__column">{t("proposal-column-gain")}</small>
            </label>
            <ul>{move || listed().into_iter().map(|change| view! { <Row change/> }).collect_view()}</ul>
            {move || (!more.get()).then(|| view! {
                <button type="button" class="btn btn--link" on:click=move |_| more.set(true)>{store.text("proposal-show-all", &[("count", count.into())])}</button>
            })}
        </div>
    }
    .into_any()
}

#[component]
fn Row(change: Change) -> impl IntoView {
    let store = expect_context::<Store>();
    let planning = expect_context::<Planning>();
    let student = change.student;
    let directory = store.directory.get_untracked();
    let who = directory.student_label(student);
    let ticked = move || planning.unticked.with(|unticked| !unticked.contains(&student));
    let toggle = move |event: leptos::ev::Event| {
        let tick = event_target_checked(&event);
        planning.unticked.update(|unticked| {
            if tick {
                unticked.remove(&student)
            } else {
                unticked.insert(student)
            };
        });
    };
    let place = |demand: DemandId| directory.demand(demand).map(|card| (card.title.clone(), card.company_name.clone())).unwrap_or_default();
    let from = change.from.map(|from| view! { <s>{place(from).1}</s>" → " });
    let to = match change.to {
        Some(to) => {
            let (title, company) = place(to);
            view! { <b>{title}</b>" · "{company} }.into_any()
        }
        None => view! { <b>{t("proposal-waiting")}</b> }.into_any(),
    };
    let why = reason(store, &change);
    let gain = gain(store, &change);
    let choose = move |_| {
        store.student.set(Some(student));
        store.demand.set(change.to.or(change.from));
    };
    view! {
        <li class="change">
            <input type="checkbox" aria-label=store.text("proposal-choose", &[("who", who.clone().into())]) prop:checked=ticked on:change=toggle/>
            <button type="button" class="change__who" on:click=choose>{who}</button>
            <span class="change__what">{from}{to}<small class="muted">{why}</small></span>
            <span class="change__score">{change.after.map(|score| view! { <FitBar percent=percent(score.score)/> })}</span>
            <span class="change__gain">{gain}</span>
        </li>
    }
    .into_any()
}

/// Why this place: the rank, the company's word, the fit, what it replaces.
fn reason(store: Store, change: &Change) -> String {
    if let Some(broken) = change.broken.first() {
        return store.text("proposal-why-broken", &[("rule", store.rule(broken).into())]);
    }
    let Some(after) = change.after else { return store.text("proposal-why-room", &[]) };
    let mut reasons = Vec::new();
    if let Some(rank) = change.rank {
        reasons.push(store.text("proposal-why-choice", &[("rank", u32::from(rank).into())]));
    }
    match after.assessment {
        10_000.. => reasons.push(store.text("proposal-why-agreed", &[])),
        7_500.. => reasons.push(store.text("proposal-why-interesting", &[])),
        _ => {}
    }
    reasons.push(store.text("proposal-why-fit", &[("fit", percent(after.competence).into())]));
    if let Some(before) = change.before {
        reasons.push(compared(store, before, after));
    }
    reasons.join(" · ")
}

fn compared(store: Store, before: Score, after: Score) -> String {
    if after.score < before.score {
        return store.text("proposal-why-room", &[]);
    }
    store.text("proposal-why-better", &[("before", percent(before.score).into()), ("after", percent(after.score).into())])
}

/// What everybody gains by the change: the price of staying, the other way round.
fn gain(store: Store, change: &Change) -> AnyView {
    if !change.broken.is_empty() {
        return view! { <span class="gain">{t("proposal-rule")}</span> }.into_any();
    }
    let Some(stay) = change.stay else { return ().into_any() };
    if stay.is_free() {
        return view! { <span class="gain" title=t("proposal-stay-free")>"0"</span> }.into_any();
    }
    let gained = proposal::Worth {
        unplaced: -stay.unplaced,
        below_quarter: -stay.below_quarter,
        below_half: -stay.below_half,
        total: -stay.total,
        moves: -stay.moves,
    };
    let sentence = store.text("proposal-stay", &[("price", price(store, &stay).short.into())]);
    view! { <span class="gain gain--good" title=sentence>{difference(store, &gained)}</span> }.into_any()
}
