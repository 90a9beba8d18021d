//! What the columns of a draft mean: a guess to correct.

use super::capital;
use super::draft::{identity, number};
use crate::i18n::{t, ta};
use crate::ui::Icon;
use leptos::prelude::*;
use services::import::{Because, ColumnView, Draft, Field, Format, Use};

/// Below this confidence a guess is shown as one, in hundredths.
const SURE: u8 = 80;

pub(super) fn columns(draft: &Draft) -> AnyView {
    let address = format!("/importa/{}", draft.report.import.id);
    let lines = draft.columns.iter().map(|column| line(draft, column)).collect_view();
    view! {
        <section class="wizard__side" aria-labelledby="intake-columns">
            {file(draft)}
            <form method="post" action=address>
                {identity(&draft.report, "columns")}
                <div class="wizard__side-head">
                    <h2 id="intake-columns">{t("intake-columns")}</h2>
                    <button class="btn">{t("intake-columns-update")}</button>
                </div>
                <ul class="mapping">{lines}</ul>
            </form>
            <p class="fine"><Icon name="shield"/>{t("intake-privacy")}</p>
        </section>
    }
    .into_any()
}

/// The file: its name and how it was read.
fn file(draft: &Draft) -> AnyView {
    let rows = ta("intake-rows-count", &[("count", number(draft.rows))]);
    let aside = (draft.aside > 0).then(|| ta("intake-aside", &[("count", number(draft.aside))]));
    let read = match &draft.format {
        Format::Delimited { encoding, delimiter } => {
            let delimiter = match delimiter {
                ';' => t("intake-delimiter-semicolon"),
                ',' => t("intake-delimiter-comma"),
                '\t' => t("intake-delimiter-tab"),
                other => ta("intake-delimiter-other", &[("sign", other.to_string().into())]),
            };
            format!("{delimiter} · {encoding}")
        }
        Format::Workbook { sheets, chosen } => {
            let name = sheets.get(*chosen).map(|sheet| sheet.name.clone()).unwrap_or_default();
            ta("intake-workbook", &[("sheet", name.into())])
        }
    };
    let other_sheets = match &draft.format {
        Format::Workbook { sheets, chosen } if sheets.len() > 1 => {
            let options = sheets
                .iter()
                .enumerate()
                .map(|(position, sheet)| view! { <option value=sheet.name.clone() selected=position == *chosen>{sheet.name.clone()}</option> })
                .collect_view();
            Some(view! {
                <form class="intake-sheet" method="post" action=format!("/importa/{}", draft.report.import.id)>
                    {identity(&draft.report, "sheet")}
                    <label for="intake-sheet">{t("intake-sheet")}</label>
                    <select id="intake-sheet" name="sheet">{options}</select>
                    <button class="btn">{t("intake-sheet-read")}</button>
                </form>
            })
        }
        _ => None,
    };
    let boards = (!draft.boards.is_empty()).then(|| {
        let chosen = draft.settings.board.or_else(|| draft.boards.first().map(|(id, _)| *id));
        let options = draft
            .boards
            .iter()
            .map(|(id, title)| view! { <option value=id.to_string() selected=Some(*id) == chosen>{title.clone()}</option> })
            .collect_view();
        view! {
            <form class="intake-sheet" method="post" action=format!("/importa/{}", draft.report.import.id)>
                {identity(&draft.report, "board")}
                <label for="intake-board">{t("intake-board")}</label>
                <select id="intake-board" name="board">{options}</select>
                <button class="btn">{t("intake-board-choose")}</button>
            </form>
        }
    });
    view! {
        <div class="intake-source">
            <Icon name="file"/>
            <span>
                <b>{draft.report.import.file_name.clone()}</b>
                <small class="muted num">{rows}" · "{read}{aside.map(|aside| format!(" · {aside}"))}</small>
            </span>
        </div>
        {other_sheets}
        {boards}
    }
    .into_any()
}

fn line(draft: &Draft, column: &ColumnView) -> AnyView {
    let mapped = &column.column;
    let id = format!("column-{}", mapped.position);
    let name = if mapped.heading.is_empty() { mapped.letters.clone() } else { mapped.heading.clone() };
    let is_private = column.becomes == Some(Use::LeaveForPrivacy);
    let sample = if is_private { t("intake-hidden") } else { column.sample.clone() };
    // A column that is recognised and stays outside is as unread as one that says nothing.
    let chosen = mapped.field.filter(|_| column.becomes == Some(Use::Import));
    let options = draft.fields.iter().map(|field| option(*field, chosen)).collect_view();
    let is_unsure = chosen.is_some() && mapped.because != Because::Person && mapped.confidence < SURE;
    let note = match (column.becomes, mapped.because) {
        (Some(Use::LeaveForPrivacy), _) => Some("intake-note-private"),
        (Some(Use::Leave), _) => Some("intake-note-left"),
        _ if is_unsure => Some("intake-note-guess"),
        (_, Because::Remembered) => Some("intake-note-remembered"),
        (_, Because::Person) => Some("intake-note-person"),
        (_, Because::Content) => Some("intake-note-content"),
        (None, Because::Nothing) => Some("intake-note-nothing"),
        _ => None,
    };
    let tone = if is_private {
        "mapping__note mapping__note--private"
    } else if is_unsure {
        "mapping__note mapping__note--guess"
    } else {
        "mapping__note"
    };
    view! {
        <li class="mapping__line" class:mapping__line--guess=is_unsure class:mapping__line--out={chosen.is_none()}>
            <span class="mapping__name"><b>{name.clone()}</b><small class="muted">{sample}</small></span>
            <Icon name="arrow"/>
            <select id=id.clone() name=id aria-label=ta("intake-column-of", &[("name", name.into())])>
                <option value="" selected=chosen.is_none()>{t("intake-not-read")}</option>
                {options}
            </select>
            <small class=tone>{note.map(t)}</small>
        </li>
    }
    .into_any()
}

fn option(field: Field, chosen: Option<Field>) -> AnyView {
    view! { <option value=field.key() selected=Some(field) == chosen>{capital(&t(field.key()))}</option> }.into_any()
}
