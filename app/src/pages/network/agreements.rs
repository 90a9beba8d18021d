//! `/rete/accordo`: the agreements of the polo through time, and the coordinator's forms on them.

use super::words::{days, time};
use super::{done, for_members};
use crate::api::actor;
use crate::i18n::{t, ta, use_language};
use crate::pages::form_fields::{Fields, Returned, Width};
use domain::calendar::iso_day;
use domain::network::{Agreement, AgreementForm};
use leptos::prelude::*;
use leptos_meta::Title;
use services::network::AgreementsView;

type ReturnedForm = Returned<AgreementForm>;

const ADDRESS: &str = "/rete/accordo";

/// The page.
#[component]
pub fn Agreements() -> impl IntoView {
    let returned = use_context::<ReturnedForm>();
    let read = |services| async move { services::network::agreements(&services, &actor()).await };
    let content = for_members(ADDRESS, read, move |view| whole(&view, returned.as_ref()));
    view! { <Title text=t("network-agreements-title")/><div class="page network-page">{content}</div> }.into_any()
}

fn whole(view: &AgreementsView, returned: Option<&ReturnedForm>) -> AnyView {
    let above = match returned {
        Some(returned) => Some(Fields::new(prefix(&returned.form.id), Some(&returned.error)).summary(&returned.error, label, ADDRESS)),
        None => done(),
    };
    let cards = view.agreements.iter().rev().map(|agreement| card(view, agreement, returned)).collect_view();
    let none = view.agreements.is_empty().then(|| view! { <p class="empty">{t("network-agreement-none")}</p> });
    let new = view.may_change.then(|| new(returned, view.agreements.is_empty()));
    view! {
        <header class="page__head">
            <p class="crumbs"><a href="/rete">{t("network-title")}</a></p>
            <h1>{t("network-agreements-heading")}</h1>
            <p class="lead">{t("network-agreements-lead")}</p>
        </header>
        {above}
        {none}
        <ol class="network-agreements">{cards}</ol>
        {new}
    }
    .into_any()
}

fn prefix(id: &str) -> String {
    if id.is_empty() { "new".to_owned() } else { format!("agreement-{id}") }
}

fn label(field: &str) -> String {
    t(match field {
        "title" => "network-field-title",
        "signed_on" => "network-field-signed",
        "from" => "network-field-from",
        "to" => "network-field-to",
        _ => "network-field-programme",
    })
}

fn card(view: &AgreementsView, agreement: &Agreement, returned: Option<&ReturnedForm>) -> AnyView {
    let terms = &agreement.terms;
    let now = terms.validity.has(view.today);
    let signed = ta("network-agreement-signed", &[("day", messages::long_day(use_language(), terms.signed_on).into())]);
    let edit = view.may_change.then(|| {
        let back = returned.filter(|returned| returned.form.id == agreement.id.to_string());
        let form = back.map(|back| back.form.clone()).unwrap_or_else(|| AgreementForm {
            id: agreement.id.to_string(),
            version: agreement.version.to_string(),
            title: terms.title.clone(),
            signed_on: iso_day(terms.signed_on),
            from: iso_day(terms.validity.from()),
            to: terms.validity.to().map(iso_day).unwrap_or_default(),
            programme: terms.programme.clone(),
        });
        view! {
            <details class="rule-form" open=back.is_some()>
                <summary>{t("network-agreement-edit")}</summary>
                {fields(&form, back)}
            </details>
        }
    });
    view! {
        <li class="box network-agreement">
            <h2>{terms.title.clone()}<span class="tag" class:tag--accent=now>{time(terms.validity, view.today)}</span></h2>
            <p class="num">{days(terms.validity)}", "{signed}</p>
            <p class="network-programme">{terms.programme.clone()}</p>
            {edit}
        </li>
    }
    .into_any()
}

fn new(returned: Option<&ReturnedForm>, is_first: bool) -> AnyView {
    let back = returned.filter(|returned| returned.form.id.is_empty());
    let form = back.map(|back| back.form.clone()).unwrap_or_default();
    view! {
        <section class="box" aria-labelledby="network-new-agreement">
            <h2 id="network-new-agreement">{t("network-agreement-new")}</h2>
            {(!is_first).then(|| view! { <p class="muted">{t("network-agreement-new-text")}</p> })}
            {fields(&form, back)}
        </section>
    }
    .into_any()
}

fn fields(form: &AgreementForm, back: Option<&ReturnedForm>) -> AnyView {
    let fields = Fields::new(prefix(&form.id), back.map(|back| &back.error));
    view! {
        <form class="network-form" method="post" action=ADDRESS novalidate>
            <input type="hidden" name="id" value=form.id.clone()/>
            <input type="hidden" name="version" value=form.version.clone()/>
            <div class="fields">
                {fields.line("title", label("title"), "text", form.title.clone(), None, Width::Wide)}
                {fields.day("signed_on", label("signed_on"), form.signed_on.clone(), None)}
                {fields.day("from", label("from"), form.from.clone(), None)}
                {fields.day("to", label("to"), form.to.clone(), Some(t("network-field-to-hint")))}
                {fields.lines("programme", label("programme"), form.programme.clone(), Some(t("network-hint-programme")))}
            </div>
            <p class="actions"><button class="btn btn--primary">{t("network-agreement-send")}</button></p>
        </form>
    }
    .into_any()
}
