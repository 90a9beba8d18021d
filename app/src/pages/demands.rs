//! `/richieste`: what a company has asked so far, on which boards it stands, and what is begun.

use super::entrance::ForOthers;
use crate::api::demand::read_own_demands;
use crate::api::{Failure, actor, language, services, session_now};
use crate::i18n::{t, ta, use_language};
use crate::ui::{Downloads, Icon, Problem, width_class};
use domain::ApiError;
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
    let new: Option<DemandId> = use_query_map().with_untracked(|query| query.get("nuova").and_then(|id| id.parse().ok()));
    let content = if matches!(session_now().actor.role(), Some(Role::Company { .. })) {
        Suspend::new(async move {
            match read().await {
                Ok((demands, drafts, proposals)) => list(demands, &drafts, &proposals, new),
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

/// The company's demands, the new one first.
fn list(mut demands: Vec<OwnDemand>, drafts: &[Draft], proposals: &[ProposalView], new: Option<DemandId>) -> AnyView {
    demands.sort_by_key(|demand| Some(demand.card.id) != new);
    let message = demands.iter().find(|demand| Some(demand.card.id) == new).map(published);
    let cards = demands.iter().map(|demand| card(demand, Some(demand.card.id) == new)).collect_view();
    view! {
        <header class="page__head page__head--action">
            <div><h1>{t("demands-heading")}</h1><p class="lead">{t("demands-lead")}</p></div>
            <a class="btn btn--primary" href="/richieste/nuova"><Icon name="plus"/>{t("demands-new")}</a>
        </header>
        {message}
        {begun(drafts)}
        {super::own_proposals::section(proposals)}
        {if demands.is_empty() {
            view! { <p class="empty">{t("demands-none")}</p> }.into_any()
        } else {
            view! { <Downloads of="/richieste"/><ul class="cards cards--wide">{cards}</ul> }.into_any()
        }}
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

/// What one's step has done, and where it can be seen.
fn published(demand: &OwnDemand) -> AnyView {
    let title = demand.card.title.as_str();
    let boards = demand.boards.iter().map(|board| format!("{} ({})", board.title, board.school_name)).collect::<Vec<_>>().join(", ");
    let sentence = match (demand.card.facts.kind, demand.boards.is_empty()) {
        (DemandKind::Forecast { .. }, _) => ta("demands-published-forecast", &[("title", title.into())]),
        (_, true) => ta("demands-published-nowhere", &[("title", title.into())]),
        (_, false) => ta("demands-published", &[("title", title.into()), ("boards", boards.into())]),
    };
    view! { <p class="note note--good" role="status"><Icon name="check"/>{sentence}</p> }.into_any()
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
            {standing(demand.state)}
            <ul class="lines">{boards}</ul>
            {demand.boards.is_empty().then(|| view! { <p class="muted">{t("demands-on-no-board")}</p> })}
            <p class="card__foot"><a class="btn btn--ghost" href=format!("/richieste/nuova?copia={}", card.id)><Icon name="file"/>{t("demands-copy")}</a></p>
        </li>
    }
    .into_any()
}

/// What has come of it, where it is no longer or not yet as one would wish.
fn standing(state: DemandState) -> Option<AnyView> {
    let (class, icon, words) = match state {
        DemandState::Open => return None,
        DemandState::Filled => ("note note--good", "check", t("demands-filled")),
        DemandState::Over => ("note", "clock", t("demands-over")),
        DemandState::Unanswered { days } => ("note", "warning", ta("demands-unanswered", &[("days", days.into())])),
    };
    Some(view! { <p class=class><Icon name=icon/>{words}</p> }.into_any())
}

fn allotment(board: &OwnAllotment) -> AnyView {
    let percent = (board.taken * 100).checked_div(board.seats).unwrap_or(0);
    let words = ta("boards-taken", &[("part", board.taken.into()), ("whole", board.seats.into())]);
    view! {
        <li>
            <a class="line line--link" href=format!("/tavoli/{}", board.board)>
                <span><b>{board.title.clone()}</b><small class="muted">{board.school_name.clone()}</small></span>
                <span class="measure num"><span>{words}</span><span class="track" aria-hidden="true"><i class=width_class(percent)></i></span></span>
                <Icon name="forward"/>
            </a>
        </li>
    }
    .into_any()
}
