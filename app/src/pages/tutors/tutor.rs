//! `/tutor/:id`: one tutor, whom they follow in figures, and the forms of their own organisation.

use super::fields::{all, differences, label};
use super::{Refused, changed_meanwhile, done, for_keepers, load_bar, removal};
use crate::api::{Failure, actor};
use crate::i18n::{t, ta, use_language};
use crate::pages::form_fields::{Fields, Returned};
use crate::ui::{Icon, Problem};
use domain::ApiError;
use domain::id::TutorId;
use domain::tutor::TutorForm;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use services::tutor::{TutorView, hindrances};

/// The page.
#[component]
pub fn TutorPage() -> impl IntoView {
    let id: Option<TutorId> = use_params_map().with_untracked(|params| params.get("id").and_then(|id| id.parse().ok()));
    let Some(id) = id else {
        // Made as a failure, which sets the response's status.
        return view! { <Problem error=Failure::from(ApiError::NotFound).into_error()/> }.into_any();
    };
    let returned = use_context::<Returned<TutorForm>>();
    let read = move |services| async move { services::tutor::one(&services, &actor(), id).await };
    let content = for_keepers(read, move |view| whole(&view, returned));
    view! { <div class="page people-page">{content}</div> }.into_any()
}

fn whole(view: &TutorView, returned: Option<Returned<TutorForm>>) -> AnyView {
    let tutor = &view.line.tutor;
    let address = format!("/tutor/{}", tutor.id);
    let refused = use_context::<Refused>();
    let above = match &returned {
        _ if refused.is_some() => refused.map(|refused| refused.note(t("people-remove-not"), &address)),
        Some(returned) if returned.error == ApiError::Stale => Some(changed_meanwhile(view.changed_by.as_deref())),
        Some(returned) => Some(Fields::new("tutor", Some(&returned.error)).summary(&returned.error, label, &address)),
        None => done(),
    };
    let about: Vec<String> =
        [tutor.terms.role.clone(), view.line.organisation.clone()].into_iter().filter(|part| !part.is_empty()).collect();
    view! {
        <Title text=tutor.terms.name.clone()/>
        <header class="page__head">
            <p class="crumbs"><a href="/tutor">{t("tutors-title")}</a></p>
            <h1>{tutor.terms.name.clone()}</h1>
            <p class="lead">{about.join(", ")}</p>
        </header>
        {above}
        {figures(view)}
        {view.may_keep.then(|| edit(view, returned))}
    }
    .into_any()
}

fn figures(view: &TutorView) -> AnyView {
    let terms = &view.line.tutor.terms;
    let counts = [
        ("tutors-needs-demands", view.needs.demands, !view.line.of_school),
        ("tutors-needs-classes", view.needs.classes, view.line.of_school),
        ("tutors-needs-students", view.needs.students, view.line.of_school),
    ];
    let counts =
        counts.into_iter().filter(|(.., shown)| *shown).map(|(key, count, _)| view! { <li>{ta(key, &[("count", count.into())])}</li> });
    let shown = |key: &'static str, value: Option<&str>| {
        let value = value.map_or_else(|| t("network-unknown"), str::to_owned);
        view! { <div><dt>{t(key)}</dt><dd class="num">{value}</dd></div> }
    };
    let ended = view.line.tutor.ended_on.map(|on| {
        let since = ta("tutors-ended-on", &[("on", messages::day(use_language(), on).into())]);
        view! { <p class="note"><Icon name="clock"/>{since}</p> }
    });
    view! {
        <section class="box" aria-labelledby="tutor-figures">
            <h2 id="tutor-figures">{t("tutors-figures")}</h2>
            {ended}
            {load_bar(&view.line.load)}
            <ul class="network-counts">{counts.collect_view()}</ul>
            <dl class="network-facts">
                {shown("tutors-email", terms.email.as_deref())}
                {shown("tutors-phone", terms.phone.as_deref())}
                {shown("tutors-most", Some(&terms.most.to_string()))}
            </dl>
        </section>
    }
    .into_any()
}

/// The forms of their own organisation.
fn edit(view: &TutorView, returned: Option<Returned<TutorForm>>) -> AnyView {
    let tutor = &view.line.tutor;
    let address = format!("/tutor/{}", tutor.id);
    let open = returned.is_some();
    let mut fields = Fields::new("tutor", returned.as_ref().map(|returned| &returned.error));
    let form = match returned {
        None => TutorForm::filled(tutor),
        Some(Returned { form, error: ApiError::Stale }) => {
            fields = fields.beside(differences(&form, tutor));
            // Whoever sends it now has seen what stands there.
            TutorForm { version: tutor.version.to_string(), ..form }
        }
        Some(Returned { form, .. }) => form,
    };
    view! {
        <section class="box people-edit" aria-labelledby="tutor-edit">
            <h2 id="tutor-edit">{t("tutors-edit-heading")}</h2>
            <details class="rule-form" open=open>
                <summary>{t("people-edit")}</summary>
                <form method="post" action=address.clone() novalidate>
                    <input type="hidden" name="act" value="change"/>
                    <input type="hidden" name="version" value=form.version.clone()/>
                    {all(&fields, &form)}
                    <p class="actions"><button class="btn btn--primary">{t("network-edit-send")}</button></p>
                </form>
            </details>
            {ending(view, &address)}
            {removal(address, tutor.version.to_string(), t("tutors-remove-text"), &hindrances(view.needs))}
        </section>
    }
    .into_any()
}

/// The way to follow nobody new any more, or to begin again.
fn ending(view: &TutorView, address: &str) -> AnyView {
    let (act, summary, text, send) = if view.line.tutor.is_active() {
        ("end", "tutors-end", "tutors-end-text", "tutors-end-send")
    } else {
        ("resume", "tutors-resume", "tutors-resume-text", "tutors-resume-send")
    };
    view! {
        <details class="rule-form">
            <summary>{t(summary)}</summary>
            <form method="post" action=address.to_owned()>
                <input type="hidden" name="act" value=act/>
                <input type="hidden" name="version" value=view.line.tutor.version.to_string()/>
                <p>{t(text)}</p>
                <p class="actions"><button class="btn">{t(send)}</button></p>
            </form>
        </details>
    }
    .into_any()
}
