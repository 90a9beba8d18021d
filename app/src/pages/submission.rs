//! A company's form as it arrives from a browser: a plain POST to the address of the page. Taken, it leads to the list of one's requests; else the page comes back
//! with everything that was typed and what is wrong beside it.

use super::come_back::{actor_of, come_back, receive_bytes, status_of};
use super::new_demand::Returned;
use crate::api::RequestLanguage;
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::catalogue::{OccupationCompetence, Relation};
use domain::competence::{Level, Weight};
use domain::demand::{AskedField, DemandForm, MAX_COMPETENCES};
use domain::id::CommandId;
use domain::language::Language;
use domain::policy::Actor;
use domain::{ApiError, FieldError};
use http::{Request, StatusCode};
use leptos::prelude::LeptosOptions;
use serde::Deserialize;
use services::Services;

/// The longest form, in bytes: fifteen competences and two full texts take less than a tenth.
const LONGEST: usize = 64 * 1024;

/// Answers `POST /richieste/nuova`. `context` is what every page of this request gets; who asks is
/// a [`RequestActor`] among the request's extensions, and a visitor without it.
pub async fn post_demand<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let returned = match receive(body).await {
        Err(error) => Returned { form: DemandForm::default(), command: None, error: Some(error) },
        Ok(Received { form, command, suggest: true }) => {
            let language = RequestLanguage::of(&parts.headers).0;
            suggest(&services, &actor, language, form, command).await
        }
        Ok(Received { form, command, suggest: false }) => match services::demand::create(&services, &actor, form.clone(), command).await {
            Ok(id) => return Redirect::to(&format!("/richieste?nuova={id}")).into_response(),
            Err(error) => Returned { form, command: Some(command), error: Some(error) },
        },
    };
    let status = returned.error.as_ref().map_or(StatusCode::OK, status_of);
    come_back(context, returned, status, options, parts).await
}

/// Fills in what the chosen occupation usually needs, after what stands there already.
async fn suggest(services: &Services, actor: &Actor, language: Language, mut form: DemandForm, command: CommandId) -> Returned {
    let error = match services::demand::options(services, actor, language).await {
        Err(error) => Some(error),
        Ok(options) => match options.occupations.iter().find(|occupation| occupation.id.to_string() == form.occupation) {
            None => Some(ApiError::Invalid(vec![FieldError::new("occupation", "field-choose")])),
            Some(occupation) => {
                add_usual(&mut form.asked, &occupation.competences);
                None
            }
        },
    };
    Returned { form, command: Some(command), error }
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

/// What a browser sent.
#[derive(Debug)]
struct Received {
    form: DemandForm,
    command: CommandId,
    /// Whether the usual competences are wanted, not yet the demand.
    suggest: bool,
}

#[derive(Deserialize)]
struct Envelope {
    command: CommandId,
    #[serde(default)]
    suggest: String,
}

async fn receive(body: Body) -> Result<Received, ApiError> {
    let bytes = receive_bytes(body, LONGEST).await?;
    read(&bytes)
}

/// Reads the form as browsers encode it: `asked%5B0%5D%5Blevel%5D=3`.
fn read(bytes: &[u8]) -> Result<Received, ApiError> {
    let malformed = |error: serde_qs::Error| ApiError::Malformed(error.to_string());
    let encoding = serde_qs::Config::new(5, false);
    let Envelope { command, suggest } = encoding.deserialize_bytes(bytes).map_err(malformed)?;
    let form = encoding.deserialize_bytes(bytes).map_err(malformed)?;
    Ok(Received { form, command, suggest: !suggest.is_empty() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::CompetenceId;

    #[test]
    fn a_form_is_read_as_browsers_send_it() {
        let body = "command=01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11&kind=placement&title=Tornio+%C3%A8+qui&high_risk_task=on\
            &asked%5B0%5D%5Bcompetence%5D=a&asked%5B0%5D%5Blevel%5D=3&asked%5B0%5D%5Bweight%5D=2&asked%5B0%5D%5Bmandatory%5D=on\
            &asked%5B7%5D%5Bcompetence%5D=b&asked%5B7%5D%5Blevel%5D=1&asked%5B7%5D%5Bweight%5D=1\
            &allotments%5B0%5D%5Bboard%5D=x&allotments%5B0%5D%5Bseats%5D=2&tasks=uno%0D%0Adue";
        let Received { form, command, suggest } = read(body.as_bytes()).expect("a browser sends it");
        assert!(!suggest);
        assert_eq!(command.to_string(), "01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11");
        assert_eq!((form.kind.as_str(), form.title.as_str(), form.high_risk_task.as_str()), ("placement", "Tornio è qui", "on"));
        assert_eq!(form.asked.len(), 2, "gaps in the numbers do no harm");
        assert_eq!((form.asked[0].competence.as_str(), form.asked[0].mandatory.as_str()), ("a", "on"));
        assert_eq!((form.asked[1].competence.as_str(), form.asked[1].level.as_str()), ("b", "1"));
        assert_eq!(form.allotments[0].seats, "2");
        assert_eq!(form.tasks, "uno\r\ndue");
    }

    #[test]
    fn more_than_ten_lines_keep_their_order() {
        let lines = (0..12).map(|row| format!("&asked%5B{row}%5D%5Bcompetence%5D=c{row}")).collect::<String>();
        let Received { form, .. } =
            read(format!("command=01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11{lines}").as_bytes()).expect("a browser sends it");
        let read: Vec<String> = form.asked.into_iter().map(|line| line.competence).collect();
        assert_eq!(read, (0..12).map(|row| format!("c{row}")).collect::<Vec<_>>());
    }

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
    fn what_is_no_form_is_malformed() {
        for body in ["", "command=1", "asked=1&command=01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11", "%ff%fe"] {
            assert!(matches!(read(body.as_bytes()), Err(ApiError::Malformed(_))), "{body}");
        }
    }
}
