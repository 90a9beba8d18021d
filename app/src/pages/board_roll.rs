//! On "Classi e posti": students who came into a class of the board or left it since, one click for
//! each, and the way back. Plain forms, posted to the page's own address.

use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::ApiError;
use domain::id::{BoardId, CommandId, SchoolClassId, StudentId};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::Deserialize;
use services::board::{BoardRoll, Leaver, Newcomers, Settled, Settlement};

/// Why a click did nothing.
#[derive(Clone, Debug)]
pub(super) struct Refused(pub(super) ApiError);

/// One of these forms, as it is posted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct RollForm {
    act: String,
    class: String,
    students: Vec<String>,
    command: String,
}

/// What a posted form wants to settle; `None` where it is another form of the page.
pub(super) fn wanted(bytes: &[u8]) -> Option<Result<Settlement, ApiError>> {
    let form: RollForm = serde_qs::Config::new(2, false).deserialize_bytes(bytes).ok()?;
    let malformed = || ApiError::Malformed("the form names nobody".to_owned());
    match form.act.as_str() {
        "admit" => Some(form.class.parse::<SchoolClassId>().map(Settlement::Admit).map_err(|_| malformed())),
        "dismiss" => {
            let students: Vec<StudentId> = form.students.iter().filter_map(|id| id.parse().ok()).collect();
            Some(Ok(Settlement::Dismiss(students)))
        }
        "back" => Some(form.command.parse::<CommandId>().map(Settlement::TakeBack).map_err(|_| malformed())),
        _ => None,
    }
}

/// The click that was done just now, as the address says.
pub(super) fn done() -> Option<CommandId> {
    use_query_map().with_untracked(|query| query.get("fatto")).and_then(|id| id.parse().ok())
}

/// Nothing where board and classes agree and nothing was done.
pub(super) fn section(board: BoardId, roll: &BoardRoll) -> AnyView {
    let address = format!("/tavoli/{board}/prepara");
    let refused = use_context::<Refused>().map(|Refused(error)| {
        let sentence = match &error {
            ApiError::Refused(domain::board::Refusal::NothingToChange) => t("roll-nothing"),
            error => messages::api_error(use_language(), error),
        };
        view! { <p class="note note--bad" role="alert" tabindex="-1" autofocus><Icon name="warning"/><b>{sentence}</b></p> }
    });
    let newcomers = roll.newcomers.iter().map(|class| newcomers(&address, class)).collect_view();
    let leavers = (!roll.leavers.is_empty()).then(|| leavers(&address, &roll.leavers));
    let changed = (!roll.newcomers.is_empty() || !roll.leavers.is_empty()).then(|| {
        view! {
            <section class="box roll" aria-labelledby="roll">
                <h2 id="roll">{t("roll-heading")}</h2>
                <ul class="lines">{newcomers}</ul>
                {leavers}
            </section>
        }
    });
    view! { {refused}{roll.done.map(|done| settled(&address, done))}{changed} }.into_any()
}

fn newcomers(address: &str, class: &Newcomers) -> AnyView {
    let values = [("count", class.students.into()), ("class", class.label.as_str().into())];
    view! {
        <li class="line">
            <span>{ta("roll-newcomers", &values)}</span>
            <form class="line__end" method="post" action=address.to_owned()>
                <input type="hidden" name="act" value="admit"/>
                <input type="hidden" name="class" value=class.class.to_string()/>
                <button class="btn btn--primary"><Icon name="plus"/>{t("roll-admit")}<span class="visually-hidden">": "{class.label.clone()}</span></button>
            </form>
        </li>
    }
    .into_any()
}

fn leavers(address: &str, leavers: &[Leaver]) -> AnyView {
    let some_may = leavers.iter().any(|leaver| leaver.refusal.is_none());
    let lines = leavers
        .iter()
        .enumerate()
        .map(|(row, leaver)| {
            let stays = leaver.refusal.is_some();
            let why = leaver.refusal.as_ref().map(|refusal| messages::api_error(use_language(), &ApiError::Refused(refusal.clone())));
            let now = ta("roll-now", &[("class", leaver.class.as_str().into())]);
            view! {
                <label class="intake-kind">
                    <input type="checkbox" name=format!("students[{row}]") value=leaver.student.to_string() checked=!stays disabled=stays/>
                    <span><b>{leaver.label.clone()}</b><small class="muted">{now}{why.map(|why| format!(" · {why}"))}</small></span>
                </label>
            }
        })
        .collect_view();
    let send = some_may.then(|| view! { <p class="actions"><button class="btn"><Icon name="minus"/>{t("roll-dismiss")}</button></p> });
    view! {
        <form method="post" action=address.to_owned()>
            <input type="hidden" name="act" value="dismiss"/>
            <p>{ta("roll-leavers", &[("count", leavers.len().into())])}</p>
            <div class="intake-kinds">{lines}</div>
            {send}
        </form>
    }
    .into_any()
}

/// What was done, with the way back.
fn settled(address: &str, done: Settled) -> AnyView {
    let joined = (done.joined > 0).then(|| ta("roll-joined", &[("count", done.joined.into())]));
    let left = (done.left > 0).then(|| ta("roll-left", &[("count", done.left.into())]));
    let words = joined.into_iter().chain(left).collect::<Vec<_>>().join(" ");
    view! {
        <form class="note note--good" method="post" action=address.to_owned()>
            <Icon name="check"/>
            <p role="status">{words}</p>
            <input type="hidden" name="act" value="back"/>
            <input type="hidden" name="command" value=done.command.to_string()/>
            <button class="btn btn--ghost"><Icon name="undo"/>{t("roll-back")}</button>
        </form>
    }
    .into_any()
}
