//! `/tavoli`: the boards that the reader may open, with their figures.

use super::entrance::ForOthers;
use crate::api::board::list_boards;
use crate::api::session_now;
use crate::i18n::{t, ta, use_language};
use crate::ui::{Icon, Problem, width_class};
use domain::board::BoardSummary;
use domain::id::OrganisationId;
use domain::person::RoleKind;
use domain::policy::{Actor, Role};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn Boards() -> impl IntoView {
    let school = match session_now().actor.role() {
        Some(Role::Teacher { school }) => Some(school),
        _ => None,
    };
    let content = if session_now().actor == Actor::Anonymous {
        let roles = vec![RoleKind::Teacher, RoleKind::Company, RoleKind::Student, RoleKind::Coordinator];
        view! { <ForOthers heading="boards-heading" text="boards-for-whom" roles back="/tavoli"/> }.into_any()
    } else {
        Suspend::new(async move {
            match list_boards().await {
                Ok(boards) => list(&boards, school),
                Err(error) => view! { <Problem error=error.into_error()/> }.into_any(),
            }
        })
        .into_any()
    };
    view! { <Title text=t("boards-title")/><div class="page">{content}</div> }.into_any()
}

fn list(boards: &[BoardSummary], school: Option<OrganisationId>) -> AnyView {
    let cards = boards.iter().map(|board| card(board, school == Some(board.school))).collect_view();
    view! {
        <header class="page__head"><h1>{t("boards-heading")}</h1><p class="lead">{t("boards-lead")}</p></header>
        {school.map(|_| view! { <p class="actions"><a class="btn btn--primary" href="/tavoli/nuovo"><Icon name="plus"/>{t("setup-new")}</a></p> })}
        {if boards.is_empty() {
            view! { <p class="empty">{t("boards-none")}</p> }.into_any()
        } else {
            view! { <ul class="cards cards--wide">{cards}</ul> }.into_any()
        }}
    }
    .into_any()
}

fn card(board: &BoardSummary, is_own: bool) -> AnyView {
    let percent = |part: u32, whole: u32| u16::try_from((part * 100).checked_div(whole).unwrap_or(0)).unwrap_or(100);
    let line = |key: &'static str, part: u32, whole: u32| {
        view! {
            <span class="measure">
                <span>{ta(key, &[("part", part.into()), ("whole", whole.into())])}</span>
                <span class="track" aria-hidden="true"><i class=width_class(percent(part, whole))></i></span>
            </span>
        }
    };
    view! {
        <li class="box card">
            <h2><a class="card__link" href=format!("/tavoli/{}", board.id)>{board.title.clone()}</a></h2>
            <p class="card__where">
                <span><Icon name="building"/>{board.school_name.clone()}</span>
                <span class="num"><Icon name="calendar"/>{messages::period(use_language(), board.period)}</span>
                <span class="num"><Icon name="factory"/>{ta("boards-demands", &[("count", board.demands.into())])}</span>
            </p>
            <div class="measures num">
                {line("boards-placed", board.placed, board.students)}
                {line("boards-taken", board.taken, board.seats)}
            </div>
            {(board.waiting > 0).then(|| {
                let key = if is_own { "boards-waiting-signature" } else { "boards-waiting-yes" };
                view! { <p class="note"><Icon name="clock"/>{ta(key, &[("count", board.waiting.into())])}</p> }
            })}
            {(board.unsettled > 0).then(|| view! {
                <p class="note card__more"><Icon name="people"/><a href=format!("/tavoli/{}/prepara", board.id)>{ta("board-unsettled", &[("count", board.unsettled.into())])}</a></p>
            })}
            {is_own.then(|| view! {
                <p class="actions card__more">
                    <a class="btn" href=format!("/tavoli/{}/prepara", board.id)><Icon name="plus"/>{t("setup-more")}<span class="visually-hidden">": "{board.title.clone()}</span></a>
                </p>
            })}
        </li>
    }
    .into_any()
}
