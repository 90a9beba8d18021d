//! What a need can take from the whole classification, beside the polo's own catalogue: proposals for
//! the company's words, a search, and what was chosen. Each is marked as not yet in the polo.

use super::demand_fields::Draft;
use crate::i18n::{t, ta};
use crate::ui::Icon;
use domain::concept::{Choice, ProposedField};
use domain::demand::DemandForm;
use domain::id::CompetenceId;
use leptos::prelude::*;
use services::concept::esco::{EscoConcept, FoundEsco, ReadEsco};

/// Where a posted step comes back to.
const HERE: &str = "/richieste/nuova#f-esco";

/// What was looked for, and what the classification has for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) wanted: String,
    pub(super) esco: FoundEsco,
}

/// What the form has of the classification: by context.
#[derive(Clone, Copy)]
pub(super) struct EscoPart {
    /// Values of the form with their labels.
    chosen: StoredValue<Vec<(String, String)>>,
    found: StoredValue<Option<Found>>,
    is_loaded: bool,
}

impl EscoPart {
    pub(super) fn new(chosen: Vec<(String, String)>, found: Option<Found>, is_loaded: bool) -> Self {
        Self { chosen: StoredValue::new(chosen), found: StoredValue::new(found), is_loaded }
    }

    /// The label of a value that was chosen from the classification, with its mark.
    pub(super) fn marked(self, value: &str) -> Option<String> {
        let label = self.chosen.with_value(|chosen| chosen.iter().find(|(known, _)| known == value).map(|(_, label)| label.clone()))?;
        Some(ta("need-esco-chosen", &[("label", label.into())]))
    }
}

/// The choice of a line that is not of the polo's catalogue yet, to stand among the others.
pub(super) fn option(value: &str) -> Option<AnyView> {
    let words = expect_context::<EscoPart>().marked(value)?;
    let value = value.to_owned();
    Some(view! { <option value=value selected=true>{words}</option> }.into_any())
}

/// What the words name that only the classification has; below what the polo has for them.
pub(super) fn read(draft: Draft, esco: &ReadEsco) -> Option<AnyView> {
    if esco.occupations.is_empty() && esco.competences.is_empty() {
        return None;
    }
    let content = concepts(draft, &esco.occupations, &esco.competences, "need-read-from", "/richieste/nuova#f-words");
    Some(
        view! {
            <div class="words__head"><h3>{t("need-esco-read")}</h3><small class="muted">{t("need-esco-note")}</small></div>
            {content}
        }
        .into_any(),
    )
}

/// A search in the whole classification.
#[component]
pub(super) fn EscoSearch() -> impl IntoView {
    let part = expect_context::<EscoPart>();
    let draft = expect_context::<Draft>();
    if !part.is_loaded {
        return ().into_any();
    }
    let found = part.found.with_value(Clone::clone);
    let wanted = found.as_ref().map(|found| found.wanted.clone()).unwrap_or_default();
    let results = found.filter(|found| !found.wanted.trim().is_empty()).map(|found| {
        let FoundEsco { occupations, competences, .. } = &found.esco;
        let nothing = occupations.is_empty() && competences.is_empty();
        let content = if nothing {
            view! { <p class="muted">{ta("need-esco-nothing", &[("words", found.wanted.clone().into())])}</p> }.into_any()
        } else {
            concepts(draft, occupations, competences, "search-found-by", HERE)
        };
        view! { <div class="words__found" role="status">{content}</div> }
    });
    view! {
        <fieldset class="group-box" id="f-esco">
            <legend><h2>{t("need-esco-heading")}</h2><small class="muted">{t("need-esco-note")}</small></legend>
            <div class="box words">
                <div class="concept-search">
                    <label class="search search--big"><Icon name="search"/>
                        <span class="visually-hidden">{t("need-esco-search")}</span>
                        <input type="search" name="esco_q" value=wanted placeholder=t("need-esco-search") maxlength="200" autocomplete="off"/>
                    </label>
                    <button class="btn" name="find" value="1" formaction=HERE>{t("search-button")}</button>
                </div>
                {results}
            </div>
        </fieldset>
    }
    .into_any()
}

/// Occupations and competences to take over, each by one click.
fn concepts(draft: Draft, occupations: &[EscoConcept], competences: &[EscoConcept], because: &'static str, back: &'static str) -> AnyView {
    let (chosen, asked) =
        draft.value(|form| (form.occupation.clone(), form.asked.iter().map(|line| line.competence.clone()).collect::<Vec<String>>()));
    let reason = |one: &EscoConcept| (one.by != one.label).then(|| ta(because, &[("words", one.by.clone().into())]));
    let about = |one: &EscoConcept| match reason(one) {
        Some(reason) => format!("{} · {reason}", t("need-esco-mark")),
        None => t("need-esco-mark"),
    };
    let cards = occupations
        .iter()
        .map(|one| {
            let is_chosen = one.value() == chosen;
            view! {
                <button class="occupation-choice" name="occupation_is" value=one.value() formaction=back aria-pressed=if is_chosen { "true" } else { "false" }>
                    {is_chosen.then(|| view! { <Icon name="check"/> })}
                    <span><b>{one.label.clone()}</b><small class="muted">{about(one)}</small></span>
                </button>
            }
        })
        .collect_view();
    let lines = competences
        .iter()
        .map(|one| {
            let end = if asked.contains(&one.value()) {
                view! { <span class="tag tag--accent"><Icon name="check"/>{t("need-esco-taken")}</span> }.into_any()
            } else {
                let name = ta("need-read-take", &[("competence", one.label.clone().into())]);
                view! { <button class="btn" name="take" value=one.value() formaction=back aria-label=name><Icon name="plus"/>{t("need-read-add")}</button> }.into_any()
            };
            view! { <li class="line"><span><b>{one.label.clone()}</b><small class="muted">{about(one)}</small></span><span class="line__end">{end}</span></li> }
        })
        .collect_view();
    view! {
        {(!occupations.is_empty()).then(|| view! { <p class="concept-kind">{t("need-field-occupation")}</p><div class="occupation-choices">{cards}</div> })}
        {(!competences.is_empty()).then(|| view! { <p class="concept-kind">{t("need-asked")}</p><ul class="lines">{lines}</ul> })}
    }
    .into_any()
}

/// How many lines of a form name what the polo does not have yet: nobody is counted for them.
pub(super) fn not_counted(form: &DemandForm) -> usize {
    let is_new = |value: &str| matches!(value.parse::<Choice<CompetenceId>>(), Ok(Choice::Esco(_)));
    let lines = form.asked.iter().filter(|line| is_new(&line.competence)).count();
    lines + form.proposed.iter().filter(|field| !ProposedField::is_blank(field)).count()
}

/// Says so beside the count.
pub(super) fn note_of_new(form: &DemandForm) -> Option<AnyView> {
    let count = not_counted(form);
    (count > 0).then(|| {
        let words = ta("need-esco-not-counted", &[("count", count.into())]);
        view! { <p class="note"><Icon name="warning"/>{words}</p> }.into_any()
    })
}
