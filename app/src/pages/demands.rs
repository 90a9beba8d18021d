//! `/richieste`: what a company has asked so far, on which boards it stands, and what is begun.

use super::edit_demand::address;
use super::entrance::ForOthers;
use super::withdraw_demand::{reopen_form, withdrawn_line};
use crate::api::demand::read_own_demands;
use crate::api::{Failure, actor, language, services, session_now};
use crate::board::{STAGE_FACET, stage_value};
use crate::i18n::{t, ta, use_language};
use crate::ui::{Downloads, Icon, Problem, width_class};
use domain::ApiError;
use domain::board::Stage;
use domain::demand::{DemandKind, DemandState, OwnAllotment, OwnDemand};
use domain::id::DemandId;
use domain::person::RoleKind;
use domain::policy::Role;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use services::concept::proposal::ProposalView;
use services::draft::Draft;

/// The page.
#[component]
pub fn Demands() -> impl IntoView {
    let done = Done::of_address();
    let content = if matches!(session_now().actor.role(), Some(Role::Company { .. })) {
        Suspend::new(async move {
            match read().await {
                Ok((demands, drafts, proposals)) => list(demands, &drafts, &proposals, done),
                Err(error) => view! { <Problem error/> }.into_any(),
            }
        })
        .into_any()
    } else {
        view! { <ForOthers heading="demands-heading" text="demands-for-whom" roles=vec![RoleKind::Company] back="/richieste"/> }.into_any()
    };
    view! { <Title text=t("demands-title")/><div class="page">{content}</div> }.into_any()
}

/// What the company has asked, and what the reader has begun to write.
async fn read() -> Result<(Vec<OwnDemand>, Vec<Draft>, Vec<ProposalView>), ApiError> {
    let services = services().map_err(Failure::into_error)?;
    let drafts = services::draft::own(&services, &actor()).await?;
    let proposals = services::concept::proposal::own(&services, &actor(), language()).await?;
    Ok((read_own_demands().await.map_err(Failure::into_error)?, drafts, proposals))
}

/// What was done just now, with which demand.
#[derive(Clone, Copy)]
enum Done {
    Stated(DemandId),
    Changed(DemandId),
    Withdrawn(DemandId),
    Reopened(DemandId),
}

impl Done {
    fn of_address() -> Option<Self> {
        let of = |name: &str| use_query_map().with_untracked(|query| query.get(name).and_then(|id| id.parse().ok()));
        let changed = || of("modificata").map(Self::Changed);
        let withdrawn = || of("ritirata").map(Self::Withdrawn);
        of("nuova").map(Self::Stated).or_else(changed).or_else(withdrawn).or_else(|| of("riaperta").map(Self::Reopened))
    }

    fn demand(self) -> DemandId {
        match self {
            Self::Stated(id) | Self::Changed(id) | Self::Withdrawn(id) | Self::Reopened(id) => id,
        }
    }

    /// The step, and where its outcome can be seen.
    fn sentence(self, demand: &OwnDemand) -> String {
        let title = || [("title", demand.card.title.as_str().into())];
        match self {
            Self::Stated(_) => published(demand),
            Self::Changed(_) => ta("demand-done-change", &title()),
            Self::Withdrawn(_) => ta("demand-done-withdraw", &title()),
            Self::Reopened(_) => ta("demand-done-reopen", &title()),
        }
    }
}

/// The company's demands: the one of the last step first, those that are withdrawn last.
fn list(mut demands: Vec<OwnDemand>, drafts: &[Draft], proposals: &[ProposalView], done: Option<Done>) -> AnyView {
    let last = done.map(Done::demand);
    demands.sort_by_key(|demand| Some(demand.card.id) != last);
    let about = |done: Done| demands.iter().find(|demand| demand.card.id == done.demand()).map(|demand| done.sentence(demand));
    let message =
        done.and_then(about).map(|sentence| view! { <p class="note note--good" role="status"><Icon name="check"/>{sentence}</p> });
    let (withdrawn, offered): (Vec<&OwnDemand>, Vec<&OwnDemand>) =
        demands.iter().partition(|demand| matches!(demand.state, DemandState::Withdrawn { .. }));
    let cards = offered.iter().map(|demand| card(demand, Some(demand.card.id) == last)).collect_view();
    let none = offered.is_empty().then(|| view! { <p class="empty">{t("demands-none")}</p> });
    let downloads = (!demands.is_empty()).then(|| view! { <Downloads of="/richieste"/> });
    let taken_back = (!withdrawn.is_empty()).then(|| {
        let cards = withdrawn.iter().map(|demand| card(demand, Some(demand.card.id) == last)).collect_view();
        view! {
            <section class="withdrawn" aria-labelledby="withdrawn">
                <h2 id="withdrawn">{t("demand-withdrawn-heading")}</h2>
                <ul class="cards cards--wide">{cards}</ul>
            </section>
        }
    });
    view! {
        <header class="page__head page__head--action">
            <div><h1>{t("demands-heading")}</h1><p class="lead">{t("demands-lead")}</p></div>
            <a class="btn btn--primary" href="/richieste/nuova"><Icon name="plus"/>{t("demands-new")}</a>
        </header>
        {message}
        {begun(drafts)}
        {super::own_proposals::section(proposals)}
        {none}
        {downloads}
        <ul class="cards cards--wide">{cards}</ul>
        {taken_back}
    }
    .into_any()
}

