//! The coordinator's forms on a threshold: plain forms, posted to the page of the threshold. What is
//! wrong comes back beside the fields, with everything that was typed.

use super::rule_submission::{Outcome, Returned};
use super::rule_words::{label, validity, value};
use crate::i18n::{t, ta, use_language};
use crate::ui::{Field, FieldIds, Icon};
use domain::ApiError;
use domain::calendar::iso_day;
use domain::effect::Effect;
use domain::regulation::{Act, Change, MAX_CITATION, RegulationForm, RegulationKey, RegulationRecord, Unit};
use leptos::prelude::*;
use services::regulation::Preview;

/// Says that a row was checked against its source.
#[component]
pub(super) fn Confirm(row: RegulationRecord) -> impl IntoView {
    view! {
        <form method="post" action=address(row.regulation.key)>
            {identity(Act::Confirm, &row)}
            <button class="btn btn--primary"><Icon name="check"/>{t("rules-confirm")}</button>
        </form>
    }
    .into_any()
}

/// Takes the newest row back; what it would change is shown first.
#[component]
pub(super) fn TakeBack(row: RegulationRecord) -> impl IntoView {
    view! {
        <form method="post" action=address(row.regulation.key)>
            {identity(Act::TakeBack, &row)}
            <button class="btn btn--danger"><Icon name="undo"/>{t("rules-take-back")}</button>
        </form>
    }
    .into_any()
}

/// Mends what a row says.
#[component]
pub(super) fn Correct(row: RegulationRecord, returned: Option<Returned>) -> impl IntoView {
    let returned = returned.filter(|returned| returned.form.act() == Some(Act::Correct) && returned.form.id == row.id.to_string());
    let regulation = &row.regulation;
    let blank = RegulationForm {
        value: regulation.value.to_string(),
        from: iso_day(regulation.from),
        to: regulation.to.map(iso_day).unwrap_or_default(),
        citation: regulation.citation.text.clone(),
        ..RegulationForm::default()
    };
    let open = returned.is_some();
    view! {
        <details class="rule-form" open=open>
            <summary>{t("rules-correct")}</summary>
            <p class="muted">{t("rules-correct-text")}</p>
            <form method="post" action=address(regulation.key) novalidate>
                {identity(Act::Correct, &row)}
                <Terms prefix=format!("correct-{}", row.id) key=regulation.key blank returned/>
                <p class="actions"><button class="btn btn--primary">{t("rules-correct-send")}</button></p>
            </form>
        </details>
    }
    .into_any()
}

/// Another value from a day on.
#[component]
pub(super) fn Follow(row: RegulationRecord, returned: Option<Returned>) -> impl IntoView {
    let returned = returned.filter(|returned| returned.form.act() == Some(Act::Follow));
    let key = row.regulation.key;
    view! {
        <section class="box rule-follow" aria-labelledby="rule-follow">
            <h2 id="rule-follow">{t("rules-follow")}</h2>
            <p class="muted">{t("rules-follow-text")}</p>
            <form method="post" action=address(key) novalidate>
                {identity(Act::Follow, &row)}
                <Terms prefix="follow".to_owned() key blank=RegulationForm::default() returned/>
                <p class="actions"><button class="btn btn--primary">{t("rules-follow-send")}<Icon name="arrow"/></button></p>
            </form>
        </section>
    }
    .into_any()
}

/// What a change would do, and the button that does it.
#[component]
pub(super) fn Ask(key: RegulationKey, form: RegulationForm, preview: Preview) -> impl IntoView {
    let total = preview.total();
    let boards = preview
        .affected
        .iter()
        .map(|board| {
            view! {
                <li class="line">
                    <span>{board.title.clone()}<small class="muted">{board.school.clone()}</small></span>
                    <small class="num">{in_words(board.effect).join(" · ")}</small>
                </li>
            }
        })
        .collect_view();
    let none = total.is_none().then(|| view! { <p>{ta("rules-effect-none", &[("boards", preview.boards.into())])}</p> });
    let lines = in_words(total).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let placed = (total.refused_placed > 0).then(|| view! { <p>{t("rules-effect-placed-stay")}</p> });
    let what = wanted(key, &form).map(|words| view! { <p class="rule-ask__what num">{words}</p> });
    let RegulationForm { act, id, version, value, from, to, citation, checked, .. } = form;
    let fields = [
        ("act", act),
        ("id", id),
        ("version", version),
        ("value", value),
        ("from", from),
        ("to", to),
        ("citation", citation),
        ("checked", checked),
        ("agreed", "on".to_owned()),
    ]
    .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
    .collect_view();
    view! {
        <section class="box rule-ask" role="alert" tabindex="-1" autofocus aria-labelledby="rule-ask">
            <h2 id="rule-ask"><Icon name="eye"/>{t("rules-ask")}</h2>
            {what}
            {none}
            <ul class="rule-ask__figures num">{lines}</ul>
            {placed}
            <ul class="lines">{boards}</ul>
            <form method="post" action=address(key) class="actions">
                {fields}
                <button class="btn btn--primary">{t("rules-ask-yes")}</button>
                <a class="btn" href=address(key)>{t("rules-ask-no")}</a>
            </form>
        </section>
    }
    .into_any()
}

