//! `/richieste/:id/ritira`: a company takes a demand back, with a reason, or offers it again. A plain
//! form, posted to its own address.

use super::demand_submission::Refused;
use super::edit_demand::{address, for_its_company};
use super::form_fields::{Fields, Width};
use crate::api::{actor, language};
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::demand::DemandState;
use domain::id::DemandId;
use domain::{ApiError, FieldError};
use leptos::prelude::*;
use leptos_meta::Title;
use services::Services;
use services::demand::KeptDemand;

/// The page.
#[component]
pub fn WithdrawDemand() -> impl IntoView {
    let refused = use_context::<Refused>();
    let read = |id: DemandId, services: Services| async move { services::demand::one(&services, &actor(), id, language()).await };
    let content = for_its_company(read, move |view: KeptDemand| whole(&view, refused));
    view! { <Title text=t("demand-withdraw-title")/><div class="page">{content}</div> }.into_any()
}

fn whole(view: &KeptDemand, refused: Option<Refused>) -> AnyView {
    let card = &view.own.card;
    let title = || ("title", card.title.as_str().into());
    let is_withdrawn = matches!(view.own.state, DemandState::Withdrawn { .. });
    let heading = if is_withdrawn { ta("demand-reopen-heading", &[title()]) } else { ta("demand-withdraw-heading", &[title()]) };
    let above = refused.as_ref().map(|refused| refused_note(view, &refused.error));
    let content = if is_withdrawn { reopening(view) } else { withdrawing(view, refused) };
    view! {
        <header class="page__head">
            <p class="crumbs"><a href="/richieste">{t("nav-demands")}</a>" › "{card.company_name.clone()}</p>
            <h1>{heading}</h1>
        </header>
        {above}
        {content}
        <p class="actions"><a class="btn btn--ghost" href="/richieste"><Icon name="back"/>{t("demand-back")}</a></p>
    }
    .into_any()
}

/// Why it was not done, above the page.
fn refused_note(view: &KeptDemand, error: &ApiError) -> AnyView {
    let whys: &[FieldError] = if let ApiError::Invalid(whys) = error { whys } else { &[] };
    let sentence = match (error, &view.changed_by) {
        (ApiError::Stale, Some(name)) => ta("demand-stale-by", &[("name", name.as_str().into())]),
        (ApiError::Stale, None) => t("demand-stale-import"),
        _ => messages::api_error(use_language(), error),
    };
    let line = |why: &FieldError| {
        let problem = messages::field_error(use_language(), why);
        if why.field == "reason" {
            let words = ta("need-problem", &[("field", t("demand-reason").into()), ("problem", problem.into())]);
            view! { <li><a href="#withdraw-reason">{words}</a></li> }.into_any()
        } else {
            view! { <li>{problem}</li> }.into_any()
        }
    };
    let lines = whys.iter().map(line).collect_view();
    let again = (*error == ApiError::Stale).then(|| view! { <p>{t("demand-stale-look")}</p> });
    view! {
        <div class="note note--bad" role="alert" tabindex="-1" autofocus>
            <Icon name="warning"/><div><b>{sentence}</b><ul>{lines}</ul>{again}</div>
        </div>
    }
    .into_any()
}

fn withdrawing(view: &KeptDemand, refused: Option<Refused>) -> AnyView {
    if let Some(why) = &view.kept {
        let sentence = messages::field_error(use_language(), why);
        return view! { <p class="note note--mid"><Icon name="warning"/><span><b>{t("demand-withdraw-not")}</b>" "{sentence}</span></p> }
            .into_any();
    }
    let boards = view.own.boards.iter().map(|board| {
        let seats = ta("wanted-seats", &[("seats", board.seats.into())]);
        view! { <li class="line"><span><b>{board.title.clone()}</b><small class="muted">{board.school_name.clone()}</small></span><span class="line__end num">{seats}</span></li> }
    });
    let on_boards = (!view.own.boards.is_empty())
        .then(|| view! { <h2>{t("demand-withdraw-boards")}</h2><ul class="lines">{boards.collect_view()}</ul> });
    let fields = Fields::new("withdraw", refused.as_ref().map(|refused| &refused.error));
    let reason = refused.map(|refused| refused.form.reason).unwrap_or_default();
    view! {
        <section class="box">
            <p>{t("demand-withdraw-text")}</p>
            {on_boards}
            <form method="post" action=address(view.own.card.id, "ritira") novalidate>
                {identity("withdraw", view)}
                <div class="fields">{fields.line("reason", t("demand-reason"), "text", reason, Some(t("demand-reason-hint")), Width::Wide)}</div>
                <p class="actions"><button class="btn btn--danger">{t("demand-withdraw-send")}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn reopening(view: &KeptDemand) -> AnyView {
    let content = match &view.closed {
        Some(why) => view! { <p class="note"><Icon name="clock"/>{messages::field_error(use_language(), why)}</p> }.into_any(),
        None => view! { <p>{t("demand-reopen-text")}</p>{reopen_form(view.own.card.id, view.own.version, None)} }.into_any(),
    };
    view! { <section class="box">{withdrawn_line(view.own.state, &view.own.reason)}{content}</section> }.into_any()
}

/// "Ritirata il 3 dic 2026: …".
pub(super) fn withdrawn_line(state: DemandState, reason: &str) -> Option<AnyView> {
    let DemandState::Withdrawn { on } = state else { return None };
    let day = messages::day(use_language(), on);
    let words = ta("demand-withdrawn", &[("day", day.into()), ("reason", reason.into())]);
    Some(view! { <p class="note"><Icon name="forbidden"/>{words}</p> }.into_any())
}

/// The button that offers a demand again.
pub(super) fn reopen_form(id: DemandId, version: u64, label: Option<String>) -> AnyView {
    view! {
        <form method="post" action=address(id, "ritira")>
            <input type="hidden" name="act" value="reopen"/>
            <input type="hidden" name="version" value=version.to_string()/>
            <button class="btn btn--primary" aria-label=label><Icon name="undo"/>{t("demand-reopen")}</button>
        </form>
    }
    .into_any()
}

fn identity(act: &'static str, view: &KeptDemand) -> AnyView {
    view! {
        <input type="hidden" name="act" value=act/>
        <input type="hidden" name="version" value=view.own.version.to_string()/>
    }
    .into_any()
}
