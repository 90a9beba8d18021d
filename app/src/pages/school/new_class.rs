//! `/classi/nuova`: a teacher adds a class.

use super::class_fields::{all, label};
use super::for_schools;
use crate::api::actor;
use crate::i18n::t;
use crate::pages::form_fields::{Fields, Returned};
use crate::ui::Icon;
use domain::organisation::ClassForm;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn NewClass() -> impl IntoView {
    let returned = use_context::<Returned<ClassForm>>();
    let read = |services: services::Services| async move {
        let tutors = services::school_class::tutors(&services, &actor()).await?;
        Ok((domain::calendar::school_year(services.today()), tutors))
    };
    let content = for_schools(read, move |(year, tutors): (String, Vec<(String, String)>)| whole(year, &tutors, returned));
    view! { <Title text=t("people-new-class")/><div class="page people-page">{content}</div> }.into_any()
}

fn whole(school_year: String, tutors: &[(String, String)], returned: Option<Returned<ClassForm>>) -> AnyView {
    let fields = Fields::new("new", returned.as_ref().map(|returned| &returned.error));
    let summary = returned.as_ref().map(|returned| fields.summary(&returned.error, label, "/classi/nuova"));
    let form = returned.map_or_else(|| ClassForm { school_year, ..ClassForm::default() }, |returned| returned.form);
    view! {
        <header class="page__head">
            <p class="crumbs"><a href="/classi">{t("people-classes")}</a></p>
            <h1>{t("people-new-class")}</h1>
            <p class="lead">{t("people-new-class-lead")}</p>
        </header>
        {summary}
        <form class="box people-form" method="post" action="/classi/nuova" novalidate>
            {all(&fields, &form, tutors)}
            <p class="actions"><button class="btn btn--primary">{t("people-add-class")}<Icon name="arrow"/></button></p>
        </form>
    }
    .into_any()
}
