//! `/importa/:id`: a draft at its step, or what was done.

use super::columns::columns;
use super::confirm::confirm;
use super::esco::esco;
use super::report::report;
use super::rows::rows;
use super::submission::Answer;
use super::to_mend::to_mend;
use super::{Step, steps};
use crate::api::{actor, services as the_services};
use crate::i18n::{t, ta, use_language};
use crate::ui::{Icon, Problem};
use domain::ApiError;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use services::import::{Draft, Field, Look, Outcome, Preview, Report};

/// Which rows of the preview are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shelf {
    All,
    One(Outcome),
}

impl Shelf {
    pub(super) const WORDS: [(Self, &'static str, &'static str); 5] = [
        (Self::All, "tutte", "intake-view-all"),
        (Self::One(Outcome::Added), "aggiunte", "intake-view-added"),
        (Self::One(Outcome::Changed), "cambiate", "intake-view-changed"),
        (Self::One(Outcome::Unchanged), "uguali", "intake-view-unchanged"),
        (Self::One(Outcome::LeftOut), "fuori", "intake-view-out"),
    ];

    fn read(word: &str) -> Self {
        Self::WORDS.iter().find(|(_, known, _)| *known == word).map_or(Self::All, |(shelf, ..)| *shelf)
    }

    pub(super) fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(shelf, ..)| *shelf == self).map_or("tutte", |(_, word, _)| word)
    }

    pub(super) fn holds(self, outcome: Outcome) -> bool {
        match self {
            Self::All => true,
            Self::One(wanted) => wanted == outcome,
        }
    }
}

/// What the address asks to see of a draft.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) shelf: Shelf,
    pub(super) page: usize,
    is_confirming: bool,
    is_saved: bool,
}

/// The page.
#[component]
pub fn Import() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id").and_then(|id| id.parse().ok()));
    let seen = use_query_map().with_untracked(|query| Seen {
        shelf: Shelf::read(&query.get("vista").unwrap_or_default()),
        page: query.get("pagina").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1),
        is_confirming: query.get("passo").as_deref() == Some("conferma"),
        is_saved: query.get("salvato").is_some(),
    });
    let answer = use_context::<Answer>();
    let content = Suspend::new(async move {
        let look = match (the_services(), id) {
            (Ok(services), Some(id)) => services::import::look(&services, &actor(), id).await.map_err(crate::api::Failure::from),
            (Err(error), _) => Err(error),
            (_, None) => Err(ApiError::NotFound.into()),
        };
        match look {
            Ok(Look::Draft(draft)) => whole(&draft, seen, answer),
            Ok(Look::Esco(report, content)) => esco(&report, &content, answer),
            Ok(Look::Report(done)) => view! { <div class="page">{report(&done, answer)}</div> }.into_any(),
            Err(error) => view! { <div class="page"><Problem error=error.into_error()/></div> }.into_any(),
        }
    });
    view! { <Title text=t("intake-title")/>{content} }.into_any()
}

/// The address of a draft with what is seen of it.
pub(super) fn address(draft: &Draft, shelf: Shelf, page: usize) -> String {
    format!("/importa/{}?vista={}&pagina={page}", draft.report.import.id, shelf.word())
}

/// Which draft, at which version: in every form.
pub(super) fn identity(report: &Report, act: &'static str) -> AnyView {
    view! {
        <input type="hidden" name="act" value=act/>
        <input type="hidden" name="version" value=report.import.version.to_string()/>
    }
    .into_any()
}

fn whole(draft: &Draft, seen: Seen, answer: Option<Answer>) -> AnyView {
    let step = match &draft.preview {
        Err(_) => Step::Columns,
        Ok(_) if seen.is_confirming => Step::Confirm,
        Ok(_) => Step::Preview,
    };
    let said = match answer {
        Some(Answer::Failed(error)) => Some((true, failure(&error))),
        _ => seen.is_saved.then(|| (false, t("intake-saved"))),
    };
    let note = said.map(|(is_bad, sentence)| {
        let (class, role, icon) = if is_bad { ("note note--bad", "alert", "warning") } else { ("note note--good", "status", "check") };
        view! { <p class=class role=role><Icon name=icon/>{sentence}</p> }
    });
    let body = match (&draft.preview, step) {
        (Ok(preview), Step::Confirm) => view! { <div class="page">{note}{confirm(draft, preview)}</div> }.into_any(),
        (Ok(preview), _) => view! {
            <div class="wizard">
                {columns(draft)}
                <div class="wizard__main">{note}{figures(preview)}{to_mend(draft, preview)}{rows(draft, preview, seen)}</div>
            </div>
            {forward(draft, preview)}
        }
        .into_any(),
        (Err(missing), _) => view! {
            <div class="wizard">{columns(draft)}<div class="wizard__main">{note}{lacking(missing)}</div></div>
        }
        .into_any(),
    };
    view! { {head(&draft.report, step)}{body} }.into_any()
}

