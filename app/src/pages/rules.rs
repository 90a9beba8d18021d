//! `/regole`: the book of rules, in plain words, with every threshold and its source.

use super::entrance::ForOthers;
use super::rule_words::{Time, chapter, consequences, label, seal, validity, value};
use crate::api::regulation::read_rulebook;
use crate::api::session_now;
use crate::i18n::{t, ta};
use crate::ui::{Icon, Problem};
use domain::person::RoleKind;
use domain::regulation::{Chapter, RegulationKey, RegulationRecord, Rulebook};
use leptos::prelude::*;
use leptos_meta::Title;

/// Who may read it: see `domain::policy`.
pub(super) const READERS: [RoleKind; 4] = [RoleKind::Coordinator, RoleKind::Teacher, RoleKind::Company, RoleKind::Student];

/// The page.
#[component]
pub fn Rules() -> impl IntoView {
    let content = if session_now().actor.role().is_some() {
        Suspend::new(async move {
            match read_rulebook(None).await {
                Ok(book) => whole(&book),
                Err(error) => view! { <Problem error=error.into_error()/> }.into_any(),
            }
        })
        .into_any()
    } else {
        view! { <ForOthers heading="rules-heading" text="rules-for-whom" roles=READERS.to_vec() back="/regole"/> }.into_any()
    };
    view! { <Title text=t("rules-title")/><div class="page rules-page">{content}</div> }.into_any()
}

fn whole(book: &Rulebook) -> AnyView {
    let to_check = book.rows.iter().filter(|row| Time::of(row, book.today) != Time::Past && row.regulation.citation.to_check).count();
    let note = if to_check > 0 {
        let words = if book.may_change { "rules-count-to-check-mine" } else { "rules-count-to-check" };
        view! { <p class="note note--mid"><Icon name="warning"/><span>{ta(words, &[("count", to_check.into())])}</span></p> }.into_any()
    } else {
        view! { <p class="note note--good"><Icon name="check"/>{t("rules-all-checked")}</p> }.into_any()
    };
    let contents = Chapter::ALL
        .map(|one| {
            let [heading, ..] = chapter(one);
            view! { <li><a href=format!("#{}", one.name())>{heading}</a></li> }
        })
        .collect_view();
    let sections = Chapter::ALL.map(|one| section(book, one)).collect_view();
    view! {
        <header class="page__head"><h1>{t("rules-heading")}</h1><p class="lead">{t("rules-lead")}</p></header>
        {note}
        <nav class="rules-nav" aria-label=t("rules-contents")><ul class="chips">{contents}</ul></nav>
        {sections}
    }
    .into_any()
}

fn section(book: &Rulebook, one: Chapter) -> AnyView {
    let [heading, protects, when] = chapter(one);
    let tags =
        consequences(one).iter().map(|(tone, word)| view! { <span class=format!("tag tag--{tone}")>{t(word)}</span> }).collect_view();
    let thresholds = one.keys().map(|key| threshold(book, key)).collect_view();
    view! {
        <section class="box rules-chapter" id=one.name() aria-labelledby=format!("{}-heading", one.name())>
            <div class="rules-chapter__head">
                <h2 id=format!("{}-heading", one.name())>{heading}<span class="rules-chapter__tags">{tags}</span></h2>
                <p>{protects}</p>
                <p class="muted">{when}</p>
            </div>
            <ul class="thresholds">{thresholds}</ul>
        </section>
    }
    .into_any()
}

/// A threshold with its rows in the order of time; those that are over are on its own page.
fn threshold(book: &Rulebook, key: RegulationKey) -> AnyView {
    let rows: Vec<&RegulationRecord> = book.of(key).filter(|row| Time::of(row, book.today) != Time::Past).collect();
    let none = rows.is_empty().then(|| view! { <p class="seal seal--check"><Icon name="warning"/>{t("rules-none-now")}</p> });
    let lines = rows
        .into_iter()
        .map(|row| {
            let ahead = Time::of(row, book.today) == Time::Ahead;
            view! {
                <div class="threshold__row" class:threshold__row--ahead=ahead>
                    <b class="threshold__value num">{value(key, row.regulation.value)}</b>
                    <span class="threshold__about">
                        <span class="num">{validity(row.regulation.from, row.regulation.to)}</span>
                        <small class="muted">{row.regulation.citation.text.clone()}</small>
                    </span>
                    {seal(book, row)}
                </div>
            }
        })
        .collect_view();
    let action = t(if book.may_change { "rules-change" } else { "rules-open" });
    view! {
        <li class="threshold" id=key.name()>
            <h3>{label(key)}</h3>
            <div class="threshold__rows">{none}{lines}</div>
            <a class="btn btn--ghost" href=format!("/regole/{}", key.name())>{action}<span class="visually-hidden">": "{label(key)}</span><Icon name="forward"/></a>
        </li>
    }
    .into_any()
}
