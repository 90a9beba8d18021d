//! The live part of an occupation's page: the fit, what is needed with one's own answers, and
//! what is missing. Everything is computed in the browser; the server renders the empty profile.

use super::explore::{Book, FULL_CREDIT, met};
use super::profile::Profile;
use crate::i18n::{t, ta, use_language};
use crate::ui::{Icon, fit_tone};
use domain::catalogue::{OccupationCompetence, OccupationSummary, Relation};
use domain::competence::Level;
use domain::id::CompetenceId;
use leptos::prelude::*;

/// The fit as one number, with its parts as dots.
#[component]
pub(super) fn FitPanel(book: Book, occupation: OccupationSummary) -> impl IntoView {
    let profile = expect_context::<Profile>();
    let fit = Memo::new(move |_| book.fit(&profile.held(), &occupation));
    let answered = move || !profile.is_empty();
    let dots = move || {
        let mut credits: Vec<u8> = fit.with(|fit| fit.parts.iter().map(|part| part.credit).collect());
        domain::sorting::sort_by(&mut credits, |a, b| b.cmp(a));
        credits
            .into_iter()
            .map(|credit| {
                let class = match credit {
                    FULL_CREDIT.. => "dots__full",
                    1.. => "dots__part",
                    0 => "",
                };
                view! { <i class=class></i> }
            })
            .collect_view()
    };
    let title = move || {
        let (full, _, _) = fit.with(met);
        let all = fit.with(|fit| fit.parts.len());
        if answered() { ta("fit-met", &[("met", full.into()), ("all", all.into())]) } else { t("fit-start") }
    };
    let detail = move || {
        let (_, part, none) = fit.with(met);
        if answered() { ta("fit-to-do", &[("strengthen", part.into()), ("learn", none.into())]) } else { t("fit-start-detail") }
    };
    view! {
        <section class="box fit-panel" aria-live="polite">
            <span class=move || format!("score num {}", if answered() { fit.with(|fit| fit_tone(fit.percent())) } else { "muted" })>
                {move || if answered() { fit.with(|fit| fit.percent().to_string()) } else { "–".to_owned() }}
            </span>
            <span>
                <b>{title}</b>
                <span class="dots" aria-hidden="true">{dots}</span>
                <small>{detail}</small>
            </span>
        </section>
    }
    .into_any()
}

/// What the occupation needs, each with the question whether one can do it.
#[component]
pub(super) fn Needed(book: Book, occupation: OccupationSummary) -> impl IntoView {
    let group = |relation: Relation, heading: &'static str| {
        let asked: Vec<OccupationCompetence> = occupation.competences.iter().filter(|one| one.relation == relation).copied().collect();
        (!asked.is_empty()).then(|| {
            let count = asked.len();
            let rows = asked
                .into_iter()
                .map(|one| view! { <Answer competence=one.competence needed=one.level label=book.label(one.competence)/> })
                .collect_view();
            view! { <h3 class="group">{t(heading)}" "<span class="num">{count}</span></h3>{rows} }
        })
    };
    let (essential, optional) = (group(Relation::Essential, "needed-essential"), group(Relation::Optional, "needed-optional"));
    view! {
        <section class="box needed">
            <h2>{t("needed-heading")}<small>{t("needed-can-do")}</small></h2>
            <noscript><p class="note"><Icon name="warning"/>{t("needed-noscript")}</p></noscript>
            {essential}
            {optional}
        </section>
    }
    .into_any()
}

/// One competence and the three answers.
#[component]
pub(super) fn Answer(
    /// Which one.
    competence: CompetenceId,
    /// What the occupation asks; `None` where no occupation is meant.
    #[prop(into)]
    needed: Option<Level>,
    /// Its label.
    label: String,
) -> impl IntoView {
    let profile = expect_context::<Profile>();
    let name = format!("c-{competence}");
    let tone = move |level: Level| match needed {
        Some(_) if level == Level::None => "none",
        Some(needed) if level < needed => "part",
        _ => "full",
    };
    let unmet = move || needed.is_some_and(|needed| profile.answer(competence).is_some_and(|level| level < needed));
    let choice = move |level: Level, key: &'static str| {
        let id = format!("{name}-{}", level.number());
        view! {
            <label class=format!("seg__part seg__part--{}", tone(level))>
                <input type="radio" id=id name=name.clone() disabled=move || !profile.is_ready()
                    prop:checked=move || profile.answer(competence) == Some(level)
                    on:change=move |_| profile.set(competence, Some(level))/>
                <span>{t(key)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="answer">
            <legend>
                <b>{label}</b>
                {needed.map(|needed| view! {
                    <small class="muted" class:mid=unmet>{messages::level_hint(use_language(), needed)}</small>
                })}
            </legend>
            <div class="seg">
                {choice.clone()(Level::Autonomous, "answer-alone")}
                {choice.clone()(Level::Guided, "answer-guided")}
                {choice(Level::None, "answer-no")}
            </div>
        </fieldset>
    }
    .into_any()
}

/// So many courses are named beside what is missing; the page of the competence names all.
const MOST_COURSES: usize = 3;

/// What is missing, and how much each would bring nearer.
#[component]
pub(super) fn Missing(book: Book, occupation: OccupationSummary) -> impl IntoView {
    let profile = expect_context::<Profile>();
    let all_met = {
        let (book, occupation) = (book.clone(), occupation.clone());
        move || book.gains(&profile.held(), &occupation).is_empty()
    };
    let rows = move || {
        let gains = book.gains(&profile.held(), &occupation);
        let line = |(asked, gain): &(domain::competence::AskedCompetence, u16)| {
            let mut courses = book.taught_by(asked.competence);
            if courses.len() > MOST_COURSES {
                courses.truncate(MOST_COURSES);
                courses.push("…".to_owned());
            }
            let taught = (!courses.is_empty())
                .then(|| view! { <small class="muted">{ta("missing-taught", &[("courses", courses.join("; ").into())])}</small> });
            let spoken = ta("missing-gain", &[("points", (*gain).into())]);
            view! {
                <li class="line">
                    <span><b>{book.label(asked.competence)}</b><small class="muted">{messages::level_hint(use_language(), asked.level)}</small>{taught}</span>
                    <span class="price price--up num"><span aria-hidden="true">"+"{*gain}</span><span class="visually-hidden">{spoken}</span></span>
                </li>
            }
        };
        gains.iter().take(5).map(line).collect_view()
    };
    view! {
        <section class="box">
            <h2>{t("missing-heading")}<small>{t("missing-how-much")}</small></h2>
            <ul class="lines">{rows}</ul>
            <Show when=all_met><p class="note note--good"><Icon name="check"/>{t("missing-nothing")}</p></Show>
        </section>
    }
    .into_any()
}
