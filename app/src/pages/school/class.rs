//! `/classi/:id`: a class with its students, and the forms of its school.

use super::class_fields::{all, differences, label};
use super::{Refused, changed_meanwhile, done, for_schools, nothing, query, removal};
use crate::api::actor;
use crate::i18n::{t, ta, use_language};
use crate::pages::form_fields::{Fields, Returned};
use crate::ui::Icon;
use domain::ApiError;
use domain::id::SchoolClassId;
use domain::organisation::ClassForm;
use domain::student::{StudentFilter, StudentState};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use services::school_class::{ClassView, ListedStudent, hindrances};

/// The page.
#[component]
pub fn Class() -> impl IntoView {
    let id: Option<SchoolClassId> = use_params_map().with_untracked(|params| params.get("id").and_then(|id| id.parse().ok()));
    let Some(id) = id else { return nothing() };
    let filter = StudentFilter { text: query("q"), state: StudentState::from_name(&query("stato")), page: super::paging::asked() };
    let returned = use_context::<Returned<ClassForm>>();
    let asked = filter.clone();
    let read = move |services| async move { services::school_class::one(&services, &actor(), id, &asked).await };
    let content = for_schools(read, move |view| whole(&view, &filter, returned));
    view! { <div class="page people-page">{content}</div> }.into_any()
}

fn whole(view: &ClassView, filter: &StudentFilter, returned: Option<Returned<ClassForm>>) -> AnyView {
    let class = &view.line.class;
    let address = format!("/classi/{}", class.id);
    let refused = use_context::<Refused>();
    let above = match &returned {
        _ if refused.is_some() => refused.map(|refused| refused.note(t("people-remove-not"), &address)),
        Some(returned) if returned.error == ApiError::Stale => Some(changed_meanwhile(view.changed_by.as_deref())),
        Some(returned) => Some(Fields::new("class", Some(&returned.error)).summary(&returned.error, label, &address)),
        None => done(),
    };
    let back = super::promotion::way_back(class);
    let title = format!("{} {}", class.label(), class.school_year);
    let content = match &view.students {
        None => figures(view),
        Some(students) => view! { {list(view, students, filter)}{edit(view, returned)} }.into_any(),
    };
    let add = view.students.is_some().then(|| {
        view! {
            <p class="actions">
                {(view.line.students > 0).then(|| view! { <a class="btn" href=format!("/classi/{}/anno", class.id)><Icon name="arrow"/>{t("promotion-go")}</a> })}
                <a class="btn" href=format!("/liberatorie?classe={}", class.id)><Icon name="key"/>{t("release-heading")}</a>
                <a class="btn btn--primary" href=format!("/studenti/nuovo?classe={}", class.id)><Icon name="plus"/>{t("people-add-student")}</a>
            </p>
        }
    });
    view! {
        <Title text=title/>
        <header class="page__head page__head--action">
            <div>
                <p class="crumbs"><a href="/classi">{t("people-classes")}</a></p>
                <h1>{class.label()}" "<small class="muted num">{class.school_year.clone()}</small></h1>
                <p class="lead">{class.track.clone()}", "{view.line.school.clone()}</p>
            </div>
            {add}
        </header>
        {above}
        {back}
        {content}
    }
    .into_any()
}

/// For whoever learns how many there are, and nobody's name.
fn figures(view: &ClassView) -> AnyView {
    let students = ta("people-students", &[("count", view.line.students.into())]);
    let without = ta("people-without-safety", &[("count", view.line.without_safety.into())]);
    view! {
        <section class="box" aria-labelledby="people-figures">
            <h2 id="people-figures">{t("people-figures")}</h2>
            <ul class="network-counts"><li>{students}</li><li>{without}</li></ul>
            <p class="fine"><Icon name="lock"/>{t("people-figures-only")}</p>
        </section>
    }
    .into_any()
}

