//! The last look before a draft is taken in.

use super::draft::identity;
use crate::i18n::{t, ta};
use crate::ui::Icon;
use leptos::prelude::*;
use services::import::{Draft, Preview, Report};

pub(super) fn confirm(draft: &Draft, preview: &Preview) -> AnyView {
    let counts = preview.counts;
    let line = |key: &'static str, count: u32| (count > 0).then(|| view! { <li>{ta(key, &[("count", count.into())])}</li> });
    let classes = (!preview.new_classes.is_empty())
        .then(|| view! { <p class="muted">{ta("intake-confirm-classes", &[("classes", preview.new_classes.join(", ").into())])}</p> });
    let nothing = (counts.differences() == 0).then(|| view! { <p class="note">{t("intake-confirm-nothing")}</p> });
    view! {
        <section class="box intake-confirm" aria-labelledby="intake-confirm">
            <h2 id="intake-confirm">{t("intake-confirm-heading")}</h2>
            <p class="muted">{draft.report.import.file_name.clone()}</p>
            {nothing}
            <ul class="intake-confirm__figures num">
                {line("intake-confirm-added", counts.added)}
                {line("intake-confirm-changed", counts.changed)}
                {line("intake-confirm-unchanged", counts.unchanged)}
                {line("intake-confirm-out", counts.left_out)}
            </ul>
            {classes}
            <p>{t("intake-confirm-text")}" "{t("intake-undo-possible")}</p>
            {take_in(&draft.report, format!("/importa/{}", draft.report.import.id))}
        </section>
    }
    .into_any()
}

/// The form that takes a draft in. Thousands of rows take seconds: a script says that it is being
/// done.
pub(super) fn take_in(report: &Report, back: String) -> AnyView {
    view! {
        <form method="post" action=format!("/importa/{}", report.import.id) data-busy="">
            {identity(report, "confirm")}
            <p class="actions">
                <button class="btn btn--primary btn--big"><Icon name="check"/>{t("intake-confirm-yes")}</button>
                <a class="btn btn--big" href=back>{t("intake-back")}</a>
            </p>
            <div class="intake-progress" hidden=true data-progress="" data-working=t("intake-taking-in")>
                <progress aria-label=t("intake-taking-in")></progress>
                <p role="status"></p>
            </div>
        </form>
        <script type="module" src="/upload.js"></script>
    }
    .into_any()
}
