//! A company's form as it arrives from a browser, with or without the wasm: a plain POST to the
//! address of the page. Taken, it leads to the list of one's requests; else the page comes back
//! with everything that was typed and what is wrong beside it.

use super::new_demand::Returned;
use crate::api::RequestActor;
use axum::body::{Body, to_bytes};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use domain::demand::DemandForm;
use domain::id::CommandId;
use domain::policy::Actor;
use http::{Request, StatusCode};
use leptos::prelude::{LeptosOptions, provide_context};
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
    let actor = parts.extensions.get::<RequestActor>().map_or(Actor::Anonymous, |request| request.actor);
    let returned = match receive(body).await {
        Err(error) => Returned { form: DemandForm::default(), command: None, error },
        Ok((form, command)) => match services::demand::create(&services, &actor, form.clone(), command).await {
            Ok(id) => return Redirect::to(&format!("/richieste?nuova={id}")).into_response(),
            Err(error) => Returned { form, command: Some(command), error },
        },
    };
    let status = StatusCode::from_u16(returned.error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let with_form = move || {
        context();
        provide_context(returned.clone());
    };
    let render = leptos_axum::render_app_async_with_context(with_form, move || crate::shell(options.clone()));
    let mut response = render(Request::from_parts(parts, Body::empty())).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    response
}

#[derive(Deserialize)]
struct Envelope {
    command: CommandId,
}

async fn receive(body: Body) -> Result<(DemandForm, CommandId), ApiError> {
    let bytes = to_bytes(body, LONGEST).await.map_err(|error| ApiError::Malformed(error.to_string()))?;
    read(&bytes)
}

/// Reads the form as browsers encode it: `asked%5B0%5D%5Blevel%5D=3`.
fn read(bytes: &[u8]) -> Result<(DemandForm, CommandId), ApiError> {
    let malformed = |error: serde_qs::Error| ApiError::Malformed(error.to_string());
    let encoding = serde_qs::Config::new(5, false);
    let Envelope { command } = encoding.deserialize_bytes(bytes).map_err(malformed)?;
    let form = encoding.deserialize_bytes(bytes).map_err(malformed)?;
    Ok((form, command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_browsers_send_it() {
        let body = "command=01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11&kind=placement&title=Tornio+%C3%A8+qui&high_risk_task=on\
            &asked%5B0%5D%5Bcompetence%5D=a&asked%5B0%5D%5Blevel%5D=3&asked%5B0%5D%5Bweight%5D=2&asked%5B0%5D%5Bmandatory%5D=on\
            &asked%5B7%5D%5Bcompetence%5D=b&asked%5B7%5D%5Blevel%5D=1&asked%5B7%5D%5Bweight%5D=1\
            &allotments%5B0%5D%5Bboard%5D=x&allotments%5B0%5D%5Bseats%5D=2&tasks=uno%0D%0Adue";
        let (form, command) = read(body.as_bytes()).expect("a browser sends it");
        assert_eq!(command.to_string(), "01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11");
        assert_eq!((form.kind.as_str(), form.title.as_str(), form.high_risk_task.as_str()), ("placement", "Tornio è qui", "on"));
        assert_eq!(form.asked.len(), 2, "removed lines leave gaps in the numbers");
        assert_eq!((form.asked[0].competence.as_str(), form.asked[0].mandatory.as_str()), ("a", "on"));
        assert_eq!((form.asked[1].competence.as_str(), form.asked[1].level.as_str()), ("b", "1"));
        assert_eq!(form.allotments[0].seats, "2");
        assert_eq!(form.tasks, "uno\r\ndue");
    }

    #[test]
    fn more_than_ten_lines_keep_their_order() {
        let lines = (0..12).map(|row| format!("&asked%5B{row}%5D%5Bcompetence%5D=c{row}")).collect::<String>();
        let (form, _) = read(format!("command=01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11{lines}").as_bytes()).expect("a browser sends it");
        let read: Vec<String> = form.asked.into_iter().map(|line| line.competence).collect();
        assert_eq!(read, (0..12).map(|row| format!("c{row}")).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_no_form_is_malformed() {
        for body in ["", "command=1", "asked=1&command=01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11", "%ff%fe"] {
            assert!(matches!(read(body.as_bytes()), Err(ApiError::Malformed(_))), "{body}");
        }
    }
}
