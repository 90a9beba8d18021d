//! `/liberatorie` of a student: who may see the name, who has, what is wrong, what is held.

use super::{Refused, done, fields, parts};
use crate::api::actor;
use crate::i18n::{t, ta};
use crate::pages::form_fields::{Fields, Returned};
use crate::pages::served::served;
use crate::ui::Icon;
use domain::release::{CorrectionForm, OWN_AGE, ReleaseForm};
use leptos::prelude::*;
use services::release::ReleasesView;

const ADDRESS: &str = "/liberatorie";

pub(super) fn page() -> AnyView {
    let (returned, correction) = (use_context::<Returned<ReleaseForm>>(), use_context::<Returned<CorrectionForm>>());
    let read = move |services| async move { services::release::own(&services, &actor()).await };
    served(read, move |view| whole(&view, returned.as_ref(), correction.as_ref()))
}

fn whole(view: &ReleasesView, returned: Option<&Returned<ReleaseForm>>, correction: Option<&Returned<CorrectionForm>>) -> AnyView {
    let refused = use_context::<Refused>();
    let above = match (returned, correction) {
        _ if refused.is_some() => refused.map(|refused| refused.note(t("erase-not"), ADDRESS)),
        (Some(returned), _) => Some(Fields::new("release", Some(&returned.error)).summary(&returned.error, fields::label, ADDRESS)),
        (None, Some(returned)) => {
            Some(Fields::new("correction", Some(&returned.error)).summary(&returned.error, |_| t("correction-words"), ADDRESS))
        }
        (None, None) => done(),
    };
    let ask = if view.is_young {
        let words = ta("release-young", &[("age", i64::from(OWN_AGE).into())]);
        view! { <p class="note"><Icon name="people"/>{words}</p> }.into_any()
    } else if view.options.is_empty() || view.erased_at.is_some() {
        view! { <p class="empty">{t("release-no-options")}</p> }.into_any()
    } else {
        view! {
            <details class="rule-form" open=returned.is_some()>
                <summary>{t("release-ask")}</summary>
                {fields::form(view, ADDRESS, false, returned)}
            </details>
        }
        .into_any()
    };
    view! {
        <header class="page__head"><h1>{t("release-own-heading")}</h1><p class="lead">{t("release-own-lead")}</p></header>
        {above}
        <div class="people-columns">
            <div class="people-side">
                <section class="box" aria-labelledby="releases" id="liberatorie">
                    <h2 id="releases">{t("release-own-list")}</h2>
                    {parts::releases(&view.releases, ADDRESS, false)}
                    {ask}
                </section>
                <section class="box" aria-labelledby="held">
                    <h2 id="held">{t("dossier-heading")}</h2>
                    <p>{t("dossier-lead")}</p>
                    <p class="actions">
                        <a class="btn" href="/liberatorie/i-miei-dati.html"><Icon name="eye"/>{t("dossier-read")}</a>
                        <a class="btn" href="/liberatorie/i-miei-dati.json"><Icon name="download"/>{t("dossier-download")}</a>
                    </p>
                </section>
            </div>
            <div class="people-side">
                {parts::accesses(&view.accesses, false)}
                {parts::corrections(view, ADDRESS, false, correction)}
            </div>
        </div>
    }
    .into_any()
}
