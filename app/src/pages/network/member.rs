//! `/rete/:id`: one organisation: what it is, its part in the polo through time, what it asks or
//! teaches, and the forms of whoever may change it.

use super::membership_forms::{ReturnedMembership, join, label as membership_label, rows};
use super::organisation_fields::{all, contact, filled, label};
use super::words::standing;
use super::{done, for_members};
use crate::api::{Failure, actor};
use crate::i18n::{t, ta, use_language};
use crate::pages::form_fields::{Fields, Returned};
use crate::ui::{Icon, Problem};
use domain::ApiError;
use domain::demand::{DemandKind, OwnDemand};
use domain::id::OrganisationId;
use domain::organisation::{OrganisationForm, OrganisationKind};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use services::network::{Edit, OrganisationView};

type ReturnedForm = Returned<OrganisationForm>;

/// The page.
#[component]
pub fn Member() -> impl IntoView {
    let id: Option<OrganisationId> = use_params_map().with_untracked(|params| params.get("id").and_then(|id| id.parse().ok()));
    let Some(id) = id else {
        // Made as a failure, which sets the response's status.
        return view! { <Problem error=Failure::from(ApiError::NotFound).into_error()/> }.into_any();
    };
    let form = use_context::<ReturnedForm>();
    let membership = use_context::<ReturnedMembership>();
    let language = use_language();
    let read = move |services| async move { services::network::one(&services, &actor(), id, language).await };
    let content = for_members("/rete", read, move |view| whole(&view, form, membership));
    view! { <div class="page network-page">{content}</div> }.into_any()
}

fn whole(view: &OrganisationView, form: Option<ReturnedForm>, membership: Option<ReturnedMembership>) -> AnyView {
    let organisation = &view.organisation;
    let address = format!("/rete/{}", organisation.id);
    let kind = messages::organisation_kind(use_language(), organisation.kind);
    let above = match (&form, &membership) {
        (Some(form), _) => Some(Fields::new("data", Some(&form.error)).summary(&form.error, label, &address)),
        (_, Some(form)) => Some(Fields::new(form.prefix(), Some(&form.0.error)).summary(&form.0.error, membership_label, &address)),
        _ => done(),
    };
    let detail = match organisation.kind {
        OrganisationKind::Company => Some(demands(&view.demands)),
        _ if organisation.kind.is_school() => Some(classes(view)),
        _ => None,
    };
    view! {
        <Title text=organisation.name.clone()/>
        <header class="page__head">
            <p class="crumbs"><a href="/rete">{t("network-title")}</a></p>
            <h1>{organisation.name.clone()}</h1>
            <p class="network-standing">{standing(view.standing)}<span class="muted">{kind}", "{organisation.municipality.clone()}</span></p>
        </header>
        {above}
        <div class="network-top">{data(view, form)}{through_time(view, membership)}</div>
        {detail}
    }
    .into_any()
}

fn data(view: &OrganisationView, returned: Option<ReturnedForm>) -> AnyView {
    let is_school = view.organisation.kind.is_school();
    let shown = |name: &str, value: Option<&str>| {
        let value = match value.filter(|value| !value.is_empty()) {
            Some(value) => view! { <dd class="num">{value.to_owned()}</dd> }.into_any(),
            None => view! { <dd class="muted">{t("network-unknown")}</dd> }.into_any(),
        };
        view! { <div><dt>{label(name)}</dt>{value}</div> }
    };
    let hidden = (!view.may_read_contacts).then(|| view! { <p class="fine"><Icon name="lock"/>{t("network-contacts-hidden")}</p> });
    let contacts = view.may_read_contacts.then(|| {
        view! { {shown("email", view.contact.email.as_deref())}{shown("phone", view.contact.phone.as_deref())} }
    });
    view! {
        <section class="box network-data" aria-labelledby="network-data">
            <h2 id="network-data">{t("network-data")}</h2>
            <dl class="network-facts">
                {is_school.then(|| shown("school_code", view.school_code.as_deref()))}
                {(!is_school).then(|| shown("vat_number", view.vat_number.as_deref()))}
                {(!is_school).then(|| shown("ateco", view.ateco.as_deref()))}
                {shown("address", Some(&view.contact.address))}
                {contacts}
            </dl>
            {hidden}
            {edit(view, returned)}
        </section>
    }
    .into_any()
}

