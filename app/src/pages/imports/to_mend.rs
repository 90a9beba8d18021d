//! Rows that must be mended, each with what is wrong and a way to mend it here; and rows that come in
//! and should be looked at.

use super::draft::{identity, number};
use super::{capital, remedy};
use crate::i18n::{t, ta};
use crate::ui::Icon;
use leptos::prelude::*;
use services::import::{Draft, Outcome, PlannedRow, Preview, Problem};

/// So many rows can be mended on the page; beyond, a spreadsheet is the better place.
const MOST: usize = 40;

/// So many rows to look at are listed.
const MOST_TO_LOOK_AT: usize = 12;

pub(super) fn to_mend(draft: &Draft, preview: &Preview) -> AnyView {
    let id = draft.report.import.id;
    let rows: Vec<&PlannedRow> = preview.rows.iter().filter(|row| row.outcome == Outcome::Mend).collect();
    let look: Vec<&PlannedRow> = preview.rows.iter().filter(|row| row.outcome != Outcome::Mend && !row.problems.is_empty()).collect();
    let mend = (!rows.is_empty()).then(|| {
        let more = (rows.len() > MOST).then(|| view! { <p class="muted">{ta("intake-mend-more", &[("shown", number(MOST))])}</p> });
        let lines = rows.iter().take(MOST).map(|row| line(row)).collect_view();
        view! {
            <section class="box intake-mend" aria-labelledby="intake-mend">
                <h2 id="intake-mend">
                    {ta("intake-mend-heading", &[("count", number(rows.len()))])}
                    <a class="btn btn--ghost" href=format!("/importa/{id}/da-sistemare.xlsx") download=""><Icon name="download"/>{t("intake-mend-download")}</a>
                </h2>
                {more}
                <form method="post" action=format!("/importa/{id}")>
                    {identity(&draft.report, "rows")}
                    <ol class="intake-mend__rows">{lines}</ol>
                    <p class="actions"><button class="btn btn--primary">{t("intake-mend-save")}</button></p>
                </form>
            </section>
        }
    });
    view! { {mend}{to_look_at(&look)} }.into_any()
}

fn line(row: &PlannedRow) -> AnyView {
    let last = row.problems.len().saturating_sub(1);
    let problems = row.problems.iter().enumerate().map(|(at, problem)| fix(row.row, problem, at == last)).collect_view();
    view! {
        <li class="intake-mend__row">
            <span class="intake-mend__number num">{t("intake-row")}<b>{row.row}</b></span>
            <div class="intake-mend__what">
                {problems}
            </div>
        </li>
    }
    .into_any()
}

/// What is wrong with a cell, what it may mean, and a place to write something else.
fn fix(row: u32, problem: &Problem, is_last: bool) -> AnyView {
    let leave = is_last.then(|| {
        view! { <label class="chip chip--choice"><input type="checkbox" name=format!("out-{row}")/>{t("intake-row-out")}</label> }
    });
    let label = problem.field.map(|field| capital(&t(field.key())));
    let value = (!problem.value.is_empty()).then(|| view! { <code class="intake-mend__value">{problem.value.clone()}</code>" " });
    let inputs = problem.field.map(|field| {
        let name = field.key().trim_start_matches("import-field-");
        let pick = format!("pick-{row}-{name}");
        let id = format!("fix-{row}-{name}");
        let proposals = problem
            .proposals
            .iter()
            .map(|proposal| {
                view! {
                    <label class="chip chip--choice"><input type="radio" name=pick.clone() value=proposal.label.clone()/>{proposal.label.clone()}</label>
                }
            })
            .collect_view();
        let words = if problem.proposals.is_empty() {
            ta("intake-new-value", &[("field", t(field.key()).into())])
        } else {
            t("intake-other-value")
        };
        view! {
            {proposals}
            <span class="intake-mend__text"><label class="visually-hidden" for=id.clone()>{words.clone()}</label><input id=id.clone() name=id placeholder=words/></span>
        }
    });
    view! {
        <div class="intake-mend__problem">
            <p><b>{label}</b>" "{value}{remedy(problem)}</p>
            <span class="intake-mend__do">{inputs}{leave}</span>
        </div>
    }
    .into_any()
}

fn to_look_at(rows: &[&PlannedRow]) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let lines = rows
        .iter()
        .take(MOST_TO_LOOK_AT)
        .map(|row| {
            let words = row.problems.iter().map(remedy).collect::<Vec<_>>().join(" ");
            view! { <li class="line"><span><b class="num">{t("intake-row")}" "{row.row}</b>" "{words}</span></li> }
        })
        .collect_view();
    let more = rows.len().saturating_sub(MOST_TO_LOOK_AT);
    let more = (more > 0).then(|| view! { <p class="muted num">"+ "{more}</p> });
    Some(
        view! {
            <details class="box intake-look">
                <summary><h2>{t("intake-look-heading")}<small class="num">{rows.len()}</small></h2></summary>
                <p class="muted">{t("intake-look-text")}</p>
                <ul class="lines">{lines}</ul>
                {more}
            </details>
        }
        .into_any(),
    )
}
