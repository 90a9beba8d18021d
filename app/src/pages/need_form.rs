//! The form of a need, as the page of a new one and the page of one that stands show it.

use super::demand_fields::{Conditions, Draft, KindChoice, Tutor, What, When, Workplace};
use super::demand_rows::AskedRows;
use super::need_esco::EscoSearch;
use super::need_fitting::{Saved, SavedLine, WhoFits};
use super::need_proposed::Proposed;
use super::need_reading::Words;
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::id::CommandId;
use domain::{ApiError, FieldError};
use leptos::prelude::*;
use services::need::Fitting;

/// What is not the same on both pages.
pub(super) struct Frame {
    /// Where the page is, and to where the form is posted.
    pub(super) address: String,
    /// The id of the wish, which makes sending it twice safe.
    pub(super) command: CommandId,
    /// The version with which the form goes on.
    pub(super) saved: Saved,
    /// The way here, and the heading.
    pub(super) head: AnyView,
    /// What is to be said above the fields.
    pub(super) above: Option<AnyView>,
    /// The words of the button that sends it.
    pub(super) send: &'static str,
    /// Whether what was typed is kept as a draft.
    pub(super) keeps_draft: bool,
    /// Whether it may propose competences for which there is no word yet.
    pub(super) proposes: bool,
    /// What it asks that no student can have yet.
    pub(super) new: Vec<String>,
    /// Where it stands or will stand.
    pub(super) seats: Box<dyn FnOnce() -> AnyView>,
    /// What stands beside the form, after who fits.
    pub(super) aside: AnyView,
}

/// The form with what stands beside it.
pub(super) fn need_form(draft: Draft, frame: Frame, fitting: Result<Fitting, ApiError>, asks: bool) -> AnyView {
    let Frame { address, command, saved, head, above, send, keeps_draft, proposes, new, seats, aside } = frame;
    provide_context(draft);
    let action = address.clone();
    let keep = keeps_draft.then(|| view! { <button class="btn btn--ghost" name="keep" value="1">{t("need-keep")}</button> });
    view! {
        <form class="need" method="post" action=action novalidate data-need data-draft=keeps_draft>
            <input type="hidden" name="command" value=command.to_string()/>
            <header class="need__head">
                <div>{head}</div>
                <span class="grow"></span>
                <SavedLine saved/>
                {keep}
                <button class="btn btn--primary">{t(send)}</button>
            </header>
            <div class="need__body">
                <div class="need__form">
                    {above}
                    <KindChoice/>
                    <Words/>
                    <What/>
                    <AskedRows/>
                    <EscoSearch/>
                    {proposes.then(|| view! { <Proposed/> })}
                    <When/>
                    <Workplace/>
                    <Tutor/>
                    <Conditions/>
                    {seats()}
                    <p class="need__end"><button class="btn btn--primary btn--big">{t(send)}<Icon name="arrow"/></button></p>
                </div>
                <aside class="need__aside">
                    <WhoFits fitting asks new address/>
                    {aside}
                </aside>
            </div>
        </form>
        <script type="module" src="/need.js"></script>
    }
    .into_any()
}

/// What is wrong, at the top, with a link to each field. `kept` says that nothing typed is lost.
pub(super) fn summary(error: &ApiError, kept: &'static str) -> AnyView {
    let sentence = messages::api_error(use_language(), error);
    let fields: &[FieldError] = if let ApiError::Invalid(fields) = error { fields } else { &[] };
    let lines = fields
        .iter()
        .map(|field| {
            let words = ta(
                "need-problem",
                &[("field", Draft::label(&field.field).into()), ("problem", messages::field_error(use_language(), field).into())],
            );
            view! { <li><a href=format!("#{}", Draft::id(&field.field))>{words}</a></li> }
        })
        .collect_view();
    view! {
        <div class="note note--bad" role="alert" tabindex="-1" autofocus>
            <Icon name="warning"/>
            <div><b>{sentence}</b><p>{t(kept)}</p><ul>{lines}</ul></div>
        </div>
    }
    .into_any()
}