/// The value that would hold, and when: "6 ore, dal 1 febbraio 2027"; nothing where one goes.
fn wanted(key: RegulationKey, form: &RegulationForm) -> Option<String> {
    match form.parse(key).ok()?.change {
        Change::Correct(terms) | Change::Follow(terms) => Some(format!("{}, {}", value(key, terms.value), validity(terms.from, terms.to))),
        Change::Confirm | Change::TakeBack => None,
    }
}

/// The figures of an effect, those that are not zero.
fn in_words(effect: Effect) -> Vec<String> {
    let count = |key: &'static str, count: u32| (count > 0).then(|| ta(key, &[("count", count.into())]));
    [
        count("rules-effect-refused", effect.refused),
        count("rules-effect-refused-placed", effect.refused_placed),
        count("rules-effect-allowed", effect.allowed),
        count("rules-effect-warned", effect.warned),
        count("rules-effect-cleared", effect.cleared),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn address(key: RegulationKey) -> String {
    format!("/regole/{}", key.name())
}

/// Which act, on which row, as it was seen.
fn identity(act: Act, row: &RegulationRecord) -> AnyView {
    view! {
        <input type="hidden" name="act" value=act.name()/>
        <input type="hidden" name="id" value=row.id.to_string()/>
        <input type="hidden" name="version" value=row.version.to_string()/>
    }
    .into_any()
}

/// Value, days and source.
#[component]
fn Terms(prefix: String, key: RegulationKey, blank: RegulationForm, returned: Option<Returned>) -> impl IntoView {
    let (form, errors) = match returned {
        Some(Returned { form, outcome: Outcome::Failed(ApiError::Invalid(errors)) }) => (form, errors),
        Some(Returned { form, .. }) => (form, Vec::new()),
        None => (blank, Vec::new()),
    };
    let error = |name: &str| errors.iter().find(|error| error.field == name).map(|error| messages::field_error(use_language(), error));
    let id = |name: &str| format!("{prefix}-{name}");
    let (least, most) = key.range();
    let hint = (key.unit() != Unit::YesOrNo)
        .then(|| ta("rules-field-value-hint", &[("least", u32::from(least).into()), ("most", u32::from(most).into())]));
    let amount = form.value;
    let amount_control = move |ids: FieldIds| match key.unit() {
        Unit::YesOrNo => {
            let options = [("", "need-choose"), ("1", "rules-value-yes"), ("0", "rules-value-no")]
                .map(|(value, word)| view! { <option value=value selected=value == amount>{t(word)}</option> })
                .collect_view();
            view! { <select id=ids.id name="value" aria-describedby=ids.described_by aria-invalid=ids.invalid>{options}</select> }
                .into_any()
        }
        _ => view! {
            <input id=ids.id name="value" type="number" inputmode="numeric" min=least.to_string() max=most.to_string() value=amount
                aria-describedby=ids.described_by aria-invalid=ids.invalid/>
        }
        .into_any(),
    };
    let day = |name: &'static str, value: String| {
        move |ids: FieldIds| {
            view! { <input id=ids.id name=name type="date" value=value aria-describedby=ids.described_by aria-invalid=ids.invalid/> }
                .into_any()
        }
    };
    let source = form.citation;
    let citation = move |ids: FieldIds| {
        view! {
            <input id=ids.id name="citation" type="text" maxlength=MAX_CITATION.to_string() value=source
                aria-describedby=ids.described_by aria-invalid=ids.invalid/>
        }
        .into_any()
    };
    let checked = !form.checked.is_empty();
    view! {
        <div class="fields">
            <Field id=id("value") label=label(key) hint error=error("value") class="field--day" control=amount_control/>
            <Field id=id("from") label=t("rules-field-from") error=error("from") class="field--day" control=day("from", form.from)/>
            <Field id=id("to") label=t("rules-field-to") hint=Some(t("rules-field-to-hint")) error=error("to") class="field--day" control=day("to", form.to)/>
            <Field id=id("citation") label=t("rules-field-citation") hint=Some(t("rules-field-citation-hint")) error=error("citation") class="field--grow" control=citation/>
        </div>
        <label class="check" for=id("checked")>
            <input id=id("checked") type="checkbox" name="checked" checked=checked/>
            <span>{t("rules-field-checked")}<small class="muted">{t("rules-field-checked-hint")}</small></span>
        </label>
    }
    .into_any()
}
