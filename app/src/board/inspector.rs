//! The pair under the eyes: fit by competence, rules with their source, what to do.

use super::drag::Card;
use super::planning::Planning;
use super::released::Released;
use super::sides::demand_when;
use super::stages::Stages;
use super::store::{Pair, Store};
use super::wishes::{OwnOrder, Words};
use crate::i18n::t;
use crate::ui::{Icon, LevelBar};
use domain::board::{BoardCommand, Refusal, Standing};
use domain::fit::FitPart;
use domain::id::{DemandId, StudentId};
use domain::rules::{RuleOutcome, Verdict};
use leptos::prelude::*;

/// The panel.
#[component]
pub(super) fn Inspector() -> impl IntoView {
    let store = expect_context::<Store>();
    let shown = Memo::new(move |_| store.inspected());
    view! {
        <section class="panel panel--inspector" aria-label=t("board-pair") data-scroll="y" tabindex="0">
            {move || match shown.get() {
                (Some(student), Some(demand)) => view! { <PairView student demand/> }.into_any(),
                (Some(student), None) => view! { <StudentView id=student/> }.into_any(),
                (None, Some(demand)) => view! { <DemandView id=demand/> }.into_any(),
                (None, None) => view! { <Empty/> }.into_any(),
            }}
        </section>
    }
    .into_any()
}

