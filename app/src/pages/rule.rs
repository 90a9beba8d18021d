//! `/regole/:key`: one threshold through time, who changed it, and the coordinator's forms.

use super::entrance::ForOthers;
use super::rule_forms::{Ask, Confirm, Correct, Follow, TakeBack};
use super::rule_submission::{Outcome, Returned};
use super::rule_words::{Time, chapter, deed, label, seal, validity, value};
use super::rules::READERS;
use crate::api::Failure;
use crate::api::regulation::read_rulebook;
use crate::api::session_now;
use crate::i18n::{t, ta, use_language};
use crate::ui::{Icon, Problem};
use domain::ApiError;
use domain::regulation::{Act, RegulationKey, RegulationRecord, Rulebook};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The page.
#[component]
pub fn Rule() -> impl IntoView {
    let key = use_params_map().with_untracked(|params| params.get("key").and_then(|name| RegulationKey::from_name(&name)));
    let done = use_query_map().with_untracked(|query| query.get("fatto").and_then(|name| Act::from_name(&name)));
    let returned = use_context::<Returned>();
    let Some(key) = key else {
        // Made as a failure, which sets the response's status.
        return view! { <Problem error=Failure::from(ApiError::NotFound).into_error()/> }.into_any();
    };
    let content = if session_now().actor.role().is_some() {
        Suspend::new(async move {
            match read_rulebook(Some(key)).await {
                Ok(book) => whole(&book, key, returned, done),
                Err(error) => view! { <Problem error=error.into_error()/> }.into_any(),
            }
        })
        .into_any()
    } else {
        view! { <ForOthers heading="rules-heading" text="rules-for-whom" roles=READERS.to_vec() back="/regole"/> }.into_any()
    };
    view! { <Title text=label(key)/><div class="page rules-page">{content}</div> }.into_any()
}

fn whole(book: &Rulebook, key: RegulationKey, returned: Option<Returned>, done: Option<Act>) -> AnyView {
    let [heading, protects, when] = chapter(key.chapter());
    let above = match &returned {
        Some(returned) => answer(book, key, returned),
        None => done.map(|act| view! { <p class="note note--good" role="status"><Icon name="check"/>{said(act)}</p> }.into_any()),
    };
    let rows: Vec<&RegulationRecord> = book.of(key).collect();
    let count = rows.len();
    let cards =
        rows.iter().rev().enumerate().map(|(position, row)| card(book, row, position == 0 && count > 1, returned.as_ref())).collect_view();
    let follow = rows.last().filter(|_| book.may_change).map(|row| view! { <Follow row=(*row).clone() returned=returned.clone()/> });
    view! {
        <header class="page__head">
            <p class="crumbs"><a href="/regole">{t("nav-rules")}</a>" › "<a href=format!("/regole#{}", key.chapter().name())>{heading}</a></p>
            <h1>{label(key)}</h1>
            <p class="lead">{protects}</p>
            <p class="muted">{when}</p>
        </header>
        {above}
        <section class="rule-rows" aria-labelledby="rule-rows">
            <h2 id="rule-rows">{t("rules-in-time")}</h2>
            <ol class="rule-rows__list">{cards}</ol>
        </section>
        {follow}
        {log(book)}
    }
    .into_any()
}

/// What came of a form that was not done at once.
fn answer(book: &Rulebook, key: RegulationKey, returned: &Returned) -> Option<AnyView> {
    match &returned.outcome {
        Outcome::Asks(preview) => Some(view! { <Ask key form=returned.form.clone() preview=preview.clone()/> }.into_any()),
        Outcome::Failed(error) => {
            let sentence = messages::api_error(use_language(), error);
            let more = match error {
                // Who it was, for whoever comes second.
                ApiError::Stale => book.log.first().map(|line| {
                    let moment = messages::moment(use_language(), line.at);
                    ta("rules-stale-last", &[("deed", deed(book, line).into()), ("moment", moment.into())])
                }),
                ApiError::Invalid(fields) => {
                    fields.iter().find(|field| field.field == "act").map(|field| messages::field_error(use_language(), field))
                }
                _ => None,
            };
            let again = matches!(error, ApiError::Stale)
                .then(|| view! { <p><a href=format!("/regole/{}", key.name())>{t("rules-reload")}</a></p> });
            Some(
                view! {
                    <div class="note note--bad" role="alert" tabindex="-1" autofocus>
                        <Icon name="warning"/><div><b>{sentence}</b>{more.map(|more| view! { <p>{more}</p> })}{again}</div>
                    </div>
                }
                .into_any(),
            )
        }
    }
}

/// What was done.
fn said(act: Act) -> String {
    t(match act {
        Act::Confirm => "rules-done-confirm",
        Act::Correct => "rules-done-correct",
        Act::Follow => "rules-done-follow",
        Act::TakeBack => "rules-done-take-back",
    })
}

fn card(book: &Rulebook, row: &RegulationRecord, may_go: bool, returned: Option<&Returned>) -> AnyView {
    let time = Time::of(row, book.today);
    let regulation = &row.regulation;
    let forms = book.may_change.then(|| {
        let confirm = regulation.citation.to_check.then(|| view! { <Confirm row=row.clone()/> });
        let take_back = may_go.then(|| view! { <TakeBack row=row.clone()/> });
        view! {
            <div class="rule-row__forms">
                <div class="actions">{confirm}{take_back}</div>
                <Correct row=row.clone() returned=returned.cloned()/>
            </div>
        }
    });
    view! {
        <li class="box rule-row" class:rule-row--past={time == Time::Past}>
            <div class="rule-row__head">
                <p class="rule-row__value num">{value(regulation.key, regulation.value)}</p>
                <span class="tag" class:tag--accent={time == Time::Now}>{time.word()}</span>
                <span class="grow"></span>
                {seal(book, row)}
            </div>
            <p class="num">{validity(regulation.from, regulation.to)}</p>
            <p class="muted"><Icon name="book"/>" "{regulation.citation.text.clone()}</p>
            {forms}
        </li>
    }
    .into_any()
}

/// Who changed what, the newest first; for those who may read it.
fn log(book: &Rulebook) -> Option<AnyView> {
    if book.log.is_empty() {
        return None;
    }
    let lines = book
        .log
        .iter()
        .map(|line| {
            view! { <li class="line"><span>{deed(book, line)}</span><small class="muted num">{messages::moment(use_language(), line.at)}</small></li> }
        })
        .collect_view();
    Some(
        view! {
            <section class="box" aria-labelledby="rule-log"><h2 id="rule-log">{t("rules-log")}</h2><ul class="lines">{lines}</ul></section>
        }
        .into_any(),
    )
}
