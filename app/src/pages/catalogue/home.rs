//! `/catalogo`: what the polo's catalogue has, what the classification has besides, how many
//! proposals wait.

use super::concept::address;
use super::{Refused, done, for_coordinator, origin_tag, query};
use crate::api::{actor, language};
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::concept::Origin;
use domain::language::Language;
use leptos::prelude::*;
use leptos_meta::Title;
use services::concept::esco::{EscoConcept, FoundEsco};
use services::concept::keep::{CatalogueView, Concept};

/// The page.
#[component]
pub fn Catalogue() -> impl IntoView {
    let wanted = query("q");
    let asked = wanted.clone();
    let read = move |services| async move { services::concept::keep::list(&services, &actor(), &asked, language()).await };
    let content = for_coordinator("/catalogo", read, move |view| whole(&view, &wanted));
    view! { <Title text=t("catalogue-heading")/><div class="page people-page">{content}</div> }.into_any()
}

fn whole(view: &CatalogueView, wanted: &str) -> AnyView {
    let above = match use_context::<Refused>() {
        Some(refused) => Some(refused.note("/catalogo")),
        None => done(),
    };
    let waiting = ta("catalogue-waiting", &[("count", view.waiting.into())]);
    let urgent = if view.waiting > 0 { "btn btn--primary" } else { "btn" };
    let shown = ta("catalogue-shown", &[("shown", (view.competences.len() + view.occupations.len()).into()), ("known", view.known.into())]);
    let clear = (!wanted.is_empty()).then(|| view! { <a class="btn btn--ghost" href="/catalogo">{t("network-filter-clear")}</a> });
    let list = |heading: &'static str, concepts: &[Concept]| {
        let rows = concepts.iter().map(row).collect_view();
        (!concepts.is_empty()).then(|| view! { <h3>{t(heading)}</h3><ul class="lines">{rows}</ul> })
    };
    let nothing =
        (view.competences.is_empty() && view.occupations.is_empty()).then(|| view! { <p class="empty">{t("catalogue-no-match")}</p> });
    view! {
        <header class="page__head page__head--action">
            <div><h1>{t("catalogue-heading")}</h1><p class="lead">{t("catalogue-lead")}</p></div>
            <p class="actions"><a class=urgent href="/competenze/proposte"><Icon name="book"/>{waiting}</a></p>
        </header>
        {above}
        <section class="box" aria-labelledby="catalogue-list">
            <h2 id="catalogue-list">{t("catalogue-polo")}<small class="num">{shown}</small></h2>
            <form class="fields network-filter" method="get" action="/catalogo" role="search" aria-label=t("catalogue-search")>
                <div class="field field--grow">
                    <label for="catalogue-q">{t("catalogue-search")}</label>
                    <input id="catalogue-q" type="search" name="q" value=wanted.to_owned() autocomplete="off"/>
                </div>
                <p class="actions"><button class="btn"><Icon name="search"/>{t("search-button")}</button>{clear}</p>
            </form>
            {nothing}
            {list("need-field-occupation", &view.occupations)}
            {list("need-asked", &view.competences)}
        </section>
        {published(&view.esco, wanted)}
    }
    .into_any()
}

fn row(concept: &Concept) -> AnyView {
    let terms = &concept.terms;
    let (label, other) = match use_language() {
        Language::Italian => (terms.label_it.clone(), terms.synonyms_it.join(", ")),
        Language::English => (terms.label_en.clone(), terms.label_it.clone()),
    };
    view! {
        <li>
            <a class="line line--link" href=address(concept.id)>
                <span><b>{label}</b><small class="muted">{other}</small></span>
                <span class="line__tags">{origin_tag(concept.origin() == Origin::Local)}</span>
                <Icon name="forward"/>
            </a>
        </li>
    }
    .into_any()
}

/// What could be taken in.
fn published(esco: &FoundEsco, wanted: &str) -> AnyView {
    let content = if !esco.is_loaded {
        view! { <p class="muted">{t("catalogue-no-esco")}" "<a href="/importa?che=esco">{t("nav-imports")}</a></p> }.into_any()
    } else if wanted.is_empty() {
        view! { <p class="muted">{t("catalogue-esco-how")}</p> }.into_any()
    } else if esco.occupations.is_empty() && esco.competences.is_empty() {
        view! { <p class="muted">{ta("need-esco-nothing", &[("words", wanted.into())])}</p> }.into_any()
    } else {
        let list = |heading: &'static str, concepts: &[EscoConcept]| {
            let lines = concepts.iter().map(line).collect_view();
            (!concepts.is_empty()).then(|| view! { <h3>{t(heading)}</h3><ul class="lines">{lines}</ul> })
        };
        view! { {list("need-field-occupation", &esco.occupations)}{list("need-asked", &esco.competences)} }.into_any()
    };
    view! {
        <section class="box" aria-labelledby="catalogue-esco">
            <h2 id="catalogue-esco">{t("catalogue-esco-heading")}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn line(one: &EscoConcept) -> AnyView {
    let by =
        (one.by != one.label).then(|| view! { <small class="muted">{ta("search-found-by", &[("words", one.by.clone().into())])}</small> });
    let name = ta("catalogue-take-one", &[("label", one.label.clone().into())]);
    view! {
        <li class="line">
            <span><b>{one.label.clone()}</b>{by}</span>
            <form class="line__end" method="post" action="/catalogo">
                <button class="btn" name="take" value=one.value() aria-label=name><Icon name="plus"/>{t("catalogue-take")}</button>
            </form>
        </li>
    }
    .into_any()
}
