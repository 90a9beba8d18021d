//! `/competenze/proposte/:id`: one proposal, and the three ways to decide on it.

use super::concept_fields::{Shape, all, label};
use super::{Refused, for_coordinator, nothing, query, state_words};
use crate::api::{actor, language};
use crate::i18n::{t, ta, use_language};
use crate::pages::form_fields::{Fields, Returned};
use crate::ui::Icon;
use domain::concept::{ConceptForm, DecisionForm, ProposalState};
use domain::id::CompetenceProposalId;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use services::concept::proposal::{ProposalPage, ProposalView};

/// The two halves of a decision's form.
pub(super) type BothForms = (DecisionForm, ConceptForm);

/// The page.
#[component]
pub fn Proposal() -> impl IntoView {
    let id: Option<CompetenceProposalId> = use_params_map().with_untracked(|params| params.get("id").and_then(|id| id.parse().ok()));
    let Some(id) = id else { return nothing() };
    let wanted = query("q");
    let returned = use_context::<Returned<BothForms>>();
    let read = move |services| async move { services::concept::proposal::one(&services, &actor(), id, &wanted, language()).await };
    let content = for_coordinator("/competenze/proposte", read, move |page| whole(&page, returned));
    view! { <div class="page people-page">{content}</div> }.into_any()
}

fn whole(page: &ProposalPage, returned: Option<Returned<BothForms>>) -> AnyView {
    let proposal = &page.proposal;
    let address = format!("/competenze/proposte/{}", proposal.id);
    let above = match (&returned, use_context::<Refused>()) {
        (_, Some(refused)) => Some(refused.note(&address)),
        (Some(returned), _) => {
            let fields = Fields::new(&returned.form.0.act, Some(&returned.error));
            Some(fields.summary(&returned.error, label, &address))
        }
        (None, None) => None,
    };
    let forms = (proposal.state == ProposalState::Proposed).then(
        || view! { {approve(page, &address, returned.as_ref())}{merge(page, &address)}{decline(proposal, &address, returned.as_ref())} },
    );
    view! {
        <Title text=proposal.label.clone()/>
        <header class="page__head">
            <p class="crumbs"><a href="/catalogo">{t("catalogue-heading")}</a>" › "<a href="/competenze/proposte">{t("proposals-heading")}</a></p>
            <h1>{proposal.label.clone()}</h1>
        </header>
        {above}
        {facts(proposal)}
        {forms}
    }
    .into_any()
}

fn facts(proposal: &ProposalView) -> AnyView {
    let language = use_language();
    let by = match &proposal.by {
        Some(by) => format!("{}, {by}", proposal.company_name),
        None => proposal.company_name.clone(),
    };
    let asked = format!("{}, {}", messages::level(language, proposal.level), messages::weight(language, proposal.weight));
    let fact = |name: &'static str, value: String| (!value.is_empty()).then(|| view! { <div><dt>{t(name)}</dt><dd>{value}</dd></div> });
    let became = proposal.competence.clone().map(|(id, label)| {
        view! { <div><dt>{t("proposals-became")}</dt><dd><a href=format!("/catalogo/competenze/{id}")>{label}</a></dd></div> }
    });
    let decided = proposal.decided.clone().map(|(by, at)| match by {
        Some(by) => format!("{by}, {}", messages::moment(language, at)),
        None => messages::moment(language, at),
    });
    view! {
        <section class="box" aria-labelledby="proposal-facts">
            <h2 id="proposal-facts">{t("proposals-facts")}{state_words(proposal.state)}</h2>
            <dl class="network-facts">
                {fact("need-proposed-description", proposal.description.clone())}
                {fact("catalogue-broader", proposal.broader.clone().map(|(_, label)| label).unwrap_or_default())}
                {fact("proposals-who", by)}
                {fact("proposals-when", messages::moment(language, proposal.at))}
                {fact("proposals-demand", proposal.demand_title.clone())}
                {fact("need-asked-level", asked)}
                {became}
                {fact("proposals-reason", proposal.reason.clone())}
                {fact("proposals-decided", decided.unwrap_or_default())}
            </dl>
        </section>
    }
    .into_any()
}

