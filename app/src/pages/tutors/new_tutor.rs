//! `/tutor/nuovo`: a school or a company adds a tutor.

use super::fields::{all, label};
use super::for_keepers;
use crate::api::actor;
use crate::i18n::t;
use crate::pages::form_fields::{Fields, Returned};
use crate::ui::Icon;
use domain::tutor::TutorForm;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn NewTutor() -> impl IntoView {
    let returned = use_context::<Returned<TutorForm>>();
    let read = |_: services::Services| async move { services::tutor::may_add(&actor()) };
    let content = for_keepers(read, move |()| whole(returned));
    view! { <Title text=t("tutors-new")/><div class="page people-page">{content}</div> }.into_any()
}

fn whole(returned: Option<Returned<TutorForm>>) -> AnyView {
    let fields = Fields::new("new", returned.as_ref().map(|returned| &returned.error));
    let summary = returned.as_ref().map(|returned| fields.summary(&returned.error, label, "/tutor/nuovo"));
    let form = returned.map(|returned| returned.form).unwrap_or_default();
    view! {
        <header class="page__head">
            <p class="crumbs"><a href="/tutor">{t("tutors-title")}</a></p>
            <h1>{t("tutors-new")}</h1>
            <p class="lead">{t("tutors-new-lead")}</p>
        </header>
        {summary}
        <form class="box people-form" method="post" action="/tutor/nuovo" novalidate>
            {all(&fields, &form)}
            <p class="actions"><button class="btn btn--primary">{t("tutors-add")}<Icon name="arrow"/></button></p>
        </form>
    }
    .into_any()
}
