//! `/rete/nuovo`: the coordinator adds an organisation.

use super::for_members;
use super::organisation_fields::{all, label};
use crate::api::actor;
use crate::i18n::t;
use crate::pages::form_fields::{Fields, Returned};
use crate::ui::Icon;
use domain::organisation::OrganisationForm;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn NewMember() -> impl IntoView {
    let returned = use_context::<Returned<OrganisationForm>>();
    let read = |services| async move { services::network::municipalities(&services, &actor()).await };
    let content = for_members("/rete/nuovo", read, move |municipalities| whole(&municipalities, returned));
    view! { <Title text=t("network-new-title")/><div class="page network-page">{content}</div> }.into_any()
}

fn whole(municipalities: &[(String, String)], returned: Option<Returned<OrganisationForm>>) -> AnyView {
    let fields = Fields::new("new", returned.as_ref().map(|returned| &returned.error));
    let summary = returned.as_ref().map(|returned| fields.summary(&returned.error, label, "/rete/nuovo"));
    let form = returned.map(|returned| returned.form).unwrap_or_default();
    view! {
        <header class="page__head">
            <p class="crumbs"><a href="/rete">{t("network-title")}</a></p>
            <h1>{t("network-new-heading")}</h1>
            <p class="lead">{t("network-new-lead")}</p>
        </header>
        {summary}
        <form class="box network-form" method="post" action="/rete/nuovo" novalidate>
            {all(&fields, &form, municipalities)}
            <p class="actions"><button class="btn btn--primary">{t("network-add")}<Icon name="arrow"/></button></p>
        </form>
    }
    .into_any()
}
