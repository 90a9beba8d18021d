//! How far a placement has come, beside its pair: the stages in a row, and the steps that are the
//! reader's to take.

use super::store::Store;
use crate::i18n::t;
use crate::ui::Icon;
use domain::board::{BoardCommand, Stage, Standing, Withdrawal};
use domain::id::{DemandId, StudentId};
use domain::policy::Role;
use leptos::prelude::*;

/// Of a pair that has a seat; nothing of others.
#[component]
pub(super) fn Stages(student: StudentId, demand: DemandId) -> impl IntoView {
    let store = expect_context::<Store>();
    let now = Memo::new(move |_| {
        let entry = store.state.with(|state| state.student(student))?;
        (entry.standing == Standing::Placed(demand)).then_some(entry.stage)
    });
    move || {
        now.get().map(|now| {
            let rows = Stage::ALL.map(|(stage, _)| {
                let class = if stage < now {
                    "stage stage--past"
                } else if stage == now {
                    "stage stage--now"
                } else {
                    "stage"
                };
                let current = (stage == now).then_some("step");
                view! { <li class=class aria-current=current>{messages::stage(store.language, stage)}</li> }
            });
            view! {
                <section class="insp__section">
                    <h3>{t("stage-heading")}</h3>
                    <ol class="stages">{rows.into_iter().collect_view()}</ol>
                    {steps(store, student, demand, now)}
                </section>
            }
        })
    }
}

/// The steps that the reader may take from here.
fn steps(store: Store, student: StudentId, demand: DemandId, now: Stage) -> Option<AnyView> {
    let button = move |key: &'static str, primary: bool, command: BoardCommand| {
        let class = if primary { "btn btn--primary" } else { "btn" };
        view! { <button type="button" class=class on:click=move |_| store.dispatch(command.clone())>{t(key)}</button> }.into_any()
    };
    if let Some(Role::Company { .. }) = store.role {
        let accept = |accepted| BoardCommand::Accept { student, demand, accepted };
        return match now {
            Stage::Confirmed => Some(button("stage-accept", true, accept(true))),
            Stage::Accepted => Some(button("stage-accept-back", false, accept(false))),
            _ => None,
        };
    }
    if !store.may_change {
        return None;
    }
    let advance = |to| BoardCommand::Advance { student, to };
    let forth = match now {
        Stage::Proposed => Some(("stage-confirm", Stage::Confirmed)),
        Stage::Accepted => Some(("stage-sign", Stage::Signed)),
        Stage::Signed => Some(("stage-begin", Stage::Underway)),
        Stage::Underway => Some(("stage-complete", Stage::Completed)),
        Stage::Confirmed | Stage::Completed => None,
    };
    let back = match now {
        Stage::Confirmed => Some(Stage::Proposed),
        Stage::Signed => Some(Stage::Accepted),
        Stage::Underway => Some(Stage::Signed),
        Stage::Completed => Some(Stage::Underway),
        Stage::Proposed | Stage::Accepted => None,
    };
    let waits = (now == Stage::Confirmed).then(|| view! { <p class="muted">{t("stage-waits")}</p> });
    let withdraw = !matches!(now, Stage::Proposed | Stage::Completed);
    Some(
        view! {
            {waits}
            <div class="insp__actions">
                {forth.map(|(key, to)| button(key, true, advance(to)))}
                {back.map(|to| button("stage-back", false, advance(to)))}
            </div>
            {withdraw.then(|| self::withdraw(store, student))}
        }
        .into_any(),
    )
}

/// The end before its time: why, then one button.
fn withdraw(store: Store, student: StudentId) -> AnyView {
    let reasons = Withdrawal::ALL.map(|(reason, _)| {
        let words = messages::withdrawal(store.language, reason);
        view! {
            <li><button type="button" class="btn btn--danger" on:click=move |_| store.dispatch(BoardCommand::Withdraw { student, reason })>{words}</button></li>
        }
    });
    view! {
        <details class="stages__end">
            <summary><Icon name="minus"/>{t("stage-withdraw")}</summary>
            <p class="fine">{t("stage-withdraw-why")}</p>
            <ul>{reasons.into_iter().collect_view()}</ul>
        </details>
    }
    .into_any()
}
