//! The company's own words, and what they name: proposals, each with its reason, that one click
//! takes over. Nothing is taken by itself.

use super::demand_fields::{Draft, Paragraph};
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use leptos::prelude::*;
use services::need::{ProposedCompetence, ProposedOccupation, ReadNeed};

/// The words, the button that reads them, and what was read.
#[component]
pub(super) fn Words() -> impl IntoView {
    let draft = expect_context::<Draft>();
    let proposals = draft.reading(|reading| reading.map(|reading| proposals(draft, reading)));
    view! {
        <fieldset class="group-box" id="f-words">
            <legend><h2>{t("need-words")}</h2><small class="muted">{t("need-words-note")}</small></legend>
            <div class="box words">
                <Paragraph name="tasks" value=draft.value(|form| form.tasks.clone()) hint="need-hint-words" rows=4/>
                <p class="words__read"><button class="btn" name="read" value="1" formaction=draft.here("f-words")><Icon name="wand"/>{t("need-read")}</button></p>
                {proposals}
            </div>
        </fieldset>
    }
    .into_any()
}

fn proposals(draft: Draft, reading: &ReadNeed) -> AnyView {
    let asked = draft.value(|form| form.asked.iter().map(|line| line.competence.clone()).collect::<Vec<_>>());
    let open: Vec<&ProposedCompetence> = reading.competences.iter().filter(|one| !asked.contains(&one.id.to_string())).collect();
    let esco = super::need_esco::read(draft, &reading.esco);
    let nothing = reading.occupations.is_empty() && reading.competences.is_empty() && esco.is_none();
    let all = (open.len() > 1).then(|| {
        view! { <button class="btn" name="take" value="all" formaction=draft.here("f-words")><Icon name="plus"/>{ta("need-read-take-all", &[("count", open.len().into())])}</button> }
    });
    let taken = !nothing && open.is_empty() && !reading.competences.is_empty();
    let competences = (!open.is_empty()).then(|| {
        let lines = open.iter().map(|one| competence(draft, one)).collect_view();
        view! {
            <div class="words__head"><h3>{t("need-read-competences")}</h3><small class="muted">{t("need-read-competences-note")}</small><span class="grow"></span>{all}</div>
            <ul class="lines">{lines}</ul>
        }
    });
    view! {
        <div class="words__found" role="status">
            <input type="hidden" name="reading" value="1"/>
            {nothing.then(|| view! { <p class="muted">{t("need-read-nothing")}</p> })}
            {occupations(draft, &reading.occupations)}
            {competences}
            {taken.then(|| view! { <p class="note note--good"><Icon name="check"/>{t("need-read-all-taken")}</p> })}
            {esco}
            {unmatched(&reading.unmatched)}
        </div>
    }
    .into_any()
}

/// "È questa la professione?"
fn occupations(draft: Draft, proposed: &[ProposedOccupation]) -> Option<AnyView> {
    if proposed.is_empty() {
        return None;
    }
    let chosen = draft.value(|form| form.occupation.clone());
    let cards = proposed.iter().map(|one| {
        let id = one.id.to_string();
        let is_chosen = id == chosen;
        let words = ta("need-read-needs", &[("needs", one.needs.into()), ("named", one.named.into())]);
        view! {
            <button class="occupation-choice" name="occupation_is" value=id formaction=draft.here("f-words") aria-pressed=if is_chosen { "true" } else { "false" }>
                {is_chosen.then(|| view! { <Icon name="check"/> })}
                <span><b>{one.label.clone()}</b><small class="muted">{words}</small></span>
            </button>
        }
    });
    Some(
        view! {
            <div class="words__head"><h3>{t("need-read-occupation")}</h3></div>
            <div class="occupation-choices">{cards.collect_view()}</div>
        }
        .into_any(),
    )
}

/// A competence to take over.
fn competence(draft: Draft, one: &ProposedCompetence) -> AnyView {
    let language = use_language();
    let reason = match &one.said {
        Some(said) => ta("need-read-from", &[("words", said.clone().into())]),
        None => t("need-read-usual"),
    };
    let asked = format!("{}, {}", messages::level(language, one.level), messages::weight(language, one.weight));
    let name = ta("need-read-take", &[("competence", one.label.clone().into())]);
    view! {
        <li class="line">
            <span><b>{one.label.clone()}</b><small class="muted">{reason}" · "{asked}</small></span>
            <span class="line__end"><button class="btn" name="take" value=one.id.to_string() formaction=draft.here("f-words") aria-label=name><Icon name="plus"/>{t("need-read-add")}</button></span>
        </li>
    }
    .into_any()
}

fn unmatched(phrases: &[String]) -> Option<AnyView> {
    if phrases.is_empty() {
        return None;
    }
    let words = phrases.iter().map(|phrase| format!("«{phrase}»")).collect::<Vec<_>>().join(", ");
    Some(view! { <p class="muted words__unmatched">{ta("need-read-unmatched", &[("words", words.into())])}</p> }.into_any())
}
