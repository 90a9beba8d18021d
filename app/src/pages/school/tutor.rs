//! Who follows a student, on their page: the tutor of the class, or another one.

use super::changed_meanwhile;
use crate::i18n::{t, ta};
use crate::pages::form_fields::{Fields, Returned};
use domain::ApiError;
use domain::tutor::AssignForm;
use leptos::prelude::*;
use services::student::StudentView;

/// Why the form came back, above the page.
pub(super) fn above(view: &StudentView, address: &str) -> Option<AnyView> {
    let returned = use_context::<Returned<AssignForm>>()?;
    Some(match &returned.error {
        ApiError::Stale => changed_meanwhile(view.changed_by.as_deref()),
        error => Fields::new("tutor", Some(error)).summary(error, |_| t("tutors-who-follows"), address),
    })
}

/// The whole part of the page.
pub(super) fn section(view: &StudentView) -> AnyView {
    let returned = use_context::<Returned<AssignForm>>();
    let known = &view.tutors;
    let of_class = known.of_class.clone().unwrap_or_else(|| t("tutors-nobody-yet"));
    let own = known.own.map(|own| own.to_string()).unwrap_or_default();
    let chosen = returned.as_ref().map_or(own, |returned| returned.form.tutor.clone());
    let mut options = vec![(String::new(), ta("tutors-as-class", &[("name", of_class.into())]))];
    options.extend(known.options.iter().cloned());
    let fields = Fields::new("tutor", returned.as_ref().map(|returned| &returned.error));
    view! {
        <section class="box" aria-labelledby="people-tutor" id="tutor">
            <h2 id="people-tutor">{t("tutors-of-school")}</h2>
            <form class="people-form" method="post" action=format!("/studenti/{}", view.id) novalidate>
                <input type="hidden" name="act" value="tutor"/>
                <input type="hidden" name="version" value=view.version.to_string()/>
                <div class="fields">{fields.choice("tutor", t("tutors-who-follows"), &chosen, options)}</div>
                <p class="actions"><button class="btn">{t("network-edit-send")}</button></p>
            </form>
        </section>
    }
    .into_any()
}
