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
    let content = concepts(draft, &esco.occupations, &esco.competences, "need-read-from", &draft.here("f-words"));
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
    let here = draft.here("f-esco");
    let found = part.found.with_value(Clone::clone);
    let wanted = found.as_ref().map(|found| found.wanted.clone()).unwrap_or_default();
    let results = found.filter(|found| !found.wanted.trim().is_empty()).map(|found| {
        let FoundEsco { occupations, competences, .. } = &found.esco;
        let nothing = occupations.is_empty() && competences.is_empty();
        let content = if nothing {
            view! { <p class="muted">{ta("need-esco-nothing", &[("words", found.wanted.clone().into())])}</p> }.into_any()
        } else {
            concepts(draft, occupations, competences, "search-found-by", &here)
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
                    <button class="btn" name="find" value="1" formaction=here>{t("search-button")}</button>
                </div>
                {results}
            </div>
        </fieldset>
    }
    .into_any()
}

/// Occupations and competences to take over, each by one click.
fn concepts(draft: Draft, occupations: &[EscoConcept], competences: &[EscoConcept], because: &'static str, back: &str) -> AnyView {
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
                <button class="occupation-choice" name="occupation_is" value=one.value() formaction=back.to_owned() aria-pressed=if is_chosen { "true" } else { "false" }>
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
                view! { <button class="btn" name="take" value=one.value() formaction=back.to_owned() aria-label=name><Icon name="plus"/>{t("need-read-add")}</button> }.into_any()
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

/// What a form asks that the polo does not have yet, so that no student can have it: out of the
/// classification, by the labels of its values (`chosen`), and what it proposes.
pub(super) fn new_to_polo(form: &DemandForm, chosen: &[(String, String)]) -> Vec<String> {
    let is_new = |value: &str| matches!(value.parse::<Choice<CompetenceId>>(), Ok(Choice::Esco(_)));
    let label =
        |value: &str| chosen.iter().find(|(known, _)| known == value).map_or_else(|| t("need-esco-mark"), |(_, label)| label.clone());
    let lines = form.asked.iter().filter(|line| is_new(&line.competence)).map(|line| label(&line.competence));
    let proposed = form.proposed.iter().filter(|field| !ProposedField::is_blank(field)).map(|field| field.label.trim().to_owned());
    lines.chain(proposed.filter(|label| !label.is_empty())).collect()
}

/// Says so beside the count.
pub(super) fn note_of_new(names: &[String]) -> Option<AnyView> {
    (!names.is_empty()).then(|| {
        let quoted = names.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ");
        let words = ta("need-esco-not-counted", &[("count", names.len().into()), ("names", quoted.into())]);
        view! { <p class="note"><Icon name="warning"/>{words}</p> }.into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::demand::AskedField;

    #[test]
    fn what_no_student_can_have_is_named() {
        let line = |competence: &str| AskedField { competence: competence.to_owned(), ..AskedField::default() };
        let proposed = |label: &str| ProposedField { label: label.to_owned(), ..ProposedField::default() };
        let value = "esco:http://data.europa.eu/esco/skill/1";
        let form = DemandForm {
            asked: vec![line(""), line("01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11"), line(value)],
            proposed: vec![proposed(" Ricamo con perle "), proposed("")],
            ..DemandForm::default()
        };
        assert_eq!(new_to_polo(&form, &[(value.to_owned(), "ricamare tessuti".to_owned())]), ["ricamare tessuti", "Ricamo con perle"]);
        assert_eq!(new_to_polo(&DemandForm::default(), &[]), Vec::<String>::new());
    }
}
