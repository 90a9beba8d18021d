//! `/`: in one screen what this is for a student, a teacher and a company, and a door for each.

use super::access::first_start_note;
use super::front_scene::Scene;
use crate::api::polo::read_figures;
use crate::i18n::{t, use_language};
use crate::ui::Icon;
use domain::person::PoloFigures;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn Front() -> impl IntoView {
    let reasons = ["front-reason-fit", "front-reason-rule", "front-reason-name"]
        .map(|key| view! { <li><Icon name="check"/>{t(key)}</li> })
        .collect_view();
    view! {
        <Title text=t("front-title")/>
        <div class="front">
            {first_start_note()}
            <section class="hero">
                <div class="hero__words">
                    <h1>{t("front-heading")}</h1>
                    <p class="hero__lead">{t("front-lead")}</p>
                    <ul class="hero__reasons">{reasons}</ul>
                </div>
                <Scene/>
            </section>
            <Doors/>
            <Strip/>
        </div>
    }
    .into_any()
}

/// One door for each kind of reader.
#[component]
fn Doors() -> impl IntoView {
    let door = |tone: &'static str, icon: &'static str, address: &'static str, keys: [&'static str; 5]| {
        let [who, question, text, action, note] = keys;
        view! {
            <section class="box door">
                <span class=format!("badge badge--{tone}")><Icon name=icon/></span>
                <div class="door__title"><small>{t(who)}</small><h2>{t(question)}</h2></div>
                <p>{t(text)}</p>
                <div class="door__do"><a class="btn btn--primary" href=address>{t(action)}<Icon name="arrow"/></a><small>{t(note)}</small></div>
            </section>
        }
    };
    view! {
        <div class="doors">
            {door("accent", "cap", "/professioni", ["door-student", "door-student-question", "door-student-text", "door-student-action", "door-student-note"])}
            {door("good", "people", "/tavoli", ["door-teacher", "door-teacher-question", "door-teacher-text", "door-teacher-action", "door-teacher-note"])}
            {door("violet", "factory", "/richieste/nuova", ["door-company", "door-company-question", "door-company-text", "door-company-action", "door-company-note"])}
        </div>
    }
    .into_any()
}

/// The polo in figures, as they are now. Where they cannot be read, the strip is left out.
#[component]
fn Strip() -> impl IntoView {
    Suspend::new(async move { read_figures().await.ok().map(|figures| strip(&figures)) })
}

fn strip(figures: &PoloFigures) -> AnyView {
    let written = |number: u32| messages::number(use_language(), i64::from(number));
    let figure = |number: String, of: Option<String>, key: &'static str| {
        let of = of.map(|of| view! { " "<span class="stat__of">{of}</span> });
        view! { <li class="stat"><b class="num">{number}{of}</b><small>{t(key)}</small></li> }
    };
    let of_seats = messages::text(use_language(), "figure-of", &[("total", figures.seats.into())]);
    view! {
        <section class="strip" aria-labelledby="polo-now">
            <h2 id="polo-now">{t("strip-heading")}</h2>
            <ul>
                {figure(written(figures.companies), None, "figure-companies")}
                {figure(written(figures.schools), None, "figure-schools")}
                {figure(written(figures.students), None, "figure-students")}
                {figure(written(figures.taken), Some(of_seats), "figure-seats")}
                {figure(written(figures.forecast), None, "figure-forecast")}
                {figure(written(figures.occupations), None, "figure-occupations")}
                {figure(written(figures.competences), None, "figure-competences")}
            </ul>
        </section>
    }
    .into_any()
}