/// What was begun and not yet stated.
fn begun(drafts: &[Draft]) -> Option<AnyView> {
    let line = |draft: &Draft| {
        let title = if draft.form.title.trim().is_empty() { t("drafts-untitled") } else { draft.form.title.clone() };
        let when = messages::moment(use_language(), draft.saved_at);
        let discard = ta("drafts-discard-one", &[("title", title.clone().into())]);
        view! {
            <li class="line">
                <span><a href=format!("/richieste/nuova?bozza={}", draft.id)><b>{title}</b></a><small class="muted">{ta("need-saved", &[("when", when.into())])}</small></span>
                <form class="line__end" method="post" action="/richieste/nuova">
                    <input type="hidden" name="command" value=draft.id.to_string()/>
                    <button class="btn btn--ghost" name="discard" value="1" aria-label=discard><Icon name="trash"/>{t("drafts-discard")}</button>
                </form>
            </li>
        }
    };
    (!drafts.is_empty()).then(|| {
        view! { <section class="box drafts"><h2>{t("drafts-heading")}</h2><ul class="lines">{drafts.iter().map(line).collect_view()}</ul></section> }
            .into_any()
    })
}

/// Where what was stated just now can be seen.
fn published(demand: &OwnDemand) -> String {
    let title = demand.card.title.as_str();
    let boards = demand.boards.iter().map(|board| format!("{} ({})", board.title, board.school_name)).collect::<Vec<_>>().join(", ");
    match (demand.card.facts.kind, demand.boards.is_empty()) {
        (DemandKind::Forecast { .. }, _) => ta("demands-published-forecast", &[("title", title.into())]),
        (_, true) => ta("demands-published-nowhere", &[("title", title.into())]),
        (_, false) => ta("demands-published", &[("title", title.into()), ("boards", boards.into())]),
    }
}

fn card(demand: &OwnDemand, is_new: bool) -> AnyView {
    let card = &demand.card;
    let language = use_language();
    let (icon, count) = match card.facts.kind {
        DemandKind::Placement(_) => ("calendar", ta("wanted-seats", &[("seats", card.positions.into())])),
        DemandKind::Forecast { .. } => ("clock", ta("wanted-people", &[("people", card.positions.into())])),
    };
    let boards = demand.boards.iter().map(allotment).collect_view();
    view! {
        <li class="box card" class:card--new=is_new>
            <h2>{card.title.clone()}</h2>
            <p class="card__where">
                <span><Icon name="book"/>{card.occupation.clone()}</span>
                <span class="num"><Icon name=icon/>{messages::demand_kind(language, card.facts.kind)}</span>
                <span><Icon name="pin"/>{card.municipality.clone()}</span>
                <span class="num"><Icon name="people"/>{count}</span>
            </p>
            {standing(demand)}
            <ul class="lines">{boards}</ul>
            {demand.boards.is_empty().then(|| view! { <p class="muted">{t("demands-on-no-board")}</p> })}
            <div class="card__foot">{steps(demand)}<a class="btn btn--ghost" href=format!("/richieste/nuova?copia={}", card.id)><Icon name="file"/>{t("demands-copy")}</a></div>
        </li>
    }
    .into_any()
}

/// What one may do with it: nothing any more when its days are over.
fn steps(demand: &OwnDemand) -> Option<AnyView> {
    let id = demand.card.id;
    let named = |key: &'static str| ta(key, &[("title", demand.card.title.as_str().into())]);
    let edit = || {
        view! { <a class="btn" href=address(id, "modifica") aria-label=named("demand-edit-one")><Icon name="file"/>{t("demand-edit")}</a> }
    };
    match demand.state {
        DemandState::Over => None,
        // Whether its days are over as well, the page of the step says.
        DemandState::Withdrawn { .. } => {
            Some(view! { {reopen_form(id, demand.version, Some(named("demand-reopen-one")))}{edit()} }.into_any())
        }
        DemandState::Open | DemandState::Unanswered { .. } | DemandState::Filled => Some(
            view! {
                {edit()}
                <a class="btn btn--ghost" href=address(id, "ritira") aria-label=named("demand-withdraw-one")>{t("demand-withdraw")}</a>
            }
            .into_any(),
        ),
    }
}

/// What has come of it, where it is no longer or not yet as one would wish.
fn standing(demand: &OwnDemand) -> Option<AnyView> {
    let (class, icon, words) = match demand.state {
        DemandState::Open => return None,
        DemandState::Filled => ("note note--good", "check", t("demands-filled")),
        DemandState::Over => ("note", "clock", t("demands-over")),
        DemandState::Unanswered { days } => ("note", "warning", ta("demands-unanswered", &[("days", days.into())])),
        DemandState::Withdrawn { .. } => return withdrawn_line(demand.state, &demand.reason),
    };
    Some(view! { <p class=class><Icon name=icon/>{words}</p> }.into_any())
}

fn allotment(board: &OwnAllotment) -> AnyView {
    let percent = (board.taken * 100).checked_div(board.seats).unwrap_or(0);
    let words = ta("boards-taken", &[("part", board.taken.into()), ("whole", board.seats.into())]);
    let waiting = (board.waiting > 0).then(|| {
        view! { <span class="tag tag--accent num">{ta("boards-waiting-yes", &[("count", board.waiting.into())])}</span> }
    });
    let filter = if board.waiting > 0 { format!("?{STAGE_FACET}={}", stage_value(Stage::Confirmed)) } else { String::new() };
    view! {
        <li>
            <a class="line line--link" href=format!("/tavoli/{}{filter}", board.board)>
                <span><b>{board.title.clone()}</b><small class="muted">{board.school_name.clone()}</small>{waiting}</span>
                <span class="measure num"><span>{words}</span><span class="track" aria-hidden="true"><i class=width_class(percent)></i></span></span>
                <Icon name="forward"/>
            </a>
        </li>
    }
    .into_any()
}
