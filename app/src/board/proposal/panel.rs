//! The panel and the button that opens it.

use super::changes::Changes;
use super::figures::{Bands, Tiers};
use super::job::Job;
use super::reasons::Reasons;
use super::settings::SettingsForm;
use crate::board::planning::{Planned, Planning, Proposed};
use crate::board::store::Store;
use crate::i18n::t;
use crate::ui::Icon;
use domain::board::{BoardCommand, Move};
use domain::id::StudentId;
use leptos::html;
use leptos::prelude::*;
use proposal::{Change, feasible};
use std::collections::BTreeSet;

/// Opens the panel.
#[component]
pub(in crate::board) fn ProposeButton() -> impl IntoView {
    let store = expect_context::<Store>();
    let planning = expect_context::<Planning>();
    let button = NodeRef::<html::Button>::new();
    // When the panel closes, the focus comes back here.
    Effect::new(move |was_open: Option<bool>| {
        let open = planning.open.get();
        if was_open == Some(true)
            && !open
            && let Some(button) = button.get_untracked()
        {
            // A button that cannot take the focus leaves it where it is.
            let _kept_when_err = button.focus();
        }
        open
    });
    store.may_change.then(|| {
        view! {
            <button type="button" class="btn btn--primary" node_ref=button aria-haspopup="dialog" aria-expanded=move || planning.open.get().to_string()
                on:click=move |_| planning.open.update(|open| *open = !*open)>
                <Icon name="wand"/>{t("proposal-open")}
            </button>
        }
    })
}

/// The panel.
#[component]
pub(in crate::board) fn ProposalPanel() -> impl IntoView {
    let planning = expect_context::<Planning>();
    move || planning.open.get().then(|| planning.panel())
}

/// What stands in it.
#[component]
pub(in crate::board) fn OpenPanel() -> impl IntoView {
    let store = expect_context::<Store>();
    let planning = expect_context::<Planning>();
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _kept_when_err = heading.focus();
        }
    });
    // A choice belongs to the proposal that it was made in.
    planning.unticked.set(BTreeSet::new());
    let ready = Memo::new(move |_| planning.planned.with(|planned| matches!(planned, Planned::Ready(_))));
    view! {
        <section class="prop" role="dialog" aria-labelledby="proposal-heading">
            <header class="prop__head">
                <div>
                    <h2 id="proposal-heading" tabindex="-1" node_ref=heading>{t("proposal-title")}</h2>
                    <Origin/>
                </div>
                <Proof/>
                <button type="button" class="btn btn--ghost btn--icon" aria-label=t("proposal-close") on:click=move |_| planning.open.set(false)><Icon name="close"/></button>
            </header>
            <div class="prop__body" data-scroll="y" tabindex="0">
                <div class="prop__main">
                    {move || (!planning.is_local()).then(|| view! { <Job/> })}
                    {move || planning.planned.with(|planned| match planned {
                        Planned::Ready(Proposed { proposal, .. }) => view! {
                            <Tiers proposal=proposal.clone()/>
                            <Bands proposal=proposal.clone()/>
                            <Changes proposal=proposal.clone()/>
                        }.into_any(),
                        Planned::Contradiction => view! {
                            <p class="prop__note">{store.text("proposal-failed", &[("why", t("proposal-contradiction").into())])}</p>
                        }.into_any(),
                        Planned::Waiting => ().into_any(),
                    })}
                </div>
                <div class="prop__side">
                    <SettingsForm/>
                    {move || planning.planned.with(|planned| match planned {
                        Planned::Ready(Proposed { proposal, .. }) => Some(view! { <Reasons proposal=proposal.clone()/> }),
                        _ => None,
                    })}
                </div>
            </div>
            <Show when=move || ready.get()><Decision/></Show>
        </section>
    }
    .into_any()
}

