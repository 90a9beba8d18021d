//! `/catalogo/competenze/:id` and `/catalogo/professioni/:id`: what the polo says of a concept.

use super::concept_fields::{Shape, all, differences, label};
use super::{Refused, done, for_coordinator, nothing, origin_tag};
use crate::api::{actor, language};
use crate::i18n::{t, ta, use_language};
use crate::pages::form_fields::{Fields, Returned};
use crate::ui::Icon;
use domain::ApiError;
use domain::concept::{ConceptForm, Origin};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use services::concept::keep::{ConceptView, EntryId, hindrances};

/// The page of a competence.
#[component]
pub fn CompetenceEntry() -> impl IntoView {
    entry(parameter().parse().ok().map(EntryId::Competence))
}

/// The page of an occupation.
#[component]
pub fn OccupationEntry() -> impl IntoView {
    entry(parameter().parse().ok().map(EntryId::Occupation))
}

fn parameter() -> String {
    use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default()
}

/// The address of a concept's page.
pub(super) fn address(id: EntryId) -> String {
    match id {
        EntryId::Competence(id) => format!("/catalogo/competenze/{id}"),
        EntryId::Occupation(id) => format!("/catalogo/professioni/{id}"),
    }
}

fn entry(id: Option<EntryId>) -> AnyView {
    let Some(id) = id else { return nothing() };
    let returned = use_context::<Returned<ConceptForm>>();
    let read = move |services| async move { services::concept::keep::one(&services, &actor(), id, language()).await };
    let content = for_coordinator("/catalogo", read, move |view| whole(&view, returned));
    view! { <div class="page people-page">{content}</div> }.into_any()
}

fn whole(view: &ConceptView, returned: Option<Returned<ConceptForm>>) -> AnyView {
    let concept = &view.concept;
    let address = address(concept.id);
    let is_local = concept.origin() == Origin::Local;
    let above = match (&returned, use_context::<Refused>()) {
        (_, Some(refused)) => Some(refused.note(&address)),
        (Some(returned), _) if returned.error == ApiError::Stale => Some(changed_meanwhile(view.changed_by.as_deref())),
        (Some(returned), _) => Some(Fields::new("concept", Some(&returned.error)).summary(&returned.error, label, &address)),
        (None, None) => done(),
    };
    let public = match concept.id {
        EntryId::Competence(id) => format!("/competenze/{id}"),
        EntryId::Occupation(id) => format!("/professioni/{id}"),
    };
    let official = concept.uri.clone().map(|uri| {
        view! {
            <p class="fine"><Icon name="globe"/><span>{ta("catalogue-official", &[("label", concept.terms.label_en.clone().into())])}" "<span class="concept-uri">{uri}</span></span></p>
        }
    });
    let mut fields = Fields::new("concept", returned.as_ref().map(|returned| &returned.error));
    let form = match returned {
        None => ConceptForm::filled(&concept.terms, concept.version),
        Some(Returned { form, error: ApiError::Stale }) => {
            fields = fields.beside(differences(&form, &concept.terms));
            // Whoever sends it now has seen what stands there.
            ConceptForm { version: concept.version.to_string(), ..form }
        }
        Some(Returned { form, .. }) => form,
    };
    let shape = match (concept.id, is_local) {
        (EntryId::Occupation(_), _) => Shape::Occupation,
        (EntryId::Competence(_), true) => Shape::Local,
        (EntryId::Competence(_), false) => Shape::EscoCompetence,
    };
    view! {
        <Title text=concept.terms.label_it.clone()/>
        <header class="page__head page__head--action">
            <div>
                <p class="crumbs"><a href="/catalogo">{t("catalogue-heading")}</a></p>
                <h1>{concept.terms.label_it.clone()}</h1>
                <p class="lead">{origin_tag(is_local)}</p>
            </div>
            <p class="actions"><a class="btn" href=public rel="external"><Icon name="eye"/>{t("catalogue-see")}</a></p>
        </header>
        {above}
        <section class="box" aria-labelledby="concept-words">
            <h2 id="concept-words">{t("catalogue-words")}</h2>
            {official}
            <form class="people-form" method="post" action=address.clone() novalidate>
                <input type="hidden" name="act" value="change"/>
                <input type="hidden" name="version" value=form.version.clone()/>
                {all(&fields, &form, shape, &view.broader)}
                <p class="actions"><button class="btn btn--primary">{t("network-edit-send")}</button></p>
            </form>
        </section>
        <section class="box" aria-labelledby="concept-end">
            <h2 id="concept-end">{t("catalogue-end")}</h2>
            {removal(view, address)}
        </section>
    }
    .into_any()
}

/// Who changed it meanwhile, above a form that shows both what was typed and what stands there now.
fn changed_meanwhile(by: Option<&str>) -> AnyView {
    let who = by.map_or_else(|| t("people-stale-import"), |by| ta("people-stale-by", &[("name", by.into())]));
    view! {
        <div class="note note--bad" role="alert" tabindex="-1" autofocus>
            <Icon name="warning"/><div><b>{who}</b><p>{t("people-stale-text")}</p></div>
        </div>
    }
    .into_any()
}

/// The way to remove it, or what needs it.
fn removal(view: &ConceptView, address: String) -> AnyView {
    let hindrances = hindrances(view.needs);
    if !hindrances.is_empty() {
        let lines = hindrances.iter().map(|why| view! { <li>{messages::field_error(use_language(), why)}</li> }).collect_view();
        return view! { <p>{t("catalogue-remove-not")}</p><ul class="people-hindrances">{lines}</ul> }.into_any();
    }
    view! {
        <details class="rule-form people-remove">
            <summary>{t("catalogue-remove")}</summary>
            <form method="post" action=address>
                <input type="hidden" name="act" value="remove"/>
                <input type="hidden" name="version" value=view.concept.version.to_string()/>
                <p>{t("catalogue-remove-question")}</p>
                <p class="actions"><button class="btn btn--danger"><Icon name="trash"/>{t("catalogue-remove-send")}</button></p>
            </form>
        </details>
    }
    .into_any()
}