fn list(view: &ClassView, students: &[ListedStudent], filter: &StudentFilter) -> AnyView {
    let shown = ta("people-students-shown", &[("shown", view.page.shown.into()), ("known", view.line.students.into())]);
    let kept = [("q", filter.text.clone()), ("stato", filter.state.map(|state| state.name().to_owned()).unwrap_or_default())];
    let content = if view.line.students == 0 {
        view! { <p class="empty">{t("people-students-none")}</p> }.into_any()
    } else if students.is_empty() {
        view! { <p class="empty">{t("people-students-no-match")}</p> }.into_any()
    } else {
        let rows = students.iter().map(row).collect_view();
        view! {
            <table class="people-table">
                <caption class="visually-hidden">{t("people-students-heading")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("people-name")}</th>
                        <th scope="col">{t("people-birth")}</th>
                        <th scope="col">{t("people-municipality")}</th>
                        <th scope="col" class="num">{t("people-hours-done")}</th>
                        <th scope="col">{t("people-safety")}</th>
                        <th scope="col" class="num">{t("people-competences")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="box" aria-labelledby="people-students">
            <h2 id="people-students">{t("people-students-heading")}<small class="num">{shown}</small></h2>
            {(view.line.students > 0).then(|| filters(view, filter))}
            {content}
            {super::paging::pages(&format!("/classi/{}", view.line.class.id), &kept, view.page)}
        </section>
    }
    .into_any()
}

fn row(student: &ListedStudent) -> AnyView {
    let name = student.name.as_ref().map_or_else(|| student.code.clone(), |name| format!("{} {}", name.family(), name.given()));
    let lacks = |state| student.states.contains(&state);
    let safety = if lacks(StudentState::GeneralSafety) {
        view! { <span class="seal seal--check"><Icon name="warning"/>{t("people-state-general")}</span> }.into_any()
    } else if lacks(StudentState::SpecificSafety) {
        view! { <span class="seal seal--check"><Icon name="warning"/>{t("people-state-specific")}</span> }.into_any()
    } else {
        let hours = format!("{} + {}", student.general_safety_hours, student.specific_safety_hours);
        view! { <span class="seal seal--good"><Icon name="check"/><span class="num">{hours}</span></span> }.into_any()
    };
    let nowhere = lacks(StudentState::OnNoBoard).then(|| view! { <small class="muted">{t("people-state-no-board")}</small> });
    let competences = if lacks(StudentState::NoCompetence) { "–".to_owned() } else { student.competences.to_string() };
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/studenti/{}", student.id)>{name}</a>
                <small class="muted num">{student.code.clone()}", "{student.register_number.clone()}</small>
                {nowhere}
            </th>
            <td data-label=t("people-birth") class="num">{messages::day(use_language(), student.birth)}</td>
            <td data-label=t("people-municipality")>{student.municipality.clone()}</td>
            <td data-label=t("people-hours-done") class="num">{student.hours_done}</td>
            <td data-label=t("people-safety")>{safety}</td>
            <td data-label=t("people-competences") class="num">{competences}</td>
        </tr>
    }
    .into_any()
}

/// What a state is called in the filter.
fn state(state: StudentState) -> String {
    t(match state {
        StudentState::GeneralSafety => "people-state-general",
        StudentState::SpecificSafety => "people-state-specific",
        StudentState::NoCompetence => "people-state-no-competence",
        StudentState::OnNoBoard => "people-state-no-board",
    })
}

fn filters(view: &ClassView, filter: &StudentFilter) -> AnyView {
    let address = format!("/classi/{}", view.line.class.id);
    let states = StudentState::ALL
        .map(|(one, name)| view! { <option value=name selected=filter.state == Some(one)>{state(one)}</option> })
        .collect_view();
    let clear = (!filter.is_none()).then(|| view! { <a class="btn btn--ghost" href=address.clone()>{t("network-filter-clear")}</a> });
    view! {
        <form class="fields network-filter" method="get" action=address.clone() role="search" aria-label=t("people-filter")>
            <div class="field field--grow">
                <label for="students-q">{t("people-filter-student")}</label>
                <input id="students-q" type="search" name="q" value=filter.text.clone() autocomplete="off"/>
            </div>
            <div class="field">
                <label for="students-state">{t("people-filter-state")}</label>
                <select id="students-state" name="stato"><option value="">{t("people-filter-everybody")}</option>{states}</select>
            </div>
            <p class="actions"><button class="btn"><Icon name="filter"/>{t("network-filter-send")}</button>{clear}</p>
        </form>
    }
    .into_any()
}

/// The forms of its school.
fn edit(view: &ClassView, returned: Option<Returned<ClassForm>>) -> AnyView {
    let class = &view.line.class;
    let address = format!("/classi/{}", class.id);
    let open = returned.is_some();
    let mut fields = Fields::new("class", returned.as_ref().map(|returned| &returned.error));
    let tutor = view.tutor.map(|tutor| tutor.to_string()).unwrap_or_default();
    let now = ClassForm { tutor, ..ClassForm::filled(class, view.version) };
    let form = match returned {
        None => now,
        Some(Returned { form, error: ApiError::Stale }) => {
            fields = fields.beside(differences(&form, now, &view.tutors));
            // Whoever sends it now has seen what stands there.
            ClassForm { version: view.version.to_string(), ..form }
        }
        Some(Returned { form, .. }) => form,
    };
    let question = ta("people-remove-class", &[("class", class.label().into())]);
    view! {
        <section class="box people-edit" aria-labelledby="people-edit">
            <h2 id="people-edit">{t("people-edit-class")}</h2>
            <details class="rule-form" open=open>
                <summary>{t("people-edit")}</summary>
                <form method="post" action=address.clone() novalidate>
                    <input type="hidden" name="act" value="change"/>
                    <input type="hidden" name="version" value=form.version.clone()/>
                    {all(&fields, &form, &view.tutors)}
                    <p class="actions"><button class="btn btn--primary">{t("network-edit-send")}</button></p>
                </form>
            </details>
            {removal(address, view.version.to_string(), question, &hindrances(view.needs))}
        </section>
    }
    .into_any()
}
