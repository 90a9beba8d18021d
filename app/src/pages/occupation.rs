//! `/professioni/:id`: what an occupation is, what it needs, how far one is, who asks for it.

use super::explore::{Book, companies, met, wanted, with_catalogue};
use super::fit_panel::{FitPanel, Missing, Needed};
use super::profile::Profile;
use crate::i18n::{t, ta};
use crate::ui::{Icon, Problem};
use domain::ApiError;
use domain::catalogue::{Coverage, OccupationSummary, PublicDemand, Relation, coverage};
use domain::demand::Confidence;
use domain::id::{CompetenceId, OccupationId};
use domain::sorting::sort_by_key;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn Occupation() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<OccupationId>().ok())));
    with_catalogue(move |book| match id.get().and_then(|id| book.occupation(id).cloned()) {
        Some(occupation) => page(&book, occupation),
        None => {
            let error: ApiError = crate::api::Failure::from(ApiError::NotFound).into_error();
            view! { <Problem error=error/> }.into_any()
        }
    })
}

fn page(book: &Book, occupation: OccupationSummary) -> AnyView {
    let label = occupation.label.clone();
    let description = occupation.description.clone();
    view! {
        <Title text=label.clone()/>
        <div class="page page--occupation">
            <p class="crumbs"><a href="/professioni"><Icon name="back"/>{t("nav-occupations")}</a></p>
            <header class="page__head">
                <h1>{label}</h1>
                <p class="lead">{description}</p>
            </header>
            <div class="columns">
                <div class="columns__main">
                    <FitPanel book=book.clone() occupation=occupation.clone()/>
                    <Needed book=book.clone() occupation=occupation.clone()/>
                </div>
                <div class="columns__side">
                    <Missing book=book.clone() occupation=occupation.clone()/>
                    {taught(book, &occupation)}
                    <Asking book=book.clone() occupation=occupation.id/>
                    <Near book=book.clone() occupation/>
                    <p class="fine"><Icon name="lock"/><span>{t("profile-stays")}</span></p>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// Where in the polo what it cannot do without is taught; of an occupation that likes all and needs
/// nothing, where what it likes is.
fn taught(book: &Book, occupation: &OccupationSummary) -> AnyView {
    let of = |wanted: &[Relation]| -> Vec<CompetenceId> {
        occupation.competences.iter().filter(|one| wanted.contains(&one.relation)).map(|one| one.competence).collect()
    };
    let essential = of(&[Relation::Essential]);
    let needed = if essential.is_empty() { of(&[Relation::Optional]) } else { essential };
    let courses = coverage(book.courses(), &needed);
    let content = if courses.is_empty() {
        view! { <p class="muted">{t("taught-unknown")}</p> }.into_any()
    } else {
        let nowhere: Vec<CompetenceId> = needed.iter().filter(|id| courses.iter().all(|one| one.missing.contains(id))).copied().collect();
        let line = |Coverage { course, missing }: &Coverage| {
            let taught = ta("taught-of", &[("taught", (needed.len() - missing.len()).into()), ("all", needed.len().into())]);
            let missing = (!missing.is_empty())
                .then(|| view! { <small class="muted">{ta("taught-missing", &[("words", book.words(missing).into())])}</small> });
            view! { <li class="line"><span><b>{course.name()}</b><small>{taught}</small>{missing}</span></li> }
        };
        let nowhere =
            (!nowhere.is_empty()).then(|| view! { <p class="muted">{ta("taught-nowhere", &[("words", book.words(&nowhere).into())])}</p> });
        view! { <ul class="lines">{courses.iter().map(line).collect_view()}</ul>{nowhere} }.into_any()
    };
    view! { <section class="box"><h2>{t("taught-heading")}<small>{t("taught-attested")}</small></h2>{content}</section> }.into_any()
}

/// Who asks for it in the polo, by company.
#[component]
fn Asking(book: Book, occupation: OccupationId) -> impl IntoView {
    let demands: Vec<&PublicDemand> = book.demands().iter().filter(|demand| demand.occupation == occupation).collect();
    if demands.is_empty() {
        return view! { <section class="box"><h2>{t("asking-heading")}</h2><p class="muted">{t("asking-nobody")}</p></section> }.into_any();
    }
    let sum = |ahead: bool| {
        demands.iter().filter(|demand| demand.ahead.is_some() == ahead).map(|demand| u32::from(demand.positions)).sum::<u32>()
    };
    let (seats, people) = (sum(false), sum(true));
    let lines = by_company(&demands);
    let rows = lines
        .iter()
        .map(|line| {
            let words: Vec<String> = line.asked.iter().map(|(ahead, people)| wanted(*people, *ahead)).collect();
            view! {
                <li class="line">
                    <span><b>{line.company.to_owned()}</b>" "<small class="muted">{line.place.to_owned()}</small></span>
                    <span class="line__end num">{words.join(" · ")}</span>
                </li>
            }
        })
        .collect_view();
    let summary = ta(
        "asking-summary",
        &[("seats", seats.into()), ("people", people.into()), ("companies", companies(demands.iter().copied()).into())],
    );
    view! { <section class="box"><h2>{t("asking-heading")}</h2><p>{summary}</p><ul class="lines">{rows}</ul></section> }.into_any()
}

/// What one company asks at one place, by year and how sure that is.
struct Line<'a> {
    company: &'a str,
    place: &'a str,
    asked: Vec<(Option<(i32, Confidence)>, u32)>,
}

fn by_company<'a>(demands: &[&'a PublicDemand]) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for demand in demands {
        let (company, place) = (demand.company.as_str(), demand.municipality.as_str());
        let line = match lines.iter_mut().position(|line| line.company == company && line.place == place) {
            Some(row) => &mut lines[row],
            None => {
                lines.push(Line { company, place, asked: Vec::new() });
                lines.last_mut().expect("one was pushed")
            }
        };
        match line.asked.iter_mut().find(|(ahead, _)| *ahead == demand.ahead) {
            Some((_, people)) => *people += u32::from(demand.positions),
            None => line.asked.push((demand.ahead, demand.positions.into())),
        }
    }
    lines
}