/// It becomes a competence of the polo's own.
fn approve(page: &ProposalPage, address: &str, returned: Option<&Returned<BothForms>>) -> AnyView {
    let proposal = &page.proposal;
    let back = returned.filter(|returned| returned.form.0.act == "approve");
    let fields = Fields::new("approve", back.map(|back| &back.error));
    let form = back.map_or_else(
        || ConceptForm {
            label_it: proposal.label.clone(),
            description_it: proposal.description.clone(),
            broader: proposal.broader.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default(),
            ..ConceptForm::default()
        },
        |back| back.form.1.clone(),
    );
    view! {
        <section class="box" aria-labelledby="proposal-approve">
            <h2 id="proposal-approve">{t("proposals-approve")}</h2>
            <p class="muted">{t("proposals-approve-note")}</p>
            <form class="people-form" method="post" action=address.to_owned() novalidate>
                <input type="hidden" name="act" value="approve"/>
                <input type="hidden" name="version" value=proposal.version.to_string()/>
                {all(&fields, &form, Shape::Local, &page.broader)}
                <p class="actions"><button class="btn btn--primary"><Icon name="check"/>{t("proposals-approve-send")}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// The catalogue, or ESCO, says the same with another name.
fn merge(page: &ProposalPage, address: &str) -> AnyView {
    let version = page.proposal.version.to_string();
    let line = |value: String, label: &str, is_esco: bool| {
        let name = ta("proposals-merge-one", &[("label", label.into())]);
        view! {
            <li class="line">
                <span><b>{label.to_owned()}</b>{is_esco.then(|| view! { <small class="muted">{t("need-esco-mark")}</small> })}</span>
                <form class="line__end" method="post" action=address.to_owned()>
                    <input type="hidden" name="act" value="merge"/>
                    <input type="hidden" name="version" value=version.clone()/>
                    <button class="btn" name="into" value=value aria-label=name>{t("proposals-merge-send")}</button>
                </form>
            </li>
        }
        .into_any()
    };
    let own = page.similar.iter().map(|(id, label)| line(id.to_string(), label, false));
    let lines: Vec<AnyView> = own.chain(page.esco.iter().map(|one| line(one.value(), &one.label, true))).collect();
    let list = if lines.is_empty() {
        view! { <p class="muted">{ta("people-held-no-match", &[("text", page.wanted.clone().into())])}</p> }.into_any()
    } else {
        view! { <ul class="lines">{lines}</ul> }.into_any()
    };
    view! {
        <section class="box" id="cerca" aria-labelledby="proposal-merge">
            <h2 id="proposal-merge">{t("proposals-merge")}</h2>
            <p class="muted">{t("proposals-merge-note")}</p>
            <form class="fields network-filter" method="get" action=format!("{address}#cerca") role="search" aria-label=t("proposals-merge-search")>
                <div class="field field--grow">
                    <label for="merge-q">{t("proposals-merge-search")}</label>
                    <input id="merge-q" type="search" name="q" value=page.wanted.clone() autocomplete="off"/>
                </div>
                <p class="actions"><button class="btn"><Icon name="search"/>{t("search-button")}</button></p>
            </form>
            {list}
        </section>
    }
    .into_any()
}

/// It does not come in, and the company reads why.
fn decline(proposal: &ProposalView, address: &str, returned: Option<&Returned<BothForms>>) -> AnyView {
    let back = returned.filter(|returned| returned.form.0.act == "decline");
    let fields = Fields::new("decline", back.map(|back| &back.error));
    let reason = back.map(|back| back.form.0.reason.clone()).unwrap_or_default();
    view! {
        <section class="box" aria-labelledby="proposal-decline">
            <h2 id="proposal-decline">{t("proposals-decline")}</h2>
            <form class="people-form" method="post" action=address.to_owned() novalidate>
                <input type="hidden" name="act" value="decline"/>
                <input type="hidden" name="version" value=proposal.version.to_string()/>
                <div class="fields">{fields.lines("reason", label("reason"), reason, Some(t("proposals-reason-hint")))}</div>
                <p class="actions"><button class="btn">{t("proposals-decline-send")}</button></p>
            </form>
        </section>
    }
    .into_any()
}
