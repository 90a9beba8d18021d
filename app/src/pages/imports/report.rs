//! What an import did, and the way back.

use super::draft::failure;
use super::home::counts;
use super::submission::Answer;
use super::{Step, steps};
use crate::i18n::{t, ta, use_language};
use crate::ui::Icon;
use domain::import::ImportState;
use leptos::prelude::*;
use services::import::{FileKind, ImportKind, Report, UndoAnswer};

pub(super) fn report(report: &Report, answer: Option<Answer>) -> AnyView {
    let import = &report.import;
    let language = use_language();
    let moment = messages::moment(language, import.done_at.unwrap_or(import.created_at));
    let person = report.person.clone().unwrap_or_else(|| t("intake-by-command"));
    let said = match import.state {
        ImportState::Undone => {
            let moment = messages::moment(language, import.undone_at.unwrap_or(import.created_at));
            view! { <p class="note" role="status"><Icon name="undo"/>{ta("intake-report-undone", &[("moment", moment.into())])}</p> }
                .into_any()
        }
        _ => view! { <p class="note note--good" role="status"><Icon name="check"/>{t("intake-report-done")}</p> }.into_any(),
    };
    let refused = answer.map(|answer| view! { <p class="note note--bad" role="alert"><Icon name="warning"/>{sentence(&answer)}</p> });
    let undo = (report.can_go_back && import.state == ImportState::Done && import.counts.differences() > 0).then(|| {
        view! {
            <details class="rule-form intake-undo">
                <summary>{t("intake-undo")}</summary>
                <form method="post" action=format!("/importa/{}", import.id)>
                    <input type="hidden" name="act" value="undo"/>
                    <input type="hidden" name="version" value=import.version.to_string()/>
                    <p>{t(if report.kind == FileKind::Esco { "intake-esco-undo" } else { "intake-undo-text" })}</p>
                    <p class="actions"><button class="btn btn--danger"><Icon name="undo"/>{t("intake-undo-yes")}</button></p>
                </form>
            </details>
        }
    });
    let (next, words) = match report.kind {
        FileKind::List(ImportKind::Students) => ("/tavoli", "intake-next-students"),
        FileKind::List(ImportKind::Companies) => ("/importa?che=demands", "intake-next-companies"),
        FileKind::Esco => ("/professioni", "intake-next-esco"),
        FileKind::List(_) => ("/importa", "intake-next-other"),
    };
    let school = report.school.clone().map(|school| format!("{school} › "));
    view! {
        <header class="wizard-head wizard-head--plain">
            <div><p class="crumbs">{school}<a href="/importa">{t("intake-title")}</a></p><h1>{t(report.kind.key())}</h1></div>
            {steps(Step::Report)}
        </header>
        {refused}
        {said}
        <section class="box" aria-label=t("intake-step-report")>
            <p><b>{import.file_name.clone()}</b></p>
            <p class="num intake-report__counts">{counts(report)}</p>
            <p class="muted num">{ta("intake-report-when", &[("moment", moment.into()), ("person", person.into())])}</p>
            {undo}
        </section>
        <p class="actions">
            <a class="btn btn--primary" href=next>{t(words)}<Icon name="arrow"/></a>
            <a class="btn" href="/importa">{t("intake-again")}</a>
        </p>
    }
    .into_any()
}

fn sentence(answer: &Answer) -> String {
    match answer {
        Answer::Failed(error) => failure(error),
        Answer::Undo(UndoAnswer::ChangedSince(count)) => ta("intake-undo-changed", &[("count", super::draft::number(*count))]),
        Answer::Undo(UndoAnswer::StillNeeded(0) | UndoAnswer::Done) => t("intake-undo-needed"),
        Answer::Undo(UndoAnswer::StillNeeded(count)) => ta("intake-undo-boards", &[("count", super::draft::number(*count))]),
    }
}
