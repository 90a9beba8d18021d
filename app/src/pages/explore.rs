//! What the exploring pages share: the catalogue, read once, and the figures drawn from it.

use super::search::{Search, Words};
use crate::api::catalogue::read_catalogue;
use crate::api::{BLOCKING, JsonText};
use crate::i18n::{t, ta, use_language};
use crate::ui::Problem;
use domain::ApiError;
use domain::catalogue::{Catalogue, CompetenceLabel, Course, OccupationSummary, PublicDemand, Relation};
use domain::competence::{AskedCompetence, HeldCompetence, Level, Weight};
use domain::demand::Confidence;
use domain::fit::{Fit, Trust, fit};
use domain::id::{CompetenceId, OccupationId};
use domain::sorting::sort_by_key;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use std::sync::Arc;

/// The catalogue under way, by context.
#[derive(Clone, Copy)]
struct Shelf(Resource<Result<Catalogue, ApiError>, JsonText>);

/// The frame of the exploring pages: going from one to the next reads nothing again.
#[component]
pub fn Explore() -> impl IntoView {
    let read = |()| async { read_catalogue().await.map_err(crate::api::Failure::into_error) };
    provide_context(Words::new());
    provide_context(Shelf(Resource::new_with_options(|| (), read, BLOCKING)));
    view! { <Outlet/> }.into_any()
}

/// Shows `page` with the catalogue, or what went wrong.
pub(super) fn with_catalogue(page: impl Fn(Book) -> AnyView + Send + Sync + 'static) -> AnyView {
    shown(None, Arc::new(page))
}

/// The same with what the server found for the words in the address.
pub(super) fn with_found(search: Search, page: impl Fn(Book) -> AnyView + Send + Sync + 'static) -> AnyView {
    shown(Some(search), Arc::new(page))
}

/// A page as a value, so that what waits for the catalogue is compiled once and not for each.
type Page = Arc<dyn Fn(Book) -> AnyView + Send + Sync>;

fn shown(search: Option<Search>, page: Page) -> AnyView {
    let shelf = expect_context::<Shelf>().0;
    view! {
        <Suspense fallback=|| view! { <p class="loading">{t("loading")}</p> }>
            {move || {
                let page = Page::clone(&page);
                Suspend::new(async move {
                    if let Some(search) = search {
                        search.begin(search.first.await);
                    }
                    match shelf.await {
                        Ok(catalogue) => page(Book(Arc::new(catalogue))),
                        Err(error) => view! { <Problem error=error/> }.into_any(),
                    }
                })
            }}
        </Suspense>
    }
    .into_any()
}

/// The catalogue, shared by the parts of a page.
#[derive(Clone)]
pub(super) struct Book(Arc<Catalogue>);

impl Book {
    /// For a list that is written without a page around it.
    #[cfg(feature = "ssr")]
    pub(super) fn of(catalogue: &Catalogue) -> Self {
        Self(Arc::new(catalogue.clone()))
    }

    pub(super) fn occupations(&self) -> &[OccupationSummary] {
        &self.0.occupations
    }

    pub(super) fn competences(&self) -> &[CompetenceLabel] {
        &self.0.competences
    }

    pub(super) fn demands(&self) -> &[PublicDemand] {
        &self.0.demands
    }

    pub(super) fn courses(&self) -> &[Course] {
        &self.0.courses
    }

    /// The names of the courses that teach a competence.
    pub(super) fn taught_by(&self, id: CompetenceId) -> Vec<String> {
        self.courses().iter().filter(|course| course.teaches.contains(&id)).map(Course::name).collect()
    }

    /// Labels in a sentence.
    pub(super) fn words(&self, ids: &[CompetenceId]) -> String {
        ids.iter().map(|id| self.label(*id)).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn occupation(&self, id: OccupationId) -> Option<&OccupationSummary> {
        self.occupations().iter().find(|occupation| occupation.id == id)
    }

    pub(super) fn competence(&self, id: CompetenceId) -> Option<&CompetenceLabel> {
        self.competences().iter().find(|label| label.id == id)
    }

    /// A competence's label; the server sends none without.
    pub(super) fn label(&self, id: CompetenceId) -> String {
        self.competence(id).map(|label| label.label.clone()).unwrap_or_default()
    }

    /// The fit of what somebody says to have with an occupation.
    pub(super) fn fit(&self, held: &[HeldCompetence], occupation: &OccupationSummary) -> Fit {
        fit(held, &asked(occupation), &self.0.taxonomy, Trust::Exploring)
    }

    /// What each unmet competence would add to the fit, in points of 100, most first.
    pub(super) fn gains(&self, held: &[HeldCompetence], occupation: &OccupationSummary) -> Vec<(AskedCompetence, u16)> {
        let now = self.fit(held, occupation);
        let mut gains: Vec<(AskedCompetence, u16)> = now
            .parts
            .iter()
            .filter(|part| part.credit < FULL_CREDIT)
            .map(|part| {
                let mut more = held.to_vec();
                more.retain(|one| one.competence != part.asked.competence);
                let evidence = domain::competence::Evidence::SelfDeclared;
                more.push(HeldCompetence { competence: part.asked.competence, level: part.asked.level, evidence });
                (part.asked, self.fit(&more, occupation).percent().saturating_sub(now.percent()))
            })
            .collect();
        sort_by_key(&mut gains, |(_, gain)| std::cmp::Reverse(*gain));
        gains
    }

    /// The other occupations with their fit, the best first.
    pub(super) fn ranked(&self, held: &[HeldCompetence]) -> Vec<(OccupationSummary, Fit)> {
        let mut ranked: Vec<(OccupationSummary, Fit)> =
            self.occupations().iter().map(|occupation| (occupation.clone(), self.fit(held, occupation))).collect();
        sort_by_key(&mut ranked, |(_, fit)| std::cmp::Reverse(fit.score));
        ranked
    }
}

/// The credit of a competence that is met in full.
pub(super) const FULL_CREDIT: u8 = 40;

/// What an occupation asks. An essential competence counts twice an optional one; nothing is
/// mandatory for somebody who only looks around.
pub(super) fn asked(occupation: &OccupationSummary) -> Vec<AskedCompetence> {
    occupation
        .competences
        .iter()
        .map(|one| AskedCompetence {
            competence: one.competence,
            level: one.level.max(Level::Aware),
            weight: if one.relation == Relation::Essential { Weight::Important } else { Weight::Useful },
            mandatory: false,
        })
        .collect()
}

/// Competences met in full, to strengthen, and to learn.
pub(super) fn met(fit: &Fit) -> (usize, usize, usize) {
    let full = fit.parts.iter().filter(|part| part.credit >= FULL_CREDIT).count();
    let none = fit.parts.iter().filter(|part| part.credit == 0).count();
    (full, fit.parts.len() - full - none, none)
}

/// How many companies there are behind some requests.
pub(super) fn companies<'a>(demands: impl Iterator<Item = &'a PublicDemand>) -> usize {
    let mut names: Vec<&str> = Vec::new();
    for demand in demands {
        if !names.contains(&demand.company.as_str()) {
            names.push(&demand.company);
        }
    }
    names.len()
}

/// "3 posti", "5 entro il 2028, probabile": how many are asked, now or by a year.
pub(super) fn wanted(people: u32, ahead: Option<(i32, Confidence)>) -> String {
    match ahead {
        None => ta("wanted-seats", &[("seats", people.into())]),
        Some((year, confidence)) => {
            let confidence = messages::confidence(use_language(), confidence);
            ta("wanted-by-year", &[("people", people.into()), ("year", year.to_string().into()), ("confidence", confidence.into())])
        }
    }
}
