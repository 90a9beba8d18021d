//! `/competenze/proposte`: what companies miss in the catalogue, for the coordinator to decide.

use super::{done, for_coordinator, query, state_name, state_words};
use crate::api::{actor, language};
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::concept::ProposalState;
use leptos::prelude::*;
use leptos_meta::Title;
use services::concept::proposal::{ProposalView, ProposalsView};

/// The page. Without a wish those that wait are shown.
#[component]
pub fn Proposals() -> impl IntoView {
    let wanted = query("stato");
    let state = match wanted.as_str() {
        "" => Some(ProposalState::Proposed),
        name => ProposalState::from_name(name),
    };
    let read = move |services| async move { services::concept::proposal::list(&services, &actor(), state, language()).await };
    let content = for_coordinator("/competenze/proposte", read, move |view| whole(&view, state));
    view! { <Title text=t("proposals-heading")/><div class="page people-page">{content}</div> }.into_any()
}

fn whole(view: &ProposalsView, state: Option<ProposalState>) -> AnyView {
    let options = ProposalState::ALL
        .map(|(one, name)| view! { <option value=name selected=state == Some(one)>{state_name(one)}</option> })
        .collect_view();
    let rows = view.proposals.iter().map(row).collect_view();
    let list = if view.proposals.is_empty() {
        view! { <p class="empty">{t(if state == Some(ProposalState::Proposed) { "proposals-none-waiting" } else { "proposals-none" })}</p> }
            .into_any()
    } else {
        view! { <ul class="lines">{rows}</ul> }.into_any()
    };
    view! {
        <header class="page__head">
            <p class="crumbs"><a href="/catalogo">{t("catalogue-heading")}</a></p>
            <h1>{t("proposals-heading")}</h1>
            <p class="lead">{t("proposals-lead")}</p>
        </header>
        {done()}
        <section class="box" aria-labelledby="proposals-list">
            <h2 id="proposals-list">{t("proposals-heading")}<small class="num">{ta("catalogue-waiting", &[("count", view.waiting.into())])}</small></h2>
            <form class="fields network-filter" method="get" action="/competenze/proposte" role="search" aria-label=t("people-filter")>
                <div class="field">
                    <label for="proposals-state">{t("proposals-state")}</label>
                    <select id="proposals-state" name="stato">{options}<option value="tutte" selected=state.is_none()>{t("proposals-all")}</option></select>
                </div>
                <p class="actions"><button class="btn"><Icon name="filter"/>{t("network-filter-send")}</button></p>
            </form>
            {list}
        </section>
    }
    .into_any()
}

fn row(proposal: &ProposalView) -> AnyView {
    let when = messages::moment(use_language(), proposal.at);
    let by = ta("proposals-by", &[("company", proposal.company_name.clone().into()), ("when", when.into())]);
    view! {
        <li>
            <a class="line line--link" href=format!("/competenze/proposte/{}", proposal.id)>
                <span><b>{proposal.label.clone()}</b><small class="muted">{by}</small></span>
                {state_words(proposal.state)}
                <Icon name="forward"/>
            </a>
        </li>
    }
    .into_any()
}
