//! The front page's illustration: the board in small, drawn with the same markup and words as the
//! real one, so that it can be read at every size and in both languages. People and companies in
//! it are made up.

use crate::i18n::t;
use crate::ui::{Icon, fit_tone, width_class};
use leptos::prelude::*;

/// The illustration.
#[component]
pub(super) fn Scene() -> impl IntoView {
    view! {
        <div class="scene" role="img" aria-label=t("scene-label")>
            <div class="scene__inner" aria-hidden="true">
                <div class="scene__zone"></div>
                <b class="scene__head scene__head--students">{t("scene-students")}</b>
                <b class="scene__head scene__head--demands">{t("scene-demands")}</b>
                <Threads/>
                <Students/>
                <Demands/>
                <span class="knot knot--1">{knot(88)}</span>
                <span class="knot knot--2">{knot(81)}</span>
                <span class="knot knot--3 knot--no"><Icon name="forbidden"/></span>
            </div>
        </div>
    }
    .into_any()
}

/// The threads between the two sides; two cross, one is refused.
#[component]
fn Threads() -> impl IntoView {
    view! {
        <svg class="scene__threads" viewBox="0 0 100 100" preserveAspectRatio="none" focusable="false">
            <path class="thread thread--accent" d="M0 23C50 23 50 52.5 100 52.5"/>
            <path class="thread thread--good" d="M0 52.5C50 52.5 50 23 100 23"/>
            <path class="thread thread--no" d="M0 83H100"/>
        </svg>
    }
    .into_any()
}

fn knot(percent: u16) -> AnyView {
    view! {
        <span class=format!("fit {}", fit_tone(percent))>
            <span class="fit__track"><i class=width_class(percent)></i></span><span class="num">{percent}</span>
        </span>
    }
    .into_any()
}

#[component]
fn Students() -> impl IntoView {
    let student = |place: &'static str, name: &'static str, class: &'static str, skills: &'static str, hours: u16| {
        view! {
            <div class=format!("mini {place}")>
                <span class="mini__who"><b>{name}</b><span class="tag">{class}</span></span>
                <span class="mini__skills">{t(skills)}</span>
                <span class="mini__hours"><span class="track"><i class=width_class(hours * 100 / 150)></i></span><small class="num">{hours}" "{t("scene-hours")}</small></span>
            </div>
        }
    };
    view! {
        {student("mini--s1", "Giulia B.", "4ª A", "scene-skills-1", 88)}
        {student("mini--s2", "Marco T.", "4ª A", "scene-skills-2", 60)}
        {student("mini--s3", "Amina D.", "4ª B", "scene-skills-3", 96)}
    }
    .into_any()
}

#[component]
fn Demands() -> impl IntoView {
    let demand = |place: &'static str,
                  title: &'static str,
                  company: &'static str,
                  town: &'static str,
                  count: &'static str,
                  seats: AnyView| {
        view! {
            <div class=format!("mini mini--demand {place}")>
                <span class="mini__head"><span><b>{t(title)}</b><small>{company}</small></span><span class="mini__count num">{count}</span></span>
                <small class="mini__where"><Icon name="pin"/>{town}</small>
                <span class="mini__seats">{seats}</span>
            </div>
        }
    };
    let first = view! { <i class="mini__seat mini__seat--in">"Elena R."</i><i class="mini__seat mini__seat--new">"Marco T."</i><i class="mini__seat">{t("scene-free")}</i> };
    let second = view! { <i class="mini__seat mini__seat--in">"Yi C."</i><i class="mini__seat mini__seat--new">"Giulia B."</i> };
    view! {
        {demand("mini--d1", "scene-title-1", "Stampi Cascina", "Cascina · 16 km", "2/3", first.into_any())}
        {demand("mini--d2", "scene-title-2", "Meccanica Vallesi", "Ponsacco · 6 km", "2/2", second.into_any())}
        <div class="mini mini--demand mini--d3 mini--no">
            <span class="mini__head"><span><b>{t("scene-title-3")}</b><small>"Fonderie Peccioli"</small></span></span>
            <span class="mini__refusal"><Icon name="forbidden"/><span><b>{t("scene-refusal")}</b>" "{t("scene-refusal-why")}<small>"L. 145/2018, c. 784-novies"</small></span></span>
        </div>
    }
    .into_any()
}
