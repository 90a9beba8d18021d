//! The polo's forms as they arrive: plain POSTs to the address of their page. Done, they lead back to
//! it; else the page comes back with what was typed and what is wrong.

use super::membership_forms::ReturnedMembership;
use crate::pages::come_back::{actor_of, come_back, read_form as read, receive_bytes, status_of};
use crate::pages::form_fields::Returned;
use axum::body::Body;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ApiError;
use domain::id::OrganisationId;
use domain::network::{AgreementForm, MembershipForm};
use domain::organisation::OrganisationForm;
use http::Request;
use leptos::prelude::LeptosOptions;
use serde::Deserialize;
use services::Services;

/// The longest form, in bytes: a programme of 4,000 letters, each of up to twelve as it is encoded.
const LONGEST: usize = 56 * 1024;

/// Answers `POST /rete/nuovo`: an organisation that the polo does not know yet.
pub async fn post_new_member<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let (form, error) = match receive_bytes(body, LONGEST).await.and_then(|bytes| read::<OrganisationForm>(&bytes)) {
        Err(error) => (OrganisationForm::default(), error),
        Ok(form) => match services::network::create(&services, &actor, &form).await {
            Ok(id) => return Redirect::to(&format!("/rete/{id}?fatto=create")).into_response(),
            Err(error) => (form, error),
        },
    };
    let status = status_of(&error);
    come_back(context, Returned { form, error }, status, options, parts).await
}

/// Answers `POST /rete/accordo`: an agreement, new or corrected.
pub async fn post_agreement<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let (form, error) = match receive_bytes(body, LONGEST).await.and_then(|bytes| read::<AgreementForm>(&bytes)) {
        Err(error) => (AgreementForm::default(), error),
        Ok(form) => match services::network::change_agreement(&services, &actor, &form).await {
            Ok(_) => return Redirect::to("/rete/accordo?fatto=agreement").into_response(),
            Err(error) => (form, error),
        },
    };
    let status = status_of(&error);
    come_back(context, Returned { form, error }, status, options, parts).await
}

/// What a form of an organisation's page is about.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Envelope {
    act: String,
}

/// Answers `POST /rete/{id}`: what the organisation is, or its part in the polo.
pub async fn post_member<C>(services: Services, context: C, options: LeptosOptions, request: Request<Body>) -> Response
where
    C: Fn() + Clone + Send + Sync + 'static,
{
    let (parts, body) = request.into_parts();
    let actor = actor_of(&parts);
    let id: Option<OrganisationId> = parts.uri.path().rsplit('/').next().and_then(|id| id.parse().ok());
    let read = receive_bytes(body, LONGEST).await.and_then(|bytes| {
        let Envelope { act } = read(&bytes)?;
        Ok((read::<OrganisationForm>(&bytes)?, read::<MembershipForm>(&bytes)?, act))
    });
    let (data, membership, act, outcome) = match (id, read) {
        // The page itself says that there is none.
        (None, _) => (OrganisationForm::default(), MembershipForm::default(), String::new(), Err(ApiError::NotFound)),
        (_, Err(error)) => (OrganisationForm::default(), MembershipForm::default(), "change".to_owned(), Err(error)),
        (Some(id), Ok((data, membership, act))) => {
            let outcome = match act.as_str() {
                "change" => services::network::change(&services, &actor, id, &data).await,
                _ => services::network::change_membership(&services, &actor, id, &membership).await,
            };
            if outcome.is_ok() {
                return Redirect::to(&format!("/rete/{id}?fatto={act}")).into_response();
            }
            (data, membership, act, outcome)
        }
    };
    let error = outcome.err().unwrap_or(ApiError::NotFound);
    let status = status_of(&error);
    if act == "change" {
        come_back(context, Returned { form: data, error }, status, options, parts).await
    } else {
        come_back(context, ReturnedMembership(Returned { form: membership, error }), status, options, parts).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_browsers_send_it() {
        let body = b"act=correct&id=01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11&version=3&role=founder&from=2027-09-01&to=";
        let form: MembershipForm = read(body).expect("a browser sends it");
        assert_eq!((form.act.as_str(), form.role.as_str(), form.to.as_str()), ("correct", "founder", ""));
        let body = b"act=change&version=1&name=Officine+%C3%A8+%26+Figli&email=a%40b.example";
        let form: OrganisationForm = read(body).expect("a browser sends it");
        assert_eq!((form.name.as_str(), form.email.as_str(), form.kind.as_str()), ("Officine è & Figli", "a@b.example", ""));
        assert_eq!(read::<Envelope>(body).expect("an act").act, "change");
        let body = b"title=Accordo&programme=uno%0D%0Adue";
        assert_eq!(read::<AgreementForm>(body).expect("a browser sends it").programme, "uno\r\ndue");
    }

    #[test]
    fn what_is_no_form_is_malformed_and_what_is_missing_is_empty() {
        assert_eq!(read::<AgreementForm>(b"").expect("an empty form"), AgreementForm::default());
        assert!(matches!(read::<OrganisationForm>(b"name=1&name=2"), Err(ApiError::Malformed(_))));
    }
}
