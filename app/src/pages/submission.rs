//! A company's form as it arrives from a browser: a plain POST to the address of the page, with the
//! button that was pressed. Stated, it leads to the list of one's requests; else the page comes back
//! with everything that was typed and what is wrong beside it. Every step but the last keeps the
//! draft.

use super::come_back::{actor_of, come_back, status_of};
use super::need_esco::{Found, new_to_polo};
use super::need_fitting::{Saved, SavedLine, WhoFits};
use super::need_step::{Received, Step, receive};
use super::new_demand::{Returned, fitting_of, kept_at};
use crate::api::RequestLanguage;
use crate::i18n::t;
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::catalogue::{OccupationCompetence, Relation};
use domain::competence::{Level, Weight};
use domain::concept::Choice;
use domain::demand::{AskedField, DemandForm, MAX_COMPETENCES};
use domain::id::{CommandId, CompetenceId, OccupationId};
use domain::language::Language;
use domain::policy::Actor;
use domain::{ApiError, FieldError};
use http::request::Parts;
use http::{Request, StatusCode};
use leptos::prelude::{IntoAny, LeptosOptions, Suspend, view};
use services::Services;
use services::need::{ProposedCompetence, ReadNeed};

/// Answers `POST /richieste/nuova`. `context` is what every page of this request gets; who asks is
/// a [`RequestActor`] among the request's extensions, and a visitor without it.
///
/// [`RequestActor`]: crate::api::RequestActor
pub async fn post_demand<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let language = RequestLanguage::of(&parts.headers).0;
    let received = match receive(body).await {
        Ok(received) => received,
        Err(error) => {
            let saved = Saved { version: 0, words: None };
            let returned = Returned { form: DemandForm::default(), command: None, error: Some(error), reading: None, found: None, saved };
            let status = returned.error.as_ref().map_or(StatusCode::OK, status_of);
            return come_back(context, returned, status, options, parts).await;
        }
    };
    let led_on = match &received.step {
        Step::State => services::demand::create(&services, &actor, received.form.clone(), received.command)
            .await
            .map(|id| Some(format!("/richieste?nuova={id}"))),
        Step::Discard => services::draft::discard(&services, &actor, received.command).await.map(|()| Some("/richieste".to_owned())),
        _ => Ok(None),
    };
    let error = match led_on {
        Ok(Some(address)) => return Redirect::to(&address).into_response(),
        Ok(None) => None,
        Err(error) => Some(error),
    };
    let is_alone = matches!(received.step, Step::Save);
    let returned = proceed(&services, &actor, language, received, error).await;
    if is_alone {
        let status = returned.error.as_ref().map_or(StatusCode::OK, status_of);
        let Returned { form, saved, .. } = returned;
        return if status == StatusCode::OK { beside(services, context, form, saved, parts).await } else { status.into_response() };
    }
    let status = returned.error.as_ref().map_or(StatusCode::OK, status_of);
    come_back(context, returned, status, options, parts).await
}

/// Does what the pressed button says, and keeps the draft.
async fn proceed(services: &Services, actor: &Actor, language: Language, received: Received, error: Option<ApiError>) -> Returned {
    let Received { form, command, step, version, is_read, esco_q, has_agreed: _ } = received;
    let is_stated = matches!(step, Step::State);
    let Advanced { form, reading, found, mut error } = advance(services, actor, language, form, step, is_read, esco_q, error).await;
    // A form that was refused is kept too: whoever mends it later finds it.
    let saved = keep(services, actor, command, &form, version, &mut error, is_stated).await;
    Returned { form, command: Some(command), error, reading, found, saved }
}

/// A form after a step.
pub(super) struct Advanced {
    pub(super) form: DemandForm,
    /// What the company's words name, where somebody asked.
    pub(super) reading: Option<ReadNeed>,
    /// What was looked for in the whole classification, and found there.
    pub(super) found: Option<Found>,
    pub(super) error: Option<ApiError>,
}