/// Nothing is chosen: how the board works, in four lines.
#[component]
fn Empty() -> impl IntoView {
    let store = expect_context::<Store>();
    let hints: &[&str] = if store.may_change {
        &["board-hint-drag", "board-hint-tap", "board-hint-keys", "board-hint-undo"]
    } else {
        &["board-hint-tap-readonly", "board-hint-readonly"]
    };
    view! {
        <div class="insp insp--empty">
            <h2>{t("board-hint-title")}</h2>
            <ul>{hints.iter().map(|key| view! { <li>{t(key)}</li> }).collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// A student and a demand.
#[component]
fn PairView(student: StudentId, demand: DemandId) -> impl IntoView {
    let store = expect_context::<Store>();
    let planning = expect_context::<Planning>();
    let pair = Memo::new(move |_| store.pair(student, demand));
    let lifted = move || store.lifted.with(Option::is_some);
    let (title, company) = store.directory.with_untracked(|directory| {
        let card = directory.demand(demand);
        let company = card.map(|card| format!("{} · {}", card.company_name, card.municipality));
        (card.map(|card| card.title.clone()), company)
    });
    // A name may come and go while one looks.
    let who = move || store.directory.with(|directory| directory.student_label(student));
    view! {
        <div class="insp">
            <div class="insp__pair">
                <div>
                    <small class="muted">{move || if lifted() { t("board-moving") } else { t("board-pair") }}</small>
                    <h2>{who}" → "{title}</h2>
                    <small class="muted">{company}</small>
                </div>
                {move || pair.get().map(|pair| { let percent = pair.fit.percent(); view! {
                    <span class=format!("score num {}", crate::ui::fit_tone(percent))>
                        <span class="visually-hidden">{t("board-fit")}" "</span>{percent}
                    </span>
                } })}
            </div>
            <Released student/>
            {move || pair.get().map(|pair| view! { <Verdicts pair=pair.clone() student demand/> })}
            {move || tutors(store, student, demand)}
            <Stages student demand/>
            <Words student demand/>
            {move || planning.pair(student, demand)}
            {move || pair.get().map(|pair| view! { <Parts parts=pair.fit.parts/> })}
            {move || pair.get().filter(|pair| !pair.outcomes.is_empty()).map(|pair| view! { <Rules outcomes=pair.outcomes/> })}
        </div>
    }
    .into_any()
}

/// Who follows a student who has the seat, as far as the reader knows.
fn tutors(store: Store, student: StudentId, demand: DemandId) -> Option<AnyView> {
    let here = store.state.with(|state| state.student(student).is_some_and(|entry| entry.standing == Standing::Placed(demand)));
    let directory = store.directory.get_untracked();
    let names = [
        ("board-tutor-school", directory.student(student).and_then(|student| student.tutor.as_deref())),
        ("board-tutor-company", directory.demand(demand).and_then(|card| card.tutor.as_deref())),
    ];
    let words: Vec<String> = names.into_iter().filter_map(|(key, name)| Some(store.text(key, &[("name", name?.into())]))).collect();
    (here && !words.is_empty()).then(|| view! { <p class="muted">{words.join(" ")}</p> }.into_any())
}

/// Whether it can be done, with the button that does it.
#[component]
fn Verdicts(pair: Pair, student: StudentId, demand: DemandId) -> impl IntoView {
    let store = expect_context::<Store>();
    let here = pair.refusal == Some(Refusal::AlreadyThere);
    let reason = store.reason(&pair).filter(|_| !here);
    let fixed = move || store.state.with(|state| state.student(student).is_some_and(|entry| entry.is_fixed()));
    view! {
        {reason.map(|reason| view! { <p class="insp__no"><Icon name="forbidden"/><span>{reason}</span></p> })}
        {(store.may_change && pair.refusal.is_none()).then(|| view! {
            <button type="button" class="btn btn--primary" on:click=move |_| store.dispatch(BoardCommand::Place { student, demand })>{t("board-place-here")}</button>
        })}
        {(store.may_change && here).then(|| view! {
            <div class="insp__actions">
                <button type="button" class="btn" disabled=fixed on:click=move |_| store.dispatch(BoardCommand::Unplace { student })>{t("board-unplace")}</button>
                <LockButton card=Card::Student(student)/>
            </div>
        })}
    }
    .into_any()
}

/// Pins a card where it is, or lets it go.
#[component]
pub(super) fn LockButton(card: Card) -> impl IntoView {
    let store = expect_context::<Store>();
    let locked = Memo::new(move |_| {
        store.state.with(|state| match card {
            Card::Student(student) => state.student(student).is_some_and(|entry| entry.locked),
            Card::Demand(demand) => state.demand(demand).is_some_and(|entry| entry.locked),
        })
    });
    let command = move || match (card, locked.get_untracked()) {
        (Card::Student(student), false) => BoardCommand::LockStudent { student },
        (Card::Student(student), true) => BoardCommand::UnlockStudent { student },
        (Card::Demand(demand), false) => BoardCommand::LockDemand { demand },
        (Card::Demand(demand), true) => BoardCommand::UnlockDemand { demand },
    };
    store.may_change.then(|| {
        view! {
            <button type="button" class="btn" on:click=move |_| store.dispatch(command())>
                <Icon name="lock"/>{move || if locked.get() { t("board-unlock") } else { t("board-lock") }}
            </button>
        }
    })
}

/// The fit by competence, heaviest first.
#[component]
fn Parts(parts: Vec<FitPart>) -> impl IntoView {
    let store = expect_context::<Store>();
    let mut parts = parts;
    domain::sorting::sort_by_key(&mut parts, |part| std::cmp::Reverse((part.asked.mandatory, part.asked.weight)));
    let rows = parts.into_iter().map(|part| part_row(store, &part)).collect_view();
    view! {
        <section class="insp__section">
            <h3>{t("board-asked")}</h3>
            <ul class="parts">{rows}</ul>
        </section>
    }
    .into_any()
}

fn part_row(store: Store, part: &FitPart) -> AnyView {
    let directory = store.directory.get_untracked();
    let held = part.level();
    let enough = held >= part.asked.level;
    let words = match (enough, part.best) {
        (true, _) => messages::level(store.language, held),
        (false, Some((other, level))) if held == domain::competence::Level::None => store.text(
            "board-similar",
            &[("other", directory.competence(other).into()), ("level", messages::level(store.language, level).into())],
        ),
        (false, _) => store.text(
            "board-level-gap",
            &[("held", messages::level(store.language, held).into()), ("asked", messages::level(store.language, part.asked.level).into())],
        ),
    };
    let weight = messages::weight(store.language, part.asked.weight);
    let mandatory = part.asked.mandatory.then(|| store.text("board-mandatory", &[]));
    view! {
        <li class="part">
            <span class="part__name">{directory.competence(part.asked.competence).to_owned()}" "<small class="muted">{weight}{mandatory.map(|words| format!(" · {words}"))}</small></span>
            <b class=if enough { "hi" } else { "lo" }>{words}</b>
            <LevelBar held=held asked=part.asked.level/>
        </li>
    }
    .into_any()
}

/// What the rules say, each with its source.
#[component]
fn Rules(outcomes: Vec<RuleOutcome>) -> impl IntoView {
    let store = expect_context::<Store>();
    let rows = outcomes.into_iter().map(|outcome| rule_row(store, &outcome)).collect_view();
    view! {
        <section class="insp__section">
            <h3>{t("board-rules")}</h3>
            <ul class="rules">{rows}</ul>
        </section>
    }
    .into_any()
}

fn rule_row(store: Store, outcome: &RuleOutcome) -> AnyView {
    let (class, icon, spoken) = match outcome.verdict {
        Verdict::Pass => ("rule rule--ok", "check", "board-rule-ok"),
        Verdict::Warning => ("rule rule--warning", "warning", "board-rule-warning"),
        Verdict::Refused => ("rule rule--no", "forbidden", "board-rule-no"),
    };
    let book = outcome.rule.chapter().map(|chapter| format!("/regole#{}", chapter.name()));
    let source = outcome.citation.as_ref().map(|citation| {
        let words = messages::citation(store.language, citation);
        view! { <small class="muted"><a href=book rel="external" title=t("board-rule-book")>{words}</a></small> }
    });
    view! {
        <li class=class><Icon name=icon/><span><span class="visually-hidden">{t(spoken)}" "</span>{store.rule(outcome)}{source}</span></li>
    }
    .into_any()
}

/// A student alone.
#[component]
fn StudentView(id: StudentId) -> impl IntoView {
    let store = expect_context::<Store>();
    let directory = store.directory.get_untracked();
    let held = directory.student(id).map(|student| student.seen.card().competences.clone()).unwrap_or_default();
    let rows = held.into_iter().map(|held| {
        let level = held.level_on_board();
        view! { <li class="part"><span class="part__name">{directory.competence(held.competence).to_owned()}</span><b>{messages::level(store.language, level)}</b><LevelBar held=level asked=level/></li> }
    }).collect_view();
    let track = directory.student(id).map(|student| student.seen.card().track.clone());
    let name = move || store.directory.with(|directory| directory.student(id).map(|student| student.seen.full_label()));
    let placed = move || store.state.with(|state| state.student(id).is_some_and(|entry| matches!(entry.standing, Standing::Placed(_))));
    view! {
        <div class="insp">
            <div><small class="muted">{track}</small><h2>{name}</h2></div>
            <Released student=id/>
            <p class="muted">{t("board-choose-demand")}</p>
            <div class="insp__actions">
                <LockButton card=Card::Student(id)/>
                {move || (store.may_change && placed()).then(|| view! {
                    <button type="button" class="btn" on:click=move |_| store.dispatch(BoardCommand::Unplace { student: id })>{t("board-unplace")}</button>
                })}
            </div>
            <OwnOrder student=id/>
            <section class="insp__section"><h3>{t("board-held")}</h3><ul class="parts">{rows}</ul></section>
        </div>
    }
    .into_any()
}

/// A demand alone.
#[component]
fn DemandView(id: DemandId) -> impl IntoView {
    let store = expect_context::<Store>();
    let directory = store.directory.get_untracked();
    let card = directory.demand(id).cloned();
    card.map(|card| {
        let rows = card.facts.asked.iter().map(|asked| view! {
            <li class="part"><span class="part__name">{directory.competence(asked.competence).to_owned()}" "<small class="muted">{messages::weight(store.language, asked.weight)}</small></span>
            <b>{messages::level(store.language, asked.level)}</b><LevelBar held=asked.level asked=asked.level/></li>
        }).collect_view();
        let when = demand_when(&card, store.language);
        view! {
            <div class="insp">
                <div><small class="muted">{card.occupation}</small><h2>{card.title}</h2><small class="muted">{card.company_name}" · "{card.municipality}" · "{when}</small></div>
                <p class="muted">{t("board-choose-student")}</p>
                <div class="insp__actions"><LockButton card=Card::Demand(id)/></div>
                {(!card.tasks.is_empty()).then(|| view! { <section class="insp__section"><h3>{t("board-tasks")}</h3><p>{card.tasks}</p></section> })}
                {(!card.conditions.is_empty()).then(|| view! { <section class="insp__section"><h3>{t("board-conditions")}</h3><p>{card.conditions}</p></section> })}
                <section class="insp__section"><h3>{t("board-asked")}</h3><ul class="parts">{rows}</ul></section>
            </div>
        }
    })
    .into_any()
}
