//! What the student's own page and the school's have in common: the releases, who has read, what is to
//! be corrected.

use crate::i18n::{t, ta, use_language};
use crate::pages::form_fields::{Fields, Returned};
use crate::ui::Icon;
use domain::id::CorrectionId;
use domain::release::{Audience, CorrectionForm, ReleaseState};
use leptos::prelude::*;
use services::release::{CorrectionLine, ReleaseLine, ReleasesView, SeenAccess};

/// All releases, those that hold with the button that ends them.
pub(super) fn releases(lines: &[ReleaseLine], address: &str, is_school: bool) -> AnyView {
    let holds = |line: &&ReleaseLine| matches!(line.state, ReleaseState::Running | ReleaseState::Coming);
    let now = lines.iter().filter(holds).map(|line| release(line, Some(address), is_school)).collect_view();
    let before: Vec<&ReleaseLine> = lines.iter().filter(|line| !holds(line)).collect();
    let none = (!lines.iter().any(|line| holds(&line))).then(|| {
        let words = if is_school { t("release-none-school") } else { t("release-none") };
        view! { <p class="empty">{words}</p> }
    });
    let ended = (!before.is_empty()).then(|| {
        let count = before.len();
        let lines = before.into_iter().map(|line| release(line, None, is_school)).collect_view();
        view! {
            <details class="rule-form">
                <summary>{ta("release-ended", &[("count", count.into())])}</summary>
                <ul class="lines">{lines}</ul>
            </details>
        }
    });
    view! { {none}<ul class="lines release-lines">{now}</ul>{ended} }.into_any()
}

/// One release in words; `address` is where its button posts.
pub(super) fn release(line: &ReleaseLine, address: Option<&str>, is_school: bool) -> AnyView {
    let language = use_language();
    let one = &line.release;
    let who = match one.audience {
        Audience::Company(_) => line.audience.clone(),
        Audience::Board(_) => ta("release-option-board", &[("name", line.audience.as_str().into())]),
    };
    let (from, to) = (messages::long_day(language, one.period.from()), messages::long_day(language, one.period.to()));
    let when = match (line.state, one.revoked_at) {
        (ReleaseState::Revoked, Some(at)) => ta("release-says-revoked", &[("moment", messages::moment(language, at).into())]),
        (ReleaseState::Coming, _) => ta("release-says-coming", &[("from", from.into()), ("to", to.into())]),
        (ReleaseState::Ended, _) => ta("release-says-ended", &[("day", to.into())]),
        _ => ta("release-says-running", &[("day", to.into())]),
    };
    let fields = one.fields.iter().map(|field| {
        use domain::release::ReleaseField;
        t(match field {
            ReleaseField::Name => "release-field-name",
            ReleaseField::Email => "release-field-email",
            ReleaseField::Phone => "release-field-phone",
            ReleaseField::Note => "release-field-note",
        })
    });
    let what = ta("release-says-fields", &[("fields", fields.collect::<Vec<_>>().join(", ").into())]);
    let asked = messages::moment(language, one.requested_at);
    let asked = match &one.guardian {
        Some(guardian) if guardian.is_empty() => ta("release-says-guardian-unnamed", &[("moment", asked.into())]),
        Some(guardian) => ta("release-says-guardian", &[("name", guardian.as_str().into()), ("moment", asked.into())]),
        None if is_school => ta("release-says-student-school", &[("moment", asked.into())]),
        None => ta("release-says-student", &[("moment", asked.into())]),
    };
    let recorded = line.recorded_by.as_ref().map(|by| ta("release-says-recorded", &[("name", by.as_str().into())]));
    let stated = [&line.contact.email, &line.contact.phone, &line.contact.note];
    let stated: Vec<String> = stated.into_iter().flatten().cloned().collect();
    let stated = (!stated.is_empty()).then(|| view! { <small class="release-stated">{stated.join(" · ")}</small> });
    let label = ta("release-revoke-of", &[("name", who.as_str().into())]);
    let revoke = address.map(|address| {
        view! {
            <form method="post" action=address.to_owned()>
                <input type="hidden" name="act" value="revoke"/>
                <input type="hidden" name="id" value=one.id.to_string()/>
                <input type="hidden" name="version" value=one.version.to_string()/>
                <button class="btn btn--danger" aria-label=label><Icon name="close"/>{t("release-revoke")}</button>
            </form>
        }
    });
    view! {
        <li class="line release-line">
            <span>
                <b>{who}</b>
                <span>{when}</span>
                <small>{what}" "{asked}" "{recorded}</small>
                {stated}
            </span>
            {revoke}
        </li>
    }
    .into_any()
}

