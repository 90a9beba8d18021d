//! `/classi/:id/anno`: a whole class goes on to the next school year. A plain form in two steps: what
//! would change, then the change. The same form leads back.

use super::class_fields::label as class_label;
use super::student_fields::class_words;
use super::{for_schools, nothing, query};
use crate::api::actor;
use crate::i18n::{t, ta};
use crate::pages::come_back::{actor_of, come_back, receive_bytes, status_of};
use crate::pages::form_fields::{Fields, Returned, Width};
use crate::ui::Icon;
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use domain::id::SchoolClassId;
use domain::organisation::{PromotionForm, SchoolClass};
use http::{Request, StatusCode};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use serde::Deserialize;
use services::Services;
use services::school_class::{Outlook, PromotionView};
use std::hash::{Hash, Hasher};

/// The longest form, in bytes: some hundreds of students.
const LONGEST: usize = 64 * 1024;

/// What the form would do, which one has asked.
#[derive(Clone, Debug)]
struct Foreseen {
    form: PromotionForm,
    outlook: Outlook,
}

/// The page.
#[component]
pub fn Promote() -> impl IntoView {
    let id: Option<SchoolClassId> = use_params_map().with_untracked(|params| params.get("id").and_then(|id| id.parse().ok()));
    let Some(id) = id else { return nothing() };
    let (returned, foreseen) = (use_context::<Returned<PromotionForm>>(), use_context::<Foreseen>());
    let asked = Asked::of_address();
    let read = move |services| async move { services::school_class::promotion(&services, &actor(), id).await };
    let content = for_schools(read, move |view| whole(&view, asked, returned, foreseen));
    view! { <div class="page people-page">{content}</div> }.into_any()
}

/// The class to come to that the address proposes: on the way back.
struct Asked {
    school_year: String,
    grade: String,
    section: String,
}

impl Asked {
    fn of_address() -> Self {
        Self { school_year: query("anno"), grade: query("corso"), section: query("sezione") }
    }

    /// Everybody there, where the address says where to.
    fn form(self, view: &PromotionView) -> PromotionForm {
        if self.school_year.is_empty() {
            return view.proposed.clone();
        }
        let students = view.students.iter().map(|one| one.student.to_string()).collect();
        PromotionForm { school_year: self.school_year, grade: self.grade, section: self.section, students }
    }
}

/// On the page of the class to which students came just now: the way back to where they were.
pub(super) fn way_back(class: &SchoolClass) -> Option<AnyView> {
    let (year, grade, section) = (query("anno"), query("corso"), query("sezione"));
    (query("fatto") == "promote" && !year.is_empty()).then(|| {
        let parameters = [("anno".to_owned(), year), ("corso".to_owned(), grade), ("sezione".to_owned(), section)];
        let address = format!("/classi/{}/anno{}", class.id, crate::ui::query(&parameters));
        view! { <p class="actions"><a class="btn btn--ghost" href=address><Icon name="undo"/>{t("promotion-back")}</a></p> }.into_any()
    })
}

fn label(field: &str) -> String {
    if field == "students" { t("promotion-students") } else { class_label(field) }
}

fn whole(view: &PromotionView, asked: Asked, returned: Option<Returned<PromotionForm>>, foreseen: Option<Foreseen>) -> AnyView {
    let class = &view.class;
    let address = format!("/classi/{}/anno", class.id);
    let error = returned.as_ref().map(|returned| returned.error.clone());
    let fields = Fields::new("promotion", error.as_ref());
    let summary = error.as_ref().map(|error| fields.summary(error, label, &address));
    let (form, outlook) = match (returned, foreseen) {
        (Some(returned), _) => (returned.form, None),
        (None, Some(Foreseen { form, outlook })) => (form, Some(outlook)),
        (None, None) => (asked.form(view), None),
    };
    let lead = if view.ends { "promotion-lead-last" } else { "promotion-lead" };
    let look = if outlook.is_some() { "btn" } else { "btn btn--primary" };
    let outlook = outlook.map(|outlook| will_be(class, &form, &outlook));
    view! {
        <Title text=t("promotion-heading")/>
        <header class="page__head">
            <p class="crumbs"><a href="/classi">{t("people-classes")}</a>" / "<a href=format!("/classi/{}", class.id)>{class_words(class)}</a></p>
            <h1>{t("promotion-heading")}" "<small class="muted num">{class_words(class)}</small></h1>
            <p class="lead">{t(lead)}</p>
        </header>
        {summary}
        <form class="people-form" method="post" action=address novalidate>
            <section class="box" aria-labelledby="promotion-to">
                <h2 id="promotion-to">{t("promotion-to")}</h2>
                {target(&fields, &form)}
            </section>
            {students(view, &form)}
            // The first button is the one that the Enter key presses.
            <p class="actions"><button class=look name="act" value="look">{t("promotion-look")}<Icon name="arrow"/></button></p>
            {outlook}
        </form>
    }
    .into_any()
}