/// The occupations that are nearest: to one's profile, or to this one while there is no profile.
#[component]
fn Near(book: Book, occupation: OccupationSummary) -> impl IntoView {
    let profile = expect_context::<Profile>();
    let own: Vec<_> = occupation.competences.iter().map(|one| one.competence).collect();
    let rows = move || {
        let held = profile.held();
        if held.is_empty() {
            let shared = |other: &OccupationSummary| other.competences.iter().filter(|one| own.contains(&one.competence)).count();
            let mut near: Vec<_> = book.occupations().iter().filter(|other| other.id != occupation.id && shared(other) > 0).collect();
            sort_by_key(&mut near, |other| std::cmp::Reverse(shared(other)));
            let line = |other: &&OccupationSummary| near_line(other, ta("near-shared", &[("count", shared(other).into())]), shared(other));
            near.iter().take(4).map(line).collect_view()
        } else {
            let ranked = book.ranked(&held).into_iter().filter(|(other, _)| other.id != occupation.id).take(4);
            let line = |(other, fit): (OccupationSummary, domain::fit::Fit)| {
                let (full, _, _) = met(&fit);
                near_line(&other, ta("near-met", &[("met", full.into()), ("all", fit.parts.len().into())]), full)
            };
            ranked.map(line).collect_view()
        }
    };
    view! { <section class="box"><h2>{t("near-heading")}</h2><ul class="lines">{rows}</ul></section> }.into_any()
}

fn near_line(occupation: &OccupationSummary, words: String, full: usize) -> AnyView {
    let all = occupation.competences.len();
    let dots = (0..all).map(|dot| view! { <i class=if dot < full { "dots__full" } else { "" }></i> }).collect_view();
    view! {
        <li>
            <a class="line line--link" href=format!("/professioni/{}", occupation.id)>
                <span><b>{occupation.label.clone()}</b><small class="muted">{words}</small></span>
                <span class="dots dots--small" aria-hidden="true">{dots}</span>
                <Icon name="forward"/>
            </a>
        </li>
    }
    .into_any()
}