/// Where it was worked out, and what stays locked.
#[component]
fn Origin() -> impl IntoView {
    let store = expect_context::<Store>();
    let planning = expect_context::<Planning>();
    let words = move || {
        planning.planned.with(|planned| {
            let Planned::Ready(Proposed { proposal, tenths }) = planned else { return None };
            let origin = match tenths {
                Some(tenths) => {
                    let ms =
                        if *tenths < 100 { format!("{}{}{}", tenths / 10, decimal(store), tenths % 10) } else { (tenths / 10).to_string() };
                    store.text("proposal-here", &[("ms", ms.into())])
                }
                None => t("proposal-there"),
            };
            let locked = store.text("proposal-locked", &[("count", proposal.locked.into())]);
            Some(format!("{origin} · {locked}"))
        })
    };
    view! { <small class="muted">{words}</small> }
}

fn decimal(store: Store) -> char {
    if store.language == domain::language::Language::Italian { ',' } else { '.' }
}

/// Whether the independent check has confirmed it.
#[component]
fn Proof() -> impl IntoView {
    let planning = expect_context::<Planning>();
    move || {
        planning.planned.with(|planned| {
            let Planned::Ready(Proposed { proposal, .. }) = planned else { return None };
            Some(if proposal.proven {
                view! { <span class="prop__proof" title=t("proposal-proven-why")><Icon name="shield"/>{t("proposal-proven")}</span> }
                    .into_any()
            } else {
                view! { <span class="prop__proof prop__proof--no">{t("proposal-unproven")}</span> }.into_any()
            })
        })
    }
}

/// All of it, a part, nothing.
#[component]
fn Decision() -> impl IntoView {
    let store = expect_context::<Store>();
    let planning = expect_context::<Planning>();
    let changes = move || match planning.planned.get() {
        Planned::Ready(proposed) => proposed.proposal.changes.clone(),
        _ => Vec::new(),
    };
    let ticked = move |changes: &[Change]| -> BTreeSet<StudentId> {
        planning
            .unticked
            .with(|unticked| changes.iter().map(|change| change.student).filter(|student| !unticked.contains(student)).collect())
    };
    // What can be done of it, and how many of the chosen cannot.
    let part = Memo::new(move |_| {
        let changes = changes();
        let chosen = ticked(&changes);
        let kept = store.state.with(|state| feasible(state, &changes, &chosen));
        let left_out = chosen.len() - kept.len();
        (kept, left_out)
    });
    let accept = move |students: BTreeSet<StudentId>| {
        let moves = changes().into_iter().filter(|change| students.contains(&change.student));
        let moves: Vec<Move> = moves.map(|change| Move { student: change.student, to: change.to }).collect();
        planning.open.set(false);
        store.dispatch(BoardCommand::Arrange { moves });
    };
    let all = Memo::new(move |_| changes().len());
    let untick_count = Memo::new(move |_| all.get() - ticked(&changes()).len());
    let replan = move |_| {
        planning.pinned.update(|pinned| pinned.extend(planning.unticked.get_untracked()));
        planning.unticked.set(BTreeSet::new());
    };
    view! {
        <footer class="prop__foot">
            <div class="prop__notes" role="status">
                {move || { let left_out = part.with(|(_, left_out)| *left_out); (left_out > 0).then(|| view! {
                    <p class="prop__note"><Icon name="warning"/>{store.text("proposal-infeasible", &[("count", left_out.into())])}</p>
                }) }}
            </div>
            {move || { let count = untick_count.get(); (count > 0 && planning.is_local()).then(|| view! {
                <button type="button" class="btn btn--link" on:click=replan>{store.text("proposal-replan", &[("count", count.into())])}</button>
            }) }}
            <div class="prop__decide">
                <button type="button" class="btn" on:click=move |_| planning.open.set(false)>{t("proposal-reject")}</button>
                <small class="muted grow">{t("proposal-step")}</small>
                {move || { let count = part.with(|(kept, _)| kept.len()); (untick_count.get() > 0 && count > 0).then(|| view! {
                    <button type="button" class="btn" on:click=move |_| accept(part.with_untracked(|(kept, _)| kept.clone()))>
                        {store.text("proposal-accept-some", &[("count", count.into())])}
                    </button>
                }) }}
                <button type="button" class="btn btn--primary" disabled=move || all.get() == 0
                    on:click=move |_| accept(changes().into_iter().map(|change| change.student).collect())>
                    <Icon name="check"/>{move || store.text("proposal-accept-all", &[("count", all.get().into())])}
                </button>
            </div>
        </footer>
    }
    .into_any()
}
