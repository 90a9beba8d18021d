//! An organisation's part in the polo through time, and the coordinator's forms on it.

use super::words::{days, role, time};
use crate::i18n::t;
use crate::pages::form_fields::{Fields, Returned};
use crate::ui::Icon;
use domain::calendar::iso_day;
use domain::id::OrganisationId;
use domain::network::{Membership, MembershipAct, MembershipForm, MembershipRole};
use leptos::prelude::*;
use services::network::{Edit, OrganisationView};

/// A form that came back.
#[derive(Clone, Debug)]
pub(super) struct ReturnedMembership(pub(super) Returned<MembershipForm>);

impl ReturnedMembership {
    /// How the ids of its fields begin.
    pub(super) fn prefix(&self) -> String {
        prefix(self.0.form.act().unwrap_or(MembershipAct::Join), &self.0.form.id)
    }

    fn of(&self, act: MembershipAct, id: &str) -> bool {
        self.0.form.act() == Some(act) && self.0.form.id == id
    }
}

fn prefix(act: MembershipAct, id: &str) -> String {
    if act == MembershipAct::Join { act.name().to_owned() } else { format!("{}-{id}", act.name()) }
}

/// What a field is called.
pub(super) fn label(field: &str) -> String {
    t(match field {
        "role" => "network-field-role",
        "from" => "network-field-from",
        _ => "network-field-to",
    })
}

/// The memberships, the newest first.
pub(super) fn rows(view: &OrganisationView, returned: Option<&ReturnedMembership>) -> AnyView {
    let rows = view
        .memberships
        .iter()
        .map(|row| {
            let forms = (view.edit == Edit::Whole).then(|| forms(row, returned));
            let now = row.validity.has(view.today);
            view! {
                <li>
                    <p class="network-row">
                        <b>{role(row.role)}</b>" "<span class="num">{days(row.validity)}</span>" "
                        <span class="tag" class:tag--accent=now>{time(row.validity, view.today)}</span>
                    </p>
                    {forms}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="lines network-rows">{rows}</ol> }.into_any()
}

fn address(organisation: OrganisationId) -> String {
    format!("/rete/{organisation}")
}

/// Which act, on which row, as it was seen.
fn identity(act: MembershipAct, row: &Membership) -> AnyView {
    view! {
        <input type="hidden" name="act" value=act.name()/>
        <input type="hidden" name="id" value=row.id.to_string()/>
        <input type="hidden" name="version" value=row.version.to_string()/>
    }
    .into_any()
}

/// The forms on one row.
fn forms(row: &Membership, returned: Option<&ReturnedMembership>) -> AnyView {
    let id = row.id.to_string();
    let back = |act: MembershipAct| returned.filter(|returned| returned.of(act, &id));
    let end = (row.validity.to().is_none()).then(|| {
        let back = back(MembershipAct::End);
        let fields = Fields::new(prefix(MembershipAct::End, &id), back.map(|back| &back.0.error));
        let to = back.map(|back| back.0.form.to.clone()).unwrap_or_default();
        view! {
            <details class="rule-form" open=back.is_some()>
                <summary>{t("network-end")}</summary>
                <form method="post" action=address(row.organisation) novalidate>
                    {identity(MembershipAct::End, row)}
                    <div class="fields">{fields.day("to", t("network-end-field"), to, None)}</div>
                    <p class="actions"><button class="btn btn--primary">{t("network-end-send")}</button></p>
                </form>
            </details>
        }
    });
    let correct = {
        let back = back(MembershipAct::Correct);
        let form = back.map(|back| back.0.form.clone()).unwrap_or_else(|| MembershipForm {
            role: row.role.name().to_owned(),
            from: iso_day(row.validity.from()),
            to: row.validity.to().map(iso_day).unwrap_or_default(),
            ..MembershipForm::default()
        });
        let fields = Fields::new(prefix(MembershipAct::Correct, &id), back.map(|back| &back.0.error));
        view! {
            <details class="rule-form" open=back.is_some()>
                <summary>{t("network-correct")}</summary>
                <form method="post" action=address(row.organisation) novalidate>
                    {identity(MembershipAct::Correct, row)}
                    {terms(&fields, &form)}
                    <p class="actions"><button class="btn btn--primary">{t("network-correct")}</button></p>
                </form>
                <form method="post" action=address(row.organisation)>
                    {identity(MembershipAct::Remove, row)}
                    <p class="muted">{t("network-remove-text")}</p>
                    <p class="actions"><button class="btn btn--danger"><Icon name="trash"/>{t("network-remove")}</button></p>
                </form>
            </details>
        }
    };
    view! { <div class="network-row-forms">{end}{correct}</div> }.into_any()
}

/// Another membership.
pub(super) fn join(organisation: OrganisationId, returned: Option<&ReturnedMembership>) -> AnyView {
    let back = returned.filter(|returned| returned.0.form.act() == Some(MembershipAct::Join));
    let fields = Fields::new(prefix(MembershipAct::Join, ""), back.map(|back| &back.0.error));
    let form = back.map(|back| back.0.form.clone()).unwrap_or_default();
    view! {
        <details class="rule-form network-join" open=back.is_some()>
            <summary>{t("network-join")}</summary>
            <form method="post" action=address(organisation) novalidate>
                <input type="hidden" name="act" value=MembershipAct::Join.name()/>
                {terms(&fields, &form)}
                <p class="actions"><button class="btn btn--primary">{t("network-join-send")}</button></p>
            </form>
        </details>
    }
    .into_any()
}

fn terms(fields: &Fields, form: &MembershipForm) -> AnyView {
    let roles = MembershipRole::ALL.map(|(one, name)| (name.to_owned(), role(one))).to_vec();
    view! {
        <div class="fields">
            {fields.choice("role", label("role"), &form.role, roles)}
            {fields.day("from", label("from"), form.from.clone(), None)}
            {fields.day("to", label("to"), form.to.clone(), Some(t("network-field-to-hint")))}
        </div>
    }
    .into_any()
}
