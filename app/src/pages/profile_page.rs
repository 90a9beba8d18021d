//! `/profilo`: what one clicked together, which occupations it fits, and how to delete it all.

use super::explore::{Book, met, with_catalogue};
use super::fit_panel::Answer;
use super::profile::Profile;
use crate::i18n::{t, ta};
use crate::ui::{Dialog, FitBar, Icon};
use domain::id::CompetenceId;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn ProfilePage() -> impl IntoView {
    view! {
        <Title text=t("profile-title")/>
        <div class="page">
            <header class="page__head">
                <h1>{t("profile-heading")}</h1>
                <p class="lead">{t("profile-lead")}</p>
                <p class="note"><Icon name="lock"/>{t("profile-stays")}</p>
            </header>
            {with_catalogue(content)}
        </div>
    }
    .into_any()
}

fn content(book: Book) -> AnyView {
    let profile = expect_context::<Profile>();
    let filled = move || !profile.is_empty();
    let ranked = book.clone();
    view! {
        <Show when=move || !filled()>
            <section class="box empty-profile">
                <p>{t("profile-empty")}</p>
                <p class="actions"><a class="btn btn--primary" href="/professioni">{t("profile-start")}<Icon name="arrow"/></a></p>
                <noscript><p class="note"><Icon name="warning"/>{t("needed-noscript")}</p></noscript>
            </section>
        </Show>
        <Show when=filled>
            <div class="columns">
                <div class="columns__main">{answers(book.clone())}<DeleteAll/></div>
                <div class="columns__side">{ranking(ranked.clone())}</div>
            </div>
        </Show>
    }
    .into_any()
}

fn answers(book: Book) -> AnyView {
    let profile = expect_context::<Profile>();
    // The order stays while one answers: by label, whatever the level.
    let rows = Memo::new(move |_| {
        let mut rows: Vec<(String, CompetenceId)> = profile.answers().into_iter().map(|(id, _)| (book.label(id), id)).collect();
        rows.retain(|(label, _)| !label.is_empty());
        domain::sorting::sort_by(&mut rows, Ord::cmp);
        rows
    });
    let row = move |(label, id): (String, CompetenceId)| {
        let forget = ta("profile-forget", &[("competence", label.as_str().into())]);
        view! {
            <div class="answer-row">
                <Answer competence=id needed=None label/>
                <button type="button" class="btn btn--ghost btn--icon" aria-label=forget.clone() title=forget.clone() on:click=move |_| profile.set(id, None)>
                    <Icon name="close"/>
                </button>
            </div>
        }
    };
    view! {
        <section class="box needed">
            <h2>{t("profile-answers")}<small>{t("needed-can-do")}</small></h2>
            <For each=move || rows.get() key=|(_, id)| *id children=row/>
        </section>
    }
    .into_any()
}

fn ranking(book: Book) -> AnyView {
    let profile = expect_context::<Profile>();
    let rows = move || {
        let ranked = book.ranked(&profile.held());
        let line = |(occupation, fit): (domain::catalogue::OccupationSummary, domain::fit::Fit)| {
            let (full, _, _) = met(&fit);
            let words = ta("near-met", &[("met", full.into()), ("all", fit.parts.len().into())]);
            view! {
                <li>
                    <a class="line line--link" href=format!("/professioni/{}", occupation.id)>
                        <span><b>{occupation.label}</b><small class="muted">{words}</small></span>
                        <FitBar percent=fit.percent()/>
                        <Icon name="forward"/>
                    </a>
                </li>
            }
        };
        ranked.into_iter().take(10).map(line).collect_view()
    };
    view! { <section class="box"><h2>{t("profile-ranking")}</h2><ol class="lines">{rows}</ol></section> }.into_any()
}

/// Deletes everything, after a question.
#[component]
fn DeleteAll() -> impl IntoView {
    let profile = expect_context::<Profile>();
    let open = RwSignal::new(false);
    let delete = move |_| {
        open.set(false);
        profile.clear();
    };
    view! {
        <p><button type="button" class="btn btn--danger" on:click=move |_| open.set(true)><Icon name="trash"/>{t("profile-delete")}</button></p>
        <Dialog open title=Signal::derive(|| t("profile-delete-title")) on_close=|| ()>
            <p>{t("profile-delete-text")}</p>
            <p class="actions">
                <button type="button" class="btn btn--danger" on:click=delete>{t("profile-delete-yes")}</button>
                <button type="button" class="btn" on:click=move |_| open.set(false)>{t("cancel")}</button>
            </p>
        </Dialog>
    }
    .into_any()
}
