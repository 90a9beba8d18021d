//! The last look before the classification is taken in.

use super::Step;
use super::confirm::take_in;
use super::draft::{failure, head};
use super::submission::Answer;
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::classification::ConceptKind;
use domain::language::Language;
use leptos::prelude::*;
use services::import::{EscoContent, Report};

pub(super) fn esco(report: &Report, content: &[EscoContent], answer: Option<Answer>) -> AnyView {
    let note = match answer {
        Some(Answer::Failed(error)) => Some(view! { <p class="note note--bad" role="alert"><Icon name="warning"/>{failure(&error)}</p> }),
        _ => None,
    };
    let languages = content.iter().map(language).collect_view();
    view! {
        {head(report, Step::Confirm)}
        <div class="page">
            {note}
            <section class="box intake-confirm" aria-labelledby="intake-confirm">
                <h2 id="intake-confirm">{t("intake-confirm-heading")}</h2>
                <p class="muted">{report.import.file_name.clone()}</p>
                {languages}
                <p>{t("intake-esco-text")}</p>
                {take_in(report, "/importa".to_owned())}
                <p class="fine"><Icon name="book"/>{t("esco-before")}" "{t("esco-link")}" "{t("esco-after")}</p>
            </section>
        </div>
    }
    .into_any()
}

fn language(content: &EscoContent) -> AnyView {
    let name = t(match content.language {
        Language::Italian => "intake-esco-italian",
        Language::English => "intake-esco-english",
    });
    let count = |kind: ConceptKind| content.concepts.get(&kind).copied().unwrap_or(0);
    let lines = [
        ("intake-esco-occupations", count(ConceptKind::Occupation)),
        ("intake-esco-competences", count(ConceptKind::Skill) + count(ConceptKind::Knowledge)),
        ("intake-esco-groups", count(ConceptKind::OccupationGroup) + count(ConceptKind::SkillGroup)),
        ("intake-esco-words", content.alternatives),
        ("intake-esco-links", content.links),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(key, count)| view! { <li>{ta(key, &[("count", messages::number(use_language(), count.into()).into())])}</li> })
    .collect_view();
    view! { <h3>{name}</h3><ul class="intake-confirm__figures num">{lines}</ul> }.into_any()
}
