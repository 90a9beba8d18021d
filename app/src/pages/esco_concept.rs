//! `/esco?concetto=…`: an occupation or a competence of ESCO, as it was published. The server's alone:
//! it needs no program.

use super::served::served;
use crate::api::language;
use crate::i18n::{t, ta};
use crate::ui::Icon;
use domain::classification::ConceptKind;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use services::concept::page::{self, ConceptPage};

/// The page.
#[component]
pub fn EscoConcept() -> impl IntoView {
    let address = use_query_map().with_untracked(|query| query.get("concetto").unwrap_or_default());
    served(move |services| async move { page::page(&services, &address, language()).await }, show)
}

fn show(concept: ConceptPage) -> AnyView {
    let ConceptPage { address, kind, label, others, description, in_catalogue, essentials } = concept;
    let source = address.clone();
    let is_occupation = kind.is_of_occupations();
    let (list, back) = if is_occupation { ("/professioni", t("nav-occupations")) } else { ("/competenze", t("nav-competences")) };
    let kind = match kind {
        ConceptKind::Occupation | ConceptKind::OccupationGroup => t("esco-page-occupation"),
        ConceptKind::Skill | ConceptKind::SkillGroup => t("esco-page-skill"),
        ConceptKind::Knowledge => t("esco-page-knowledge"),
    };
    let also = (!others.is_empty()).then(|| view! { <p>{ta("competence-also", &[("words", others.join(", ").into())])}</p> });
    let description = (!description.is_empty()).then(|| view! { <p class="lead">{description}</p> });
    let place = match in_catalogue {
        Some(page) => view! { <p class="note"><Icon name="check"/><a href=page>{t("esco-page-here")}</a></p> }.into_any(),
        None => view! { <p class="muted">{t(if is_occupation { "esco-page-occupation-not-here" } else { "esco-page-competence-not-here" })}</p> }
            .into_any(),
    };
    let has_none = essentials.is_empty();
    let lines = essentials
        .into_iter()
        .map(|(label, page)| view! { <li><a class="line line--link" href=page><span><b>{label}</b></span><Icon name="forward"/></a></li> })
        .collect_view();
    let needs = if has_none {
        let none = if is_occupation { t("esco-page-no-essentials") } else { t("esco-page-no-essentials-of-competence") };
        view! { <p class="muted">{none}</p> }.into_any()
    } else {
        view! { <ul class="lines">{lines}</ul> }.into_any()
    };
    view! {
        <Title text=label.clone()/>
        <div class="page">
            <p class="crumbs"><a href=list><Icon name="back"/>{back}</a></p>
            <header class="page__head"><p class="concept-kind">{kind}</p><h1>{label}</h1>{description}{also}</header>
            {place}
            <section class="box" aria-labelledby="essentials"><h2 id="essentials">{t("esco-page-essentials")}</h2>{needs}</section>
            <p class="fine"><a href=source rel="external">{address}</a></p>
        </div>
    }
    .into_any()
}
