//! `annoda user`: who may come in. Passwords never pass here: people choose them by a link.

use crate::arguments::{UserArguments, UserDeed};
use crate::data::{self, say};
use anyhow::{Result, bail};
use domain::ApiError;
use domain::language::Language;
use domain::policy::Actor;
use services::ServiceError;
use services::account::{self, NewUser, Secret, User};

/// Does it.
///
/// # Errors
/// One sentence; then nothing has changed.
pub async fn run(options: &UserArguments) -> Result<()> {
    let (services, _) = data::open_up_to_date(&options.storage).await?;
    let actor = Actor::Operator;
    match &options.deed {
        UserDeed::Add { email, name, role, organisation } => {
            let new = NewUser { name: name.clone(), email: email.clone(), role: (*role).into(), organisation: organisation.clone() };
            match account::add(&services, &actor, &new).await {
                Ok(secret) => tell(options, &secret),
                Err(ServiceError::Forbidden) => {
                    bail!(
                        "This is a demonstration, where everybody chooses who to be: accounts belong into a database of their own (ANNODA_DATA)."
                    )
                }
                Err(error) => return Err(sentence(error)),
            }
        }
        UserDeed::Invite { email } => {
            tell(options, &account::invite(&services, &actor, email).await.map_err(|error| unknown(error, email))?)
        }
        UserDeed::Remove { email } => {
            account::remove(&services, &actor, email).await.map_err(|error| unknown(error, email))?;
            say("The account is gone, and its sessions have ended.");
        }
        UserDeed::ForgetSecondStep { email } => {
            services::second_step::remove(&services, &actor, email).await.map_err(|error| match error {
                ServiceError::NotFound => {
                    anyhow::anyhow!("Nobody with the address {email} has a second step: `annoda user list` names all accounts.")
                }
                error => sentence(error),
            })?;
            say("The second step is gone, and the sessions have ended.");
        }
        UserDeed::List { json } => {
            for user in account::list(&services, &actor).await.map_err(sentence)? {
                say(&line(&user, *json));
            }
        }
    }
    Ok(())
}

fn tell(options: &UserArguments, secret: &Secret) {
    say("Give this link to that person, and to nobody else. It is good for seven days, until a password is chosen with it:");
    say(&format!("{}/invito?codice={}", options.origin.trim_end_matches('/'), secret.reveal()));
}

fn line(user: &User, json: bool) -> String {
    let User { person, email, has_password } = user;
    if json {
        return serde_json::json!({
            "email": email, "name": person.name, "role": person.role, "organisation": person.organisation, "password": has_password,
        })
        .to_string();
    }
    let role = messages::role_plural(Language::English, person.role);
    let waiting = if *has_password { "" } else { "  (has not chosen a password yet)" };
    let organisation = if person.organisation.is_empty() { String::new() } else { format!(" · {}", person.organisation) };
    format!("{email}  {} · {role}{organisation}{waiting}", person.name)
}

fn unknown(error: ServiceError, email: &str) -> anyhow::Error {
    match error {
        ServiceError::NotFound => anyhow::anyhow!("Nobody has an account with the address {email}: `annoda user list` names them all."),
        error => sentence(error),
    }
}

fn sentence(error: ServiceError) -> anyhow::Error {
    match ApiError::from(error) {
        ApiError::Invalid(fields) => {
            let lines: Vec<String> =
                fields.iter().map(|field| format!("{}: {}", field.field, messages::field_error(Language::English, field))).collect();
            anyhow::anyhow!("{}", lines.join(" "))
        }
        error => anyhow::anyhow!("{}", messages::api_error(Language::English, &error)),
    }
}
