//! Whom the plan leaves over and why, where a seat more would help, and who would rather swap.

use super::words::difference;
use crate::board::store::Store;
use crate::i18n::t;
use domain::id::StudentId;
use domain::rules::RuleOutcome;
use leptos::prelude::*;
use proposal::{Blocking, Gain, Proposal, Shortage};
use std::sync::Arc;

/// How many gains and swaps are listed before one asks for more.
const LISTED: usize = 6;
/// How many people a sentence names before it counts the others.
const NAMED: usize = 8;

/// The three sections.
#[component]
pub(super) fn Reasons(proposal: Arc<Proposal>) -> impl IntoView {
    let store = expect_context::<Store>();
    let left = proposal.after.worth.unplaced;
    let shortages = proposal.shortages.iter().map(|shortage| shortage_view(store, shortage)).collect_view();
    let gains = proposal.gains.clone();
    let blocking = proposal.blocking.clone();
    let stable = store.text(
        "proposal-stable",
        &[("placed", proposal.stable.placed.into()), ("total", messages::number(store.language, proposal.stable.total).into())],
    );
    let has_blocking = !blocking.is_empty();
    view! {
        {(!proposal.shortages.is_empty()).then(|| view! {
            <section class="prop__section">
                <h3>{t("proposal-left")}" "<span class="num">{left}</span>" "<small class="muted">{t("proposal-left-why")}</small></h3>
                <ul class="reasons">{shortages}</ul>
            </section>
        })}
        <section class="prop__section">
            <h3>{t("proposal-gains")}</h3>
            <Listed rows=gains.into_iter().map(|gain| gain_row(store, &gain)).collect() empty="proposal-gains-none"/>
        </section>
        <section class="prop__section">
            <h3>{t("proposal-blocking")}" "<span class="num">{blocking.len()}</span></h3>
            <Listed rows=blocking.into_iter().map(|pair| blocking_row(store, pair)).collect() empty="proposal-blocking-none"/>
            {has_blocking.then(|| view! { <small class="muted">{stable}</small> })}
        </section>
    }
    .into_any()
}

/// The first few rows, and all of them when asked.
#[component]
fn Listed(rows: Vec<(String, Option<String>)>, empty: &'static str) -> impl IntoView {
    let store = expect_context::<Store>();
    let count = rows.len();
    let more = RwSignal::new(count <= LISTED);
    let listed = move || if more.get() { rows.clone() } else { rows[..LISTED].to_vec() };
    if count == 0 {
        return view! { <p class="muted">{t(empty)}</p> }.into_any();
    }
    view! {
        <ul class="reasons">
            {move || listed().into_iter().map(|(words, figure)| view! {
                <li class="reason"><span>{words}</span>{figure.map(|figure| view! { <b class="gain gain--good">{figure}</b> })}</li>
            }).collect_view()}
        </ul>
        {move || (!more.get()).then(|| view! {
            <button type="button" class="btn btn--link" on:click=move |_| more.set(true)>{store.text("proposal-show-all", &[("count", count.into())])}</button>
        })}
    }
    .into_any()
}

fn gain_row(store: Store, gain: &Gain) -> (String, Option<String>) {
    let directory = store.directory.get_untracked();
    let place = directory.demand(gain.demand).map(|card| format!("{} · {}", card.title, card.company_name)).unwrap_or_default();
    (place, Some(difference(store, &gain.worth)))
}

fn blocking_row(store: Store, pair: Blocking) -> (String, Option<String>) {
    let directory = store.directory.get_untracked();
    let who = directory.student_label(pair.student);
    let company = directory.demand(pair.demand).map(|card| card.company_name.clone()).unwrap_or_default();
    let words = match pair.instead_of {
        None => store.text("proposal-blocking-free", &[("who", who.into()), ("company", company.into())]),
        Some(other) => {
            let other = directory.student_label(other);
            store.text("proposal-blocking-instead", &[("who", who.into()), ("company", company.into()), ("other", other.into())])
        }
    };
    (words, None)
}

/// The labels of students, sorted.
fn labels(store: Store, students: &[StudentId]) -> Vec<String> {
    let directory = store.directory.get_untracked();
    let mut labels: Vec<String> = students.iter().map(|student| directory.student_label(*student)).collect();
    labels.sort();
    labels
}

/// Who, in one sentence: of many the first few, and how many more.
fn few(store: Store, students: &[StudentId]) -> String {
    let mut labels = labels(store, students);
    if labels.len() <= NAMED + 1 {
        return labels.join(", ");
    }
    let more = labels.len() - NAMED;
    labels.truncate(NAMED);
    store.text("proposal-names-more", &[("names", labels.join(", ").into()), ("count", more.into())])
}

fn shortage_view(store: Store, shortage: &Shortage) -> AnyView {
    match shortage {
        Shortage::Seats { left, students, demands, seats } => {
            let directory = store.directory.get_untracked();
            let words = store.text(
                "proposal-left-seats",
                &[
                    ("students", students.len().into()),
                    ("seats", (*seats).into()),
                    ("left", left.len().into()),
                    ("names", few(store, left).into()),
                ],
            );
            let places =
                demands.iter().filter_map(|demand| directory.demand(*demand)).map(|card| format!("{} · {}", card.title, card.company_name));
            let places = places.map(|place| view! { <li>{place}</li> }).collect_view();
            let show = store.text("proposal-left-show", &[("count", students.len().into())]);
            let who = labels(store, students).join(", ");
            view! {
                <li class="reason reason--left"><b class="lo num">{left.len()}</b><div>
                    <p>{words}</p>
                    <details><summary>{show}</summary><p>{who}</p><ul>{places}</ul></details>
                </div></li>
            }
            .into_any()
        }
        Shortage::Rules { left } => by_rule(store, left)
            .into_iter()
            .map(|(rule, students)| {
                let who = few(store, &students);
                let words = match rule {
                    Some(rule) => store.text("proposal-left-rule", &[("who", who.into()), ("rule", rule.into())]),
                    None => store.text("proposal-left-none", &[("who", who.into())]),
                };
                let all = (students.len() > NAMED + 1).then(|| {
                    let show = store.text("proposal-left-show", &[("count", students.len().into())]);
                    view! { <details><summary>{show}</summary><p>{labels(store, &students).join(", ")}</p></details> }
                });
                view! { <li class="reason reason--left"><b class="lo num">{students.len()}</b><div><p>{words}</p>{all}</div></li> }
            })
            .collect_view()
            .into_any(),
    }
}

/// Students together whom the same rule, in the same words, leaves over.
fn by_rule(store: Store, left: &[(StudentId, Option<RuleOutcome>)]) -> Vec<(Option<String>, Vec<StudentId>)> {
    let mut groups: Vec<(Option<String>, Vec<StudentId>)> = Vec::new();
    for (student, outcome) in left {
        let rule = outcome.as_ref().map(|outcome| store.rule(outcome));
        match groups.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, students)) => students.push(*student),
            None => groups.push((rule, vec![*student])),
        }
    }
    groups
}
