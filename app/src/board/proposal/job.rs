//! A proposal that the server works out, because the board is too large for the browser: begins
//! by itself, tells how far it is, can be stopped and begun again.

use crate::api::proposal::{begin_proposal, cancel_proposal, look_at_proposal};
use crate::board::planning::Planning;
use crate::board::store::Store;
use crate::i18n::t;
use domain::ApiError;
use domain::id::JobId;
use leptos::prelude::*;
use proposal::JobView;
use std::sync::Arc;
use std::time::Duration;

/// Between two looks at a job.
const LOOK_AGAIN: Duration = Duration::from_millis(400);

#[derive(Clone, Debug, PartialEq)]
enum Step {
    Idle,
    Working { job: Option<JobId>, done: u32, of: u32 },
    Said(String),
}

/// Progress, and the buttons.
#[component]
pub(super) fn Job() -> impl IntoView {
    let store = expect_context::<Store>();
    let planning = expect_context::<Planning>();
    let step = RwSignal::new(Step::Idle);
    let begin = move || {
        if !matches!(step.get_untracked(), Step::Working { .. }) {
            step.set(Step::Working { job: None, done: 0, of: 0 });
            leptos::task::spawn_local_scoped(follow(store, planning, step));
        }
    };
    Effect::new(move |_| {
        if planning.from_server.with_untracked(Option::is_none) {
            begin();
        }
    });
    let stale = move || {
        let made_for = planning.from_server.with(|proposal| proposal.as_ref().map(|proposal| (proposal.version, proposal.settings)));
        made_for.is_some_and(|(version, settings)| version != store.version.get() || settings != planning.settings.get())
    };
    let stop = move |_| {
        if let Step::Working { job: Some(job), .. } = step.get_untracked() {
            leptos::task::spawn_local_scoped(async move {
                // Whether it could be stopped is seen at the next look.
                let _seen_at_the_next_look = cancel_proposal(job).await;
            });
        }
    };
    view! {
        <div class="prop__job" role="status">
            {move || match step.get() {
                Step::Working { done, of, .. } => {
                    let words = if of == 0 { t("proposal-working") } else { store.text("proposal-working-of", &[("done", done.into()), ("of", of.into())]) };
                    view! {
                        <p>{words}</p>
                        <progress max=of.max(1) value=(of > 0).then_some(done)></progress>
                        <button type="button" class="btn" on:click=stop>{t("proposal-cancel")}</button>
                    }.into_any()
                }
                Step::Said(words) => view! { <p>{words}</p><button type="button" class="btn" on:click=move |_| begin()>{t("proposal-again")}</button> }.into_any(),
                Step::Idle => stale().then(|| view! {
                    <p>{t("proposal-stale")}</p><button type="button" class="btn" on:click=move |_| begin()>{t("proposal-again")}</button>
                }).into_any(),
            }}
        </div>
    }
    .into_any()
}

async fn follow(store: Store, planning: Planning, step: RwSignal<Step>) {
    let settings = planning.settings.get_untracked();
    let pinned = planning.pinned.get_untracked();
    let failed = |error: &ApiError| {
        let why = messages::api_error(store.language, error);
        step.set(Step::Said(store.text("proposal-failed", &[("why", why.into())])));
    };
    let job = match begin_proposal(store.board, settings, pinned).await {
        Ok(job) => job,
        Err(error) => return failed(&error.into_error()),
    };
    loop {
        match look_at_proposal(job).await.map_err(crate::api::Failure::into_error) {
            Ok(JobView::Working { done, of }) => step.set(Step::Working { job: Some(job), done, of }),
            Ok(JobView::Done(proposal)) => {
                planning.from_server.set(Some(Arc::new(*proposal)));
                return step.set(Step::Idle);
            }
            Ok(JobView::Cancelled) => return step.set(Step::Said(t("proposal-cancelled"))),
            Ok(JobView::TimedOut) => return step.set(Step::Said(t("proposal-timed-out"))),
            Ok(JobView::Contradiction) => {
                return step.set(Step::Said(store.text("proposal-failed", &[("why", t("proposal-contradiction").into())])));
            }
            Err(ApiError::Busy) => {}
            Err(error) => return failed(&error),
        }
        crate::board::live::sleep(LOOK_AGAIN).await;
    }
}
