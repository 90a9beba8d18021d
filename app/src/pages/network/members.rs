//! `/rete`: who belongs to the polo, whether it is composed as the law asks, its agreement.

use super::words::{days, kinds, requirement, standing};
use super::{done, for_members};
use crate::api::actor;
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::network::{Belonging, Composition, Entry, NetworkFilter, RequirementLine};
use domain::organisation::OrganisationKind;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use services::network::NetworkView;

/// The page.
#[component]
pub fn Network() -> impl IntoView {
    let filter = use_query_map().with_untracked(|query| {
        let get = |name: &str| query.get(name).unwrap_or_default();
        NetworkFilter {
            text: get("q").trim().to_owned(),
            kind: OrganisationKind::from_name(&get("tipo")),
            municipality: Some(get("comune")).filter(|place| !place.is_empty()),
            belonging: Belonging::from_name(&get("adesione")),
        }
    });
    let asked = filter.clone();
    let read = move |services| async move { services::network::list(&services, &actor(), &asked).await };
    let content = for_members("/rete", read, move |polo| whole(&polo, &filter));
    view! { <Title text=t("network-title")/><div class="page network-page">{content}</div> }.into_any()
}

fn whole(polo: &NetworkView, filter: &NetworkFilter) -> AnyView {
    let add = polo.may_change.then(|| view! { <a class="btn btn--primary" href="/rete/nuovo"><Icon name="plus"/>{t("network-add")}</a> });
    let rows = polo.entries.iter().map(row).collect_view();
    let list = if polo.known == 0 {
        view! { <p class="empty">{t("network-nobody")}</p> }.into_any()
    } else if polo.entries.is_empty() {
        view! { <p class="empty">{t("network-none")}</p> }.into_any()
    } else {
        view! { <ul class="lines network-list">{rows}</ul> }.into_any()
    };
    let shown = ta("network-shown", &[("shown", polo.entries.len().into()), ("known", polo.known.into())]);
    view! {
        <header class="page__head page__head--action">
            <div><h1>{t("network-heading")}</h1><p class="lead">{t("network-lead")}</p></div>
            <p class="actions"><a class="btn" href="/luoghi"><Icon name="pin"/>{t("places-title")}</a>{add}</p>
        </header>
        {done()}
        <div class="network-top">{composition(polo)}{agreement(polo)}</div>
        <section class="box network-members" aria-labelledby="network-list">
            <h2 id="network-list">{t("network-list")}<small class="num">{shown}</small></h2>
            {(polo.known > 0).then(|| filters(polo, filter))}
            {list}
        </section>
    }
    .into_any()
}

/// How many there are, and whether that is enough.
fn composition(polo: &NetworkView) -> AnyView {
    let counts = polo.counts.iter().map(|count| view! { <li><b class="num">{count.members}</b>" "{kinds(count.kind)}</li> }).collect_view();
    let members: u32 = polo.counts.iter().map(|count| count.members).sum();
    let Composition { lines } = &polo.composition;
    let verdict = if polo.composition.is_complete() {
        view! { <p class="note note--good"><Icon name="check"/>{t("network-complete")}</p> }.into_any()
    } else {
        view! { <p class="note note--mid"><Icon name="warning"/>{t("network-incomplete")}</p> }.into_any()
    };
    let rows = lines.iter().map(line).collect_view();
    let citation = lines.iter().find_map(|line| line.citation.clone()).map(|citation| {
        view! { <a href="/regole#polo"><Icon name="book"/>" "{messages::citation(use_language(), &citation)}</a> }
    });
    view! {
        <section class="box" aria-labelledby="network-composition">
            <h2 id="network-composition">{t("network-composition")}<small class="num">{ta("network-members", &[("count", members.into())])}</small></h2>
            <ul class="network-counts">{counts}</ul>
            {verdict}
            <ul class="lines network-needs">{rows}</ul>
            <p class="fine"><Icon name="eye"/><span>{t("network-register-note")}" "{citation}</span></p>
        </section>
    }
    .into_any()
}

