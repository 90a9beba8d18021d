//! `/richieste/:id/modifica`: the form of a demand that stands, with what stands there, posted to its
//! own address. Whoever saves over a version that a colleague or an import has changed meanwhile sees
//! both, and decides.

use super::demand_fields::{Draft, Standing, confidences, risks};
use super::entrance::ForOthers;
use super::need_esco::{EscoPart, Found, new_to_polo};
use super::need_fitting::Saved;
use super::need_form::{Frame, need_form, summary};
use super::new_demand::fitting_of;
use super::served::served;
use crate::api::demand::{FormStart, read_demand_options};
use crate::api::{Failure, actor, language, session_now};
use crate::i18n::{t, ta, use_language};
use crate::ui::{Icon, Problem};
use domain::ApiError;
use domain::calendar::parse_iso_day;
use domain::competence::{Level, Weight};
use domain::demand::{AskedField, DemandDeed, DemandForm, DemandOptions, DemandState};
use domain::id::DemandId;
use domain::need::Told;
use domain::person::RoleKind;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use services::Services;
use services::demand::KeptDemand;
use services::need::{Fitting, ReadNeed};

/// A form that came back.
#[derive(Clone, Debug)]
pub(super) struct Edited {
    /// As it was filled in; `None` where it could not be read.
    pub(super) form: Option<DemandForm>,
    /// The version that one had seen.
    pub(super) version: u64,
    /// What the company's words name, where somebody asked.
    pub(super) reading: Option<ReadNeed>,
    /// What the whole classification has, where somebody searched it.
    pub(super) found: Option<Found>,
    /// Why it was not done at once; `None` where the server only filled something in.
    pub(super) outcome: Option<Outcome>,
}

/// Why a form was not done at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// So many students would lose what the rules allow them: one should know, and agree.
    Asks(Told),
    /// It cannot be done so.
    Failed(ApiError),
}

/// What the page begins with.
struct Start {
    view: KeptDemand,
    options: FormStart,
    edited: Option<Edited>,
    fitting: Result<Fitting, ApiError>,
    asks: bool,
    /// What the form has chosen of the classification, with labels.
    chosen: Vec<(String, String)>,
    /// Whether there is a classification.
    is_loaded: bool,
}

/// The address of a page of a demand.
pub(super) fn address(id: DemandId, page: &str) -> String {
    format!("/richieste/{id}/{page}")
}

