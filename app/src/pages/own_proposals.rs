//! What a company has proposed for the catalogue, in its list of requests.

use crate::i18n::{t, ta, use_language};
use crate::pages::catalogue::state_words;
use domain::concept::ProposalState;
use leptos::prelude::*;
use services::concept::proposal::ProposalView;

/// The section, where there is something to show.
pub(super) fn section(proposals: &[ProposalView]) -> Option<AnyView> {
    let lines = proposals.iter().map(line).collect_view();
    (!proposals.is_empty()).then(|| {
        view! {
            <section class="box drafts" aria-labelledby="proposals-own">
                <h2 id="proposals-own">{t("proposals-own")}</h2>
                <ul class="lines">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

fn line(proposal: &ProposalView) -> AnyView {
    let day = messages::moment(use_language(), proposal.at);
    let with = ta("proposals-with", &[("title", proposal.demand_title.clone().into()), ("when", day.into())]);
    let outcome = match (proposal.state, &proposal.competence) {
        (ProposalState::Declined, _) => Some(view! { <small>{proposal.reason.clone()}</small> }.into_any()),
        (_, Some((id, label))) => {
            Some(view! { <small><a href=format!("/competenze/{id}") rel="external">{label.clone()}</a></small> }.into_any())
        }
        _ => None,
    };
    view! {
        <li class="line">
            <span><b>{proposal.label.clone()}</b><small class="muted">{with}</small>{outcome}</span>
            <span class="line__end">{state_words(proposal.state)}</span>
        </li>
    }
    .into_any()
}