/// Does what the pressed button says, as far as it changes the form.
#[expect(clippy::too_many_arguments, reason = "a step with all that it looks at")]
pub(super) async fn advance(
    services: &Services,
    actor: &Actor,
    language: Language,
    mut form: DemandForm,
    step: Step,
    is_read: bool,
    esco_q: String,
    mut error: Option<ApiError>,
) -> Advanced {
    // Before the words are read again: what is usual follows the occupation.
    if let Step::Occupation(id) = &step {
        form.occupation.clone_from(id);
    }
    let mut reading = None;
    if is_read || matches!(step, Step::Read) {
        match services::need::read(services, actor, &form.tasks, form.occupation.parse().ok(), language).await {
            Ok(read) => reading = Some(read),
            Err(why) => error = error.or(Some(why)),
        }
    }
    let mut found = None;
    // What was found stays while one takes of it.
    if matches!(step, Step::Find) || !matches!(step, Step::Save | Step::Discard) && !esco_q.trim().is_empty() {
        match services::concept::esco::find(services, actor, &esco_q, language).await {
            Ok(esco) => found = Some(Found { wanted: esco_q, esco }),
            Err(why) => error = error.or(Some(why)),
        }
    }
    match step {
        Step::State | Step::Discard | Step::Read | Step::Find | Step::Look | Step::Save | Step::Occupation(_) => {}
        Step::Suggest => error = suggest(services, actor, language, &mut form).await.err(),
        Step::Take(which) => take(&mut form.asked, reading.as_ref(), &which),
        Step::Drop(row) => drop_row(&mut form.asked, row),
        Step::Ease { competence, level } => {
            if let Some(line) = form.asked.iter_mut().find(|line| line.competence == competence) {
                line.level = level;
            }
        }
    }
    Advanced { form, reading, found, error }
}

/// Keeps the draft. That it could not be kept is no reason to refuse a step; only a visitor, or a
/// draft that another window has changed, is told so.
async fn keep(
    services: &Services,
    actor: &Actor,
    command: CommandId,
    form: &DemandForm,
    version: u64,
    error: &mut Option<ApiError>,
    is_stated: bool,
) -> Saved {
    match services::draft::save(services, actor, command, form, version).await {
        Ok(kept) => Saved { version: kept.version, words: Some(kept_at(&kept)) },
        Err(ApiError::NotFound) => {
            *error = error.take().or(Some(ApiError::NotFound));
            Saved { version, words: None }
        }
        Err(_) if is_stated => Saved { version, words: None },
        Err(ApiError::Stale) => Saved { version: 0, words: Some(t("need-saved-elsewhere")) },
        Err(_) => Saved { version: 0, words: Some(t("need-not-saved")) },
    }
}

/// What changes while one writes, without the form: for the script.
pub(super) async fn beside<C>(services: Services, context: C, form: DemandForm, saved: Saved, parts: Parts) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let address = parts.uri.path().to_owned();
    let page = move || {
        let (services, form, saved, address) = (services.clone(), form.clone(), saved.clone(), address.clone());
        Suspend::new(async move {
            let (asked, fitting) = fitting_of(&services, &form).await;
            // Where the labels cannot be read they are not needed either: nothing is counted.
            let chosen = services::concept::esco::chosen(&services, &crate::api::actor(), &form, crate::api::language()).await;
            let new = new_to_polo(&form, &chosen.unwrap_or_default());
            view! { <SavedLine saved/><WhoFits fitting asks=!asked.is_empty() new address/> }.into_any()
        })
    };
    let render = leptos_axum::render_app_async_with_context(context, page);
    render(Request::from_parts(parts, Body::empty())).await
}

/// Fills in what the chosen occupation usually needs, after what stands there already.
async fn suggest(services: &Services, actor: &Actor, language: Language, form: &mut DemandForm) -> Result<(), ApiError> {
    if let Ok(Choice::Esco(address)) = form.occupation.parse::<Choice<OccupationId>>() {
        for value in services::concept::esco::usual(services, actor, &address).await? {
            add_line(&mut form.asked, value);
        }
        return Ok(());
    }
    let options = services::demand::options(services, actor, language).await?;
    match options.occupations.iter().find(|occupation| occupation.id.to_string() == form.occupation) {
        None => Err(ApiError::Invalid(vec![FieldError::new("occupation", "field-choose")])),
        Some(occupation) => {
            add_usual(&mut form.asked, &occupation.competences);
            Ok(())
        }
    }
}

