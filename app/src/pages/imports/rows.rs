//! How the rows of a draft will be, with what changes.

use super::capital;
use super::draft::{Seen, Shelf, address, identity, number};
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use leptos::prelude::*;
use services::import::{Cell, Draft, Outcome, PlannedRow, Preview, Shown};

/// Rows on one page.
const ON_A_PAGE: usize = 50;

pub(super) fn rows(draft: &Draft, preview: &Preview, seen: Seen) -> AnyView {
    let shown: Vec<&PlannedRow> = preview.rows.iter().filter(|row| row.outcome != Outcome::Mend && seen.shelf.holds(row.outcome)).collect();
    let pages = shown.len().div_ceil(ON_A_PAGE).max(1);
    let page = seen.page.min(pages);
    let shelves = Shelf::WORDS.map(|(shelf, _, key)| {
        let count = preview.rows.iter().filter(|row| row.outcome != Outcome::Mend && shelf.holds(row.outcome)).count();
        let current = (shelf == seen.shelf).then_some("true");
        (count > 0 || shelf == Shelf::All).then(|| {
            view! { <a class="chip" class:chip--on={shelf == seen.shelf} href=address(draft, shelf, 1) aria-current=current>{t(key)}" "<span class="num">{count}</span></a> }
        })
    });
    let headings = preview.headings.iter().map(|key| view! { <th scope="col">{capital(&t(key))}</th> }).collect_view();
    let lines = shown.iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE).map(|row| line(draft, preview, row)).collect_view();
    let table = if shown.is_empty() {
        view! { <p class="empty">{t("intake-none-in-view")}</p> }.into_any()
    } else {
        view! {
            <div class="intake-table" tabindex="0" role="group" aria-labelledby="intake-become">
                <table>
                    <thead><tr><th scope="col">{capital(&t("intake-row"))}</th><th scope="col">{capital(&t("intake-outcome"))}</th>{headings}</tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="box intake-become" aria-labelledby="intake-become">
            <div class="intake-become__head"><h2 id="intake-become">{t("intake-become")}</h2><div class="chips">{shelves.into_iter().collect_view()}</div></div>
            {table}
            {pager(draft, seen.shelf, page, pages)}
        </section>
    }
    .into_any()
}

fn line(draft: &Draft, preview: &Preview, row: &PlannedRow) -> AnyView {
    let (tone, word) = match row.outcome {
        Outcome::Added => ("tag tag--good", "intake-outcome-added"),
        Outcome::Changed => ("tag tag--warning", "intake-outcome-changed"),
        Outcome::Unchanged => ("tag", "intake-outcome-unchanged"),
        Outcome::Mend => ("tag tag--no", "intake-outcome-mend"),
        Outcome::LeftOut => ("tag", "intake-outcome-out"),
    };
    let cells = if row.outcome == Outcome::LeftOut {
        view! { <td colspan=preview.headings.len().to_string()>{take_back_in(draft, row.row)}</td> }.into_any()
    } else {
        let is_new = row.outcome == Outcome::Added;
        row.cells.iter().map(|cell| self::cell(cell, is_new)).collect_view().into_any()
    };
    view! {
        <tr class:intake-table__same={row.outcome == Outcome::Unchanged}>
            <td class="num muted">{row.row}</td><td><span class=tone>{t(word)}</span></td>{cells}
        </tr>
    }
    .into_any()
}

fn take_back_in(draft: &Draft, row: u32) -> AnyView {
    view! {
        <form method="post" action=format!("/importa/{}", draft.report.import.id)>
            {identity(&draft.report, "rows")}
            <input type="hidden" name=format!("in-{row}") value="on"/>
            <button class="btn btn--ghost"><Icon name="undo"/>{t("intake-row-in")}<span class="visually-hidden">" "{t("intake-row")}" "{row}</span></button>
        </form>
    }
    .into_any()
}

fn cell(cell: &Cell, is_new: bool) -> AnyView {
    let before = cell.before.as_ref().filter(|_| !is_new);
    let was = before.map(|before| view! { <s><span class="visually-hidden">{t("intake-before")}" "</span>{words(before)}</s>" " });
    view! { <td class="num" class:intake-table__changed={before.is_some()}>{was}{words(&cell.now)}</td> }.into_any()
}

fn words(shown: &Shown) -> String {
    match shown {
        Shown::Text(text) => text.clone(),
        Shown::Day(day) => messages::day(use_language(), *day),
        Shown::Period(period) => messages::period(use_language(), *period),
        Shown::Demand(kind) => messages::demand_kind(use_language(), *kind),
        Shown::Level(level) => messages::level(use_language(), *level),
        Shown::Evidence(evidence) => messages::evidence(use_language(), *evidence),
    }
}

fn pager(draft: &Draft, shelf: Shelf, page: usize, pages: usize) -> Option<AnyView> {
    (pages > 1).then(|| {
        let before = (page > 1).then(|| view! { <a class="btn" href=address(draft, shelf, page - 1)>{t("intake-page-before")}</a> });
        let next = (page < pages).then(|| view! { <a class="btn" href=address(draft, shelf, page + 1)>{t("intake-page-next")}</a> });
        let where_ = ta("intake-page", &[("page", number(page)), ("pages", number(pages))]);
        let label = where_.clone();
        view! { <nav class="intake-pager" aria-label=label>{before}<span class="num muted">{where_}</span>{next}</nav> }.into_any()
    })
}