fn target(fields: &Fields, form: &PromotionForm) -> AnyView {
    let grades = (1..=5).map(|grade: u8| (grade.to_string(), format!("{grade}ª"))).collect();
    view! {
        <div class="fields">
            {fields.line("school_year", label("school_year"), "text", form.school_year.clone(), Some(t("people-year-hint")), Width::Day)}
            {fields.choice("grade", label("grade"), &form.grade, grades)}
            {fields.line("section", label("section"), "text", form.section.clone(), Some(t("people-section-hint")), Width::Day)}
        </div>
    }
    .into_any()
}

fn students(view: &PromotionView, form: &PromotionForm) -> AnyView {
    let lines = view
        .students
        .iter()
        .enumerate()
        .map(|(row, one)| {
            let id = one.student.to_string();
            let checked = form.students.contains(&id);
            view! {
                <label class="intake-kind">
                    <input type="checkbox" name=format!("students[{row}]") value=id checked=checked/>
                    <span><b>{one.name.clone()}</b><small class="muted num">{one.code.clone()}</small></span>
                </label>
            }
        })
        .collect_view();
    let none = view.students.is_empty().then(|| view! { <p class="empty">{t("promotion-nobody")}</p> });
    view! {
        <fieldset class="box setup__classes" id="promotion-students">
            <legend><h2>{t("promotion-students")}</h2></legend>
            {none}
            <div class="intake-kinds">{lines}</div>
        </fieldset>
    }
    .into_any()
}

/// What changes, with the button that does it.
fn will_be(class: &SchoolClass, form: &PromotionForm, outlook: &Outlook) -> AnyView {
    let going = ta(
        "promotion-going",
        &[("count", outlook.going.into()), ("from", class_words(class).into()), ("to", class_words(&outlook.to).into())],
    );
    let there = outlook.there.map_or_else(|| t("promotion-new"), |count| ta("promotion-there", &[("count", count.into())]));
    let on_boards = (outlook.on_boards > 0).then(|| view! { <li>{ta("promotion-on-boards", &[("count", outlook.on_boards.into())])}</li> });
    view! {
        <section class="box" aria-labelledby="promotion-outlook">
            <h2 id="promotion-outlook" tabindex="-1" autofocus>{t("promotion-outlook")}</h2>
            <ul class="people-hindrances">
                <li>{going}</li>
                <li>{there}</li>
                <li>{ta("promotion-staying", &[("count", outlook.staying.into())])}</li>
                {on_boards}
            </ul>
            <input type="hidden" name="seen" value=mark(form)/>
            <p class="actions"><button class="btn btn--primary" name="act" value="promote"><Icon name="check"/>{t("promotion-send")}</button></p>
        </section>
    }
    .into_any()
}

/// Which button was pressed, and of which form one has seen what it does.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Envelope {
    act: String,
    seen: String,
}

/// Another one for another form: what was changed since the last look is looked at again.
fn mark(form: &PromotionForm) -> String {
    let mut hasher = std::hash::DefaultHasher::new();
    form.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn read<F: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<F, ApiError> {
    serde_qs::Config::new(2, false).deserialize_bytes(bytes).map_err(|error| ApiError::Malformed(error.to_string()))
}

/// Answers `POST /classi/{id}/anno`: what would change, or the change.
pub async fn post_promotion<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let id: Option<SchoolClassId> = parts.uri.path().split('/').nth(2).and_then(|id| id.parse().ok());
    let sent = receive_bytes(body, LONGEST).await.and_then(|bytes| Ok((read::<PromotionForm>(&bytes)?, read::<Envelope>(&bytes)?)));
    let (form, error) = match (id, sent) {
        // The page itself says that there is none.
        (None, _) => (PromotionForm::default(), ApiError::NotFound),
        (_, Err(error)) => (PromotionForm::default(), error),
        (Some(id), Ok((form, envelope))) if envelope.act == "promote" && envelope.seen == mark(&form) => {
            match promote(&services, &actor, id, &form).await {
                Ok(address) => return Redirect::to(&address).into_response(),
                Err(error) => (form, error),
            }
        }
        (Some(id), Ok((form, _))) => match services::school_class::foresee(&services, &actor, id, &form).await {
            Ok(outlook) => return come_back(context, Foreseen { form, outlook }, StatusCode::OK, options, parts).await,
            Err(error) => (form, error),
        },
    };
    let status = status_of(&error);
    come_back(context, Returned { form, error }, status, options, parts).await
}

/// Moves them; the page of the class to which they came, which knows where they were.
async fn promote(services: &Services, actor: &domain::policy::Actor, id: SchoolClassId, form: &PromotionForm) -> Result<String, ApiError> {
    let from = services::school_class::promotion(services, actor, id).await?.class;
    let to = services::school_class::promote(services, actor, id, form).await?;
    let parameters = [
        ("fatto".to_owned(), "promote".to_owned()),
        ("anno".to_owned(), from.school_year),
        ("corso".to_owned(), from.grade.to_string()),
        ("sezione".to_owned(), from.section),
    ];
    Ok(format!("/classi/{to}{}", crate::ui::query(&parameters)))
}
