//! What the engine knows of the pair under the eyes: its score by part, its price with who would
//! move, and what the student would have to learn.

use super::planning::Planning;
use super::proposal::words::{percent, price};
use super::store::Store;
use crate::i18n::t;
use crate::ui::FitBar;
use domain::id::{DemandId, StudentId};
use leptos::prelude::*;
use proposal::{Gap, PairAnswer, PairPrice, Score};

/// The three sections; nothing where the engine cannot be asked.
#[component]
pub(super) fn PairAnswers(student: StudentId, demand: DemandId) -> impl IntoView {
    let planning = expect_context::<Planning>();
    let answer = Memo::new(move |_| planning.answers(student, demand));
    move || {
        answer.get().map(|answer| {
            let PairAnswer { score, best, price, gaps } = answer;
            let possible = price.is_some();
            view! {
                {price.map(|price| view! { <PriceView price student demand best/> })}
                <ScoreView score/>
                <Learning student demand possible gaps/>
            }
        })
    }
}

/// The score and its parts, each with its weight.
#[component]
fn ScoreView(score: Score) -> impl IntoView {
    let store = expect_context::<Store>();
    let planning = expect_context::<Planning>();
    let weights = planning.settings.get().weights;
    let sum = (u32::from(weights.competence) + u32::from(weights.preference) + u32::from(weights.assessment)).max(1);
    let row = |key: &str, part: u16, weight: u8| {
        let weight = store.text("score-weight", &[("percent", (u32::from(weight) * 100 / sum).into())]);
        view! { <li class="score__part"><span>{t(key)}" "<small class="muted">{weight}</small></span><FitBar percent=percent(part)/></li> }
    };
    view! {
        <section class="insp__section">
            <h3>{t("score-title")}" "<b class="num">{percent(score.score)}</b></h3>
            <ul class="score__parts">
                {row("score-competence", score.competence, weights.competence)}
                {row("score-preference", score.preference, weights.preference)}
                {row("score-assessment", score.assessment, weights.assessment)}
            </ul>
        </section>
    }
    .into_any()
}

/// What the pair costs everybody, and who would move.
#[component]
fn PriceView(price: PairPrice, student: StudentId, demand: DemandId, best: Option<DemandId>) -> impl IntoView {
    let store = expect_context::<Store>();
    let planning = expect_context::<Planning>();
    let words = self::price(store, &price.worth);
    let sentence = if price.worth.is_free() {
        t("price-nothing")
    } else {
        let total = messages::number(store.language, planning.best_total().unwrap_or(0));
        store.text("price-of", &[("price", words.short.clone().into()), ("total", total.into())])
    };
    let directory = store.directory.get();
    let place = |demand: Option<DemandId>| match demand {
        Some(demand) => directory.demand(demand).map(|card| card.company_name.clone()).unwrap_or_default(),
        None => t("proposal-waiting"),
    };
    let best = match best {
        Some(best) if best == demand => t("price-best-here"),
        Some(best) => {
            let title = directory.demand(best).map(|card| format!("{} · {}", card.title, card.company_name)).unwrap_or_default();
            store.text("price-best-there", &[("where", title.into())])
        }
        None => t("price-best-nowhere"),
    };
    let steps = price.chain.iter().filter(|(mover, _, _)| *mover != student);
    let steps: Vec<String> = steps
        .map(|(mover, _, to)| store.text("price-step", &[("who", directory.student_label(*mover).into()), ("to", place(*to).into())]))
        .collect();
    let moves = match steps.len() {
        0 => t("price-nobody"),
        count => store.text("price-moves", &[("count", count.into())]),
    };
    view! {
        <section class="insp__price">
            <h3>{t("price-title")}" "<span class=format!("price {}", words.tone)>{words.short}</span></h3>
            <p>{sentence}" "{moves}</p>
            {(!steps.is_empty()).then(|| view! { <ol class="chain">{steps.into_iter().map(|step| view! { <li>{step}</li> }).collect_view()}</ol> })}
            <p class="muted">{best}</p>
        </section>
    }
    .into_any()
}

/// What is missing, what each level would be worth, and which together would be enough.
#[component]
fn Learning(student: StudentId, demand: DemandId, possible: bool, gaps: Vec<Gap>) -> impl IntoView {
    let store = expect_context::<Store>();
    let planning = expect_context::<Planning>();
    let directory = store.directory.get();
    let named = |gap: &Gap| (directory.competence(gap.competence).to_owned(), messages::level(store.language, gap.to));
    let rows = gaps.iter().map(|gap| {
        let (competence, level) = named(gap);
        let points = store.text(
            "learn-gap",
            &[
                ("competence", competence.into()),
                ("level", level.into()),
                ("points", messages::number(store.language, gap.points.into()).into()),
            ],
        );
        view! { <li>{points}</li> }
    });
    let rows = rows.collect_view();
    // Not while a card is in the air: who carries it across the board would wait at every place.
    let has_gaps = !gaps.is_empty();
    let enough = move || {
        if !possible || !has_gaps || store.lifted.with(Option::is_some) {
            return None;
        }
        let Some(learn) = planning.lessons(student, demand) else { return Some(t("learn-never")) };
        let directory = store.directory.get();
        let list = learn.iter().map(|gap| format!("{} {}", directory.competence(gap.competence), messages::level(store.language, gap.to)));
        let list = list.collect::<Vec<_>>().join(", ");
        (!learn.is_empty()).then(|| store.text("learn-enough", &[("list", list.into())]))
    };
    view! {
        <section class="insp__section">
            <h3>{t("learn-title")}</h3>
            {if gaps.is_empty() { view! { <p class="muted">{t("learn-nothing")}</p> }.into_any() } else { view! { <ul class="learn">{rows}</ul> }.into_any() }}
            {move || enough().map(|enough| view! { <p class="learn__enough">{enough}</p> })}
        </section>
    }
    .into_any()
}
