//! Changing the polo: organisations, memberships, agreements. Each change is one transaction that
//! takes the lock of the polo first, so that what it decides on stays true.

use super::{Edit, edit, resource};
use crate::{ServiceError, Services};
use domain::id::{AgreementId, MembershipId, OrganisationId};
use domain::network::{Agreement, AgreementForm, MembershipForm, Refusal};
use domain::organisation::{Contact, OrganisationForm, OrganisationTerms};
use domain::policy::{Action, Actor, Resource, authorize};
use domain::{ApiError, FieldError};
use persistence::import::NewOrganisation;
use persistence::{Connection, write_transaction};
use std::collections::HashSet;

impl From<Refusal> for ServiceError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Stale => Self::Stale,
            Refusal::Invalid(fields) => Self::Invalid(fields),
        }
    }
}

/// Adds an organisation; it belongs to the polo when a membership says so.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::Forbidden`] for all but the
/// coordinator, [`ApiError::NotFound`] for visitors, [`ApiError::Busy`].
pub async fn create(services: &Services, actor: &Actor, form: &OrganisationForm) -> Result<OrganisationId, ApiError> {
    let _permit = authorize(actor, Action::ChangeNetwork, &Resource::Polo)?;
    let terms = form.parse()?;
    let id = OrganisationId::generate();
    let terms = &terms;
    let stored = write_transaction(services.database(), |transaction| async move {
        persistence::network::lock(&transaction).await?;
        check(&transaction, terms, None).await?;
        let code = free_code(&mut persistence::organisation::codes(&transaction).await?, None);
        let blank = NewOrganisation {
            id,
            code,
            name: String::new(),
            kind: terms.kind,
            school_code: None,
            vat_number: None,
            ateco: None,
            municipality: String::new(),
            address: String::new(),
            email: None,
            phone: None,
        };
        persistence::organisation::insert(&transaction, &with_terms(blank, terms.clone())).await?;
        Ok::<_, ServiceError>(id)
    })
    .await?;
    Ok(stored)
}

/// Changes an organisation: all of it for the coordinator, how it is reached for its own people;
/// what else their form says is not looked at.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::Stale`] where it is at another version
/// than the form has seen, [`ApiError::Forbidden`] for others, [`ApiError::NotFound`],
/// [`ApiError::Malformed`], [`ApiError::Busy`].
pub async fn change(services: &Services, actor: &Actor, id: OrganisationId, form: &OrganisationForm) -> Result<(), ApiError> {
    let _permit = authorize(actor, Action::ReadNetwork, &Resource::Polo)?;
    Ok(record(services, actor, id, form).await?)
}

async fn record(services: &Services, actor: &Actor, id: OrganisationId, form: &OrganisationForm) -> Result<(), ServiceError> {
    let known = persistence::organisation::one(services.database().connection(), id).await?.ok_or(ServiceError::NotFound)?.record;
    let _permit = authorize(actor, Action::ChangeOrganisation, &resource(&known))?;
    let seen = form.seen().map_err(from_form)?;
    let terms = match edit(actor, &known) {
        Edit::Whole => Some(form.parse().map_err(from_form)?),
        Edit::Contact | Edit::Nothing => None,
    };
    let contact = form.parse_contact().map_err(from_form)?;
    let (terms, contact) = (&terms, &contact);
    write_transaction(services.database(), |transaction| async move {
        persistence::network::lock(&transaction).await?;
        // Read under the lock: what the form does not say is what stands there.
        let now = persistence::organisation::one(&transaction, id).await?.ok_or(ServiceError::NotFound)?;
        if now.version != seen {
            return Err(ServiceError::Stale);
        }
        let after = match terms {
            Some(terms) => {
                check(&transaction, terms, Some(&now.record)).await?;
                with_terms(now.record, terms.clone())
            }
            None => with_contact(now.record, contact.clone()),
        };
        // An import does not take this lock: whoever comes second hears it.
        if persistence::organisation::change(&transaction, seen, &after).await? { Ok(()) } else { Err(ServiceError::Stale) }
    })
    .await
}

