//! `/studenti/nuovo`: a teacher adds a student to a class.

use super::student_fields::{all, label};
use super::{for_schools, query};
use crate::api::actor;
use crate::i18n::t;
use crate::pages::form_fields::{Fields, Returned};
use crate::ui::Icon;
use domain::student::StudentForm;
use leptos::prelude::*;
use leptos_meta::Title;
use services::student::StudentOptions;

/// The page.
#[component]
pub fn NewStudent() -> impl IntoView {
    let returned = use_context::<Returned<StudentForm>>();
    let class = query("classe");
    let read = |services| async move { services::student::options(&services, &actor()).await };
    let content = for_schools(read, move |options| whole(&options, class, returned));
    view! { <Title text=t("people-new-student")/><div class="page people-page">{content}</div> }.into_any()
}

fn whole(options: &StudentOptions, class: String, returned: Option<Returned<StudentForm>>) -> AnyView {
    let fields = Fields::new("new", returned.as_ref().map(|returned| &returned.error));
    let summary = returned.as_ref().map(|returned| fields.summary(&returned.error, label, "/studenti/nuovo"));
    let form = returned.map_or_else(|| StudentForm { class, ..StudentForm::default() }, |returned| returned.form);
    let back = options.classes.iter().find(|class| class.id.to_string() == form.class).map(|class| {
        view! { " / "<a href=format!("/classi/{}", class.id)>{class.label()}</a> }
    });
    view! {
        <header class="page__head">
            <p class="crumbs"><a href="/classi">{t("people-classes")}</a>{back}</p>
            <h1>{t("people-new-student")}</h1>
            <p class="lead">{t("people-new-student-lead")}</p>
        </header>
        {summary}
        <form class="box people-form" method="post" action="/studenti/nuovo" novalidate>
            {all(&fields, &form, options)}
            <p class="actions"><button class="btn btn--primary">{t("people-add-student")}<Icon name="arrow"/></button></p>
        </form>
    }
    .into_any()
}