pub(super) fn failure(error: &ApiError) -> String {
    match error {
        ApiError::Stale => t("intake-stale"),
        error => messages::api_error(use_language(), error),
    }
}

/// Of what school, what it is, at which step, and the way out.
pub(super) fn head(report: &Report, step: Step) -> AnyView {
    let school = report.school.clone().map(|school| format!("{school} › "));
    view! {
        <header class="wizard-head">
            <div>
                <p class="crumbs">{school}<a href="/importa">{t("intake-title")}</a></p>
                <h1>{t(report.kind.key())}</h1>
            </div>
            {steps(step)}
            <details class="wizard-head__leave">
                <summary class="btn btn--ghost"><Icon name="close"/>{t("intake-discard")}</summary>
                <form class="box" method="post" action=format!("/importa/{}", report.import.id)>
                    {identity(report, "discard")}
                    <p>{t("intake-discard-ask")}</p>
                    <button class="btn btn--danger">{t("intake-discard-yes")}</button>
                </form>
            </details>
        </header>
    }
    .into_any()
}

fn lacking(missing: &[Field]) -> AnyView {
    let fields = missing.iter().map(|field| t(field.key())).collect::<Vec<_>>().join(", ");
    view! { <p class="note note--mid"><Icon name="warning"/><span>{ta("intake-missing", &[("fields", fields.into())])}</span></p> }
        .into_any()
}

/// How many rows become what, in figures and as a bar.
fn figures(preview: &Preview) -> AnyView {
    let count = |outcome: Outcome| preview.outcomes.get(&outcome).copied().unwrap_or(0);
    let [added, changed, unchanged, mend, out] = Outcome::ALL.map(count);
    let ready = added + changed + unchanged;
    let classes = preview.new_classes.len();
    let below_added = (classes > 0).then(|| ta("intake-new-classes", &[("count", number(classes))]));
    let below_mend = if mend == 0 { t("intake-none-to-mend") } else { ta("intake-others-ready", &[("count", number(ready))]) };
    let below_out = (out > 0).then(|| format!("{out} {}", t("intake-left-out")));
    let values = [
        ("added", number(added)),
        ("changed", number(changed)),
        ("unchanged", number(unchanged)),
        ("mend", number(mend)),
        ("out", number(out)),
    ];
    let part = |class: &'static str, count: usize| {
        let percent = (count * 100).checked_div(preview.rows.len()).unwrap_or(0);
        // What is there is seen, however little of it.
        let percent = u16::try_from(if count > 0 { percent.max(1) } else { 0 }).unwrap_or(100);
        view! { <i class=format!("{class} {}", crate::ui::width_class(percent))></i> }
    };
    view! {
        <dl class="box intake-figures num">
            <div><dt>{t("intake-to-add")}</dt><dd class="intake-figures__good">{added}</dd><dd><small class="muted">{below_added}</small></dd></div>
            <div><dt>{t("intake-to-change")}</dt><dd class="intake-figures__mid">{changed}</dd><dd></dd></div>
            <div><dt>{t("intake-unchanged")}</dt><dd>{unchanged}</dd><dd><small class="muted">{t("intake-stay")}</small></dd></div>
            <div><dt>{t("intake-to-mend")}</dt><dd class:intake-figures__bad={mend > 0}>{mend}</dd><dd><small class="muted">{below_mend}{below_out.map(|out| format!(" · {out}"))}</small></dd></div>
        </dl>
        <p class="intake-bar" role="img" aria-label=ta("intake-bar", &values)>
            {part("intake-bar__good", added)}{part("intake-bar__mid", changed)}{part("intake-bar__same", unchanged)}{part("intake-bar__bad", mend)}{part("intake-bar__out", out)}
        </p>
    }
    .into_any()
}

/// A count as a value of a text.
pub(super) fn number(count: usize) -> messages::Value<'static> {
    u32::try_from(count).unwrap_or(u32::MAX).into()
}

fn forward(draft: &Draft, preview: &Preview) -> AnyView {
    let counts = preview.counts;
    view! {
        <footer class="wizard-foot">
            <a class="btn" href="/importa">{t("intake-back")}</a>
            <span class="grow"></span>
            <small class="muted">{ta("intake-out-stay", &[("count", counts.left_out.into())])}<br/>{t("intake-undo-possible")}</small>
            <a class="btn btn--primary" href=format!("/importa/{}?passo=conferma", draft.report.import.id)>
                {ta("intake-forward", &[("count", (counts.rows() - counts.left_out).into())])}<Icon name="arrow"/>
            </a>
        </footer>
    }
    .into_any()
}
