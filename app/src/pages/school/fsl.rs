//! On a student's page: the projects of FSL with their hours, whether each counts, and what they come
//! to.

use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::fsl::{Credit, Project};
use domain::regulation::Regulation;
use domain::rules::{RuleOutcome, Verdict};
use leptos::prelude::*;
use services::student::{FslView, StudentView};

pub(super) fn section(view: &StudentView) -> AnyView {
    let fsl = &view.fsl;
    let lines = fsl.projects.iter().zip(&fsl.account.credits).map(|((company, project), credit)| line(company, project, credit));
    let lines = lines.collect_view();
    let none = fsl.projects.is_empty().then(|| view! { <p class="empty">{t("fsl-none")}</p> });
    let stated = (view.terms.hours_done > 0).then(|| {
        view! { <p class="fine">{ta("fsl-stated", &[("hours", view.terms.hours_done.into())])}</p> }
    });
    view! {
        <section class="box" aria-labelledby="people-fsl">
            <h2 id="people-fsl">{t("fsl-heading")}</h2>
            {sum(fsl)}
            {none}
            <ul class="lines">{lines}</ul>
            {stated}
        </section>
    }
    .into_any()
}

/// What counts, against what is asked.
fn sum(fsl: &FslView) -> AnyView {
    let account = &fsl.account;
    let Some(needed) = &account.needed else {
        return view! { <p>{ta("fsl-sum-alone", &[("counted", account.counted.into())])}</p> }.into_any();
    };
    let missing = account.missing().unwrap_or(0);
    let sentence = ta("fsl-sum", &[("counted", account.counted.into()), ("needed", needed.value.into())]);
    let (class, icon, verdict) = if missing == 0 {
        ("seal seal--good", "check", t("fsl-enough"))
    } else {
        ("seal seal--check", "clock", ta("fsl-missing", &[("hours", missing.into())]))
    };
    let open = (account.open > 0)
        .then(|| view! { <p class="fine"><Icon name="warning"/>{ta("fsl-open-hours", &[("hours", account.open.into())])}</p> });
    view! {
        <p>{sentence}" "<span class=class><Icon name=icon/>{verdict}</span></p>
        {open}
        {source(needed)}
    }
    .into_any()
}

/// Where the minimum is written.
fn source(needed: &Regulation) -> AnyView {
    let words = messages::citation(use_language(), &needed.citation);
    view! { <p class="fine"><Icon name="book"/><a href=format!("/regole/{}", needed.key.name())>{words}</a></p> }.into_any()
}

fn line(company: &str, project: &Project, credit: &Credit) -> AnyView {
    let when = project.period.map_or_else(|| project.school_year.clone(), |period| messages::period(use_language(), period));
    let hours = match (project.attended, project.planned) {
        (Some(attended), Some(planned)) => ta("fsl-hours", &[("attended", attended.into()), ("planned", planned.into())]),
        (Some(attended), None) => ta("fsl-hours-unplanned", &[("attended", attended.into())]),
        (None, _) => t("fsl-hours-unknown"),
    };
    let (class, icon, verdict) = match credit {
        Credit::Judged(outcome) if outcome.verdict == Verdict::Pass => ("seal seal--good", "check", t("fsl-counts")),
        Credit::Judged(_) => ("seal seal--check", "warning", t("fsl-counts-not")),
        Credit::TooEarly => ("seal", "clock", t("fsl-too-early")),
        Credit::Open => ("seal seal--check", "warning", t("fsl-open")),
    };
    let why = if let Credit::Judged(outcome) = credit { Some(rule(outcome)) } else { None };
    view! {
        <li class="line">
            <span><b>{company.to_owned()}</b><small class="muted num">{when}" · "{hours}</small>{why}</span>
            <span class="line__end"><span class=class><Icon name=icon/>{verdict}</span></span>
        </li>
    }
    .into_any()
}

/// What the rule says of the project, and where it is written.
fn rule(outcome: &RuleOutcome) -> AnyView {
    let language = use_language();
    let said = messages::rule(language, outcome, &messages::NoNames);
    let source = outcome.citation.as_ref().map(|source| {
        view! { " "<a href="/regole/fsl_project_share">{messages::citation(language, source)}</a> }
    });
    view! { <small class="muted">{said}{source}</small> }.into_any()
}