/// Who has read, the newest first.
pub(super) fn accesses(lines: &[SeenAccess], is_school: bool) -> AnyView {
    let language = use_language();
    let row = |line: &SeenAccess| {
        let who = match &line.person {
            Some(person) => {
                ta("readings-person", &[("person", person.as_str().into()), ("organisation", line.organisation.as_str().into())])
            }
            None => line.organisation.clone(),
        };
        view! {
            <li class="line access-line">
                <span><b>{who}</b><small>{services::dossier::access_words(language, line.what)}</small></span>
                <small class="muted num">{messages::moment(language, line.at)}</small>
            </li>
        }
    };
    let rows = lines.iter().map(row).collect_view();
    let none = lines.is_empty().then(|| view! { <p class="empty">{t("readings-none")}</p> });
    let lead = if is_school { t("readings-lead-school") } else { t("readings-lead") };
    view! {
        <section class="box" aria-labelledby="accesses" id="letture">
            <h2 id="accesses">{t("readings-heading")}</h2>
            <p class="fine"><Icon name="eye"/>{lead}</p>
            {none}
            <ul class="lines">{rows}</ul>
        </section>
    }
    .into_any()
}

/// What is to be corrected: the student asks, the school answers.
pub(super) fn corrections(view: &ReleasesView, address: &str, is_school: bool, returned: Option<&Returned<CorrectionForm>>) -> AnyView {
    let rows = view.corrections.iter().map(|line| correction(line, address, is_school, returned)).collect_view();
    let none = (view.corrections.is_empty() && is_school).then(|| view! { <p class="empty">{t("correction-none")}</p> });
    let ask = (!is_school).then(|| {
        let form = returned.map(|returned| returned.form.clone()).unwrap_or_default();
        let id = if form.id.is_empty() { CorrectionId::generate().to_string() } else { form.id };
        let fields = Fields::new("correction", returned.map(|returned| &returned.error));
        view! {
            <form class="people-form" method="post" action=address.to_owned() novalidate>
                <input type="hidden" name="act" value="correct"/>
                <input type="hidden" name="id" value=id/>
                {fields.lines("words", t("correction-words"), form.words, Some(t("correction-words-hint")))}
                <p class="actions"><button class="btn">{t("correction-send")}</button></p>
            </form>
        }
    });
    view! {
        <section class="box" aria-labelledby="corrections" id="correzioni">
            <h2 id="corrections">{t("correction-heading")}</h2>
            {none}
            <ul class="lines">{rows}</ul>
            {ask}
        </section>
    }
    .into_any()
}

fn correction(line: &CorrectionLine, address: &str, is_school: bool, returned: Option<&Returned<CorrectionForm>>) -> AnyView {
    let language = use_language();
    let one = &line.correction;
    let outcome = match &one.settled {
        Some(settled) => {
            let moment = messages::moment(language, settled.at);
            let when = match &line.settled_by {
                Some(by) => ta("correction-settled-by", &[("name", by.as_str().into()), ("moment", moment.into())]),
                None => ta("correction-settled", &[("moment", moment.into())]),
            };
            view! { <small class="release-stated"><b>{when}</b>" "{settled.answer.clone()}</small> }.into_any()
        }
        None if !is_school => view! { <small>{t("correction-waiting")}</small> }.into_any(),
        None => {
            let returned = returned.filter(|returned| returned.form.id == one.id.to_string());
            let prefix = format!("settle-{}", one.id);
            let fields = Fields::new(prefix, returned.map(|returned| &returned.error));
            let words = returned.map(|returned| returned.form.words.clone()).unwrap_or_default();
            view! {
                <form class="people-form" method="post" action=address.to_owned() novalidate>
                    <input type="hidden" name="act" value="settle"/>
                    <input type="hidden" name="id" value=one.id.to_string()/>
                    <input type="hidden" name="version" value=one.version.to_string()/>
                    {fields.lines("words", t("correction-answer"), words, None)}
                    <p class="actions"><button class="btn">{t("correction-settle")}</button></p>
                </form>
            }
            .into_any()
        }
    };
    view! {
        <li class="release-correction">
            <small class="muted num">{messages::moment(language, one.asked_at)}</small>
            <p class="release-stated">{one.words.clone()}</p>
            {outcome}
        </li>
    }
    .into_any()
}
