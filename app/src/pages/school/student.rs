//! `/studenti/:id`: a student as their own school keeps them: who they are, what they can do, where
//! they take part.

use super::accommodation;
use super::competences::{self, ReturnedHeld};
use super::fsl;
use super::student_fields::{all, differences, label};
use super::{Refused, changed_meanwhile, done, for_schools, nothing, query, removal, tutor};
use crate::api::actor;
use crate::i18n::{t, ta, use_language};
use crate::pages::form_fields::{Fields, Returned};
use crate::ui::Icon;
use domain::ApiError;
use domain::id::StudentId;
use domain::student::{AccommodationForm, PersonName, StudentForm};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use services::student::StudentView;

/// The page.
#[component]
pub fn Student() -> impl IntoView {
    let id: Option<StudentId> = use_params_map().with_untracked(|params| params.get("id").and_then(|id| id.parse().ok()));
    let Some(id) = id else { return nothing() };
    let returned = use_context::<Returned<StudentForm>>();
    let held = use_context::<ReturnedHeld>();
    let needs = use_context::<Returned<AccommodationForm>>();
    let wanted = held.as_ref().map_or_else(|| query("cerca"), |held| held.wanted.clone());
    let (language, asked) = (use_language(), wanted.clone());
    let read = move |services| async move { services::student::one(&services, &actor(), id, &asked, language).await };
    let content = for_schools(read, move |view| whole(&view, &wanted, returned, held.as_ref(), needs.as_ref()));
    view! { <div class="page people-page">{content}</div> }.into_any()
}

fn whole(
    view: &StudentView,
    wanted: &str,
    returned: Option<Returned<StudentForm>>,
    held: Option<&ReturnedHeld>,
    needs: Option<&Returned<AccommodationForm>>,
) -> AnyView {
    let address = format!("/studenti/{}", view.id);
    let title = view.name.as_ref().map_or_else(|| view.code.clone(), PersonName::full);
    let refused = use_context::<Refused>();
    let above = match (&returned, held) {
        _ if refused.is_some() => refused.map(|refused| refused.note(t("people-remove-not"), &address)),
        (Some(returned), _) if returned.error == ApiError::Stale => Some(changed_meanwhile(view.changed_by.as_deref())),
        (Some(returned), _) => Some(Fields::new("student", Some(&returned.error)).summary(&returned.error, label, &address)),
        (None, Some(held)) => Some(held.summary(&address)),
        (None, None) => {
            needs.map(|needs| accommodation::summary(needs, view, &address)).or_else(|| tutor::above(view, &address)).or_else(done)
        }
    };
    let class = view.class().map(|class| {
        view! { " / "<a href=format!("/classi/{}", class.id)>{class.label()}" "{class.school_year.clone()}</a> }
    });
    let alone = ta("people-code", &[("code", view.code.as_str().into())]);
    view! {
        <Title text=title.clone()/>
        <header class="page__head">
            <p class="crumbs"><a href="/classi">{t("people-classes")}</a>{class}</p>
            <h1>{title}</h1>
            <p class="lead">{alone}</p>
            <p class="actions">
                <a class="btn" href=format!("/studenti/{}/liberatorie", view.id)><Icon name="key"/>{t("release-of-student")}</a>
            </p>
        </header>
        {above}
        <div class="people-columns">
            <div class="people-side">{data(view, returned)}{accommodation::section(view, needs)}</div>
            <div class="people-side">{competences::section(view, wanted, held)}{fsl::section(view)}{boards(view)}{tutor::section(view)}</div>
        </div>
    }
    .into_any()
}

fn data(view: &StudentView, returned: Option<Returned<StudentForm>>) -> AnyView {
    let address = format!("/studenti/{}", view.id);
    let now = StudentForm::filled(&view.terms, view.version);
    let mut fields = Fields::new("student", returned.as_ref().map(|returned| &returned.error));
    let form = match returned {
        None => now,
        Some(Returned { form, error: ApiError::Stale }) => {
            fields = fields.beside(differences(&form, &now, &view.options));
            // Whoever sends it now has seen what stands there.
            StudentForm { version: now.version, ..form }
        }
        Some(Returned { form, .. }) => form,
    };
    let question = t("people-remove-student");
    view! {
        <section class="box people-edit" aria-labelledby="people-data">
            <h2 id="people-data">{t("people-data")}</h2>
            <form class="people-form" method="post" action=address.clone() novalidate>
                <input type="hidden" name="act" value="change"/>
                <input type="hidden" name="version" value=form.version.clone()/>
                {all(&fields, &form, &view.options)}
                <p class="actions"><button class="btn btn--primary">{t("network-edit-send")}</button></p>
                <p class="fine"><Icon name="lock"/>{t("people-data-who")}</p>
            </form>
            {removal(address, view.version.to_string(), question, &view.hindrances)}
        </section>
    }
    .into_any()
}

fn boards(view: &StudentView) -> AnyView {
    let rows = view
        .boards
        .iter()
        .map(|(id, title)| {
            view! { <li><a class="line line--link" href=format!("/tavoli/{id}")><span>{title.clone()}</span><Icon name="forward"/></a></li> }
        })
        .collect_view();
    let none = view.boards.is_empty().then(|| view! { <p class="empty">{t("people-boards-none")}</p> });
    view! {
        <section class="box" aria-labelledby="people-boards">
            <h2 id="people-boards">{t("people-boards")}</h2>
            {none}
            <ul class="lines">{rows}</ul>
        </section>
    }
    .into_any()
}