/// Changes an organisation's part in the polo.
///
/// # Errors
/// As [`change`].
pub async fn change_membership(
    services: &Services,
    actor: &Actor,
    organisation: OrganisationId,
    form: &MembershipForm,
) -> Result<(), ApiError> {
    let _permit = authorize(actor, Action::ChangeNetwork, &Resource::Polo)?;
    let change = &form.parse()?;
    write_transaction(services.database(), |transaction| async move {
        persistence::network::lock(&transaction).await?;
        if persistence::organisation::one(&transaction, organisation).await?.is_none() {
            return Err(ServiceError::NotFound);
        }
        let roll = persistence::network::roll(&transaction).await?;
        let step = roll.decide(organisation, change, MembershipId::generate())?;
        if persistence::network::write(&transaction, &step).await? { Ok(()) } else { Err(ServiceError::Stale) }
    })
    .await?;
    Ok(())
}

/// Writes an agreement: a new one, or another wording of one that is there.
///
/// # Errors
/// As [`change`].
pub async fn change_agreement(services: &Services, actor: &Actor, form: &AgreementForm) -> Result<AgreementId, ApiError> {
    let _permit = authorize(actor, Action::ChangeNetwork, &Resource::Polo)?;
    let (seen, terms) = (form.seen()?, &form.parse()?);
    let id = write_transaction(services.database(), |transaction| async move {
        persistence::network::lock(&transaction).await?;
        let agreements = persistence::network::agreements(&transaction).await?;
        terms.beside(&agreements, seen.map(|(id, _)| id)).map_err(ServiceError::Invalid)?;
        let Some((id, version)) = seen else {
            let new = Agreement { id: AgreementId::generate(), version: 1, terms: terms.clone() };
            persistence::network::insert_agreement(&transaction, &new).await?;
            return Ok(new.id);
        };
        let after = Agreement { id, version: version.saturating_add(1), terms: terms.clone() };
        if persistence::network::change_agreement(&transaction, &after).await? { Ok(id) } else { Err(ServiceError::Stale) }
    })
    .await?;
    Ok(id)
}

/// What the form alone cannot know: the seat is a known municipality, nobody else has the partita
/// IVA, and what hangs on an organisation of this kind is not left hanging.
async fn check(connection: &impl Connection, terms: &OrganisationTerms, before: Option<&NewOrganisation>) -> Result<(), ServiceError> {
    let mut problems = Vec::new();
    if !persistence::municipality::all(connection).await?.contains_key(&terms.municipality) {
        problems.push(FieldError::new("municipality", "field-choose"));
    }
    if before.is_some_and(|before| !before.kind.may_become(terms.kind)) {
        problems.push(FieldError::new("kind", "field-kind-held"));
    }
    if terms.vat_number.is_some() {
        let others = persistence::organisation::all(connection).await?;
        let twin = |other: &&persistence::organisation::StoredOrganisation| {
            other.record.vat_number == terms.vat_number && before.is_none_or(|before| before.id != other.record.id)
        };
        if let Some(twin) = others.iter().find(twin) {
            problems.push(FieldError::new("vat_number", "field-vat-twice").with("name", twin.record.name.clone()));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(problems)) }
}

fn with_terms(before: NewOrganisation, terms: OrganisationTerms) -> NewOrganisation {
    let OrganisationTerms { name, kind, school_code, vat_number, ateco, municipality, contact } = terms;
    with_contact(NewOrganisation { name, kind, school_code, vat_number, ateco, municipality, ..before }, contact)
}

fn with_contact(before: NewOrganisation, contact: Contact) -> NewOrganisation {
    let Contact { address, email, phone } = contact;
    NewOrganisation { address, email, phone, ..before }
}

/// A form says only these two things against itself.
fn from_form(error: ApiError) -> ServiceError {
    match error {
        ApiError::Invalid(fields) => ServiceError::Invalid(fields),
        other => ServiceError::Malformed(other.to_string()),
    }
}

/// The wanted code where nobody has it, else the next number; it is taken then.
pub(crate) fn free_code(codes: &mut HashSet<String>, wanted: Option<String>) -> String {
    let wanted = wanted.filter(|code| !codes.contains(code));
    let code = wanted.unwrap_or_else(|| {
        let numbers = codes.len()..;
        numbers.map(|number| format!("AZ{number:04}")).find(|code| !codes.contains(code)).unwrap_or_default()
    });
    codes.insert(code.clone());
    code
}
