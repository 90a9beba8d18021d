//! `/luoghi/nuovo`: the coordinator adds a municipality.

use super::fields::{all, label};
use super::for_members;
use crate::api::actor;
use crate::i18n::t;
use crate::pages::form_fields::{Fields, Returned};
use crate::ui::Icon;
use domain::place::PlaceForm;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn NewPlace() -> impl IntoView {
    let returned = use_context::<Returned<PlaceForm>>();
    let read = |_: services::Services| async move { services::place::may_add(&actor()) };
    let content = for_members(read, move |()| whole(returned));
    view! { <Title text=t("places-new")/><div class="page people-page">{content}</div> }.into_any()
}

fn whole(returned: Option<Returned<PlaceForm>>) -> AnyView {
    let fields = Fields::new("new", returned.as_ref().map(|returned| &returned.error));
    let summary = returned.as_ref().map(|returned| fields.summary(&returned.error, label, "/luoghi/nuovo"));
    let form = returned.map(|returned| returned.form).unwrap_or_default();
    view! {
        <header class="page__head">
            <p class="crumbs"><a href="/luoghi">{t("places-title")}</a></p>
            <h1>{t("places-new")}</h1>
            <p class="lead">{t("places-new-lead")}</p>
        </header>
        {summary}
        <form class="box people-form" method="post" action="/luoghi/nuovo" novalidate>
            {all(&fields, &form, true)}
            <p class="actions"><button class="btn btn--primary">{t("places-add")}<Icon name="arrow"/></button></p>
        </form>
    }
    .into_any()
}