/// Takes over a proposed competence, or all of them, after what stands there already.
fn take(asked: &mut Vec<AskedField>, reading: Option<&ReadNeed>, which: &str) {
    asked.retain(|line| !line.competence.is_empty());
    // One of the classification; whether there is such a one is found out when it is stated.
    if let Ok(Choice::Esco(_)) = which.parse::<Choice<CompetenceId>>() {
        add_line(asked, which.to_owned());
    }
    let wanted = |one: &&ProposedCompetence| which == "all" || one.id.to_string() == which;
    for one in reading.into_iter().flat_map(|reading| &reading.competences).filter(wanted) {
        let competence = one.id.to_string();
        if asked.len() < MAX_COMPETENCES && asked.iter().all(|line| line.competence != competence) {
            let (level, weight) = (one.level.number().to_string(), u8::from(one.weight).to_string());
            asked.push(AskedField { competence, level, weight, mandatory: String::new() });
        }
    }
}

/// A line of its own for what the polo's catalogue does not have, and so has no usual level for.
fn add_line(asked: &mut Vec<AskedField>, competence: String) {
    asked.retain(|line| !line.competence.is_empty());
    if asked.len() < MAX_COMPETENCES && asked.iter().all(|line| line.competence != competence) {
        let (level, weight) = (Level::Guided.number().to_string(), u8::from(Weight::Important).to_string());
        asked.push(AskedField { competence, level, weight, mandatory: String::new() });
    }
}

/// Takes a line away.
fn drop_row(asked: &mut Vec<AskedField>, row: usize) {
    if row < asked.len() {
        asked.remove(row);
    }
    asked.retain(|line| !line.competence.is_empty());
}

fn add_usual(asked: &mut Vec<AskedField>, usual: &[OccupationCompetence]) {
    asked.retain(|line| !line.competence.is_empty());
    for one in usual {
        let competence = one.competence.to_string();
        if asked.len() < MAX_COMPETENCES && !asked.iter().any(|line| line.competence == competence) {
            let weight = if one.relation == Relation::Essential { Weight::Important } else { Weight::Useful };
            let (level, weight) = (one.level.max(Level::Aware).number().to_string(), u8::from(weight).to_string());
            asked.push(AskedField { competence, level, weight, mandatory: String::new() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_competences_come_after_what_stands_there() {
        let ids: Vec<CompetenceId> = (0..20).map(|_| CompetenceId::generate()).collect();
        let mut asked = vec![
            AskedField::default(),
            AskedField { competence: ids[1].to_string(), level: "4".to_owned(), weight: "3".to_owned(), mandatory: "on".to_owned() },
        ];
        let usual: Vec<OccupationCompetence> = ids
            .iter()
            .map(|id| OccupationCompetence { competence: *id, relation: Relation::Essential, level: Level::Autonomous })
            .collect();
        add_usual(&mut asked, &usual);
        assert_eq!(asked.len(), MAX_COMPETENCES);
        assert_eq!((asked[0].competence.clone(), asked[0].level.as_str()), (ids[1].to_string(), "4"), "nothing typed is lost");
        assert_eq!((asked[1].competence.clone(), asked[1].level.as_str(), asked[1].weight.as_str()), (ids[0].to_string(), "3", "2"));
        assert_eq!(asked.iter().filter(|line| line.competence == ids[1].to_string()).count(), 1, "nothing stands there twice");
    }

    #[test]
    fn what_only_the_classification_has_is_taken_once() {
        let mut asked = vec![AskedField::default()];
        for _ in 0..2 {
            take(&mut asked, None, "esco:http://data.europa.eu/esco/skill/1");
        }
        take(&mut asked, None, "esco:javascript:1");
        let lines: Vec<_> = asked.iter().map(|line| (line.competence.as_str(), line.level.as_str(), line.weight.as_str())).collect();
        assert_eq!(lines, [("esco:http://data.europa.eu/esco/skill/1", "2", "2")]);
    }

    #[test]
    fn a_line_is_taken_away_and_the_others_stay() {
        let line = |competence: &str| AskedField { competence: competence.to_owned(), ..AskedField::default() };
        for (row, left) in [(0, vec!["c"]), (1, vec!["a", "c"]), (2, vec!["a"]), (9, vec!["a", "c"])] {
            let mut asked = vec![line("a"), line(""), line("c")];
            drop_row(&mut asked, row);
            assert_eq!(asked.iter().map(|line| line.competence.as_str()).collect::<Vec<_>>(), left, "{row}");
        }
    }
}