fn line(line: &RequirementLine) -> AnyView {
    let figures = ta("network-found", &[("found", line.found.into()), ("needed", u32::from(line.needed).into())]);
    let seal = match line.missing() {
        0 => view! { <span class="seal seal--good"><Icon name="check"/>{t("network-enough")}</span> }.into_any(),
        missing => {
            view! { <span class="seal seal--check"><Icon name="warning"/>{ta("network-missing", &[("count", missing.into())])}</span> }
                .into_any()
        }
    };
    let uncounted =
        (line.uncounted > 0).then(|| view! { <small class="muted">{ta("network-uncounted", &[("count", line.uncounted.into())])}</small> });
    view! {
        <li class="line">
            <span>{requirement(line.requirement)}<small class="muted num">{figures}</small>{uncounted}</span>
            {seal}
        </li>
    }
    .into_any()
}

fn agreement(polo: &NetworkView) -> AnyView {
    let action = if polo.may_change && polo.agreement.is_none() { "network-agreement-write" } else { "network-agreement-all" };
    let content = match &polo.agreement {
        None => view! { <p class="empty">{t("network-agreement-none")}</p> }.into_any(),
        Some(agreement) => {
            let terms = &agreement.terms;
            let signed = ta("network-agreement-signed", &[("day", messages::long_day(use_language(), terms.signed_on).into())]);
            view! {
                <p><b>{terms.title.clone()}</b></p>
                <p class="num">{days(terms.validity)}", "{signed}</p>
                <p class="network-programme">{terms.programme.clone()}</p>
            }
            .into_any()
        }
    };
    view! {
        <section class="box network-agreement" aria-labelledby="network-agreement">
            <h2 id="network-agreement">{t("network-agreement")}</h2>
            {content}
            <p class="actions"><a class="btn" href="/rete/accordo">{t(action)}<Icon name="forward"/></a></p>
        </section>
    }
    .into_any()
}

/// The filters: a plain form whose fields stand in the address.
fn filters(polo: &NetworkView, filter: &NetworkFilter) -> AnyView {
    let option = |value: String, words: String, selected: bool| view! { <option value=value selected=selected>{words}</option> };
    let kind_options =
        OrganisationKind::ALL.map(|(kind, name)| option(name.to_owned(), kinds(kind), filter.kind == Some(kind))).collect_view();
    let places = polo
        .municipalities
        .iter()
        .map(|place| option(place.clone(), place.clone(), filter.municipality.as_ref() == Some(place)))
        .collect_view();
    let belonging = Belonging::ALL
        .map(|(choice, name)| {
            let words = match choice {
                Belonging::All => "network-filter-belonging-all",
                Belonging::Members => "network-filter-belonging-members",
                Belonging::Others => "network-filter-belonging-others",
            };
            option(name.to_owned(), t(words), filter.belonging == choice)
        })
        .collect_view();
    let clear = (!filter.is_none()).then(|| view! { <a class="btn btn--ghost" href="/rete">{t("network-filter-clear")}</a> });
    view! {
        <form class="fields network-filter" method="get" action="/rete" role="search" aria-label=t("network-filter")>
            <div class="field field--grow">
                <label for="network-q">{t("network-filter-text")}</label>
                <input id="network-q" type="search" name="q" value=filter.text.clone() autocomplete="off"/>
            </div>
            <div class="field">
                <label for="network-kind">{t("network-filter-kind")}</label>
                <select id="network-kind" name="tipo"><option value="">{t("network-filter-kind-all")}</option>{kind_options}</select>
            </div>
            <div class="field">
                <label for="network-place">{t("network-filter-place")}</label>
                <select id="network-place" name="comune"><option value="">{t("network-filter-place-all")}</option>{places}</select>
            </div>
            <div class="field">
                <label for="network-belonging">{t("network-filter-belonging")}</label>
                <select id="network-belonging" name="adesione">{belonging}</select>
            </div>
            <p class="actions"><button class="btn"><Icon name="filter"/>{t("network-filter-send")}</button>{clear}</p>
        </form>
    }
    .into_any()
}

fn row(entry: &Entry) -> AnyView {
    let organisation = &entry.organisation;
    let kind = messages::organisation_kind(use_language(), organisation.kind);
    let icon = if organisation.kind == OrganisationKind::Company { "factory" } else { "building" };
    view! {
        <li>
            <a class="line line--link" href=format!("/rete/{}", organisation.id)>
                <Icon name=icon/>
                <span><b>{organisation.name.clone()}</b><small class="muted">{kind}", "{organisation.municipality.clone()}</small></span>
                <span class="network-standing">{standing(entry.standing)}</span>
                <Icon name="forward"/>
            </a>
        </li>
    }
    .into_any()
}
