//! What a student would like and what a company thinks, beside a pair and on the cards.

use super::store::Store;
use crate::i18n::t;
use crate::ui::Icon;
use domain::board::{Assessment, BoardCommand};
use domain::id::{DemandId, StudentId};
use domain::policy::Role;
use leptos::prelude::*;

/// Beside a pair: the company's own choice, or what the school reads of both sides.
#[component]
pub(super) fn Words(student: StudentId, demand: DemandId) -> impl IntoView {
    let store = expect_context::<Store>();
    match store.role {
        Some(Role::Company { .. }) => view! { <Choice student demand/> }.into_any(),
        Some(Role::Teacher { .. } | Role::Coordinator) => view! { <Told student demand/> }.into_any(),
        Some(Role::Student { .. }) | None => ().into_any(),
    }
}

/// The four things that a company may think of a candidate.
#[component]
fn Choice(student: StudentId, demand: DemandId) -> impl IntoView {
    let store = expect_context::<Store>();
    let said = Memo::new(move |_| store.state.with(|state| state.assessment(student, demand)));
    let choices = Assessment::ALL.map(|assessment| {
        let meaning = match assessment {
            Assessment::Agreed => "assess-agreed-means",
            Assessment::Interesting => "assess-interesting-means",
            Assessment::Unseen => "assess-unseen-means",
            Assessment::NotNow => "assess-not-now-means",
        };
        view! {
            <label class=format!("assess__choice assess__choice--{}", tone(assessment))>
                <input type="radio" name="assessment" prop:checked=move || said.get() == assessment
                    on:change=move |_| store.dispatch(BoardCommand::Assess { student, demand, assessment })/>
                <Icon name=icon(assessment)/>
                <span><b>{messages::assessment(store.language, assessment)}</b><small>{t(meaning)}</small></span>
            </label>
        }
    });
    view! {
        <fieldset class="assess">
            <legend>{t("assess-question")}</legend>
            {choices.into_iter().collect_view()}
            <p class="fine"><Icon name="eye"/>{t("assess-who-sees")}</p>
        </fieldset>
    }
    .into_any()
}

/// What the company thinks, and at which place of the student's own order the demand stands.
#[component]
fn Told(student: StudentId, demand: DemandId) -> impl IntoView {
    let store = expect_context::<Store>();
    let company = move || {
        let said = store.state.with(|state| state.assessment(student, demand));
        let words = messages::assessment(store.language, said);
        let sentence = store.text("assess-told", &[("assessment", words.as_str().into())]);
        view! { <li class=format!("told told--{}", tone(said))><Icon name=icon(said)/>{sentence}</li> }
    };
    let wish = move || {
        let (rank, said_any) = store.state.with(|state| (state.rank(student, demand), !state.preferences(student).is_empty()));
        let who = store.directory.with(|directory| directory.student_label(student));
        let values = |rank: u8| [("who", who.as_str().into()), ("rank", rank.into())];
        let sentence = match rank {
            Some(rank) => store.text("wish-rank", &values(rank)),
            None if said_any => store.text("wish-not-ranked", &values(0)),
            None => store.text("wish-none-yet", &values(0)),
        };
        let class = if rank.is_some() { "told told--good" } else { "told" };
        view! { <li class=class><Icon name="person"/>{sentence}</li> }
    };
    view! { <ul class="tolds">{wish}{company}</ul> }.into_any()
}

/// A student's own order, for the school.
#[component]
pub(super) fn OwnOrder(student: StudentId) -> impl IntoView {
    let store = expect_context::<Store>();
    let order = Memo::new(move |_| store.state.with(|state| state.preferences(student)));
    let rows = move || {
        let directory = store.directory.get();
        let words = |demand: &DemandId| directory.demand(*demand).map(|card| (card.title.clone(), card.company_name.clone()));
        let row = |(title, company)| view! { <li><b>{title}</b>" "<small class="muted">{company}</small></li> };
        order.get().iter().filter_map(words).map(row).collect_view()
    };
    view! {
        <Show when=move || order.with(|order| !order.is_empty())>
            <section class="insp__section"><h3>{t("wish-order")}</h3><ol class="wishes">{rows}</ol></section>
        </Show>
    }
    .into_any()
}

/// A company's word on a candidate as a small mark; nothing where it has said nothing.
#[component]
pub(super) fn AssessmentMark(student: StudentId, demand: DemandId) -> impl IntoView {
    let store = expect_context::<Store>();
    move || mark(store, store.state.with(|state| state.assessment(student, demand)))
}

/// On a student's card, for a company: the warmest that it said for any of its demands, while none
/// of them is chosen.
#[component]
pub(super) fn WarmestMark(student: StudentId) -> impl IntoView {
    let store = expect_context::<Store>();
    let is_company = matches!(store.role, Some(Role::Company { .. }));
    move || {
        if !is_company || store.demand.get().is_some() {
            return None;
        }
        let said = store.state.with(|state| {
            let own = state.assessments().filter(|((other, _), _)| *other == student).map(|(_, assessment)| assessment);
            own.min()
        });
        mark(store, said?)
    }
}

fn mark(store: Store, said: Assessment) -> Option<AnyView> {
    if said == Assessment::Unseen {
        return None;
    }
    let words = messages::assessment(store.language, said);
    let sentence = store.text("assess-told", &[("assessment", words.as_str().into())]);
    let class = format!("mark mark--{}", tone(said));
    Some(view! { <span class=class title=sentence.clone()><Icon name=icon(said)/><span class="visually-hidden">{sentence.clone()}</span></span> }.into_any())
}

fn icon(said: Assessment) -> &'static str {
    match said {
        Assessment::Agreed => "check",
        Assessment::Interesting => "star",
        Assessment::Unseen => "eye",
        Assessment::NotNow => "minus",
    }
}

fn tone(said: Assessment) -> &'static str {
    match said {
        Assessment::Agreed => "good",
        Assessment::Interesting => "accent",
        Assessment::Unseen => "none",
        Assessment::NotNow => "quiet",
    }
}