/// The form of whoever may change it.
fn edit(view: &OrganisationView, returned: Option<ReturnedForm>) -> Option<AnyView> {
    let open = returned.is_some();
    let fields = Fields::new("data", returned.as_ref().map(|returned| &returned.error));
    let form = returned.map_or_else(|| filled(view), |returned| returned.form);
    let (summary, about, controls) = match view.edit {
        Edit::Nothing => return None,
        Edit::Contact => {
            let about = view! { <p class="muted">{t("network-edit-contact-text")}</p> };
            ("network-edit-contact", Some(about), contact(&fields, &form))
        }
        Edit::Whole => ("network-edit", None, all(&fields, &form, &view.municipalities)),
    };
    Some(
        view! {
            <details class="rule-form network-edit" open=open>
                <summary>{t(summary)}</summary>
                {about}
                <form method="post" action=format!("/rete/{}", view.organisation.id) novalidate>
                    <input type="hidden" name="act" value="change"/>
                    <input type="hidden" name="version" value=form.version.clone()/>
                    {controls}
                    <p class="actions"><button class="btn btn--primary">{t("network-edit-send")}</button></p>
                </form>
            </details>
        }
        .into_any(),
    )
}

fn through_time(view: &OrganisationView, returned: Option<ReturnedMembership>) -> AnyView {
    let none = view.memberships.is_empty().then(|| view! { <p class="empty">{t("network-time-none")}</p> });
    let join = (view.edit == Edit::Whole).then(|| join(view.organisation.id, returned.as_ref()));
    view! {
        <section class="box network-time" aria-labelledby="network-time">
            <h2 id="network-time">{t("network-time")}</h2>
            {none}
            {rows(view, returned.as_ref())}
            {join}
        </section>
    }
    .into_any()
}

/// What a company asks, and where that stands.
fn demands(demands: &[OwnDemand]) -> AnyView {
    let rows = demands
        .iter()
        .map(|demand| {
            let card = &demand.card;
            let count = match card.facts.kind {
                DemandKind::Placement(_) => ta("wanted-seats", &[("seats", card.positions.into())]),
                DemandKind::Forecast { .. } => ta("wanted-people", &[("people", card.positions.into())]),
            };
            let boards = demand
                .boards
                .iter()
                .map(|board| {
                    let taken = ta("boards-taken", &[("part", board.taken.into()), ("whole", board.seats.into())]);
                    view! { <li><a href=format!("/tavoli/{}", board.board)>{board.title.clone()}</a>" "<small class="muted num">{taken}</small></li> }
                })
                .collect_view();
            let is_placement = matches!(card.facts.kind, DemandKind::Placement(_));
            let nowhere = (is_placement && demand.boards.is_empty())
                .then(|| view! { <small class="muted">{t("network-demands-nowhere")}</small> });
            view! {
                <li class="line network-demand">
                    <div>
                        <b>{card.title.clone()}</b>
                        <small class="muted num">{card.occupation.clone()}", "{messages::demand_kind(use_language(), card.facts.kind)}</small>
                        <ul class="network-boards">{boards}</ul>
                        {nowhere}
                    </div>
                    <span class="line__end num">{count}</span>
                </li>
            }
        })
        .collect_view();
    let none = demands.is_empty().then(|| view! { <p class="empty">{t("network-demands-none")}</p> });
    view! {
        <section class="box" aria-labelledby="network-demands">
            <h2 id="network-demands">{t("network-demands")}</h2>
            {none}
            <ul class="lines">{rows}</ul>
        </section>
    }
    .into_any()
}

/// The classes of a school with how many students each has; names are nowhere.
fn classes(view: &OrganisationView) -> AnyView {
    let years = view.classes.chunk_by(|one, other| one.class.school_year == other.class.school_year);
    let years = years
        .map(|lines| {
            let year = lines.first().map(|line| line.class.school_year.clone()).unwrap_or_default();
            let rows = lines
                .iter()
                .map(|line| {
                    let students = ta("network-students", &[("count", line.students.into())]);
                    view! {
                        <li class="line">
                            <span><b>{line.class.label()}</b><small class="muted">{line.class.track.clone()}</small></span>
                            <span class="num">{students}</span>
                        </li>
                    }
                })
                .collect_view();
            view! { <h3>{ta("network-classes-year", &[("year", year.into())])}</h3><ul class="lines">{rows}</ul> }
        })
        .collect_view();
    let none = view.classes.is_empty().then(|| view! { <p class="empty">{t("network-classes-none")}</p> });
    view! {
        <section class="box network-classes" aria-labelledby="network-classes">
            <h2 id="network-classes">{t("network-classes")}</h2>
            {none}
            {years}
        </section>
    }
    .into_any()
}