/// A page of one demand for its company, made of what the services say; for visitors, who could see
/// it.
pub(super) fn for_its_company<V, Read, Reading>(read: Read, show: impl FnOnce(V) -> AnyView + Send + 'static) -> AnyView
where
    V: Send + 'static,
    Read: FnOnce(DemandId, Services) -> Reading + Send + 'static,
    Reading: Future<Output = Result<V, ApiError>> + Send,
{
    let id: Option<DemandId> = use_params_map().with_untracked(|params| params.get("id").and_then(|id| id.parse().ok()));
    match id {
        // Made a failure it sets the status of the answer.
        None => view! { <Problem error=Failure::from(ApiError::NotFound).into_error()/> }.into_any(),
        Some(_) if session_now().actor.role().is_none() => view! {
            <div class="page"><ForOthers heading="demands-heading" text="demands-for-whom" roles=vec![RoleKind::Company] back="/richieste"/></div>
        }
        .into_any(),
        Some(id) => served(move |services| read(id, services), show),
    }
}

/// The page.
#[component]
pub fn EditDemand() -> impl IntoView {
    let edited = use_context::<Edited>();
    let content = for_its_company(move |id, services| start(id, services, edited), whole);
    view! { <Title text=t("demand-edit-title")/>{content} }.into_any()
}

async fn start(id: DemandId, services: Services, edited: Option<Edited>) -> Result<Start, ApiError> {
    let view = services::demand::one(&services, &actor(), id, language()).await?;
    let mut options = read_demand_options().await.map_err(Failure::into_error)?;
    // Who stands there may stay, even where nobody new is given to them.
    options.options.tutors.clone_from(&view.tutors);
    let form = edited.as_ref().and_then(|edited| edited.form.as_ref()).unwrap_or(&view.form);
    let (asked, fitting) = fitting_of(&services, form).await;
    let chosen = services::concept::esco::chosen(&services, &actor(), form, language()).await?;
    let is_loaded = services::concept::esco::begin(&services).await?;
    Ok(Start { asks: !asked.is_empty(), view, options, edited, fitting, chosen, is_loaded })
}

fn whole(start: Start) -> AnyView {
    let Start { view, options: FormStart { options, command }, edited, fitting, asks, chosen, is_loaded } = start;
    let here = address(view.own.card.id, "modifica");
    if let Some(why) = &view.closed {
        let copy = format!("/richieste/nuova?copia={}", view.own.card.id);
        return view! {
            <div class="page">
                <header class="page__head">{head(&view)}</header>
                <p class="note"><Icon name="clock"/>{messages::field_error(use_language(), why)}</p>
                <p class="actions"><a class="btn" href=copy><Icon name="file"/>{t("demands-copy")}</a></p>
            </div>
        }
        .into_any();
    }
    let (form, version, reading, found, outcome) = match edited {
        Some(Edited { form: Some(form), version, reading, found, outcome }) => (form, version, reading, found, outcome),
        other => (view.form.clone(), view.own.version, None, None, other.and_then(|edited| edited.outcome)),
    };
    let is_stale = outcome == Some(Outcome::Failed(ApiError::Stale));
    let differs = if is_stale { differences(&form, &view.form, &options) } else { Vec::new() };
    // Whoever sends it now has seen what stands there.
    let version = if is_stale { view.own.version } else { version };
    let (above, error) = match outcome {
        None => (withdrawn(&view), None),
        Some(Outcome::Asks(told)) => (Some(asks_first(told)), None),
        Some(Outcome::Failed(ApiError::Stale)) => (Some(changed_meanwhile(&view)), None),
        Some(Outcome::Failed(error)) => (Some(summary(&error, "demand-kept")), Some(error)),
    };
    let new = new_to_polo(&form, &chosen);
    provide_context(EscoPart::new(chosen, found, is_loaded));
    let frame = Frame {
        address: here.clone(),
        command,
        saved: Saved { version, words: None },
        head: head(&view),
        above,
        send: "demand-save",
        keeps_draft: false,
        // A word that there is not yet is proposed with a new request.
        proposes: false,
        new,
        seats: {
            let boards = view.own.boards.clone();
            Box::new(move || view! { <Standing boards/> }.into_any())
        },
        aside: aside(&view),
    };
    need_form(Draft::new(here, form, error, reading, options).beside(differs), frame, fitting, asks)
}

fn head(view: &KeptDemand) -> AnyView {
    let card = &view.own.card;
    let heading = ta("demand-edit-heading", &[("title", card.title.as_str().into())]);
    view! { <p class="crumbs"><a href="/richieste">{t("nav-demands")}</a>" › "{card.company_name.clone()}</p><h1>{heading}</h1> }.into_any()
}

/// That it is withdrawn, and stays so.
fn withdrawn(view: &KeptDemand) -> Option<AnyView> {
    matches!(view.own.state, DemandState::Withdrawn { .. })
        .then(|| view! { <p class="note"><Icon name="forbidden"/>{t("demand-edit-withdrawn")}</p> }.into_any())
}

/// What the change would do to students who have a seat, and the box that agrees.
fn asks_first(told: Told) -> AnyView {
    let sentence = match told {
        Told::Few => t("demand-unseats-some"),
        Told::Exactly(count) => ta("demand-unseats", &[("count", count.into())]),
    };
    view! {
        <div class="note note--mid" role="alert" tabindex="-1" autofocus>
            <Icon name="warning"/>
            <div>
                <b>{sentence}</b>
                <p>{t("demand-unseats-text")}</p>
                <label class="check"><input type="checkbox" name="agreed" id="f-agreed" value="on"/><span>{t("demand-unseats-agree")}</span></label>
                <p><button class="btn">{t("demand-save")}</button></p>
            </div>
        </div>
    }
    .into_any()
}

/// Who changed it meanwhile, above the form that shows both.
fn changed_meanwhile(view: &KeptDemand) -> AnyView {
    let who = match &view.changed_by {
        Some(name) => ta("demand-stale-by", &[("name", name.as_str().into())]),
        None => t("demand-stale-import"),
    };
    view! {
        <div class="note note--bad" role="alert" tabindex="-1" autofocus>
            <Icon name="warning"/><div><b>{who}</b><p>{t("people-stale-text")}</p></div>
        </div>
    }
    .into_any()
}

/// What people did with it, and the way to take it back.
fn aside(view: &KeptDemand) -> AnyView {
    let language = use_language();
    let lines = view.history.iter().map(|line| {
        let name = line.name.clone().unwrap_or_else(|| t("demand-somebody"));
        let key = match line.deed {
            DemandDeed::Changed => "demand-deed-changed",
            DemandDeed::Withdrawn => "demand-deed-withdrawn",
            DemandDeed::Reopened => "demand-deed-reopened",
        };
        view! { <li class="line"><span>{ta(key, &[("name", name.into())])}<small class="muted num">{messages::moment(language, line.at)}</small></span></li> }
    });
    let history = (!view.history.is_empty()).then(|| view! { <h2>{t("demand-history")}</h2><ul class="lines">{lines.collect_view()}</ul> });
    let back = match view.own.state {
        DemandState::Withdrawn { .. } => t("demand-reopen-way"),
        _ => t("demand-withdraw-way"),
    };
    view! { {history}<p><a href=address(view.own.card.id, "ritira")>{back}</a></p> }.into_any()
}

/// How a field's value is said.
type Words<'w> = &'w dyn Fn(&str) -> String;

/// What stands there now, in words, of the fields in which it is another thing than what was typed.
fn differences(typed: &DemandForm, now: &DemandForm, options: &DemandOptions) -> Vec<(&'static str, String)> {
    let language = use_language();
    let plain = |value: &str| value.to_owned();
    let day = |value: &str| parse_iso_day(value).map_or_else(|| value.to_owned(), |day| messages::day(language, day));
    let word = |words: Vec<(String, String)>| {
        move |value: &str| words.iter().find(|(known, _)| known == value).map_or_else(|| value.to_owned(), |(_, words)| words.clone())
    };
    let kind = word(vec![("placement".to_owned(), t("need-kind-placement")), ("forecast".to_owned(), t("need-kind-forecast"))]);
    let occupation = word(options.occupations.iter().map(|one| (one.id.to_string(), one.label.clone())).collect());
    let tutor = word(options.tutors.clone());
    let (place, risk, confidence) = (word(options.municipalities.clone()), word(risks()), word(confidences()));
    let ticked = |value: &str| if value.is_empty() { t("list-no") } else { t("list-yes") };
    let mut fields: Vec<(&'static str, &str, &str, Words<'_>)> = vec![
        ("kind", &typed.kind, &now.kind, &kind),
        ("title", &typed.title, &now.title, &plain),
        ("occupation", &typed.occupation, &now.occupation, &occupation),
        ("positions", &typed.positions, &now.positions, &plain),
        ("municipality", &typed.municipality, &now.municipality, &place),
        ("risk", &typed.risk, &now.risk, &risk),
        ("high_risk_task", &typed.high_risk_task, &now.high_risk_task, &ticked),
        ("min_age", &typed.min_age, &now.min_age, &plain),
        ("tasks", &typed.tasks, &now.tasks, &plain),
        ("conditions", &typed.conditions, &now.conditions, &plain),
    ];
    if now.kind == "forecast" {
        fields.push(("by_year", &typed.by_year, &now.by_year, &plain));
        fields.push(("confidence", &typed.confidence, &now.confidence, &confidence));
    } else {
        fields.push(("from", &typed.from, &now.from, &day));
        fields.push(("to", &typed.to, &now.to, &day));
        fields.push(("weekly_hours", &typed.weekly_hours, &now.weekly_hours, &plain));
        fields.push(("starts_at", &typed.starts_at, &now.starts_at, &plain));
        fields.push(("ends_at", &typed.ends_at, &now.ends_at, &plain));
        fields.push(("tutor", &typed.tutor, &now.tutor, &tutor));
    }
    // As browsers send them, lines end in two characters.
    let same = |typed: &str, now: &str| typed.replace("\r\n", "\n").trim() == now.trim();
    let mut differs: Vec<(&'static str, String)> =
        fields.into_iter().filter(|(_, typed, now, _)| !same(typed, now)).map(|(field, _, now, words)| (field, words(now))).collect();
    let lines = |form: &DemandForm| form.asked.iter().filter(|line| !line.competence.is_empty()).cloned().collect::<Vec<_>>();
    if lines(typed) != lines(now) {
        let words = now.asked.iter().map(|line| asked_words(line, options)).collect::<Vec<_>>();
        differs.push(("asked", words.join("; ")));
    }
    differs
}

/// "Tornitura CNC (in autonomia, importante)".
fn asked_words(line: &AskedField, options: &DemandOptions) -> String {
    let language = use_language();
    let label = options.competences.iter().find(|one| one.id.to_string() == line.competence).map(|one| one.label.clone());
    let level = line.level.parse().ok().and_then(|number: u8| Level::try_from(number).ok()).map(|level| messages::level(language, level));
    let weight =
        line.weight.parse().ok().and_then(|number: u8| Weight::try_from(number).ok()).map(|weight| messages::weight(language, weight));
    let mandatory = (!line.mandatory.is_empty()).then(|| t("need-asked-mandatory"));
    let about: Vec<String> = [level, weight, mandatory].into_iter().flatten().collect();
    format!("{} ({})", label.unwrap_or_default(), about.join(", "))
}
